#include "features/licence/grounds.h"

#include <doctest/doctest.h>

#include <functional>

#include "features/licence/example_test.h"

using namespace zhirong;
using namespace zhirong::licence;
using namespace zhirong::licence::example;

namespace {

struct Case {
    Licence licence = submitted();
    Surroundings around{.rights = {patent()}, .others = {}, .same_contract = {}, .head = {}};

    rights::Right& right() { return around.rights.front(); }
    Draft& content() { return licence.content; }
};

using Spoil = std::function<void(Case&)>;

std::vector<Ground> found_in(Case& one) {
    std::vector<Ground> all;
    for (const Found& found : grounds(one.licence, one.around, today)) all.push_back(found.ground);
    return all;
}

std::vector<Ground> found(const Spoil& spoil) {
    Case one;
    spoil(one);
    return found_in(one);
}

rights::LicenceInForce other(LicenceType type, Date from = date_of(2023, 1, 1),
                             Date until = date_of(2025, 12, 31)) {
    return {"LC9", "彗星装备", type, from, until};
}

// The licence of LC9 as it was filed, in that territory.
Licence filed_in(const char* territory) {
    Licence licence = filed();
    licence.id = "LC9";
    licence.number = "X2023000009";
    licence.content.territory = {territory};
    return licence;
}

const std::vector<Ground> none;

}  // namespace

TEST_CASE("a filing in order has no ground against it") {
    CHECK(found([](Case&) {}) == none);
}

TEST_CASE("each ground is found where it stands, and alone") {
    struct Row {
        const char* what;
        Ground ground;
        Spoil spoil;
    };
    const std::vector<Row> rows{
        {"not granted", Ground::not_in_force,
         [](Case& c) { c.right().status = rights::Status::not_yet_granted; }},
        {"terminated", Ground::not_in_force,
         [](Case& c) { c.right().status = rights::Status::terminated; }},
        {"invalidated", Ground::not_in_force,
         [](Case& c) { c.right().status = rights::Status::invalidated; }},
        {"somebody else's", Ground::not_entitled, [](Case& c) { c.right().owner = "other"; }},
        {"sold", Ground::not_entitled,
         [](Case& c) { c.right().sale = rights::Transferred{"买方", date_of(2024, 2, 1)}; }},
        {"parties not named", Ground::contract_content,
         [](Case& c) { c.content().names_both_parties = false; }},
        {"rights not listed", Ground::contract_content,
         [](Case& c) { c.content().lists_each_right = false; }},
        {"no type", Ground::contract_content, [](Case& c) { c.content().type.reset(); }},
        {"no term", Ground::contract_content, [](Case& c) { c.content().until.reset(); }},
        {"no territory", Ground::contract_content, [](Case& c) { c.content().territory.clear(); }},
        {"no fee", Ground::contract_content, [](Case& c) { c.content().fee.reset(); }},
        // The patent ends on 2034-07-28: the 27th is the last day to license.
        {"a day beyond the right", Ground::beyond_right,
         [](Case& c) { c.content().until = date_of(2034, 7, 28); }},
        {"a co-owner has not agreed", Ground::co_owner_consent,
         [](Case& c) { c.right().co_owners = {{"中南大学", std::nullopt}}; }},
        {"the consent to a pledge is another", Ground::co_owner_consent,
         [](Case& c) { c.right().co_owners = {{"中南大学", "同意质押"}}; }},
        // Year 10 was paid until 2024-07-28; of year 9 the grace runs until 2024-01-28 + 6 months.
        {"fee in its grace", Ground::fee_in_grace,
         [](Case& c) {
             std::get<rights::Patent>(c.right().details).filing_date = date_of(2014, 2, 28);
         }},
        {"suspended", Ground::suspended_or_preserved,
         [](Case& c) {
             c.right().notices = {
                 {rights::Notice::ownership_suspension, date_of(2024, 1, 5), "中止1"}};
         }},
        {"preserved", Ground::suspended_or_preserved,
         [](Case& c) {
             c.right().notices = {
                 {rights::Notice::court_preservation, date_of(2024, 1, 5), "保全1"}};
         }},
        {"the contract twice", Ground::filed_already,
         [](Case& c) { c.around.same_contract = "X2024000009"; }},
        {"pledged, nobody asked", Ground::pledgee_consent,
         [](Case& c) {
             c.right().pledge = "PL1";
             c.right().pledgee = "bank";
         }},
        {"the desk's own objection", Ground::other,
         [](Case& c) { c.licence.open_defects = "缺页码"; }}};
    for (const Row& row : rows) {
        CAPTURE(row.what);
        CHECK(found(row.spoil) == std::vector{row.ground});
    }
}

TEST_CASE("just within the limits nothing is found") {
    CHECK(found([](Case& c) { c.content().until = date_of(2034, 7, 27); }) == none);
    CHECK(found([](Case& c) { c.right().co_ownership_agreement = "共有协议"; }) == none);
    CHECK(found([](Case& c) {
              c.right().co_owners = {{"中南大学", std::nullopt}};
              c.content().co_owner_consents = {{"中南大学", "同意书1"}};
          }) == none);
    // Patent Law 14: one owner alone may grant an ordinary licence of a patent.
    CHECK(found([](Case& c) {
              c.right().co_owners = {{"中南大学", std::nullopt}};
              c.content().type = LicenceType::ordinary;
          }) == none);
    // A dispute alone stops nobody from licensing.
    CHECK(found([](Case& c) {
              c.right().notices = {
                  {rights::Notice::invalidation_proceeding, date_of(2024, 1, 5), "无效1"}};
          }) == none);
}

TEST_CASE("the pledgee's consent counts for its pledge, once it is given") {
    const auto pledged = [](Answer answer, const char* pledge) {
        return [answer, pledge](Case& c) {
            c.right().pledge = "PL1";
            c.right().pledgee = "bank";
            c.licence.consents = {{c.right().id, pledge, "bank", today, answer, today, "同意1",
                                   Proceeds::deposit, std::nullopt}};
        };
    };
    CHECK(found(pledged(Answer::given, "PL1")) == none);
    CHECK(found(pledged(Answer::waiting, "PL1")) == std::vector{Ground::pledgee_consent});
    CHECK(found(pledged(Answer::declined, "PL1")) == std::vector{Ground::pledgee_consent});
    CHECK(found(pledged(Answer::given, "PL0")) == std::vector{Ground::pledgee_consent});
}

TEST_CASE("licences exclude each other by their types, while and where both would hold") {
    using enum LicenceType;
    struct Row {
        LicenceType there;
        LicenceType asked;
        bool conflict;
    };
    for (const Row& row :
         {Row{exclusive, exclusive, true}, Row{exclusive, sole, true},
          Row{exclusive, ordinary, true}, Row{sole, exclusive, true}, Row{sole, sole, true},
          Row{sole, ordinary, true}, Row{ordinary, exclusive, true}, Row{ordinary, sole, true},
          Row{ordinary, ordinary, false}}) {
        const auto conflicting = row.conflict ? std::vector{Ground::conflicting_licence} : none;
        CAPTURE(name_of(row.there));
        CAPTURE(name_of(row.asked));
        CHECK(found([&](Case& c) {
                  c.right().licences = {other(row.there)};
                  c.content().type = row.asked;
              }) == conflicting);
        CHECK(found([&](Case& c) {
                  c.right().licences = {other(row.there)};
                  c.around.others = {filed_in("430100")};
                  c.content().type = row.asked;
              }) == conflicting);
        // In another province, or over before: no conflict.
        CHECK(found([&](Case& c) {
                  c.right().licences = {other(row.there)};
                  c.around.others = {filed_in("440000")};
                  c.content().type = row.asked;
              }) == none);
        CHECK(found([&](Case& c) {
                  c.right().licences = {
                      other(row.there, date_of(2023, 1, 1), date_of(2024, 2, 25))};
                  c.content().type = row.asked;
              }) == none);
        CHECK(found([&](Case& c) {
                  c.right().licences = {
                      other(row.there, date_of(2023, 1, 1), date_of(2024, 2, 26))};
                  c.content().type = row.asked;
              }) == conflicting);
    }
    // Its own entry, when it is extended.
    CHECK(found([](Case& c) {
              c.right().licences = {other(exclusive)};
              c.right().licences.front().licence = c.licence.id;
          }) == none);
}

TEST_CASE("who is not the owner licenses what a filed licence lets it sublicense") {
    const auto sublicence = [](const Spoil& spoil) {
        Case one;
        Licence head = filed();
        head.id = "LC9";
        head.licensor = "owner";
        head.content.licensee_organisation = "xinghe";
        head.content.sublicensable = true;
        one.right().owner = "owner";
        one.right().licences = {in_force(head)};
        one.around.head = head;
        one.around.others = {head};
        one.content().head_licence = "LC9";
        one.content().type = LicenceType::ordinary;
        spoil(one);
        return found_in(one);
    };
    CHECK(sublicence([](Case&) {}) == none);
    const std::vector<Spoil> spoils{
        [](Case& c) { c.around.head->content.sublicensable = false; },
        [](Case& c) { c.around.head->content.licensee_organisation = "other"; },
        [](Case& c) { c.around.head->content.rights = {"RT0"}; },
        [](Case& c) { c.around.head->content.until = date_of(2024, 2, 29); },
        [](Case& c) { c.content().until = date_of(2029, 2, 26); },
        [](Case& c) { c.content().territory = {"100000"}; }};
    for (const Spoil& spoil : spoils) CHECK(sublicence(spoil) == std::vector{Ground::not_entitled});
}

TEST_CASE("an open licence is barred by what rule 86 names") {
    const auto open = [](const Spoil& spoil) {
        Case one;
        one.content().open_licence = true;
        one.content().type = LicenceType::ordinary;
        spoil(one);
        return found_in(one);
    };
    CHECK(open([](Case&) {}) == none);
    CHECK(open([](Case& c) { c.content().type = LicenceType::exclusive; }) ==
          std::vector{Ground::open_licence_barred});
    // An exclusive licence elsewhere is no conflict, and bars an open licence all the same.
    CHECK(open([](Case& c) {
              c.right().licences = {other(LicenceType::exclusive)};
              c.around.others = {filed_in("440000")};
          }) == std::vector{Ground::open_licence_barred});
    CHECK(open([](Case& c) {
              c.right().pledge = "PL1";
              c.right().pledgee = "bank";
          }) == std::vector{Ground::pledgee_consent, Ground::open_licence_barred});
    CHECK(open([](Case& c) {
              c.right().notices = {
                  {rights::Notice::ownership_suspension, date_of(2024, 1, 5), "中止1"}};
          }) == std::vector{Ground::suspended_or_preserved, Ground::open_licence_barred});
}

TEST_CASE("marks are licensed for goods they are registered for, and with all co-owners") {
    const auto of_mark = [](const Spoil& spoil) {
        Case one;
        one.around.rights = {mark()};
        one.licence.marks = true;
        one.content().rights = {mark().id};
        one.content().until = date_of(2026, 3, 6);
        one.content().goods = {"0922"};
        spoil(one);
        return found_in(one);
    };
    CHECK(of_mark([](Case&) {}) == none);
    CHECK(of_mark([](Case& c) { c.content().goods.clear(); }) ==
          std::vector{Ground::contract_content});
    CHECK(of_mark([](Case& c) { c.content().goods = {"0901"}; }) ==
          std::vector{Ground::contract_content});
    CHECK(of_mark([](Case& c) { c.content().until = date_of(2026, 3, 7); }) ==
          std::vector{Ground::beyond_right});
    CHECK(of_mark([](Case& c) {
              c.content().type = LicenceType::ordinary;
              c.right().co_owners = {{"彗星", std::nullopt}};
          }) == std::vector{Ground::co_owner_consent});
    CHECK(of_mark([](Case& c) {
              c.content().open_licence = true;
              c.content().type = LicenceType::ordinary;
          }) == std::vector{Ground::open_licence_barred});
}

TEST_CASE("every ground has its number, its code and a source for patents and for marks") {
    int number = 0;
    for (const GroundRule& rule : ground_rules()) {
        CHECK(rule.number == ++number);
        CHECK(std::string(rule.refusal.code).starts_with("licence."));
        CHECK(!rule.of_patents.zh.empty());
        CHECK(!rule.of_marks.zh.empty());
    }
    CHECK(number == static_cast<int>(EnumNames<Ground>::names.size()));
}

TEST_CASE("territories overlap along the digits of their codes") {
    CHECK(overlap({"100000"}, {"440300"}));
    CHECK(overlap({"430000"}, {"430100"}));
    CHECK(overlap({"430100"}, {"430000"}));
    CHECK_FALSE(overlap({"430100"}, {"430200"}));
    CHECK_FALSE(overlap({"430000"}, {"440000"}));
    CHECK(overlap({"110000", "430000"}, {"430181"}));
    CHECK(within({"430100"}, {"430000"}));
    CHECK_FALSE(within({"430000"}, {"430100"}));
    CHECK_FALSE(within({"430100", "440100"}, {"430000"}));
    CHECK(is_region("430000"));
    CHECK_FALSE(is_region("990000"));
    CHECK_FALSE(is_region("43"));
    CHECK(words_of({"100000"}).zh == "全国");
    CHECK(words_of({"430000", "440300"}).zh == "湖南省、广东省（440300）");
}
