#pragma once
#include "base/result.h"

namespace zhirong::gradings {

inline constexpr RefusalKind no_grade{
    "grading.no_grade", 409,
    "截至 {day}，企业 {found} 没有评级：其专利须登记在册并载明统一社会信用代码，再运行一次评级批次",
    "As of {day} the firm {found} has no grade: its patents must be on the register with its "
    "credit code, then a grading run is needed"};
inline constexpr RefusalKind not_gradable{
    "grading.not_gradable", 409, "企业 {found} 在 {day} 的评级批次 {run} 中未能评级：{reason}",
    "The run {run} of {day} could not grade the firm {found}: {reason_en}"};
inline constexpr RefusalKind not_for_firms{
    "grading.not_for_firms", 403, "“{column}”由银行或主管部门填写，企业不能自行申报",
    "“{column}” is for banks and authorities to state, not for the firm itself"};
inline constexpr RefusalKind other_firm{
    "grading.other_firm", 403, "只能申报本企业（{expected}）的指标，填写的是 {found}",
    "A firm states its own figures ({expected}), found {found}"};
inline constexpr RefusalKind nothing_stated{"grading.nothing_stated", 422,
                                            "没有填写任何指标：至少填写一项",
                                            "No figure was given: state at least one"};
inline constexpr RefusalKind as_of_future{"grading.as_of_future", 422,
                                          "截止日 {found} 晚于营业日 {expected}",
                                          "{found} is after the business date {expected}"};
inline constexpr RefusalKind figure_range{
    "grading.figure_range", 422, "{column}为 {found}，应在 {low} 至 {high} 之间",
    "{column} is {found}; it must lie between {low} and {high}"};
inline constexpr RefusalKind rd_staff_above{"grading.rd_staff_above", 422,
                                            "研发人员 {found} 多于从业人员 {expected}",
                                            "{found} of the research, but only {expected} staff"};
inline constexpr RefusalKind bad_region{"grading.region", 422,
                                        "“{found}”不是六位行政区划代码（GB/T 2260）",
                                        "“{found}” is no region code of six digits (GB/T 2260)"};
inline constexpr RefusalKind no_statement{"grading.no_statement", 404,
                                          "没有第 {found} 次申报，共有 {expected} 次",
                                          "There is no statement {found}; there are {expected}"};
inline constexpr RefusalKind own_statement{
    "grading.own_statement", 403, "申报机构不能核实自己的申报",
    "Whoever stated figures cannot verify them: another organisation must"};
inline constexpr RefusalKind verified_already{"grading.verified_already", 409,
                                              "第 {found} 次申报已于 {day} 核实",
                                              "Statement {found} was verified on {day}"};
inline constexpr RefusalKind withdrawn_already{
    "grading.withdrawn_already", 409, "第 {found} 次申报已撤回", "Statement {found} was withdrawn"};
inline constexpr RefusalKind no_scorecard{"grading.no_scorecard", 422,
                                          "没有评分卡“{found}”，可用：{expected}",
                                          "There is no scorecard “{found}”; there are: {expected}"};
inline constexpr RefusalKind scorecard_not_yet{
    "grading.scorecard_not_yet", 422, "评分卡“{found}”自 {from} 起适用，营业日为 {today}",
    "The scorecard “{found}” holds from {from}; the business date is {today}"};
inline constexpr RefusalKind scorecard_gone{
    "grading.scorecard_gone", 409,
    "批次使用的评分卡 {found}（版本 {version}）已不在 scorecards/ 中，无法重算；"
    "请把该版本的文件放回，文件名为 scorecard-<日期>.yaml",
    "The scorecard {found} (version {version}) of this run is no longer in scorecards/: put its "
    "file back as scorecard-<date>.yaml to compute it again"};
inline constexpr RefusalKind empty_population{
    "grading.empty_population", 422,
    "登记簿中没有载明权利人信用代码的专利（无代码的有 {found} 件），没有可评级的企业",
    "The register holds no patent with its holder's credit code ({found} without one): there is "
    "no firm to grade"};
inline constexpr RefusalKind too_many_firms{"grading.too_many_firms", 422,
                                            "企业 {found} 家，多于一次可评级的 {expected} 家",
                                            "{found} firms, more than the {expected} of one run"};
inline constexpr RefusalKind no_such_grade{"grading.no_such_grade", 422,
                                           "没有等级“{found}”，可用：{expected}",
                                           "There is no grade “{found}”; there are: {expected}"};
inline constexpr RefusalKind same_grade{"grading.same_grade", 422, "评级已是 {found}，不需要调整",
                                        "The grade is {found} already"};
inline constexpr RefusalKind override_until{
    "grading.override_until", 422, "有效期至 {found}：须不早于营业日 {low}，且不晚于一年后 {high}",
    "Until {found}: it must not be before the business date {low}, nor after {high}, a year later"};
inline constexpr RefusalKind override_open{"grading.override_open", 409,
                                           "{found} 提出的人工调整尚待复核，请先复核",
                                           "The override that {found} proposed waits for its "
                                           "decision: decide it first"};
inline constexpr RefusalKind no_override_open{"grading.no_override_open", 409,
                                              "贵机构没有待复核的人工调整",
                                              "No override of your organisation waits"};
inline constexpr RefusalKind override_outdated{
    "grading.override_outdated", 409,
    "该人工调整针对批次 {found}，企业已有更新的评级（批次 {expected}）：只能不同意，再按新评级提出",
    "The override concerns the run {found}, and the firm has a newer grade (run {expected}): it "
    "can only be declined, and proposed anew"};
inline constexpr RefusalKind appeal_open{"grading.appeal_open", 409, "上一次异议尚待答复",
                                         "The appeal before still waits for its answer"};
inline constexpr RefusalKind no_appeal_open{"grading.no_appeal_open", 409, "没有待答复的异议",
                                            "No appeal waits for an answer"};
inline constexpr RefusalKind may_not_see{
    "grading.may_not_see", 404, "没有企业 {found} 的评级信息，或不在贵机构可查范围内",
    "Nothing of a firm {found}, or it is not for your organisation to see"};
inline constexpr RefusalKind no_segment{"grading.no_segment", 422,
                                        "没有客户细分“{found}”，可用：{expected}",
                                        "There is no segment “{found}”; there are: {expected}"};
inline constexpr RefusalKind empty_segment{
    "grading.empty_segment", 422, "客户细分“{found}”中没有符合条件的企业，没有可推送的名单",
    "No firm of the segment “{found}” fits: there is "
    "nothing to push"};
inline constexpr RefusalKind no_bank{"grading.no_bank", 422, "“{found}”不是银行",
                                     "“{found}” is no bank"};
inline constexpr RefusalKind cell_rate{"grading.cell_rate", 422,
                                       "“{found}”不是比例：写 35%、0.35 或 7/20",
                                       "“{found}” is no rate: write 35%, 0.35 or 7/20"};
inline constexpr RefusalKind cell_money{
    "grading.cell_money", 422, "“{found}”不是金额：以元为单位，最多两位小数，不带千分符以外的符号",
    "“{found}” is no amount: write yuan with at most two decimals"};
inline constexpr RefusalKind not_on_register{
    "grading.not_on_register", 422, "专利 {found} 不在登记簿中：先录入或导入该专利",
    "The patent {found} is not on the register: record or import it first"};
inline constexpr RefusalKind row_twice{"grading.row_twice", 422, "{found} 在第 {row} 行已出现",
                                       "{found} stands in row {row} already"};
inline constexpr RefusalKind no_rows{"grading.no_rows", 422, "文件没有数据行",
                                     "The file has no rows of data"};
inline constexpr RefusalKind bad_date{"grading.date", 400, "日期“{found}”无效：应为 YYYY-MM-DD",
                                      "“{found}” is no date: write YYYY-MM-DD"};
inline constexpr RefusalKind other_file{
    "grading.other_file", 409, "文件与预览的不同（预览 {expected}，现为 {found}）：请重新预览",
    "Not the file that was previewed ({expected}, now {found}): preview it again"};
inline constexpr RefusalKind changed_since_preview{
    "grading.changed_since_preview", 409, "预览之后登记簿有变化，接受的行不再相同：请重新预览",
    "The register changed since the preview, and with it which rows are accepted: preview again"};

}  // namespace zhirong::gradings
