#include "features/loan/schedule.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string_view>

using namespace zhirong;
using namespace zhirong::loan;

namespace {

struct Row {
    std::string_view due;
    std::int64_t principal;
    std::int64_t interest;
    std::int64_t balance;
};

struct Table {
    RepaymentMethod method;
    DayCount day_count;
    std::string_view disbursed;
    std::string_view maturity;
    int payment_day;
    std::vector<Row> rows;
};

ScheduleBasis basis_of(const Table& table) {
    Terms terms;
    terms.payment_day = table.payment_day;
    const Date from = parse_date(table.disbursed).value();
    return {.method = table.method,
            .balance = yuan(1'000'000),
            .annual_rate = Ratio(435, 10'000),
            .day_count = table.day_count,
            .period_start = from,
            .from = from,
            .accrued = {},
            .carry = 0,
            .due = due_dates(terms, table.method, from, parse_date(table.maturity).value(), 0)};
}

void check_rows(const std::vector<Instalment>& instalments, const std::vector<Row>& rows) {
    REQUIRE(instalments.size() == rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CAPTURE(rows[i].due);
        CHECK(to_string(instalments[i].due) == rows[i].due);
        CHECK(instalments[i].principal.fen == rows[i].principal);
        CHECK(instalments[i].interest.fen == rows[i].interest);
        CHECK(instalments[i].balance.fen == rows[i].balance);
    }
}

}  // namespace

// 1,000,000.00 at 4.35 %. The figures come from a separate program in Python with exact fractions
// (fractions.Fraction): interest of whole periods, no daily steps, and the level instalment found
// by halving over the definition in schedule.h.
TEST_CASE("each repayment method gives its table to the fen") {
    using enum RepaymentMethod;
    using enum DayCount;
    for (const Table& table : {
             Table{equal_installments,
                   actual_360,
                   "2024-01-15",
                   "2024-07-15",
                   15,
                   {{"2024-02-15", 16506544, 374583, 83493456},
                    {"2024-03-15", 16588552, 292575, 66904904},
                    {"2024-04-15", 16630512, 250615, 50274392},
                    {"2024-05-15", 16698882, 182245, 33575510},
                    {"2024-06-15", 16755359, 125768, 16820151},
                    {"2024-07-15", 16820151, 60973, 0}}},
             Table{equal_principal,
                   actual_360,
                   "2024-01-15",
                   "2024-07-15",
                   15,
                   {{"2024-02-15", 16666667, 374583, 83333333},
                    {"2024-03-15", 16666667, 292014, 66666666},
                    {"2024-04-15", 16666667, 249722, 49999999},
                    {"2024-05-15", 16666667, 181250, 33333332},
                    {"2024-06-15", 16666666, 124861, 16666666},
                    {"2024-07-15", 16666666, 60417, 0}}},
             Table{interest_first,
                   actual_360,
                   "2024-01-15",
                   "2024-07-15",
                   15,
                   {{"2024-02-15", 0, 374583, 100000000},
                    {"2024-03-15", 0, 350417, 100000000},
                    {"2024-04-15", 0, 374583, 100000000},
                    {"2024-05-15", 0, 362500, 100000000},
                    {"2024-06-15", 0, 374583, 100000000},
                    {"2024-07-15", 100000000, 362500, 0}}},
             Table{bullet,
                   actual_360,
                   "2024-01-15",
                   "2024-07-15",
                   15,
                   {{"2024-07-15", 100000000, 2199167, 0}}},
             Table{quarterly_interest,
                   actual_360,
                   "2024-01-15",
                   "2024-07-15",
                   21,
                   {{"2024-03-21", 0, 797500, 100000000},
                    {"2024-06-21", 0, 1111667, 100000000},
                    {"2024-07-15", 100000000, 290000, 0}}},
         })
        check_rows(build_schedule(basis_of(table)).instalments, table.rows);
}

TEST_CASE("a payment day of 31 is the last day of a shorter month, 29 February too") {
    using enum RepaymentMethod;
    using enum DayCount;
    for (const Table& table : {
             Table{equal_installments,
                   thirty_360,
                   "2023-12-31",
                   "2024-05-31",
                   31,
                   {{"2024-01-31", 19856491, 362500, 80143509},
                    {"2024-02-29", 19938155, 280836, 60205354},
                    {"2024-03-31", 19986197, 232794, 40219157},
                    {"2024-04-30", 20073197, 145794, 20145960},
                    {"2024-05-31", 20145960, 73029, 0}}},
             Table{equal_installments,
                   actual_actual_isda,
                   "2023-12-31",
                   "2024-05-31",
                   31,
                   {{"2024-01-31", 19848362, 368475, 80151638},
                    {"2024-02-29", 19940577, 276260, 60211061},
                    {"2024-03-31", 19994994, 221843, 40216067},
                    {"2024-04-30", 20073444, 143393, 20142623},
                    {"2024-05-31", 20142623, 74214, 0}}},
             Table{equal_principal,
                   actual_365_fixed,
                   "2023-12-31",
                   "2024-05-31",
                   31,
                   {{"2024-01-31", 20000000, 369452, 80000000},
                    {"2024-02-29", 20000000, 276493, 60000000},
                    {"2024-03-31", 20000000, 221671, 40000000},
                    {"2024-04-30", 20000000, 143014, 20000000},
                    {"2024-05-31", 20000000, 73890, 0}}},
         })
        check_rows(build_schedule(basis_of(table)).instalments, table.rows);
}

TEST_CASE("the level instalment is the least that repays") {
    CHECK(rc::check([] {
        ScheduleBasis basis;
        basis.method = RepaymentMethod::equal_installments;
        basis.balance.fen = *rc::gen::inRange<std::int64_t>(1, 1'000'000'000'00);
        basis.annual_rate = Ratio(*rc::gen::inRange(0, 360'000), 1'000'000);
        basis.day_count = *rc::gen::element(DayCount::actual_360, DayCount::actual_365_fixed,
                                            DayCount::thirty_360, DayCount::actual_actual_isda);
        basis.from = date_of(2024, 1, 1) + Days{*rc::gen::inRange(0, 400)};
        basis.period_start = basis.from;
        Date due = basis.from;
        const int periods = *rc::gen::inRange(1, 60);
        for (int i = 0; i < periods; ++i)
            basis.due.push_back(due += Days{*rc::gen::inRange(1, 40)});
        const Money level = build_schedule(basis).level;
        // With year_fraction and Money alone, unlike the search.
        const auto repays = [&](Money instalment) {
            Money balance = basis.balance;
            Date start = basis.from;
            for (const Date end : basis.due) {
                const Ratio year = year_fraction(basis.day_count, start, end);
                const int128 numerator =
                    int128{balance.fen} * basis.annual_rate.numerator() * year.numerator();
                balance += round_fen(numerator,
                                     int128{basis.annual_rate.denominator()} * year.denominator(),
                                     Rounding::half_up) -
                           instalment;
                start = end;
                if (balance <= Money{}) return true;
            }
            return false;
        };
        RC_ASSERT(repays(level));
        RC_ASSERT(level == Money{1} || !repays(level - Money{1}));
    }));
}

TEST_CASE("a first payment day too soon after the disbursement is left out") {
    Terms terms;
    terms.payment_day = 21;
    const Date from = date_of(2024, 1, 15);
    const Date maturity = date_of(2024, 4, 15);
    const auto dates = [&](int shortest) {
        return due_dates(terms, RepaymentMethod::interest_first, from, maturity, shortest);
    };
    CHECK(dates(6).front() == date_of(2024, 1, 21));
    CHECK(dates(7).front() == date_of(2024, 2, 21));
    CHECK(dates(0).back() == maturity);
    CHECK(dates(0).size() == 4);
    // The day itself is no payment day.
    CHECK(due_dates(terms, RepaymentMethod::interest_first, date_of(2024, 1, 21), maturity, 0)
              .front() == date_of(2024, 2, 21));
}
