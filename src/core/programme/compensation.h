#pragma once
// Who bears a realised loss, and who gets what is recovered. Both speak of cumulative amounts: the
// caller posts the difference to what it posted before. (Splits by largest remainder are not
// monotone: a party's cumulative part may fall by a fen while the loss grows; splits by
// floor_then_in_order may too. The sum never does.)
#include <string>
#include <string_view>
#include <vector>

#include "core/programme/evaluate.h"
#include "core/programme/limit.h"
#include "core/programme/party_amount.h"

namespace zhirong::programme {

struct Compensated {
    Money base;       // cumulative loss
    Money covered;    // the least of (rate ×) base and the caps; what the parties share
    Money uncovered;  // base − Σ parts: above a cap, or above what a party can pay
    std::string uncovered_to;
    std::vector<PartyAmount> parts;  // cumulative, in the order of the split, groups opened
    std::vector<CapUse> caps;
    Money interest;  // lost interest and penalty, where the programme shares them apart
    std::vector<PartyAmount> interest_parts;
    Trace trace;

    Money part(std::string_view party) const;      // 0 if it has none
    Money borne_by(std::string_view party) const;  // its part, and the uncovered if that is its
};

// Refused while the trigger is not met. Whether the loan was eligible was decided at enrolment.
Result<Compensated> compensate(const Programme& programme, const Facts& facts,
                               const Agreement& agreement, Date date);

// The same of a loss that is only thought of: whether the trigger is met is not asked. Tells who
// would have to bear a part.
Result<Compensated> compensate_supposed(const Programme& programme, const Facts& facts,
                                        const Agreement& agreement, Date date);

// The last day for claiming, where the programme names one.
Result<std::optional<Evaluated>> last_day_to_claim(const Programme& programme, const Facts& facts,
                                                   const Agreement& agreement, Date date);

// What moves before the loss is final (margin account, pre-compensation). Refused while its own
// trigger is not met.
Result<Evaluated> advance(const Programme& programme, const Facts& facts,
                          const Agreement& agreement, Date date);

struct Proceeds {
    Money gross;  // all proceeds so far
    Money costs;  // of getting them, so far
    Money owed;   // all that the borrower still owed before any proceeds, interest and penalty too
    std::vector<std::pair<std::string, Money>> paid;  // what each bearer has borne
};

struct SharedProceeds {
    Money costs_paid;
    Money costs_unpaid;                 // where the proceeds did not suffice
    std::vector<PartyAmount> returned;  // to the bearers, in the programme's order; none gets more
                                        // than it bore
    std::string creditor;
    Money to_creditor;  // owed beyond what the bearers bore: interest and penalty
    Money to_pledgor;   // the surplus
    Trace trace;
};

// costs_paid + Σ returned + to_creditor + to_pledgor = gross.
Result<SharedProceeds> share_recovery(const Programme& programme, const Agreement& agreement,
                                      Date date, const Proceeds& proceeds);

namespace refusals {
extern const RefusalKind negative_amount, not_a_bearer;
}

}  // namespace zhirong::programme
