#pragma once
#include "features/risk_sharing/cover.h"
#include "features/risk_sharing/fund.h"

namespace zhirong {

template <>
struct EnumNames<risk_sharing::Stage> {
    using enum risk_sharing::Stage;
    using S = risk_sharing::Stage;
    static constexpr std::array names{
        EnumName<S>{enrolled, "enrolled", "已纳入补偿", "Enrolled"},
        EnumName<S>{claimed, "claimed", "已申请补偿", "Claimed"},
        EnumName<S>{proposed, "proposed", "待审批", "Proposed"},
        EnumName<S>{compensated, "compensated", "已补偿", "Compensated"},
        EnumName<S>{released, "released", "已解除", "Released"}};
};
template <>
struct EnumNames<risk_sharing::Act> {
    using enum risk_sharing::Act;
    using A = risk_sharing::Act;
    static constexpr std::array names{
        EnumName<A>{claim, "claim", "申请风险补偿", "Claim compensation"},
        EnumName<A>{propose_advance, "propose_advance", "拟定预先拨付", "Propose an advance"},
        EnumName<A>{decide_advance, "decide_advance", "审批预先拨付", "Decide the advance"},
        EnumName<A>{return_claim, "return", "退回补偿申请", "Return the claim"},
        EnumName<A>{propose, "propose", "拟定补偿", "Propose the compensation"},
        EnumName<A>{reject, "reject", "不同意补偿", "Reject the proposal"},
        EnumName<A>{approve, "approve", "批准并支付补偿", "Approve and pay"}};
};

template <>
struct Shape<risk_sharing::Establish> {
    using T = risk_sharing::Establish;
    static constexpr std::array fields{
        field<&T::name>("name", "名称", "Name", not_blank),
        field<&T::programme>("programme", "政策", "Programme", not_blank),
        field<&T::contributors>("contributors", "出资方", "Contributors"),
        field<&T::contributions>("contributions", "各方出资", "Contributions")};
};
template <>
struct Shape<risk_sharing::Cooperate> {
    using T = risk_sharing::Cooperate;
    static constexpr std::array fields{
        field<&T::bank>("bank", "合作银行", "Bank", not_blank),
        field<&T::number>("number", "协议编号", "Number of the agreement", not_blank),
        field<&T::deposit>("deposit", "存放金额", "Deposit", not_negative),
        field<&T::committed_line>("committed_line", "银行承诺授信规模", "Committed line", positive),
        field<&T::terms>("terms", "约定事项", "Terms that the programme leaves open"),
        field<&T::clause>("clause", "约定依据（条款）", "Clause", not_blank)};
};
template <>
struct Shape<risk_sharing::Established>
    : EventShape<"established", "设立补偿金", "Fund established"> {
    using T = risk_sharing::Established;
    static constexpr std::array fields{field<&T::operator_>("operator", "运营机构", "Operator"),
                                       field<&T::details>("details", "内容", "Details"),
                                       field<&T::size>("size", "规模", "Size"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<risk_sharing::Cooperated>
    : EventShape<"cooperated", "签订合作协议", "Cooperation agreed"> {
    using T = risk_sharing::Cooperated;
    static constexpr std::array fields{field<&T::agreement>("agreement", "协议", "Agreement"),
                                       field<&T::details>("details", "内容", "Details"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<risk_sharing::Enrolled> : EventShape<"enrolled", "纳入补偿范围", "Loan enrolled"> {
    using T = risk_sharing::Enrolled;
    static constexpr std::array fields{field<&T::cover>("cover", "备案", "Cover"),
                                       field<&T::borrower>("borrower", "借款人", "Borrower"),
                                       field<&T::covered>("covered", "受补偿本金", "Covered"),
                                       field<&T::reserved>("reserved", "占用", "Reserved"),
                                       field<&T::bank>("bank", "银行", "Bank"),
                                       field<&T::guarantor>("guarantor", "担保机构", "Guarantor"),
                                       field<&T::principal>("principal", "贷款本金", "Principal"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<risk_sharing::Released> : EventShape<"released", "解除占用", "Reservation released"> {
    using T = risk_sharing::Released;
    static constexpr std::array fields{field<&T::cover>("cover", "备案", "Cover"),
                                       field<&T::borrower>("borrower", "借款人", "Borrower"),
                                       field<&T::covered>("covered", "受补偿本金", "Covered"),
                                       field<&T::reserved>("reserved", "占用", "Reserved")};
};
template <>
struct Shape<risk_sharing::Paid> : EventShape<"paid", "支付补偿", "Compensation paid"> {
    using T = risk_sharing::Paid;
    static constexpr std::array fields{
        field<&T::cover>("cover", "备案", "Cover"),
        field<&T::bank>("bank", "银行", "Bank"),
        field<&T::from_deposit>("from_deposit", "自存款", "Out of the deposit"),
        field<&T::from_cash>("from_cash", "自未存放资金", "Out of cash"),
        field<&T::from_advance>("from_advance", "自预拨", "Out of the advance"),
        field<&T::loss>("loss", "本金损失", "Principal loss"),
        field<&T::guarantor>("guarantor", "担保机构", "Guarantor"),
        field<&T::guarantor_part>("guarantor_part", "担保机构承担", "Borne by the guarantor"),
        field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<risk_sharing::Advanced>
    : EventShape<"advanced", "预先拨付", "Paid before the loss is final"> {
    using T = risk_sharing::Advanced;
    static constexpr std::array fields{
        field<&T::cover>("cover", "备案", "Cover"), field<&T::bank>("bank", "银行", "Bank"),
        field<&T::from_deposit>("from_deposit", "自存款", "Out of the deposit"),
        field<&T::from_cash>("from_cash", "自未存放资金", "Out of cash"),
        field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<risk_sharing::Year> {
    using T = risk_sharing::Year;
    static constexpr std::array fields{
        field<&T::enrolled>("enrolled", "纳入本金", "Principal taken in"),
        field<&T::compensated>("compensated", "补偿", "Compensated"),
        field<&T::loss>("loss", "本金损失", "Principal lost"),
        field<&T::guaranteed>("guaranteed", "代偿", "Paid by the guarantor")};
};
template <>
struct Shape<risk_sharing::Returned> : EventShape<"returned", "追回款返还", "Recovery returned"> {
    using T = risk_sharing::Returned;
    static constexpr std::array fields{field<&T::cover>("cover", "备案", "Cover"),
                                       field<&T::bank>("bank", "银行", "Bank"),
                                       field<&T::amount>("amount", "金额", "Amount")};
};
template <>
struct Shape<risk_sharing::Fund> {
    using T = risk_sharing::Fund;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"),
        field<&T::operator_>("operator", "运营机构", "Operator"),
        field<&T::details>("details", "内容", "Details"),
        field<&T::size>("size", "规模", "Size"),
        field<&T::cooperations>("cooperations", "合作协议", "Cooperations"),
        field<&T::deposits>("deposits", "各银行存款", "Deposits by bank"),
        field<&T::covered>("covered", "各借款人受补偿本金", "Covered by borrower"),
        field<&T::years>("years", "各年发生", "By year"),
        field<&T::reserved>("reserved", "占用", "Reserved"),
        field<&T::advanced>("advanced", "预拨未结", "Advanced"),
        field<&T::paid>("paid", "已付", "Paid"),
        field<&T::returned>("returned", "已追回", "Returned")};
};

template <>
struct Shape<risk_sharing::Claim> {
    using T = risk_sharing::Claim;
    static constexpr std::array fields{
        field<&T::demand_letter>("demand_letter", "催收函编号", "Demand letter", not_blank),
        field<&T::statement>("statement", "追偿情况说明", "What was done to collect", long_text),
        field<&T::facts>("facts", "申报事项（政策要求而系统没有的）",
                         "Facts that the programme asks for and the system does not have"),
        field<&T::papers>("papers", "申请材料", "Papers")};
};
template <>
struct Shape<risk_sharing::Propose> {
    using T = risk_sharing::Propose;
    static constexpr std::array fields{
        field<&T::opinion>("opinion", "审核意见", "Opinion", long_text)};
};
template <>
struct Shape<risk_sharing::ReturnClaim> {
    using T = risk_sharing::ReturnClaim;
    static constexpr std::array fields{
        field<&T::reason>("reason", "退回理由", "Reason", long_text)};
};
template <>
struct Shape<risk_sharing::ProposeAdvance> {
    using T = risk_sharing::ProposeAdvance;
    static constexpr std::array fields{
        field<&T::opinion>("opinion", "审核意见", "Opinion", long_text)};
};
template <>
struct Shape<risk_sharing::DecideAdvance> {
    using T = risk_sharing::DecideAdvance;
    static constexpr std::array fields{
        field<&T::approved>("approved", "同意", "Approved"),
        field<&T::opinion>("opinion", "审批意见", "Opinion", long_text)};
};
template <>
struct Shape<risk_sharing::Decide> {
    using T = risk_sharing::Decide;
    static constexpr std::array fields{
        field<&T::approved>("approved", "同意", "Approved"),
        field<&T::opinion>("opinion", "审批意见", "Opinion", long_text)};
};

template <>
struct Shape<risk_sharing::RecordRecovery> {
    using T = risk_sharing::RecordRecovery;
    static constexpr std::array fields{
        field<&T::amount>("amount", "收回金额", "Amount recovered", positive),
        field<&T::costs>("costs", "其中追偿费用", "Costs of getting it", not_negative),
        field<&T::reference>("reference", "凭证号", "Voucher", not_blank)};
};

template <>
struct Shape<risk_sharing::CoverEnrolled> : EventShape<"enrolled", "纳入风险补偿", "Enrolled"> {
    using T = risk_sharing::CoverEnrolled;
    static constexpr std::array fields{
        field<&T::financing>("financing", "融资", "Financing"),
        field<&T::loan>("loan", "贷款", "Loan"),
        field<&T::fund>("fund", "补偿金", "Fund"),
        field<&T::borrower>("borrower", "借款人", "Borrower"),
        field<&T::programme>("programme", "政策", "Programme"),
        field<&T::version>("version", "版本", "Version"),
        field<&T::agreement>("agreement", "合作协议", "Agreement"),
        field<&T::rules_of>("rules_of", "适用规则日", "Rules of the day"),
        field<&T::bearers>("bearers", "分担各方", "Who bears the loss"),
        field<&T::principal>("principal", "贷款本金", "Principal"),
        field<&T::covered>("covered", "受补偿本金", "Covered principal"),
        field<&T::reserved>("reserved", "占用补偿金", "Reserved"),
        field<&T::trace>("trace", "计算过程", "Trace"),
        field<&T::facts>("facts", "事实", "Facts"),
        field<&T::warnings>("warnings", "预警", "Warnings")};
};
template <>
struct Shape<risk_sharing::Warning> {
    using T = risk_sharing::Warning;
    static constexpr std::array fields{field<&T::words>("words", "名称", "Words"),
                                       field<&T::measure>("measure", "现值", "Measure")};
};
template <>
struct Shape<risk_sharing::Claimed>
    : EventShape<"claimed", "申请风险补偿", "Compensation claimed"> {
    using T = risk_sharing::Claimed;
    static constexpr std::array fields{
        field<&T::details>("details", "内容", "Details"),
        field<&T::principal_loss>("principal_loss", "本金损失", "Principal loss"),
        field<&T::days_overdue>("days_overdue", "逾期天数", "Days overdue"),
        field<&T::on>("on", "日期", "Date"),
        field<&T::maker>("maker", "经办人", "Maker"),
        field<&T::facts>("facts", "事实", "Facts"),
        field<&T::last_day>("last_day", "申请截止日", "Last day to claim")};
};
template <>
struct Shape<risk_sharing::ClaimReturned>
    : EventShape<"claim_returned", "退回补偿申请", "Claim returned"> {
    using T = risk_sharing::ClaimReturned;
    static constexpr std::array fields{field<&T::reason>("reason", "理由", "Reason")};
};
template <>
struct Shape<risk_sharing::Proposed> : EventShape<"proposed", "拟定补偿", "Compensation proposed"> {
    using T = risk_sharing::Proposed;
    static constexpr std::array fields{field<&T::opinion>("opinion", "意见", "Opinion"),
                                       field<&T::maker>("maker", "经办人", "Maker"),
                                       field<&T::parts>("parts", "各方承担", "Parts"),
                                       field<&T::base>("base", "损失", "Loss"),
                                       field<&T::covered>("covered", "纳入分担", "Covered"),
                                       field<&T::uncovered>("uncovered", "未纳入分担", "Uncovered"),
                                       field<&T::interest>("interest", "利息分担", "Lost interest"),
                                       field<&T::charges>("charges", "计入额度", "Counted"),
                                       field<&T::trace>("trace", "计算过程", "Trace")};
};
template <>
struct Shape<risk_sharing::Charge> {
    using T = risk_sharing::Charge;
    static constexpr std::array fields{
        field<&T::key>("key", "额度", "Counter"), field<&T::words>("words", "名称", "Words"),
        field<&T::limit>("limit", "上限", "Limit"), field<&T::used>("used", "此前已用", "Used"),
        field<&T::amount>("amount", "本次", "Now")};
};
template <>
struct Shape<risk_sharing::AdvanceProposed>
    : EventShape<"advance_proposed", "拟定预先拨付", "Advance proposed"> {
    using T = risk_sharing::AdvanceProposed;
    static constexpr std::array fields{
        field<&T::opinion>("opinion", "意见", "Opinion"),
        field<&T::maker>("maker", "经办人", "Maker"), field<&T::amount>("amount", "金额", "Amount"),
        field<&T::escrow>("escrow", "划入保证金账户", "Into a margin account"),
        field<&T::trace>("trace", "计算过程", "Trace")};
};
template <>
struct Shape<risk_sharing::AdvanceRejected>
    : EventShape<"advance_rejected", "预先拨付未获批准", "Advance rejected"> {
    using T = risk_sharing::AdvanceRejected;
    static constexpr std::array fields{field<&T::opinion>("opinion", "理由", "Reason")};
};
template <>
struct Shape<risk_sharing::AdvancePaid> : EventShape<"advance_paid", "预先拨付", "Advance paid"> {
    using T = risk_sharing::AdvancePaid;
    static constexpr std::array fields{field<&T::on>("on", "日期", "Date"),
                                       field<&T::opinion>("opinion", "意见", "Opinion"),
                                       field<&T::amount>("amount", "金额", "Amount")};
};
template <>
struct Shape<risk_sharing::AdvanceSettled>
    : EventShape<"advance_settled", "预拨款结清", "Advance settled"> {
    using T = risk_sharing::AdvanceSettled;
    static constexpr std::array fields{field<&T::on>("on", "日期", "Date"),
                                       field<&T::used>("used", "转为补偿", "Used"),
                                       field<&T::back>("back", "退回", "Returned")};
};
template <>
struct Shape<risk_sharing::Advance> {
    using T = risk_sharing::Advance;
    static constexpr std::array fields{field<&T::proposal>("proposal", "方案", "Proposal"),
                                       field<&T::paid>("paid", "拨付", "Paid"),
                                       field<&T::settled>("settled", "结清", "Settled")};
};
template <>
struct Shape<risk_sharing::Rejected> : EventShape<"rejected", "补偿未获批准", "Proposal rejected"> {
    using T = risk_sharing::Rejected;
    static constexpr std::array fields{field<&T::reason>("reason", "理由", "Reason")};
};
template <>
struct Shape<risk_sharing::Compensated> : EventShape<"compensated", "支付风险补偿", "Compensated"> {
    using T = risk_sharing::Compensated;
    static constexpr std::array fields{field<&T::on>("on", "日期", "Date"),
                                       field<&T::opinion>("opinion", "意见", "Opinion")};
};
template <>
struct Shape<risk_sharing::Shared> : EventShape<"shared", "追回款分配", "Recovery shared"> {
    using T = risk_sharing::Shared;
    static constexpr std::array fields{
        field<&T::on>("on", "日期", "Date"),
        field<&T::gross>("gross", "累计所得", "Proceeds so far"),
        field<&T::costs>("costs", "累计费用", "Costs so far"),
        field<&T::returned>("returned", "累计返还", "Returned so far"),
        field<&T::to_creditor>("to_creditor", "归债权人", "To the creditor"),
        field<&T::to_pledgor>("to_pledgor", "归出质人", "To the pledgor"),
        field<&T::trace>("trace", "计算过程", "Trace")};
};
template <>
struct Shape<risk_sharing::Absorbed>
    : EventShape<"absorbed", "核销后转入损益", "Taken against the loss"> {
    using T = risk_sharing::Absorbed;
    static constexpr std::array fields{field<&T::on>("on", "日期", "Date"),
                                       field<&T::amount>("amount", "金额", "Amount")};
};
template <>
struct Shape<risk_sharing::CoverReleased> : EventShape<"released", "解除风险补偿", "Released"> {
    using T = risk_sharing::CoverReleased;
    static constexpr std::array fields{field<&T::on>("on", "日期", "Date"),
                                       field<&T::reason>("reason", "理由", "Reason")};
};
template <>
struct Shape<risk_sharing::Cover> {
    using T = risk_sharing::Cover;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"),
        field<&T::stage>("stage", "状态", "Stage"),
        field<&T::enrolment>("enrolment", "备案", "Enrolment"),
        field<&T::claim>("claim", "申请", "Claim"),
        field<&T::advance>("advance", "预先拨付", "Advance"),
        field<&T::proposal>("proposal", "方案", "Proposal"),
        field<&T::compensated_on>("compensated_on", "补偿日", "Compensated on"),
        field<&T::shared>("shared", "追回分配", "Recoveries shared"),
        field<&T::absorbed>("absorbed", "已转入损益", "Taken against the loss")};
};

}  // namespace zhirong
