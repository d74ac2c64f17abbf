#pragma once
// A loan is a fold: its state at a date is a pure function of terms and dated events.
//
// Calculation version 1, for each date in turn:
//   1. an instalment not paid by the end of its last day to pay becomes overdue: its principal
//      stops bearing the contract rate and bears the penalty rate (罚息), its interest bears
//      compound interest (复利) at the same rate (银发〔2003〕251号, 三; 人民币利率管理规定 20, 21,
//      25);
//   2. interest of the night before is earned, on the balances and at the rate of that night;
//   3. the instalment of the date falls due;
//   4. the rate is reset where the terms say so;
//   5. the events of the date, by kind and id.
// Interest is rounded once per period: what is earned on a day is the difference of the rounded
// cumulative amounts (half up), so the days of a period sum to its interest. Penalty and compound
// interest are cumulative over the life of the loan.
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "core/calendar/reference_rates.h"
#include "core/calendar/working_days.h"
#include "features/loan/events.h"
#include "features/loan/movement.h"
#include "features/loan/schedule.h"
#include "features/loan/terms.h"

namespace zhirong::loan {

// An instalment that fell due and is not wholly paid.
struct Unpaid {
    Date due;
    Date last_day;  // to pay without penalty: after days off and grace
    Money principal;
    Money interest;
    bool overdue = false;
    friend bool operator==(const Unpaid&, const Unpaid&) = default;
};

// All that the fold must know at the end of a date to go on from there.
struct Snapshot {
    Date date;
    bool started = false;
    bool closed = false;       // nothing is owed any more
    bool written_off = false;  // the claim is what remains of `claim`
    RateTerms rate;            // as agreed, or as restructured
    RepaymentMethod method = RepaymentMethod::interest_first;
    Date maturity;
    Date first_disbursed;
    Ratio annual_rate;
    std::optional<Date> next_reset;
    Date period_start;
    Money level;
    std::vector<Instalment> plan;  // still to fall due
    std::vector<Unpaid> unpaid;    // oldest first
    Balances balances;
    // Below the rounding: interest in interest_unit()s, the others in a ten-thousandth of them.
    std::int64_t interest_carry = 0;
    std::int64_t penalty_carry = 0;
    std::int64_t compound_carry = 0;
    Money accrued_in_period;
    Money penalty_in_all;
    Money compound_in_all;
    Money disbursed;
    Money capitalised;
    Split paid;  // by the borrower, or out of the pledge before a write-off
    Split waived;
    Split claim;      // written off and not recovered
    Split recovered;  // after the write-off
    friend bool operator==(const Snapshot&, const Snapshot&) = default;
};

struct State {
    Date date;
    bool started = false;
    bool final = false;
    bool written_off = false;
    Date maturity;
    Ratio annual_rate;
    Money principal_not_due;
    Money principal_due;  // not overdue
    Money principal_overdue;
    Money interest_accrued;  // not due
    Money interest_due;      // overdue or not
    Money penalty;
    Money compound;
    Money costs;
    Money due;   // what can be asked for today
    Money owed;  // all of the above; after a write-off the claim
    Money disbursed;
    Money capitalised;
    Split paid;
    Split waived;
    Split claim;
    Split recovered;
    std::optional<Instalment> next;
    std::optional<Date> oldest_unpaid;
    int days_overdue = 0;  // since the oldest unpaid due date, once its last day to pay is over
    LoanClass loan_class = LoanClass::normal;
    std::vector<Instalment> schedule;  // still to fall due
    friend bool operator==(const State&, const State&) = default;

    Money principal() const { return principal_not_due + principal_due + principal_overdue; }
};

struct Folded {
    State state;
    std::vector<Movement> movements;  // by value date
    Snapshot snapshot;
};

// The loan at the end of `as_of`. Events in any order; those after `as_of` do not count yet.
Result<Folded> fold(const Terms& terms, std::span<const Event> events, const ReferenceRates& rates,
                    const WorkingDays& days, Date as_of);

// The same, going on from a snapshot: `events` are those after its date, and so are the movements.
Result<Folded> resume(const Terms& terms, const Snapshot& snapshot, std::span<const Event> events,
                      const ReferenceRates& rates, const WorkingDays& days, Date as_of);

// Whether `added`, back-dated or not, may join the history: everything after it must still hold.
// The answer is the loan at the last of `as_of` and the dates of all events.
Result<Folded> admit(const Terms& terms, std::span<const Event> events, const Event& added,
                     const ReferenceRates& rates, const WorkingDays& days, Date as_of);

}  // namespace zhirong::loan
