#pragma once
// What each noted change does to a right: moves its status, or raises or lifts a notice.
#include "features/rights/record.h"

namespace zhirong::rights {

struct ChangeRule {
    StatusChange change;
    Status from;
    std::optional<Status> to;
    std::optional<Notice> notice;
    bool raises = false;
    bool (*concerns)(RightKind);
};
// Null: not of this right, or not now.
const ChangeRule* rule_for(const Right& right, StatusChange change);

}  // namespace zhirong::rights
