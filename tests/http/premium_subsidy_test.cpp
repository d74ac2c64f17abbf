// Premium subsidies on policies of the platform: right by right, declining with each application,
// within the caps, once for the same right and days, and taken back when the premium falls. The
// figures were worked out by hand.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/identifiers/identifiers.h"
#include "http/client.h"
#include "platform/desk/verify.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

const std::string policies = "/api/v1/insurance-policies";
const std::string applications = "/api/v1/subsidy-applications";

std::string patent(const std::string& year, int serial) {
    const std::string digits = year + "1" + std::to_string(1'000'000 + serial);
    for (const char c : std::string("0123456789X"))
        if (read_patent_number(digits + '.' + c)) return digits + c;
    return digits;
}
// Filed in 2015, so it lives until 2035; and one that ends on 2026-05-01.
std::string young(int serial) { return patent("2015", serial); }
const std::string old_one = patent("2006", 1);

class City {
public:
    City()
        : office(engines()[0], date_of(2025, 3, 3), DigestKind::sha256,
                 std::string(SOURCE_DIR) + "/tests/http/premium_programmes") {
        office.add_organisation("picc", "甲财险", OrganisationKind::insurer);
        office.add_person("shi", "picc", {Role::insurer_officer});
        office.add_organisation("city", "示范市财政局", OrganisationKind::treasury);
        office.add_person("officer", "city", {Role::treasury_officer});
        office.add_person("approver", "city", {Role::treasury_approver});
        office.add_organisation("window", "登记窗口", OrganisationKind::registry);
        for (const char* firm : {"pump", "robot"}) {
            office.add_organisation(firm, firm, OrganisationKind::enterprise);
            office.add_person(firm, firm, {Role::enterprise_officer});
        }
    }

    void record(const std::string& firm, const std::string& number) {
        const std::string filed = number.substr(0, 4) + "-05-01";
        const Told told = office.sign_in(firm).post(
            "/api/v1/rights", Tree::map({{"number", number},
                                         {"title", "发明 " + number},
                                         {"details", Tree::map({{"type", "patent"},
                                                                {"main_class", "F04D13/06"},
                                                                {"further_classes", Tree::List{}},
                                                                {"filing_date", filed},
                                                                {"grant_date", "2017-08-16"},
                                                                {"fee_paid_through_year", 20},
                                                                {"same_day_invention", false}})},
                                         {"co_owners", Tree::List{}},
                                         {"registry", "window"}}));
        REQUIRE_MESSAGE(told.status == 201, told.text({"detail"}));
    }
    // Bound for a year from 2025-03-10, 100,000 each; its premium not yet paid.
    std::string bound(const std::string& firm, const std::vector<std::string>& numbers) {
        Tree::List items;
        for (const std::string& each : numbers)
            items.push_back(
                Tree::map({{"number", each}, {"kind", "invention"}, {"title", "发明 " + each}}));
        const Told applied =
            office.sign_in(firm).post(policies, Tree::map({{"product", "patent_execution"},
                                                           {"insurer", "picc"},
                                                           {"insured", "owner"},
                                                           {"zone", "mainland"},
                                                           {"sum", "100000.00"},
                                                           {"from", "2025-03-10"},
                                                           {"months", 12},
                                                           {"claims", 0},
                                                           {"items", std::move(items)},
                                                           {"known_disputes", "无"}}));
        REQUIRE_MESSAGE(applied.status == 201, applied.text({"detail"}));
        const std::string id = applied.text({"id"});
        auto shi = office.sign_in("shi");
        const std::string path = policies + "/" + id;
        REQUIRE(shi.post(path + "/underwriting",
                         Tree::map({{"verdict", "accept"}, {"opinion", "可保"}}))
                    .status == 200);
        REQUIRE(shi.post(path + "/binding", Tree::map({{"signatory", "施"}})).status == 200);
        return id;
    }
    void pay_premium(const std::string& policy) {
        auto shi = office.sign_in("shi");
        const std::string path = policies + "/" + policy;
        const std::string unpaid = shi.get(path).text({"policy", "unpaid"});
        REQUIRE(shi.post(path + "/premium-payments",
                         Tree::map({{"amount", unpaid}, {"reference", "R1"}}))
                    .status == 200);
    }
    std::string paid_policy(const std::string& firm, const std::vector<std::string>& numbers) {
        const std::string id = bound(firm, numbers);
        pay_premium(id);
        return id;
    }
    Told cancel(const std::string& policy, const char* from) {
        return office.sign_in("shi").post(
            policies + "/" + policy + "/cancellation",
            Tree::map(
                {{"from", from}, {"by", "insured"}, {"manner", "pro_rata"}, {"reason", "停产"}}));
    }

    Told file(const std::string& firm, Tree::Map more, const char* programme) {
        Tree::Map content{{"programme", programme}, {"subsidy", "premium"}};
        for (auto& each : more) content.push_back(std::move(each));
        for (const char* each : {"facts", "papers"})
            if (std::ranges::none_of(content,
                                     [&](const auto& member) { return member.first == each; }))
                content.emplace_back(each, Tree::Map{});
        return office.sign_in(firm).post(applications, content);
    }
    Told file_on(const std::string& firm, const std::string& policy) {
        return file(firm, {{"policy", policy}}, "model_policy_premium");
    }
    Told show(const std::string& user, const std::string& id) {
        return office.sign_in(user).get(applications + "/" + id);
    }
    Told post(const std::string& user, const std::string& id, const char* act, Tree::Map body) {
        return office.sign_in(user).post(applications + "/" + id + "/" + act, body);
    }
    void accept(const std::string& id) {
        REQUIRE(post("officer", id, "review", {{"accepted", true}, {"opinion", "符合"}}).status ==
                200);
        REQUIRE(
            post("approver", id, "decision", {{"approved", true}, {"opinion", "同意"}}).status ==
            200);
    }
    std::string gather(const std::string& id) {
        const Told told = office.sign_in("officer").post(
            "/api/v1/subsidy-batches", Tree::map({{"title", "保费补贴"},
                                                  {"applications", Tree::list({id})},
                                                  {"payers", Tree::Map{}}}));
        REQUIRE_MESSAGE(told.status == 201, told.text({"detail"}));
        return told.text({"id"});
    }
    Told decide_batch(const std::string& batch, bool approved) {
        return office.sign_in("approver")
            .post("/api/v1/subsidy-batches/" + batch + "/decision",
                  Tree::map({{"approved", approved}, {"opinion", "意见"}}));
    }
    void pay(const std::string& id) {
        accept(id);
        const std::string batch = gather(id);
        REQUIRE(decide_batch(batch, true).status == 200);
        REQUIRE(office.sign_in("officer")
                    .post("/api/v1/subsidy-batches/" + batch + "/payment",
                          Tree::map({{"reference", "国库 1"}}))
                    .status == 200);
    }
    // "proposeClawback 964.01"
    std::vector<std::string> clawbacks_waiting() {
        const Told told = office.sign_in("officer").get("/api/v1/tasks");
        std::vector<std::string> found;
        for (const Tree& each : *told.body.find("items")->list()) {
            const Tree& action = *each.find("action");
            const std::string& name = *action.find("name")->text();
            if (name == "proposeClawback") found.push_back(*each.find("record")->text());
        }
        return found;
    }
    Money balance(const std::string& book, const char* account) {
        Money amount;
        office.system().desk().read({"auditor", "platform", {Role::auditor}},
                                    [&](View& view) { amount = view.balance(book, account); });
        return amount;
    }
    bool is_whole() {
        System& system = office.system();
        const auto report =
            verify(system.desk().database(), system.desk().kinds(), system.proofs());
        for (const Check& check : report.checks)
            for (const Difference& each : check.first)
                MESSAGE(check.name.name << ' ' << each.where << ' ' << each.en);
        return report.whole();
    }
    Office office;
};

std::string all(std::vector<std::string> errors) {
    std::ranges::sort(errors);
    std::string text;
    for (const std::string& each : errors) text += each + ' ';
    return text;
}

const Tree* offered(const Told& page, const char* operation) {
    for (const Tree& each : *page.body.find("actions")->list())
        if (*each.find("name")->text() == operation) return &each;
    return nullptr;
}

}  // namespace

TEST_CASE("the premium of the rights that count is subsidised, paid, and in every book") {
    City city;
    for (const std::string& each : {young(1), young(2), old_one}) city.record("pump", each);
    // Three of 100,000 at 1.8 %, no claim (0.9): 4,860.00, 1,620.00 each.
    const std::string policy = city.bound("pump", {young(1), young(2), old_one});
    CHECK(all(city.file_on("pump", policy).errors()) == "subsidy.premium_not_paid@policy ");
    city.pay_premium(policy);
    CHECK(all(city.file_on("robot", policy).errors()) == "record.not_found@policy ");
    CHECK(all(city.file("pump", {{"policy", policy}, {"number", "X"}, {"amount", "9.00"}},
                        "model_policy_premium")
                  .errors()) == "subsidy.known_of_policy@amount subsidy.known_of_policy@number ");
    CHECK(all(city.file("pump",
                        {{"policy", policy},
                         {"facts", Tree::map({{"policy.premium_paid", "9999.00"},
                                              {"right.in_force", false}})}},
                        "model_policy_premium")
                  .errors()) ==
          "fact.known_otherwise@facts.policy.premium_paid "
          "fact.known_otherwise@facts.right.in_force ");
    const Told choices = city.office.sign_in("pump").get("/api/v1/subsidy-policies");
    REQUIRE(choices.body.find("items")->list()->size() == 1);

    const Told filed = city.file_on("pump", policy);
    REQUIRE_MESSAGE(filed.status == 201, filed.text({"detail"}));
    const std::string id = filed.text({"id"});
    const Told shown = city.show("pump", id);
    // Two of three count: 3,240.00, of which 60 %.
    CHECK(shown.text({"computed", "base"}) == "3240.00");
    CHECK(shown.text({"computed", "granted"}) == "1944.00");
    CHECK(shown.text({"insured", "eligible"}) == "3240.00");
    CHECK(shown.text({"insured", "why", "result"}) == "3240.00");
    const auto* rights = shown.body.find("insured")->find("rights")->list();
    REQUIRE(rights->size() == 3);
    CHECK(*rights->front().find("number")->text() == old_one);
    CHECK(*rights->front().find("fails")->list()->front().find("id")->text() == "far_from_expiry");
    for (const Tree& each : *shown.body.find("conditions")->list()) {
        const bool expiry = *each.find("id")->text() == "far_from_expiry";
        CHECK(*each.find("holds")->boolean());
        CHECK((each.find("left_out") != nullptr) == expiry);
    }
    city.pay(id);
    CHECK(city.balance("pump", "Income:Subsidies") == *parse_money("-1944.00"));
    CHECK(city.balance("city", "Expenses:Subsidies") == *parse_money("1944.00"));
    // The policy's page shows it to the firm, and not to the insurer.
    const auto section = [&](const char* user) {
        const Told page = city.office.sign_in(user).get(policies + "/" + policy);
        for (const Tree& each : *page.body.find("sections")->list())
            if (*each.find("kind")->text() == "subsidies") return each.find("rows")->list()->size();
        return std::size_t{99};
    };
    CHECK(section("pump") == 1);
    CHECK(section("shi") == 0);
    CHECK(city.is_whole());
}

TEST_CASE("each further application gets less, and caps hold to the fen") {
    City city;
    for (int i = 1; i <= 9; ++i) city.record(i <= 4 ? "pump" : "robot", young(i));
    const auto granted = [&](const std::string& firm, const std::string& policy) {
        const Told filed = city.file_on(firm, policy);
        REQUIRE_MESSAGE(filed.status == 201, filed.text({"detail"}));
        return city.show(firm, filed.text({"id"})).text({"computed", "granted"});
    };
    CHECK(granted("pump", city.paid_policy("pump", {young(1)})) == "972.00");
    CHECK(granted("pump", city.paid_policy("pump", {young(2)})) == "648.00");
    const Told third = city.file_on("pump", city.paid_policy("pump", {young(3)}));
    CHECK(third.status == 422);
    CHECK(third.errors().front().starts_with("programme.no_tier"));
    // Five of 100,000: 500,000 × 1.8 % × 0.92 × 0.9 = 7,452.00, of which 60 % would be 4,471.20.
    // 4,000.00 is the firm's limit, and 3,380.00 is left in the pot.
    const std::string large =
        city.paid_policy("robot", {young(5), young(6), young(7), young(8), young(9)});
    CHECK(granted("robot", large) == "3380.00");
    const Told nothing = city.file("robot", {{"policy", large}}, "model_policy_premium");
    CHECK(nothing.code() == "expense.claimed_already");
    CHECK(city.is_whole());
}

TEST_CASE("one right in one line is subsidised once for the same days, typed or not") {
    City city;
    for (int i = 1; i <= 2; ++i) city.record("pump", young(i));
    const std::string first =
        city.file_on("pump", city.paid_policy("pump", {young(1)})).text({"id"});
    REQUIRE(!first.empty());
    const auto typed = [&](const char* number, int right, const char* from, const char* until,
                           const char* line = "execution") {
        Tree::Map facts{{"policy.line", line}};
        if (*from != '\0') {
            facts.emplace_back("policy.from", from);
            facts.emplace_back("policy.until", until);
        }
        return city.file("pump",
                         {{"number", number},
                          {"payee", "乙财险"},
                          {"paid_on", "2025-03-01"},
                          {"amount", "1000.00"},
                          {"right", young(right)},
                          {"facts", std::move(facts)}},
                         "district_policy_premium");
    };
    const Told again = typed("Z-1", 1, "2026-03-09", "2027-03-08");
    CHECK(again.status == 409);
    CHECK(again.code() == "subsidy.right_subsidised");
    CHECK(again.text({"detail"}).find(first) != std::string::npos);
    CHECK(again.text({"detail"}).find("2026-03-09 – 2026-03-09") != std::string::npos);
    // Days that nobody tells may be the same.
    CHECK(typed("Z-1", 1, "", "").code() == "subsidy.right_subsidised");
    CHECK(typed("Z-1", 1, "2026-03-10", "2027-03-09").status == 201);
    CHECK(typed("Z-2", 1, "2025-03-10", "2026-03-09", "infringed_loss").status == 201);
    // And the other way round: a typed one stands in the way of a policy's.
    const Told paper = typed("Z-3", 2, "2025-12-01", "2026-11-30");
    REQUIRE(paper.status == 201);
    const Told refused = city.file_on("pump", city.paid_policy("pump", {young(2)}));
    CHECK(refused.code() == "subsidy.right_subsidised");
    CHECK(refused.text({"detail"}).find(paper.text({"id"})) != std::string::npos);
    // What is withdrawn is free again.
    REQUIRE(city.post("pump", paper.text({"id"}), "withdrawal", {{"reason", "误报"}}).status ==
            200);
    const Told choices = city.office.sign_in("pump").get("/api/v1/subsidy-policies");
    CHECK(choices.body.find("items")->list()->size() == 2);
    CHECK(city.is_whole());
}

TEST_CASE("what the register does not know of a right is asked by its name") {
    City city;
    const std::string policy = city.paid_policy("pump", {young(1), young(2)});
    const Told unknown = city.file_on("pump", policy);
    CHECK(unknown.status == 422);
    CHECK(unknown.text({"detail"}).find(young(1)) != std::string::npos);
    const Told preview = city.office.sign_in("pump").post(
        "/api/v1/subsidy-previews", Tree::map({{"programme", "model_policy_premium"},
                                               {"subsidy", "premium"},
                                               {"policy", policy},
                                               {"facts", Tree::Map{}},
                                               {"papers", Tree::Map{}}}));
    std::vector<std::string> missing;
    for (const Tree& each : *preview.body.find("missing")->list())
        missing.push_back(*each.find("fact")->text());
    CHECK(all(missing) == "right.expires_on right.held_by_applicant right.in_force ");
    const Told stated = city.file("pump",
                                  {{"policy", policy},
                                   {"facts", Tree::map({{"right.expires_on", "2035-05-01"},
                                                        {"right.held_by_applicant", true},
                                                        {"right.in_force", true}})}},
                                  "model_policy_premium");
    CHECK(stated.status == 201);
    // None meets the conditions: refused by the rights.
    const Told none = city.file("pump",
                                {{"policy", city.paid_policy("pump", {young(3)})},
                                 {"facts", Tree::map({{"right.expires_on", "2026-05-01"},
                                                      {"right.held_by_applicant", true},
                                                      {"right.in_force", true}})}},
                                "model_policy_premium");
    CHECK(none.status == 422);
    CHECK(all(none.errors()) ==
          "programme.condition_failed@far_from_expiry subsidy.no_right_counts@policy ");
}

TEST_CASE("a policy that ends early leaves what its premium carries; the rest comes back") {
    City city;
    for (const std::string& each : {young(1), young(2), old_one}) city.record("pump", each);
    const std::string policy = city.paid_policy("pump", {young(1), young(2), old_one});
    const std::string id = city.file_on("pump", policy).text({"id"});
    city.pay(id);
    CHECK(city.clawbacks_waiting().empty());
    // 184 of 365 days: 2,449.97, of which 1,633.31 is of the two that count; 60 % is 979.99.
    REQUIRE(city.cancel(policy, "2025-09-10").status == 200);
    CHECK(city.clawbacks_waiting() == std::vector<std::string>{id});
    const Told shown = city.show("officer", id);
    CHECK(shown.text({"premium_change", "base"}) == "1633.31");
    CHECK(shown.text({"premium_change", "given"}) == "979.99");
    CHECK(shown.text({"premium_change", "excess"}) == "964.01");
    CHECK(shown.text({"premium_change", "why", "result"}) == "964.01");
    const Tree* act = offered(shown, "proposeClawback");
    REQUIRE(act != nullptr);
    CHECK(*act->find("prefill")->find("amount")->text() == "964.01");
    CHECK(city.is_whole());

    CHECK(all(city.post("officer", id, "clawback", {{"amount", "964.00"}, {"reason", "少"}})
                  .errors()) == "subsidy.below_excess@amount ");
    REQUIRE(
        city.post("officer", id, "clawback", {{"amount", "964.01"}, {"reason", "退保"}}).status ==
        200);
    CHECK(city.clawbacks_waiting().empty());
    // Rejected, it waits again.
    REQUIRE(city.post("approver", id, "clawback-decision", {{"approved", false}, {"opinion", "缓"}})
                .status == 200);
    CHECK(city.clawbacks_waiting() == std::vector<std::string>{id});
    REQUIRE(
        city.post("officer", id, "clawback", {{"amount", "964.01"}, {"reason", "退保"}}).status ==
        200);
    REQUIRE(
        city.post("approver", id, "clawback-decision", {{"approved", true}, {"opinion", "同意"}})
            .status == 200);
    CHECK(city.clawbacks_waiting().empty());
    // The refund of the premium changes nothing more.
    REQUIRE(city.office.sign_in("shi")
                .post(policies + "/" + policy + "/premium-refunds",
                      Tree::map({{"amount", "2410.03"}, {"reference", "T1"}}))
                .status == 200);
    CHECK(city.show("officer", id).text({"premium_change", "excess"}) == "0.00");
    REQUIRE(
        city.post("officer", id, "returns", {{"amount", "964.01"}, {"reference", "退 1"}}).status ==
        200);
    CHECK(city.balance("pump", "Income:Subsidies") == *parse_money("-979.99"));
    CHECK(city.balance("city", "Assets:SubsidyReclaims") == Money{});
    CHECK(city.balance("city", "Assets:Cash") == *parse_money("-979.99"));
    CHECK(city.is_whole());
}

TEST_CASE("a policy that is brought back needs no clawback") {
    City city;
    city.record("pump", young(1));
    const std::string policy = city.paid_policy("pump", {young(1)});
    const std::string id = city.file_on("pump", policy).text({"id"});
    city.pay(id);
    REQUIRE(city.cancel(policy, "2025-09-10").status == 200);
    REQUIRE(city.clawbacks_waiting().size() == 1);
    REQUIRE(city.office.sign_in("shi")
                .post(policies + "/" + policy + "/reinstatement",
                      Tree::map({{"from", "2025-09-10"}, {"reason", "恢复"}}))
                .status == 200);
    CHECK(city.clawbacks_waiting().empty());
    CHECK(city.is_whole());
}

TEST_CASE("a premium that falls before payment is reviewed anew, and no batch pays more") {
    City city;
    for (int i = 1; i <= 2; ++i) city.record("pump", young(i));
    const std::string policy = city.paid_policy("pump", {young(1)});
    const std::string id = city.file_on("pump", policy).text({"id"});
    city.accept(id);
    REQUIRE(city.cancel(policy, "2025-09-10").status == 200);
    // 1,620.00 × 184 ÷ 365 = 816.66; 60 % is 490.00.
    CHECK(city.show("officer", id).text({"stage", "name"}) == "filed");
    CHECK(city.show("officer", id).text({"charged"}) == "490.00");
    CHECK(all(city.post("officer", id, "review",
                        {{"accepted", true}, {"amount", "972.00"}, {"opinion", "符合"}})
                  .errors()) == "subsidy.above_computed@amount ");
    city.accept(id);
    CHECK(city.show("officer", id).text({"due"}) == "490.00");

    const std::string other = city.paid_policy("pump", {young(2)});
    const std::string second = city.file_on("pump", other).text({"id"});
    city.accept(second);
    const std::string batch = city.gather(second);
    REQUIRE(city.cancel(other, "2025-09-10").status == 200);
    CHECK(city.decide_batch(batch, true).code() == "subsidy.premium_fell");
    REQUIRE(city.decide_batch(batch, false).status == 200);
    CHECK(city.show("officer", second).text({"stage", "name"}) == "filed");
    // The second application's rate is 40 %.
    CHECK(city.show("officer", second).text({"charged"}) == "326.66");
    CHECK(city.is_whole());
}
