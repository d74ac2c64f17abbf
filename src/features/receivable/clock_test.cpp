#include "features/receivable/clock.h"

#include <doctest/doctest.h>

#include "features/receivable/example_test.h"

using namespace zhirong;
using namespace zhirong::receivable;
using namespace zhirong::receivable::example;

namespace {

Registration of_months(int months, Date on = today) {
    Register command = application();
    command.term_months = months;
    return registered(command, on);
}

Objection objection_on(Date on) {
    Objection objection;
    objection.number = 1;
    objection.objector = "xinghe";
    objection.on = on;
    return objection;
}

ObjectionStanding at(const Objection& objection, Date day) {
    return standing(objection, calendar_2024(), day).value();
}

std::vector<std::string> numbers(const std::vector<Registration>& all) {
    std::vector<std::string> list;
    for (const Registration& one : all) list.push_back(one.number);
    return list;
}

}  // namespace

TEST_CASE("a registration holds to the corresponding day of its last month") {
    struct Case {
        Date on;
        int months;
        Date end;
    };
    for (const Case& each : {Case{date_of(2024, 3, 1), 1, date_of(2024, 4, 1)},
                             Case{date_of(2024, 1, 31), 1, date_of(2024, 2, 29)},
                             Case{date_of(2024, 2, 29), 12, date_of(2025, 2, 28)},
                             Case{date_of(2024, 3, 1), 360, date_of(2054, 3, 1)}}) {
        const Registration one = of_months(each.months, each.on);
        CHECK(ends_on(one) == each.end);
        CHECK(standing(one, each.end) == Standing::in_force);
        CHECK(standing(one, each.end + Days{1}) == Standing::lapsed);
    }
}

TEST_CASE("an extension counts from the first registration, so a short month is not passed on") {
    Registration one = of_months(1, date_of(2024, 1, 31));
    one = apply(one, Extended{1, ends_on(one), "展1", date_of(2024, 2, 20)});
    CHECK(ends_on(one) == date_of(2024, 3, 31));
}

TEST_CASE("it may be extended in the ninety days before its end") {
    const Registration one = of_months(6);  // to 2024-09-01
    CHECK(extension_opens(one) == date_of(2024, 6, 3));
}

TEST_CASE("ten working days count around holidays and the weekends worked for them") {
    const WorkingDays calendar = calendar_2024();
    struct Case {
        Date discharged;
        Date last;
    };
    for (const Case& each : {Case{date_of(2024, 3, 4), date_of(2024, 3, 18)},
                             Case{date_of(2024, 2, 8), date_of(2024, 2, 28)},
                             Case{date_of(2024, 4, 3), date_of(2024, 4, 18)},
                             Case{date_of(2024, 4, 29), date_of(2024, 5, 15)},
                             Case{date_of(2024, 9, 30), date_of(2024, 10, 18)}}) {
        CAPTURE(to_string(each.discharged));
        CHECK(cancel_by(each.discharged, calendar).value() == each.last);
    }
}

TEST_CASE(
    "four months for a name, seven days for a notice, thirty for a suit: a day off moves on") {
    const WorkingDays calendar = calendar_2024();
    CHECK(name_change_by(date_of(2024, 3, 5), calendar).value() == date_of(2024, 7, 5));
    CHECK(name_change_by(date_of(2024, 6, 1), calendar).value() == date_of(2024, 10, 8));
    CHECK(name_change_by(date_of(2024, 1, 1), calendar).value() == date_of(2024, 5, 6));
    CHECK(notify_by(objection_on(date_of(2024, 3, 1)), calendar).value() == date_of(2024, 3, 8));
    CHECK(notify_by(objection_on(date_of(2024, 2, 5)), calendar).value() == date_of(2024, 2, 18));
    CHECK(suit_by(objection_on(date_of(2024, 3, 1)), calendar).value() == date_of(2024, 4, 1));
    CHECK(suit_by(objection_on(date_of(2024, 9, 1)), calendar).value() == date_of(2024, 10, 8));
    CHECK(!name_change_by(date_of(2024, 11, 1), calendar));
}

TEST_CASE("an objection lapses on the day after its last, without suit") {
    const Objection objection = objection_on(date_of(2024, 3, 1));  // until Monday 2024-04-01
    CHECK(at(objection, date_of(2024, 3, 31)) == ObjectionStanding::pending);
    CHECK(at(objection, date_of(2024, 4, 1)) == ObjectionStanding::pending);
    CHECK(at(objection, date_of(2024, 4, 2)) == ObjectionStanding::lapsed);
    Objection sued = objection;
    sued.suit = "长沙中院 1号";
    CHECK(at(sued, date_of(2024, 12, 1)) == ObjectionStanding::in_suit);
    sued.withdrawn_on = date_of(2024, 5, 1);
    CHECK(at(sued, date_of(2024, 12, 1)) == ObjectionStanding::withdrawn);
    // Within the thirty days no calendar is needed; past them it is.
    CHECK(standing(objection_on(date_of(2025, 3, 1)), calendar_2024(), date_of(2025, 3, 31)));
    CHECK(!standing(objection_on(date_of(2025, 3, 1)), calendar_2024(), date_of(2025, 4, 1)));
}

TEST_CASE("the earlier registered ranks first; what does not hold has no rank") {
    const Registration first = registered(application(), date_of(2024, 3, 1), "AR202400000002");
    const Registration same_day = registered(application(), date_of(2024, 3, 1), "AR202400000003");
    const Registration later = registered(application(), date_of(2024, 4, 1), "AR202400000004");
    Registration ended = registered(application(), date_of(2024, 1, 1), "AR202400000001");
    ended = apply(ended, Cancelled{CancelReason::debt_ended, date_of(2024, 3, 1), "x", false,
                                   date_of(2024, 3, 1)});
    Registration lapsed = of_months(1, date_of(2024, 1, 1));
    CHECK(numbers(ranked({later, ended, same_day, lapsed, first}, date_of(2024, 5, 1))) ==
          std::vector<std::string>{"AR202400000002", "AR202400000003", "AR202400000004"});
    // A later term changes nothing of the rank.
    Registration extended = later;
    extended = apply(extended, Extended{12, ends_on(later), "展1", date_of(2026, 3, 1)});
    CHECK(numbers(ranked({extended, first}, date_of(2024, 5, 1))).front() == "AR202400000002");
}
