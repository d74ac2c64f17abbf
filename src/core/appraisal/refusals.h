#pragma once
// Every way in which an appraisal says no. Nothing is valued at zero in silence.
#include "base/result.h"

namespace zhirong::appraisal::refusals {

inline constexpr RefusalKind not_finite{
    "appraisal.not_finite", 422, "计算结果“{found}”不是有限的数，请检查输入",
    "The result is “{found}”, no finite number; check the inputs"};
inline constexpr RefusalKind too_large{
    "appraisal.too_large", 422, "结果 {found} 元超过可登记的最大金额 {expected} 元",
    "The result, {found} yuan, is more than can be booked ({expected} yuan)"};
inline constexpr RefusalKind no_value{
    "appraisal.no_value", 422,
    "价值为 {found} 元，应大于零：该方法在这些输入下得不出价值，请检查输入或改用其他方法",
    "The value is {found} yuan and must be above zero: with these inputs the method finds no "
    "value; "
    "check them or choose another method"};
inline constexpr RefusalKind range_order{
    "appraisal.range_order", 422, "价值区间应由低到高，实际为 {low}、{mid}、{high} 元",
    "The range must rise from low to high, found {low}, {mid}, {high} yuan"};
inline constexpr RefusalKind out_of_range{"appraisal.out_of_range", 422,
                                          "{name}应{expected}，实际为 {found}",
                                          "{name_en} must be {expected_en}, found {found}"};
inline constexpr RefusalKind too_fine{
    "appraisal.too_fine", 422, "{name}最多写到小数点后{places}位，实际为 {found}",
    "{name_en} may have at most {places} decimals, found {found}"};
inline constexpr RefusalKind amount_range{
    "appraisal.amount_range", 422, "{name}应在 {low} 元与 {high} 元之间，实际为 {found} 元",
    "{name_en} must lie between {low} and {high} yuan, found {found}"};
inline constexpr RefusalKind too_few{"appraisal.too_few", 422,
                                     "{name}至少需要 {expected} 项，实际 {found} 项",
                                     "{name_en}: at least {expected} needed, found {found}"};
inline constexpr RefusalKind too_many{"appraisal.too_many", 422,
                                      "{name}最多 {expected} 项，实际 {found} 项",
                                      "{name_en}: at most {expected} allowed, found {found}"};
inline constexpr RefusalKind twice{"appraisal.twice", 422, "“{found}”出现了两次",
                                   "“{found}” stands there twice"};
inline constexpr RefusalKind reason_missing{
    "appraisal.reason_missing", 422, "请说明“{found}”的理由", "Give the reason for “{found}”"};
inline constexpr RefusalKind weights_sum{
    "appraisal.weights_sum", 422, "{name}的权重合计应为 100%，实际为 {found}",
    "The weights of {name_en} must sum to 100%, found {found}"};

inline constexpr RefusalKind life_unknown{
    "appraisal.life_unknown", 422, "请至少给出法定、经济、合同三种期限之一，否则无法确定收益年限",
    "Give at least one of legal, economic and contract life; without any the years of income are "
    "unknown"};
inline constexpr RefusalKind life_ended{
    "appraisal.life_ended", 422,
    "{name}已于 {found} 届满，不晚于基准日 {base_date}，没有剩余收益年限",
    "{name_en} ended on {found}, not after the base date {base_date}: no years of income are left"};
inline constexpr RefusalKind growth_missing{
    "appraisal.growth_missing", 422,
    "预测期 {found} 年短于收益年限 {expected} 年，请给出其后的增长率",
    "The forecast has {found} years of {expected}; give the growth after it"};
inline constexpr RefusalKind rate_not_above_growth{
    "appraisal.rate_not_above_growth", 422,
    "折现率 {found} 应高于增长率 {growth}：请重新确定折现率或增长率",
    "The discount rate, {found}, must be above the growth, {growth}; settle one of them anew"};
inline constexpr RefusalKind amounts_differ{
    "appraisal.amounts_differ", 422, "{name}有 {found} 年，应与预测期 {expected} 年一致",
    "{name_en} has {found} years and must have the {expected} of the forecast"};

inline constexpr RefusalKind too_few_comparables{
    "appraisal.too_few_comparables", 422,
    "市场法至少需要 {expected} 个可比案例，可用的只有 {found} 个：请补充案例或改用其他方法",
    "The market approach needs {expected} comparables and has {found} that count; add some or "
    "choose "
    "another method"};
inline constexpr RefusalKind factor_unknown{
    "appraisal.factor_unknown", 422, "没有名为“{found}”的修正因素，可用：{expected}",
    "No correction is named “{found}”; there are: {expected}"};
inline constexpr RefusalKind factor_missing{
    "appraisal.factor_missing", 422, "缺少修正因素“{expected}”；无需修正请写 100%",
    "The correction “{expected_en}” is missing; write 100% for "
    "none"};

inline constexpr RefusalKind worn_out{
    "appraisal.worn_out", 422, "贬值率合计 {found}，达到或超过 100%，成本法得不出价值",
    "Depreciation sums to {found}, 100% or more: the cost approach finds no value"};

inline constexpr RefusalKind distribution_order{
    "appraisal.distribution_order", 422, "{name}的分布参数应依次递增，实际为 {found}",
    "The points of the distribution of {name_en} must rise, found {found}"};
inline constexpr RefusalKind spread_not_positive{
    "appraisal.spread_not_positive", 422,
    "{name}的离散程度应大于零且不超过 {expected}，实际为 {found}",
    "The spread of {name_en} must be above zero and at most {expected}, found {found}"};
inline constexpr RefusalKind truncated_away{
    "appraisal.truncated_away", 422,
    "{name}的截断区间只保留了分布的 {found}，至少应保留 {expected}：请核对均值、离散程度与上下限",
    "The limits keep only {found} of the distribution of {name_en}, at least {expected} is needed; "
    "check mean, spread and limits"};
inline constexpr RefusalKind input_unknown{
    "appraisal.input_unknown", 422, "该方法没有输入“{found}”，可设分布的输入：{expected}",
    "This method has no input “{found}”; those that may be uncertain: {expected}"};
inline constexpr RefusalKind trials_range{
    "appraisal.trials_range", 422, "模拟次数应在 {low} 与 {high} 之间，实际为 {found}",
    "The number of trials must lie between {low} and {high}, found {found}"};
inline constexpr RefusalKind trials_odd{"appraisal.trials_odd", 422,
                                        "对偶抽样的模拟次数应为偶数，实际为 {found}",
                                        "Antithetic sampling needs an even number of trials, found "
                                        "{found}"};
inline constexpr RefusalKind seed_negative{"appraisal.seed_negative", 422,
                                           "随机种子应为零或正整数，实际为 {found}",
                                           "The seed must be zero or above, found {found}"};
inline constexpr RefusalKind stopped{
    "appraisal.stopped", 409, "模拟已停止：完成 {found} / {expected} 次",
    "The simulation was stopped after {found} of {expected} trials"};

inline constexpr RefusalKind ranges_apart{
    "appraisal.ranges_apart", 422,
    "各方法的价值区间没有共同部分：{low}的下限 {low_amount} 元高于{high}的上限 {high_amount} "
    "元，请复核或改用加权",
    "The ranges have nothing in common: the low end of {low_en}, {low_amount} yuan, is above the "
    "high "
    "end of {high_en}, {high_amount}; review them or weight the methods"};

inline constexpr RefusalKind tree_parent{"appraisal.tree_parent", 422,
                                         "指标“{found}”的上级“{expected}”不存在",
                                         "The parent “{expected}” of “{found}” is not there"};
inline constexpr RefusalKind tree_circle{
    "appraisal.tree_circle", 422, "指标“{found}”的上级关系成环", "“{found}” is its own ancestor"};
inline constexpr RefusalKind tree_depth{
    "appraisal.tree_depth", 422, "指标“{found}”应有三级，实际为 {depth} 级",
    "“{found}” must lie on a branch of three levels, found {depth}"};
inline constexpr RefusalKind tree_count{
    "appraisal.tree_count", 422, "第 {level} 级指标应为 {expected} 个，实际 {found} 个",
    "Level {level} must have {expected} indicators, found {found}"};
inline constexpr RefusalKind score_missing{"appraisal.score_missing", 422,
                                           "缺少指标“{expected}”的评分",
                                           "The score of “{expected_en}” is missing"};
inline constexpr RefusalKind score_unknown{"appraisal.score_unknown", 422,
                                           "“{found}”不是可评分的三级指标",
                                           "“{found}” is no third-level indicator to be scored"};
inline constexpr RefusalKind row_unknown{"appraisal.row_unknown", 422,
                                         "表中没有“{found}”，已有：{expected}",
                                         "The table has no “{found}”; it has: {expected}"};

}  // namespace zhirong::appraisal::refusals
