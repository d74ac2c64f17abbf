// Claims over the API: from the notice to what was recovered, a refusal with its notice, the limit
// under decisions at once, and a mediation that tells the insurer by itself.
#include <doctest/doctest.h>

#include <algorithm>
#include <thread>

#include "core/identifiers/identifiers.h"
#include "http/client.h"
#include "platform/desk/verify.h"
#include "platform/spreadsheet/spreadsheet.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

const std::string policies = "/api/v1/insurance-policies";
const std::string claims = "/api/v1/insurance-claims";
const std::string cases = "/api/v1/protection-cases";

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
Tree part(const char* id, const char* amount) {
    return Tree::map({{"item", id}, {"amount", amount}});
}
Tree loss(const char* id, const char* amount) {
    return Tree::map({{"item", id}, {"loss", amount}});
}

// A policy of three inventions from 10 March 2025, 100,000 each, and the day moved to 2 June.
struct Setting {
    explicit Setting(const Engine& engine = engines()[0]) : office(engine, date_of(2025, 3, 3)) {
        office.add_organisation("picc", "甲财险", OrganisationKind::insurer);
        office.add_organisation("other", "乙财险", OrganisationKind::insurer);
        office.add_organisation("ip-office", "知识产权局", OrganisationKind::authority);
        office.add_person("shi", "picc", {Role::insurer_officer});
        office.add_person("yan", "picc", {Role::insurer_approver});
        office.add_person("wu", "other", {Role::insurer_officer});
        office.add_person("shen", "ip-office", {Role::policy_officer});
        for (const char* id : {"pump", "robot"}) {
            office.add_organisation(id, id == std::string("pump") ? "泵业公司" : "机器人公司",
                                    OrganisationKind::enterprise);
            office.add_person(id, id, {Role::enterprise_officer});
        }
    }
    std::string bound(const char* product, const char* sum, int first = 1) {
        const Told applied = office.sign_in("pump").post(
            policies,
            Tree::map({{"product", product},
                       {"insurer", "picc"},
                       {"insured", "owner"},
                       {"zone", "mainland"},
                       {"sum", sum},
                       {"from", "2025-03-10"},
                       {"months", 12},
                       {"claims", 0},
                       {"items", Tree::list({item(first), item(first + 1), item(first + 2)})},
                       {"known_disputes", "无"}}));
        REQUIRE(applied.errors() == std::vector<std::string>{});
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
    Tree notice(const std::string& policy, int serial, const char* occurred,
                const char* zone = "mainland", const char* claimed = "2025-05-20") const {
        return Tree::map({{"policy", policy},
                          {"item", patent(serial)},
                          {"event", Tree::map({{"what", "展会发现侵权产品"},
                                               {"occurred_on", occurred},
                                               {"zone", zone},
                                               {"opponent", "仿冒公司"}})},
                          {"claimed_on", claimed},
                          {"estimates", Tree::list({part("investigation", "23559.65"),
                                                    part("legal", "15000.00")})}});
    }
    std::string notified(const Tree& body) {
        const Told told = office.sign_in("pump").post(claims, body);
        CHECK(told.errors() == std::vector<std::string>{});
        REQUIRE(told.status == 201);
        return claims + "/" + told.text({"id"});
    }
    Told accept(const std::string& claim) {
        return office.sign_in("shi").post(claim + "/cover-check",
                                          Tree::map({{"result", "accepted"},
                                                     {"exclusions", Tree::List{}},
                                                     {"opinion", "属于保险责任"}}));
    }
    Told propose(const std::string& claim, Tree parts, const char* basis = "judgment") {
        return office.sign_in("shi").post(claim + "/payment-proposal",
                                          Tree::map({{"basis", basis},
                                                     {"reference", "（2025）湘01民初1号"},
                                                     {"basis_on", "2025-06-02"},
                                                     {"parts", std::move(parts)},
                                                     {"opinion", "按判决核定"}}));
    }
    Told approve(const std::string& claim) {
        return office.sign_in("yan").post(claim + "/payment-decision",
                                          Tree::map({{"approved", true}, {"opinion", "同意"}}));
    }
    Told pay(const std::string& claim) {
        return office.sign_in("shi").post(claim + "/payments", Tree::map({{"reference", "付1"}}));
    }
    void check_books() {
        System& system = office.system();
        const auto report =
            verify(system.desk().database(), system.desk().kinds(), system.proofs());
        for (const Check& each : report.checks)
            for (const Difference& one : each.first) MESSAGE(one.where, " ", one.en);
        CHECK(report.whole());
    }
    Money balance(const char* book, const std::string& account) {
        Money found;
        office.system().desk().read({"admin", "platform", {Role::administrator}},
                                    [&](View& view) { found = view.balance(book, account); });
        return found;
    }
    Office office;
};

std::vector<std::string> names(const Told& page, const char* list) {
    std::vector<std::string> all;
    const Tree* found = page.body.find(list);
    if (found == nullptr) return all;
    for (const Tree& each : *found->list()) {
        const Tree* words = each.find("words");
        all.push_back(*(words == nullptr ? each : *words).find("name")->text());
    }
    return all;
}
bool has(const std::vector<std::string>& all, const char* name) {
    return std::ranges::find(all, name) != all.end();
}

}  // namespace

TEST_CASE("a claim from the notice to the recovery, in both books, to the fen") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Setting setting(engine);
        const std::string policy = setting.bound("patent_execution", "100000.00");
        setting.go_to("2025-06-02");
        const std::string claim = setting.notified(setting.notice(policy, 1, "2025-05-06"));
        const std::string id = claim.substr(claims.size() + 1);
        auto pump = setting.office.sign_in("pump");
        auto shi = setting.office.sign_in("shi");
        CHECK(pump.post(claims, setting.notice(policy, 1, "2025-05-06")).errors() ==
              std::vector<std::string>{"claim.notified_already@event"});
        // Nobody else sees it; the insured sees nothing of what the insurer keeps to itself.
        CHECK(setting.office.sign_in("wu").get(claim).status == 404);
        CHECK(setting.office.sign_in("robot").get(claim).status == 404);
        CHECK(names(shi.get(claim), "signals") == std::vector<std::string>{"soon"});
        CHECK(pump.get(claim).body.find("signals") == nullptr);

        REQUIRE(setting.accept(claim).status == 200);
        REQUIRE(shi.post(claim + "/reserves",
                         Tree::map({{"parts", Tree::list({part("investigation", "20000.00"),
                                                          part("legal", "15000.00")})},
                                    {"reason", "初步估损"}}))
                    .status == 200);
        CHECK(setting.balance("picc", "Liabilities:OutstandingClaims:" + id) == -yuan(35'000));
        CHECK(pump.get(claim).body.find("reserves") == nullptr);
        for (const Tree& line : *pump.get(claim).body.find("timeline")->list())
            CHECK(*line.find("type")->text() != "reserve_set");

        REQUIRE(shi.post(claim + "/paper-requests",
                         Tree::map({{"papers", Tree::list({"判决书"})}, {"on", "2025-06-02"}}))
                    .status == 200);
        CHECK(shi.post(claim + "/paper-requests",
                       Tree::map({{"papers", Tree::list({"发票"})}, {"on", "2025-06-02"}}))
                  .code() == "claim.papers_asked");
        CHECK(pump.get(claim).body.find("deadlines")->list()->empty());
        REQUIRE(
            pump.post(claim + "/papers",
                      Tree::map({{"paper", "判决书"}, {"reference", "判1"}, {"on", "2025-06-02"}}))
                .status == 200);
        CHECK(pump.get(claim).text({"claim", "deadline", "due"}) == "2025-07-02");

        REQUIRE(setting
                    .propose(claim, Tree::list({loss("investigation", "23559.65"),
                                                loss("legal", "15000.00")}))
                    .status == 200);
        CHECK(shi.get(claim).text({"proposal", "payable"}) == "33803.69");
        CHECK(pump.get(claim).body.find("proposal") == nullptr);
        CHECK(setting.office.sign_in("shi")
                  .post(claim + "/payment-decision",
                        Tree::map({{"approved", true}, {"opinion", "同意"}}))
                  .status == 403);
        REQUIRE(setting.approve(claim).status == 200);
        // Decided, the limit is taken before a yuan has moved.
        CHECK(pump.get(policies + "/" + policy).text({"limit_taken"}) == "33803.69");
        CHECK(setting.balance("picc", "Liabilities:OutstandingClaims:" + id) ==
              -*parse_money("33803.69"));
        REQUIRE(setting.pay(claim).text({"paid"}) == "33803.69");
        CHECK(setting.balance("picc", "Liabilities:OutstandingClaims:" + id) == Money{});
        CHECK(setting.balance("pump", "Income:InsuranceClaims") == -*parse_money("33803.69"));

        REQUIRE(shi.post(claim + "/recoveries", Tree::map({{"from", "仿冒公司"},
                                                           {"amount", "20000.00"},
                                                           {"costs", "2000.00"},
                                                           {"reference", "收1"},
                                                           {"on", "2025-06-02"}}))
                    .status == 200);
        // 18,000 as 33,803.69 : 4,755.96.
        CHECK(pump.get(claim).text({"division", "insurer"}) == "15779.87");
        CHECK(pump.get(claim).text({"division", "insured"}) == "2220.13");
        CHECK(setting.balance("picc", "Income:Recoveries") == -*parse_money("15779.87"));
        CHECK(setting.balance("pump", "Income:Recoveries") == -*parse_money("2220.13"));
        CHECK(pump.download(claim + "/payment.pdf").starts_with("%PDF"));
        CHECK(pump.download(claim + "/payment.pdf?language=en").starts_with("%PDF"));
        CHECK(pump.get(claim + "/refusal.pdf").code() == "claim.not_refused");
        const auto sheet = spreadsheet::read_table(shi.download(claims + ".xlsx"));
        REQUIRE(sheet);
        CHECK(sheet->rows.size() == 2);
        REQUIRE(shi.post(claim + "/closing", Tree::map({{"reason", "已结清"}})).status == 200);
        setting.check_books();

        // The next policy of the firm knows of it, whatever the firm says.
        const Told next = pump.post(policies, Tree::map({{"product", "patent_execution"},
                                                         {"insurer", "picc"},
                                                         {"insured", "owner"},
                                                         {"zone", "mainland"},
                                                         {"sum", "100000.00"},
                                                         {"from", "2025-06-10"},
                                                         {"months", 12},
                                                         {"claims", 0},
                                                         {"items", Tree::list({item(9)})},
                                                         {"known_disputes", "无"}}));
        CHECK(has(names(shi.get(policies + "/" + next.text({"id"})), "findings"), "claims_told"));
        // And the policy's page lists it.
        const Told page = pump.get(policies + "/" + policy);
        const Tree& section = page.body.find("sections")->list()->front();
        CHECK(*section.find("kind")->text() == "insurance_claims");
        CHECK(section.find("rows")->list()->size() == 1);
    }
}

TEST_CASE("out of territory or term it is taken down, and refused with reasons by two persons") {
    Setting setting;
    const std::string policy = setting.bound("patent_execution", "100000.00");
    setting.go_to("2025-06-02");
    const std::string abroad = setting.notified(setting.notice(policy, 1, "2025-05-06", "europe"));
    auto shi = setting.office.sign_in("shi");
    auto yan = setting.office.sign_in("yan");
    CHECK(setting.accept(abroad).errors() == std::vector<std::string>{"claim.cover_failed@result"});
    REQUIRE(shi.post(abroad + "/cover-check", Tree::map({{"result", "refused"},
                                                         {"exclusions", Tree::List{}},
                                                         {"opinion", "不在承保地域"}}))
                .status == 200);
    // What the officer found is not the insured's to read before it is decided.
    auto pump = setting.office.sign_in("pump");
    CHECK(pump.get(abroad).body.find("cover") == nullptr);
    REQUIRE(
        yan.post(abroad + "/refusal-decision", Tree::map({{"approved", true}, {"opinion", "同意"}}))
            .status == 200);
    CHECK(pump.get(abroad).text({"cover", "opinion"}) == "不在承保地域");
    // That it was decided, not what one officer wrote to the other.
    CHECK(pump.get(abroad).text({"refusal", "opinion"}).empty());
    CHECK(yan.get(abroad).text({"refusal", "opinion"}) == "同意");
    bool told = false;
    for (const Tree& line : *pump.get(abroad).body.find("timeline")->list())
        if (*line.find("type")->text() == "refusal_decided") {
            told = true;
            CHECK(line.find("body") == nullptr);
        }
    CHECK(told);
    CHECK(pump.get(abroad).text({"claim", "deadline", "term"}) == "refusal_notice");
    CHECK(pump.download(abroad + "/refusal.pdf").starts_with("%PDF"));
    CHECK(pump.download(abroad + "/refusal.pdf?language=en").starts_with("%PDF"));
    CHECK(pump.get(abroad + "/refusal.pdf?language=fr").code() == "claim.language");
    CHECK(shi.post(abroad + "/closing", Tree::map({{"reason", "结"}})).code() ==
          "claim.refusal_not_sent");
    REQUIRE(shi.post(abroad + "/refusal-notice",
                     Tree::map({{"on", "2025-06-02"}, {"reference", "快递1"}}))
                .status == 200);
    REQUIRE(shi.post(abroad + "/closing", Tree::map({{"reason", "结"}})).status == 200);

    // The waiting period runs to 9 April: a suit of the 8th is too early.
    const std::string early =
        setting.notified(setting.notice(policy, 2, "2025-03-20", "mainland", "2025-04-08"));
    CHECK(setting.accept(early).code() == "claim.cover_failed");
    // Whatever is wrong is told at its field.
    const auto wrong = [&](const Tree& body) { return pump.post(claims, body).errors(); };
    using Errors = std::vector<std::string>;
    CHECK(wrong(setting.notice(policy, 7, "2025-05-06")) == Errors{"claim.not_in_schedule@item"});
    CHECK(wrong(setting.notice(policy, 1, "2025-06-03", "mainland", "2025-06-03")) ==
          Errors{"claim.in_future@event.occurred_on"});
    CHECK(wrong(setting.notice(policy, 1, "2025-05-21")) ==
          Errors{"claim.out_of_order@claimed_on"});
    CHECK(wrong(setting.notice("IN-none", 1, "2025-05-06")) == Errors{"record.not_found@policy"});
    CHECK(setting.office.sign_in("robot")
              .post(claims, setting.notice(policy, 1, "2025-05-07"))
              .errors() == Errors{"record.not_found@policy"});
    setting.check_books();
}

TEST_CASE("two claims decided at once never take more than is insured") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Setting setting(engine);
        const std::string policy = setting.bound("patent_execution", "100000.00");
        setting.go_to("2025-06-02");
        std::vector<std::string> both;
        for (const char* day : {"2025-05-06", "2025-05-07"}) {
            both.push_back(setting.notified(setting.notice(policy, 1, day)));
            REQUIRE(setting.accept(both.back()).status == 200);
            // (100,000 − 1,000) × 90 %.
            REQUIRE(setting.propose(both.back(), Tree::list({loss("legal", "100000.00")})).status ==
                    200);
            CHECK(setting.office.sign_in("shi").get(both.back()).text({"proposal", "payable"}) ==
                  "89100.00");
        }
        std::vector<Colleague> approvers{setting.office.sign_in("yan"),
                                         setting.office.sign_in("yan")};
        std::vector<Told> answers(2);
        std::vector<std::thread> threads;
        for (std::size_t i = 0; i < 2; ++i)
            threads.emplace_back([&, i] {
                answers[i] = approvers[i].post(both[i] + "/payment-decision",
                                               Tree::map({{"approved", true}, {"opinion", "同意"}}),
                                               "decision-" + std::to_string(i));
            });
        for (std::thread& each : threads) each.join();
        const std::size_t second = answers[0].status == 200 ? 1 : 0;
        CHECK(answers[1 - second].status == 200);
        CHECK(answers[second].code() == "claim.limit_changed");
        auto shi = setting.office.sign_in("shi");
        CHECK(shi.get(policies + "/" + policy).text({"limit_taken"}) == "89100.00");
        // Turned down and proposed anew, it gets what the sum insured of the item still has.
        REQUIRE(setting.office.sign_in("yan")
                    .post(both[second] + "/payment-decision",
                          Tree::map({{"approved", false}, {"opinion", "限额已变化"}}))
                    .status == 200);
        REQUIRE(setting.propose(both[second], Tree::list({loss("legal", "100000.00")})).status ==
                200);
        REQUIRE(setting.approve(both[second]).status == 200);
        CHECK(setting.pay(both[second]).text({"paid"}) == "10900.00");
        CHECK(setting.pay(both[1 - second]).text({"paid"}) == "89100.00");
        CHECK(shi.get(policies + "/" + policy).text({"limit_taken"}) == "100000.00");
        // Another item of the policy has a sum of its own.
        const std::string third = setting.notified(setting.notice(policy, 2, "2025-05-06"));
        CHECK(shi.get(third).text({"room", "limit_left"}) == "100000.00");
        setting.check_books();
    }
}

TEST_CASE("a mediation that succeeds tells the insurer, which pays what it cost") {
    Setting setting;
    const std::string policy = setting.bound("mediation_linked", "20000.00");
    setting.go_to("2025-06-02");
    auto pump = setting.office.sign_in("pump");
    auto shen = setting.office.sign_in("shen");
    const Told helper =
        shen.post("/api/v1/alliance-helpers", Tree::map({{"name", "宁和调解中心"},
                                                         {"sort", "mediation_centre"},
                                                         {"licence", "宁调字第1号"},
                                                         {"region", "330200"},
                                                         {"contact", "0574-12345"}}));
    REQUIRE(helper.status == 201);
    CHECK(pump.post("/api/v1/alliance-helpers", Tree::Map{}).status == 403);
    const Tree opening = Tree::map({{"number", patent(1)},
                                    {"kind", "invention"},
                                    {"title", "发明 1"},
                                    {"event", Tree::map({{"what", "网店销售侵权产品"},
                                                         {"occurred_on", "2025-05-06"},
                                                         {"zone", "mainland"},
                                                         {"opponent", "仿冒公司"}})},
                                    {"demands", Tree::list({"stop", "damages"})},
                                    {"policy", policy}});
    const Told opened = pump.post(cases, opening);
    CHECK(opened.errors() == std::vector<std::string>{});
    REQUIRE(opened.status == 201);
    const std::string path = cases + "/" + opened.text({"id"});
    CHECK(shen.get(path).status == 404);
    REQUIRE(pump.post(path + "/helper", Tree::map({{"helper", helper.text({"id"})}})).status ==
            200);
    CHECK(shen.get(path).status == 200);
    REQUIRE(shen.post(path + "/evidence",
                      Tree::map({{"what", "公证购买"}, {"paper", "公证书1"}, {"on", "2025-06-02"}}))
                .status == 200);
    REQUIRE(
        shen.post(path + "/mediation", Tree::map({{"body", "宁和调解中心"}, {"on", "2025-06-02"}}))
            .status == 200);
    setting.go_to("2025-06-12");
    int invoice = 0;
    const std::pair<const char*, const char*> costs[] = {{"mediation", "3000.00"},
                                                         {"lawyers", "13500.00"},
                                                         {"investigation", "6000.05"},
                                                         {"travel", "800.00"}};
    for (const auto& [kind, amount] : costs)
        REQUIRE(pump.post(path + "/costs", Tree::map({{"kind", kind},
                                                      {"amount", amount},
                                                      {"payee", "宁和调解中心"},
                                                      {"invoice", "F" + std::to_string(++invoice)},
                                                      {"on", "2025-06-10"}}))
                    .status == 200);
    const Told ended =
        shen.post(path + "/mediation-result", Tree::map({{"success", true},
                                                         {"on", "2025-06-12"},
                                                         {"agreement", "宁调2025-1"},
                                                         {"amount", "50000.00"},
                                                         {"performed", true},
                                                         {"summary", "停止销售并赔偿"}}));
    CHECK(ended.errors() == std::vector<std::string>{});
    REQUIRE(ended.status == 200);
    const std::string claim = claims + "/" + ended.text({"claim"});
    // Who runs the alliance sees the case, not the claim.
    CHECK(shen.get(claim).status == 404);
    const Told page = pump.get(claim);
    REQUIRE(page.status == 200);
    CHECK(page.text({"claim", "estimated"}) == "22500.05");
    CHECK(page.text({"claim", "claimed_on"}) == "2025-06-12");
    CHECK(pump.get(path).text({"case", "stage", "name"}) == "mediated");
    CHECK(*pump.get(path).body.find("case")->find("days")->integer() == 10);
    CHECK(*pump.get(path).body.find("claimed")->find("by_itself")->boolean());
    CHECK(pump.post(path + "/claim", Tree::Map{}).code() == "protection.claimed_already");

    REQUIRE(setting.accept(claim).status == 200);
    CHECK(setting.propose(claim, Tree::list({loss("mediation", "3000.00")}), "judgment").errors() ==
          std::vector<std::string>{"claim.basis@basis"});
    REQUIRE(setting
                .propose(claim,
                         Tree::list({loss("mediation", "3000.00"), loss("lawyers", "13500.00"),
                                     loss("investigation", "6000.05")}),
                         "mediation")
                .status == 200);
    REQUIRE(setting.approve(claim).status == 200);
    CHECK(setting.pay(claim).text({"paid"}) == "20000.00");
    CHECK(pump.get(path).text({"claimed", "paid"}) == "20000.00");
    REQUIRE(pump.post(path + "/closing", Tree::map({{"result", "侵权已停止"}})).status == 200);
    setting.check_books();

    // Without a cost that the insurance knows nothing is told by itself, and the result stands.
    const Told bare = pump.post(cases, opening);
    const std::string other = cases + "/" + bare.text({"id"});
    REQUIRE(pump.post(other + "/helper", Tree::map({{"helper", helper.text({"id"})}})).status ==
            200);
    REQUIRE(
        pump.post(other + "/mediation", Tree::map({{"body", "宁和调解中心"}, {"on", "2025-06-12"}}))
            .status == 200);
    const Told silent = pump.post(
        other + "/mediation-result",
        Tree::map(
            {{"success", true}, {"on", "2025-06-12"}, {"agreement", "2"}, {"summary", "和解"}}));
    CHECK(silent.text({"not_claimed", "code"}) == "protection.nothing_to_claim");
    CHECK(pump.get(other).text({"case", "stage", "name"}) == "mediated");
    // The same event was notified already: told to whoever asks for it.
    REQUIRE(pump.post(other + "/costs", Tree::map({{"kind", "mediation"},
                                                   {"amount", "100.00"},
                                                   {"payee", "宁和"},
                                                   {"invoice", "F9"},
                                                   {"on", "2025-06-12"}}))
                .status == 200);
    CHECK(pump.post(other + "/claim", Tree::Map{}).code() == "claim.notified_already");
    setting.check_books();
}

TEST_CASE("what waits is on the list with its deadline, for whoever may do it") {
    Setting setting;
    const std::string policy = setting.bound("patent_execution", "100000.00");
    setting.go_to("2025-06-02");
    const std::string claim = setting.notified(setting.notice(policy, 1, "2025-05-06"));
    const auto tasks = [&](const char* user) {
        std::vector<std::string> all;
        const Told told = setting.office.sign_in(user).get("/api/v1/tasks");
        for (const Tree& each : *told.body.find("items")->list())
            if (*each.find("kind")->text() == "insurance_claim") {
                all.push_back(*each.find("action")->find("name")->text());
                CHECK(*each.find("due")->text() == "2025-07-02");
            }
        return all;
    };
    using Names = std::vector<std::string>;
    CHECK(tasks("shi") == Names{"checkClaimCover", "setClaimReserve"});
    CHECK(tasks("yan") == Names{});
    CHECK(tasks("pump") == Names{});
    REQUIRE(setting.accept(claim).status == 200);
    REQUIRE(setting.propose(claim, Tree::list({loss("legal", "15000.00")})).status == 200);
    CHECK(tasks("yan") == Names{"decideClaimPayment"});
}
