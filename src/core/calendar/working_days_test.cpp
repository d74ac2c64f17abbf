#include "core/calendar/working_days.h"

#include <doctest/doctest.h>

#include <string_view>

using namespace zhirong;

namespace {

Date on(std::string_view text) { return parse_date(text).value(); }

// Spring Festival and New Year of 2024, cut short: 10 to 17 February were off, Sunday 4 and Sunday
// 18 were worked; Friday 9 is in both lists, as exchanges closed and offices worked.
Tree february() {
    return Tree::map(
        {{"source", "test"},
         {"holidays",
          Tree::map({{"2023", Tree::List{}},
                     {"2024", Tree::list({"2024-01-01", "2024-02-09", "2024-02-12", "2024-02-13",
                                          "2024-02-14", "2024-02-15", "2024-02-16"})}})},
         {"working_weekends",
          Tree::map({{"2023", Tree::List{}},
                     {"2024", Tree::list({"2024-02-04", "2024-02-09", "2024-02-18"})}})}});
}

Refusal refusal_of(const Tree& tree) {
    const auto days = WorkingDays::read(tree);
    REQUIRE(!days);
    return days.error().first();
}

}  // namespace

TEST_CASE("offices work on weekdays but holidays, and on weekends worked in exchange") {
    const WorkingDays days = WorkingDays::read(february()).value();
    struct Row {
        std::string_view date;
        bool worked;
    };
    for (const Row& row :
         {Row{"2024-01-01", false}, Row{"2024-01-02", true}, Row{"2024-02-03", false},
          Row{"2024-02-04", true}, Row{"2024-02-09", true}, Row{"2024-02-10", false},
          Row{"2024-02-16", false}, Row{"2024-02-18", true}, Row{"2024-12-31", true},
          Row{"2023-12-31", false}})
        CHECK_MESSAGE(days.is_working_day(on(row.date)).value() == row.worked, row.date);
}

TEST_CASE("working days are counted from the day after") {
    const WorkingDays days = WorkingDays::read(february()).value();
    CHECK(days.add_working_days(on("2024-02-08"), 0).value() == on("2024-02-08"));
    CHECK(days.add_working_days(on("2024-02-08"), 1).value() == on("2024-02-09"));
    CHECK(days.add_working_days(on("2024-02-08"), 2).value() == on("2024-02-18"));
    CHECK(days.add_working_days(on("2023-12-29"), 1).value() == on("2024-01-02"));
    CHECK(days.next_working_day(on("2024-02-09")).value() == on("2024-02-09"));
    CHECK(days.next_working_day(on("2024-02-10")).value() == on("2024-02-18"));
    CHECK(days.working_days_between(on("2024-02-08"), on("2024-02-18")).value() == 2);
    CHECK(days.working_days_between(on("2024-02-08"), on("2024-02-08")).value() == 0);
}

TEST_CASE("a year that was not loaded is refused and named") {
    const WorkingDays days = WorkingDays::read(february()).value();
    CHECK(days.next_working_day(on("2024-12-31")));
    const auto beyond = days.add_working_days(on("2024-12-31"), 1);
    REQUIRE(!beyond);
    CHECK(beyond.error().first().kind == &calendar_refusals::year_missing);
    CHECK(in_english(beyond.error().first()).find("2025-01-01") != std::string::npos);
    CHECK(!WorkingDays().is_working_day(on("2024-01-02")));
    // Holidays alone do not say which weekends were worked.
    Tree tree = Tree::map(
        {{"holidays", Tree::map({{"2004", Tree::List{}}})}, {"working_weekends", Tree::Map{}}});
    CHECK(!WorkingDays::read(tree).value().is_working_day(on("2004-01-02")));
}

TEST_CASE("malformed data is refused at its field") {
    CHECK(refusal_of(Tree::list({})).field.empty());
    CHECK(refusal_of(Tree::map({{"working_weekends", Tree::Map{}}})).field == "holidays");
    const auto with_holidays = [](Tree holidays) {
        return Tree::map({{"holidays", std::move(holidays)}, {"working_weekends", Tree::Map{}}});
    };
    CHECK(refusal_of(with_holidays(Tree::map({{"24", Tree::List{}}}))).field == "holidays.24");
    CHECK(refusal_of(with_holidays(Tree::map({{"2024", "none"}}))).field == "holidays.2024");
    for (const Tree& bad : {Tree("2024-02-30"), Tree("2023-01-01"), Tree(20240101)})
        CHECK(refusal_of(with_holidays(Tree::map({{"2024", Tree::list({bad})}}))).field ==
              "holidays.2024[0]");
    CHECK(refusal_of(with_holidays(Tree::map({{"2024", Tree::list({"2024-01-01", "2024-01-01"})}})))
              .field == "holidays.2024[1]");
    CHECK(refusal_of(Tree::map({{"holidays", Tree::Map{}},
                                {"working_weekends", Tree::map({{"2024", Tree::List{}}})}}))
              .field == "holidays.2024");
    Tree unknown = february();
    unknown.set("hollidays", Tree::Map{});
    CHECK(refusal_of(unknown).field == "hollidays");
}
