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
    static constexpr std::tuple fields{
        field("name", &T::name, "名称", "Name", not_blank),
        field("programme", &T::programme, "政策", "Programme", not_blank),
        field("contributors", &T::contributors, "出资方", "Contributors"),
        field("contributions", &T::contributions, "各方出资", "Contributions")};
};
template <>
struct Shape<risk_sharing::Cooperate> {
    using T = risk_sharing::Cooperate;
    static constexpr std::tuple fields{
        field("bank", &T::bank, "合作银行", "Bank", not_blank),
        field("number", &T::number, "协议编号", "Number of the agreement", not_blank),
        field("deposit", &T::deposit, "存放金额", "Deposit", not_negative),
        field("committed_line", &T::committed_line, "银行承诺授信规模", "Committed line", positive),
        field("terms", &T::terms, "约定事项", "Terms that the programme leaves open"),
        field("clause", &T::clause, "约定依据（条款）", "Clause", not_blank)};
};
template <>
struct Shape<risk_sharing::Established>
    : EventShape<"established", "设立补偿金", "Fund established"> {
    using T = risk_sharing::Established;
    static constexpr std::tuple fields{field("operator", &T::operator_, "运营机构", "Operator"),
                                       field("details", &T::details, "内容", "Details"),
                                       field("size", &T::size, "规模", "Size"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<risk_sharing::Cooperated>
    : EventShape<"cooperated", "签订合作协议", "Cooperation agreed"> {
    using T = risk_sharing::Cooperated;
    static constexpr std::tuple fields{field("agreement", &T::agreement, "协议", "Agreement"),
                                       field("details", &T::details, "内容", "Details"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<risk_sharing::Enrolled> : EventShape<"enrolled", "纳入补偿范围", "Loan enrolled"> {
    using T = risk_sharing::Enrolled;
    static constexpr std::tuple fields{field("cover", &T::cover, "备案", "Cover"),
                                       field("borrower", &T::borrower, "借款人", "Borrower"),
                                       field("covered", &T::covered, "受补偿本金", "Covered"),
                                       field("reserved", &T::reserved, "占用", "Reserved"),
                                       field("bank", &T::bank, "银行", "Bank"),
                                       field("guarantor", &T::guarantor, "担保机构", "Guarantor"),
                                       field("principal", &T::principal, "贷款本金", "Principal"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<risk_sharing::Released> : EventShape<"released", "解除占用", "Reservation released"> {
    using T = risk_sharing::Released;
    static constexpr std::tuple fields{field("cover", &T::cover, "备案", "Cover"),
                                       field("borrower", &T::borrower, "借款人", "Borrower"),
                                       field("covered", &T::covered, "受补偿本金", "Covered"),
                                       field("reserved", &T::reserved, "占用", "Reserved")};
};
template <>
struct Shape<risk_sharing::Paid> : EventShape<"paid", "支付补偿", "Compensation paid"> {
    using T = risk_sharing::Paid;
    static constexpr std::tuple fields{
        field("cover", &T::cover, "备案", "Cover"),
        field("bank", &T::bank, "银行", "Bank"),
        field("from_deposit", &T::from_deposit, "自存款", "Out of the deposit"),
        field("from_cash", &T::from_cash, "自未存放资金", "Out of cash"),
        field("from_advance", &T::from_advance, "自预拨", "Out of the advance"),
        field("loss", &T::loss, "本金损失", "Principal loss"),
        field("guarantor", &T::guarantor, "担保机构", "Guarantor"),
        field("guarantor_part", &T::guarantor_part, "担保机构承担", "Borne by the guarantor"),
        field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<risk_sharing::Advanced>
    : EventShape<"advanced", "预先拨付", "Paid before the loss is final"> {
    using T = risk_sharing::Advanced;
    static constexpr std::tuple fields{
        field("cover", &T::cover, "备案", "Cover"), field("bank", &T::bank, "银行", "Bank"),
        field("from_deposit", &T::from_deposit, "自存款", "Out of the deposit"),
        field("from_cash", &T::from_cash, "自未存放资金", "Out of cash"),
        field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<risk_sharing::Year> {
    using T = risk_sharing::Year;
    static constexpr std::tuple fields{
        field("enrolled", &T::enrolled, "纳入本金", "Principal taken in"),
        field("compensated", &T::compensated, "补偿", "Compensated"),
        field("loss", &T::loss, "本金损失", "Principal lost"),
        field("guaranteed", &T::guaranteed, "代偿", "Paid by the guarantor")};
};
template <>
struct Shape<risk_sharing::Returned> : EventShape<"returned", "追回款返还", "Recovery returned"> {
    using T = risk_sharing::Returned;
    static constexpr std::tuple fields{field("cover", &T::cover, "备案", "Cover"),
                                       field("bank", &T::bank, "银行", "Bank"),
                                       field("amount", &T::amount, "金额", "Amount")};
};
template <>
struct Shape<risk_sharing::Fund> {
    using T = risk_sharing::Fund;
    static constexpr std::tuple fields{
        field("id", &T::id, "编号", "Id"),
        field("operator", &T::operator_, "运营机构", "Operator"),
        field("details", &T::details, "内容", "Details"),
        field("size", &T::size, "规模", "Size"),
        field("cooperations", &T::cooperations, "合作协议", "Cooperations"),
        field("deposits", &T::deposits, "各银行存款", "Deposits by bank"),
        field("covered", &T::covered, "各借款人受补偿本金", "Covered by borrower"),
        field("years", &T::years, "各年发生", "By year"),
        field("reserved", &T::reserved, "占用", "Reserved"),
        field("advanced", &T::advanced, "预拨未结", "Advanced"),
        field("paid", &T::paid, "已付", "Paid"),
        field("returned", &T::returned, "已追回", "Returned")};
};

template <>
struct Shape<risk_sharing::Claim> {
    using T = risk_sharing::Claim;
    static constexpr std::tuple fields{
        field("demand_letter", &T::demand_letter, "催收函编号", "Demand letter", not_blank),
        field("statement", &T::statement, "追偿情况说明", "What was done to collect", long_text),
        field("facts", &T::facts, "申报事项（政策要求而系统没有的）",
              "Facts that the programme asks for and the system does not have"),
        field("papers", &T::papers, "申请材料", "Papers")};
};
template <>
struct Shape<risk_sharing::Propose> {
    using T = risk_sharing::Propose;
    static constexpr std::tuple fields{
        field("opinion", &T::opinion, "审核意见", "Opinion", long_text)};
};
template <>
struct Shape<risk_sharing::ReturnClaim> {
    using T = risk_sharing::ReturnClaim;
    static constexpr std::tuple fields{
        field("reason", &T::reason, "退回理由", "Reason", long_text)};
};
template <>
struct Shape<risk_sharing::ProposeAdvance> {
    using T = risk_sharing::ProposeAdvance;
    static constexpr std::tuple fields{
        field("opinion", &T::opinion, "审核意见", "Opinion", long_text)};
};
template <>
struct Shape<risk_sharing::DecideAdvance> {
    using T = risk_sharing::DecideAdvance;
    static constexpr std::tuple fields{
        field("approved", &T::approved, "同意", "Approved"),
        field("opinion", &T::opinion, "审批意见", "Opinion", long_text)};
};
template <>
struct Shape<risk_sharing::Decide> {
    using T = risk_sharing::Decide;
    static constexpr std::tuple fields{
        field("approved", &T::approved, "同意", "Approved"),
        field("opinion", &T::opinion, "审批意见", "Opinion", long_text)};
};

template <>
struct Shape<risk_sharing::RecordRecovery> {
    using T = risk_sharing::RecordRecovery;
    static constexpr std::tuple fields{
        field("amount", &T::amount, "收回金额", "Amount recovered", positive),
        field("costs", &T::costs, "其中追偿费用", "Costs of getting it", not_negative),
        field("reference", &T::reference, "凭证号", "Voucher", not_blank)};
};

template <>
struct Shape<risk_sharing::CoverEnrolled> : EventShape<"enrolled", "纳入风险补偿", "Enrolled"> {
    using T = risk_sharing::CoverEnrolled;
    static constexpr std::tuple fields{
        field("financing", &T::financing, "融资", "Financing"),
        field("loan", &T::loan, "贷款", "Loan"),
        field("fund", &T::fund, "补偿金", "Fund"),
        field("borrower", &T::borrower, "借款人", "Borrower"),
        field("programme", &T::programme, "政策", "Programme"),
        field("version", &T::version, "版本", "Version"),
        field("agreement", &T::agreement, "合作协议", "Agreement"),
        field("rules_of", &T::rules_of, "适用规则日", "Rules of the day"),
        field("bearers", &T::bearers, "分担各方", "Who bears the loss"),
        field("principal", &T::principal, "贷款本金", "Principal"),
        field("covered", &T::covered, "受补偿本金", "Covered principal"),
        field("reserved", &T::reserved, "占用补偿金", "Reserved"),
        field("trace", &T::trace, "计算过程", "Trace"),
        field("facts", &T::facts, "事实", "Facts"),
        field("warnings", &T::warnings, "预警", "Warnings")};
};
template <>
struct Shape<risk_sharing::Warning> {
    using T = risk_sharing::Warning;
    static constexpr std::tuple fields{field("words", &T::words, "名称", "Words"),
                                       field("measure", &T::measure, "现值", "Measure")};
};
template <>
struct Shape<risk_sharing::Claimed>
    : EventShape<"claimed", "申请风险补偿", "Compensation claimed"> {
    using T = risk_sharing::Claimed;
    static constexpr std::tuple fields{
        field("details", &T::details, "内容", "Details"),
        field("principal_loss", &T::principal_loss, "本金损失", "Principal loss"),
        field("days_overdue", &T::days_overdue, "逾期天数", "Days overdue"),
        field("on", &T::on, "日期", "Date"),
        field("maker", &T::maker, "经办人", "Maker"),
        field("facts", &T::facts, "事实", "Facts"),
        field("last_day", &T::last_day, "申请截止日", "Last day to claim")};
};
template <>
struct Shape<risk_sharing::ClaimReturned>
    : EventShape<"claim_returned", "退回补偿申请", "Claim returned"> {
    using T = risk_sharing::ClaimReturned;
    static constexpr std::tuple fields{field("reason", &T::reason, "理由", "Reason")};
};
template <>
struct Shape<risk_sharing::Proposed> : EventShape<"proposed", "拟定补偿", "Compensation proposed"> {
    using T = risk_sharing::Proposed;
    static constexpr std::tuple fields{field("opinion", &T::opinion, "意见", "Opinion"),
                                       field("maker", &T::maker, "经办人", "Maker"),
                                       field("parts", &T::parts, "各方承担", "Parts"),
                                       field("base", &T::base, "损失", "Loss"),
                                       field("covered", &T::covered, "纳入分担", "Covered"),
                                       field("uncovered", &T::uncovered, "未纳入分担", "Uncovered"),
                                       field("interest", &T::interest, "利息分担", "Lost interest"),
                                       field("charges", &T::charges, "计入额度", "Counted"),
                                       field("trace", &T::trace, "计算过程", "Trace")};
};
template <>
struct Shape<risk_sharing::Charge> {
    using T = risk_sharing::Charge;
    static constexpr std::tuple fields{
        field("key", &T::key, "额度", "Counter"), field("words", &T::words, "名称", "Words"),
        field("limit", &T::limit, "上限", "Limit"), field("used", &T::used, "此前已用", "Used"),
        field("amount", &T::amount, "本次", "Now")};
};
template <>
struct Shape<risk_sharing::AdvanceProposed>
    : EventShape<"advance_proposed", "拟定预先拨付", "Advance proposed"> {
    using T = risk_sharing::AdvanceProposed;
    static constexpr std::tuple fields{
        field("opinion", &T::opinion, "意见", "Opinion"),
        field("maker", &T::maker, "经办人", "Maker"), field("amount", &T::amount, "金额", "Amount"),
        field("escrow", &T::escrow, "划入保证金账户", "Into a margin account"),
        field("trace", &T::trace, "计算过程", "Trace")};
};
template <>
struct Shape<risk_sharing::AdvanceRejected>
    : EventShape<"advance_rejected", "预先拨付未获批准", "Advance rejected"> {
    using T = risk_sharing::AdvanceRejected;
    static constexpr std::tuple fields{field("opinion", &T::opinion, "理由", "Reason")};
};
template <>
struct Shape<risk_sharing::AdvancePaid> : EventShape<"advance_paid", "预先拨付", "Advance paid"> {
    using T = risk_sharing::AdvancePaid;
    static constexpr std::tuple fields{field("on", &T::on, "日期", "Date"),
                                       field("opinion", &T::opinion, "意见", "Opinion"),
                                       field("amount", &T::amount, "金额", "Amount")};
};
template <>
struct Shape<risk_sharing::AdvanceSettled>
    : EventShape<"advance_settled", "预拨款结清", "Advance settled"> {
    using T = risk_sharing::AdvanceSettled;
    static constexpr std::tuple fields{field("on", &T::on, "日期", "Date"),
                                       field("used", &T::used, "转为补偿", "Used"),
                                       field("back", &T::back, "退回", "Returned")};
};
template <>
struct Shape<risk_sharing::Advance> {
    using T = risk_sharing::Advance;
    static constexpr std::tuple fields{field("proposal", &T::proposal, "方案", "Proposal"),
                                       field("paid", &T::paid, "拨付", "Paid"),
                                       field("settled", &T::settled, "结清", "Settled")};
};
template <>
struct Shape<risk_sharing::Rejected> : EventShape<"rejected", "补偿未获批准", "Proposal rejected"> {
    using T = risk_sharing::Rejected;
    static constexpr std::tuple fields{field("reason", &T::reason, "理由", "Reason")};
};
template <>
struct Shape<risk_sharing::Compensated> : EventShape<"compensated", "支付风险补偿", "Compensated"> {
    using T = risk_sharing::Compensated;
    static constexpr std::tuple fields{field("on", &T::on, "日期", "Date"),
                                       field("opinion", &T::opinion, "意见", "Opinion")};
};
template <>
struct Shape<risk_sharing::Shared> : EventShape<"shared", "追回款分配", "Recovery shared"> {
    using T = risk_sharing::Shared;
    static constexpr std::tuple fields{
        field("on", &T::on, "日期", "Date"),
        field("gross", &T::gross, "累计所得", "Proceeds so far"),
        field("costs", &T::costs, "累计费用", "Costs so far"),
        field("returned", &T::returned, "累计返还", "Returned so far"),
        field("to_creditor", &T::to_creditor, "归债权人", "To the creditor"),
        field("to_pledgor", &T::to_pledgor, "归出质人", "To the pledgor"),
        field("trace", &T::trace, "计算过程", "Trace")};
};
template <>
struct Shape<risk_sharing::Absorbed>
    : EventShape<"absorbed", "核销后转入损益", "Taken against the loss"> {
    using T = risk_sharing::Absorbed;
    static constexpr std::tuple fields{field("on", &T::on, "日期", "Date"),
                                       field("amount", &T::amount, "金额", "Amount")};
};
template <>
struct Shape<risk_sharing::CoverReleased> : EventShape<"released", "解除风险补偿", "Released"> {
    using T = risk_sharing::CoverReleased;
    static constexpr std::tuple fields{field("on", &T::on, "日期", "Date"),
                                       field("reason", &T::reason, "理由", "Reason")};
};
template <>
struct Shape<risk_sharing::Cover> {
    using T = risk_sharing::Cover;
    static constexpr std::tuple fields{
        field("id", &T::id, "编号", "Id"),
        field("stage", &T::stage, "状态", "Stage"),
        field("enrolment", &T::enrolment, "备案", "Enrolment"),
        field("claim", &T::claim, "申请", "Claim"),
        field("advance", &T::advance, "预先拨付", "Advance"),
        field("proposal", &T::proposal, "方案", "Proposal"),
        field("compensated_on", &T::compensated_on, "补偿日", "Compensated on"),
        field("shared", &T::shared, "追回分配", "Recoveries shared"),
        field("absorbed", &T::absorbed, "已转入损益", "Taken against the loss")};
};

}  // namespace zhirong
