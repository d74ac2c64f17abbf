#include "features/pledge/statistics.h"

#include <doctest/doctest.h>

#include "features/pledge/example_test.h"

using namespace zhirong;
using namespace zhirong::pledge;

namespace {

// March 2024 has no holidays.
WorkingDays march() {
    return WorkingDays::read(
               Tree::map({{"source", "2024"},
                          {"holidays", Tree::map({{"2024", Tree::List{"2024-01-01"}}})},
                          {"working_weekends", Tree::map({{"2024", Tree::List{}}})}}))
        .value();
}
Date day(unsigned number) { return date_of(2024, 3, number); }

Handled one(Date received, std::optional<Date> decided, Outcome outcome = Outcome::granted) {
    Handled handled;
    handled.received = received;
    handled.submitted_on = received;
    handled.decided = decided;
    if (decided) handled.outcome = outcome;
    return handled;
}

std::string median(const std::vector<Handled>& all) {
    const auto found = statistics(all, day(1), day(31), march()).total.median_half_days;
    return found ? median_text(*found) : "none";
}

}  // namespace

TEST_CASE("the median of working days, between two where their number is even") {
    CHECK(median({}) == "none");
    CHECK(median({one(day(4), std::nullopt)}) == "none");
    CHECK(median({one(day(4), day(4))}) == "0");
    CHECK(median({one(day(4), day(7))}) == "3");
    CHECK(median({one(day(8), day(11))}) == "1");  // over a weekend
    CHECK(median({one(day(4), day(5)), one(day(4), day(6))}) == "1.5");
    CHECK(median({one(day(4), day(4)), one(day(4), day(5)), one(day(4), day(15))}) == "1");
}

TEST_CASE("days in which the parties cured defects are not the desk's") {
    Handled mended = one(day(4), day(20));
    mended.corrections = {{"缺公章", "补1", day(5), day(19)}};
    CHECK(median({mended}) == "2");
    mended.corrections.front().cured_on.reset();  // refused for defects that nobody cured
    CHECK(median({mended}) == "1");
}

TEST_CASE("what was received, decided and corrected counts on its own day, by its kind") {
    Handled first = one(day(4), day(6));
    first.intake = Intake::counter;
    Handled second = one(day(5), day(6), Outcome::refused);
    second.in_register = RegisterKind::trademark;
    Handled third = one(day(1), day(6), Outcome::withdrawn);
    third.procedure = ProcedureKind::change;
    third.corrections = {{"x", "1", day(5), day(6)}};
    const Statistics found = statistics({first, second, third}, day(4), day(6), march());
    CHECK(found.total.received == 2);  // the third came before
    CHECK(found.total.at_counter == 1);
    CHECK(found.total.granted == 1);
    CHECK(found.total.refused == 1);
    CHECK(found.total.withdrawn == 1);
    CHECK(found.total.corrected == 1);
    REQUIRE(found.by_kind.size() == 3);
    CHECK(found.by_kind[0].procedure == std::nullopt);
    CHECK(found.by_kind[1].procedure == ProcedureKind::change);
    CHECK(found.by_kind[2].in_register == RegisterKind::trademark);
    REQUIRE(found.by_day.size() == 3);
    CHECK(found.by_day[0].count.received == 1);
    CHECK(found.by_day[1].count.corrected == 1);
    CHECK(found.by_day[2].count.granted == 1);
    CHECK(found.by_day[2].count.received == 0);
}

TEST_CASE("an application is handled as its record says") {
    const Pledge pledge = example::submitted();
    CHECK(!handled(example::draft()).has_value());
    CHECK(handled(pledge)->outcome == std::nullopt);
    const Pledge registered = apply(pledge, Registered{"Y2024000001", example::today});
    CHECK(handled(registered)->outcome == Outcome::granted);
    // Cancelled since: it counts as the registration it was.
    const Pledge cancelled =
        apply(registered, Cancelled{CancelReason::debt_paid, "1", "1", example::today + Days{300}});
    CHECK(handled(cancelled)->decided == example::today);
    CHECK(handled(apply(pledge, Refused{Ground::other, "x", "1", example::today}))->outcome ==
          Outcome::refused);
}
