#pragma once
// What a programme pays someone for an expense, and who pays it.
#include <string>
#include <string_view>
#include <vector>

#include "core/programme/limit.h"
#include "core/programme/party_amount.h"

namespace zhirong::programme {

struct Subsidised {
    std::string subsidy;
    std::string payee;
    Expense expense = Expense::loan_interest;
    Timing timing = Timing::after_repayment;
    Money base;
    Money entitled;  // rate × base, before the caps
    Money granted;   // within the caps; where a pot is shared pro rata, before it is shared
    std::vector<CapUse> caps;
    std::vector<PartyAmount> payers;  // of `granted`, in the order of the programme
    std::optional<Date> last_day;     // for applying
    Trace trace;
};

// Refused where a condition or control fails (each by its name), the trigger is not met, the
// application is late, or something is missing.
Result<Subsidised> subsidise(const Programme& programme, std::string_view subsidy,
                             const Facts& facts, const Agreement& agreement, Date date);

// Every condition that such an application must meet: eligibility, controls, and its own.
Result<std::vector<ConditionResult>> subsidy_conditions(const Programme& programme,
                                                        std::string_view subsidy,
                                                        const Facts& facts,
                                                        const Agreement& agreement, Date date);

// `granted` among its payers again, where a pot that is shared pro rata, or a review, left less.
Result<std::vector<PartyAmount>> share_payers(const Programme& programme, std::string_view subsidy,
                                              Money amount, const Facts& facts,
                                              const Agreement& agreement, Date date);

namespace refusals {
extern const RefusalKind no_such_subsidy, condition_failed, too_late;
}

}  // namespace zhirong::programme
