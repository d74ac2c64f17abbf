#include "features/pledge/clock.h"

namespace zhirong::pledge {

const Clock& review_clock() {
    static const Clock clock{
        3,
        {"operating_guide", "专利权质押登记办事指南：3个工作日，有缺陷的自补正合格之日起重新计算",
         "Operating guide to the registration of patent pledges: 3 working days, counted from the "
         "day the defects are cured where there were any"}};
    return clock;
}

Result<std::optional<Date>> due_on(const Pledge& pledge, const WorkingDays& calendar) {
    if (pledge.stage != Stage::submitted || !pledge.clock_from) return std::nullopt;
    return TRY(calendar.add_working_days(*pledge.clock_from, review_clock().working_days));
}

}  // namespace zhirong::pledge
