#pragma once
// The times of a claim, from the Insurance Law (《保险法》) and the Supreme Court's second
// interpretation of it. All is computed as of a day. A time that ends on a day off ends on the next
// working day (Civil Code 203).
#include <optional>
#include <vector>

#include "core/calendar/working_days.h"
#include "features/insurance_claim/record.h"

namespace zhirong::insurance_claim {

struct Times {
    int decision_days = 30;        // article 23, from the claim; it stands still while papers that
                                   // were asked for are awaited (Interpretation II, 15)
    int payment_days = 10;         // article 23, from the agreement on what is paid
    int refusal_notice_days = 3;   // article 24, from the decision
    int certain_amount_days = 60;  // article 25, from the claim
    int limitation_years = 2;      // article 26, from the day the event was or should be known
};
const Times& times();

enum class Term { decision, payment, refusal_notice, certain_amount };
struct Deadline {
    Term term = Term::decision;
    Date due;
    bool late = false;
    Phrase source;
};
// Papers that were asked for and have not all come: the time for the decision stands still.
bool awaits_papers(const Claim& claim);
// Days for which it stood still.
int waited_days(const Claim& claim);
// Those that run now. Refused where a day off matters and the working days of its year are not
// loaded.
Result<std::vector<Deadline>> deadlines(const Claim& claim, const WorkingDays& calendar,
                                        Date today);
// Whether the act of today comes after its time.
Result<bool> is_late(const Claim& claim, Term term, Date on, const WorkingDays& calendar);

}  // namespace zhirong::insurance_claim

namespace zhirong {

template <>
struct EnumNames<insurance_claim::Term> {
    using enum insurance_claim::Term;
    using T = insurance_claim::Term;
    static constexpr std::array names{
        EnumName<T>{decision, "decision", "核定期限", "Decision"},
        EnumName<T>{payment, "payment", "支付赔款期限", "Payment"},
        EnumName<T>{refusal_notice, "refusal_notice", "发出拒绝赔偿通知书期限",
                    "Notice of the refusal"},
        EnumName<T>{certain_amount, "certain_amount", "先予支付可以确定数额的期限",
                    "Payment of what is certain"}};
};
template <>
struct Shape<insurance_claim::Deadline> {
    using T = insurance_claim::Deadline;
    static constexpr std::array fields{
        field<&T::term>("term", "期限", "Term"), field<&T::due>("due", "截止日", "Due"),
        field<&T::late>("late", "逾期", "Late"), field<&T::source>("source", "依据", "Source")};
};

}  // namespace zhirong
