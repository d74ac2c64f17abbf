#pragma once
// How the records of guarantees read and write.
#include "base/shape.h"
#include "features/guarantee/record.h"

namespace zhirong {

template <>
struct EnumNames<guarantee::LineStage> {
    using enum guarantee::LineStage;
    using E = guarantee::LineStage;
    static constexpr std::array names{
        EnumName<E>{proposed, "proposed", "待担保机构审批", "For the guarantor to approve"},
        EnumName<E>{offered, "offered", "待银行接受", "For the bank to accept"},
        EnumName<E>{in_force, "in_force", "有效", "In force"},
        EnumName<E>{declined, "declined", "未接受", "Declined"},
        EnumName<E>{closed, "closed", "已终止", "Closed"}};
};
template <>
struct EnumNames<guarantee::LineAct> {
    using enum guarantee::LineAct;
    using E = guarantee::LineAct;
    static constexpr std::array names{EnumName<E>{decide, "decide", "审批额度", "Decide the line"},
                                      EnumName<E>{accept, "accept", "接受额度", "Accept the line"},
                                      EnumName<E>{close, "close", "终止额度", "Close the line"}};
};
template <>
struct EnumNames<guarantee::Stage> {
    using enum guarantee::Stage;
    using E = guarantee::Stage;
    static constexpr std::array names{
        EnumName<E>{applied, "applied", "已申请", "Applied"},
        EnumName<E>{proposed, "proposed", "待审批", "For approval"},
        EnumName<E>{accepted, "accepted", "已同意，待放款", "Accepted, not yet issued"},
        EnumName<E>{issued, "issued", "在保", "In force"},
        EnumName<E>{called, "called", "已申请代偿", "Called"},
        EnumName<E>{payment_proposed, "payment_proposed", "代偿待审批", "Payment for approval"},
        EnumName<E>{paid, "paid", "已代偿，追偿中", "Paid, being recovered"},
        EnumName<E>{closed, "closed", "追偿终结", "Closed"},
        EnumName<E>{released, "released", "已解除", "Released"},
        EnumName<E>{declined, "declined", "未同意", "Declined"},
        EnumName<E>{withdrawn, "withdrawn", "已撤回", "Withdrawn"}};
};
template <>
struct EnumNames<guarantee::Act> {
    using enum guarantee::Act;
    using E = guarantee::Act;
    static constexpr std::array names{
        EnumName<E>{withdraw, "withdraw", "撤回申请", "Withdraw"},
        EnumName<E>{propose, "propose", "拟定担保意见", "Propose"},
        EnumName<E>{decide, "decide", "审批担保", "Decide"},
        EnumName<E>{issue, "issue", "确认放款，担保生效", "Confirm the disbursement"},
        EnumName<E>{receive_fee, "receive_fee", "登记收到担保费", "Record the fee"},
        EnumName<E>{report_balance, "report_balance", "报送贷款余额", "Report the balance"},
        EnumName<E>{release, "release", "解除担保", "Release"},
        EnumName<E>{call, "call", "申请代偿", "Call the guarantee"},
        EnumName<E>{return_call, "return_call", "退回代偿申请", "Return the call"},
        EnumName<E>{propose_payment, "propose_payment", "拟定代偿", "Propose the payment"},
        EnumName<E>{decide_payment, "decide_payment", "审批代偿", "Decide the payment"},
        EnumName<E>{reimburse, "reimburse", "支付分险款", "Reimburse the guarantor"},
        EnumName<E>{recover, "recover", "登记追偿所得", "Record a recovery"},
        EnumName<E>{close, "close", "终结追偿", "Close"}};
};
template <>
struct Shape<guarantee::Year> {
    using T = guarantee::Year;
    static constexpr std::array fields{field<&T::issued>("issued", "新增担保额", "Issued"),
                                       field<&T::released>("released", "解除担保额", "Released"),
                                       field<&T::paid>("paid", "代偿额", "Paid"),
                                       field<&T::recovered>("recovered", "追偿额", "Recovered")};
};
template <>
struct Shape<guarantee::Moved> : EventShape<"moved", "担保责任变动", "Outstanding changed"> {
    using T = guarantee::Moved;
    static constexpr std::array fields{
        field<&T::guarantee>("guarantee", "担保", "Guarantee"),
        field<&T::borrower>("borrower", "被担保人", "Borrower"),
        field<&T::outstanding>("outstanding", "担保责任余额变动", "Change of what is outstanding"),
        field<&T::year>("year", "当年发生额", "Of the year"), field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<guarantee::Totals> {
    using T = guarantee::Totals;
    static constexpr std::array fields{
        field<&T::outstanding>("outstanding", "担保责任余额", "Outstanding"),
        field<&T::by_borrower>("by_borrower", "按被担保人", "By borrower"),
        field<&T::years>("years", "按年度", "By year")};
};
template <>
struct Shape<guarantee::ReportNetAssets> {
    using T = guarantee::ReportNetAssets;
    static constexpr std::array fields{
        field<&T::net_assets>("net_assets", "净资产", "Net assets", positive),
        field<&T::as_of>("as_of", "截止日", "As of"),
        field<&T::mainly_small>("mainly_small", "主要为小微企业和农业、农村、农民服务",
                                "Serves mainly small firms and agriculture"),
        field<&T::paper>("paper", "审计报告", "Audited report", not_blank)};
};
template <>
struct Shape<guarantee::ConfirmNetAssets> {
    using T = guarantee::ConfirmNetAssets;
    static constexpr std::array fields{field<&T::approved>("approved", "确认", "Confirmed"),
                                       field<&T::opinion>("opinion", "意见", "Opinion", long_text)};
};
template <>
struct Shape<guarantee::RelateBorrowers> {
    using T = guarantee::RelateBorrowers;
    static constexpr std::array fields{
        field<&T::name>("name", "关联关系名称", "Name of the group", not_blank),
        field<&T::members>("members", "关联企业", "Related firms", not_blank),
        field<&T::paper>("paper", "依据", "Paper", not_blank)};
};
template <>
struct Shape<guarantee::EndRelation> {
    using T = guarantee::EndRelation;
    static constexpr std::array fields{field<&T::group>("group", "关联关系序号", "Group", positive),
                                       field<&T::reason>("reason", "理由", "Reason", long_text)};
};
template <>
struct Shape<guarantee::NetAssetsReported>
    : EventShape<"net_assets_reported", "净资产报送", "Net assets reported"> {
    using T = guarantee::NetAssetsReported;
    static constexpr std::array fields{field<&T::details>("details", "内容", "Details"),
                                       field<&T::maker>("maker", "经办人", "Maker"),
                                       field<&T::guarantor>("guarantor", "担保机构", "Guarantor"),
                                       field<&T::on>("on", "报送日", "Reported on")};
};
template <>
struct Shape<guarantee::NetAssetsConfirmed>
    : EventShape<"net_assets_confirmed", "净资产确认", "Net assets confirmed"> {
    using T = guarantee::NetAssetsConfirmed;
    static constexpr std::array fields{field<&T::on>("on", "日期", "Date"),
                                       field<&T::opinion>("opinion", "意见", "Opinion")};
};
template <>
struct Shape<guarantee::NetAssetsReturned>
    : EventShape<"net_assets_returned", "净资产退回", "Net assets returned"> {
    using T = guarantee::NetAssetsReturned;
    static constexpr std::array fields{field<&T::opinion>("opinion", "意见", "Opinion")};
};
template <>
struct Shape<guarantee::Related> : EventShape<"related", "关联关系登记", "Relation recorded"> {
    using T = guarantee::Related;
    static constexpr std::array fields{field<&T::group>("group", "序号", "Group"),
                                       field<&T::details>("details", "内容", "Details"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<guarantee::RelationEnded>
    : EventShape<"relation_ended", "关联关系解除", "Relation ended"> {
    using T = guarantee::RelationEnded;
    static constexpr std::array fields{field<&T::group>("group", "序号", "Group"),
                                       field<&T::reason>("reason", "理由", "Reason"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<guarantee::Group> {
    using T = guarantee::Group;
    static constexpr std::array fields{field<&T::number>("number", "序号", "Number"),
                                       field<&T::details>("details", "内容", "Details"),
                                       field<&T::on>("on", "登记日", "Since"),
                                       field<&T::ended_on>("ended_on", "解除日", "Ended on")};
};
template <>
struct Shape<guarantee::Standing> {
    using T = guarantee::Standing;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"),
        field<&T::guarantor>("guarantor", "担保机构", "Guarantor"),
        field<&T::reported>("reported", "待确认净资产", "To be confirmed"),
        field<&T::confirmed>("confirmed", "净资产", "Net assets"),
        field<&T::groups>("groups", "关联关系", "Groups"),
        field<&T::totals>("totals", "合计", "Totals")};
};
template <>
struct Shape<guarantee::ProposeLine> {
    using T = guarantee::ProposeLine;
    static constexpr std::array fields{
        field<&T::bank>("bank", "贷款银行", "Bank", not_blank),
        field<&T::scheme>("scheme", "担保方案", "Scheme", not_blank),
        field<&T::number>("number", "合作协议编号", "Number of the agreement", not_blank),
        field<&T::amount>("amount", "额度（在保余额上限）", "Amount, outstanding at a time",
                          positive),
        field<&T::until>("until", "额度到期日", "Last day"),
        field<&T::re_guarantor>("re_guarantor", "再担保机构", "Re-guarantor"),
        field<&T::national_fund>("national_fund", "国家融资担保基金", "National guarantee fund"),
        field<&T::local_fund>("local_fund", "地方风险补偿资金管理机构",
                              "Keeper of the local fund")};
};
template <>
struct Shape<guarantee::DecideLine> {
    using T = guarantee::DecideLine;
    static constexpr std::array fields{field<&T::approved>("approved", "同意", "Approved"),
                                       field<&T::opinion>("opinion", "意见", "Opinion", long_text)};
};
template <>
struct Shape<guarantee::AcceptLine> {
    using T = guarantee::AcceptLine;
    static constexpr std::array fields{field<&T::accepted>("accepted", "接受", "Accepted"),
                                       field<&T::opinion>("opinion", "意见", "Opinion", long_text)};
};
template <>
struct Shape<guarantee::CloseLine> {
    using T = guarantee::CloseLine;
    static constexpr std::array fields{field<&T::reason>("reason", "理由", "Reason", long_text)};
};
template <>
struct Shape<guarantee::LineProposed> : EventShape<"line_proposed", "额度拟定", "Line proposed"> {
    using T = guarantee::LineProposed;
    static constexpr std::array fields{field<&T::guarantor>("guarantor", "担保机构", "Guarantor"),
                                       field<&T::details>("details", "内容", "Details"),
                                       field<&T::version>("version", "方案版本", "Scheme version"),
                                       field<&T::maker>("maker", "经办人", "Maker"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<guarantee::LineOffered> : EventShape<"line_offered", "额度同意", "Line approved"> {
    using T = guarantee::LineOffered;
    static constexpr std::array fields{field<&T::opinion>("opinion", "意见", "Opinion"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<guarantee::LineAccepted>
    : EventShape<"line_accepted", "银行接受额度", "Line accepted"> {
    using T = guarantee::LineAccepted;
    static constexpr std::array fields{field<&T::opinion>("opinion", "意见", "Opinion"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<guarantee::LineDeclined> : EventShape<"line_declined", "额度未接受", "Line declined"> {
    using T = guarantee::LineDeclined;
    static constexpr std::array fields{field<&T::opinion>("opinion", "意见", "Opinion"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<guarantee::LineClosed> : EventShape<"line_closed", "额度终止", "Line closed"> {
    using T = guarantee::LineClosed;
    static constexpr std::array fields{field<&T::reason>("reason", "理由", "Reason"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<guarantee::Line> {
    using T = guarantee::Line;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"),
        field<&T::stage>("stage", "状态", "Stage"),
        field<&T::proposal>("proposal", "内容", "Proposal"),
        field<&T::in_force_since>("in_force_since", "生效日", "In force since"),
        field<&T::ended_because>("ended_because", "终止原因", "Why it ended"),
        field<&T::totals>("totals", "合计", "Totals")};
};
template <>
struct Shape<guarantee::Apply> {
    using T = guarantee::Apply;
    static constexpr std::array fields{
        field<&T::line>("line", "担保额度", "Guarantor line", not_blank),
        field<&T::financing>("financing", "平台融资项目", "Financing of the platform"),
        field<&T::borrower>("borrower", "借款企业", "Borrower"),
        field<&T::contract>("contract", "银行贷款合同编号", "Number of the loan contract",
                            not_blank),
        field<&T::principal>("principal", "贷款本金", "Principal", positive),
        field<&T::months>("months", "期限（月）", "Term, months", positive),
        field<&T::purpose>("purpose", "用途", "Purpose", long_text)};
};
template <>
struct Shape<guarantee::Withdraw> {
    using T = guarantee::Withdraw;
    static constexpr std::array fields{field<&T::reason>("reason", "理由", "Reason", long_text)};
};
template <>
struct Shape<guarantee::Counter> {
    using T = guarantee::Counter;
    static constexpr std::array fields{
        field<&T::kind>("kind", "方式", "Kind"),
        field<&T::paper>("paper", "合同或者登记编号", "Contract or registration", not_blank)};
};
template <>
struct Shape<guarantee::Propose> {
    using T = guarantee::Propose;
    static constexpr std::array fields{
        field<&T::opinion>("opinion", "意见", "Opinion", long_text),
        field<&T::rate>("rate", "约定年费率", "Rate agreed"),
        field<&T::counter_guarantees>("counter_guarantees", "反担保", "Counter-guarantees")};
};
template <>
struct Shape<guarantee::Decide> {
    using T = guarantee::Decide;
    static constexpr std::array fields{field<&T::approved>("approved", "同意", "Approved"),
                                       field<&T::opinion>("opinion", "意见", "Opinion", long_text)};
};
template <>
struct Shape<guarantee::Issue> {
    using T = guarantee::Issue;
    static constexpr std::array fields{
        field<&T::principal>("principal", "放款金额", "Principal", positive),
        field<&T::disbursed_on>("disbursed_on", "放款日", "Disbursed on"),
        field<&T::matures_on>("matures_on", "到期日", "Matures on"),
        field<&T::reference>("reference", "放款凭证", "Voucher", not_blank)};
};
template <>
struct Shape<guarantee::ReportLoan> {
    using T = guarantee::ReportLoan;
    static constexpr std::array fields{
        field<&T::line>("line", "担保额度", "Guarantor line", not_blank),
        field<&T::financing>("financing", "平台融资项目", "Financing of the platform"),
        field<&T::borrower>("borrower", "借款企业", "Borrower"),
        field<&T::contract>("contract", "银行贷款合同编号", "Number of the loan contract",
                            not_blank),
        field<&T::principal>("principal", "放款金额", "Principal", positive),
        field<&T::disbursed_on>("disbursed_on", "放款日", "Disbursed on"),
        field<&T::matures_on>("matures_on", "到期日", "Matures on"),
        field<&T::reference>("reference", "放款凭证", "Voucher", not_blank)};
};
template <>
struct Shape<guarantee::ReceiveFee> {
    using T = guarantee::ReceiveFee;
    static constexpr std::array fields{
        field<&T::reference>("reference", "收款凭证", "Voucher", not_blank)};
};
template <>
struct Shape<guarantee::ReportBalance> {
    using T = guarantee::ReportBalance;
    static constexpr std::array fields{
        field<&T::principal>("principal", "贷款本金余额", "Principal outstanding", not_negative),
        field<&T::reference>("reference", "凭证", "Voucher", not_blank)};
};
template <>
struct Shape<guarantee::Release> {
    using T = guarantee::Release;
    static constexpr std::array fields{
        field<&T::reference>("reference", "结清凭证", "Proof of settlement", not_blank)};
};
template <>
struct Shape<guarantee::Call> {
    using T = guarantee::Call;
    static constexpr std::array fields{
        field<&T::principal>("principal", "未还本金", "Principal unpaid", positive),
        field<&T::interest>("interest", "未还利息", "Interest unpaid", not_negative),
        field<&T::default_on>("default_on", "违约日", "Day of default"),
        field<&T::demand_letter>("demand_letter", "催收函", "Demand letter", not_blank),
        field<&T::statement>("statement", "情况说明", "Statement", long_text)};
};
template <>
struct Shape<guarantee::ReturnCall> {
    using T = guarantee::ReturnCall;
    static constexpr std::array fields{field<&T::reason>("reason", "理由", "Reason", long_text)};
};
template <>
struct Shape<guarantee::ProposePayment> {
    using T = guarantee::ProposePayment;
    static constexpr std::array fields{field<&T::opinion>("opinion", "意见", "Opinion", long_text)};
};
template <>
struct Shape<guarantee::DecidePayment> {
    using T = guarantee::DecidePayment;
    static constexpr std::array fields{field<&T::approved>("approved", "同意", "Approved"),
                                       field<&T::opinion>("opinion", "意见", "Opinion", long_text)};
};
template <>
struct Shape<guarantee::Reimburse> {
    using T = guarantee::Reimburse;
    static constexpr std::array fields{
        field<&T::party>("party", "分险方", "Party"),
        field<&T::reference>("reference", "付款凭证", "Voucher", not_blank)};
};
template <>
struct Shape<guarantee::Recover> {
    using T = guarantee::Recover;
    static constexpr std::array fields{
        field<&T::amount>("amount", "收回金额", "Amount", positive),
        field<&T::costs>("costs", "追偿费用（从中支付）", "Costs, paid out of it", not_negative),
        field<&T::reference>("reference", "凭证", "Voucher", not_blank)};
};
template <>
struct Shape<guarantee::Close> {
    using T = guarantee::Close;
    static constexpr std::array fields{field<&T::reason>("reason", "理由", "Reason", long_text)};
};
template <>
struct Shape<guarantee::Applied> : EventShape<"applied", "申请担保", "Applied"> {
    using T = guarantee::Applied;
    static constexpr std::array fields{
        field<&T::line>("line", "担保额度", "Line"),
        field<&T::scheme>("scheme", "方案", "Scheme"),
        field<&T::version>("version", "方案版本", "Version"),
        field<&T::applicant>("applicant", "申请人", "Applicant"),
        field<&T::borrower>("borrower", "借款企业", "Borrower"),
        field<&T::bearers>("bearers", "各方", "Parties"),
        field<&T::financing>("financing", "融资项目", "Financing"),
        field<&T::contract>("contract", "贷款合同编号", "Loan contract"),
        field<&T::principal>("principal", "贷款本金", "Principal"),
        field<&T::months>("months", "期限（月）", "Months"),
        field<&T::purpose>("purpose", "用途", "Purpose"),
        field<&T::automatic>("automatic", "见贷即保", "Follows the loan"),
        field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<guarantee::Withdrawn> : EventShape<"withdrawn", "撤回", "Withdrawn"> {
    using T = guarantee::Withdrawn;
    static constexpr std::array fields{field<&T::reason>("reason", "理由", "Reason"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<guarantee::Proposed> : EventShape<"proposed", "拟定担保意见", "Proposed"> {
    using T = guarantee::Proposed;
    static constexpr std::array fields{field<&T::details>("details", "内容", "Details"),
                                       field<&T::maker>("maker", "经办人", "Maker"),
                                       field<&T::fee>("fee", "担保费", "Fee"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<guarantee::Accepted> : EventShape<"accepted", "同意担保", "Accepted"> {
    using T = guarantee::Accepted;
    static constexpr std::array fields{
        field<&T::opinion>("opinion", "意见", "Opinion"),
        field<&T::guaranteed>("guaranteed", "担保金额", "Guaranteed"),
        field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<guarantee::Declined> : EventShape<"declined", "不同意担保", "Declined"> {
    using T = guarantee::Declined;
    static constexpr std::array fields{field<&T::opinion>("opinion", "意见", "Opinion"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<guarantee::Issued> : EventShape<"issued", "担保生效", "Issued"> {
    using T = guarantee::Issued;
    static constexpr std::array fields{
        field<&T::loan>("loan", "平台贷款", "Loan of the platform"),
        field<&T::principal>("principal", "贷款本金", "Principal"),
        field<&T::guaranteed>("guaranteed", "担保金额", "Guaranteed"),
        field<&T::disbursed_on>("disbursed_on", "放款日", "Disbursed on"),
        field<&T::matures_on>("matures_on", "到期日", "Matures on"),
        field<&T::months>("months", "计费月数", "Months charged"),
        field<&T::fee>("fee", "担保费", "Fee"),
        field<&T::reference>("reference", "凭证", "Voucher"),
        field<&T::on>("on", "生效日", "Issued on")};
};
template <>
struct Shape<guarantee::FeeReceived> : EventShape<"fee_received", "收到担保费", "Fee received"> {
    using T = guarantee::FeeReceived;
    static constexpr std::array fields{field<&T::reference>("reference", "凭证", "Voucher"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<guarantee::BalanceReported>
    : EventShape<"balance_reported", "贷款余额变动", "Balance changed"> {
    using T = guarantee::BalanceReported;
    static constexpr std::array fields{
        field<&T::principal>("principal", "贷款本金余额", "Principal outstanding"),
        field<&T::guaranteed>("guaranteed", "担保责任余额", "Guaranteed outstanding"),
        field<&T::reference>("reference", "凭证", "Voucher"), field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<guarantee::Released> : EventShape<"released", "担保解除", "Released"> {
    using T = guarantee::Released;
    static constexpr std::array fields{field<&T::reference>("reference", "依据", "Because"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<guarantee::Called> : EventShape<"called", "申请代偿", "Called"> {
    using T = guarantee::Called;
    static constexpr std::array fields{field<&T::details>("details", "内容", "Details"),
                                       field<&T::loss>("loss", "损失", "Loss"),
                                       field<&T::default_on>("default_on", "违约日", "Default on"),
                                       field<&T::maker>("maker", "经办人", "Maker"),
                                       field<&T::on>("on", "申请日", "Called on"),
                                       field<&T::pay_by>("pay_by", "代偿期限", "To be paid by")};
};
template <>
struct Shape<guarantee::CallReturned>
    : EventShape<"call_returned", "退回代偿申请", "Call returned"> {
    using T = guarantee::CallReturned;
    static constexpr std::array fields{field<&T::reason>("reason", "理由", "Reason")};
};
template <>
struct Shape<guarantee::PaymentProposed>
    : EventShape<"payment_proposed", "拟定代偿", "Payment proposed"> {
    using T = guarantee::PaymentProposed;
    static constexpr std::array fields{
        field<&T::opinion>("opinion", "意见", "Opinion"),
        field<&T::maker>("maker", "经办人", "Maker"),
        field<&T::left>("left", "代偿上限余额", "What may still be paid"),
        field<&T::split>("split", "各方承担", "Split")};
};
template <>
struct Shape<guarantee::PaymentReturned>
    : EventShape<"payment_returned", "退回代偿方案", "Payment returned"> {
    using T = guarantee::PaymentReturned;
    static constexpr std::array fields{field<&T::opinion>("opinion", "意见", "Opinion")};
};
template <>
struct Shape<guarantee::Paid> : EventShape<"paid", "代偿", "Paid"> {
    using T = guarantee::Paid;
    static constexpr std::array fields{field<&T::opinion>("opinion", "意见", "Opinion"),
                                       field<&T::on>("on", "代偿日", "Paid on"),
                                       field<&T::late>("late", "逾期代偿", "Late")};
};
template <>
struct Shape<guarantee::Reimbursed> : EventShape<"reimbursed", "支付分险款", "Reimbursed"> {
    using T = guarantee::Reimbursed;
    static constexpr std::array fields{
        field<&T::party>("party", "分险方", "Party"), field<&T::amount>("amount", "金额", "Amount"),
        field<&T::reference>("reference", "凭证", "Voucher"), field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<guarantee::Recovered> : EventShape<"recovered", "追偿所得", "Recovered"> {
    using T = guarantee::Recovered;
    static constexpr std::array fields{
        field<&T::gross>("gross", "累计收回", "Recovered so far"),
        field<&T::costs>("costs", "累计费用", "Costs so far"),
        field<&T::returned>("returned", "各方分得（累计）", "Returned so far"),
        field<&T::reference>("reference", "凭证", "Voucher"),
        field<&T::by>("by", "登记方", "By"),
        field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<guarantee::Closed> : EventShape<"closed", "追偿终结", "Closed"> {
    using T = guarantee::Closed;
    static constexpr std::array fields{field<&T::reason>("reason", "理由", "Reason"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<guarantee::Guarantee> {
    using T = guarantee::Guarantee;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"),
        field<&T::stage>("stage", "阶段", "Stage"),
        field<&T::application>("application", "申请", "Application"),
        field<&T::proposal>("proposal", "担保意见", "Proposal"),
        field<&T::accepted>("accepted", "同意", "Accepted"),
        field<&T::issued>("issued", "生效", "Issued"),
        field<&T::fee_received>("fee_received", "担保费", "Fee received"),
        field<&T::balance>("balance", "贷款本金余额", "Balance"),
        field<&T::outstanding>("outstanding", "担保责任余额", "Outstanding"),
        field<&T::call>("call", "代偿申请", "Call"),
        field<&T::payment>("payment", "代偿方案", "Payment"),
        field<&T::paid>("paid", "代偿", "Paid"),
        field<&T::reimbursed>("reimbursed", "分险款", "Reimbursed"),
        field<&T::recovered>("recovered", "追偿", "Recovered"),
        field<&T::ended_on>("ended_on", "终结日", "Ended on"),
        field<&T::ended_because>("ended_because", "终结原因", "Why it ended")};
};
template <>
struct Shape<guarantee::Marked> : EventShape<"marked", "登记", "Marked"> {
    using T = guarantee::Marked;
    static constexpr std::array fields{field<&T::guarantee>("guarantee", "担保", "Guarantee")};
};
template <>
struct Shape<guarantee::Unmarked> : EventShape<"unmarked", "注销", "Unmarked"> {
    using T = guarantee::Unmarked;
    static constexpr std::array fields{field<&T::guarantee>("guarantee", "担保", "Guarantee")};
};
template <>
struct Shape<guarantee::LoanMark> {
    using T = guarantee::LoanMark;
    static constexpr std::array fields{field<&T::id>("id", "编号", "Id"),
                                       field<&T::guarantee>("guarantee", "担保", "Guarantee")};
};

}  // namespace zhirong
