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
    static constexpr std::array fields{
        field<&T::bank>("bank", "合作银行", "Bank", not_blank),
        field<&T::appraiser>("appraiser", "评估处置机构", "Appraiser-disposer", not_blank),
        field<&T::guarantor>("guarantor", "担保或保险机构", "Guarantor or insurer"),
        field<&T::fund>("fund", "风险补偿金", "Risk-compensation fund"),
        field<&T::programme>("programme", "按其流程办理的政策方案",
                             "Programme whose workflow applies"),
        field<&T::amount>("amount", "申请金额", "Amount applied for", positive),
        field<&T::tenor_months>("tenor_months", "期限（月）", "Tenor in months", positive),
        field<&T::purpose>("purpose", "贷款用途", "Purpose", long_text),
        field<&T::rights>("rights", "出质知识产权", "Rights to be pledged", not_blank)};
};
template <>
struct Shape<financing::Accept> {
    static constexpr std::array fields{
        field<&financing::Accept::note>("note", "受理意见", "Note", long_text)};
};
template <>
struct Shape<financing::Decline> {
    static constexpr std::array fields{
        field<&financing::Decline::reason>("reason", "拒绝理由", "Reason", long_text)};
};
template <>
struct Shape<financing::Withdraw> {
    static constexpr std::array fields{
        field<&financing::Withdraw::reason>("reason", "撤回理由", "Reason", long_text)};
};

template <>
struct Shape<financing::Applied> : EventShape<"applied", "提交融资申请", "Application filed"> {
    using T = financing::Applied;
    static constexpr std::array fields{
        field<&T::applicant>("applicant", "申请企业", "Applicant"),
        field<&T::application>("application", "申请内容", "Application"),
        field<&T::fund_operator>("fund_operator", "补偿金运营机构", "Fund operator"),
        field<&T::route>("route", "办理流程", "Workflow"), field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<financing::Accepted> : EventShape<"accepted", "银行受理", "Accepted by the bank"> {
    using T = financing::Accepted;
    static constexpr std::array fields{field<&T::on>("on", "日期", "Date"),
                                       field<&T::note>("note", "意见", "Note")};
};
template <>
struct Shape<financing::Declined> : EventShape<"declined", "银行拒绝", "Declined by the bank"> {
    using T = financing::Declined;
    static constexpr std::array fields{field<&T::on>("on", "日期", "Date"),
                                       field<&T::reason>("reason", "理由", "Reason")};
};
template <>
struct Shape<financing::Withdrawn> : EventShape<"withdrawn", "企业撤回", "Withdrawn by the firm"> {
    using T = financing::Withdrawn;
    static constexpr std::array fields{field<&T::on>("on", "日期", "Date"),
                                       field<&T::reason>("reason", "理由", "Reason")};
};
template <>
struct Shape<financing::ValuationCommissioned>
    : EventShape<"valuation_commissioned", "委托评估", "Valuation commissioned"> {
    using T = financing::ValuationCommissioned;
    static constexpr std::array fields{field<&T::valuation>("valuation", "评估", "Valuation")};
};
template <>
struct Shape<financing::Valued> : EventShape<"valued", "评估完成", "Valuation accepted"> {
    using T = financing::Valued;
    static constexpr std::array fields{field<&T::on>("on", "日期", "Date"),
                                       field<&T::value>("value", "评估价值", "Value")};
};
template <>
struct Shape<financing::DueDiligenceOpened>
    : EventShape<"due_diligence_opened", "开始尽职调查", "Due diligence opened"> {
    using T = financing::DueDiligenceOpened;
    static constexpr std::array fields{
        field<&T::due_diligence>("due_diligence", "尽职调查", "Due diligence")};
};
template <>
struct Shape<financing::ContractProposed>
    : EventShape<"contract_proposed", "拟定合同", "Contract proposed"> {
    using T = financing::ContractProposed;
    static constexpr std::array fields{field<&T::contract>("contract", "合同", "Contract")};
};
template <>
struct Shape<financing::Contracted> : EventShape<"contracted", "签订合同", "Contract signed"> {
    using T = financing::Contracted;
    static constexpr std::array fields{field<&T::on>("on", "日期", "Date"),
                                       field<&T::contract>("contract", "合同", "Contract")};
};
template <>
struct Shape<financing::PledgeFiled> : EventShape<"pledge_filed", "提交质押登记", "Pledge filed"> {
    using T = financing::PledgeFiled;
    static constexpr std::array fields{
        field<&T::pledge>("pledge", "质押", "Pledge"),
        field<&T::registry>("registry", "登记窗口", "Registration desk")};
};
template <>
struct Shape<financing::PledgeRegistered>
    : EventShape<"pledge_registered", "质押登记完成", "Pledge registered"> {
    using T = financing::PledgeRegistered;
    static constexpr std::array fields{field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<financing::PledgeRefused>
    : EventShape<"pledge_refused", "质押未获登记", "Pledge refused or revoked"> {
    using T = financing::PledgeRefused;
    static constexpr std::array fields{
        field<&T::on>("on", "日期", "Date"),
        field<&financing::PledgeRefused::pledge>("pledge", "质押", "Pledge")};
};
template <>
struct Shape<financing::CreditProposed>
    : EventShape<"credit_proposed", "提交授信", "Credit proposed"> {
    using T = financing::CreditProposed;
    static constexpr std::array fields{field<&T::credit>("credit", "授信", "Credit")};
};
template <>
struct Shape<financing::Disbursed> : EventShape<"disbursed", "放款", "Disbursed"> {
    using T = financing::Disbursed;
    static constexpr std::array fields{field<&T::on>("on", "日期", "Date"),
                                       field<&T::loan>("loan", "贷款", "Loan")};
};
template <>
struct Shape<financing::CompensationClaimed>
    : EventShape<"compensation_claimed", "申请风险补偿", "Compensation claimed"> {
    using T = financing::CompensationClaimed;
    static constexpr std::array fields{field<&T::claim>("claim", "补偿申请", "Claim")};
};
template <>
struct Shape<financing::DisposalStarted>
    : EventShape<"disposal_started", "启动质物处置", "Disposal started"> {
    using T = financing::DisposalStarted;
    static constexpr std::array fields{field<&T::on>("on", "日期", "Date"),
                                       field<&T::disposal>("disposal", "处置", "Disposal")};
};
template <>
struct Shape<financing::Closed> : EventShape<"closed", "融资结束", "Financing closed"> {
    using T = financing::Closed;
    static constexpr std::array fields{field<&T::on>("on", "日期", "Date")};
};

template <>
struct Shape<financing::PledgeFiling> {
    using T = financing::PledgeFiling;
    static constexpr std::array fields{
        field<&T::pledge>("pledge", "质押", "Pledge"),
        field<&T::registry>("registry", "登记窗口", "Registration desk")};
};
template <>
struct Shape<financing::PhaseEntry> {
    using T = financing::PhaseEntry;
    static constexpr std::array fields{field<&T::phase>("phase", "阶段", "Phase"),
                                       field<&T::since>("since", "自", "Since")};
};
template <>
struct Shape<financing::Financing> {
    using T = financing::Financing;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"),
        field<&T::applicant>("applicant", "申请企业", "Applicant"),
        field<&T::application>("application", "申请内容", "Application"),
        field<&T::fund_operator>("fund_operator", "补偿金运营机构", "Fund operator"),
        field<&T::registry>("registry", "登记窗口", "Registration desk"),
        field<&T::phase>("phase", "阶段", "Phase"),
        field<&T::history>("history", "经过", "Phases entered"),
        field<&T::ended_because>("ended_because", "终止理由", "Why it ended"),
        field<&T::value>("value", "评估价值", "Accepted value"),
        field<&T::valuation>("valuation", "评估", "Valuation"),
        field<&T::due_diligence>("due_diligence", "尽职调查", "Due diligence"),
        field<&T::contract>("contract", "合同", "Contract"),
        field<&T::pledge>("pledge", "质押", "Pledge"),
        field<&T::pledges>("pledges", "各登记簿的质押登记", "Registrations of the pledge"),
        field<&T::credit>("credit", "授信", "Credit"),
        field<&T::loan>("loan", "贷款", "Loan"),
        field<&T::claim>("claim", "补偿申请", "Claim"),
        field<&T::disposal>("disposal", "处置", "Disposal")};
};

}  // namespace zhirong
