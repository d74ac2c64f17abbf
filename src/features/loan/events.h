#pragma once
// What happened to a loan: amounts and value dates, never what was computed from them.
#include <optional>
#include <string>
#include <variant>

#include "base/date.h"
#include "base/money.h"
#include "base/ratio.h"
#include "features/loan/terms.h"

namespace zhirong::loan {

// The order of the alternatives in Happening is the order in which events of one day count.

// By hand. For an LPR loan it holds until the next reset.
struct RateReset {
    Ratio annual;
    friend bool operator==(const RateReset&, const RateReset&) = default;
};
struct Disbursed {
    Money amount;
    friend bool operator==(const Disbursed&, const Disbursed&) = default;
};
// Costs the lender paid for the borrower: collection, litigation, the upkeep of the pledge.
struct CostAdvanced {
    Money amount;
    friend bool operator==(const CostAdvanced&, const CostAdvanced&) = default;
};
// 展期, on the maturity date at the latest.
struct Extended {
    Date maturity;
    friend bool operator==(const Extended&, const Extended&) = default;
};
// 重组. What is absent stays as it was. Overdue principal performs again; interest, due or only
// accrued, becomes principal where it is capitalised and stays owed where it is not.
struct Restructured {
    std::optional<RateTerms> rate;
    std::optional<RepaymentMethod> method;
    std::optional<Date> maturity;
    bool capitalise_interest = false;
    friend bool operator==(const Restructured&, const Restructured&) = default;
};
// 提前到期: everything falls due on the day.
struct Accelerated {
    friend bool operator==(const Accelerated&, const Accelerated&) = default;
};
struct Waived {
    Component component = Component::penalty;
    Money amount;
    friend bool operator==(const Waived&, const Waived&) = default;
};
// Pays what is due in the terms' order. More than is due pays accrued interest and then principal,
// which shortens: so a payment put in before it, which leaves less due, does not make it wrong.
struct Repaid {
    Money amount;
    friend bool operator==(const Repaid&, const Repaid&) = default;
};
enum class PrepaymentEffect {
    shorten,  // the instalment stays, the last ones go
    lower,    // the dates stay, the instalment falls
};
struct Prepaid {
    Money amount;
    PrepaymentEffect effect = PrepaymentEffect::shorten;
    friend bool operator==(const Prepaid&, const Prepaid&) = default;
};
// Proceeds of the pledge or of enforcement, before the write-off or after it.
struct Recovered {
    Money amount;
    friend bool operator==(const Recovered&, const Recovered&) = default;
};
// 核销 of all that is owed. Nothing accrues in the books afterwards; the claim lives on.
struct WrittenOff {
    friend bool operator==(const WrittenOff&, const WrittenOff&) = default;
};

using Happening = std::variant<RateReset, Disbursed, CostAdvanced, Extended, Restructured,
                               Accelerated, Waived, Repaid, Prepaid, Recovered, WrittenOff>;

struct Event {
    std::string id;  // unique within the loan, so that the order of arrival cannot matter
    Date date;       // value date
    Happening happening;
    friend bool operator==(const Event&, const Event&) = default;
};

// By date, then by kind, then by id.
bool counts_before(const Event& a, const Event& b);

}  // namespace zhirong::loan
