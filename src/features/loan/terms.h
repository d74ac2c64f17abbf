#pragma once
// What lender and borrower agreed. Frozen at signing: events change a loan, nothing changes terms.
#include <cstdint>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/money.h"
#include "base/ratio.h"
#include "base/result.h"
#include "core/calendar/day_count.h"
#include "core/calendar/reference_rates.h"
#include "features/loan/accounts.h"

namespace zhirong::loan {

enum class ResetRule { whole_term, anniversary, first_of_january };

// The annual rate has at most six decimals (0.0001 %), so that a day's interest is exact in
// integers; so do the rates that events name.
struct FixedRate {
    Ratio annual;
    friend bool operator==(const FixedRate&, const FixedRate&) = default;
};
// LPR of the day of the first disbursement, or of the reset day, plus the spread.
struct LprRate {
    Tenor tenor = Tenor::one_year;
    std::int64_t spread_bp = 0;
    ResetRule reset = ResetRule::anniversary;  // of the first disbursement
    friend bool operator==(const LprRate&, const LprRate&) = default;
};
using RateTerms = std::variant<FixedRate, LprRate>;

enum class RepaymentMethod {
    equal_installments,  // 等额本息: the same instalment each month
    equal_principal,     // 等额本金: the same principal each month, interest on what is left
    interest_first,      // 先息后本: interest each month, principal at maturity
    bullet,              // 一次性还本付息: all at maturity
    quarterly_interest,  // 按季付息到期还本: interest each quarter, principal at maturity
};

// 五级分类, from best to worst.
enum class LoanClass { normal, special_mention, substandard, doubtful, loss };

struct ClassThreshold {
    int overdue_days = 0;  // from so many on
    LoanClass loan_class = LoanClass::special_mention;
    friend bool operator==(const ClassThreshold&, const ClassThreshold&) = default;
};
// Below the first threshold a loan is normal.
struct ClassRule {
    Date from;
    std::vector<ClassThreshold> thresholds;  // days rising
    friend bool operator==(const ClassRule&, const ClassRule&) = default;
};

using Order = std::vector<Component>;

// Costs of collection, then interest, then principal: Civil Code 561.
Order civil_code_order();
// 1–90 关注, 91–270 次级, 271–360 可疑, above 损失: 银保监会 人民银行令〔2023〕1号, from
// 2023-07-01; the bounds above 90 days are custom and belong into a programme where they differ.
std::vector<ClassRule> classification_of_2023();

struct Terms {
    // All disbursements together; what is repaid cannot be drawn again.
    Money principal_limit;
    RateTerms rate;
    Date maturity;
    RepaymentMethod method = RepaymentMethod::interest_first;
    // Of the month (each month, or the quarter's month); the last day where a month is shorter.
    int payment_day = 21;
    // Which month of the quarter pays: 3 is March, June, September, December.
    int quarter_month = 3;
    // A first payment day fewer than so many days after the disbursement is left out.
    int shortest_first_period = 0;
    DayCount day_count = DayCount::actual_360;
    // 罚息 over the contract rate, 30 to 50 % for overdue loans: 银发〔2003〕251号, 三.
    Ratio penalty_markup = Ratio::percent(50);
    // 复利 on overdue interest at the penalty rate: the same, 三.
    bool compound_interest = true;
    Order allocation = civil_code_order();
    Order recovery_allocation = civil_code_order();
    // After the due date, without penalty. The contract rate runs on.
    int grace_days = 0;
    // An instalment due on a day off can be paid on the next working day. Interest periods end on
    // the contract's dates all the same, so a schedule needs no calendar of years to come.
    bool roll_to_working_day = false;
    std::vector<ClassRule> classification = classification_of_2023();
    // Of the rules in fold.h. A correction that changes amounts gets the next number, and old
    // contracts keep theirs.
    int calculation_version = 1;

    friend bool operator==(const Terms&, const Terms&) = default;
};

inline constexpr int latest_calculation_version = 1;
inline constexpr int most_grace_days = 30;
inline constexpr int most_instalments = 600;

// Everything wrong with the terms, each at its field.
Result<void> check(const Terms& terms);
// Everything wrong with a rate, at the field given.
std::vector<Refusal> check_rate(const RateTerms& rate, const std::string& field);

// By days overdue on the date. Refuses (loan.classification_missing) before the first rule.
Result<LoanClass> classify(const std::vector<ClassRule>& rules, Date date, int overdue_days);

}  // namespace zhirong::loan
