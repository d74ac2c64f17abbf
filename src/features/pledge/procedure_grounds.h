#pragma once
// The grounds on which what is asked after a registration is refused, as the registers' tables
// name them. Which the rules of each register list is theirs; these follow from what an entry is.
#include "features/pledge/findings.h"

namespace zhirong::pledge::procedure_grounds {

inline constexpr GroundRule unchanged{
    Ground::nothing_changes,
    0,
    {"pledge.nothing_changes", 422, "没有变更的内容：{found}", "Nothing changes: {found_en}"},
    false,
    nothing_changes};
inline constexpr GroundRule name_of_holder{
    Ground::registrant_not_changed,
    0,
    {"pledge.registrant_not_changed", 422,
     "出质人名称变更须先变更权利登记簿的权利人名称：权利 {right} {found}",
     "The pledgor's name changes after that of the holder: {right}, {found_en}"},
    false,
    registrant_not_changed};
inline constexpr GroundRule agreement{
    Ground::agreement_missing,
    0,
    {"pledge.agreement_missing", 422, "缺少双方的变更协议：{found}",
     "No agreement of both parties: {found_en}"},
    false,
    agreement_missing};
inline constexpr GroundRule longer{
    Ground::term_not_longer,
    0,
    {"pledge.term_not_longer", 422, "延期后的期限不长于现登记的期限：{found}",
     "The term does not become longer: {found_en}"},
    false,
    term_not_longer};
inline constexpr GroundRule reason{
    Ground::reason_unknown_here,
    0,
    {"pledge.reason_unknown_here", 422, "申请的理由不在该登记簿的情形之内：{found}",
     "The reason is none of this register's: {found_en}"},
    false,
    reason_unknown_here};
inline constexpr GroundRule paid{
    Ground::still_owed,
    0,
    {"pledge.still_owed", 409, "债务尚未清偿：{found}", "The debt is still owed: {found_en}"},
    false,
    still_owed};
inline constexpr GroundRule another{Ground::same_pledgee,
                                    0,
                                    {"pledge.same_pledgee", 422, "质权没有转移：{found}",
                                     "The pledge stays where it is: {found_en}"},
                                    false,
                                    same_pledgee};
inline constexpr GroundRule defects{
    Ground::other,
    0,
    {"pledge.other_ground", 422, "其他不符合登记条件的情形：{found}",
     "Not fit for registration: {found_en}"},
    false,
    other_defects};

}  // namespace zhirong::pledge::procedure_grounds
