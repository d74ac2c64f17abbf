#pragma once
#include "core/explanation/why.h"
#include "features/insurance_claim/record.h"

namespace zhirong {

template <>
struct EnumNames<insurance_claim::Stage> {
    using enum insurance_claim::Stage;
    using S = insurance_claim::Stage;
    static constexpr std::array names{
        EnumName<S>{notified, "notified", "已报案", "Notified"},
        EnumName<S>{handling, "handling", "理赔中", "In handling"},
        EnumName<S>{refusal_proposed, "refusal_proposed", "拟拒赔", "Refusal proposed"},
        EnumName<S>{payment_proposed, "payment_proposed", "拟赔付", "Payment proposed"},
        EnumName<S>{decided, "decided", "待支付", "To be paid"},
        EnumName<S>{paid, "paid", "已赔付", "Paid"},
        EnumName<S>{refused, "refused", "已拒赔", "Refused"},
        EnumName<S>{closed, "closed", "已结案", "Closed"},
        EnumName<S>{withdrawn, "withdrawn", "已撤回", "Withdrawn"}};
};
template <>
struct EnumNames<insurance_claim::Act> {
    using enum insurance_claim::Act;
    using A = insurance_claim::Act;
    static constexpr std::array names{
        EnumName<A>{check_cover, "check_cover", "审核责任", "Check cover"},
        EnumName<A>{decide_refusal, "decide_refusal", "审批拒赔", "Decide the refusal"},
        EnumName<A>{send_refusal, "send_refusal", "登记拒赔通知送达",
                    "Note that the refusal was sent"},
        EnumName<A>{set_reserve, "set_reserve", "设定未决估损", "Set the reserve"},
        EnumName<A>{ask_papers, "ask_papers", "一次性通知补充材料", "Ask for papers"},
        EnumName<A>{receive_paper, "receive_paper", "提交材料", "Hand in a paper"},
        EnumName<A>{investigate, "investigate", "登记查勘", "Note an investigation"},
        EnumName<A>{propose_advance, "propose_advance", "提出预付", "Propose an advance"},
        EnumName<A>{decide_advance, "decide_advance", "审批预付", "Decide the advance"},
        EnumName<A>{propose_payment, "propose_payment", "提出赔付", "Propose the payment"},
        EnumName<A>{decide_payment, "decide_payment", "审批赔付", "Decide the payment"},
        EnumName<A>{pay, "pay", "支付赔款", "Pay"},
        EnumName<A>{note_return, "note_return", "登记退回预付款", "Note an advance returned"},
        EnumName<A>{recover, "recover", "登记追偿所得", "Note a recovery"},
        EnumName<A>{close, "close", "结案", "Close"},
        EnumName<A>{reopen, "reopen", "重开赔案", "Reopen"},
        EnumName<A>{withdraw, "withdraw", "撤回索赔", "Withdraw"}};
};
template <>
struct EnumNames<insurance_claim::CoverResult> {
    using enum insurance_claim::CoverResult;
    using C = insurance_claim::CoverResult;
    static constexpr std::array names{
        EnumName<C>{accepted, "accepted", "属于保险责任", "Covered"},
        EnumName<C>{refused, "refused", "不属于保险责任", "Not covered"}};
};
template <>
struct EnumNames<insurance_claim::AdvanceGround> {
    using enum insurance_claim::AdvanceGround;
    using A = insurance_claim::AdvanceGround;
    static constexpr std::array names{
        EnumName<A>{product, "product", "条款约定的预付", "Advance under the terms"},
        EnumName<A>{certain_amount, "certain_amount", "先予支付可以确定的数额（第二十五条）",
                    "What is certain, article 25"}};
};
template <>
struct EnumNames<insurance_claim::Outcome> {
    using enum insurance_claim::Outcome;
    using O = insurance_claim::Outcome;
    static constexpr std::array names{EnumName<O>{passed, "passed", "符合", "Passed"},
                                      EnumName<O>{failed, "failed", "不符合", "Failed"},
                                      EnumName<O>{unknown, "unknown", "待核实", "To be verified"}};
};
template <>
struct Shape<insurance_claim::Occurrence> {
    using T = insurance_claim::Occurrence;
    static constexpr std::array fields{
        field<&T::what>("what", "事故经过", "What happened", long_text),
        field<&T::occurred_on>("occurred_on", "事故发生日", "Happened on"),
        field<&T::zone>("zone", "发生地域", "Where"),
        field<&T::opponent>("opponent", "对方当事人", "Opponent", not_blank),
        field<&T::court_case>("court_case", "案号或受理号", "Number of the case", not_blank)};
};

// ---- commands
template <>
struct Shape<insurance_claim::Notify> {
    using T = insurance_claim::Notify;
    static constexpr std::array fields{
        field<&T::policy>("policy", "保险单", "Policy", not_blank),
        field<&T::item>("item", "出险标的（号码）", "Item, by its number", not_blank),
        field<&T::event>("event", "保险事故", "Event"),
        field<&T::claimed_on>("claimed_on", "维权或索赔被受理之日", "Suit or claim accepted on"),
        field<&T::estimates>("estimates", "估计损失", "Estimates", not_blank),
        field<&T::protection_case>("protection_case", "维权案件", "Case of protection", not_blank)};
};
template <>
struct Shape<insurance_claim::CheckCover> {
    using T = insurance_claim::CheckCover;
    static constexpr std::array fields{
        field<&T::result>("result", "审核结论", "Result"),
        field<&T::exclusions>("exclusions", "援引的责任免除（代号）", "Exclusions, by id"),
        field<&T::opinion>("opinion", "意见", "Opinion", long_text)};
};
template <>
struct Shape<insurance_claim::DecideRefusal> {
    using T = insurance_claim::DecideRefusal;
    static constexpr std::array fields{field<&T::approved>("approved", "同意拒赔", "Refused"),
                                       field<&T::opinion>("opinion", "意见", "Opinion", long_text)};
};
template <>
struct Shape<insurance_claim::SendRefusal> {
    using T = insurance_claim::SendRefusal;
    static constexpr std::array fields{
        field<&T::on>("on", "送达日", "Sent on"),
        field<&T::reference>("reference", "送达方式与凭证", "How it was sent", not_blank)};
};
template <>
struct Shape<insurance_claim::SetReserve> {
    using T = insurance_claim::SetReserve;
    static constexpr std::array fields{field<&T::parts>("parts", "分项估损", "Parts", not_blank),
                                       field<&T::reason>("reason", "理由", "Reason", long_text)};
};
template <>
struct Shape<insurance_claim::AskPapers> {
    using T = insurance_claim::AskPapers;
    static constexpr std::array fields{
        field<&T::papers>("papers", "需补充的材料", "Papers wanted", not_blank),
        field<&T::on>("on", "通知到达日", "The request arrived on")};
};
template <>
struct Shape<insurance_claim::ReceivePaper> {
    using T = insurance_claim::ReceivePaper;
    static constexpr std::array fields{
        field<&T::paper>("paper", "材料名称", "Paper", not_blank),
        field<&T::reference>("reference", "文号或附件名", "Reference", not_blank),
        field<&T::on>("on", "收到日", "Received on")};
};
template <>
struct Shape<insurance_claim::Investigate> {
    using T = insurance_claim::Investigate;
    static constexpr std::array fields{
        field<&T::note>("note", "查勘情况", "What was found", long_text),
        field<&T::paper>("paper", "查勘文件", "Paper", not_blank),
        field<&T::on>("on", "查勘日", "On")};
};
template <>
struct Shape<insurance_claim::ProposeAdvance> {
    using T = insurance_claim::ProposeAdvance;
    static constexpr std::array fields{
        field<&T::ground>("ground", "预付依据", "Ground"),
        field<&T::parts>("parts", "已能确定的损失", "Loss determined by now", not_blank),
        field<&T::amount>("amount", "预付金额", "Amount", positive),
        field<&T::reason>("reason", "理由", "Reason", long_text)};
};
template <>
struct Shape<insurance_claim::DecideAdvance> {
    using T = insurance_claim::DecideAdvance;
    static constexpr std::array fields{
        field<&T::approved>("approved", "同意预付", "Approved"),
        field<&T::opinion>("opinion", "意见", "Opinion", long_text),
        field<&T::reference>("reference", "付款凭证号", "Reference of the payment", not_blank)};
};
template <>
struct Shape<insurance_claim::AssessedPart> {
    using T = insurance_claim::AssessedPart;
    static constexpr std::array fields{
        field<&T::item>("item", "分项", "Item", not_blank),
        field<&T::loss>("loss", "损失金额", "Loss", not_negative),
        field<&T::excluded>("excluded", "其中免责金额", "Of it excluded", not_negative),
        field<&T::exclusion>("exclusion", "所依据的责任免除（代号）", "Exclusion, by id",
                             not_blank)};
};
template <>
struct Shape<insurance_claim::ProposePayment> {
    using T = insurance_claim::ProposePayment;
    static constexpr std::array fields{
        field<&T::basis>("basis", "赔付依据", "Paid on"),
        field<&T::reference>("reference", "依据文书号", "Number of the paper", not_blank),
        field<&T::basis_on>("basis_on", "文书生效或发生日", "In force since"),
        field<&T::parts>("parts", "核定损失", "Assessed loss", not_blank),
        field<&T::opinion>("opinion", "意见", "Opinion", long_text)};
};
template <>
struct Shape<insurance_claim::DecidePayment> {
    using T = insurance_claim::DecidePayment;
    static constexpr std::array fields{field<&T::approved>("approved", "同意赔付", "Approved"),
                                       field<&T::opinion>("opinion", "意见", "Opinion", long_text)};
};
template <>
struct Shape<insurance_claim::Pay> {
    using T = insurance_claim::Pay;
    static constexpr std::array fields{
        field<&T::reference>("reference", "付款凭证号", "Reference of the payment", not_blank)};
};
template <>
struct Shape<insurance_claim::NoteReturn> {
    using T = insurance_claim::NoteReturn;
    static constexpr std::array fields{
        field<&T::amount>("amount", "退回金额", "Amount", positive),
        field<&T::reference>("reference", "凭证号", "Reference", not_blank)};
};
template <>
struct Shape<insurance_claim::Recover> {
    using T = insurance_claim::Recover;
    static constexpr std::array fields{
        field<&T::from>("from", "付款人", "From", not_blank),
        field<&T::amount>("amount", "追偿所得", "Amount", positive),
        field<&T::costs>("costs", "追偿费用", "Costs", not_negative),
        field<&T::reference>("reference", "凭证号", "Reference", not_blank),
        field<&T::on>("on", "到账日", "Received on")};
};
template <>
struct Shape<insurance_claim::Close> {
    using T = insurance_claim::Close;
    static constexpr std::array fields{field<&T::reason>("reason", "理由", "Reason", long_text)};
};
template <>
struct Shape<insurance_claim::Reopen> {
    using T = insurance_claim::Reopen;
    static constexpr std::array fields{field<&T::reason>("reason", "理由", "Reason", long_text)};
};
template <>
struct Shape<insurance_claim::Withdraw> {
    using T = insurance_claim::Withdraw;
    static constexpr std::array fields{field<&T::reason>("reason", "理由", "Reason", long_text)};
};

// ---- events
template <>
struct Shape<insurance_claim::Finding> {
    using T = insurance_claim::Finding;
    static constexpr std::array fields{field<&T::words>("words", "事项", "What"),
                                       field<&T::outcome>("outcome", "结论", "Outcome"),
                                       field<&T::found>("found", "查明", "Found"),
                                       field<&T::expected>("expected", "应为", "Expected"),
                                       field<&T::source>("source", "依据", "Source")};
};
template <>
struct Shape<insurance_claim::Notified> : EventShape<"notified", "报案", "Claim notified"> {
    using T = insurance_claim::Notified;
    static constexpr std::array fields{
        field<&T::policy>("policy", "保险单", "Policy"),
        field<&T::policy_number>("policy_number", "保单号", "Number of the policy"),
        field<&T::insurer>("insurer", "保险人", "Insurer"),
        field<&T::holder>("holder", "被保险人", "Insured"),
        field<&T::product>("product", "产品", "Product"),
        field<&T::line>("line", "险种", "Line"),
        field<&T::recovery_rule>("recovery_rule", "追偿分配", "Recoveries"),
        field<&T::item>("item", "出险标的", "Item"),
        field<&T::event>("event", "保险事故", "Event"),
        field<&T::claimed_on>("claimed_on", "维权或索赔被受理之日", "Suit or claim accepted on"),
        field<&T::estimates>("estimates", "估计损失", "Estimates"),
        field<&T::protection_case>("protection_case", "维权案件", "Case of protection"),
        field<&T::on>("on", "日期", "Date"),
        field<&T::maker>("maker", "经办人", "By"),
        field<&T::by_holder>("by_holder", "被保险人报案", "Notified by the insured")};
};
template <>
struct Shape<insurance_claim::CoverChecked>
    : EventShape<"cover_checked", "责任审核", "Cover checked"> {
    using T = insurance_claim::CoverChecked;
    static constexpr std::array fields{
        field<&T::result>("result", "审核结论", "Result"),
        field<&T::exclusions>("exclusions", "责任免除", "Exclusions"),
        field<&T::opinion>("opinion", "意见", "Opinion"),
        field<&T::findings>("findings", "审核事项", "Findings"),
        field<&T::maker>("maker", "经办人", "By"),
        field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<insurance_claim::RefusalDecided>
    : EventShape<"refusal_decided", "拒赔审批", "Refusal decided"> {
    using T = insurance_claim::RefusalDecided;
    static constexpr std::array fields{field<&T::approved>("approved", "同意拒赔", "Refused"),
                                       field<&T::opinion>("opinion", "意见", "Opinion"),
                                       field<&T::maker>("maker", "经办人", "By"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<insurance_claim::RefusalSent>
    : EventShape<"refusal_sent", "拒赔通知送达", "Refusal sent"> {
    using T = insurance_claim::RefusalSent;
    static constexpr std::array fields{field<&T::sent_on>("sent_on", "送达日", "Sent on"),
                                       field<&T::reference>("reference", "送达凭证", "Reference"),
                                       field<&T::late>("late", "逾期", "Late"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<insurance_claim::ReserveSet>
    : EventShape<"reserve_set", "设定未决估损", "Reserve set"> {
    using T = insurance_claim::ReserveSet;
    static constexpr std::array fields{field<&T::parts>("parts", "分项估损", "Parts"),
                                       field<&T::reason>("reason", "理由", "Reason"),
                                       field<&T::maker>("maker", "经办人", "By"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<insurance_claim::PapersAsked>
    : EventShape<"papers_asked", "一次性通知补充材料", "Papers asked for"> {
    using T = insurance_claim::PapersAsked;
    static constexpr std::array fields{field<&T::papers>("papers", "需补充的材料", "Papers"),
                                       field<&T::asked_on>("asked_on", "通知到达日", "Asked on"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<insurance_claim::PaperReceived>
    : EventShape<"paper_received", "收到材料", "Paper received"> {
    using T = insurance_claim::PaperReceived;
    static constexpr std::array fields{
        field<&T::paper>("paper", "材料", "Paper"),
        field<&T::reference>("reference", "文号", "Reference"),
        field<&T::received_on>("received_on", "收到日", "Received on"),
        field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<insurance_claim::Investigated> : EventShape<"investigated", "查勘", "Investigated"> {
    using T = insurance_claim::Investigated;
    static constexpr std::array fields{field<&T::note>("note", "查勘情况", "What was found"),
                                       field<&T::paper>("paper", "文件", "Paper"),
                                       field<&T::found_on>("found_on", "查勘日", "Found on"),
                                       field<&T::maker>("maker", "经办人", "By"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<insurance_claim::AdvanceProposed>
    : EventShape<"advance_proposed", "提出预付", "Advance proposed"> {
    using T = insurance_claim::AdvanceProposed;
    static constexpr std::array fields{field<&T::content>("content", "内容", "Content"),
                                       field<&T::most>("most", "最多可预付", "At most"),
                                       field<&T::why>("why", "计算过程", "Working"),
                                       field<&T::maker>("maker", "经办人", "By"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<insurance_claim::AdvanceDecided>
    : EventShape<"advance_decided", "预付审批", "Advance decided"> {
    using T = insurance_claim::AdvanceDecided;
    static constexpr std::array fields{field<&T::approved>("approved", "同意", "Approved"),
                                       field<&T::amount>("amount", "金额", "Amount"),
                                       field<&T::opinion>("opinion", "意见", "Opinion"),
                                       field<&T::reference>("reference", "付款凭证", "Reference"),
                                       field<&T::maker>("maker", "经办人", "By"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<insurance_claim::PaymentProposed>
    : EventShape<"payment_proposed", "提出赔付", "Payment proposed"> {
    using T = insurance_claim::PaymentProposed;
    static constexpr std::array fields{
        field<&T::content>("content", "内容", "Content"),
        field<&T::sum>("sum", "保险金额", "Sum insured"),
        field<&T::limit_left>("limit_left", "剩余限额", "Limit left"),
        field<&T::payable>("payable", "应赔金额（累计）", "Payable in all"),
        field<&T::borne_by_insured>("borne_by_insured", "被保险人自担", "Borne by the insured"),
        field<&T::why>("why", "计算过程", "Working"),
        field<&T::maker>("maker", "经办人", "By"),
        field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<insurance_claim::PaymentDecided>
    : EventShape<"payment_decided", "赔付审批", "Payment decided"> {
    using T = insurance_claim::PaymentDecided;
    static constexpr std::array fields{field<&T::approved>("approved", "同意", "Approved"),
                                       field<&T::opinion>("opinion", "意见", "Opinion"),
                                       field<&T::maker>("maker", "经办人", "By"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<insurance_claim::Paid> : EventShape<"paid", "支付赔款", "Paid"> {
    using T = insurance_claim::Paid;
    static constexpr std::array fields{field<&T::amount>("amount", "支付金额", "Amount"),
                                       field<&T::reference>("reference", "付款凭证", "Reference"),
                                       field<&T::late>("late", "逾期", "Late"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<insurance_claim::Returned> : EventShape<"returned", "退回预付款", "Advance returned"> {
    using T = insurance_claim::Returned;
    static constexpr std::array fields{field<&T::amount>("amount", "退回金额", "Amount"),
                                       field<&T::reference>("reference", "凭证", "Reference"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<insurance_claim::Recovered> : EventShape<"recovered", "追偿所得", "Recovered"> {
    using T = insurance_claim::Recovered;
    static constexpr std::array fields{field<&T::content>("content", "内容", "Content"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<insurance_claim::Closed> : EventShape<"closed", "结案", "Closed"> {
    using T = insurance_claim::Closed;
    static constexpr std::array fields{field<&T::reason>("reason", "理由", "Reason"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<insurance_claim::Reopened> : EventShape<"reopened", "重开赔案", "Reopened"> {
    using T = insurance_claim::Reopened;
    static constexpr std::array fields{field<&T::reason>("reason", "理由", "Reason"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<insurance_claim::Withdrawn> : EventShape<"withdrawn", "撤回索赔", "Withdrawn"> {
    using T = insurance_claim::Withdrawn;
    static constexpr std::array fields{field<&T::reason>("reason", "理由", "Reason"),
                                       field<&T::on>("on", "日期", "Date")};
};

// ---- records
template <>
struct Shape<insurance_claim::AskedPaper> {
    using T = insurance_claim::AskedPaper;
    static constexpr std::array fields{
        field<&T::paper>("paper", "材料", "Paper"),
        field<&T::reference>("reference", "文号", "Reference"),
        field<&T::received_on>("received_on", "收到日", "Received on")};
};
template <>
struct Shape<insurance_claim::Claim> {
    using T = insurance_claim::Claim;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"),
        field<&T::stage>("stage", "阶段", "Stage"),
        field<&T::notice>("notice", "报案", "Notice"),
        field<&T::cover>("cover", "责任审核", "Cover"),
        field<&T::refusal>("refusal", "拒赔审批", "Refusal"),
        field<&T::refusal_sent>("refusal_sent", "拒赔通知", "Refusal sent"),
        field<&T::reserves>("reserves", "估损", "Reserves"),
        field<&T::papers_asked_on>("papers_asked_on", "通知补充材料日", "Papers asked on"),
        field<&T::papers>("papers", "补充材料", "Papers asked for"),
        field<&T::other_papers>("other_papers", "其他材料", "Other papers"),
        field<&T::investigations>("investigations", "查勘", "Investigations"),
        field<&T::advance>("advance", "待审批的预付", "Advance to be decided"),
        field<&T::advances>("advances", "预付", "Advances"),
        field<&T::proposal>("proposal", "赔付意见", "Proposal"),
        field<&T::settled>("settled", "核定的赔付意见", "Settled"),
        field<&T::settlement>("settlement", "核定", "Settlement"),
        field<&T::settled_amount>("settled_amount", "已结算赔款", "Settled amount"),
        field<&T::borne_by_insured>("borne_by_insured", "被保险人自担", "Borne by the insured"),
        field<&T::paid>("paid", "已付", "Paid"),
        field<&T::returned>("returned", "已退回", "Returned"),
        field<&T::payments>("payments", "支付", "Payments"),
        field<&T::recoveries>("recoveries", "追偿", "Recoveries"),
        field<&T::reopened_on>("reopened_on", "重开日", "Reopened on"),
        field<&T::reason>("reason", "理由", "Reason")};
};
template <>
struct Shape<insurance_claim::Known> {
    using T = insurance_claim::Known;
    static constexpr std::array fields{
        field<&T::claim>("claim", "赔案", "Claim"),
        field<&T::policy>("policy", "保险单", "Policy"),
        field<&T::policy_number>("policy_number", "保单号", "Number of the policy"),
        field<&T::line>("line", "险种", "Line"),
        field<&T::insurer>("insurer", "保险人", "Insurer"),
        field<&T::item>("item", "标的", "Item"),
        field<&T::occurred_on>("occurred_on", "事故发生日", "Happened on"),
        field<&T::court_case>("court_case", "案号", "Number of the case"),
        field<&T::notified_on>("notified_on", "报案日", "Notified on"),
        field<&T::refused>("refused", "已拒赔", "Refused")};
};
template <>
struct Shape<insurance_claim::Entered> : EventShape<"entered", "登记赔案", "Claim entered"> {
    using T = insurance_claim::Entered;
    static constexpr std::array fields{field<&T::claim>("claim", "赔案", "Claim")};
};
template <>
struct Shape<insurance_claim::Left> : EventShape<"left", "不再计入", "Claim left"> {
    using T = insurance_claim::Left;
    static constexpr std::array fields{field<&T::claim>("claim", "赔案", "Claim"),
                                       field<&T::withdrawn>("withdrawn", "撤回", "Withdrawn")};
};
template <>
struct Shape<insurance_claim::History> {
    using T = insurance_claim::History;
    static constexpr std::array fields{field<&T::id>("id", "编号", "Id"),
                                       field<&T::claims>("claims", "赔案", "Claims")};
};

}  // namespace zhirong
