// A policy from a blank page to the day on which it ends: written, checked, tried, submitted by one
// official and published by another, followed by the next version, on both stores.
#include <doctest/doctest.h>

#include <algorithm>
#include <future>

#include "core/programme/evaluate.h"
#include "features/studio/starter.h"
#include "http/client.h"
#include "platform/yaml/yaml.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

// Opened on 2024-03-01 with an office of two officials.
struct Policy {
    Office office;
    Colleague officer;
    Colleague approver;

    explicit Policy(const Engine& engine = engines()[0])
        : office(engine), officer(signed_in("officer")), approver(signed_in("approver")) {}

    Colleague signed_in(const std::string& user) {
        if (user == "officer") {
            office.add_organisation("ip-office", "知识产权局", OrganisationKind::authority);
            office.add_person("officer", "ip-office", {Role::policy_officer});
            office.add_person("second", "ip-office", {Role::policy_officer});
            // Holds both roles, as in a small office.
            office.add_person("both", "ip-office", {Role::policy_officer, Role::policy_approver});
            office.add_person("approver", "ip-office", {Role::policy_approver});
        }
        return office.sign_in(user);
    }
};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

const std::string fifth_case = R"(
  - name: 中型企业不符合条件
    date: 2024-03-02
    facts: {borrower.size: medium}
    expect: {eligible: false, failed: small_firm}
)";

Tree opening(const char* programme = "model_city") {
    return Tree::map(
        {{"programme", programme}, {"title", "示范市补偿"}, {"title_en", "Model \"City\""}});
}

std::string opened(Colleague& officer, const Tree& body = opening()) {
    const Told told = officer.post("/api/v1/drafts", body);
    INFO(told.text({"detail"}));
    REQUIRE(told.status == 201);
    return told.text({"id"});
}

std::int64_t revision(Colleague& reader, const std::string& draft) {
    return *reader.get("/api/v1/drafts/" + draft).body.find("revision")->integer();
}

Told save(Colleague& officer, const std::string& draft, const std::string& text,
          const std::string& cases) {
    return officer.post(
        "/api/v1/drafts/" + draft + "/save",
        Tree::map({{"text", text}, {"cases", cases}, {"revision", revision(officer, draft)}}));
}

Told submit(Colleague& officer, const std::string& draft) {
    return officer.post("/api/v1/drafts/" + draft + "/submission",
                        Tree::map({{"note", "请审批"}, {"revision", revision(officer, draft)}}));
}

Told publish(Colleague& approver, const std::string& draft) {
    return approver.post("/api/v1/drafts/" + draft + "/publication",
                         Tree::map({{"opinion", "同意"}}));
}

// The starter's text with a fifth case, submitted.
std::string submitted(Policy& policy) {
    const std::string draft = opened(policy.officer);
    const Told page = policy.officer.get("/api/v1/drafts/" + draft);
    REQUIRE(save(policy.officer, draft, page.text({"text"}), page.text({"cases"}) + fifth_case)
                .status == 200);
    const Told told = submit(policy.officer, draft);
    INFO(told.text({"detail"}));
    REQUIRE(told.status == 200);
    return draft;
}

std::string published(Policy& policy) {
    const std::string draft = submitted(policy);
    const Told told = publish(policy.approver, draft);
    INFO(told.text({"detail"}));
    REQUIRE(told.status == 200);
    return draft;
}

const Tree* named(const Tree& list, const char* member, const std::string& value) {
    for (const Tree& each : *list.list())
        if (const Tree* found = each.find(member); found != nullptr && *found->text() == value)
            return &each;
    return nullptr;
}

}  // namespace

TEST_CASE("the text that a new programme begins with is clean, and its cases pass") {
    Policy policy;
    const std::string draft = opened(policy.officer);
    const Told page = policy.officer.get("/api/v1/drafts/" + draft);
    const Told checked =
        policy.officer.post("/api/v1/programmes/check", Tree::map({{"text", page.text({"text"})}}));
    CHECK(*checked.body.find("clean")->boolean());
    CHECK(checked.text({"programme", "title", "en"}) == "Model \"City\"");
    const Told cases = policy.officer.post(
        "/api/v1/programmes/cases",
        Tree::map({{"text", page.text({"text"})}, {"cases", page.text({"cases"})}}));
    CHECK(*cases.body.find("passed")->integer() == 4);
    CHECK(cases.body.find("outcomes")->list()->size() == 4);
}

TEST_CASE("a check names line and column, and reads each rule beside its line") {
    Policy policy;
    const std::string text =
        studio::starter_text({"model_city", "示范市", "Model City", "430100", date_of(2024, 1, 1)});
    const auto line_of = [](const std::string& whole, const std::string& part) {
        const auto end = whole.begin() + static_cast<std::ptrdiff_t>(whole.find(part));
        return std::count(whole.begin(), end, '\n') + 1;
    };
    const Told good = policy.officer.post("/api/v1/programmes/check", Tree::map({{"text", text}}));
    const Tree* reading = nullptr;
    for (const Tree& each : *good.body.find("readings")->list())
        if (each.find("zh")->text()->find("40%") != std::string::npos) reading = &each;
    REQUIRE(reading != nullptr);
    // The name stands on its own line, what it is from the next one on.
    const std::int64_t line = *reading->find("line")->integer();
    CHECK(line >= line_of(text, "  fund_share:"));
    CHECK(line <= line_of(text, "  fund_share:") + 1);

    const std::string wrong = replaced(text, "value: 40%", "value: 0.4");
    const Told bad = policy.officer.post("/api/v1/programmes/check", Tree::map({{"text", wrong}}));
    CHECK_FALSE(*bad.body.find("clean")->boolean());
    const Tree& problem = bad.body.find("problems")->list()->front();
    CHECK(*problem.find("line")->integer() == line_of(wrong, "value: 0.4"));
    CHECK(*problem.find("column")->integer() > 1);
    CHECK(problem.find("zh")->text()->find("0.4") != std::string::npos);
    // Names to complete are still told.
    CHECK(named(*bad.body.find("quantities"), "name", "loan_limit") != nullptr);

    const Told no_yaml =
        policy.officer.post("/api/v1/programmes/check", Tree::map({{"text", "a: [1"}}));
    CHECK(no_yaml.status == 200);
    CHECK_FALSE(no_yaml.body.find("problems")->list()->empty());
}

TEST_CASE("a policy goes from blank to published by two officials, and verify still passes") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Policy policy(engine);
        published(policy);
        const Told page = policy.approver.get("/api/v1/programmes/model_city");
        CHECK(page.status == 200);
        CHECK(page.text({"from"}) == "2024-03-02");
        CHECK(page.text({"standing", "name"}) == "to_come");
        CHECK(page.text({"published", "opinion"}) == "同意");
        const auto report =
            verify(policy.office.system().desk().database(), policy.office.system().desk().kinds(),
                   policy.office.system().proofs());
        CHECK(report.whole());
    }
}

TEST_CASE("nobody publishes what they wrote or submitted themselves") {
    Policy policy;
    Colleague both = policy.office.sign_in("both");
    const std::string own = opened(both);
    const Told page = both.get("/api/v1/drafts/" + own);
    REQUIRE(save(both, own, page.text({"text"}), page.text({"cases"}) + fifth_case).status == 200);
    REQUIRE(submit(both, own).status == 200);
    CHECK(publish(both, own).code() == "access.same_person");
    CHECK(publish(policy.officer, own).status == 403);
    REQUIRE(
        both.post("/api/v1/drafts/" + own + "/return", Tree::map({{"opinion", "再改"}})).status ==
        200);
    // Submitted by another, but written by the one who would publish.
    REQUIRE(submit(policy.officer, own).status == 200);
    CHECK(publish(both, own).code() == "studio.author_checks");
    CHECK(publish(policy.approver, own).status == 200);
}

TEST_CASE("a submitted draft waits for who may approve it, a returned one for who wrote it") {
    Policy policy;
    const auto tasks = [](Colleague& person) {
        const Told told = person.get("/api/v1/tasks");
        std::string all;
        for (const Tree& each : *told.body.find("items")->list())
            all += *each.find("action")->find("name")->text() + " " + *each.find("kind")->text() +
                   " " + *each.find("about")->find("en")->text() + "; ";
        return all;
    };
    auto both = policy.office.sign_in("both");
    auto second = policy.office.sign_in("second");
    CHECK(tasks(policy.approver).empty());
    const std::string draft = submitted(policy);
    CHECK(tasks(policy.approver) ==
          "publishDraft draft Model \"City\"; sendBackDraft draft Model \"City\"; ");
    CHECK(tasks(both) == tasks(policy.approver));
    CHECK(tasks(policy.officer).empty());
    REQUIRE(policy.approver
                .post("/api/v1/drafts/" + draft + "/return", Tree::map({{"opinion", "再改"}}))
                .status == 200);
    CHECK(tasks(policy.approver).empty());
    CHECK(tasks(policy.officer) == "submitDraft draft Model \"City\"; ");
    CHECK(tasks(second).empty());

    // The list names it by its title, also while the text is wrong elsewhere.
    const auto title = [&] {
        return *policy.officer.get("/api/v1/drafts")
                    .body.find("items")
                    ->list()
                    ->front()
                    .find("title");
    };
    CHECK(title() == Tree::map({{"zh", "示范市补偿"}, {"en", "Model \"City\""}}));
    REQUIRE(
        save(policy.officer, draft, "title: {zh: 新名, en: New name}\nsources: [\n", "").status ==
        200);
    CHECK(title() == Tree::map({{"zh", "新名"}, {"en", "New name"}}));
    REQUIRE(save(policy.officer, draft, "sources: [\n", "").status == 200);
    CHECK(title() == Tree::map({{"zh", "model_city"}, {"en", "model_city"}}));
}

TEST_CASE("a text with errors may be saved and not submitted") {
    Policy policy;
    const std::string draft = opened(policy.officer);
    const Told page = policy.officer.get("/api/v1/drafts/" + draft);
    CHECK(submit(policy.officer, draft).errors() ==
          std::vector<std::string>{"studio.too_few_cases@cases"});
    CHECK(save(policy.officer, draft, "a: [1", "").status == 200);
    const Told refused = submit(policy.officer, draft);
    CHECK(refused.status == 422);
    CHECK(std::ranges::count(refused.errors(), "studio.not_clean@text") == 1);
    const std::string wrong_case =
        page.text({"cases"}) + replaced(fifth_case, "failed: small_firm", "failed: other");
    REQUIRE(save(policy.officer, draft, page.text({"text"}), wrong_case).status == 200);
    CHECK(submit(policy.officer, draft).errors() ==
          std::vector<std::string>{"studio.case_failed@cases"});
    const std::string elsewhere = replaced(page.text({"text"}), "\"430100\"", "\"430200\"");
    REQUIRE(save(policy.officer, draft, elsewhere, page.text({"cases"}) + fifth_case).status ==
            200);
    CHECK(submit(policy.officer, draft).errors() == std::vector<std::string>{"studio.region@text"});
}

TEST_CASE("a text may have a mebibyte and not a byte more") {
    Policy policy;
    const std::string draft = opened(policy.officer);
    const std::string most(std::size_t{1} << 20, '#');
    CHECK(save(policy.officer, draft, most, "").status == 200);
    CHECK(save(policy.officer, draft, most + "#", "").status == 422);
    // Characters of three bytes count as three.
    std::string wide;
    while (wide.size() <= most.size()) wide += "法";
    CHECK(save(policy.officer, draft, wide, "").code() == "studio.too_large");
}

TEST_CASE("who saves over another's work is told") {
    Policy policy;
    Colleague second = policy.office.sign_in("second");
    const std::string draft = opened(policy.officer);
    const auto body = [](const char* text) { return Tree::map({{"text", text}, {"revision", 0}}); };
    CHECK(policy.officer.post("/api/v1/drafts/" + draft + "/save", body("a: 1")).status == 200);
    const Told late = second.post("/api/v1/drafts/" + draft + "/save", body("b: 1"));
    CHECK(late.code() == "studio.saved_meanwhile");
    CHECK(policy.officer.get("/api/v1/drafts/" + draft).text({"text"}) == "a: 1");
}

TEST_CASE("a published text cannot be changed, withdrawn or published again") {
    Policy policy;
    const std::string draft = published(policy);
    const Told page = policy.officer.get("/api/v1/drafts/" + draft);
    CHECK(save(policy.officer, draft, "a: 1", "").code() == "lifecycle.not_now");
    CHECK(
        policy.officer.post("/api/v1/drafts/" + draft + "/withdrawal", Tree::map({{"reason", "x"}}))
            .code() == "lifecycle.not_now");
    CHECK(publish(policy.approver, draft).code() == "lifecycle.not_now");
    CHECK(policy.officer.get("/api/v1/drafts/" + draft).text({"text"}) == page.text({"text"}));
    // The same text as a new draft is the same version.
    const Told versions = policy.officer.get("/api/v1/programmes/model_city");
    const std::string copy =
        opened(policy.officer,
               Tree::map({{"programme", "model_city"}, {"version", versions.text({"version"})}}));
    CHECK(policy.officer.get("/api/v1/drafts/" + copy).text({"text"}) == page.text({"text"}));
    CHECK(submit(policy.officer, copy).code() == "programme.published_already");
}

TEST_CASE("the next version ends the one before it, whose text and hash stay") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Policy policy(engine);
        published(policy);
        const Told first = policy.officer.get("/api/v1/programmes/model_city");
        const Told source = policy.officer.get("/api/v1/programmes/model_city/text");
        const std::string draft =
            opened(policy.officer,
                   Tree::map({{"programme", "model_city"}, {"version", first.text({"version"})}}));
        const auto moved = [](std::string text, const std::string& day) {
            for (std::size_t at = 0; (at = text.find("2024-03-02", at)) != std::string::npos;)
                text.replace(at, 10, day);
            return text;
        };
        // Two versions from one day would both be in force; a day later the first one ends.
        std::string same_day = source.text({"text"});
        same_day = replaced(same_day, "value: 40%", "value: 41%");
        REQUIRE(save(policy.officer, draft, same_day, source.text({"cases"})).status == 200);
        CHECK(submit(policy.officer, draft).status == 422);  // The cases still say 40 %.
        const std::string clash =
            replaced(source.text({"text"}), "zh: 单笔补偿上限", "zh: 每笔补偿上限");
        REQUIRE(save(policy.officer, draft, clash, source.text({"cases"})).status == 200);
        CHECK(submit(policy.officer, draft).code() == "programme.dates_overlap");
        // A version from today or before would end the other one in the past.
        REQUIRE(save(policy.officer, draft, moved(clash, "2024-04-01"),
                     moved(source.text({"cases"}), "2024-04-01"))
                    .status == 200);
        const Told page = policy.officer.get("/api/v1/drafts/" + draft);
        CHECK(page.text({"placing", "closes", "until"}) == "2024-03-31");
        REQUIRE(submit(policy.officer, draft).status == 200);
        REQUIRE(publish(policy.approver, draft).status == 200);

        const Told before =
            policy.officer.get("/api/v1/programmes/model_city?version=" + first.text({"version"}));
        CHECK(before.text({"until"}) == "2024-03-31");
        CHECK(before.text({"version"}) == first.text({"version"}));
        const Told kept = policy.officer.get("/api/v1/programmes/model_city/text?version=" +
                                             first.text({"version"}));
        CHECK(kept.text({"text"}) == source.text({"text"}));
        CHECK(policy.officer.get("/api/v1/programmes/model_city").text({"from"}) == "2024-04-01");
        CHECK(verify(policy.office.system().desk().database(),
                     policy.office.system().desk().kinds(), policy.office.system().proofs())
                  .whole());
    }
}

TEST_CASE("a version that would end its predecessor before tomorrow is refused") {
    using programmes::place;
    using programmes::Standing;
    const Standing first{"a", date_of(2024, 1, 1), std::nullopt};
    const Date today = date_of(2024, 3, 1);
    const auto at = [&](Date from, std::optional<Date> until = {}) {
        return place(std::vector{first}, {"b", from, until}, today);
    };
    CHECK(at(date_of(2024, 3, 1)).error().first().kind->code ==
          std::string("programme.retroactive"));
    CHECK(at(date_of(2024, 3, 2)).value()->until == today);
    CHECK(at(date_of(2024, 1, 1)).error().first().kind->code ==
          std::string("programme.dates_overlap"));
    // Before the first one, if it ends in time.
    CHECK_FALSE(at(date_of(2023, 1, 1), date_of(2023, 12, 31)).value().has_value());
    CHECK_FALSE(at(date_of(2023, 1, 1), date_of(2024, 1, 1)).has_value());
    // A predecessor that ends by itself is not ended again.
    const Standing ended{"a", date_of(2024, 1, 1), date_of(2024, 2, 29)};
    CHECK_FALSE(place(std::vector{ended}, {"b", today, std::nullopt}, today).value().has_value());
}

TEST_CASE("another server sees what was published") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Policy policy(engine);
        Configuration other = policy.office.configuration();
        other.access = OpenMode::read_only;  // One process writes an SQLite file.
        System second(other);
        const auto versions = [](System& system) {
            std::size_t count = 0;
            system.desk().read({"auditor", "platform", {Role::auditor}}, [&](View& view) {
                count = system.shelf().in(view).versions("model_city").size();
            });
            return count;
        };
        CHECK(versions(second) == 0);
        published(policy);
        CHECK(versions(policy.office.system()) == 1);
        CHECK(versions(second) == 1);
        System third(other);
        CHECK(versions(third) == 1);
    }
}

TEST_CASE("what a unit of work once saw of the programmes stays until its end") {
    Policy policy;
    System& system = policy.office.system();
    system.desk().read({"auditor", "platform", {Role::auditor}}, [&](View& view) {
        const auto& before = system.shelf().in(view);
        std::async(std::launch::async, [&] { published(policy); }).get();
        CHECK(before.versions("model_city").empty());
        CHECK(system.shelf().in(view).versions("model_city").empty());
    });
}

TEST_CASE("a trial gives what the evaluation gives, and names what it misses") {
    Policy policy;
    const std::string text =
        studio::starter_text({"model_city", "示范市", "Model City", "430100", date_of(2024, 1, 1)});
    const Told tried =
        policy.officer.post("/api/v1/programmes/trial",
                            Tree::map({{"text", text},
                                       {"date", "2024-03-01"},
                                       {"facts", Tree::map({{"loan.principal", "3000000.01"}})}}));
    REQUIRE(tried.status == 200);
    CHECK(tried.text({"eligible"}) == "unknown");
    const Tree& condition = tried.body.find("conditions")->list()->front();
    CHECK(*condition.find("refused")->list()->front().find("name")->text() == "borrower.size");

    const auto programme = programme::load(*yaml::parse_yaml(text));
    programme::Facts facts;
    facts.set("loan.principal", Money{300'000'001});
    for (const char* name : {"exposure.covered", "exposure.reserved"}) {
        const auto evaluated =
            programme::evaluate(*programme, name, facts, {}, date_of(2024, 3, 1));
        const Tree* figure = named(*tried.body.find("figures"), "name", name);
        REQUIRE(figure != nullptr);
        CHECK(*figure->find("value") == programme::to_tree(evaluated->value));
        CHECK(figure->find("why")->find("steps") != nullptr);
    }
    const Told wrong = policy.officer.post(
        "/api/v1/programmes/trial",
        Tree::map({{"text", text},
                   {"facts", Tree::map({{"loan.principal", "many"}, {"loan.principle", "1"}})}}));
    CHECK(wrong.errors() == std::vector<std::string>{"programme.trial_fact@facts.loan.principal",
                                                     "programme.trial_fact@facts.loan.principle"});
}

TEST_CASE("a trial shows who gets what of the proceeds, and asks for each amount at its field") {
    Policy policy;
    const auto tried = [&](const Tree& proceeds) {
        return policy.officer.post(
            "/api/v1/programmes/trial",
            Tree::map({{"programme", "hunan_ip_pledge_risk_compensation"},
                       {"facts", Tree::Map{}},
                       {"agreement", Tree::map({{"recovery_method", "pro_rata_of_paid"}})},
                       {"proceeds", proceeds}}));
    };
    const Tree paid = Tree::map({{"fund", "450000.00"},
                                 {"guarantor_or_insurer", "180000.00"},
                                 {"bank", "270000.00"},
                                 {"appraiser_disposer", "100000.00"}});
    const Told shared = tried(Tree::map(
        {{"gross", "620000.00"}, {"costs", "20000.00"}, {"owed", "1050000.00"}, {"paid", paid}}));
    REQUIRE(shared.status == 200);
    for (const auto& [name, amount] :
         {std::pair{"recovery.costs_paid", "20000.00"}, std::pair{"recovery.fund", "270000.00"},
          std::pair{"recovery.guarantor_or_insurer", "108000.00"},
          std::pair{"recovery.bank", "162000.00"},
          std::pair{"recovery.appraiser_disposer", "60000.00"},
          std::pair{"recovery.to_pledgor", "0.00"}}) {
        CAPTURE(name);
        const Tree* figure = named(*shared.body.find("figures"), "name", name);
        REQUIRE(figure != nullptr);
        CHECK(*figure->find("value")->text() == amount);
    }
    const Tree* method = named(*shared.body.find("quantities"), "name", "recovery_method");
    REQUIRE(method != nullptr);
    CHECK(*method->find("value")->find("zh")->text() == "按各方已承担金额的比例");
    const Told asked = tried(Tree::map(
        {{"gross", "-0.01"},
         {"costs", "0"},
         {"paid", Tree::map({{"fund", ""}, {"bank", "270000.00"}, {"insurer", "1.00"}})}}));
    CHECK(asked.status == 422);
    CHECK(asked.errors() ==
          std::vector<std::string>{"programme.trial_amount@proceeds.gross",
                                   "programme.trial_amount@proceeds.owed",
                                   "programme.trial_amount@proceeds.paid.fund",
                                   "programme.trial_party@proceeds.paid.insurer"});
    CHECK(tried(Tree::map({{"gross", "1.00"}})).errors() ==
          std::vector<std::string>{"programme.trial_proceeds@proceeds"});
}

TEST_CASE("a check warns of a condition that always holds") {
    Policy policy;
    const std::string text =
        studio::starter_text({"model_city", "示范市", "Model City", "430100", date_of(2024, 1, 1)});
    const auto checked = [&](const std::string& written) {
        return policy.officer.post("/api/v1/programmes/check", Tree::map({{"text", written}}));
    };
    CHECK(checked(text).body.find("warnings")->list()->empty());
    const Told warned = checked(replaced(
        text, "every condition is answered\n",
        "every condition is answered\n  - id: any_amount\n    zh: 有本金\n    en: Some principal\n"
        "    source: measures\n    when: {value: loan.principal, at_least: nothing}\n"));
    INFO(warned.body.find("problems")->list()->size());
    CHECK(*warned.body.find("clean")->boolean());
    const Tree::List& warnings = *warned.body.find("warnings")->list();
    REQUIRE(warnings.size() == 1);
    CHECK(*warnings.front().find("code")->text() == "programme.always_true");
    CHECK(*warnings.front().find("line")->integer() > 1);
}

TEST_CASE("two texts are compared rule by rule") {
    Policy policy;
    const std::string before =
        studio::starter_text({"model_city", "示范市", "Model City", "430100", date_of(2024, 1, 1)});
    std::string after = replaced(before, "value: 40%", "value: 35%");
    after = replaced(after, "  - id: small_firm", "  - id: little_firm");
    const Told told = policy.officer.post("/api/v1/programmes/comparison",
                                          Tree::map({{"before", Tree::map({{"text", before}})},
                                                     {"after", Tree::map({{"text", after}})}}));
    const Tree& rules = *told.body.find("rules");
    REQUIRE(rules.list()->size() == 3);
    const Tree* share = named(rules, "name", "fund_share");
    CHECK(*share->find("change")->text() == "changed");
    const auto reading = [&](const char* side) {
        return *share->find(side)->find("readings")->list()->front().find("zh")->text();
    };
    CHECK(reading("old").find("40%") != std::string::npos);
    CHECK(reading("new").find("35%") != std::string::npos);
    CHECK(*named(rules, "name", "small_firm")->find("change")->text() == "removed");
    CHECK(*named(rules, "name", "little_firm")->find("change")->text() == "added");
}

TEST_CASE("a firm is told what it is eligible for, and which fact is missing") {
    Policy policy;
    policy.office.add_organisation("pump-works", "湘江泵业", OrganisationKind::enterprise);
    policy.office.add_person("pump", "pump-works", {Role::enterprise_officer});
    Colleague firm = policy.office.sign_in("pump");
    const Told form = firm.get("/api/v1/programme-facts");
    const Tree* size = named(*form.body.find("facts"), "name", "borrower.size");
    REQUIRE(size != nullptr);
    CHECK(*size->find("value")->text() == "small");
    const auto hunan = [&](const Tree& facts) {
        const Told told = firm.post("/api/v1/programmes/directory", Tree::map({{"facts", facts}}));
        return *named(*told.body.find("items"), "id", "hunan_ip_pledge_risk_compensation");
    };
    const Tree unknown = hunan(Tree::map({{"borrower.size", "small"}}));
    CHECK(*unknown.find("eligible")->text() == "unknown");
    CHECK(unknown.find("local") == nullptr);
    CHECK(*hunan(Tree::map({{"borrower.region", "430100"}})).find("local")->boolean());
    CHECK_FALSE(*hunan(Tree::map({{"borrower.region", "440100"}})).find("local")->boolean());
    const Tree no = hunan(Tree::map({{"borrower.size", "large"}}));
    CHECK(*no.find("eligible")->text() == "no");
    const Tree yes = hunan(Tree::map({{"borrower.size", "small"},
                                      {"borrower.technology_enterprise", true},
                                      {"pledge.kind", "patent"},
                                      {"pledge.registered", true},
                                      {"parties.bank_is_partner", true},
                                      {"parties.appraiser_disposer_designated", true},
                                      {"borrower.covered_principal_other", "0.00"},
                                      {"loan.principal", "4000000.00"}}));
    CHECK(*yes.find("eligible")->text() == "yes");
    CHECK(*named(*yes.find("figures"), "name", "exposure.covered")->find("value")->text() ==
          "4000000.00");
    // A firm sees what is published, and nobody's drafts.
    const std::string draft = opened(policy.officer);
    CHECK(firm.get("/api/v1/drafts/" + draft).status == 404);
    CHECK(firm.get("/api/v1/drafts").body.find("items")->list()->empty());
    CHECK(firm.post("/api/v1/drafts", opening("other_city")).status == 403);
}
