// The register from outside: files brought onto the record, lists and downloads, the page of a
// right with its fees and its history, and firms that take over what a desk entered for them.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "core/identifiers/identifiers.h"
#include "core/journal/digest.h"
#include "features/rights/rights.h"
#include "features/rights/testing/rights_table.h"
#include "http/client.h"
#include "platform/desk/verify.h"
#include "platform/spreadsheet/spreadsheet.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

const std::string rights_path = "/api/v1/rights";
const std::string pump_code = "91430100MA4L16JQ9D";  // what the test's organisations have

struct Setting {
    explicit Setting(const Engine& engine = engines()[0]) : office(engine, date_of(2024, 3, 1)) {
        office.add_organisation("window", "登记窗口", OrganisationKind::registry);
        office.add_organisation("other-window", "外市窗口", OrganisationKind::registry);
        office.add_organisation("pump-works", "湘江泵业", OrganisationKind::enterprise);
        office.add_organisation("a-bank", "甲银行", OrganisationKind::bank);
        office.add_person("window", "window", {Role::registry_officer});
        office.add_person("other", "other-window", {Role::registry_officer});
        office.add_person("firm", "pump-works", {Role::enterprise_officer});
        office.add_person("bank", "a-bank", {Role::bank_officer});
    }
    std::int64_t journal_lines() {
        std::int64_t lines = 0;
        office.system().desk().read({}, [&](View& view) {
            lines = view.session().query("select count(*) from journal").front().integer(0);
        });
        return lines;
    }
    bool whole() {
        System& system = office.system();
        return verify(system.desk().database(), system.desk().kinds(), system.proofs()).whole();
    }
    Office office;
};

std::int64_t count(const Told& told, const char* verdict) {
    return *told.body.find("counts")->find(verdict)->integer();
}

std::vector<std::string> problems_of(const Told& told) {
    std::vector<std::string> all;
    for (const Tree& row : *told.body.find("refused")->list())
        for (const Tree& problem : *row.find("problems")->list())
            all.push_back(*problem.find("cell")->text() + ' ' + *problem.find("code")->text());
    return all;
}

std::string parts_of(const Told& preview, const std::string& from = "0") {
    return rights_path + "/imports/" + preview.text({"file"}) + "/parts?from=" + from;
}

// Brought in as the console does, part by part.
Told import_whole(Colleague& keeper, const std::string& file) {
    const Told preview = keeper.upload(rights_path + "/import-preview", file);
    REQUIRE(preview.status == 200);
    Told told = keeper.upload(parts_of(preview), file);
    while (told.status == 200 && !*told.body.find("ended")->boolean())
        told = keeper.upload(parts_of(preview, std::to_string(*told.body.find("next")->integer())),
                             file);
    return told;
}

std::size_t items(const Told& told) { return told.body.find("items")->list()->size(); }

const std::string head =
    "权利种类,号码,名称,权利人,统一社会信用代码,分类号,申请日,授权日,"
    "年费已缴至年度,商标文字,商品服务,有效期至,共有人,同族或者品牌\n";
const std::string invention = "发明专利,ZL201410362077.3,一种电池管理方法,湘江泵业," + pump_code +
                              ",H02J7/00；H01M10/42,2014-07-28,2016-08-31,10,,,,,电池族\n";
const std::string mark =
    "注册商标,12345678,湘江,湘江泵业," + pump_code + ",,,2014-02-28,,湘江,7/0749/泵,2024-02-27,,\n";
const std::string twin = "注册商标,22345678,湘江牌,湘江泵业," + pump_code +
                         ",,,2016-02-28,,湘 江,7/0749/阀；11/1109/龙头,2026-02-27,,\n";

const Tree* section(const Told& page, const char* kind) {
    for (const Tree& each : *page.body.find("sections")->list())
        if (*each.find("kind")->text() == kind) return &each;
    return nullptr;
}

}  // namespace

TEST_CASE("every row of a file is judged by itself, named at its cell, and the good ones go on") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Setting setting(engine);
        auto keeper = setting.office.sign_in("window");
        const std::string file =
            head + invention +  // 2
            "发明专利,ZL201410362077.4,校验位,甲公司,,H02J7/00,2014-07-28,2016-08-31,10,,,,,\n"
            "发明专利,201410362078.8,类别,甲公司,,Z99X7/00,2014-07-28,2016-08-31,10,,,,,\n"
            "发明专利,201410362079.2,日期,甲公司,,H02J7/00,2016-07-28,2014-08-31,8,,,,,\n"
            "发明专利,201410362080.5,年费,甲公司,,H02J7/00,2014-07-28,2016-08-31,,,,,,\n"
            "外观设计,201430362081.0,种类,甲公司,,H02J7/00,2014-07-28,2016-08-31,10,,,,,\n"
            "奖状,X1,不是权利,甲公司,,,,,,,,,,\n" +
            mark +  // 9
            "发明专利,201410362077.3,重复,湘江泵业,,H02J7/00,2014-07-28,2016-08-31,10,,,,,\n"
            "注册商标,32345678,类似群,甲公司,,,,2014-02-28,,甲,7/1109/泵,2024-02-27,,\n"
            "注册商标,42345678,期限,甲公司,,,,2014-02-28,,甲,7/0749/泵,2024-02-28,,\n"
            "著作权,2023SR1,,甲公司,91430100MA4L16JQ9E,,,,,,,,,\n";
        const std::int64_t before = setting.journal_lines();
        const Told preview = keeper.upload(rights_path + "/import-preview", file);
        REQUIRE(preview.status == 200);
        CHECK(setting.journal_lines() == before);
        CHECK(count(preview, "recorded") == 2);
        CHECK(count(preview, "refused") == 10);
        const std::vector<std::string> problems = problems_of(preview);
        std::string all;
        for (const std::string& each : problems) all += each + '\n';
        const auto told = [&](const std::string& one) {
            CHECK_MESSAGE(std::ranges::find(problems, one) != problems.end(), one << " in " << all);
        };
        told("B3 identifier.patent_number");
        told("F4 right.class");
        told("H5 right.grant_before_filing");
        told("I6 table.cell_missing");
        told("F7 right.class");  // A design has a Locarno class.
        told("A8 table.cell_choice");
        told("B10 right.import_twice");
        told("K11 right.similar_group");
        told("L12 right.trademark_term");
        told("C13 table.cell_missing");

        CHECK(keeper.upload(parts_of(preview), file + "\n").code() == "right.import_other_file");
        const Told imported = keeper.upload(parts_of(preview), file);
        REQUIRE(imported.status == 200);
        CHECK(count(imported, "recorded") == 2);
        CHECK(problems_of(imported) == problems);
        CHECK(*imported.body.find("ended")->boolean());
        const std::int64_t after = setting.journal_lines();
        CHECK(after == before + 1);

        // The same file again changes nothing, and says the same.
        const Told again = keeper.upload(parts_of(preview), file);
        CHECK(count(again, "recorded") == 2);
        CHECK(*again.body.find("repeated")->integer() == 12);
        CHECK(setting.journal_lines() == after);
        CHECK(setting.whole());
    }
}

TEST_CASE("rights on record are updated, the same, or refused") {
    Setting setting;
    auto keeper = setting.office.sign_in("window");
    CHECK(count(import_whole(keeper, head + invention + mark), "recorded") == 2);
    const auto replaced = [](std::string text, const std::string& old, const std::string& by) {
        return text.replace(text.find(old), old.size(), by);
    };
    // Another title; a renewal taken back; another holder; a fee year further on.
    const Told second = import_whole(
        keeper, head +
                    replaced(replaced(invention, "一种电池管理方法", "电池管理方法及装置"), ",10,",
                             ",11,") +
                    mark);
    CHECK(count(second, "updated") == 1);
    CHECK(count(second, "same") == 1);
    const Told older = import_whole(keeper, head + invention);
    CHECK(problems_of(older) == std::vector<std::string>{"I2 right.import_older"});
    const Told foreign =
        import_whole(keeper, head + replaced(mark, "湘江,湘江泵业", "湘江,岳麓光电"));
    CHECK(problems_of(foreign) == std::vector<std::string>{"D2 right.import_holder"});
    auto other = setting.office.sign_in("other");
    const Told elsewhere = import_whole(other, head + mark);
    CHECK(problems_of(elsewhere) == std::vector<std::string>{"B2 right.import_registry"});
    CHECK(setting.whole());

    auto firm = setting.office.sign_in("firm");
    CHECK(firm.upload(rights_path + "/import-preview", head).status == 403);
}

TEST_CASE("what is no table of rights is refused as a whole") {
    Setting setting;
    auto keeper = setting.office.sign_in("window");
    const std::int64_t before = setting.journal_lines();
    struct Case {
        std::string file;
        const char* code;
    };
    for (const Case& each :
         {Case{"名称,权利人\n甲,乙\n", "table.header"},
          Case{"号码,专利号,名称,权利人\n", "table.header_twice"}, Case{head, "right.import_empty"},
          Case{"<a><b/></a>", "st96.no_right"}, Case{"<a><b>", "spreadsheet.damaged"},
          Case{"a,\"b\n", "spreadsheet.quotes"}}) {
        CAPTURE(each.file);
        CHECK(keeper.upload(rights_path + "/import-preview", each.file).code() == each.code);
    }
    // It breaks off after more than a batch of good rows: none of them is brought in.
    const std::string broken = rights::testing::rights_table(1'200) + "\"x\n";
    CHECK(keeper
              .upload(rights_path + "/imports/" + digest(DigestKind::sha256, broken) + "/parts",
                      broken)
              .code() == "spreadsheet.quotes");
    CHECK(setting.journal_lines() == before);
}

TEST_CASE("a long file goes in parts, and may be left and taken up again") {
    Setting setting;
    auto keeper = setting.office.sign_in("window");
    const std::string file = rights::testing::rights_table(6'100);
    const Told preview = keeper.upload(rights_path + "/import-preview", file);
    REQUIRE(preview.status == 200);
    CHECK(count(preview, "recorded") == 6'100);
    const Told first = keeper.upload(parts_of(preview), file);
    CHECK(*first.body.find("next")->integer() == 5'000);
    CHECK_FALSE(*first.body.find("ended")->boolean());
    const std::int64_t lines = setting.journal_lines();
    CHECK(*keeper.upload(parts_of(preview), file).body.find("repeated")->integer() == 5'000);
    CHECK(setting.journal_lines() == lines);
    const Told second = keeper.upload(parts_of(preview, "5000"), file);
    CHECK(count(second, "recorded") == 1'100);
    CHECK(*second.body.find("ended")->boolean());

    // Pages beyond the first, each right once.
    std::set<std::string> seen;
    std::string cursor;
    for (int page = 0; page < 100; ++page) {
        const Told told =
            keeper.get(rights_path + "?limit=500" + (cursor.empty() ? "" : "&cursor=" + cursor));
        for (const Tree& row : *told.body.find("items")->list())
            CHECK(seen.insert(*row.find("id")->text()).second);
        cursor = told.text({"next"});
        if (cursor.empty()) break;
    }
    CHECK(seen.size() == 6'100);
}

TEST_CASE("a list is searched, filtered and taken away as a workbook") {
    Setting setting;
    auto keeper = setting.office.sign_in("window");
    REQUIRE(count(import_whole(keeper, head + invention + mark + twin), "recorded") == 3);
    CHECK(items(keeper.get(rights_path)) == 3);
    CHECK(items(keeper.get(rights_path + "?kind=trademark")) == 2);
    CHECK(items(keeper.get(rights_path + "?kind=trademark&search=223")) == 1);
    CHECK(items(keeper.get(rights_path + "?search=H02J")) == 1);
    CHECK(items(keeper.get(rights_path + "?status=granted")) == 3);
    CHECK(items(keeper.get(rights_path + "?status=terminated")) == 0);
    CHECK(items(keeper.get(rights_path + "?pledged=true")) == 0);
    CHECK(items(keeper.get(rights_path + "?pledged=false")) == 3);
    CHECK(keeper.get(rights_path + "?kind=medal").code() == "right.filter");
    const auto file = spreadsheet::read_table(keeper.download(rights_path + "/export.xlsx"));
    REQUIRE(file);
    CHECK(file->rows.size() == 4);
    const auto marks =
        spreadsheet::read_table(keeper.download(rights_path + "/export.xlsx?kind=trademark"));
    REQUIRE(marks);
    CHECK(marks->rows.size() == 3);
    // A bank that is no party sees nothing.
    auto bank = setting.office.sign_in("bank");
    CHECK(items(bank.get(rights_path)) == 0);
    const auto nothing = spreadsheet::read_table(bank.download(rights_path + "/export.xlsx"));
    REQUIRE(nothing);
    CHECK(nothing->rows.size() == 1);
    // The template can be imported as it is.
    const Told from_template = keeper.upload(
        rights_path + "/import-preview", keeper.download(rights_path + "/import-template.xlsx"));
    CHECK(from_template.status == 200);
    CHECK(count(from_template, "refused") == 2);  // Of another holder here.
}

TEST_CASE("a firm takes over what a desk entered under its credit code") {
    Setting setting;
    auto keeper = setting.office.sign_in("window");
    REQUIRE(count(import_whole(keeper, head + invention + mark), "recorded") == 2);
    auto firm = setting.office.sign_in("firm");
    CHECK(items(firm.get(rights_path)) == 0);
    CHECK(items(firm.get(rights_path + "/claimable")) == 2);
    CHECK(firm.post(rights_path + "/RT2014103620773/claim", Tree::Map{}).status == 200);
    CHECK(items(firm.get(rights_path)) == 1);
    CHECK(items(firm.get(rights_path + "/claimable")) == 1);
    CHECK(firm.post(rights_path + "/RT2014103620773/claim", Tree::Map{}).code() == "right.owned");
    CHECK(setting.whole());
}

TEST_CASE(
    "a right's page tells its life, its fees with what is due today and why, and its history") {
    Setting setting;
    auto keeper = setting.office.sign_in("window");
    REQUIRE(count(import_whole(keeper, head + invention + mark + twin), "recorded") == 3);
    auto firm = setting.office.sign_in("firm");
    REQUIRE(firm.post(rights_path + "/RT2014103620773/claim", Tree::Map{}).status == 200);
    const std::string path = rights_path + "/RT2014103620773";
    const Told page = firm.get(path);
    const Tree* fees = section(page, "fees");
    REQUIRE(fees != nullptr);
    const Tree& amounts = *fees->find("data")->find("amounts");
    REQUIRE(amounts.list()->size() == 3);
    // Year 11 of an invention is 4,000 yuan; it is due on 2024-07-28 and not late.
    CHECK(*amounts.list()->front().find("total")->text() == "4000.00");
    CHECK(*amounts.list()->at(1).find("total")->text() == "600.00");
    CHECK(section(page, "life") != nullptr);
    CHECK(section(page, "alike") == nullptr);

    REQUIRE(firm.post(path + "/fees",
                      Tree::map({{"through_year", 11}, {"on", "2024-03-01"}, {"receipt", "收据1"}}))
                .status == 200);
    const Told paid = firm.get(path);
    const Tree& newest = paid.body.find("timeline")->list()->front();
    const Tree& changes = *newest.find("changes");
    REQUIRE(!changes.list()->empty());
    const Tree& change = changes.list()->front();
    CHECK(*change.find("name")->text() == "fee_paid_through_year");
    CHECK(*change.find("before")->text() == "10");
    CHECK(*change.find("after")->text() == "11");

    // As the register stood on a day.
    CHECK(firm.get(path + "?on=2024-02-29").code() == "right.not_yet_recorded");
    CHECK(firm.get(path + "?on=2024-13-01").code() == "right.date");
    CHECK(firm.get(path + "?on=2024-03-01").status == 200);

    // The mark's term ran out two days ago: it may be renewed in its grace, and another mark of
    // the firm is to be pledged with it.
    const Told list_of_marks = keeper.get(rights_path + "?search=12345678");
    const std::string mark_id =
        *list_of_marks.body.find("items")->list()->front().find("id")->text();
    const Told mark_page = keeper.get(rights_path + "/" + mark_id);
    const Tree* alike = section(mark_page, "alike");
    REQUIRE(alike != nullptr);
    REQUIRE(alike->find("rows")->list()->size() == 1);
    CHECK(*alike->find("rows")->list()->front().find("cells")->find("number")->text() ==
          "22345678");
}
