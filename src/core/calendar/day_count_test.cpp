#include "core/calendar/day_count.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string_view>

using namespace zhirong;

namespace {

Date on(std::string_view text) { return parse_date(text).value(); }

struct Example {
    std::string_view from;
    std::string_view to;
    Ratio years;
};

}  // namespace

TEST_CASE("actual/actual ISDA gives the published year fractions") {
    // ISDA, "EMU and market conventions: recent developments" (1998), as in QuantLib's test tables.
    for (const Example& example : {
             Example{"2003-11-01", "2004-05-01", Ratio(61, 365) + Ratio(121, 366)},
             Example{"1999-02-01", "1999-07-01", Ratio(150, 365)},
             Example{"1999-07-01", "2000-07-01", Ratio(184, 365) + Ratio(182, 366)},
             Example{"2002-08-15", "2003-07-15", Ratio(334, 365)},
             Example{"2003-07-15", "2004-01-15", Ratio(170, 365) + Ratio(14, 366)},
             Example{"1999-07-30", "2000-01-30", Ratio(155, 365) + Ratio(29, 366)},
             Example{"2000-01-30", "2000-06-30", Ratio(152, 366)},
         })
        CHECK_MESSAGE(year_fraction(DayCount::actual_actual_isda, on(example.from),
                                    on(example.to)) == example.years,
                      example.from);
}

TEST_CASE("30/360 bond basis gives the published days") {
    // ISDA's worksheet 30-360-2006ISDADefs, as in QuantLib's test tables.
    for (const Example& example : {
             Example{"2006-08-20", "2007-02-20", Ratio(180, 360)},
             Example{"2006-08-31", "2007-02-28", Ratio(178, 360)},
             Example{"2007-02-28", "2007-08-31", Ratio(183, 360)},
             Example{"2006-01-31", "2006-02-28", Ratio(28, 360)},
             Example{"2006-01-30", "2006-02-28", Ratio(28, 360)},
             Example{"2006-02-28", "2006-03-03", Ratio(5, 360)},
             Example{"2006-09-30", "2006-10-31", Ratio(30, 360)},
             Example{"2008-02-29", "2009-02-28", Ratio(359, 360)},
             Example{"2008-02-28", "2008-03-31", Ratio(33, 360)},
         })
        CHECK_MESSAGE(
            year_fraction(DayCount::thirty_360, on(example.from), on(example.to)) == example.years,
            example.from);
}

TEST_CASE("actual/360 and actual/365 fixed count days, leap years or not") {
    const Date from = on("2024-02-28");
    CHECK(year_fraction(DayCount::actual_360, from, on("2024-03-01")) == Ratio(2, 360));
    CHECK(year_fraction(DayCount::actual_365_fixed, from, on("2024-03-01")) == Ratio(2, 365));
    CHECK(year_fraction(DayCount::actual_365_fixed, from, on("2025-02-28")) == Ratio(366, 365));
    for (const DayCount convention : {DayCount::actual_360, DayCount::actual_365_fixed,
                                      DayCount::thirty_360, DayCount::actual_actual_isda})
        CHECK(year_fraction(convention, from, from) == Ratio());
}

TEST_CASE("no day counts less than nothing, and days add up where the convention says so") {
    CHECK(rc::check([] {
        const Date from = on("1990-01-01") + Days{*rc::gen::inRange(0, 20'000)};
        const int first = *rc::gen::inRange(0, 1'000);
        const int second = *rc::gen::inRange(0, 1'000);
        const Date middle = from + Days{first};
        const Date to = middle + Days{second};
        for (const DayCount convention :
             {DayCount::actual_360, DayCount::actual_365_fixed, DayCount::actual_actual_isda})
            RC_ASSERT(day_count_units(convention, from, middle) +
                          day_count_units(convention, middle, to) ==
                      day_count_units(convention, from, to));
        RC_ASSERT(day_count_units(DayCount::thirty_360, from, to) >=
                  day_count_units(DayCount::thirty_360, from, middle));
    }));
}
