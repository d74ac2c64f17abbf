// Whose records a person sees: those of the own organisation, those that a firm agreed to show, and
// those of the firms of a jurisdiction. On both engines.
#include <doctest/doctest.h>

#include "http/client.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

struct Setting {
    explicit Setting(const Engine& engine) : office(engine) {
        using enum OrganisationKind;
        office.add_organisation("bank", "银行", bank);
        office.add_organisation("window", "受理窗口", registry);
        office.add_organisation("office-city", "长沙市局", authority);
        office.add_organisation("firm", "长沙企业", enterprise, "430104");
        office.add_organisation("far", "岳阳企业", enterprise, "430602");
        office.add_person("banker", "bank", {Role::bank_officer});
        office.add_person("firm", "firm", {Role::enterprise_officer});
        office.add_person("far", "far", {Role::enterprise_officer});
        right = record("firm", "ZL201410362077.3");
        right_far = record("far", "ZL201510000012.9");
    }
    std::string record(const char* user, const char* number) {
        const Told told = office.sign_in(user).post(
            "/api/v1/rights", Tree::map({{"number", number},
                                         {"title", "一种焊接机器人"},
                                         {"details", Tree::map({{"type", "patent"},
                                                                {"main_class", "B25J11/00"},
                                                                {"further_classes", Tree::List{}},
                                                                {"filing_date", "2014-07-28"},
                                                                {"grant_date", "2017-03-01"},
                                                                {"fee_paid_through_year", 10},
                                                                {"same_day_invention", false}})},
                                         {"co_owners", Tree::List{}},
                                         {"registry", "window"}}));
        std::string errors;
        for (const std::string& each : told.errors()) errors += each + ' ';
        REQUIRE_MESSAGE(told.status == 201, told.text({"detail"}), errors);
        return told.text({"id"});
    }
    // By page and by list alike.
    bool sees(const std::string& user, const std::string& id) {
        auto person = office.sign_in(user);
        const bool page = person.get("/api/v1/rights/" + id).status == 200;
        bool listed = false;
        const Told list = person.get("/api/v1/rights");
        REQUIRE(list.status == 200);
        for (const Tree& each : *list.body.find("items")->list())
            listed = listed || *each.find("id")->text() == id;
        CHECK(page == listed);
        return page;
    }
    Office office;
    std::string right, right_far;
};

}  // namespace

TEST_CASE("a firm lets a bank see its rights, and takes that back") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Setting setting(engine);
        CHECK(setting.sees("firm", setting.right));
        CHECK(!setting.sees("banker", setting.right));
        auto firm = setting.office.sign_in("firm");
        const auto give = [&](const char* to, const char* until, Tree::List matters) {
            return firm.post("/api/v1/consents", Tree::map({{"to", to},
                                                            {"matters", std::move(matters)},
                                                            {"until", until},
                                                            {"purpose", "授信调查"}}));
        };
        CHECK(give("far", "2024-12-31", {"rights"}).code() == "consent.other_firm");
        CHECK(give("firm", "2024-12-31", {"rights"}).code() == "consent.own_firm");
        CHECK(give("bank", "2024-02-29", {"rights"}).code() == "consent.past");
        CHECK(give("bank", "2027-03-02", {"rights"}).code() == "consent.long");
        CHECK(give("bank", "2024-12-31", {"rights", "rights"}).code() == "consent.twice");
        CHECK(give("bank", "2024-12-31", Tree::List{}).code() == "field.blank");
        // Of other matters nothing follows for rights.
        REQUIRE(give("bank", "2024-12-31", {"insurance"}).status == 201);
        CHECK(!setting.sees("banker", setting.right));
        const Told given = give("bank", "2024-12-31", {"rights", "grade"});
        REQUIRE(given.status == 201);
        CHECK(setting.sees("banker", setting.right));
        CHECK(!setting.sees("banker", setting.right_far));
        CHECK(setting.office.sign_in("far")
                  .post("/api/v1/consents/" + given.text({"id"}) + "/withdrawal", Tree::Map{})
                  .status == 404);
        CHECK(firm.post("/api/v1/consents/" + given.text({"id"}) + "/withdrawal",
                        Tree::map({{"reason", "不再申请贷款"}}))
                  .status == 200);
        CHECK(!setting.sees("banker", setting.right));
        CHECK(firm.post("/api/v1/consents/" + given.text({"id"}) + "/withdrawal", Tree::Map{})
                  .code() == "consent.withdrawn");
    }
}

TEST_CASE("an authority's people see what concerns the firms of their jurisdiction") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Setting setting(engine);
        auto admin = setting.office.sign_in("admin");
        const auto add = [&](const char* user, const char* organisation, const char* role,
                             const char* jurisdiction) {
            return admin.post("/api/v1/people", Tree::map({{"user", user},
                                                           {"name", user},
                                                           {"organisation", organisation},
                                                           {"roles", Tree::list({role})},
                                                           {"password", "chosen for this person"},
                                                           {"jurisdiction", jurisdiction}}));
        };
        CHECK(add("x1", "bank", "bank_officer", "43").code() == "identity.no_jurisdiction");
        CHECK(add("x2", "office-city", "policy_officer", "4").code() == "identity.jurisdiction");
        const auto official = [&](const std::string& user, const std::string& jurisdiction) {
            const auto added = setting.office.system().identity().add({user,
                                                                       user,
                                                                       "office-city",
                                                                       {Role::policy_officer},
                                                                       Office::password_of(user),
                                                                       jurisdiction},
                                                                      OrganisationKind::authority,
                                                                      setting.office.now());
            REQUIRE(added.has_value());
        };
        official("province", "43");
        official("city", "4301");
        official("county", "430111");
        official("nowhere", "");
        CHECK(setting.sees("province", setting.right));
        CHECK(setting.sees("province", setting.right_far));
        CHECK(setting.sees("city", setting.right));
        CHECK(!setting.sees("city", setting.right_far));
        CHECK(!setting.sees("county", setting.right));
        CHECK(!setting.sees("nowhere", setting.right));
    }
}
