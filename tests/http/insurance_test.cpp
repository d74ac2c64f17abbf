// Insurance products over the API: the shelf, one product, quotes that anybody signed in may ask
// for, of rights counted or on the record, and a loss tried.
#include <doctest/doctest.h>

#include "core/identifiers/identifiers.h"
#include "http/client.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

std::string code_of(const std::string& digit) {
    const std::string code = "914301000000000" + digit + "0";
    return code + credit_code_check(code + '0');
}

struct Setting {
    explicit Setting(Date opened = date_of(2024, 5, 6),
                     const std::filesystem::path& programmes = {})
        : office(engines()[0], opened, DigestKind::sha256, programmes) {
        office.add_organisation("a-bank", "甲银行", OrganisationKind::bank);
        office.add_organisation("window", "登记窗口", OrganisationKind::registry);
        office.add_person("li", "a-bank", {Role::bank_officer});
        auto admin = office.sign_in("admin");
        for (const std::string digit : {"1", "2"}) {
            const std::string id = "firm-" + digit;
            REQUIRE(admin
                        .post("/api/v1/organisations", Tree::map({{"id", id},
                                                                  {"name", "企业" + digit},
                                                                  {"kind", "enterprise"},
                                                                  {"credit_code", code_of(digit)},
                                                                  {"region", "430100"},
                                                                  {"size", "small"},
                                                                  {"technology_firm", true}}))
                        .status == 201);
            office.add_person(id, id, {Role::enterprise_officer});
        }
    }
    std::string right(const std::string& firm, const char* number) {
        const Told told = office.sign_in(firm).post(
            "/api/v1/rights", Tree::map({{"number", number},
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

const char* const quotes = "/api/v1/insurance-quotes";
const char* const suggestions = "/api/v1/insurance-suggestions";
const std::filesystem::path own_programmes =
    std::filesystem::path(SOURCE_DIR) / "tests/http/insurance_programmes";

// The suggestion of a product; of several territories the first.
const Tree& suggested(const Told& told, const std::string& product) {
    REQUIRE_MESSAGE(told.status == 200, told.code());
    for (const Tree& each : *told.body.find("items")->list())
        if (*each.find("product")->find("id")->text() == product) return each;
    FAIL("no suggestion of " << product);
    return told.body;
}
std::string text_of(const Tree& tree, std::initializer_list<const char*> path) {
    const Tree* at = &tree;
    for (const char* name : path) {
        at = at->find(name);
        if (at == nullptr) return {};
    }
    return at->text() == nullptr ? std::string() : *at->text();
}
std::string fits(const Tree& suggestion) { return text_of(suggestion, {"fits", "name"}); }
// Of the subsidy of that programme.
const Tree& aid_of(const Tree& suggestion, const std::string& programme) {
    for (const Tree& each : *suggestion.find("subsidies")->list())
        if (text_of(each, {"programme", "id"}) == programme) return each;
    FAIL("no subsidy of " << programme);
    return suggestion;
}
std::string names(const Tree& list) {
    std::string found;
    for (const Tree& each : *list.list())
        found += (found.empty() ? "" : " ") + text_of(each, {"name"});
    return found;
}
// In the place of what is there.
void put(Tree& tree, const char* name, Tree value) {
    for (auto& [own, old] : *tree.map())
        if (own == name) {
            old = std::move(value);
            return;
        }
    tree.set(name, std::move(value));
}

Tree planned(Tree plans) { return Tree::map({{"plans", std::move(plans)}}); }
const Tree no_claims = Tree::map({{"claims", 0}});

// The first worked case of the product.
Tree execution() {
    return Tree::map({{"product", "patent_execution"},
                      {"insured", "owner"},
                      {"zone", "mainland"},
                      {"sum", "100000.00"}});
}
Tree with_group(Tree question, const char* kind, int count) {
    question.set("groups", Tree::list({Tree::map({{"kind", kind}, {"count", count}})}));
    return question;
}

}  // namespace

TEST_CASE("everybody sees the shelf of insurance products and any of them") {
    Setting setting;
    auto firm = setting.office.sign_in("firm-1");
    const Told shelf = firm.get("/api/v1/insurance-products");
    REQUIRE(shelf.status == 200);
    std::size_t in_force = 0;  // beside those that come later
    for (const Tree& each : *shelf.body.find("items")->list())
        if (*each.find("in_force")->boolean()) ++in_force;
    CHECK(in_force == setting.office.system().insurance().in_force(date_of(2024, 5, 6)).size());
    CHECK(in_force >= 40);
    const Told one =
        setting.office.sign_in("li").get("/api/v1/insurance-products/patent_execution");
    REQUIRE(one.status == 200);
    CHECK(one.text({"product", "line"}) == "execution");
    CHECK(one.text({"product", "rating", "rate", "value"}) == "0.018");
    CHECK(one.text({"product", "rating", "rate", "provenance", "basis"}) == "example");
    CHECK(firm.get("/api/v1/insurance-products/none").code() == "insurance.product_unknown");
}

TEST_CASE("a quote and a loss tried come out to the fen with their working") {
    Setting setting;
    Tree question = with_group(execution(), "invention", 1);
    question.set("loss", Tree::list({Tree::map({{"item", "investigation"}, {"amount", "23559.65"}}),
                                     Tree::map({{"item", "legal"}, {"amount", "15000.00"}})}));
    const Told told = setting.office.sign_in("li").post(quotes, question);
    REQUIRE(told.status == 200);
    CHECK(told.text({"quote", "premium"}) == "1620.00");
    CHECK(told.text({"quote", "why", "result"}) == "1620.00");
    CHECK(told.text({"payable", "payable"}) == "33803.69");
    CHECK(told.body.find("firm") == nullptr);
}

TEST_CASE("a firm asks about itself, of its own rights") {
    Setting setting;
    const std::string own = setting.right("firm-1", "2014103620773");
    auto firm = setting.office.sign_in("firm-1");
    Tree question = execution();
    question.set("rights", Tree::list({own}));
    const Told told = firm.post(quotes, question);
    REQUIRE(told.status == 200);
    CHECK(told.text({"firm", "id"}) == "firm-1");
    CHECK(told.text({"quote", "premium"}) == "1620.00");
    Tree other = question;
    other.set("firm", "firm-2");
    CHECK(firm.post(quotes, other).code() == "access.other_organisation");
    // A right that another firm may not even see.
    CHECK(setting.office.sign_in("firm-2").post(quotes, question).status == 404);
    Tree twice = execution();
    twice.set("rights", Tree::list({own, own}));
    CHECK(firm.post(quotes, twice).code() == "insurance.right_twice");
    Tree pending = question;
    Tree::Map& members = *pending.map();
    for (auto& [name, value] : members) {
        if (name == "product") value = "patent_application_cost";
        if (name == "insured") value = "applicant";
        if (name == "sum") value = "5000.00";
    }
    CHECK(firm.post(quotes, pending).code() == "insurance.right_status");
    auto admin = setting.office.sign_in("admin");
    Tree of_other = question;
    of_other.set("firm", "firm-2");
    CHECK(admin.post(quotes, of_other).code() == "insurance.right_of_other");
}

TEST_CASE("what cannot be quoted is refused at its field, in both languages") {
    Setting setting;
    auto li = setting.office.sign_in("li");
    const auto code = [&](const Tree& question) { return li.post(quotes, question).code(); };
    CHECK(code(execution()) == "insurance.groups_or_rights");
    CHECK(code(with_group(execution(), "trademark", 1)) == "insurance.kind");
    CHECK(code(with_group(execution(), "invention", 501)) == "insurance.count");
    CHECK(code(with_group(execution(), "invention", 0)) == "field.positive");
    Tree nowhere = with_group(execution(), "invention", 1);
    for (auto& [name, value] : *nowhere.map())
        if (name == "product") value = "none";
    CHECK(code(nowhere) == "insurance.product");
    Tree unknown = with_group(execution(), "invention", 1);
    unknown.set("firm", "nobody");
    CHECK(code(unknown) == "insurance.firm");
    Tree lost = with_group(execution(), "invention", 1);
    lost.set("loss", Tree::list({Tree::map({{"item", "none"}, {"amount", "1.00"}})}));
    CHECK(code(lost) == "insurance.item");
}

TEST_CASE("the day says which version of a product is shown and quoted") {
    const auto first_day = [](Date day) {
        Setting setting(day);
        auto li = setting.office.sign_in("li");
        const Told shown = li.get("/api/v1/insurance-products/cross_border_ecommerce_liability");
        const Told quoted =
            li.post(quotes, Tree::map({{"product", "cross_border_ecommerce_liability"},
                                       {"insured", "exporter"},
                                       {"zone", "north_america"},
                                       {"sum", "150000.00"},
                                       {"groups", Tree::list({Tree::map({{"count", 6}})})}}));
        REQUIRE(quoted.status == 200);
        CHECK(shown.body.find("versions")->list()->size() == 2);
        return shown.text({"product", "from"}) + " " + quoted.text({"quote", "premium"});
    };
    CHECK(first_day(date_of(2026, 6, 30)) == "2024-01-01 40629.60");
    CHECK(first_day(date_of(2026, 7, 1)) == "2026-07-01 43338.24");
}

TEST_CASE("a firm is told what suits its rights, what it did not say, and why others do not fit") {
    Setting setting;
    const std::string own = setting.right("firm-1", "2014103620773");
    auto firm = setting.office.sign_in("firm-1");
    const Told told = firm.post(suggestions, planned(no_claims));
    const Tree& execution = suggested(told, "patent_execution");
    CHECK(fits(execution) == "yes");
    CHECK(text_of(execution, {"insured", "name"}) == "owner");
    CHECK(text_of(execution, {"quote", "premium"}) == "500.00");
    CHECK(text_of(execution, {"quote", "why", "result"}) == "500.00");
    CHECK(*execution.find("rights")->list()->front().text() == own);
    // At the least sum the product's own route says the same.
    Tree question = with_group(Tree::map({{"product", "patent_infringed_loss"},
                                          {"insured", "owner"},
                                          {"zone", "mainland"},
                                          {"sum", "50000.00"}}),
                               "invention", 1);
    CHECK(text_of(suggested(told, "patent_infringed_loss"), {"quote", "premium"}) ==
          firm.post(quotes, question).text({"quote", "premium"}));
    const Tree& marks = suggested(told, "trademark_execution");
    CHECK(fits(marks) == "no");
    CHECK(text_of(marks.find("reasons")->list()->front(), {"code"}) == "kind");
    CHECK(fits(suggested(told, "pledge_finance_guarantee")) == "no");
    const Tree& applications = suggested(told, "patent_application_cost");
    CHECK(fits(applications) == "no");
    CHECK(text_of(applications.find("left_out")->list()->front(), {"right"}) == own);
    const Tree& abroad = suggested(told, "overseas_liability_europe");
    CHECK(fits(abroad) == "unknown");
    CHECK(names(*abroad.find("missing")) == "products abroad");
    // Nothing said: what has a factor of claims has no figure.
    const Told nothing = firm.post(suggestions, Tree::Map{});
    const Tree& unsaid = suggested(nothing, "patent_execution");
    CHECK(fits(unsaid) == "unknown");
    CHECK(names(*unsaid.find("missing")) == "claims");
    CHECK(unsaid.find("quote") == nullptr);
    const Tree plans =
        Tree::map({{"claims", 0},
                   {"products", 1},
                   {"abroad", Tree::list({"europe", "north_america"})},
                   {"exhibitions", Tree::list({Tree::map({{"zone", "europe"}, {"count", 2}})})}});
    const Told said = firm.post(suggestions, planned(plans));
    CHECK(fits(suggested(said, "overseas_liability_europe")) == "yes");
    CHECK(fits(suggested(said, "overseas_liability_rcep")) == "no");
    CHECK(text_of(suggested(said, "exhibition_abroad_legal_cost"), {"zone", "name"}) == "europe");
    CHECK(suggested(firm.post(suggestions, planned(plans)), "patent_execution") ==
          suggested(said, "patent_execution"));
}

TEST_CASE("what a subsidy leaves to pay is the programme's to say, to the fen") {
    Setting setting(date_of(2024, 5, 6), own_programmes);
    setting.right("firm-1", "2014103620773");
    auto firm = setting.office.sign_in("firm-1");
    const Told bare = firm.post(suggestions, planned(no_claims));
    CHECK(names(*bare.body.find("asked")->find("facts")) == "parties.insurer_is_partner");
    const Tree& lacking = aid_of(suggested(bare, "patent_execution"), "model_support");
    CHECK(names(*lacking.find("missing")) == "asked.taxed_here parties.insurer_is_partner");
    CHECK(lacking.find("granted") == nullptr);
    CHECK(suggested(bare, "patent_execution").find("left") == nullptr);
    CHECK(names(*aid_of(suggested(bare, "patent_execution"), "model_open").find("missing")) ==
          "part");

    Tree question = planned(no_claims);
    question.set("facts", Tree::map({{"parties.insurer_is_partner", true}}));
    question.set("declared",
                 Tree::map({{"model_support", Tree::map({{"asked.taxed_here", true}})}}));
    const Told told = firm.post(suggestions, question);
    const Tree& execution = suggested(told, "patent_execution");
    const Tree& aid = aid_of(execution, "model_support");
    CHECK(text_of(aid, {"granted"}) == "300.00");
    CHECK(text_of(aid, {"left"}) == "200.00");
    CHECK(text_of(aid, {"why", "result"}) == "300.00");
    CHECK(text_of(execution, {"left"}) == "200.00");
    // 1,200 × 60 % is more than a firm may have in a year.
    const Tree& loss = suggested(told, "patent_infringed_loss");
    CHECK(text_of(loss, {"quote", "premium"}) == "1200.00");
    CHECK(text_of(aid_of(loss, "model_support"), {"granted"}) == "700.00");
    CHECK(text_of(loss, {"left"}) == "500.00");
    // A line that the language has no word for is not forced into one.
    const Tree& mediation = aid_of(suggested(told, "mediation_linked"), "model_support");
    CHECK(names(*mediation.find("missing")) == "policy.line");
    // A term that no source gives may be stated to try; of two subsidies the better is left.
    question.set("terms", Tree::map({{"model_open", Tree::map({{"part", "90%"}})}}));
    const Told open = firm.post(suggestions, question);
    CHECK(text_of(aid_of(suggested(open, "patent_execution"), "model_open"), {"granted"}) ==
          "450.00");
    CHECK(text_of(suggested(open, "patent_execution"), {"left"}) == "50.00");
    // What was stated stays in the form.
    CHECK(names(*open.body.find("asked")->find("facts")) == "parties.insurer_is_partner");

    put(question, "facts", Tree::map({{"parties.insurer_is_partner", false}}));
    const Told refused = firm.post(suggestions, question);
    const Tree& without = aid_of(suggested(refused, "patent_execution"), "model_support");
    CHECK(text_of(without.find("problems")->list()->front(), {"code"}) ==
          "programme.condition_failed");
    CHECK(without.find("granted") == nullptr);
}

TEST_CASE("where no premium programme is in force that is said, with those that ended") {
    Setting setting(date_of(2024, 5, 6), own_programmes);
    const Told here = setting.office.sign_in("firm-1").post(suggestions, planned(no_claims));
    CHECK_FALSE(*here.body.find("no_programme")->boolean());
    std::size_t ended = 0;
    for (const Tree& each : *here.body.find("programmes")->list())
        if (!*each.find("in_force")->boolean()) ++ended;
    CHECK(here.body.find("programmes")->list()->size() == 3);
    CHECK(ended == 1);
    REQUIRE(setting.office.sign_in("admin")
                .post("/api/v1/organisations", Tree::map({{"id", "far"},
                                                          {"name", "远方企业"},
                                                          {"kind", "enterprise"},
                                                          {"credit_code", code_of("3")},
                                                          {"region", "650100"},
                                                          {"size", "small"},
                                                          {"technology_firm", true}}))
                .status == 201);
    setting.office.add_person("far", "far", {Role::enterprise_officer});
    const Told far = setting.office.sign_in("far").post(suggestions, planned(no_claims));
    REQUIRE(far.status == 200);
    CHECK(*far.body.find("no_programme")->boolean());
    CHECK(far.body.find("programmes")->list()->empty());
    CHECK(far.body.find("rights")->list()->empty());
}

TEST_CASE("what may not be stated, and who may not ask, is refused at its field") {
    Setting setting(date_of(2024, 5, 6), own_programmes);
    auto firm = setting.office.sign_in("firm-1");
    const auto errors = [&](const char* field, Tree value) {
        Tree question = planned(no_claims);
        put(question, field, std::move(value));
        return firm.post(suggestions, question).errors();
    };
    using Errors = std::vector<std::string>;
    CHECK(errors("facts", Tree::map({{"borrower.region", "110000"}})) ==
          Errors{"insurance.fact_known@facts.borrower.region"});
    CHECK(errors("facts", Tree::map({{"borrower.size", "micro"}})) ==
          Errors{"insurance.fact_known@facts.borrower.size"});
    CHECK(errors("declared",
                 Tree::map({{"model_support", Tree::map({{"used.per_firm", "0.00"}})}})) ==
          Errors{"insurance.fact_known@declared.model_support.used.per_firm"});
    CHECK(errors("facts", Tree::map({{"borrower.regions", "110000"}})) ==
          Errors{"programme.trial_fact@facts.borrower.regions"});
    CHECK(errors("declared", Tree::map({{"nowhere", Tree::Map{}}})) ==
          Errors{"insurance.programme_not_asked@declared.nowhere"});
    CHECK(errors("terms", Tree::map({{"model_open", Tree::map({{"part", "91%"}})}})) ==
          Errors{"programme.trial_term@terms.model_open.part"});
    CHECK(errors("plans", Tree::map({{"abroad", Tree::list({"moon"})}})) ==
          Errors{"field.choice@plans.abroad[0]"});
    CHECK(setting.office.sign_in("li").post(suggestions, planned(no_claims)).status == 403);
}
