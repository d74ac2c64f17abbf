#include "features/rights/changes.h"

#include <array>

#include "features/rights/rights.h"

namespace zhirong::rights {
namespace {

constexpr bool every(RightKind) { return true; }
constexpr bool patents(RightKind kind) { return is_patent(kind); }
constexpr bool marks(RightKind kind) { return kind == RightKind::trademark; }
// Works and secrets need no grant; nobody declares them invalid.
constexpr bool examined(RightKind kind) {
    return kind != RightKind::copyright && kind != RightKind::trade_secret;
}

constexpr ChangeRule moves(StatusChange change, Status from, Status to,
                           bool (*concerns)(RightKind)) {
    return {change, from, to, std::nullopt, false, concerns};
}
constexpr ChangeRule raises(StatusChange change, Notice notice, bool (*concerns)(RightKind)) {
    return {change, Status::granted, std::nullopt, notice, true, concerns};
}
constexpr ChangeRule lifts(StatusChange change, Notice notice, bool (*concerns)(RightKind)) {
    return {change, Status::granted, std::nullopt, notice, false, concerns};
}

constexpr std::array rules{
    moves(StatusChange::granted, Status::not_yet_granted, Status::granted, examined),
    moves(StatusChange::terminated, Status::granted, Status::terminated, every),
    moves(StatusChange::invalidated, Status::granted, Status::invalidated, examined),
    // An invalidation reaches a right that ended before (Patent Law 47).
    moves(StatusChange::invalidated, Status::terminated, Status::invalidated, examined),
    moves(StatusChange::restored, Status::terminated, Status::granted, patents),
    raises(StatusChange::suspension_begun, Notice::ownership_suspension, patents),
    lifts(StatusChange::suspension_ended, Notice::ownership_suspension, patents),
    raises(StatusChange::preservation_begun, Notice::court_preservation, every),
    lifts(StatusChange::preservation_ended, Notice::court_preservation, every),
    raises(StatusChange::invalidation_begun, Notice::invalidation_proceeding, examined),
    lifts(StatusChange::invalidation_ended, Notice::invalidation_proceeding, examined),
    raises(StatusChange::revocation_begun, Notice::revocation_proceeding, marks),
    lifts(StatusChange::revocation_ended, Notice::revocation_proceeding, marks),
    raises(StatusChange::ownership_dispute_begun, Notice::ownership_dispute, every),
    lifts(StatusChange::ownership_dispute_ended, Notice::ownership_dispute, every),
    raises(StatusChange::infringement_dispute_begun, Notice::infringement_dispute, every),
    lifts(StatusChange::infringement_dispute_ended, Notice::infringement_dispute, every),
};

}  // namespace

const ChangeRule* rule_for(const Right& right, StatusChange change) {
    for (const ChangeRule& rule : rules)
        if (rule.change == change && rule.from == right.status && rule.concerns(right.right_kind) &&
            (!rule.notice || is_noted(right, *rule.notice) != rule.raises))
            return &rule;
    return nullptr;
}

}  // namespace zhirong::rights
