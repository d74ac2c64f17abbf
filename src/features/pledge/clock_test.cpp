#include "features/pledge/clock.h"

#include <doctest/doctest.h>

#include <array>

#include "features/pledge/example_test.h"

using namespace zhirong;
using namespace zhirong::pledge;
using namespace zhirong::pledge::example;

namespace {

// Weekdays of 2024 that were holidays, and weekend days worked for them, as in
// reference/calendar-cn.json. The 9th of February is in both: exchanges closed, offices worked.
WorkingDays calendar_2024() {
    const Tree data = Tree::map(
        {{"source", "2024"},
         {"holidays",
          Tree::map(
              {{"2024", Tree::List{"2024-01-01", "2024-02-09", "2024-02-12", "2024-02-13",
                                   "2024-02-14", "2024-02-15", "2024-02-16", "2024-04-04",
                                   "2024-04-05", "2024-05-01", "2024-05-02", "2024-05-03",
                                   "2024-06-10", "2024-09-16", "2024-09-17", "2024-10-01",
                                   "2024-10-02", "2024-10-03", "2024-10-04", "2024-10-07"}}})},
         {"working_weekends",
          Tree::map({{"2024", Tree::List{"2024-02-04", "2024-02-09", "2024-02-18", "2024-04-07",
                                         "2024-04-28", "2024-05-11", "2024-09-14", "2024-09-29",
                                         "2024-10-12"}}})}});
    return WorkingDays::read(data).value();
}

std::optional<Date> due(const Pledge& pledge) { return due_on(pledge, calendar_2024()).value(); }

Pledge submitted_on(Date date) { return apply(draft(), Confirmed{date}); }

}  // namespace

TEST_CASE("three working days count around the Spring Festival and its working weekends") {
    // Thursday the 8th; Friday the 9th is worked, so is Sunday the 18th, then Monday the 19th.
    CHECK(due(submitted_on(date_of(2024, 2, 8))) == date_of(2024, 2, 19));
    CHECK(due(submitted_on(date_of(2024, 2, 9))) == date_of(2024, 2, 20));
    // Monday to Thursday where nothing is in the way.
    CHECK(due(submitted_on(date_of(2024, 3, 4))) == date_of(2024, 3, 7));
    // Friday before the working Sunday of the Tomb-sweeping days is itself a holiday.
    CHECK(due(submitted_on(date_of(2024, 4, 3))) == date_of(2024, 4, 9));
}

TEST_CASE("the clock stands while defects are cured and counts anew from that day") {
    Pledge pledge = submitted_on(date_of(2024, 3, 4));
    pledge = apply(pledge, CorrectionRequested{"缺公章", "补正1", date_of(2024, 3, 5)});
    CHECK(due(pledge) == std::nullopt);
    pledge = apply(pledge, Resubmitted{application(), date_of(2024, 4, 3)});
    CHECK(due(pledge) == date_of(2024, 4, 9));
    CHECK(pledge.submitted_on == date_of(2024, 3, 4));
}

TEST_CASE("no clock runs before submission or after the decision") {
    CHECK(due(draft()) == std::nullopt);
    CHECK(due(apply(submitted_on(today), Registered{"Y2024000001", today})) == std::nullopt);
}

TEST_CASE("a year that is not loaded is refused, not guessed") {
    const auto result = due_on(submitted_on(date_of(2024, 12, 30)), calendar_2024());
    REQUIRE(!result);
    CHECK(std::string(result.error().first().kind->code) == "calendar.year_missing");
}
