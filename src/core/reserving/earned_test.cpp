#include "core/reserving/earned.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>

using namespace zhirong;
using namespace zhirong::reserving;

namespace {

const Date new_year = date_of(2023, 1, 1);
const Date year_end = date_of(2023, 12, 31);

Earned by(Date on, Money premium = yuan(365)) {
    return earned(premium, new_year, year_end, on).value();
}

}  // namespace

TEST_CASE("a year's premium is earned day by day, the first and the last day covered") {
    CHECK(by(new_year - Days{1}) == Earned{{}, yuan(365), 0, 365});
    CHECK(by(new_year) == Earned{yuan(1), yuan(364), 1, 365});
    CHECK(by(date_of(2023, 6, 30)) == Earned{yuan(181), yuan(184), 181, 365});
    CHECK(by(year_end - Days{1}) == Earned{yuan(364), yuan(1), 364, 365});
    CHECK(by(year_end) == Earned{yuan(365), {}, 365, 365});
    CHECK(by(year_end + Days{400}) == by(year_end));
    // A leap year has 366 days.
    CHECK(earned(yuan(366), date_of(2024, 1, 1), date_of(2024, 12, 31), date_of(2024, 2, 29))
              .value() == Earned{yuan(60), yuan(306), 60, 366});
}

TEST_CASE("what does not divide is rounded to the nearest fen, a half to what is earned") {
    CHECK(by(new_year, Money{100}).earned == Money{});             // 0.27 fen
    CHECK(by(new_year + Days{1}, Money{100}).earned == Money{1});  // 0.55
    CHECK(earned(Money{1}, new_year, new_year + Days{1}, new_year).value().earned == Money{1});
    CHECK(by(new_year + Days{1}, Money{-100}).earned == Money{-1});
    CHECK(by(new_year, Money{}).unearned == Money{});
}

TEST_CASE("a cover or a stretch that ends before it begins is refused") {
    const auto wrong = earned(yuan(1), year_end, new_year, new_year);
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().first().kind->code == std::string("reserving.ends_before"));
    CHECK(in_chinese(wrong.error().first()) == "止日 2023-01-01 早于起日 2023-12-31");
    CHECK(earned(yuan(1), new_year, new_year, new_year).value().earned == yuan(1));
    const auto stretch = earned_between(yuan(1), new_year, year_end, new_year + Days{1}, new_year);
    CHECK(stretch.error().first().field == "last");
    const std::array covers{Cover{yuan(1), new_year, year_end}, Cover{yuan(1), year_end, new_year}};
    CHECK(unearned_reserve(covers, new_year).error().first().field == "covers[1].until");
}

TEST_CASE("twelve months' earned premium sum to the premium") {
    Money sum;
    for (unsigned month = 1; month <= 12; ++month) {
        const Date first = date_of(2023, month, 1);
        sum += earned_between(Money{1'234'567}, new_year, year_end, first,
                              add_months(first, 1) - Days{1})
                   .value();
    }
    CHECK(sum == Money{1'234'567});
    CHECK(earned_between(yuan(365), new_year, year_end, new_year - Days{30}, new_year).value() ==
          yuan(1));
}

TEST_CASE("the reserve of several covers is the sum of theirs") {
    const std::array covers{Cover{yuan(365), new_year, year_end},
                            Cover{yuan(-10), date_of(2023, 7, 1), date_of(2023, 7, 10)},
                            Cover{yuan(30), date_of(2023, 9, 1), date_of(2023, 9, 30)}};
    const Unearned all = unearned_reserve(covers, date_of(2023, 7, 4)).value();
    REQUIRE(all.parts.size() == 3);
    CHECK(all.parts[1] == Earned{yuan(-4), yuan(-6), 4, 10});
    CHECK(all.earned == yuan(185) - yuan(4));
    CHECK(all.unearned == yuan(180) - yuan(6) + yuan(30));
    CHECK(unearned_reserve({}, new_year).value().unearned == Money{});
}

TEST_CASE("the explanation of a reserve has the figures that made it") {
    const Why why = why_unearned({yuan(365), new_year, year_end}, date_of(2023, 6, 30)).value();
    CHECK(why.result == "184.00");
    REQUIRE(why.steps.size() == 1);
    CHECK(why.steps[0].result == "181.00");
    CHECK(why.steps[0].rounding == Rounding::half_up);
}

TEST_CASE("however a cover is cut, its parts sum to the premium and stay near their share") {
    CHECK(rc::check([] {
        const Money premium{*rc::gen::inRange<std::int64_t>(-100'000'000'000, 100'000'000'000)};
        const int days = *rc::gen::inRange(1, 4'000);
        const Date until = new_year + Days{days - 1};
        std::vector<int> cuts = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, days));
        cuts.push_back(0);
        cuts.push_back(days);
        std::ranges::sort(cuts);
        Money sum;
        for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
            if (cuts[i] == cuts[i + 1]) continue;
            sum += earned_between(premium, new_year, until, new_year + Days{cuts[i]},
                                  new_year + Days{cuts[i + 1] - 1})
                       .value();
            const Earned now = earned(premium, new_year, until, new_year + Days{cuts[i]}).value();
            RC_ASSERT(now.earned + now.unearned == premium);
            const std::int64_t off = now.earned.fen * days - premium.fen * now.days;
            RC_ASSERT(2 * (off < 0 ? -off : off) <= days);
        }
        RC_ASSERT(sum == premium);
    }));
}

TEST_CASE("every single day earns its share to within a fen, and never backwards") {
    CHECK(rc::check([] {
        const Money premium{*rc::gen::inRange<std::int64_t>(0, 10'000'000)};
        const int days = *rc::gen::inRange(1, 400);
        const Date until = new_year + Days{days - 1};
        Money sum;
        for (int day = 0; day < days; ++day) {
            const Date on = new_year + Days{day};
            const Money one = earned_between(premium, new_year, until, on, on).value();
            RC_ASSERT(one >= Money{});
            const std::int64_t off = one.fen * days - premium.fen;
            RC_ASSERT((off < 0 ? -off : off) <= days);
            sum += one;
        }
        RC_ASSERT(sum == premium);
    }));
}
