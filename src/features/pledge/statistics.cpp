#include "features/pledge/statistics.h"

#include <algorithm>
#include <map>

#include "features/pledge/pledge.h"

namespace zhirong::pledge {
namespace {

// Absent where a year is not loaded.
std::optional<int> working_days_taken(const Handled& one, const WorkingDays& calendar) {
    int days = 0;
    std::optional<Date> from = one.received;
    const auto add = [&](Date to) {
        if (!from || to < *from) return true;
        const auto between = calendar.working_days_between(*from, to);
        if (!between) return false;
        days += *between;
        return true;
    };
    for (const Correction& each : one.corrections) {
        if (!add(each.requested_on)) return std::nullopt;
        from = each.cured_on;
    }
    if (one.decided && from && !add(*one.decided)) return std::nullopt;
    return days;
}

struct Tally {
    Count count;
    std::vector<int> days;

    Count take() {
        std::ranges::sort(days);
        if (const std::size_t n = days.size(); n > 0)
            count.median_half_days = days[(n - 1) / 2] + days[n / 2];
        return count;
    }
};

void decide_on(Tally& tally, Outcome outcome, const std::optional<int>& days) {
    switch (outcome) {
        case Outcome::granted: ++tally.count.granted; break;
        case Outcome::refused: ++tally.count.refused; break;
        case Outcome::withdrawn: ++tally.count.withdrawn; break;
    }
    if (days && outcome != Outcome::withdrawn) tally.days.push_back(*days);
}

}  // namespace

std::optional<Handled> handled(const Pledge& pledge) {
    if (!pledge.submitted_on) return std::nullopt;
    Handled one{.in_register = pledge.in_register,
                .procedure = {},
                .intake = pledge.intake,
                .received = pledge.receipt ? pledge.receipt->counted_from : *pledge.submitted_on,
                .submitted_on = *pledge.submitted_on,
                .corrections = pledge.corrections,
                .decided = decided_on(pledge),
                .outcome = {}};
    if (pledge.registered_on)
        one.outcome = Outcome::granted;
    else if (pledge.stage == Stage::refused)
        one.outcome = Outcome::refused;
    else if (pledge.stage == Stage::withdrawn)
        one.outcome = Outcome::withdrawn;
    return one;
}

std::optional<Handled> handled(const Procedure& procedure) {
    if (!procedure.submitted_on) return std::nullopt;
    Handled one{
        .in_register = procedure.in_register,
        .procedure = kind_of(procedure),
        .intake = procedure.intake,
        .received = procedure.receipt ? procedure.receipt->counted_from : *procedure.submitted_on,
        .submitted_on = *procedure.submitted_on,
        .corrections = procedure.corrections,
        .decided = procedure.decided_on,
        .outcome = {}};
    if (procedure.stage == ProcedureStage::approved) one.outcome = Outcome::granted;
    if (procedure.stage == ProcedureStage::refused) one.outcome = Outcome::refused;
    if (procedure.stage == ProcedureStage::withdrawn) one.outcome = Outcome::withdrawn;
    return one;
}

Statistics statistics(const std::vector<Handled>& all, Date from, Date to,
                      const WorkingDays& calendar) {
    Tally total;
    std::map<std::pair<RegisterKind, std::optional<ProcedureKind>>, Tally> kinds;
    std::map<Date, Tally> days;
    for (Date day = from; day <= to; day += Days{1}) days[day];
    const auto counted = [&](Date day) { return day >= from && day <= to; };
    for (const Handled& one : all) {
        const auto each = [&](Date day, auto what) {
            if (!counted(day)) return;
            what(total);
            what(kinds[{one.in_register, one.procedure}]);
            what(days[day]);
        };
        each(one.submitted_on, [&](Tally& tally) {
            ++tally.count.received;
            if (one.intake == Intake::counter) ++tally.count.at_counter;
        });
        for (const Correction& correction : one.corrections)
            each(correction.requested_on, [](Tally& tally) { ++tally.count.corrected; });
        if (!one.decided || !one.outcome) continue;
        const auto taken = working_days_taken(one, calendar);
        each(*one.decided, [&](Tally& tally) { decide_on(tally, *one.outcome, taken); });
    }
    Statistics result{.total = total.take(), .by_kind = {}, .by_day = {}};
    for (auto& [key, tally] : kinds)
        result.by_kind.push_back({key.first, key.second, tally.take()});
    for (auto& [day, tally] : days) result.by_day.push_back({day, tally.take()});
    return result;
}

std::string median_text(int half_days) {
    return std::to_string(half_days / 2) + (half_days % 2 == 0 ? "" : ".5");
}

}  // namespace zhirong::pledge
