// Lists with dated membership: kept by their office, seen by others, imported from files.
#include <doctest/doctest.h>

#include "core/identifiers/identifiers.h"
#include "features/lists/lists.h"
#include "http/client.h"
#include "platform/desk/verify.h"
#include "platform/json/json.h"
#include "platform/spreadsheet/spreadsheet.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

const std::string pump = "91430100MA4L16JQ9D";  // the code that the test's organisations have
const std::string optics = "91430100MA4L7P3T8G";
const std::string alloy = "91431300MA4W1E2R36";
const std::string list = "/api/v1/lists/demonstration_firms";

const Tree demonstration_firms = Tree::map({{"id", "demonstration_firms"},
                                            {"title_zh", "示范企业"},
                                            {"title_en", "Demonstration firms"},
                                            {"subject", "enterprise"},
                                            {"source", "湘知发〔2024〕1号"},
                                            {"region", "430000"}});

Tree entry(const std::string& subject, const std::string& from, const Tree& until = {}) {
    Tree::Map body{{"subject", subject},
                   {"name", "某企业"},
                   {"from", from},
                   {"reference", "湘知发〔2024〕1号"}};
    if (!until.is_null()) body.emplace_back("until", until);
    return body;
}

Tree with(const Tree& body, const std::string& name, const char* value) {
    Tree::Map members = *body.map();
    for (auto& [each, old] : members)
        if (each == name) {
            old = value;
            return members;
        }
    members.emplace_back(name, value);
    return members;
}

struct Setting {
    explicit Setting(const Engine& engine = engines()[0]) : office(engine) {
        office.add_organisation("window", "登记窗口", OrganisationKind::registry);
        office.add_organisation("other-window", "外市窗口", OrganisationKind::registry);
        office.add_organisation("pump-works", "湘江泵业", OrganisationKind::enterprise);
        office.add_organisation("a-bank", "甲银行", OrganisationKind::bank);
        office.add_person("window", "window", {Role::registry_officer});
        office.add_person("other", "other-window", {Role::registry_officer});
        office.add_person("firm", "pump-works", {Role::enterprise_officer});
        office.add_person("bank", "a-bank", {Role::bank_officer});
        auto keeper = office.sign_in("window");
        REQUIRE(keeper.begin("registerList", demonstration_firms).status == 201);
    }
    std::int64_t journal_lines() {
        std::int64_t lines = 0;
        office.system().desk().read({}, [&](View& view) {
            lines = view.session().query("select count(*) from journal").front().integer(0);
        });
        return lines;
    }
    Result<bool> is_member(const std::string& name, const std::string& subject, Date on) {
        Result<bool> answer = false;
        office.system().desk().read(
            {}, [&](View& view) { answer = lists::is_member(view, name, subject, on); });
        return answer;
    }
    Office office;
};

std::size_t items(const Told& told) { return told.body.find("items")->list()->size(); }

std::int64_t count(const Told& told, const char* verdict) {
    return *told.body.find("counts")->find(verdict)->integer();
}

std::string import_path(const Told& preview, const std::string& defaults = "") {
    return list + "/imports?file=" + preview.text({"file"}) + "&plan=" + preview.text({"plan"}) +
           defaults;
}

// Codes whose check character is right.
std::string code_of(int number) {
    std::string digits = std::to_string(number);
    std::string code = "9143010" + std::string(10 - digits.size(), '0') + digits;
    return code + credit_code_check(code + '0');
}

}  // namespace

TEST_CASE("membership holds from its first day to its last, both included") {
    Setting setting;
    auto keeper = setting.office.sign_in("window");
    CHECK(keeper.post(list + "/members", entry(pump, "2023-01-10", "2023-12-31")).status == 201);
    CHECK(keeper.post(list + "/members", entry(pump, "2024-02-01")).status == 201);
    struct Case {
        Date on;
        bool member;
    };
    for (const Case& each : {Case{date_of(2023, 1, 9), false}, Case{date_of(2023, 1, 10), true},
                             Case{date_of(2023, 12, 31), true}, Case{date_of(2024, 1, 1), false},
                             Case{date_of(2024, 2, 1), true}, Case{date_of(2199, 12, 31), true}}) {
        CAPTURE(to_string(each.on));
        CHECK(setting.is_member("demonstration_firms", pump, each.on) == each.member);
        const std::string day = to_string(each.on);
        CHECK(items(keeper.get(list + "/members?on=" + day)) == (each.member ? 1 : 0));
        CHECK(*keeper.get(list + "?on=" + day).body.find("members")->integer() ==
              (each.member ? 1 : 0));
    }
    CHECK(setting.is_member("demonstration_firms", optics, date_of(2024, 3, 1)) == false);
    const auto unknown = setting.is_member("white_list", pump, date_of(2024, 3, 1));
    REQUIRE(!unknown);
    CHECK(unknown.error().first().kind->code == std::string("list.unknown"));

    const std::string end = list + "/members/" + pump + "/end";
    const Tree ending = Tree::map(
        {{"from", "2024-02-01"}, {"until", "2024-06-30"}, {"reference", "湘知发〔2024〕9号"}});
    CHECK(keeper.post(end, ending).status == 200);
    CHECK(setting.is_member("demonstration_firms", pump, date_of(2024, 6, 30)) == true);
    CHECK(setting.is_member("demonstration_firms", pump, date_of(2024, 7, 1)) == false);
    CHECK(keeper.post(end, with(ending, "until", "2024-07-31")).code() == "list.ended_already");
    CHECK(keeper
              .post(list + "/members/" + pump + "/annulment",
                    Tree::map({{"from", "2024-02-01"}, {"reason", "录入有误"}}))
              .status == 200);
    CHECK(setting.is_member("demonstration_firms", pump, date_of(2024, 6, 30)) == false);
    CHECK(items(keeper.get(list + "/members")) == 1);
}

TEST_CASE("what cannot be entered is refused at its field and changes nothing") {
    Setting setting;
    auto keeper = setting.office.sign_in("window");
    REQUIRE(keeper.post(list + "/members", entry(pump, "2023-01-10", "2023-12-31")).status == 201);
    REQUIRE(keeper.post(list + "/members", entry(optics, "2023-01-10")).status == 201);
    const std::int64_t before = setting.journal_lines();
    struct Case {
        Tree body;
        const char* error;
    };
    for (const Case& each :
         {Case{entry("91430100MA4L16JQ9E", "2024-01-01"), "identifier.credit_code@subject"},
          Case{entry("9143", "2024-01-01"), "identifier.credit_code@subject"},
          Case{entry(alloy, "2024-01-02", "2024-01-01"), "list.upside_down@until"},
          Case{entry(pump, "2023-12-31"), "list.overlap@from"},
          Case{entry(pump, "2022-01-01", "2023-01-10"), "list.overlap@from"},
          Case{entry(pump, "2022-01-01"), "list.overlap@from"},
          Case{entry(optics, "2030-01-01"), "list.overlap@from"},
          Case{entry(alloy, "2024-02-30"), "field.date@from"},
          Case{with(entry(alloy, "2024-02-01"), "name", " "), "field.blank@name"}}) {
        CAPTURE(write_json(each.body));
        const Told told = keeper.post(list + "/members", each.body);
        CHECK(told.errors() == std::vector<std::string>{each.error});
    }
    CHECK(keeper.post("/api/v1/lists/white_list/members", entry(alloy, "2024-01-01")).code() ==
          "list.unknown");
    CHECK(
        keeper
            .post(list + "/members/" + alloy + "/end",
                  Tree::map({{"from", "2024-01-01"}, {"until", "2024-01-01"}, {"reference", "x"}}))
            .code() == "record.not_found");
    CHECK(
        keeper
            .post(list + "/members/" + pump + "/end",
                  Tree::map({{"from", "2024-01-01"}, {"until", "2024-01-01"}, {"reference", "x"}}))
            .code() == "list.no_period");
    CHECK(keeper.post("/api/v1/lists", demonstration_firms).code() == "record.exists");
    CHECK(keeper.post("/api/v1/lists", with(demonstration_firms, "id", "Firms")).code() ==
          "list.id");
    CHECK(keeper.post("/api/v1/lists", with(demonstration_firms, "region", "湖南")).code() ==
          "list.region");
    CHECK(setting.journal_lines() == before);
    // The day after the end and the day before the beginning are free.
    CHECK(keeper.post(list + "/members", entry(pump, "2024-01-01")).status == 201);
    CHECK(keeper.post(list + "/members", entry(pump, "2022-01-01", "2023-01-09")).status == 201);
}

TEST_CASE("an office keeps its own lists; others read; a firm reads of itself") {
    Setting setting;
    auto keeper = setting.office.sign_in("window");
    REQUIRE(keeper.post(list + "/members", entry(pump, "2023-01-10")).status == 201);
    REQUIRE(keeper.post(list + "/members", entry(optics, "2023-01-10")).status == 201);

    auto other = setting.office.sign_in("other");
    CHECK(other.post(list + "/members", entry(alloy, "2024-01-01")).code() ==
          "access.other_organisation");
    CHECK(other.upload(list + "/preview", "统一社会信用代码,企业名称\n").code() ==
          "access.other_organisation");
    auto bank = setting.office.sign_in("bank");
    CHECK(bank.post(list + "/members", entry(alloy, "2024-01-01")).status == 403);
    CHECK(bank.post("/api/v1/lists", demonstration_firms).status == 403);
    CHECK(items(bank.get(list + "/members")) == 2);
    CHECK(bank.get(list + "/members/" + optics).status == 200);
    CHECK(bank.get(list).body.find("actions")->list()->empty());

    auto firm = setting.office.sign_in("firm");
    const Told own = firm.get(list + "/members");
    REQUIRE(items(own) == 1);
    CHECK(*own.body.find("items")->list()->front().find("subject")->text() == pump);
    CHECK(*firm.get(list).body.find("members")->integer() == 1);
    CHECK(firm.get(list + "/members/" + pump).status == 200);
    CHECK(firm.get(list + "/members/" + optics).code() == "record.not_found");
    CHECK(items(firm.get("/api/v1/memberships")) == 1);
    CHECK(items(firm.get("/api/v1/memberships?subject=" + optics)) == 0);
    CHECK(items(bank.get("/api/v1/memberships?subject=" + optics)) == 1);
    const auto file = spreadsheet::read_table(firm.download(list + "/members.xlsx"));
    REQUIRE(file);
    CHECK(file->rows.size() == 2);
}

TEST_CASE("a file is judged row by row, imported as it was judged, and twice is once") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Setting setting(engine);
        auto keeper = setting.office.sign_in("window");
        REQUIRE(keeper.post(list + "/members", entry(pump, "2023-01-10")).status == 201);
        const std::string file =
            "序号,企业名称,统一社会信用代码,起始日,截止日,文号\n"
            "1,湘江泵业," +
            pump +
            ",2023-01-10,2024-06-30,湘知发〔2024〕9号\n"  // ends
            "2,岳麓光电," +
            optics +
            ",2024年2月29日,,湘知发〔2024〕1号\n"  // enters
            "3,岳麓光电," +
            optics +
            ",2024-02-29,,湘知发〔2024〕1号\n"                           // already
            "4,错码,91430100MA4L16JQ9E,2024-02-29,,湘知发〔2024〕1号\n"  // check digit
            "5,娄底合金," +
            alloy +
            ",2024-02-29,2024-02-28,湘知发〔2024〕1号\n"  // upside down
            "6,岳麓光电," +
            optics +
            ",2025-01-01,,湘知发〔2024〕1号\n"  // overlaps row 3
            "7,,\n"                             // nothing there
            "8,娄底合金," +
            alloy + ",下月,,湘知发〔2024〕1号\n";  // no date
        const std::int64_t before = setting.journal_lines();
        const Told preview = keeper.upload(list + "/preview", file);
        REQUIRE(preview.status == 200);
        CHECK(setting.journal_lines() == before);
        CHECK(count(preview, "enters") == 1);
        CHECK(count(preview, "ends") == 1);
        CHECK(count(preview, "already") == 1);
        CHECK(count(preview, "refused") == 5);
        std::vector<std::string> problems;
        for (const Tree& row : *preview.body.find("rows")->list())
            if (const Tree* list_of = row.find("problems"); list_of != nullptr)
                for (const Tree& problem : *list_of->list())
                    problems.push_back(*problem.find("cell")->text() + ' ' +
                                       *problem.find("code")->text());
        CHECK(problems == std::vector<std::string>{"C5 identifier.credit_code",
                                                   "E6 list.upside_down", "D7 list.overlap",
                                                   "C8 table.cell_missing", "B8 table.cell_missing",
                                                   "D8 list.cell_missing", "F8 list.cell_missing",
                                                   "D9 table.cell_date"});

        CHECK(keeper.upload(import_path(preview), file + "\n").code() == "list.other_file");
        CHECK(keeper.upload(import_path(preview, "&reference=x"), file).code() ==
              "list.changed_since_preview");
        CHECK(keeper.upload(list + "/imports", file).code() == "http.missing_query_parameter");
        CHECK(setting.journal_lines() == before);

        const Told imported = keeper.upload(import_path(preview), file, "import-key");
        CHECK(imported.status == 200);
        CHECK(count(imported, "enters") == 1);
        CHECK(setting.is_member("demonstration_firms", pump, date_of(2024, 6, 30)) == true);
        CHECK(setting.is_member("demonstration_firms", pump, date_of(2024, 7, 1)) == false);
        CHECK(setting.is_member("demonstration_firms", optics, date_of(2024, 2, 29)) == true);
        const std::int64_t after = setting.journal_lines();
        CHECK(keeper.upload(import_path(preview), file, "import-key").body == imported.body);
        CHECK(setting.journal_lines() == after);
        const Told again = keeper.upload(import_path(preview), file);
        CHECK(again.status == 200);
        CHECK(count(again, "enters") == 0);
        CHECK(count(again, "ends") == 0);
        CHECK(count(again, "already") == 3);
        CHECK(items(keeper.get(list + "/members")) == 2);

        // What a person agreed to no longer holds: a firm that was accepted is refused now.
        const std::string next = "统一社会信用代码,企业名称\n" + alloy + ",娄底合金\n";
        const std::string defaults = "from=2024-03-01&reference=x";
        const Told second = keeper.upload(list + "/preview?" + defaults, next);
        CHECK(count(second, "enters") == 1);
        REQUIRE(keeper.post(list + "/members", entry(alloy, "2024-02-01")).status == 201);
        CHECK(keeper.upload(import_path(second, "&" + defaults), next).code() ==
              "list.changed_since_preview");

        System& system = setting.office.system();
        CHECK(verify(system.desk().database(), system.desk().kinds(), system.proofs()).whole());
    }
}

TEST_CASE("a file that is no list is refused as a whole") {
    Setting setting;
    auto keeper = setting.office.sign_in("window");
    struct Case {
        std::string file;
        const char* code;
    };
    for (const Case& each :
         {Case{"", "http.missing_file"}, Case{"名称,起始日\n甲,2024-01-01\n", "table.header"},
          Case{"统一社会信用代码,企业名称,名称\n", "table.header_twice"},
          Case{"统一社会信用代码,企业名称\n", "list.no_rows"}, Case{"\n\n", "list.no_rows"},
          Case{"PK\x03\x04", "spreadsheet.damaged"}, Case{"a,\"b\n", "spreadsheet.quotes"}})
        CHECK(keeper.upload(list + "/preview", each.file).code() == each.code);
    CHECK(keeper.post(list + "/preview", Tree::Map{}).code() == "http.not_a_file");
}

TEST_CASE("the template and the download can be imported again") {
    Setting setting;
    auto keeper = setting.office.sign_in("window");
    REQUIRE(keeper.post(list + "/members", entry(pump, "2023-01-10", "2023-12-31")).status == 201);
    REQUIRE(keeper.post(list + "/members", entry(pump, "2024-01-10")).status == 201);
    const Told preview = keeper.upload(list + "/preview", keeper.download(list + "/members.xlsx"));
    CHECK(count(preview, "already") == 2);
    CHECK(preview.body.find("ignored_columns")->list()->empty());
    CHECK(keeper.upload(list + "/preview", keeper.download(list + "/template.csv")).code() ==
          "list.no_rows");
}

TEST_CASE("patents are listed by number, in any form of writing it") {
    Setting setting;
    auto keeper = setting.office.sign_in("window");
    Tree patents = with(demonstration_firms, "id", "key_patents");
    patents = with(patents, "subject", "right");
    REQUIRE(keeper.begin("registerList", patents).status == 201);
    const std::string path = "/api/v1/lists/key_patents";
    CHECK(keeper.post(path + "/members", entry("ZL201410362077.3", "2024-01-01")).status == 201);
    CHECK(keeper.post(path + "/members", entry("2014103620773", "2024-01-01")).code() ==
          "list.overlap");
    CHECK(keeper.post(path + "/members", entry("ZL201410362077.4", "2024-01-01")).code() ==
          "identifier.patent_number");
    CHECK(setting.is_member("key_patents", "2014103620773", date_of(2024, 1, 1)) == true);
    const Told preview = keeper.upload(path + "/preview?from=2024-01-01&reference=x",
                                       "专利号,专利名称\nzl201410362077.3,泵\n");
    CHECK(count(preview, "already") == 1);
}

TEST_CASE("fifty thousand rows are one import") {
    constexpr int rows = 50'000;
    Setting setting;
    auto keeper = setting.office.sign_in("window");
    spreadsheet::Sheet sheet{
        "名单",
        {{"统一社会信用代码"}, {"企业名称"}, {"起始日", spreadsheet::ColumnKind::date}, {"文号"}},
        {}};
    for (int row = 0; row < rows; ++row)
        sheet.rows.push_back(
            {code_of(row), "企业" + std::to_string(row), "2024-01-01", "湘知发〔2024〕1号"});
    const std::string file = spreadsheet::write_table(sheet);
    const Told preview = keeper.upload(list + "/preview", file);
    REQUIRE(preview.status == 200);
    CHECK(count(preview, "enters") == rows);
    const Told imported = keeper.upload(import_path(preview), file);
    REQUIRE(imported.status == 200);
    CHECK(count(imported, "enters") == rows);
    CHECK(*keeper.get(list).body.find("members")->integer() == rows);
    std::size_t read = 0;
    std::string cursor;
    do {
        const Told page =
            keeper.get(list + "/members?limit=500" + (cursor.empty() ? "" : "&cursor=" + cursor));
        read += items(page);
        cursor = page.text({"next"});
    } while (!cursor.empty());
    CHECK(read == rows);
    CHECK(count(keeper.upload(import_path(preview), file), "already") == rows);
}
