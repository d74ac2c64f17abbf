#include "features/rights/fees.h"

#include <doctest/doctest.h>

#include "features/rights/rights.h"
#include "features/rights/term.h"

using namespace zhirong;
using namespace zhirong::rights;

namespace {

Tree words(const char* text) { return Tree::map({{"zh", text}, {"en", text}}); }
Tree provenance() { return Tree::map({{"verified", true}, {"source", words("来源")}}); }

Tree band(const char* kind, int from, int to, const char* fee) {
    return Tree::map({{"kind", kind}, {"from_year", from}, {"to_year", to}, {"fee", fee}});
}

annual_fees::Schedule schedule(const char* counted = "started") {
    auto read = annual_fees::Schedule::read(Tree::map(
        {{"editions",
          Tree::list({Tree::map(
              {{"from", "2001-03-01"},
               {"provenance", provenance()},
               {"bands",
                Tree::list({band("invention", 1, 3, "900"), band("invention", 4, 6, "1200"),
                            band("invention", 7, 9, "2000"), band("invention", 10, 12, "4000"),
                            band("invention", 13, 15, "6000"), band("invention", 16, 20, "8000"),
                            band("utility_model", 1, 10, "601.01")})},
               {"reductions", Tree::list({Tree::map({{"id", "single"},
                                                     {"words", words("减缴85%")},
                                                     {"share", "85%"},
                                                     {"years", 10},
                                                     {"provenance", provenance()}})})},
               {"surcharge", Tree::map({{"a_month", "5%"},
                                        {"counted", counted},
                                        {"months", 6},
                                        {"provenance", provenance()}})}})})}}));
    REQUIRE(read.has_value());
    return *std::move(read);
}

// Filed on 2014-07-28, granted in its third year, paid through year ten: year 11 is due on
// 2024-07-28 and costs 4,000 yuan.
Right invention(int paid = 10) {
    Right right;
    right.right_kind = RightKind::invention;
    right.status = Status::granted;
    right.details = Patent{.main_class = "H02J7/00",
                           .further_classes = {},
                           .filing_date = date_of(2014, 7, 28),
                           .grant_date = date_of(2016, 8, 31),
                           .fee_paid_through_year = paid};
    return right;
}

const FeeAmount* full_amount(const FeeCalendar& calendar) {
    const FeeYear* now = calendar.now();
    return now == nullptr || now->today.empty() ? nullptr : &now->today.front();
}

}  // namespace

TEST_CASE("what a late fee costs more, on the days around each month of the grace") {
    const annual_fees::Schedule fees = schedule();
    struct Case {
        Date on;
        FeeState state;
        Money surcharge;
    };
    for (const Case& each : {Case{date_of(2024, 7, 27), FeeState::next, Money{}},
                             Case{date_of(2024, 7, 28), FeeState::next, Money{}},
                             Case{date_of(2024, 7, 29), FeeState::in_grace, yuan(200)},
                             Case{date_of(2024, 8, 28), FeeState::in_grace, yuan(200)},
                             Case{date_of(2024, 8, 29), FeeState::in_grace, yuan(400)},
                             Case{date_of(2024, 9, 28), FeeState::in_grace, yuan(400)},
                             Case{date_of(2024, 9, 29), FeeState::in_grace, yuan(600)},
                             Case{date_of(2024, 10, 29), FeeState::in_grace, yuan(800)},
                             Case{date_of(2024, 11, 29), FeeState::in_grace, yuan(1'000)},
                             Case{date_of(2024, 12, 29), FeeState::in_grace, yuan(1'200)},
                             Case{date_of(2025, 1, 28), FeeState::in_grace, yuan(1'200)}}) {
        CAPTURE(to_string(each.on));
        const FeeCalendar calendar = fee_calendar(invention(), fees, each.on);
        REQUIRE(calendar.now() != nullptr);
        CHECK(calendar.now()->year == 11);
        CHECK(calendar.now()->state == each.state);
        REQUIRE(full_amount(calendar) != nullptr);
        CHECK(full_amount(calendar)->fee == yuan(4'000));
        CHECK(full_amount(calendar)->surcharge == each.surcharge);
        CHECK(full_amount(calendar)->total == yuan(4'000) + each.surcharge);
    }
    const FeeCalendar lapsed = fee_calendar(invention(), fees, date_of(2025, 1, 29));
    CHECK(lapsed.now() == nullptr);
    CHECK(lapsed.years.at(10).state == FeeState::lapsed);
    CHECK(lapsed.years.at(11).state == FeeState::not_owed);
    CHECK(status_at(invention(), date_of(2025, 1, 29)) == Status::terminated);
}

TEST_CASE("months may be counted once they are over: the first then costs nothing") {
    const annual_fees::Schedule fees = schedule("completed");
    struct Case {
        Date on;
        Money surcharge;
    };
    for (const Case& each :
         {Case{date_of(2024, 7, 29), Money{}}, Case{date_of(2024, 8, 28), Money{}},
          Case{date_of(2024, 8, 29), yuan(200)}, Case{date_of(2025, 1, 28), yuan(1'000)}}) {
        CAPTURE(to_string(each.on));
        CHECK(full_amount(fee_calendar(invention(), fees, each.on))->surcharge == each.surcharge);
    }
}

TEST_CASE("a small entity pays its part of the fee and the surcharge of the full fee") {
    const FeeCalendar calendar = fee_calendar(invention(), schedule(), date_of(2024, 8, 1));
    const auto& today = calendar.now()->today;
    REQUIRE(today.size() == 2);
    CHECK(today.at(1).fee == yuan(600));
    CHECK(today.at(1).surcharge == yuan(200));
    CHECK(today.at(1).total == yuan(800));
    CHECK(today.at(1).why.result == "800.00");
    CHECK(today.at(1).why.steps.at(0).result == "600.00");
    CHECK(today.at(1).why.steps.at(1).inputs.back().value == "1");
}

TEST_CASE("what is let off holds for ten years from that of the grant and no longer") {
    // Granted in year 3: years 3 to 12.
    CHECK(fee_calendar(invention(11), schedule(), date_of(2025, 7, 1)).now()->today.size() == 2);
    CHECK(fee_calendar(invention(12), schedule(), date_of(2026, 7, 1)).now()->today.size() == 1);
}

TEST_CASE("years before the grant cost nothing, and a paid patent has none left") {
    const FeeCalendar calendar = fee_calendar(invention(20), schedule(), date_of(2024, 8, 1));
    CHECK(calendar.years.size() == 20);
    CHECK(calendar.years.at(1).state == FeeState::none);
    CHECK(calendar.years.at(2).state == FeeState::paid);
    CHECK(calendar.now() == nullptr);
}

TEST_CASE("a fee's part is rounded once, a half fen away from zero") {
    Right model = invention(5);
    model.right_kind = RightKind::utility_model;
    // 601.01 × 5 % = 30.0505, 601.01 × 15 % = 90.1515
    const FeeCalendar calendar = fee_calendar(model, schedule(), date_of(2019, 8, 1));
    CHECK(full_amount(calendar)->surcharge == Money{3'005});
    CHECK(calendar.now()->today.at(1).fee == Money{9'015});
}

TEST_CASE("a due date of 29 February keeps its month's end in common years") {
    CHECK(surcharge_months(date_of(2020, 2, 29), 2, date_of(2021, 2, 28),
                           annual_fees::MonthCount::started) == 0);
    CHECK(surcharge_months(date_of(2020, 2, 29), 2, date_of(2021, 3, 1),
                           annual_fees::MonthCount::started) == 1);
    CHECK(surcharge_months(date_of(2020, 2, 29), 2, date_of(2021, 3, 29),
                           annual_fees::MonthCount::started) == 1);
    CHECK(surcharge_months(date_of(2020, 2, 29), 2, date_of(2021, 3, 30),
                           annual_fees::MonthCount::started) == 2);
}

TEST_CASE("fees before the first edition are unknown and not zero") {
    Right old = invention(1);
    std::get<Patent>(old.details).filing_date = date_of(1999, 1, 4);
    std::get<Patent>(old.details).grant_date = date_of(1999, 6, 1);
    const FeeCalendar calendar = fee_calendar(old, schedule(), date_of(2000, 2, 1));
    REQUIRE(calendar.now() != nullptr);
    CHECK_FALSE(calendar.now()->full.has_value());
    CHECK(calendar.now()->today.empty());
}

TEST_CASE("a schedule with a gap between years, or a share beyond the whole, is refused") {
    const auto code = [](Tree bands, const char* share) {
        const auto read = annual_fees::Schedule::read(Tree::map(
            {{"editions", Tree::list({Tree::map(
                              {{"from", "2001-03-01"},
                               {"provenance", provenance()},
                               {"bands", std::move(bands)},
                               {"reductions", Tree::List{}},
                               {"surcharge", Tree::map({{"a_month", share},
                                                        {"counted", "started"},
                                                        {"months", 6},
                                                        {"provenance", provenance()}})}})})}}));
        return read ? "accepted" : std::string(read.error().first().kind->code);
    };
    CHECK(code(Tree::list({band("design", 1, 3, "600"), band("design", 4, 10, "900")}), "5%") ==
          "accepted");
    CHECK(code(Tree::list({band("design", 1, 3, "600"), band("design", 5, 10, "900")}), "5%") ==
          "annual_fees.years");
    CHECK(code(Tree::list({band("design", 2, 3, "600")}), "5%") == "annual_fees.years");
    CHECK(code(Tree::list({band("design", 1, 3, "600")}), "101%") == "annual_fees.share");
}
