#include "features/loan_to_value/loan_to_value.h"

#include "core/access/party.h"

namespace zhirong::loan_to_value {
namespace {

constexpr RefusalKind from_past{"loan_to_value.from", 422,
                                "生效日 {found} 不得早于今日 {expected}：已办业务不受新表影响",
                                "The first day {found} must not be before today, {expected}"};
constexpr RefusalKind from_gone{
    "loan_to_value.from_gone", 409, "生效日 {found} 已过（今日 {expected}），请退回后重新提交",
    "The first day {found} has passed (today is {expected}): decline it and propose anew"};
constexpr RefusalKind hard_range{"loan_to_value.hard", 422, "硬上限“{found}”应大于 0、不超过 100%",
                                 "The hard ceiling “{found}” must be above 0 and at most 100 %"};

struct Applier {
    Table& table;
    void operator()(const Proposed& event) const { table.proposed = event; }
    void operator()(const Approved& event) const {
        table.stage = after(moves, table.stage, Act::approve);
        table.approved = event;
    }
    void operator()(const Declined& event) const {
        table.stage = after(moves, table.stage, Act::decline);
        table.declined = event;
    }
};

}  // namespace

const Table* in_force(std::span<const Table> tables, Date on) {
    const Table* found = nullptr;
    const auto key = [](const Table& table) {
        return std::tuple(table.proposed.details.from, table.approved->on, table.id);
    };
    for (const Table& table : tables)
        if (table.stage == Stage::approved && table.proposed.details.from <= on &&
            (found == nullptr || key(*found) < key(table)))
            found = &table;
    return found;
}

lending::CeilingTable ceilings_of(const Table& table) {
    const Propose& details = table.proposed.details;
    const std::string from = to_string(details.from);
    return {.source = {details.source + "（" + from + " 起，" + table.id + "）",
                       details.source + " (from " + from + ", " + table.id + ")"},
            .example = false,
            .ceilings = details.ceilings,
            .hard = details.hard};
}

Result<Proposed> decide(const Propose& command, const Actor& actor, Date today) {
    CHECKED(require(actor, Role::bank_officer));
    if (command.from < today)
        return refuse(from_past, "from",
                      {{"found", to_string(command.from)}, {"expected", to_string(today)}});
    if (command.hard <= Ratio{} || command.hard > Ratio::whole(1))
        return refuse(hard_range, "hard", {{"found", to_percent(command.hard)}});
    CHECKED(lending::check_ceilings(command.ceilings, "ceilings", command.hard));
    return Proposed{actor.organisation, command, actor.user, today};
}

Result<Event> decide(const Table& table, const Decide& command, const Actor& actor, Date today) {
    CHECKED(next(moves, table.stage, command.approved ? Act::approve : Act::decline, actor));
    CHECKED(require_acting_for(actor, table.proposed.bank));
    CHECKED(require_other_person(actor, table.proposed.maker));
    if (!command.approved) return Declined{actor.user, command.opinion, today};
    if (table.proposed.details.from < today)
        return refuse(
            from_gone, "",
            {{"found", to_string(table.proposed.details.from)}, {"expected", to_string(today)}});
    return Approved{actor.user, command.opinion, today};
}

Table apply(Table table, const Event& event) {
    std::visit(Applier{table}, event);
    return table;
}

std::vector<std::string> parties(const Table& table) { return {table.proposed.bank}; }

std::vector<std::string> keys(const Table& table) { return {"bank:" + table.proposed.bank}; }

Label stage_words(const Table& table) { return label_of(table.stage); }

}  // namespace zhirong::loan_to_value
