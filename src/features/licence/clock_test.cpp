#include "features/licence/clock.h"

#include <doctest/doctest.h>

#include "features/licence/example_test.h"

using namespace zhirong;
using namespace zhirong::licence;
using namespace zhirong::licence::example;

namespace {

// Of 2024 as in reference/calendar-cn.json.
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

std::optional<Date> due(const Licence& licence) { return due_on(licence, calendar_2024()).value(); }

}  // namespace

TEST_CASE("seven working days count around holidays and the weekends worked for them") {
    struct Case {
        Date submitted;
        Date due;
    };
    for (const Case& each : {// Nothing in the way: Monday to Wednesday of the next week.
                             Case{date_of(2024, 3, 4), date_of(2024, 3, 13)},
                             // The 9th is worked, the Spring Festival until the 17th is not.
                             Case{date_of(2024, 2, 8), date_of(2024, 2, 23)},
                             // Tomb-sweeping days; Sunday the 7th is worked.
                             Case{date_of(2024, 4, 3), date_of(2024, 4, 15)},
                             // Labour Day, with Sunday 28 April worked.
                             Case{date_of(2024, 4, 26), date_of(2024, 5, 9)},
                             // National Day, with Sunday 29 September and Saturday 12 October.
                             Case{date_of(2024, 9, 27), date_of(2024, 10, 12)}}) {
        CAPTURE(to_string(each.submitted));
        CHECK(due(submitted(draft(), each.submitted)) == each.due);
    }
}

TEST_CASE("the clock stands while defects are cured and goes on where it stood") {
    Licence licence = submitted(draft(), date_of(2024, 3, 4));
    // Three working days are used when the correction is asked for.
    licence = apply(licence, CorrectionRequested{"缺页码", "补1", date_of(2024, 3, 7)});
    CHECK(due(licence) == std::nullopt);
    licence = apply(licence, Resubmitted{false, draft(), date_of(2024, 4, 3)});
    // Four are left, over the Tomb-sweeping days: 7, 8, 9 and 10 April.
    CHECK(due(licence) == date_of(2024, 4, 10));
    licence = apply(licence, CorrectionRequested{"缺印章", "补2", date_of(2024, 4, 10)});
    licence = apply(licence, Resubmitted{false, draft(), date_of(2024, 4, 11)});
    // Nothing is left: due the day it comes back.
    CHECK(due(licence) == date_of(2024, 4, 11));
}

TEST_CASE("no clock runs for a draft, for marks, or after the decision") {
    CHECK(due(drafted()) == std::nullopt);
    CHECK(due(filed()) == std::nullopt);
    Licence of_marks = drafted(draft({mark()}), true);
    of_marks = apply(of_marks, Submitted{today});
    CHECK(due(of_marks) == std::nullopt);
}

TEST_CASE("three months end on the corresponding day, or on the next day worked") {
    struct Case {
        Date effective;
        Date last;
    };
    for (const Case& each : {Case{date_of(2024, 3, 5), date_of(2024, 6, 5)},
                             // The last day of the month where there is no such day.
                             Case{date_of(2024, 3, 31), date_of(2024, 7, 1)},  // 30 June: Sunday
                             Case{date_of(2024, 1, 31), date_of(2024, 4, 30)},
                             // Labour Day to the 5th of May: Monday the 6th.
                             Case{date_of(2024, 2, 1), date_of(2024, 5, 6)},
                             // A Saturday that is worked.
                             Case{date_of(2024, 2, 11), date_of(2024, 5, 11)},
                             Case{date_of(2024, 7, 1), date_of(2024, 10, 8)}}) {
        CAPTURE(to_string(each.effective));
        Draft content = draft();
        content.effective_on = each.effective;
        CHECK(file_by(content, calendar_2024()).value() == each.last);
    }
}

TEST_CASE("a year that is not loaded is refused, not guessed") {
    const auto result = due_on(submitted(draft(), date_of(2024, 12, 30)), calendar_2024());
    REQUIRE(!result);
    CHECK(std::string(result.error().first().kind->code) == "calendar.year_missing");
    Draft content = draft();
    content.effective_on = date_of(2024, 11, 5);
    CHECK(!file_by(content, calendar_2024()));
}

TEST_CASE("a licence holds from its first day to its last, whatever is noted") {
    const Licence licence = filed();
    CHECK(standing(drafted(), today) == Standing::not_filed);
    CHECK(standing(licence, date_of(2024, 2, 25)) == Standing::not_yet);
    CHECK(standing(licence, date_of(2024, 2, 26)) == Standing::in_force);
    CHECK(standing(licence, date_of(2029, 2, 25)) == Standing::in_force);
    CHECK(standing(licence, date_of(2029, 2, 26)) == Standing::over);
    const Licence cancelled =
        apply(licence, Cancelled{CancelReason::terminated_early, date_of(2024, 6, 30), "解除协议",
                                 "注1", date_of(2024, 7, 3)});
    CHECK(standing(cancelled, date_of(2024, 6, 30)) == Standing::in_force);
    CHECK(standing(cancelled, date_of(2024, 7, 1)) == Standing::over);
}
