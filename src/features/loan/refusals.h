#pragma once
// How a loan says no. 409: not in this state; 422: not this value.
#include "base/result.h"

namespace zhirong::loan::refusals {

inline constexpr RefusalKind bad_terms{"loan.bad_terms", 422,
                                       "合同条款此处为{found}，应为{expected}",
                                       "The terms have {found} here, expected {expected}"};
inline constexpr RefusalKind amount_not_positive{"loan.amount_not_positive", 422,
                                                 "金额为{found}，应大于0.00且不超过{most}",
                                                 "The amount is {found}; it must be more than 0.00 "
                                                 "and at most {most}"};
inline constexpr RefusalKind id_missing{"loan.event_id_missing", 422, "{date}的事件没有编号",
                                        "An event of {date} has no id"};
inline constexpr RefusalKind id_repeated{"loan.event_id_repeated", 409,
                                         "事件编号{event}重复，每个编号只能使用一次",
                                         "The event id {event} is used twice"};
inline constexpr RefusalKind not_disbursed{
    "loan.not_disbursed", 409, "{date}尚未放款，不能先有事件{event}，请核对起息日",
    "Nothing was disbursed by {date}, so event {event} cannot be; check its value date"};
inline constexpr RefusalKind closed{"loan.closed", 409, "贷款在{date}前已结清，事件{event}不能发生",
                                    "The loan was settled before event {event} of {date}"};
inline constexpr RefusalKind is_written_off{
    "loan.written_off", 409, "贷款已核销，{date}的事件{event}不能发生，只能登记收回或垫付费用",
    "The loan is written off; only recoveries and costs can follow, not event {event} of "
    "{date}"};
inline constexpr RefusalKind above_limit{
    "loan.above_limit", 422, "放款{found}超过剩余额度{left}（合同金额{limit}）",
    "{found} is more than the {left} left to disburse of {limit}"};
inline constexpr RefusalKind after_maturity{"loan.after_maturity", 422,
                                            "{date}不早于到期日{maturity}",
                                            "{date} is not before maturity, {maturity}"};
inline constexpr RefusalKind more_than_owed{"loan.more_than_owed", 422,
                                            "金额{found}超过{date}所欠{owed}",
                                            "{found} is more than the {owed} owed on {date}"};
inline constexpr RefusalKind does_not_extend{
    "loan.does_not_extend", 422, "新到期日{found}应晚于原到期日{maturity}",
    "The new maturity {found} must be after the old one, {maturity}"};
inline constexpr RefusalKind maturity_passed{"loan.maturity_passed", 422,
                                             "新到期日{found}应晚于事件日{date}",
                                             "The maturity {found} must be after {date}"};
inline constexpr RefusalKind changes_nothing{"loan.changes_nothing", 422, "重组没有改变任何内容",
                                             "The restructuring changes nothing"};
inline constexpr RefusalKind too_many_instalments{
    "loan.too_many_instalments", 422, "期数{found}超过{most}",
    "{found} instalments are more than the {most} allowed"};
inline constexpr RefusalKind rate_not_allowed{"loan.rate_not_allowed", 422,
                                              "年利率{found}应在0%至100%之间且最多六位小数",
                                              "The annual rate {found} must be 0 % to 100 % with "
                                              "at most six decimals"};
inline constexpr RefusalKind classification_missing{
    "loan.classification_missing", 422, "{date}没有适用的五级分类标准，最早标准自{first}起",
    "No classification rule holds on {date}; the first holds from {first}"};
inline constexpr RefusalKind before_snapshot{
    "loan.before_snapshot", 409,
    "事件{event}的日期{date}不晚于快照日{snapshot}，应重新计算全部历史",
    "Event {event} of {date} is not after the snapshot of {snapshot}; fold the whole history"};
inline constexpr RefusalKind date_before{"loan.date_before_snapshot", 422,
                                         "日期{date}早于快照日{snapshot}",
                                         "{date} is before the snapshot of {snapshot}"};

}  // namespace zhirong::loan::refusals
