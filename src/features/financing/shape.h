#pragma once
#include "features/financing/record.h"

namespace zhirong {

template <>
struct EnumNames<financing::Phase> {
    using enum financing::Phase;
    using P = financing::Phase;
    static constexpr std::array names{
        EnumName<P>{application, "application", "申请", "Application"},
        EnumName<P>{valuation, "valuation", "价值评价", "Valuation"},
        EnumName<P>{due_diligence, "due_diligence", "尽职调查", "Due diligence"},
        EnumName<P>{pledge_registration, "pledge_registration", "质押登记", "Pledge registration"},
        EnumName<P>{credit, "credit", "授信放款", "Credit and disbursement"},
        EnumName<P>{post_loan, "post_loan", "贷后服务", "Post-loan"},
        EnumName<P>{disposal, "disposal", "质物处置", "Disposal of the pledge"},
        EnumName<P>{closed, "closed", "已结束", "Ended"},
        EnumName<P>{declined, "declined", "已拒绝", "Declined"},
        EnumName<P>{withdrawn, "withdrawn", "已撤回", "Withdrawn"}};
};
template <>
struct EnumNames<financing::Act> {
    using enum financing::Act;
    using A = financing::Act;
    static constexpr std::array names{
        EnumName<A>{accept, "accept", "受理申请", "Accept the application"},
        EnumName<A>{decline, "decline", "拒绝申请", "Decline"},
        EnumName<A>{withdraw, "withdraw", "撤回申请", "Withdraw"}};
};

template <>
struct Shape<financing::Apply> {
    using T = financing::Apply;
    static constexpr std::tuple fields{
        field("bank", &T::bank, "合作银行", "Bank", not_blank),
        field("appraiser", &T::appraiser, "评估处置机构", "Appraiser-disposer", not_blank),
        field("guarantor", &T::guarantor, "担保或保险机构", "Guarantor or insurer"),
        field("fund", &T::fund, "风险补偿金", "Risk-compensation fund"),
        field("programme", &T::programme, "按其流程办理的政策方案",
              "Programme whose workflow applies"),
        field("amount", &T::amount, "申请金额", "Amount applied for", positive),
        field("tenor_months", &T::tenor_months, "期限（月）", "Tenor in months", positive),
        field("purpose", &T::purpose, "贷款用途", "Purpose", long_text),
        field("rights", &T::rights, "出质知识产权", "Rights to be pledged", not_blank)};
};
template <>
struct Shape<financing::Accept> {
    static constexpr std::tuple fields{
        field("note", &financing::Accept::note, "受理意见", "Note", long_text)};
};
template <>
struct Shape<financing::Decline> {
    static constexpr std::tuple fields{
        field("reason", &financing::Decline::reason, "拒绝理由", "Reason", long_text)};
};
template <>
struct Shape<financing::Withdraw> {
    static constexpr std::tuple fields{
        field("reason", &financing::Withdraw::reason, "撤回理由", "Reason", long_text)};
};

template <>
struct Shape<financing::Applied> : EventShape<"applied", "提交融资申请", "Application filed"> {
    using T = financing::Applied;
    static constexpr std::tuple fields{
        field("applicant", &T::applicant, "申请企业", "Applicant"),
        field("application", &T::application, "申请内容", "Application"),
        field("fund_operator", &T::fund_operator, "补偿金运营机构", "Fund operator"),
        field("route", &T::route, "办理流程", "Workflow"), field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<financing::Accepted> : EventShape<"accepted", "银行受理", "Accepted by the bank"> {
    using T = financing::Accepted;
    static constexpr std::tuple fields{field("on", &T::on, "日期", "Date"),
                                       field("note", &T::note, "意见", "Note")};
};
template <>
struct Shape<financing::Declined> : EventShape<"declined", "银行拒绝", "Declined by the bank"> {
    using T = financing::Declined;
    static constexpr std::tuple fields{field("on", &T::on, "日期", "Date"),
                                       field("reason", &T::reason, "理由", "Reason")};
};
template <>
struct Shape<financing::Withdrawn> : EventShape<"withdrawn", "企业撤回", "Withdrawn by the firm"> {
    using T = financing::Withdrawn;
    static constexpr std::tuple fields{field("on", &T::on, "日期", "Date"),
                                       field("reason", &T::reason, "理由", "Reason")};
};
template <>
struct Shape<financing::ValuationCommissioned>
    : EventShape<"valuation_commissioned", "委托评估", "Valuation commissioned"> {
    using T = financing::ValuationCommissioned;
    static constexpr std::tuple fields{field("valuation", &T::valuation, "评估", "Valuation")};
};
template <>
struct Shape<financing::Valued> : EventShape<"valued", "评估完成", "Valuation accepted"> {
    using T = financing::Valued;
    static constexpr std::tuple fields{field("on", &T::on, "日期", "Date"),
                                       field("value", &T::value, "评估价值", "Value")};
};
template <>
struct Shape<financing::DueDiligenceOpened>
    : EventShape<"due_diligence_opened", "开始尽职调查", "Due diligence opened"> {
    using T = financing::DueDiligenceOpened;
    static constexpr std::tuple fields{
        field("due_diligence", &T::due_diligence, "尽职调查", "Due diligence")};
};
template <>
struct Shape<financing::ContractProposed>
    : EventShape<"contract_proposed", "拟定合同", "Contract proposed"> {
    using T = financing::ContractProposed;
    static constexpr std::tuple fields{field("contract", &T::contract, "合同", "Contract")};
};
template <>
struct Shape<financing::Contracted> : EventShape<"contracted", "签订合同", "Contract signed"> {
    using T = financing::Contracted;
    static constexpr std::tuple fields{field("on", &T::on, "日期", "Date"),
                                       field("contract", &T::contract, "合同", "Contract")};
};
template <>
struct Shape<financing::PledgeFiled> : EventShape<"pledge_filed", "提交质押登记", "Pledge filed"> {
    using T = financing::PledgeFiled;
    static constexpr std::tuple fields{
        field("pledge", &T::pledge, "质押", "Pledge"),
        field("registry", &T::registry, "登记窗口", "Registration desk")};
};
template <>
struct Shape<financing::PledgeRegistered>
    : EventShape<"pledge_registered", "质押登记完成", "Pledge registered"> {
    using T = financing::PledgeRegistered;
    static constexpr std::tuple fields{field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<financing::PledgeRefused>
    : EventShape<"pledge_refused", "质押未获登记", "Pledge refused or revoked"> {
    using T = financing::PledgeRefused;
    static constexpr std::tuple fields{
        field("on", &T::on, "日期", "Date"),
        field("pledge", &financing::PledgeRefused::pledge, "质押", "Pledge")};
};
template <>
struct Shape<financing::CreditProposed>
    : EventShape<"credit_proposed", "提交授信", "Credit proposed"> {
    using T = financing::CreditProposed;
    static constexpr std::tuple fields{field("credit", &T::credit, "授信", "Credit")};
};
template <>
struct Shape<financing::Disbursed> : EventShape<"disbursed", "放款", "Disbursed"> {
    using T = financing::Disbursed;
    static constexpr std::tuple fields{field("on", &T::on, "日期", "Date"),
                                       field("loan", &T::loan, "贷款", "Loan")};
};
template <>
struct Shape<financing::CompensationClaimed>
    : EventShape<"compensation_claimed", "申请风险补偿", "Compensation claimed"> {
    using T = financing::CompensationClaimed;
    static constexpr std::tuple fields{field("claim", &T::claim, "补偿申请", "Claim")};
};
template <>
struct Shape<financing::DisposalStarted>
    : EventShape<"disposal_started", "启动质物处置", "Disposal started"> {
    using T = financing::DisposalStarted;
    static constexpr std::tuple fields{field("on", &T::on, "日期", "Date"),
                                       field("disposal", &T::disposal, "处置", "Disposal")};
};
template <>
struct Shape<financing::Closed> : EventShape<"closed", "融资结束", "Financing closed"> {
    using T = financing::Closed;
    static constexpr std::tuple fields{field("on", &T::on, "日期", "Date")};
};

template <>
struct Shape<financing::PledgeFiling> {
    using T = financing::PledgeFiling;
    static constexpr std::tuple fields{
        field("pledge", &T::pledge, "质押", "Pledge"),
        field("registry", &T::registry, "登记窗口", "Registration desk")};
};
template <>
struct Shape<financing::PhaseEntry> {
    using T = financing::PhaseEntry;
    static constexpr std::tuple fields{field("phase", &T::phase, "阶段", "Phase"),
                                       field("since", &T::since, "自", "Since")};
};
template <>
struct Shape<financing::Financing> {
    using T = financing::Financing;
    static constexpr std::tuple fields{
        field("id", &T::id, "编号", "Id"),
        field("applicant", &T::applicant, "申请企业", "Applicant"),
        field("application", &T::application, "申请内容", "Application"),
        field("fund_operator", &T::fund_operator, "补偿金运营机构", "Fund operator"),
        field("registry", &T::registry, "登记窗口", "Registration desk"),
        field("phase", &T::phase, "阶段", "Phase"),
        field("history", &T::history, "经过", "Phases entered"),
        field("ended_because", &T::ended_because, "终止理由", "Why it ended"),
        field("value", &T::value, "评估价值", "Accepted value"),
        field("valuation", &T::valuation, "评估", "Valuation"),
        field("due_diligence", &T::due_diligence, "尽职调查", "Due diligence"),
        field("contract", &T::contract, "合同", "Contract"),
        field("pledge", &T::pledge, "质押", "Pledge"),
        field("pledges", &T::pledges, "各登记簿的质押登记", "Registrations of the pledge"),
        field("credit", &T::credit, "授信", "Credit"),
        field("loan", &T::loan, "贷款", "Loan"),
        field("claim", &T::claim, "补偿申请", "Claim"),
        field("disposal", &T::disposal, "处置", "Disposal")};
};

}  // namespace zhirong
