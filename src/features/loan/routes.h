#pragma once
#include "features/financing/financing.h"
#include "features/loan/loan.h"

namespace zhirong {
class Api;
class Desk;
class Work;
}  // namespace zhirong
namespace zhirong::loan {

void add_routes(Api& api, financing::Pages& pages, const Market& market,
                const RiskSharers& sharers);

// What a person does who records a repayment, for those who learn of one otherwise: recorded, the
// books brought to today, those who share the risk told, the financing closed where nothing is owed
// any more. The event's id.
Result<std::string> repay(Work& work, Loan loan, Money amount, Date date, std::string reference,
                          const Market& market, const RiskSharers& sharers);

struct ClosedDay {
    Date from;
    Date to;  // the new business date
    int loans = 0;
    int entries = 0;
};
// Brings the books of every loan to each day from the business date up to the one before `to`, and
// then moves the business date. Run again after a crash it goes on where it was: what a loan's
// books already hold is not posted twice. `progress(done, all)` is called between loans; false
// stops. `before_morning(day)` is called for each new day once the books of the day before are
// brought and before the business date moves to it: what it writes belongs to the day that ends.
ClosedDay close_day(Desk& desk, const Market& market, Date to,
                    const std::function<bool(int, int)>& progress = {},
                    const std::function<void(Date)>& before_morning = {});

}  // namespace zhirong::loan
