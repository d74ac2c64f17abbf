// An insurer's year over the API: what is earned and ceded, month ends by two people, IBNR by loss
// ratio while there is too little to develop and by chain ladder afterwards, and who may see it.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>

#include "core/identifiers/identifiers.h"
#include "http/client.h"
#include "platform/desk/verify.h"
#include "platform/spreadsheet/spreadsheet.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

const std::string policies = "/api/v1/insurance-policies";
const std::string claims = "/api/v1/insurance-claims";
const std::string closings = "/api/v1/insurance-closings";
const std::string treaties = "/api/v1/reinsurance-treaties";
const std::string figures = "/api/v1/insurer-figures";

std::string patent(int serial) {
    const std::string digits = "20151" + std::to_string(1'000'000 + serial);
    for (const char c : std::string("0123456789X"))
        if (read_patent_number(digits + '.' + c)) return digits + c;
    return digits;
}
Tree item(int serial) {
    return Tree::map({{"number", patent(serial)},
                      {"kind", "invention"},
                      {"title", "发明 " + std::to_string(serial)}});
}

using Errors = std::vector<std::string>;

struct Setting {
    explicit Setting(const Engine& engine = engines()[0]) : office(engine, date_of(2025, 1, 2)) {
        office.add_organisation("picc", "甲财险", OrganisationKind::insurer);
        office.add_organisation("other", "乙财险", OrganisationKind::insurer);
        office.add_person("shi", "picc", {Role::insurer_officer});
        office.add_person("yan", "picc", {Role::insurer_approver});
        office.add_person("both", "picc", {Role::insurer_officer, Role::insurer_approver});
        office.add_person("wu", "other", {Role::insurer_officer});
        office.add_person("audit", "platform", {Role::auditor});
        for (const char* id : {"pump", "robot"}) {
            office.add_organisation(id, id == std::string("pump") ? "泵业公司" : "机器人公司",
                                    OrganisationKind::enterprise);
            office.add_person(id, id, {Role::enterprise_officer});
        }
    }
    // A year from 10 January, three inventions of 100,000 each: 4,860.00.
    std::string bound(const char* firm, int first) {
        const Told applied = office.sign_in(firm).post(
            policies,
            Tree::map({{"product", "patent_execution"},
                       {"insurer", "picc"},
                       {"insured", "owner"},
                       {"zone", "mainland"},
                       {"sum", "100000.00"},
                       {"from", "2025-01-10"},
                       {"months", 12},
                       {"claims", 0},
                       {"items", Tree::list({item(first), item(first + 1), item(first + 2)})},
                       {"known_disputes", "无"}}));
        REQUIRE(applied.status == 201);
        const std::string path = policies + "/" + applied.text({"id"});
        auto shi = office.sign_in("shi");
        REQUIRE(shi.post(path + "/underwriting",
                         Tree::map({{"verdict", "accept"}, {"opinion", "正常"}}))
                    .status == 200);
        REQUIRE(shi.post(path + "/binding", Tree::map({{"signatory", "施承保"}})).status == 200);
        return applied.text({"id"});
    }
    void go_to(const char* day) {
        REQUIRE(
            office.sign_in("admin").post("/api/v1/close-day", Tree::map({{"to", day}})).status ==
            200);
    }
    std::string notified(const char* firm, const std::string& policy, int serial,
                         const char* claimed, const char* court_case) {
        const Told told = office.sign_in(firm).post(
            claims,
            Tree::map({{"policy", policy},
                       {"item", patent(serial)},
                       {"event", Tree::map({{"what", "发现侵权产品"},
                                            {"occurred_on", claimed},
                                            {"zone", "mainland"},
                                            {"opponent", "仿冒公司"},
                                            {"court_case", court_case}})},
                       {"claimed_on", claimed},
                       {"estimates",
                        Tree::list({Tree::map({{"item", "legal"}, {"amount", "5000.00"}})})}}));
        REQUIRE(told.errors() == Errors{});
        return claims + "/" + told.text({"id"});
    }
    void reserve(const std::string& claim, const char* amount) {
        REQUIRE(
            office.sign_in("shi")
                .post(claim + "/reserves",
                      Tree::map({{"parts",
                                  Tree::list({Tree::map({{"item", "legal"}, {"amount", amount}})})},
                                 {"reason", "按案情估计"}}))
                .errors() == Errors{});
    }
    // (2,000 − 1,000) × 90 % = 900.00.
    void pay(const std::string& claim, const char* judged) {
        auto shi = office.sign_in("shi");
        auto yan = office.sign_in("yan");
        REQUIRE(shi.post(claim + "/cover-check", Tree::map({{"result", "accepted"},
                                                            {"exclusions", Tree::List{}},
                                                            {"opinion", "属于保险责任"}}))
                    .errors() == Errors{});
        REQUIRE(
            shi.post(claim + "/payment-proposal",
                     Tree::map({{"basis", "judgment"},
                                {"reference", "（2025）湘01民初2号"},
                                {"basis_on", judged},
                                {"parts",
                                 Tree::list({Tree::map({{"item", "legal"}, {"loss", "2000.00"}})})},
                                {"opinion", "按判决核定"}}))
                .errors() == Errors{});
        REQUIRE(yan.post(claim + "/payment-decision",
                         Tree::map({{"approved", true}, {"opinion", "同意"}}))
                    .errors() == Errors{});
        REQUIRE(shi.post(claim + "/payments", Tree::map({{"reference", "付1"}})).errors() ==
                Errors{});
    }
    std::string treaty(Tree body) {
        const Told told = office.sign_in("shi").post(treaties, body);
        REQUIRE(told.errors() == Errors{});
        return treaties + "/" + told.text({"id"});
    }
    Told decide(const char* who, const std::string& path, bool approved = true) {
        return office.sign_in(who).post(path + "/decision",
                                        Tree::map({{"approved", approved}, {"opinion", "已复核"}}));
    }
    Told close(const char* who, Tree body) { return office.sign_in(who).post(closings, body); }
    Money balance(const char* book, const std::string& account) {
        Money found;
        office.system().desk().read({"admin", "platform", {Role::administrator}},
                                    [&](View& view) { found = view.balance(book, account); });
        return found;
    }
    void check_books() {
        System& system = office.system();
        const auto report =
            verify(system.desk().database(), system.desk().kinds(), system.proofs());
        for (const Check& each : report.checks)
            for (const Difference& one : each.first) MESSAGE(one.where, " ", one.en);
        CHECK(report.whole());
    }
    Office office;
};

Tree quota_share() {
    return Tree::map({{"title", "2025 年成数合同"},
                      {"reinsurer", "中再（示例）"},
                      {"reference", "QS-2025"},
                      {"kind", "quota_share"},
                      {"lines", Tree::list({"execution"})},
                      {"from", "2025-01-01"},
                      {"until", "2025-12-31"},
                      {"share", "25%"},
                      {"commission", "30%"}});
}
Tree surplus() {
    return Tree::map({{"title", "2025 年溢额合同"},
                      {"reinsurer", "太再（示例）"},
                      {"reference", "SP-2025"},
                      {"kind", "surplus"},
                      {"lines", Tree::list({"execution"})},
                      {"from", "2025-01-01"},
                      {"until", "2025-12-31"},
                      {"retention", "200000.00"},
                      {"multiple", 1},
                      {"commission", "25%"}});
}
Tree closing(const char* through) { return Tree::map({{"through", through}}); }
Tree with_ratio(const char* through, const char* ratio = "60%") {
    return Tree::map({{"through", through},
                      {"lines", Tree::list({Tree::map({{"line", "execution"},
                                                       {"loss_ratio", ratio},
                                                       {"source", "产品定价假设（示例）"}})})}});
}

const Tree& row(const Told& page, const char* list, std::size_t at = 0) {
    const Tree* found = page.body.find(list);
    REQUIRE(found != nullptr);
    REQUIRE(found->list()->size() > at);
    return (*found->list())[at];
}
std::string text(const Tree& tree, std::initializer_list<std::string_view> path) {
    const Tree* at = &tree;
    for (const std::string_view name : path) {
        at = at->find(name);
        if (at == nullptr) return "";
    }
    return at->text() == nullptr ? "" : *at->text();
}

}  // namespace

TEST_CASE("an insurer that has nothing sees nothing, and others see it not at all") {
    Setting setting;
    const Told empty = setting.office.sign_in("wu").get(figures);
    REQUIRE(empty.status == 200);
    CHECK(empty.text({"total", "written"}) == "0.00");
    CHECK(empty.text({"total", "loss_ratio"}).empty());
    CHECK(empty.body.find("lines")->list()->empty());
    CHECK(empty.body.find("months")->list()->empty());
    CHECK(setting.office.sign_in("pump").get(figures).status == 403);
    auto audit = setting.office.sign_in("audit");
    CHECK(audit.get(figures).code() == "figures.insurer_missing");
    CHECK(audit.get(figures + "?insurer=pump").code() == "figures.insurer");
    CHECK(audit.get(figures + "?insurer=picc").status == 200);
    CHECK(setting.office.sign_in("shi").get(figures + "?on=2025-01-03").code() ==
          "figures.after_today");
    CHECK(setting.office.sign_in("shi").get(figures + "/triangles?line=x").code() ==
          "figures.choice");
    // Nothing is earned and nothing can be missing: a first month end closes without a line.
    setting.go_to("2025-02-01");
    const Told proposed = setting.close("wu", closing("2025-01-31"));
    CHECK(proposed.errors() == Errors{});
    setting.check_books();
}

TEST_CASE("a treaty is entered by one person and put in force by another") {
    Setting setting;
    auto both = setting.office.sign_in("both");
    Tree wrong = quota_share();
    wrong.set("retention", "1.00");
    CHECK(both.post(treaties, wrong).errors() == Errors{"reinsurance.not_of_kind@retention"});
    const Told told = both.post(treaties, quota_share());
    REQUIRE(told.status == 201);
    const std::string path = treaties + "/" + told.text({"id"});
    CHECK(setting.decide("both", path).code() == "access.same_person");
    CHECK(setting.decide("shi", path).status == 403);
    CHECK(setting.office.sign_in("wu").get(path).status == 404);
    CHECK(both.post(treaties, quota_share()).errors() == Errors{"figures.treaty_overlaps@from"});
    const Told tasks = setting.office.sign_in("yan").get("/api/v1/tasks");
    CHECK(text(row(tasks, "items"), {"kind"}) == "reinsurance_treaty");
    REQUIRE(setting.decide("yan", path).status == 200);
    CHECK(setting.office.sign_in("shi").get(path).text({"treaty", "stage", "name"}) == "in_force");
    CHECK(setting.decide("yan", path).code() == "lifecycle.not_now");
    setting.check_books();
}

TEST_CASE("month ends over a year") {
    Setting setting;
    const std::string pump = setting.bound("pump", 1);
    const std::string robot = setting.bound("robot", 4);
    REQUIRE(setting.decide("yan", setting.treaty(quota_share())).status == 200);
    REQUIRE(setting.decide("yan", setting.treaty(surplus())).status == 200);
    setting.go_to("2025-02-20");
    const std::string first =
        setting.notified("pump", pump, 1, "2025-02-15", "（2025）湘01民初1号");
    setting.reserve(first, "500.00");
    CHECK(setting.close("shi", closing("2025-02-28")).errors() ==
          Errors{"figures.month_not_over@through"});
    CHECK(setting.close("shi", closing("2025-02-19")).errors() ==
          Errors{"figures.not_month_end@through"});
    CHECK(setting.close("yan", closing("2025-01-31")).status == 403);

    setting.go_to("2025-04-02");
    CHECK(setting.close("shi", closing("2025-03-31")).errors() ==
          Errors{"figures.loss_ratio_missing@lines"});
    Tree without_source = closing("2025-03-31");
    without_source.set("lines",
                       Tree::list({Tree::map({{"line", "execution"}, {"loss_ratio", "60%"}})}));
    CHECK(setting.close("shi", without_source).errors() ==
          Errors{"figures.loss_ratio_missing@lines[0].source"});
    Tree idle = closing("2025-03-31");
    idle.set("lines", Tree::list({Tree::map({{"line", "data"}})}));
    CHECK(setting.close("shi", idle).errors() == Errors{"figures.choice_idle@lines[0].line"});
    const Told proposed = setting.close("both", with_ratio("2025-03-31"));
    REQUIRE(proposed.errors() == Errors{});
    const std::string march = closings + "/" + proposed.text({"id"});
    CHECK(setting.close("shi", with_ratio("2025-02-28")).status == 201);  // an earlier one is open
    CHECK(setting.decide("yan", march).code() == "figures.earlier_open");
    REQUIRE(setting.decide("yan", closings + "/CL-picc-2025-02-28", false).status == 200);
    CHECK(setting.decide("both", march).code() == "access.same_person");
    CHECK(setting.balance("picc", "Liabilities:Ibnr:Execution") == Money{});
    REQUIRE(setting.decide("yan", march).errors() == Errors{});

    auto shi = setting.office.sign_in("shi");
    const Told page = shi.get(march);
    CHECK(page.text({"closing", "stage", "name"}) == "closed");
    const Tree& line = row(page, "lines");
    // 81 of 365 days of 4,860.00, twice; 60 % of it less 500.00 of a claim.
    CHECK(text(line, {"figures", "written"}) == "9720.00");
    CHECK(text(line, {"figures", "earned"}) == "2157.04");
    CHECK(text(line, {"figures", "unearned"}) == "7562.96");
    CHECK(text(line, {"figures", "outstanding"}) == "500.00");
    CHECK(text(line, {"figures", "ibnr"}) == "794.22");
    CHECK(text(line, {"figures", "loss_ratio"}) == "0.6");
    CHECK(text(line, {"method", "name"}) == "expected");
    CHECK_FALSE(text(line, {"not_computable", "zh"}).empty());
    CHECK(text(line, {"why", "result"}) == "794.22");
    CHECK(setting.balance("picc", "Liabilities:Ibnr:Execution") == Money{-79'422});
    // Policies' limits of 300,000 above a retention of 200,000: a third; of the rest a quarter.
    const auto treaty = [&](const Told& from, const char* title) -> const Tree& {
        const auto& all = *from.body.find("treaties")->list();
        return *std::ranges::find_if(
            all, [&](const Tree& each) { return text(each, {"title"}) == title; });
    };
    CHECK(text(treaty(page, "2025 年溢额合同"), {"premium"}) == "3240.00");
    CHECK(text(treaty(page, "2025 年溢额合同"), {"unearned"}) == "2520.98");
    CHECK(text(treaty(page, "2025 年溢额合同"), {"commission"}) == "810.00");
    CHECK(text(treaty(page, "2025 年溢额合同"), {"outstanding"}) == "166.67");
    CHECK(text(treaty(page, "2025 年成数合同"), {"premium"}) == "1620.00");
    CHECK(text(treaty(page, "2025 年成数合同"), {"unearned"}) == "1260.50");
    CHECK(text(treaty(page, "2025 年成数合同"), {"outstanding"}) == "83.33");
    CHECK(setting.balance("picc", "Expenses:CededPremium") == yuan(4860));
    CHECK(setting.balance("picc", "Income:CedingCommission") == -yuan(810 + 486));
    CHECK_FALSE(page.body.find("postings")->list()->empty());
    setting.check_books();

    // What is closed is not closed again, nor what lies before it.
    CHECK(setting.close("shi", with_ratio("2025-03-31")).errors() ==
          Errors{"figures.closed_already@through"});
    CHECK(setting.close("shi", with_ratio("2025-02-28")).errors() ==
          Errors{"figures.later_closed@through"});

    setting.go_to("2025-05-11");
    setting.reserve(first, "700.00");
    const std::string second =
        setting.notified("pump", pump, 2, "2025-05-10", "（2025）湘01民初2号");
    setting.reserve(second, "800.00");
    setting.go_to("2025-08-12");
    setting.pay(second, "2025-08-01");
    const std::string third =
        setting.notified("pump", pump, 3, "2025-08-10", "（2025）湘01民初9号");
    setting.reserve(third, "600.00");
    setting.go_to("2025-11-12");
    setting.reserve(setting.notified("robot", robot, 4, "2025-11-10", "（2025）湘01民初9号"),
                    "400.00");
    setting.go_to("2026-01-05");

    // The day's figures of a past day are what they were.
    const Told then = shi.get(figures + "?on=2025-03-31");
    CHECK(then.text({"total", "earned"}) == "2157.04");
    CHECK(then.text({"total", "outstanding"}) == "500.00");
    CHECK(then.text({"total", "ibnr"}) == "794.22");
    const Told triangle =
        shi.get(figures + "/triangles?on=2025-12-31&line=execution&basis=incurred");
    REQUIRE(triangle.status == 200);
    CHECK(text(row(triangle, "rows"), {"origin"}) == "2025Q1");
    CHECK(row(triangle, "rows").find("amounts")->list()->size() == 4);
    // 500 + 800 + 600 grow to 700 + 900 + 600: 400 to 463.16.
    const Tree& ladder = *triangle.body.find("ladder");
    CHECK(text(ladder, {"reserve"}) == "63.16");
    CHECK(text((*ladder.find("factors")->list())[0], {"factor"}) == "22/19");
    CHECK(triangle.text({"why", "result"}) == "63.16");
    const Told paid = shi.get(figures + "/triangles?on=2025-12-31&line=execution&basis=paid");
    CHECK(paid.text({"not_computable", "code"}) == "reserving.no_factor");

    REQUIRE(setting.close("shi", closing("2025-12-31")).errors() == Errors{});
    REQUIRE(setting.decide("yan", closings + "/CL-picc-2025-12-31").errors() == Errors{});
    const Told december = shi.get(closings + "/CL-picc-2025-12-31");
    CHECK(text(row(december, "lines"), {"method", "name"}) == "incurred_ladder");
    CHECK(text(row(december, "lines"), {"figures", "paid"}) == "900.00");
    CHECK(setting.balance("picc", "Liabilities:Ibnr:Execution") == Money{-6'316});
    setting.check_books();

    // A year on: everything is earned.
    setting.go_to("2026-02-01");
    REQUIRE(setting.close("both", closing("2026-01-31")).errors() == Errors{});
    const Told changed = setting.decide("yan", closings + "/CL-picc-2026-01-31");
    REQUIRE(changed.errors() == Errors{});
    const Told now = shi.get(figures);
    CHECK(now.text({"total", "earned"}) == "9720.00");
    CHECK(now.text({"total", "unearned"}) == "0.00");
    CHECK(now.text({"ibnr_through"}) == "2026-01-31");
    CHECK(setting.balance("picc", "Expenses:CededUnearnedChange") == Money{});
    CHECK(setting.balance("picc", "Expenses:UnearnedPremiumChange") == Money{});
    Money written;
    Money earned;
    for (const Tree& month : *now.body.find("months")->list()) {
        written += *parse_money(text(month, {"written"}));
        earned += *parse_money(text(month, {"earned"}));
    }
    CHECK(written == yuan(9720));
    CHECK(earned == yuan(9720));
    setting.check_books();

    const Told accumulation = shi.get(figures + "/accumulation?on=2025-12-31");
    const auto& events = *accumulation.body.find("events")->list();
    const auto shared = std::ranges::find_if(events, [](const Tree& each) {
        return text(each, {"court_case"}) == "（2025）湘01民初9号";
    });
    REQUIRE(shared != events.end());
    CHECK(shared->find("policies")->list()->size() == 2);
    CHECK(text(*shared, {"incurred"}) == "1000.00");
    CHECK(text(*shared, {"limits"}) == "600000.00");
    CHECK(*accumulation.body.find("items_in_all")->integer() == 6);
    CHECK(text(row(accumulation, "items"), {"sum"}) == "100000.00");

    const auto sheet = [&](const std::string& query) {
        return spreadsheet::read_table(shi.download("/api/v1/insurer-figures.xlsx?" + query))
            .value();
    };
    const Table lines = sheet("on=2025-03-31");
    REQUIRE(lines.rows.size() == 3);  // titles, the line, the sum
    CHECK(lines.rows[1].cells[5] == "2157.04");
    CHECK(sheet("on=2025-03-31&table=policies").rows.size() == 3);
    CHECK(sheet("on=2025-12-31&table=triangle&line=execution").rows.size() == 5);
    CHECK(sheet("on=2025-12-31&table=accumulation").rows.size() == 7);
}

TEST_CASE("a closing is not put through with figures that have changed") {
    Setting setting;
    setting.bound("pump", 1);
    setting.go_to("2025-02-03");
    REQUIRE(setting.close("shi", with_ratio("2025-01-31")).status == 201);
    const std::string january = closings + "/CL-picc-2025-01-31";
    const std::string treaty = setting.treaty(quota_share());
    REQUIRE(setting.decide("yan", treaty).status == 200);
    CHECK(setting.decide("yan", january).code() == "figures.closing_changed");
    REQUIRE(setting.close("shi", with_ratio("2025-01-31")).status == 201);
    REQUIRE(setting.decide("yan", january).errors() == Errors{});
    // Cover that ends early gives its premium back, to the treaty too.
    setting.check_books();
}

TEST_CASE("what is endorsed and cancelled afterwards is the next month's") {
    Setting setting;
    const std::string path = policies + "/" + setting.bound("pump", 1);
    REQUIRE(setting.decide("yan", setting.treaty(quota_share())).status == 200);
    setting.go_to("2025-02-03");
    REQUIRE(setting.close("shi", with_ratio("2025-01-31")).status == 201);
    REQUIRE(setting.decide("yan", closings + "/CL-picc-2025-01-31").errors() == Errors{});
    auto shi = setting.office.sign_in("shi");
    // Back-dated into the month that is closed.
    REQUIRE(
        shi.post(path + "/endorsements",
                 Tree::map({{"from", "2025-01-20"}, {"sum", "150000.00"}, {"reason", "提高保额"}}))
            .errors() == Errors{});
    CHECK(shi.get(figures + "?on=2025-01-31").text({"total", "written"}) == "4860.00");
    setting.check_books();
    REQUIRE(shi.post(path + "/cancellation", Tree::map({{"from", "2025-02-15"},
                                                        {"by", "insured"},
                                                        {"manner", "pro_rata"},
                                                        {"reason", "停产"}}))
                .errors() == Errors{});
    setting.go_to("2025-03-03");
    REQUIRE(setting.close("shi", with_ratio("2025-02-28")).errors() == Errors{});
    REQUIRE(setting.decide("yan", closings + "/CL-picc-2025-02-28").errors() == Errors{});
    const Told now = shi.get(figures + "?on=2025-02-28");
    CHECK(now.text({"total", "unearned"}) == "0.00");
    CHECK(now.text({"total", "written"}) == now.text({"total", "earned"}));
    CHECK(setting.balance("picc", "Expenses:CededUnearnedChange") == Money{});
    setting.check_books();
}
