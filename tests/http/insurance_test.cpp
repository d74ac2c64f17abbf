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
    Setting() : office(engines()[0], date_of(2024, 5, 6)) {
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
    CHECK(shelf.body.find("items")->list()->size() ==
          setting.office.system().insurance().in_force(date_of(2024, 5, 6)).size());
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
