#include "core/appraisal/life.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "core/appraisal/testing/said.h"

using namespace zhirong;
using namespace zhirong::appraisal;

namespace {
const Date base = date_of(2024, 1, 1);
}

TEST_CASE("years are anniversaries, then days over the days of the year begun") {
    CHECK(years_between(base, base) == Ratio{});
    CHECK(years_between(base, date_of(2034, 1, 1)) == Ratio::whole(10));
    CHECK(years_between(base, date_of(2024, 12, 31)) == Ratio(365, 366));
    CHECK(years_between(base, date_of(2026, 7, 2)) == Ratio::whole(2) + Ratio(182, 365));
    // From a leap day, anniversaries fall on the 28th and again on the 29th.
    CHECK(years_between(date_of(2024, 2, 29), date_of(2025, 2, 28)) == Ratio::whole(1));
    CHECK(years_between(date_of(2024, 2, 29), date_of(2028, 2, 29)) == Ratio::whole(4));
    CHECK(years_between(date_of(2024, 2, 29), date_of(2028, 2, 28)) ==
          Ratio::whole(3) + Ratio(365, 366));
}

TEST_CASE("a day more is more of a life, never less") {
    CHECK(rc::check([] {
        const Date from = base + Days{*rc::gen::inRange(0, 3'000)};
        const Date to = from + Days{*rc::gen::inRange(0, 20'000)};
        RC_ASSERT(years_between(from, to) < years_between(from, to + Days{1}));
    }));
}

TEST_CASE("the least of law, economy and contract decides; of equals the first") {
    const auto years = [](const LifeBounds& bounds) {
        return remaining_life(base, bounds).value();
    };
    const RemainingLife law = years({date_of(2030, 1, 1), Ratio::whole(7), date_of(2031, 1, 1)});
    CHECK(law.least == LifeBound::legal);
    CHECK(law.years == Ratio::whole(6));
    CHECK(law.bounds.size() == 3);
    CHECK(law.why.result == "6");
    CHECK(years({date_of(2030, 1, 1), Ratio(9, 2), {}}).least == LifeBound::economic);
    CHECK(years({date_of(2030, 1, 1), Ratio(9, 2), {}}).years == Ratio(9, 2));
    CHECK(years({{}, Ratio::whole(5), date_of(2028, 1, 1)}).least == LifeBound::contract);
    CHECK(years({date_of(2029, 1, 1), Ratio::whole(5), {}}).least == LifeBound::legal);
}

TEST_CASE("a life that is unknown, over or endless is refused at its bound") {
    const auto answer = [](const LifeBounds& bounds) { return said(remaining_life(base, bounds)); };
    CHECK(answer({}) == "appraisal.life_unknown");
    CHECK(answer({base, {}, {}}) == "appraisal.life_ended legal_end");
    CHECK(answer({base + Days{1}, {}, {}}) == "ok");
    CHECK(answer({{}, {}, base - Days{1}}) == "appraisal.life_ended contract_end");
    CHECK(answer({{}, Ratio{}, {}}) == "appraisal.out_of_range economic_years");
    CHECK(answer({{}, Ratio::whole(-3), {}}) == "appraisal.out_of_range economic_years");
    CHECK(answer({{}, Ratio::whole(100), {}}) == "ok");
    CHECK(answer({{}, Ratio(10'001, 100), {}}) == "appraisal.out_of_range economic_years");
    CHECK(answer({date_of(2124, 1, 1), {}, {}}) == "ok");
    CHECK(answer({date_of(2124, 1, 2), {}, {}}) == "appraisal.out_of_range legal_end");
    CHECK(answer({base, Ratio{}, base}) ==
          "appraisal.life_ended legal_end, appraisal.out_of_range economic_years, "
          "appraisal.life_ended contract_end");
}
