#include "features/pledge/clock.h"

namespace zhirong::pledge {
namespace {

constexpr RefusalKind bad_time{"pledge.time", 422, "“{found}”不是时间，应如 16:40",
                               "“{found}” is no time of day: write it as 16:40"};
constexpr int minutes_an_hour = 60;

bool digit(char c) { return c >= '0' && c <= '9'; }

Result<std::optional<Date>> due(const std::optional<Date>& from, const Clock& clock,
                                const WorkingDays& calendar) {
    if (!from) return std::nullopt;
    return TRY(calendar.add_working_days(*from, clock.working_days));
}

}  // namespace

const Clock& review_clock(const Pledge& pledge, Date today) {
    return edition_of(pledge, today).clock;
}

const Clock& review_clock(const Procedure& procedure, Date today) {
    const ProcedureRule* rule = edition_of(procedure, today).procedure(kind_of(procedure));
    ensure(rule != nullptr);
    return rule->clock;
}

Result<std::optional<Date>> due_on(const Pledge& pledge, const WorkingDays& calendar) {
    if (pledge.stage != Stage::submitted || !pledge.clock_from) return std::nullopt;
    return due(pledge.clock_from, review_clock(pledge, *pledge.clock_from), calendar);
}

Result<std::optional<Date>> due_on(const Procedure& procedure, const WorkingDays& calendar) {
    if (procedure.stage != ProcedureStage::submitted || !procedure.clock_from) return std::nullopt;
    return due(procedure.clock_from, review_clock(procedure, *procedure.clock_from), calendar);
}

Result<Date> counted_from(Date received_on, int minute, int closing_minute,
                          const WorkingDays& calendar) {
    const bool in_time = minute <= closing_minute;
    return TRY(calendar.next_working_day(in_time ? received_on : received_on + Days{1}));
}

Result<int> minute_of(const std::string& time, const std::string& field) {
    const bool shaped = time.size() == 5 && time[2] == ':' && digit(time[0]) && digit(time[1]) &&
                        digit(time[3]) && digit(time[4]);
    const int hour = shaped ? (time[0] - '0') * 10 + (time[1] - '0') : 24;
    const int minute = shaped ? (time[3] - '0') * 10 + (time[4] - '0') : minutes_an_hour;
    if (hour > 23 || minute >= minutes_an_hour) return refuse(bad_time, field, {{"found", time}});
    return hour * minutes_an_hour + minute;
}

}  // namespace zhirong::pledge
