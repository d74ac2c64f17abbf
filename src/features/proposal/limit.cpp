#include "features/proposal/limit.h"

#include <algorithm>

#include "core/access/party.h"

namespace zhirong::proposal {
namespace {

constexpr RefusalKind limit_mode{
    "proposal.limit_mode", 422, "共用额度只用于园区批量或供应链，不用于{found}",
    "A shared limit is for a park or a supply chain, not for {found_en}"};
constexpr RefusalKind limit_until{"proposal.limit_until", 422,
                                  "有效至 {found} 应晚于今日 {expected}",
                                  "The last day {found} must be after today, {expected}"};
constexpr RefusalKind limit_core{"proposal.limit_core", 422, "供应链的共用额度须写明核心企业",
                                 "The limit of a supply chain names its core enterprise"};
constexpr RefusalKind limit_not_open{"proposal.limit_not_open", 409,
                                     "共用额度“{name}”{found}，不能占用",
                                     "The shared limit “{name}” is {found_en} and cannot be used"};
constexpr RefusalKind limit_over{"proposal.limit_over", 409, "共用额度“{name}”已于 {found} 到期",
                                 "The shared limit “{name}” ended on {found}"};
constexpr RefusalKind limit_exhausted{
    "proposal.limit_exhausted", 409,
    "共用额度“{name}”余额 {expected} 元，不足 {found} 元：请降低额度，或增加共用额度后再批",
    "The shared limit “{name}” has {expected} yuan left, less than {found}: lower the line or open "
    "a larger limit"};
constexpr RefusalKind limit_in_use{"proposal.limit_in_use", 409,
                                   "共用额度已被 {found} 份授信方案占用，先结束这些方案再关闭",
                                   "{found} proposals use the limit: end them before closing it"};

struct Applier {
    SharedLimit& limit;
    void operator()(const LimitProposed& event) const { limit.proposed = event; }
    void operator()(const LimitApproved& event) const {
        limit.stage = after(limit_moves, limit.stage, LimitAct::approve);
        limit.checker = event.checker;
        limit.opinion = event.opinion;
    }
    void operator()(const LimitDeclined& event) const {
        limit.stage = after(limit_moves, limit.stage, LimitAct::decline);
        limit.checker = event.checker;
        limit.opinion = event.opinion;
    }
    void operator()(const LimitReserved& event) const {
        limit.uses.push_back({event.proposal, event.firm, event.amount, event.on});
        ensure(limit.used() <= limit.proposed.details.amount);
    }
    void operator()(const LimitReleased& event) const {
        std::erase_if(limit.uses,
                      [&](const LimitUse& use) { return use.proposal == event.proposal; });
    }
    void operator()(const LimitClosed&) const {
        limit.stage = after(limit_moves, limit.stage, LimitAct::close);
    }
};

}  // namespace

Money SharedLimit::used() const {
    Money sum;
    for (const LimitUse& use : uses) sum += use.amount;
    return sum;
}

Money SharedLimit::free() const { return std::max(Money{}, proposed.details.amount - used()); }

SharedLimit apply(SharedLimit limit, const LimitEvent& event) {
    std::visit(Applier{limit}, event);
    return limit;
}

std::vector<std::string> parties(const SharedLimit& limit) { return {limit.proposed.bank}; }

Label stage_words(const SharedLimit& limit) { return label_of(limit.stage); }

Result<LimitProposed> decide(const ProposeLimit& command, const Actor& actor, Date today) {
    CHECKED(require(actor, Role::bank_officer));
    if (command.mode != lending::Mode::park_batch && command.mode != lending::Mode::supply_chain) {
        const Label mode = label_of(command.mode);
        return refuse(limit_mode, "mode", {{"found", mode.zh}, {"found_en", mode.en}});
    }
    if (command.mode == lending::Mode::supply_chain && !command.core_enterprise)
        return refuse(limit_core, "core_enterprise");
    if (command.until <= today)
        return refuse(limit_until, "until",
                      {{"found", to_string(command.until)}, {"expected", to_string(today)}});
    return LimitProposed{actor.organisation, command, actor.user, today};
}

Result<LimitEvent> decide(const SharedLimit& limit, const DecideLimit& command, const Actor& actor,
                          Date today) {
    CHECKED(next(limit_moves, limit.stage, command.approved ? LimitAct::approve : LimitAct::decline,
                 actor));
    CHECKED(require_acting_for(actor, limit.proposed.bank));
    CHECKED(require_other_person(actor, limit.proposed.maker));
    if (command.approved) return LimitApproved{actor.user, command.opinion, today};
    return LimitDeclined{actor.user, command.opinion, today};
}

Result<LimitEvent> decide(const SharedLimit& limit, const CloseLimit& command, const Actor& actor,
                          Date today) {
    CHECKED(next(limit_moves, limit.stage, LimitAct::close, actor));
    CHECKED(require_acting_for(actor, limit.proposed.bank));
    if (!limit.uses.empty())
        return refuse(limit_in_use, "", {{"found", std::to_string(limit.uses.size())}});
    return LimitClosed{actor.user, command.reason, today};
}

Result<LimitReserved> reserve(const SharedLimit& limit, const std::string& proposal,
                              const std::string& firm, Money amount, Date today) {
    const std::string& name = limit.proposed.details.name;
    if (limit.stage != LimitStage::open) {
        const Label stage = stage_words(limit);
        return refuse(limit_not_open, "",
                      {{"name", name}, {"found", stage.zh}, {"found_en", stage.en}});
    }
    if (limit.proposed.details.until < today)
        return refuse(limit_over, "",
                      {{"name", name}, {"found", to_string(limit.proposed.details.until)}});
    if (amount > limit.free())
        return refuse(limit_exhausted, "",
                      {{"name", name},
                       {"found", with_separators(amount)},
                       {"expected", with_separators(limit.free())}});
    return LimitReserved{proposal, firm, amount, today};
}

std::optional<lending::SharedRoom> room_of(const SharedLimit& limit, Date today) {
    if (limit.stage != LimitStage::open || limit.proposed.details.until < today)
        return std::nullopt;
    return lending::SharedRoom{.limit = limit.id,
                               .name = limit.proposed.details.name,
                               .amount = limit.proposed.details.amount,
                               .used = limit.used(),
                               .until = limit.proposed.details.until};
}

}  // namespace zhirong::proposal
