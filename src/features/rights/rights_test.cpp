#include "features/rights/rights.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace zhirong;
using namespace zhirong::rights;

namespace {

const Actor firm{"li", "xinghe", {Role::enterprise_officer}};
const Actor registrar{"zhou", "desk", {Role::registry_officer}};
const Date today = date_of(2024, 2, 8);

RecordRight invention() {
    return {.number = "ZL201410362077.3",
            .title = "一种电池管理方法",
            .main_class = "H02J7/00",
            .filing_date = date_of(2014, 7, 28),
            .grant_date = date_of(2016, 8, 31),
            .fee_paid_through_year = 10,
            .co_owners = {},
            .co_ownership_agreement = std::nullopt,
            .same_day_invention = false,
            .registry = "desk"};
}

Right recorded(const RecordRight& command = invention()) {
    Right right;
    const auto event = decide(command, firm, today);
    REQUIRE(event.has_value());
    right.id = id_of_number(event->details.number);
    return apply(right, *event);
}

// The code and the field of the first refusal.
template <class T>
std::string refused(const Result<T>& result) {
    if (result) return "accepted";
    return std::string(result.error().first().kind->code) + " " + result.error().first().field;
}

std::string refused_with(void (*spoil)(RecordRight&)) {
    RecordRight command = invention();
    spoil(command);
    return refused(decide(command, firm, today));
}

}  // namespace

TEST_CASE("a patent is known by its number in the register's form") {
    const Right right = recorded();
    CHECK(right.id == "RT2014103620773");
    CHECK(right.number == "2014103620773");
    CHECK(right.patent == PatentKind::invention);
    CHECK(right.status == Status::granted);
    CHECK(parties(right) == std::vector<std::string>{"xinghe", "desk"});
    CHECK(read<Right>(write(right)).has_value());
}

TEST_CASE("a wrong check digit is answered with the right one") {
    RecordRight command = invention();
    command.number = "201410362077.4";
    const auto result = decide(command, firm, today);
    REQUIRE(!result);
    CHECK(result.error().first().field == "number");
    CHECK(in_chinese(result.error().first()) == "专利号“201410362077.4”无效：校验位应为3");
}

TEST_CASE("a record that cannot be true is refused at its field") {
    CHECK(refused(decide(invention(), registrar, today)) == "access.role_missing ");
    CHECK(refused_with([](RecordRight& r) { r.filing_date = today + Days{1}; }) ==
          "right.date_in_future filing_date");
    CHECK(refused_with([](RecordRight& r) { r.filing_date = date_of(1985, 3, 31); }) ==
          "right.filing_date filing_date");
    CHECK(refused_with([](RecordRight& r) { r.grant_date = today; }) == "accepted");
    CHECK(refused_with([](RecordRight& r) { r.grant_date = today + Days{1}; }) ==
          "right.date_in_future grant_date");
    CHECK(refused_with([](RecordRight& r) { r.grant_date = r.filing_date - Days{1}; }) ==
          "right.grant_before_filing grant_date");
    CHECK(refused_with([](RecordRight& r) { r.same_day_invention = true; }) ==
          "right.same_day_invention same_day_invention");
    CHECK(refused_with([](RecordRight& r) { r.co_owners = {{"甲", {}}, {"甲", {}}}; }) ==
          "right.co_owner_twice co_owners[1].name");
}

TEST_CASE("the fee year of a granted patent lies between its first and its last") {
    const auto with = [](int year) {
        RecordRight command = invention();
        command.fee_paid_through_year = year;
        return refused(decide(command, firm, today));
    };
    CHECK(with(0) == "right.fee_year fee_paid_through_year");
    CHECK(with(1) == "accepted");
    CHECK(with(20) == "accepted");
    CHECK(with(21) == "right.fee_year fee_paid_through_year");
    CHECK(refused_with([](RecordRight& r) { r.grant_date.reset(); }) ==
          "right.fee_year fee_paid_through_year");
}

TEST_CASE("classes are those of the patent's kind") {
    const auto with = [](const char* text) {
        RecordRight command = invention();
        command.main_class = text;
        return refused(decide(command, firm, today)) == "accepted";
    };
    for (const char* good : {"H04L", "H04L9/32", "A01B1/00", "G06F21/62", "C07K2317/565"}) {
        CAPTURE(good);
        CHECK(with(good));
    }
    for (const char* bad :
         {"", "H04", "I04L9/32", "H4L9/32", "H04L9", "H04L/32", "H04L9/3", "h04l9/32", "06-01"}) {
        CAPTURE(bad);
        CHECK_FALSE(with(bad));
    }
    RecordRight design = invention();
    design.number = "2020300123455";
    design.main_class = "06-01";
    design.filing_date = date_of(2020, 1, 10);
    design.grant_date = date_of(2020, 9, 1);
    design.fee_paid_through_year = 5;
    CHECK(refused(decide(design, firm, today)) == "accepted");
    design.main_class = "H04L9/32";
    CHECK(refused(decide(design, firm, today)) == "right.main_class main_class");
}

TEST_CASE("the term counts from the filing date by the law it was filed under") {
    Right right;
    right.filing_date = date_of(2014, 7, 28);
    right.patent = PatentKind::invention;
    CHECK(legal_end(right) == date_of(2034, 7, 28));
    right.patent = PatentKind::utility_model;
    CHECK(legal_end(right) == date_of(2024, 7, 28));
    right.patent = PatentKind::design;
    right.filing_date = date_of(2021, 5, 31);
    CHECK(legal_end(right) == date_of(2031, 5, 31));
    right.filing_date = date_of(2021, 6, 1);
    CHECK(legal_end(right) == date_of(2036, 6, 1));
}

TEST_CASE("a fee is paid until its day, in grace for six months, and lapsed after") {
    const Right right = recorded();  // year 10 ends on 2024-07-28
    CHECK(fee_due(right) == date_of(2024, 7, 28));
    CHECK(fee_standing(right, date_of(2024, 7, 28)) == FeeStanding::paid);
    CHECK(fee_standing(right, date_of(2024, 7, 29)) == FeeStanding::in_grace);
    CHECK(fee_standing(right, date_of(2025, 1, 28)) == FeeStanding::in_grace);
    CHECK(fee_standing(right, date_of(2025, 1, 29)) == FeeStanding::lapsed);
    CHECK(status_at(right, date_of(2025, 1, 28)) == Status::granted);
    CHECK(status_at(right, date_of(2025, 1, 29)) == Status::terminated);
}

TEST_CASE("with every year paid the patent lives to the last day of its term") {
    Right right = recorded();
    right.fee_paid_through_year = 20;
    CHECK(status_at(right, date_of(2034, 7, 27)) == Status::granted);
    CHECK(status_at(right, date_of(2034, 7, 28)) == Status::terminated);
}

TEST_CASE("a fee paid in grace keeps the patent, one paid after does not") {
    const Right right = recorded();
    const Date later = date_of(2025, 6, 1);
    const NoteFeePaid in_time{11, date_of(2025, 1, 28), "R1"};
    const auto paid = decide(right, in_time, firm, later);
    REQUIRE(paid.has_value());
    CHECK(status_at(apply(right, *paid), later) == Status::granted);
    CHECK(refused(decide(right, NoteFeePaid{11, date_of(2025, 1, 29), "R1"}, firm, later)) ==
          "right.fee_too_late on");
    CHECK(refused(decide(right, NoteFeePaid{10, today, "R1"}, firm, today)) ==
          "right.fee_year through_year");
    CHECK(refused(decide(right, NoteFeePaid{21, today, "R1"}, firm, today)) ==
          "right.fee_year through_year");
    CHECK(refused(decide(right, in_time, Actor{"wu", "other", {Role::enterprise_officer}},
                         later)) == "access.other_organisation ");
}

TEST_CASE("what the registry notes begins once and ends once") {
    Right right = recorded();
    const NoteStatus begin{StatusChange::preservation_begun, today, "（2024）湘01执保1号"};
    const NoteStatus end{StatusChange::preservation_ended, today, "（2024）湘01执保1号之一"};
    CHECK(refused(decide(right, end, registrar, today)) == "right.change_not_now change");
    right = apply(right, decide(right, begin, registrar, today).value());
    CHECK(is_noted(right, Notice::court_preservation));
    CHECK_FALSE(is_noted(right, Notice::ownership_suspension));
    CHECK(refused(decide(right, begin, registrar, today)) == "right.change_not_now change");
    right = apply(right, decide(right, end, registrar, today).value());
    CHECK(right.notices.empty());
    CHECK(refused(decide(right, begin, firm, today)) == "access.role_missing ");
    CHECK(refused(decide(right, begin, Actor{"a", "other desk", {Role::registry_officer}},
                         today)) == "access.other_organisation ");
}

TEST_CASE("every change and standing agree on what is possible") {
    for (const auto& standing : EnumNames<Status>::names)
        for (const auto& change : EnumNames<StatusChange>::names) {
            Right right = recorded();
            right.status = standing.value;
            const auto possible = possible_changes(right);
            const bool offered = std::ranges::find(possible, change.value) != possible.end();
            const auto result =
                decide(right, NoteStatus{change.value, today, "1"}, registrar, today);
            CAPTURE(standing.name);
            CAPTURE(change.name);
            CHECK(result.has_value() == offered);
            if (result) CHECK(read<Right>(write(apply(right, *result))).has_value());
        }
    Right dead = recorded();
    dead.status = Status::invalidated;
    CHECK(possible_changes(dead).empty());
}

TEST_CASE("a grant noted later gives the patent its date") {
    RecordRight command = invention();
    command.grant_date.reset();
    command.fee_paid_through_year = 0;
    Right right = recorded(command);
    CHECK(right.status == Status::not_yet_granted);
    right = apply(
        right,
        decide(right, NoteStatus{StatusChange::granted, today, "公告"}, registrar, today).value());
    CHECK(right.status == Status::granted);
    CHECK(right.grant_date == today);
}

TEST_CASE("a co-owner's consent is for one pledge and ends with it") {
    RecordRight command = invention();
    command.co_owners = {{"湖南大学", std::nullopt}};
    Right right = recorded(command);
    CHECK(refused(decide(right, NoteConsent{"中南大学", "同意书1"}, firm)) ==
          "right.no_co_owner co_owner");
    right = apply(right, decide(right, NoteConsent{"湖南大学", "同意书1"}, firm).value());
    CHECK(right.co_owners.front().consent == "同意书1");
    right = apply(right, Pledged{"PL1", "bank", today});
    CHECK(parties(right) == std::vector<std::string>{"xinghe", "desk", "bank"});
    CHECK(right.co_owners.front().consent.has_value());
    right = apply(right, Released{"PL1", today});
    CHECK_FALSE(right.pledge.has_value());
    CHECK_FALSE(right.co_owners.front().consent.has_value());
}

TEST_CASE("a patent cannot carry two pledges") {
    const Right right = apply(recorded(), Pledged{"PL1", "bank", today});
    CHECK_THROWS_AS(apply(right, Pledged{"PL2", "bank", today}), BrokenInvariant);
    CHECK_THROWS_AS(apply(right, Released{"PL2", today}), BrokenInvariant);
}
