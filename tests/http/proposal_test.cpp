// Credit proposals: products evaluated for a firm, proposed and approved by two people, bounds of
// the contract, shared limits that nobody passes, and the log of what was passed with a reason.
#include <doctest/doctest.h>

#include <algorithm>
#include <thread>

#include "core/identifiers/identifiers.h"
#include "http/client.h"
#include "platform/desk/verify.h"
#include "platform/json/json.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

std::string code_of(int number) {
    std::string digits = std::to_string(number);
    std::string code = "9143010" + std::string(10 - digits.size(), '0') + digits;
    return code + credit_code_check(code + '0');
}

constexpr int firms = 4;

struct Setting {
    explicit Setting(const Engine& engine = engines()[0]) : office(engine, date_of(2024, 5, 6)) {
        office.add_organisation("a-bank", "甲银行", OrganisationKind::bank);
        office.add_organisation("b-bank", "乙银行", OrganisationKind::bank);
        office.add_organisation("window", "登记窗口", OrganisationKind::registry);
        office.add_person("window", "window", {Role::registry_officer});
        office.add_person("li", "a-bank", {Role::bank_officer});
        office.add_person("wang", "a-bank", {Role::bank_approver});
        office.add_person("zhao", "a-bank", {Role::bank_officer, Role::bank_approver});
        office.add_person("other", "b-bank", {Role::bank_officer});
        auto admin = office.sign_in("admin");
        for (int i = 1; i <= firms; ++i) {
            const std::string id = "firm-" + std::to_string(i);
            REQUIRE(admin
                        .post("/api/v1/organisations",
                              Tree::map({{"id", id},
                                         {"name", "园区企业" + std::to_string(i)},
                                         {"kind", "enterprise"},
                                         {"credit_code", code_of(i)},
                                         {"region", "430100"},
                                         {"size", "small"},
                                         {"technology_firm", true}}))
                        .status == 201);
            office.add_person(id, id, {Role::enterprise_officer});
        }
    }
    Colleague officer() { return office.sign_in("li"); }
    Colleague approver() { return office.sign_in("wang"); }
    // A patent of the first firm, as the bank evaluates it.
    std::string right() {
        const Told told = office.sign_in("firm-1").post(
            "/api/v1/rights", Tree::map({{"number", "2014103620773"},
                                         {"title", "一种泵"},
                                         {"details", Tree::map({{"type", "patent"},
                                                                {"main_class", "F04D13/06"},
                                                                {"further_classes", Tree::List{}},
                                                                {"filing_date", "2014-07-28"},
                                                                {"grant_date", "2016-08-17"},
                                                                {"fee_paid_through_year", 12},
                                                                {"same_day_invention", false}})},
                                         {"co_owners", Tree::List{}},
                                         {"registry", "window"}}));
        REQUIRE(told.status == 201);
        return told.text({"id"});
    }
    Office office;
};

Tree grade(const char* name) {
    return Tree::map({{"grade", name}, {"on", "2024-05-01"}, {"source", "行内评级"}});
}
Tree need(const char* amount, int months = 12) {
    return Tree::map({{"amount", amount}, {"months", months}});
}

// Of the product without values: its grade and its cap.
Tree flow_question(const std::string& firm, const char* amount, const char* of = "t8") {
    return Tree::map({{"firm", firm}, {"need", need(amount)}, {"grade", grade(of)}});
}

Tree proposed(const Tree& question, const char* line, const char* rate, int months,
              const char* reason = nullptr) {
    Tree body =
        Tree::map({{"question", question},
                   {"terms", Tree::map({{"line", line}, {"rate", rate}, {"months", months}})},
                   {"note", "测算后提交"}});
    if (reason != nullptr) body.set("reason", reason);
    return body;
}

std::string decision(const std::string& id) {
    return "/api/v1/credit-proposals/" + id + "/decision";
}
const Tree approve = Tree::map({{"approved", true}, {"opinion", "同意"}});

const Tree* offer_of(const Told& told, const std::string& product) {
    for (const Tree& each : *told.body.find("offers")->list())
        if (*each.find("product")->find("id")->text() == product) return each.find("offer");
    return nullptr;
}

std::string text(const Tree* tree, std::string_view name) {
    const Tree* member = tree->find(name);
    return member == nullptr || member->text() == nullptr ? "" : *member->text();
}

std::string open_limit(Setting& setting, const char* amount, const char* list = nullptr) {
    Tree body = Tree::map({{"name", "高新园区"},
                           {"mode", "park_batch"},
                           {"amount", amount},
                           {"until", "2025-05-06"},
                           {"reason", "整体授信"}});
    if (list != nullptr) body.set("list", list);
    auto officer = setting.officer();
    const Told told = officer.post("/api/v1/shared-limits", body);
    REQUIRE(told.status == 201);
    const std::string id = told.text({"id"});
    CHECK(officer.post("/api/v1/shared-limits/" + id + "/decision", approve).status == 403);
    REQUIRE(setting.approver().post("/api/v1/shared-limits/" + id + "/decision", approve).status ==
            200);
    return id;
}

Tree park_question(const std::string& firm, const std::string& limit, const char* amount) {
    return Tree::map(
        {{"firm", firm}, {"need", need(amount)}, {"grade", grade("t1")}, {"shared_limit", limit}});
}

bool whole(Office& office) {
    const VerifyReport report = verify(office.system().desk().database(),
                                       office.system().desk().kinds(), office.system().proofs());
    for (const Check& each : report.checks)
        for (const Difference& difference : each.first) MESSAGE(difference.where, difference.en);
    return report.whole();
}

}  // namespace

TEST_CASE("products are shown to everybody, and evaluated with every condition answered") {
    Setting setting;
    auto firm = setting.office.sign_in("firm-1");
    const Told shelf = firm.get("/api/v1/products");
    REQUIRE(shelf.status == 200);
    CHECK(shelf.body.find("items")->list()->size() >= 10);
    CHECK(firm.get("/api/v1/products/boc_zhihuidai").status == 200);
    CHECK(firm.get("/api/v1/products/none").code() == "proposal.product_unknown");

    // A firm asks about itself, whatever it writes.
    const Told own = firm.post("/api/v1/product-evaluation",
                               Tree::map({{"question", flow_question("firm-2", "1000000", "t8")}}));
    REQUIRE(own.status == 200);
    CHECK(own.text({"inputs", "firm"}) == "firm-1");
    const Tree* flow = offer_of(own, "ccb_technology_flow");
    REQUIRE(flow != nullptr);
    CHECK(*flow->find("eligible")->boolean() == false);  // no right known
    bool asked = false;
    for (const Tree& each : *flow->find("conditions")->list())
        if (text(&each, "id") == "patents") asked = text(&each, "answer") == "unknown";
    CHECK(asked);
    CHECK(firm.post("/api/v1/product-evaluation", Tree::map({{"question", Tree::Map{}}})).code() ==
          "proposal.need");
}

TEST_CASE(
    "a proposal is made by one, approved by another, recomputes and is logged where it passed "
    "a bound") {
    Setting setting;
    const std::string right = setting.right();
    Tree question = flow_question("firm-1", "3000000", "t8");
    question.set("values", Tree::list({Tree::map({{"right", right},
                                                  {"low", "8000000.00"},
                                                  {"median", "10000000.00"},
                                                  {"high", "12000000.00"},
                                                  {"basis", "行内评价"}})}));
    auto officer = setting.officer();
    const Told told =
        officer.post("/api/v1/product-evaluation", Tree::map({{"question", question}}));
    REQUIRE(told.status == 200);
    const Tree* flow = offer_of(told, "ccb_technology_flow");
    CHECK(*flow->find("eligible")->boolean());
    CHECK(text(flow, "line") == "2000000.00");  // the line of T8
    CHECK(text(flow, "rate") == "0.047");       // 3.45 % and 125 bp
    const std::string path = "/api/v1/products/ccb_technology_flow/proposals";

    CHECK(officer.post(path, proposed(question, "2000000.01", "4.70%", 12)).errors() ==
          std::vector<std::string>{"proposal.reason_missing@terms.line"});
    CHECK(officer.post(path, proposed(question, "3000000.01", "4.70%", 12, "关键客户")).errors() ==
          std::vector<std::string>{"proposal.past_hard_bound@terms.line"});
    CHECK(officer.post(path, proposed(question, "2000000.00", "4.70%", 12, "无")).code() ==
          "proposal.reason_without_cause");
    CHECK(officer.post(path, proposed(question, "2000000.00", "2.79%", 12, "让利")).code() ==
          "proposal.past_hard_bound");
    const Told made = officer.post(path, proposed(question, "2500000.00", "4.70%", 12, "关键客户"));
    REQUIRE(made.status == 201);
    const std::string id = made.text({"id"});

    CHECK(officer.post(decision(id), approve).status == 403);
    CHECK(setting.office.sign_in("other").get("/api/v1/credit-proposals/" + id).status == 404);
    CHECK(setting.office.sign_in("firm-1").get("/api/v1/credit-proposals/" + id).status == 403);
    CHECK(setting.approver().post(decision(id), approve).status == 200);
    const Told shown = officer.get("/api/v1/credit-proposals/" + id);
    CHECK(*shown.body.find("recomputes")->boolean());
    CHECK(shown.text({"proposal", "stage", "name"}) == "approved");
    CHECK(shown.text({"left"}) == "2500000.00");

    const Told log = officer.get("/api/v1/overrides");
    REQUIRE(log.body.find("items")->list()->size() == 1);
    const Tree& entry = log.body.find("items")->list()->front();
    CHECK(text(&entry, "bound") == "grade");
    CHECK(text(&entry, "limit") == "2000000.00");
    CHECK(text(&entry, "chosen") == "2500000.00");
    CHECK(text(&entry, "officer") == "li");
    CHECK(*log.body.find("by_bound")->list()->front().find("approved")->integer() == 1);
    CHECK(officer.get("/api/v1/overrides?officer=nobody").body.find("items")->list()->empty());
    CHECK(officer.get("/api/v1/overrides?from=2024-05-07").body.find("items")->list()->empty());
    CHECK(officer.download("/api/v1/overrides.xlsx").starts_with("PK"));

    // What is committed counts against the next one: T8 leaves nothing.
    const Told next =
        officer.post("/api/v1/product-evaluation", Tree::map({{"question", question}}));
    CHECK(text(offer_of(next, "ccb_technology_flow"), "line") == "0.00");
    CHECK(whole(setting.office));
}

TEST_CASE("who made a proposal does not approve it, though they hold both roles") {
    Setting setting;
    const std::string limit = open_limit(setting, "5000000.00");
    auto zhao = setting.office.sign_in("zhao");
    const Told made =
        zhao.post("/api/v1/products/abc_park_batch/proposals",
                  proposed(park_question("firm-1", limit, "1000000"), "1000000.00", "3.45%", 12));
    REQUIRE(made.status == 201);
    CHECK(zhao.post(decision(made.text({"id"})), approve).code() == "access.same_person");
}

TEST_CASE("a shared limit is taken by approvals one after another and never passed") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Setting setting(engine);
        const std::string limit = open_limit(setting, "5000000.00");
        std::vector<std::string> made;
        for (int i = 1; i <= firms; ++i) {
            const Told told = setting.officer().post(
                "/api/v1/products/abc_park_batch/proposals",
                proposed(park_question("firm-" + std::to_string(i), limit, "2000000"), "2000000.00",
                         "3.45%", 12));
            REQUIRE(told.status == 201);
            made.push_back(told.text({"id"}));
        }
        // Four at the same moment; two fit.
        std::vector<int> statuses(made.size());
        std::vector<std::thread> threads;
        std::vector<Colleague> people;
        for (std::size_t i = 0; i < made.size(); ++i) people.push_back(setting.approver());
        std::vector<std::string> keys;
        for (std::size_t i = 0; i < made.size(); ++i) keys.push_back(setting.office.new_key());
        for (std::size_t i = 0; i < made.size(); ++i)
            threads.emplace_back([&, i] {
                statuses[i] = people[i].post(decision(made[i]), approve, keys[i]).status;
            });
        for (std::thread& each : threads) each.join();
        CHECK(std::ranges::count(statuses, 200) == 2);
        CHECK(std::ranges::count(statuses, 409) == 2);
        auto officer = setting.officer();
        const Told limits = officer.get("/api/v1/shared-limits");
        const Tree& row = limits.body.find("items")->list()->front();
        CHECK(text(&row, "used") == "4000000.00");
        CHECK(text(&row, "free") == "1000000.00");
        // Ended, its part is free again.
        for (std::size_t i = 0; i < made.size(); ++i)
            if (statuses[i] == 200) {
                CHECK(setting.approver()
                          .post("/api/v1/credit-proposals/" + made[i] + "/end",
                                Tree::map({{"reason", "企业退园"}}))
                          .status == 200);
                break;
            }
        const Told after = officer.get("/api/v1/shared-limits");
        CHECK(text(&after.body.find("items")->list()->front(), "free") == "3000000.00");
        CHECK(whole(setting.office));
    }
}

TEST_CASE("a batch evaluates a list, says why not, and proposes those picked") {
    Setting setting;
    auto window = setting.office.sign_in("window");
    REQUIRE(window
                .post("/api/v1/lists", Tree::map({{"id", "park"},
                                                  {"title_zh", "园区企业"},
                                                  {"title_en", "Park"},
                                                  {"subject", "enterprise"},
                                                  {"source", "园区名录"},
                                                  {"region", "430100"}}))
                .status == 201);
    for (int i = 1; i <= firms + 1; ++i)
        REQUIRE(
            window
                .post("/api/v1/lists/park/members", Tree::map({{"subject", code_of(i)},
                                                               {"name", "企业" + std::to_string(i)},
                                                               {"from", "2024-01-01"},
                                                               {"reference", "名录"}}))
                .status == 201);
    const std::string limit = open_limit(setting, "4000000.00", "park");
    Tree batch =
        Tree::map({{"product", "abc_park_batch"},
                   {"shared_limit", limit},
                   {"need", need("1500000")},
                   {"grades", code_of(1) + ":T1, " + code_of(2) + ":t6;" + code_of(3) + ":t7"},
                   {"grade_source", "园区评价"}});
    auto officer = setting.officer();
    const Told table = officer.post("/api/v1/credit-proposals/batch-evaluation", batch);
    REQUIRE(table.status == 200);
    CHECK(*table.body.find("eligible")->integer() == 2);
    CHECK(table.text({"together"}) == "2500000.00");  // 1,500,000 needed and 1,000,000 of T6
    CHECK(table.body.find("rows")->list()->size() == firms + 1);
    for (const Tree& row : *table.body.find("rows")->list())
        if (!*row.find("eligible")->boolean()) CHECK(!text(row.find("why_not"), "zh").empty());

    const std::string path = "/api/v1/products/abc_park_batch/batch-proposals";
    const auto picks = [&](const Tree::List& picked) {
        return Tree::map({{"batch", batch}, {"firms", picked}, {"note", "批量"}});
    };
    CHECK(officer.post(path, picks({"firm-1", "firm-3"})).code() == "proposal.batch_not_eligible");
    CHECK(officer.post(path, picks({"nobody"})).code() == "proposal.not_in_batch");
    const Told made = officer.post(path, picks({"firm-1", "firm-2"}));
    REQUIRE(made.status == 201);
    CHECK(made.body.find("proposals")->list()->size() == 2);
    CHECK(officer
              .download("/api/v1/credit-proposals/batch.xlsx?product=abc_park_batch&amount=1500000&"
                        "months=12&shared_limit=" +
                        limit)
              .starts_with("PK"));
    batch = Tree::map({{"product", "abc_park_batch"}, {"need", need("1500000")}});
    CHECK(officer.post("/api/v1/credit-proposals/batch-evaluation", batch).code() ==
          "proposal.batch_list");
}

TEST_CASE("the bank's table of ceilings is made by two people and holds from its day") {
    Setting setting;
    auto officer = setting.officer();
    const auto table = [](const char* from, const char* invention, const char* hard) {
        return Tree::map(
            {{"from", from},
             {"source", "甲银发〔2024〕8号"},
             {"ceilings", Tree::list({Tree::map({{"kind", "invention"}, {"ceiling", invention}})})},
             {"hard", hard},
             {"reason", "年度重检"}});
    };
    const std::string path = "/api/v1/loan-to-value-tables";
    CHECK(officer.post(path, table("2024-05-05", "30%", "50%")).code() == "loan_to_value.from");
    CHECK(officer.post(path, table("2024-05-06", "51%", "50%")).code() ==
          "due_diligence.ceiling_above_hard");
    CHECK(officer.post(path, table("2024-05-06", "30%", "101%")).code() == "loan_to_value.hard");
    const Told made = officer.post(path, table("2024-05-06", "30%", "50%"));
    REQUIRE(made.status == 201);
    const std::string decide = path + "/" + made.text({"id"}) + "/decision";
    CHECK(officer.post(decide, approve).status == 403);

    const std::string right = setting.right();
    const auto line = [&] {
        Tree question = Tree::map({{"firm", "firm-1"},
                                   {"need", need("9000000")},
                                   {"values", Tree::list({Tree::map({{"right", right},
                                                                     {"low", "10000000.00"},
                                                                     {"median", "10000000.00"},
                                                                     {"high", "10000000.00"},
                                                                     {"basis", "行内评价"}})})}});
        const Told told =
            officer.post("/api/v1/product-evaluation", Tree::map({{"question", question}}));
        return text(offer_of(told, "bocom_zhirongtong"), "line");
    };
    CHECK(line() == "2500000.00");  // the product's 25 %
    CHECK(setting.approver().post(decide, approve).status == 200);
    CHECK(line() == "3000000.00");
    const Told shown = officer.get(path);
    CHECK(*shown.body.find("items")->list()->front().find("in_force")->boolean());
    CHECK(setting.office.sign_in("other").get(path).body.find("items")->list()->empty());
}
