#pragma once
#include "base/result.h"

namespace zhirong::subsidy {

inline constexpr RefusalKind wrong_applicant{
    "subsidy.applicant", 403, "此项补贴付给{expected}，应由其申请；您代表{found}",
    "This subsidy is paid to the {expected_en}, who applies for it; you act for a {found_en}"};
inline constexpr RefusalKind not_online{
    "subsidy.payee", 409, "付给{found}的补贴不能在本系统申请：本系统没有这类机构",
    "A subsidy paid to the {found_en} cannot be applied for here: there are no such organisations"};
inline constexpr RefusalKind no_office{
    "subsidy.office", 422, "行政区划 {found} 没有唯一的财政或补贴主管部门：请指明受理单位",
    "Region {found} has no single office for subsidies: name the office"};
inline constexpr RefusalKind not_an_office{"subsidy.not_an_office", 422,
                                           "“{found}”不是财政或补贴主管部门",
                                           "“{found}” is no treasury or subsidy office"};
inline constexpr RefusalKind not_a_firm{"subsidy.borrower", 422, "“{found}”不是企业",
                                        "“{found}” is no enterprise"};
inline constexpr RefusalKind not_party_to_loan{
    "subsidy.loan_party", 403, "贷款 {found} 的{expected}不是贵机构",
    "Your organisation is not the {expected_en} of loan {found}"};
inline constexpr RefusalKind upside_down{"subsidy.period", 422,
                                         "截止日 {found} 早于起始日 {expected}",
                                         "The last day {found} is before the first day {expected}"};
inline constexpr RefusalKind outside_loan{
    "subsidy.outside_loan", 422, "计息期间应在贷款存续的 {expected} 之内，实际 {found}",
    "The period must lie within the loan's own, {expected}; found {found}"};
inline constexpr RefusalKind not_over{
    "subsidy.not_over", 422, "计息期间至 {found}，尚未结束：最迟可至 {expected}",
    "The period runs until {found} and is not over: it may end on {expected} at the latest"};
inline constexpr RefusalKind paid_in_future{"subsidy.paid_in_future", 422,
                                            "付款日 {found} 晚于今天 {expected}",
                                            "Paid on {found}, after today {expected}"};
inline constexpr RefusalKind nothing_granted{"subsidy.nothing", 422, "按政策计算的补贴为零{zh}",
                                             "The programme gives nothing{en}"};
inline constexpr RefusalKind no_subject{
    "subsidy.no_subject", 422, "「{zh}」按{expected}累计，本申请没有这一项",
    "“{en}” is counted by {expected_en}, which this application does not have"};
inline constexpr RefusalKind pot_is_shared{
    "subsidy.pot_shared", 409, "「{zh}」已于 {found} 按比例分配完毕，不再受理",
    "“{en}” was shared pro rata on {found}; nothing more is taken in"};
inline constexpr RefusalKind not_confirmed{
    "subsidy.not_confirmed", 409, "须先有「{zh}」对同一事项的核准，本系统没有找到",
    "“{en}” must accept the same thing first; no such application was found"};
inline constexpr RefusalKind version_missing{
    "subsidy.version_missing", 409, "合同绑定的政策版本 {found} 不在本系统中",
    "The programme version {found} that the contract is bound to is not here"};
inline constexpr RefusalKind too_many{"subsidy.too_many", 422,
                                      "每批至多 {expected} 件，实际 {found}",
                                      "At most {expected} applications a batch, found {found}"};
inline constexpr RefusalKind named_twice{"subsidy.named_twice", 422, "{found} 重复",
                                         "{found} is named twice"};
inline constexpr RefusalKind several_programmes{
    "subsidy.several_programmes", 422, "同一批次只能属于一项政策：{expected} 之外还有 {found}",
    "A batch is of one programme: {found} beside {expected}"};
inline constexpr RefusalKind payer_missing{
    "subsidy.payer", 422, "{zh}由哪个机构付款？请在付款单位中指明（{found}）",
    "Which organisation pays the part of the {en}? Name it under payers ({found})"};
inline constexpr RefusalKind pot_incomplete{
    "subsidy.pot_incomplete", 409,
    "「{zh}」年终按比例分配，须一并列入全部申请；另有 {expected} 元尚未列入：{found}",
    "“{en}” is shared pro rata: all applications must be in one batch. {expected} are not: "
    "{found}"};
inline constexpr RefusalKind pot_not_over{
    "subsidy.pot_not_over", 409, "「{zh}」为 {found} 年度资金，年度结束后才能按比例分配",
    "“{en}” is the pot of {found}; it is shared once the year is over"};
inline constexpr RefusalKind known_of_policy{"subsidy.known_of_policy", 422,
                                             "{zh}由保单给出，不再填写：请删去此项",
                                             "The policy tells the {en}: leave it out"};
inline constexpr RefusalKind not_holder{"subsidy.not_holder", 403,
                                        "保单 {found} 的投保人不是贵机构",
                                        "Your organisation is not the policyholder of {found}"};
inline constexpr RefusalKind policy_not_bound{
    "subsidy.policy_not_bound", 409, "保单 {found} 现为“{expected}”：出单并缴费后才能申请保费补贴",
    "Policy {found} is “{expected_en}”: its premium is subsidised once it is bound and paid"};
inline constexpr RefusalKind premium_not_paid{
    "subsidy.premium_not_paid", 409, "保单 {found} 没有已缴的保险费：请待保险人登记收费后再申请",
    "No premium of policy {found} is paid: apply once the insurer has noted the payment"};
inline constexpr RefusalKind no_premium{"subsidy.no_premium", 422,
                                        "「{found}」不是对保险费的补贴，请勿填写保单",
                                        "“{found_en}” is no subsidy of a premium: name no policy"};
inline constexpr RefusalKind right_unknown{
    "subsidy.right_unknown", 422,
    "登记簿没有「{zh}」：{found}。请先补登该权利，或在申报事项中对全部权利一并申报",
    "The register does not know “{en}” of {found}: enter it there, or state it for all rights"};
inline constexpr RefusalKind no_right_counts{
    "subsidy.no_right_counts", 422, "保单内没有符合政策条件的标的：{found} 均不符合",
    "Nothing that the policy insures meets the conditions: {found} fail"};
inline constexpr RefusalKind rights_differ{
    "subsidy.rights_differ", 422,
    "政策对同一保单内的标的给出不同金额（{found}：{one} 元；{expected}：{other} 元），须分别投保",
    "The programme gives different amounts for what the policy insures ({found}: {one}; "
    "{expected}: {other}): insure them apart"};
inline constexpr RefusalKind premium_fell{
    "subsidy.premium_fell", 409,
    "申请 {found} 所依据的保险费已减少，只可补 {expected} 元：请退回本批次重新审核",
    "The premium of application {found} has fallen, {expected} may be paid: reject this batch"};

}  // namespace zhirong::subsidy
