#include "features/loan/fold.h"

#include <doctest/doctest.h>

#include <string_view>

#include "features/loan/difference.h"
#include "features/loan/refusals.h"

using namespace zhirong;
using namespace zhirong::loan;

namespace {

Date on(std::string_view text) { return parse_date(text).value(); }

const ReferenceRates lpr = ReferenceRates::read(
                               "effective_from,one_year_percent,over_five_year_percent\n"
                               "2023-08-21,3.45,4.20\n2024-02-20,3.45,3.95\n2024-07-22,3.35,3.85\n"
                               "2024-10-21,3.10,3.60\n")
                               .value();

// 2024 without holidays: only weekends are off.
const WorkingDays weekdays =
    WorkingDays::read(Tree::map({{"holidays", Tree::map({{"2024", Tree::List{}}})},
                                 {"working_weekends", Tree::map({{"2024", Tree::List{}}})}}))
        .value();

// 100,000.00 at 6 % for three months, interest on the 21st, penalty rate 9 %.
Terms three_months() {
    Terms terms;
    terms.principal_limit = yuan(100'000);
    terms.rate = FixedRate{Ratio::percent(6)};
    terms.maturity = on("2024-04-21");
    terms.method = RepaymentMethod::interest_first;
    return terms;
}
const Event drawn{"drawn", on("2024-01-21"), Disbursed{yuan(100'000)}};

Result<Folded> fold_at(const Terms& terms, const std::vector<Event>& events,
                       std::string_view date) {
    return fold(terms, events, lpr, weekdays, on(date));
}

State state_at(const Terms& terms, const std::vector<Event>& events, std::string_view date) {
    auto folded = fold_at(terms, events, date);
    if (!folded) FAIL(in_english(folded.error().first()) << " at " << folded.error().first().field);
    return std::move(folded->state);
}

void check_schedule(const std::vector<Instalment>& schedule,
                    const std::vector<std::array<std::int64_t, 3>>& rows) {
    REQUIRE(schedule.size() == rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        CHECK(std::array{schedule[i].principal.fen, schedule[i].interest.fen,
                         schedule[i].balance.fen} == rows[i]);
}

}  // namespace

// The figures of this file come from a separate program in Python with exact fractions
// (fractions.Fraction), which multiplies whole stretches of days and never steps through them.
TEST_CASE("what is not paid bears penalty and compound interest at the penalty rate") {
    // Interest due: 31 days, 29 days, 31 days at 6 %: 516.67, 483.33, 516.67. Compound interest on
    // each from its due date, penalty on 100,000.00 from maturity, all at 9 %.
    struct Row {
        std::string_view date;
        std::int64_t due_interest;
        std::int64_t penalty;
        std::int64_t compound;
        int days_overdue;
        LoanClass loan_class;
    };
    for (const Row& row : {
             Row{"2024-02-20", 0, 0, 0, 0, LoanClass::normal},
             Row{"2024-02-21", 51667, 0, 0, 0, LoanClass::normal},
             Row{"2024-02-22", 51667, 0, 13, 1, LoanClass::special_mention},
             Row{"2024-04-21", 151667, 0, 1150, 60, LoanClass::special_mention},
             Row{"2024-04-22", 151667, 2500, 1188, 61, LoanClass::special_mention},
             Row{"2024-04-30", 151667, 22500, 1491, 69, LoanClass::special_mention},
             Row{"2024-05-21", 151667, 75000, 2287, 90, LoanClass::special_mention},
             Row{"2024-05-22", 151667, 77500, 2325, 91, LoanClass::substandard},
             Row{"2024-05-31", 151667, 100000, 2666, 100, LoanClass::substandard},
             Row{"2024-11-17", 151667, 525000, 9112, 270, LoanClass::substandard},
             Row{"2024-11-18", 151667, 527500, 9150, 271, LoanClass::doubtful},
             Row{"2025-02-15", 151667, 750000, 12525, 360, LoanClass::doubtful},
             Row{"2025-02-16", 151667, 752500, 12563, 361, LoanClass::loss},
         }) {
        CAPTURE(row.date);
        const State state = state_at(three_months(), {drawn}, row.date);
        CHECK(state.interest_due.fen == row.due_interest);
        CHECK(state.penalty.fen == row.penalty);
        CHECK(state.compound.fen == row.compound);
        CHECK(state.days_overdue == row.days_overdue);
        CHECK(state.loan_class == row.loan_class);
    }
    Terms without = three_months();
    without.compound_interest = false;
    CHECK(state_at(without, {drawn}, "2024-05-31").compound == Money{});
}

TEST_CASE("principal is due at maturity and overdue the day after") {
    const State due = state_at(three_months(), {drawn}, "2024-04-21");
    CHECK(due.principal_due == yuan(100'000));
    CHECK(due.principal_overdue == Money{});
    CHECK(due.due == due.owed);
    const State overdue = state_at(three_months(), {drawn}, "2024-04-22");
    CHECK(overdue.principal_due == Money{});
    CHECK(overdue.principal_overdue == yuan(100'000));
    CHECK(overdue.oldest_unpaid == on("2024-02-21"));
}

TEST_CASE("a payment is allocated in the order of the terms") {
    // On 2024-04-30 are owed: compound 14.91, penalty 225.00, interest 1,516.67, principal.
    const std::vector<Event> events{drawn, {"paid", on("2024-04-30"), Repaid{yuan(1'000)}}};
    const State in_law = state_at(three_months(), events, "2024-04-30");
    CHECK(in_law.paid == Split{.costs = {},
                               .compound = {1491},
                               .penalty = {22500},
                               .interest = {76009},
                               .principal = {}});
    Terms principal_first = three_months();
    principal_first.allocation = {Component::principal, Component::interest, Component::penalty,
                                  Component::compound, Component::costs};
    const State reversed = state_at(principal_first, events, "2024-04-30");
    CHECK(reversed.paid.principal == yuan(1'000));
    CHECK(reversed.principal_overdue == yuan(99'000));
}

TEST_CASE("paying all that is owed settles the loan, a fen more is refused with what is owed") {
    const Money owed = state_at(three_months(), {drawn}, "2024-04-30").owed;
    CHECK(owed.fen == 10'000'000 + 151667 + 22500 + 1491);
    const auto paying = [&](Money amount) {
        return std::vector<Event>{drawn, {"paid", on("2024-04-30"), Repaid{amount}}};
    };
    const State settled = state_at(three_months(), paying(owed), "2024-12-31");
    CHECK(settled.final);
    CHECK(settled.owed == Money{});
    CHECK(settled.schedule.empty());
    CHECK(!state_at(three_months(), paying(owed - Money{1}), "2024-12-31").final);
    const auto more = fold_at(three_months(), paying(owed + Money{1}), "2024-12-31");
    REQUIRE(!more);
    CHECK(more.error().first().kind == &loan::refusals::more_than_owed);
    CHECK(more.error().first().field == "events[paid].amount");
    CHECK(in_english(more.error().first()) ==
          "101756.59 is more than the 101756.58 owed on 2024-04-30");
}

TEST_CASE("the LPR is taken at disbursement and at each reset") {
    Terms terms;
    terms.principal_limit = yuan(1'000'000);
    terms.method = RepaymentMethod::quarterly_interest;
    terms.maturity = on("2025-09-10");
    const std::vector<Event> events{{"drawn", on("2023-09-10"), Disbursed{yuan(1'000'000)}}};
    const auto with = [&](ResetRule reset) {
        terms.rate = LprRate{Tenor::one_year, 55, reset};
        return terms;
    };
    struct Row {
        ResetRule reset;
        std::string_view date;
        Ratio rate;
    };
    for (const Row& row : {
             Row{ResetRule::whole_term, "2025-02-01", Ratio(400, 10'000)},
             Row{ResetRule::anniversary, "2024-09-09", Ratio(400, 10'000)},
             Row{ResetRule::anniversary, "2024-09-10", Ratio(390, 10'000)},
             Row{ResetRule::anniversary, "2025-02-01", Ratio(390, 10'000)},
             Row{ResetRule::first_of_january, "2024-12-31", Ratio(400, 10'000)},
             Row{ResetRule::first_of_january, "2025-01-01", Ratio(365, 10'000)},
         })
        CHECK(state_at(with(row.reset), events, row.date).annual_rate == row.rate);
    // 2024-06-21 to 2024-09-21: 81 days at 4.00 %, 11 days at 3.90 %.
    const auto before = fold_at(with(ResetRule::anniversary), events, "2024-09-20");
    const auto after = fold_at(with(ResetRule::anniversary), events, "2024-09-21");
    CHECK((after->state.interest_due - before->state.interest_due).fen == 1019167);
    // Where the reset falls on a due date, the plan begins after it.
    Terms monthly = with(ResetRule::anniversary);
    monthly.method = RepaymentMethod::equal_installments;
    monthly.payment_day = 10;
    const State reset_and_due = state_at(monthly, events, "2024-09-10");
    CHECK(reset_and_due.annual_rate == Ratio(390, 10'000));
    CHECK(reset_and_due.next->due == on("2024-10-10"));
    // A rate set by hand holds until the next reset.
    std::vector<Event> by_hand = events;
    by_hand.push_back({"agreed", on("2024-03-01"), RateReset{Ratio::percent(3)}});
    CHECK(state_at(with(ResetRule::anniversary), by_hand, "2024-09-09").annual_rate ==
          Ratio::percent(3));
    CHECK(state_at(with(ResetRule::anniversary), by_hand, "2024-09-10").annual_rate ==
          Ratio(390, 10'000));
}

TEST_CASE("a prepayment pays interest to date and then shortens or lowers") {
    Terms terms;
    terms.principal_limit = yuan(1'000'000);
    terms.rate = FixedRate{Ratio(435, 10'000)};
    terms.method = RepaymentMethod::equal_installments;
    terms.payment_day = 15;
    terms.maturity = on("2024-07-15");
    const auto prepaid = [](PrepaymentEffect effect) {
        return std::vector<Event>{{"drawn", on("2024-01-15"), Disbursed{yuan(1'000'000)}},
                                  {"first", on("2024-02-15"), Repaid{Money{16881127}}},
                                  {"second", on("2024-03-15"), Repaid{Money{16881127}}},
                                  {"early", on("2024-03-20"), Prepaid{yuan(200'000), effect}}};
    };
    const State lower = state_at(terms, prepaid(PrepaymentEffect::lower), "2024-03-20");
    CHECK(lower.principal().fen == 46945326);  // 66904904 − (20000000 − 40422 of five days)
    check_schedule(lower.schedule, {{11690405, 147486, 35254921},
                                    {11710092, 127799, 23544829},
                                    {11749696, 88195, 11795133},
                                    {11795133, 42757, 0}});
    const State shorter = state_at(terms, prepaid(PrepaymentEffect::shorten), "2024-03-20");
    check_schedule(
        shorter.schedule,
        {{16733641, 147486, 30211685}, {16771610, 109517, 13440075}, {13440075, 50344, 0}});
    // What was planned is what falls due.
    const State due = state_at(terms, prepaid(PrepaymentEffect::lower), "2024-04-15");
    CHECK(due.interest_due.fen == 147486);
    CHECK(due.principal_due.fen == 11690405);
}

TEST_CASE("more than is due pays early; the same payment after a back-dated one still holds") {
    const Event late{"late", on("2024-02-26"), Repaid{Money{51732}}};  // with 0.65 of compound
    const State paid = state_at(three_months(), {drawn, late}, "2024-03-10");
    CHECK(paid.paid.interest.fen == 51667);
    CHECK(paid.paid.compound.fen == 65);
    CHECK(paid.due == Money{});
    const Event back_dated{"in time", on("2024-02-21"), Repaid{Money{51667}}};
    const auto admitted = admit(three_months(), std::vector{drawn, late}, back_dated, lpr, weekdays,
                                on("2024-03-10"));
    REQUIRE(admitted);
    CHECK(admitted->state.compound == Money{});
    CHECK(admitted->state.paid.compound == Money{});
    // Five days' interest, 83.33, and principal.
    CHECK(admitted->state.paid.interest.fen == 51667 + 8333);
    CHECK(admitted->state.paid.principal.fen == 51732 - 8333);
}

TEST_CASE("a back-dated payment reaches the books as the difference, and only once") {
    const std::vector<Event> before{drawn};
    const std::vector<Event> after{drawn, {"in time", on("2024-02-21"), Repaid{Money{51667}}}};
    const auto posted = fold_at(three_months(), before, "2024-03-10")->movements;
    const auto target = fold_at(three_months(), after, "2024-03-10")->movements;
    const auto missing = difference(target, posted);
    Money compound;
    for (const Movement& movement : missing)
        if (movement.account == Account::compound) compound += movement.amount;
    CHECK(compound.fen == -233);  // 516.67 × 9 % × 18 / 360, taken back
    std::vector<Movement> all = posted;
    all.insert(all.end(), missing.begin(), missing.end());
    CHECK(difference(target, all).empty());
    CHECK(difference(target, target).empty());
}

TEST_CASE("interest runs over the end of a year and over 29 February by the day count") {
    Terms terms = three_months();
    terms.principal_limit = yuan(1'000'000);
    terms.rate = FixedRate{Ratio(435, 10'000)};
    const std::vector<Event> events{{"drawn", on("2023-12-21"), Disbursed{yuan(1'000'000)}}};
    struct Row {
        DayCount day_count;
        std::string_view date;
        std::int64_t accrued;
        std::int64_t due;
    };
    for (const Row& row : {
             Row{DayCount::actual_360, "2023-12-31", 120833, 0},
             Row{DayCount::actual_actual_isda, "2023-12-31", 119178, 0},
             Row{DayCount::actual_actual_isda, "2024-01-01", 131096, 0},
             Row{DayCount::actual_actual_isda, "2024-01-21", 0, 368801},
             // 30/360 from the 21st: 10 days to the 31st, 10 to the 1st.
             Row{DayCount::thirty_360, "2023-12-30", 108750, 0},
             Row{DayCount::thirty_360, "2023-12-31", 120833, 0},
             Row{DayCount::thirty_360, "2024-01-01", 120833, 0},
         }) {
        terms.day_count = row.day_count;
        const State state = state_at(terms, events, row.date);
        CHECK(state.interest_accrued.fen == row.accrued);
        CHECK(state.interest_due.fen == row.due);
    }
    terms.day_count = DayCount::actual_actual_isda;
    terms.payment_day = 20;
    terms.method = RepaymentMethod::bullet;
    const std::vector<Event> january{{"drawn", on("2024-01-21"), Disbursed{yuan(1'000'000)}}};
    CHECK(state_at(terms, january, "2024-02-29").interest_accrued.fen == 463525);
    CHECK(state_at(terms, january, "2024-03-01").interest_accrued.fen == 475410);
}

TEST_CASE("days off and grace move the last day to pay, at the contract rate") {
    // Maturity 2024-04-21 is a Sunday.
    Terms terms = three_months();
    terms.method = RepaymentMethod::bullet;
    CHECK(state_at(terms, {drawn}, "2024-04-22").principal_overdue == yuan(100'000));
    terms.roll_to_working_day = true;
    CHECK(state_at(terms, {drawn}, "2024-04-22").principal_overdue == Money{});
    const State rolled = state_at(terms, {drawn}, "2024-04-23");
    CHECK(rolled.principal_overdue == yuan(100'000));
    CHECK(rolled.days_overdue == 1);
    // One more night at 6 %, 16.67, due at once; then one at 9 %.
    CHECK(rolled.interest_due.fen == 151667 + 1667);
    CHECK(rolled.penalty.fen == 2500);
    terms.grace_days = 3;
    CHECK(state_at(terms, {drawn}, "2024-04-25").days_overdue == 0);
    CHECK(state_at(terms, {drawn}, "2024-04-26").days_overdue == 4);
    // Interest in its days of grace bears no compound interest: 2024-02-21 is a Wednesday.
    Terms monthly = three_months();
    monthly.grace_days = 3;
    CHECK(state_at(monthly, {drawn}, "2024-02-24").compound == Money{});
    CHECK(state_at(monthly, {drawn}, "2024-02-25").compound.fen == 13);
    // Where the calendar ends, nothing is guessed.
    terms.maturity = on("2025-01-21");
    CHECK(fold_at(terms, {drawn}, "2025-01-20"));
    CHECK(fold_at(terms, {drawn}, "2025-01-21").error().first().kind ==
          &calendar_refusals::year_missing);
}

TEST_CASE("an extension on the maturity date puts the principal back") {
    const Event extended{"extended", on("2024-04-21"), Extended{on("2024-07-21")}};
    const State state = state_at(three_months(), {drawn, extended}, "2024-04-22");
    CHECK(state.principal_not_due == yuan(100'000));
    CHECK(state.principal_overdue == Money{});
    CHECK(state.interest_due.fen == 151667);
    CHECK(state.schedule.size() == 3);
    CHECK(state.maturity == on("2024-07-21"));
}

TEST_CASE("a restructuring lets overdue principal perform again and may capitalise interest") {
    Restructured change;
    change.maturity = on("2024-10-21");
    change.rate = FixedRate{Ratio::percent(4)};
    const auto restructured = [&] {
        return std::vector<Event>{drawn, {"restructured", on("2024-04-30"), change}};
    };
    const State kept = state_at(three_months(), restructured(), "2024-04-30");
    CHECK(kept.principal_overdue == Money{});
    CHECK(kept.principal_not_due == yuan(100'000));
    CHECK(kept.interest_due.fen == 151667);
    CHECK(kept.annual_rate == Ratio::percent(4));
    CHECK(kept.penalty.fen == 22500);
    change.capitalise_interest = true;
    const State capitalised = state_at(three_months(), restructured(), "2024-04-30");
    CHECK(capitalised.principal_not_due.fen == 10'151'667);
    CHECK(capitalised.capitalised.fen == 151667);
    CHECK(capitalised.interest_due == Money{});
    CHECK(capitalised.days_overdue == 0);
}

TEST_CASE("everything falls due when the lender accelerates") {
    const State state = state_at(
        three_months(), {drawn, {"called", on("2024-02-26"), Accelerated{}}}, "2024-02-26");
    CHECK(state.principal_due == yuan(100'000));
    CHECK(state.interest_due.fen == 51667 + 8333);
    CHECK(state.due == state.owed);
    CHECK(state.schedule.empty());
}

TEST_CASE("a waiver, costs and a write-off leave a claim that recoveries use up") {
    const std::vector<Event> events{
        drawn,
        {"waived", on("2024-04-30"), Waived{Component::penalty, Money{22500}}},
        {"court", on("2024-04-30"), CostAdvanced{yuan(500)}},
        {"sale", on("2024-05-10"), Recovered{yuan(60'000)}},
        {"off", on("2024-05-31"), WrittenOff{}},
        {"late sale", on("2024-08-01"), Recovered{yuan(10'000)}}};
    const State before = state_at(three_months(), events, "2024-05-30");
    CHECK(before.waived.penalty.fen == 22500);
    CHECK(before.paid.costs == yuan(500));
    CHECK(before.principal_overdue < yuan(43'000));
    const State after = state_at(three_months(), events, "2024-05-31");
    CHECK(after.written_off);
    CHECK(after.loan_class == LoanClass::loss);
    CHECK(after.principal() == Money{});
    CHECK(after.claim.total() == after.owed);
    const State later = state_at(three_months(), events, "2024-12-31");
    CHECK(later.owed == after.owed - yuan(10'000));
    std::vector<Event> costly = events;
    costly.push_back({"second court", on("2024-09-01"), CostAdvanced{yuan(100)}});
    CHECK(state_at(three_months(), costly, "2024-12-31").owed == later.owed + yuan(100));
    // A recovery takes what is left and no fen more.
    std::vector<Event> rest = events;
    rest.push_back({"rest", on("2024-12-31"), Recovered{later.owed}});
    CHECK(state_at(three_months(), rest, "2024-12-31").final);
    rest.back().happening = Recovered{later.owed + Money{1}};
    CHECK(fold_at(three_months(), rest, "2024-12-31").error().first().kind ==
          &loan::refusals::more_than_owed);
}

TEST_CASE("a bad event refuses the history at its id and field") {
    struct Row {
        const char* name;
        Event bad;
        const RefusalKind* kind;
        std::string_view field;
    };
    using namespace loan::refusals;
    const auto event = [](std::string_view date, Happening happening) {
        return Event{"bad", on(date), std::move(happening)};
    };
    for (const Row& row : {
             Row{"paid before", event("2024-01-20", Repaid{yuan(1)}), &not_disbursed, "date"},
             Row{"costs before", event("2024-01-20", CostAdvanced{yuan(1)}), &not_disbursed,
                 "date"},
             Row{"nothing paid", event("2024-02-21", Repaid{}), &amount_not_positive, "amount"},
             Row{"less than nothing", event("2024-02-21", Prepaid{Money{-1}, {}}),
                 &amount_not_positive, "amount"},
             Row{"too large", event("2024-02-21", CostAdvanced{largest_input + Money{1}}),
                 &amount_not_positive, "amount"},
             Row{"above the limit", event("2024-02-01", Disbursed{Money{1}}), &above_limit,
                 "amount"},
             Row{"too much recovered", event("2024-02-21", Recovered{yuan(200'000)}),
                 &more_than_owed, "amount"},
             Row{"no penalty to waive", event("2024-02-21", Waived{Component::penalty, Money{1}}),
                 &more_than_owed, "amount"},
             Row{"an extension that shortens", event("2024-02-21", Extended{on("2024-04-20")}),
                 &does_not_extend, "maturity"},
             Row{"an extension by nothing", event("2024-02-21", Extended{on("2024-04-21")}),
                 &does_not_extend, "maturity"},
             Row{"an extension too late", event("2024-04-22", Extended{on("2024-07-21")}),
                 &after_maturity, "date"},
             Row{"a restructuring of nothing", event("2024-02-21", Restructured{}),
                 &changes_nothing, ""},
             Row{"a maturity in the past",
                 event("2024-02-21", Restructured{{}, {}, on("2024-02-21"), false}),
                 &maturity_passed, "maturity"},
             Row{"a rate above 100 %", event("2024-02-21", RateReset{Ratio::percent(101)}),
                 &rate_not_allowed, "annual"},
             Row{"a rate of seven decimals", event("2024-02-21", RateReset{Ratio(1, 10'000'000)}),
                 &rate_not_allowed, "annual"},
             Row{"all due already", event("2024-04-22", Accelerated{}), &changes_nothing, ""},
         }) {
        CAPTURE(row.name);
        const auto folded = fold_at(three_months(), {drawn, row.bad}, "2024-12-31");
        REQUIRE(!folded);
        CHECK(folded.error().first().kind == row.kind);
        CHECK(folded.error().first().field ==
              "events[bad]" + (row.field.empty() ? "" : "." + std::string(row.field)));
        CHECK(in_english(folded.error().first()).find('{') == std::string::npos);
        CHECK(in_chinese(folded.error().first()).find('{') == std::string::npos);
    }
    Terms smaller = three_months();
    smaller.principal_limit = yuan(200'000);
    CHECK(fold_at(smaller, {drawn, event("2024-04-21", Disbursed{Money{1}})}, "2024-12-31")
              .error()
              .first()
              .kind == &after_maturity);
}

TEST_CASE("nothing happens to a loan that is settled or written off, and no id is used twice") {
    const std::vector<Event> settled{drawn, {"all", on("2024-01-21"), Repaid{yuan(100'000)}}};
    const auto with = [](std::vector<Event> events, Event more) {
        events.push_back(std::move(more));
        const auto folded = fold_at(three_months(), events, "2024-12-31");
        REQUIRE(!folded);
        return folded.error().first().kind;
    };
    CHECK(state_at(three_months(), settled, "2024-01-21").final);
    CHECK(with(settled, {"one more", on("2024-02-21"), Repaid{Money{1}}}) ==
          &loan::refusals::closed);
    const std::vector<Event> off{drawn, {"off", on("2024-05-31"), WrittenOff{}}};
    CHECK(with(off, {"paid", on("2024-06-01"), Repaid{Money{1}}}) ==
          &loan::refusals::is_written_off);
    CHECK(with(off, {"off", on("2024-06-01"), Recovered{Money{1}}}) ==
          &loan::refusals::id_repeated);
    CHECK(with(off, {"", on("2024-06-01"), Recovered{Money{1}}}) == &loan::refusals::id_missing);
}

TEST_CASE("a back-dated event that would break what came after is not admitted") {
    const std::vector<Event> events{drawn, {"all", on("2024-02-21"), Repaid{Money{10'051'667}}}};
    const auto admitted =
        admit(three_months(), events, {"early", on("2024-02-01"), Repaid{yuan(1)}}, lpr, weekdays,
              on("2024-02-01"));
    REQUIRE(!admitted);
    CHECK(admitted.error().first().field == "events[all].amount");
    CHECK(fold_at(three_months(), {}, "2024-02-01")->state.started == false);
}

TEST_CASE("a class cannot be told before the first rule") {
    Terms terms = three_months();
    const std::vector<Event> events{{"drawn", on("2023-06-29"), Disbursed{yuan(1)}}};
    CHECK(fold_at(terms, events, "2023-06-30").error().first().kind ==
          &loan::refusals::classification_missing);
}
