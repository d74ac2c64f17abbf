#include "core/programme/warnings.h"

#include <algorithm>

#include "core/programme/contradictions.h"
#include "core/programme/range.h"

namespace zhirong::programme {
namespace {

constexpr RefusalKind always_true{
    "programme.always_true", 400,
    "“{zh}”在任何情况下都成立，起不到作用：请核对比较的方向和所比的数值",
    "“{en}” always holds, so it decides nothing: check the direction of the comparison and what it "
    "compares with"};

bool can_fail(const Programme& programme, const Condition& condition) {
    const auto other = opposite(programme, condition);
    return !other || std::ranges::any_of(turning_days(programme), [&](Date day) {
        Contradictions failing(programme, day);
        failing.require(*other);
        return failing.found().empty();
    });
}

}  // namespace

Problems warnings(const Programme& programme) {
    std::vector<const Requirement*> all;
    const auto add = [&](const std::vector<Requirement>& requirements) {
        for (const Requirement& each : requirements) all.push_back(&each);
    };
    add(programme.eligibility);
    add(programme.controls);
    for (const Subsidy& subsidy : programme.subsidies) {
        add(subsidy.conditions);
        if (subsidy.trigger) all.push_back(&*subsidy.trigger);
    }
    if (programme.compensation) {
        all.push_back(&programme.compensation->trigger);
        if (programme.compensation->advance)
            all.push_back(&programme.compensation->advance->trigger);
    }
    Problems found;
    for (const Requirement* each : all)
        if (!can_fail(programme, each->condition))
            found.push_back(problem(each->condition.position, always_true,
                                    {{"zh", each->reading.zh}, {"en", each->reading.en}}));
    sort_by_position(found);
    return found;
}

}  // namespace zhirong::programme
