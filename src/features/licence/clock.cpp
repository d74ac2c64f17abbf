#include "features/licence/clock.h"

#include <algorithm>

namespace zhirong::licence {

const Clock& review_clock() {
    static const Clock clock{
        7,
        {"cnipa_62_review",
         "《专利实施许可合同备案办法》（国家知识产权局令第62号）：自收到备案申请之日起7个工作日内"
         "审查，补正期间不计",
         "CNIPA Order 62: 7 working days from receipt; the time of a correction does not count"}};
    return clock;
}

const Clock& filing_clock() {
    static const Clock clock{
        3,
        {"implementing_rules_15",
         "《专利法实施细则》（2023年）第十五条：自合同生效之日起3个月内备案",
         "Implementing Rules 2023, r.15: within 3 months of the contract taking effect"}};
    return clock;
}

Result<Date> file_by(const Draft& content, const WorkingDays& calendar) {
    return calendar.next_working_day(add_months(content.effective_on, filing_clock().length));
}

Result<std::optional<Date>> due_on(const Licence& licence, const WorkingDays& calendar) {
    if (licence.marks || licence.stage != Stage::submitted || licence.reviews.empty())
        return std::nullopt;
    int left = review_clock().length;
    for (const ReviewSpan& span : licence.reviews)
        if (span.until) left -= TRY(calendar.working_days_between(span.from, *span.until));
    return TRY(calendar.add_working_days(licence.reviews.back().from, std::max(left, 0)));
}

Standing standing(const Licence& licence, Date today) {
    const bool was_filed = licence.filed_on.has_value();
    if (!was_filed) return Standing::not_filed;
    const auto last = last_day(licence);
    if (last && today > *last) return Standing::over;
    return today < licence.content.effective_on ? Standing::not_yet : Standing::in_force;
}

std::optional<Date> last_day(const Licence& licence) {
    if (licence.stage == Stage::cancelled) return licence.ended_on;
    return licence.content.until;
}

}  // namespace zhirong::licence
