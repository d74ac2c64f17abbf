#pragma once
// What a working file refuses beyond the arithmetic's own refusals (core/appraisal/refusals.h).
#include "base/result.h"

namespace zhirong::workbench::refusals {

inline constexpr RefusalKind no_method{"workbench.no_method", 422,
                                       "请至少选用一种评估方法（收益法、市场法或成本法）",
                                       "Choose at least one approach: income, market or cost"};
inline constexpr RefusalKind section_unknown{"workbench.section_unknown", 422,
                                             "底稿没有“{found}”部分，可用：{expected}",
                                             "A sheet has no part “{found}”; it has: {expected}"};
inline constexpr RefusalKind beyond_right{
    "workbench.beyond_right", 422,
    "法定期限届满日 {found} 晚于“{right}”的保护期届满日 {expected}，收益年限不得超过权利本身",
    "Legal end {found} is after {expected}, when “{right}” ends: no income beyond the right"};
inline constexpr RefusalKind legal_end_missing{
    "workbench.legal_end_missing", 422,
    "“{right}”的保护期于 {expected} 届满，请在法定期限中写明（不晚于该日）",
    "“{right}” ends on {expected}: state the legal end, at the latest that day"};
inline constexpr RefusalKind plan_missing{
    "workbench.plan_missing", 422, "有 {found} 项输入设了分布，请给出模拟次数与随机种子",
    "{found} inputs have distributions: give the number of trials and the seed"};
inline constexpr RefusalKind too_many_trials{
    "workbench.trials", 422, "底稿的模拟次数最多 {expected} 次，实际为 {found} 次",
    "A working file runs at most {expected} trials, found {found}"};
inline constexpr RefusalKind weight_missing{"workbench.weight_missing", 422,
                                            "已采用{found}，请给出其权重与理由",
                                            "{found_en} is used: give its weight and the reason"};
inline constexpr RefusalKind weight_idle{"workbench.weight_idle", 422,
                                         "未采用{found}，不能给它权重",
                                         "{found_en} is not used and takes no weight"};
inline constexpr RefusalKind shares_missing{
    "workbench.shares_missing", 422, "本底稿评估 {found} 项知识产权，请给出各项在组内的比重",
    "The file values {found} rights together: give each one's share of the group"};
inline constexpr RefusalKind share_right{
    "workbench.share_right", 422, "组内比重应逐项列出评估对象且不重复，“{found}”不符",
    "Shares list each right of the file once; “{found}” does not fit"};
inline constexpr RefusalKind share_size{"workbench.share_size", 422,
                                        "比重应大于零且合计为 100%，实际为 {found}",
                                        "Shares are above zero and sum to 100%, found {found}"};
inline constexpr RefusalKind own_weights_source{
    "workbench.own_weights_source", 422,
    "采用自定权重时须写明来源（例如本机构评价办法的名称与文号）",
    "State where your own weights come from, such as the rule of your organisation"};
inline constexpr RefusalKind indicator_unknown{"workbench.indicator_unknown", 422,
                                               "没有编号为“{found}”的指标",
                                               "No indicator is called “{found}”"};
inline constexpr RefusalKind score_evidence{"workbench.score_evidence", 422,
                                            "请写明“{found}”的评分依据",
                                            "Give what the score of “{found_en}” rests on"};

inline constexpr RefusalKind no_rights{"workbench.no_rights", 422, "请选择至少一项知识产权",
                                       "Choose at least one right"};
inline constexpr RefusalKind too_many_rights{
    "workbench.too_many_rights", 422, "一份底稿最多 {expected} 项知识产权，实际 {found} 项",
    "A file values at most {expected} rights, found {found}"};
inline constexpr RefusalKind right_twice{"workbench.right_twice", 422, "“{found}”重复列出",
                                         "“{found}” is listed twice"};
inline constexpr RefusalKind right_not_here{"workbench.right_not_here", 422,
                                            "“{found}”不在融资 {expected} 的申请中",
                                            "“{found}” is no right of financing {expected}"};
inline constexpr RefusalKind right_ended{"workbench.right_ended", 422,
                                         "“{found}”当前状态为“{status}”，没有可评估的权利",
                                         "“{found}” is “{status_en}”: there is no right to value"};
inline constexpr RefusalKind base_date_ahead{"workbench.base_date_ahead", 422,
                                             "评估基准日 {found} 晚于今日 {expected}",
                                             "Base date {found} is after today, {expected}"};
inline constexpr RefusalKind not_draft{
    "workbench.not_draft", 409, "底稿“{found}”，不能再修改；可以复制为新底稿",
    "The file is “{found_en}” and cannot be changed; copy it into a new one"};
inline constexpr RefusalKind not_finished{
    "workbench.not_finished", 409, "底稿尚未完成，请先完成测算", "The file is not finished yet"};
inline constexpr RefusalKind no_years{"workbench.no_years", 409,
                                      "本底稿未采用收益法，没有逐年测算表",
                                      "The file has no income approach and so no yearly table"};
inline constexpr RefusalKind saved_since{
    "workbench.saved_since", 409,
    "您打开后底稿又被保存过（第 {expected} 次，您的是第 {found} 次），请刷新后再改",
    "The file was saved since you opened it (save {expected}, yours is {found}); load it again"};
inline constexpr RefusalKind professionals{
    "workbench.professionals", 422,
    "评估机构的底稿至少由 {expected} 名评估专业人员签名（《资产评估法》），实际 {found} 名",
    "At least {expected} professionals sign an appraiser's file (Asset Appraisal Law), found "
    "{found}"};
inline constexpr RefusalKind licence_twice{
    "workbench.licence_twice", 422, "执业登记编号 {found} 重复：须为不同的专业人员",
    "Licence {found} is listed twice: the professionals must differ"};
inline constexpr RefusalKind who{
    "workbench.who", 403, "估值底稿由评估机构、银行、担保保险机构或者企业的经办人办理",
    "Working files are for officers of appraisers, banks, guarantors and firms"};

}  // namespace zhirong::workbench::refusals
