#pragma once
#include "features/counter/counter.h"
#include "features/facts/facts.h"
#include "features/subsidy/application.h"
#include "features/subsidy/batch.h"
#include "features/subsidy/docket.h"

namespace zhirong {

template <>
struct EnumNames<subsidy::Stage> {
    using E = subsidy::Stage;
    static constexpr std::array names{
        EnumName<E>{E::filed, "filed", "待审核", "Filed"},
        EnumName<E>{E::correction_requested, "correction_requested", "待补正", "To be corrected"},
        EnumName<E>{E::reviewed, "reviewed", "待复核", "Reviewed"},
        EnumName<E>{E::accepted, "accepted", "已核准，待拨付", "Accepted"},
        EnumName<E>{E::refused, "refused", "不予补贴", "Refused"},
        EnumName<E>{E::withdrawn, "withdrawn", "已撤回", "Withdrawn"},
        EnumName<E>{E::batched, "batched", "已列入拨付批次", "In a batch"},
        EnumName<E>{E::paid, "paid", "已拨付", "Paid"},
        EnumName<E>{E::clawback_proposed, "clawback_proposed", "待复核追回", "Clawback proposed"},
        EnumName<E>{E::clawed_back, "clawed_back", "已追回", "Clawed back"}};
};
template <>
struct EnumNames<subsidy::Act> {
    using E = subsidy::Act;
    static constexpr std::array names{
        EnumName<E>{E::request_correction, "request_correction", "要求补正",
                    "Ask for a correction"},
        EnumName<E>{E::correct, "correct", "补正", "Correct"},
        EnumName<E>{E::withdraw, "withdraw", "撤回", "Withdraw"},
        EnumName<E>{E::review, "review", "审核", "Review"},
        EnumName<E>{E::send_back, "send_back", "退回审核", "Send back"},
        EnumName<E>{E::accept, "accept", "同意补贴", "Accept"},
        EnumName<E>{E::refuse, "refuse", "不予补贴", "Refuse"},
        EnumName<E>{E::gather, "gather", "列入批次", "Put into a batch"},
        EnumName<E>{E::release, "release", "移出批次", "Take out of the batch"},
        EnumName<E>{E::pay, "pay", "拨付", "Pay"},
        EnumName<E>{E::settle, "settle", "据实结算", "Settle"},
        EnumName<E>{E::propose_clawback, "propose_clawback", "提请追回", "Propose a clawback"},
        EnumName<E>{E::reject_clawback, "reject_clawback", "不同意追回", "Reject the clawback"},
        EnumName<E>{E::claw_back, "claw_back", "同意追回", "Claw back"}};
};
template <>
struct EnumNames<subsidy::BatchStage> {
    using E = subsidy::BatchStage;
    static constexpr std::array names{EnumName<E>{E::proposed, "proposed", "待复核", "Proposed"},
                                      EnumName<E>{E::approved, "approved", "待拨付", "Approved"},
                                      EnumName<E>{E::rejected, "rejected", "未通过", "Rejected"},
                                      EnumName<E>{E::paid, "paid", "已拨付", "Paid"}};
};
template <>
struct EnumNames<subsidy::BatchAct> {
    using E = subsidy::BatchAct;
    static constexpr std::array names{EnumName<E>{E::approve, "approve", "同意拨付", "Approve"},
                                      EnumName<E>{E::reject, "reject", "不同意拨付", "Reject"},
                                      EnumName<E>{E::pay, "pay", "登记拨付", "Record the payment"}};
};
template <>
struct EnumNames<programme::WhenDry> {
    using E = programme::WhenDry;
    static constexpr std::array names{
        EnumName<E>{E::first_come, "first_come", "先到先得", "First come, first served"},
        EnumName<E>{E::pro_rata, "pro_rata", "年终按比例", "Pro rata at the end"}};
};
template <>
struct EnumNames<programme::Expense> {
    using E = programme::Expense;
    static constexpr std::array names{
        EnumName<E>{E::loan_interest, "loan_interest", "贷款利息", "Loan interest"},
        EnumName<E>{E::insurance_premium, "insurance_premium", "保险费", "Insurance premium"},
        EnumName<E>{E::guarantee_fee, "guarantee_fee", "担保费", "Guarantee fee"},
        EnumName<E>{E::appraisal_fee, "appraisal_fee", "评估费", "Appraisal fee"},
        EnumName<E>{E::legal_cost, "legal_cost", "法律费用", "Legal costs"},
        EnumName<E>{E::application_cost, "application_cost", "申请费用", "Application costs"},
        EnumName<E>{E::other_fee, "other_fee", "其他费用", "Other fees"},
        EnumName<E>{E::lending, "lending", "放款奖励", "Lending"},
        EnumName<E>{E::borrowing, "borrowing", "取得贷款奖励", "Borrowing"}};
};
template <>
struct EnumNames<programme::Timing> {
    using E = programme::Timing;
    static constexpr std::array names{
        EnumName<E>{E::discount_first, "discount_first", "先贴后申", "Discount first"},
        EnumName<E>{E::quarterly, "quarterly", "按季", "Quarterly"},
        EnumName<E>{E::yearly, "yearly", "按年", "Yearly"},
        EnumName<E>{E::after_repayment, "after_repayment", "还本付息后", "After repayment"},
        EnumName<E>{E::after_event, "after_event", "事后", "After the event"},
        EnumName<E>{E::in_advance, "in_advance", "预拨", "In advance"},
        EnumName<E>{E::not_stated, "not_stated", "来源未写明", "Not stated by the source"}};
};
template <>
struct Shape<subsidy::Content> {
    using T = subsidy::Content;
    static constexpr std::tuple fields{
        field("programme", &T::programme, "政策", "Programme", not_blank),
        field("subsidy", &T::subsidy, "补贴项目", "Subsidy", not_blank),
        field("office", &T::office, "受理单位", "Office", not_blank),
        field("borrower", &T::borrower, "借款企业", "Borrower", not_blank),
        field("loan", &T::loan, "贷款", "Loan", not_blank),
        field("from", &T::from, "计息起始日", "First day of interest"),
        field("until", &T::until, "计息截止日（含）", "Last day of interest"),
        field("policy", &T::policy, "已出单的保单", "Policy", not_blank),
        field("number", &T::number, "保单号或发票号码", "Number of policy or invoice", not_blank),
        field("payee", &T::payee, "收款单位", "Who was paid", not_blank),
        field("paid_on", &T::paid_on, "付款日", "Paid on"),
        field("amount", &T::amount, "费用金额", "Amount of the expense", positive),
        field("right", &T::right, "专利号", "Patent number", not_blank),
        field("facts", &T::facts, "申报事项", "Facts stated"),
        field("papers", &T::papers, "申请材料", "Papers")};
};
template <>
struct Shape<subsidy::Part> {
    using T = subsidy::Part;
    static constexpr std::tuple fields{field("party", &T::party, "承担方", "Party"),
                                       field("amount", &T::amount, "金额", "Amount")};
};
template <>
struct Shape<subsidy::CapRoom> {
    using T = subsidy::CapRoom;
    static constexpr std::tuple fields{field("id", &T::id, "代码", "Id"),
                                       field("zh", &T::zh, "名称", "Name"),
                                       field("en", &T::en, "英文名称", "Name in English"),
                                       field("counter", &T::counter, "额度", "Counter"),
                                       field("when_dry", &T::when_dry, "用完时", "When dry"),
                                       field("limit", &T::limit, "上限", "Limit"),
                                       field("used", &T::used, "已用", "Used"),
                                       field("room", &T::room, "剩余", "Room"),
                                       field("binding", &T::binding, "起限制作用", "Binding")};
};
template <>
struct Shape<subsidy::Computed> {
    using T = subsidy::Computed;
    static constexpr std::tuple fields{field("base", &T::base, "基数", "Base"),
                                       field("entitled", &T::entitled, "应享", "Entitled"),
                                       field("granted", &T::granted, "可补", "Granted"),
                                       field("caps", &T::caps, "上限", "Caps"),
                                       field("payers", &T::payers, "承担方", "Payers"),
                                       field("last_day", &T::last_day, "申请截止日", "Last day"),
                                       field("trace", &T::trace, "计算过程", "Trace")};
};
template <>
struct Shape<subsidy::RequestCorrection> {
    using T = subsidy::RequestCorrection;
    static constexpr std::tuple fields{
        field("reason", &T::reason, "需补正的内容", "What is to be corrected", long_text)};
};
template <>
struct Shape<subsidy::Withdraw> {
    using T = subsidy::Withdraw;
    static constexpr std::tuple fields{
        field("reason", &T::reason, "撤回理由", "Reason", long_text)};
};
template <>
struct Shape<subsidy::Review> {
    using T = subsidy::Review;
    static constexpr std::tuple fields{
        field("accepted", &T::accepted, "同意补贴", "Accept"),
        field("amount", &T::amount, "核定金额（不填为照准）", "Amount, if less than computed",
              not_negative),
        field("opinion", &T::opinion, "审核意见（不予补贴或核减须写明理由）",
              "Opinion, with the reason of a cut or refusal", long_text)};
};
template <>
struct Shape<subsidy::Decide> {
    using T = subsidy::Decide;
    static constexpr std::tuple fields{
        field("approved", &T::approved, "同意", "Approve"),
        field("opinion", &T::opinion, "复核意见", "Opinion", long_text)};
};
template <>
struct Shape<subsidy::ProposeClawback> {
    using T = subsidy::ProposeClawback;
    static constexpr std::tuple fields{
        field("amount", &T::amount, "追回金额", "Amount", positive),
        field("reason", &T::reason, "追回理由", "Reason", long_text)};
};
template <>
struct Shape<subsidy::RecordReturn> {
    using T = subsidy::RecordReturn;
    static constexpr std::tuple fields{
        field("amount", &T::amount, "退回金额", "Amount", positive),
        field("reference", &T::reference, "凭证", "Reference", not_blank)};
};
template <>
struct Shape<subsidy::Filed> : EventShape<"filed", "提交申请", "Application filed"> {
    using T = subsidy::Filed;
    static constexpr std::tuple fields{
        field("programme", &T::programme, "政策", "Programme"),
        field("version", &T::version, "版本", "Version"),
        field("subsidy", &T::subsidy, "补贴项目", "Subsidy"),
        field("title", &T::title, "政策名称", "Title"),
        field("subject", &T::subject, "补贴名称", "Name of the subsidy"),
        field("rules_of", &T::rules_of, "适用规定之日", "Rules of"),
        field("on", &T::on, "申请日", "Filed on"),
        field("office", &T::office, "受理单位", "Office"),
        field("applicant", &T::applicant, "申请人", "Applicant"),
        field("borrower", &T::borrower, "借款企业", "Borrower"),
        field("lender", &T::lender, "贷款银行", "Lender"),
        field("expense", &T::expense, "费用种类", "Expense"),
        field("timing", &T::timing, "补贴时点", "Timing"),
        field("ordinal", &T::ordinal, "第几次申请", "Ordinal"),
        field("content", &T::content, "申请内容", "Content"),
        field("thing", &T::thing, "费用", "Expense"),
        field("insured", &T::insured, "保单", "Policy"),
        field("rights", &T::rights, "投保的权利", "Rights insured"),
        field("facts", &T::facts, "事实", "Facts"),
        field("agreement", &T::agreement, "合作协议", "Agreement"),
        field("computed", &T::computed, "计算", "Computed"),
        field("payers", &T::payers, "付款单位", "Payers"),
        field("maker", &T::maker, "经办人", "Maker")};
};
template <>
struct Shape<subsidy::CorrectionRequested>
    : EventShape<"correction_requested", "要求补正", "Correction asked for"> {
    using T = subsidy::CorrectionRequested;
    static constexpr std::tuple fields{field("reason", &T::reason, "内容", "What"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<subsidy::Reviewed> : EventShape<"reviewed", "审核", "Reviewed"> {
    using T = subsidy::Reviewed;
    static constexpr std::tuple fields{field("accepted", &T::accepted, "同意", "Accepted"),
                                       field("amount", &T::amount, "核定金额", "Amount"),
                                       field("opinion", &T::opinion, "意见", "Opinion"),
                                       field("maker", &T::maker, "经办人", "Maker"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<subsidy::SentBack> : EventShape<"sent_back", "退回审核", "Sent back"> {
    using T = subsidy::SentBack;
    static constexpr std::tuple fields{field("opinion", &T::opinion, "意见", "Opinion")};
};
template <>
struct Shape<subsidy::Accepted> : EventShape<"accepted", "同意补贴", "Accepted"> {
    using T = subsidy::Accepted;
    static constexpr std::tuple fields{field("amount", &T::amount, "核定金额", "Amount"),
                                       field("parts", &T::parts, "承担方", "Parts"),
                                       field("reclaim", &T::reclaim, "多付应退", "Paid too much"),
                                       field("opinion", &T::opinion, "意见", "Opinion"),
                                       field("checker", &T::checker, "复核人", "Checker"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<subsidy::Refused> : EventShape<"refused", "不予补贴", "Refused"> {
    using T = subsidy::Refused;
    static constexpr std::tuple fields{field("opinion", &T::opinion, "理由", "Reason"),
                                       field("checker", &T::checker, "复核人", "Checker"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<subsidy::Withdrawn> : EventShape<"withdrawn", "撤回", "Withdrawn"> {
    using T = subsidy::Withdrawn;
    static constexpr std::tuple fields{field("reason", &T::reason, "理由", "Reason"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<subsidy::Gathered> : EventShape<"gathered", "列入拨付批次", "Put into a batch"> {
    using T = subsidy::Gathered;
    static constexpr std::tuple fields{field("batch", &T::batch, "批次", "Batch")};
};
template <>
struct Shape<subsidy::Ungathered>
    : EventShape<"ungathered", "移出拨付批次", "Taken out of the batch"> {
    using T = subsidy::Ungathered;
    static constexpr std::tuple fields{field("batch", &T::batch, "批次", "Batch"),
                                       field("reason", &T::reason, "理由", "Reason")};
};
template <>
struct Shape<subsidy::Ordered> : EventShape<"ordered", "批准拨付", "Payment ordered"> {
    using T = subsidy::Ordered;
    static constexpr std::tuple fields{field("batch", &T::batch, "批次", "Batch"),
                                       field("amount", &T::amount, "累计金额", "Amount"),
                                       field("parts", &T::parts, "承担方", "Parts"),
                                       field("now", &T::now, "本次拨付", "To be paid now"),
                                       field("payers", &T::payers, "付款单位", "Payers"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<subsidy::Paid> : EventShape<"paid", "拨付", "Paid"> {
    using T = subsidy::Paid;
    static constexpr std::tuple fields{field("batch", &T::batch, "批次", "Batch"),
                                       field("reference", &T::reference, "凭证", "Reference"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<subsidy::ClawbackProposed>
    : EventShape<"clawback_proposed", "提请追回", "Clawback proposed"> {
    using T = subsidy::ClawbackProposed;
    static constexpr std::tuple fields{field("amount", &T::amount, "金额", "Amount"),
                                       field("reason", &T::reason, "理由", "Reason"),
                                       field("maker", &T::maker, "经办人", "Maker")};
};
template <>
struct Shape<subsidy::ClawbackRejected>
    : EventShape<"clawback_rejected", "不同意追回", "Clawback rejected"> {
    using T = subsidy::ClawbackRejected;
    static constexpr std::tuple fields{field("opinion", &T::opinion, "意见", "Opinion")};
};
template <>
struct Shape<subsidy::ClawedBack> : EventShape<"clawed_back", "追回", "Clawed back"> {
    using T = subsidy::ClawedBack;
    static constexpr std::tuple fields{
        field("amount", &T::amount, "金额", "Amount"), field("parts", &T::parts, "承担方", "Parts"),
        field("checker", &T::checker, "复核人", "Checker"), field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<subsidy::Returned> : EventShape<"returned", "收到退回款", "Returned"> {
    using T = subsidy::Returned;
    static constexpr std::tuple fields{field("parts", &T::parts, "退回各方", "Parts"),
                                       field("reference", &T::reference, "凭证", "Reference"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<subsidy::PremiumChanged>
    : EventShape<"premium_changed", "保险费变更", "Premium changed"> {
    using T = subsidy::PremiumChanged;
    static constexpr std::tuple fields{
        field("premium", &T::premium, "保险费", "Premium"),
        field("paid", &T::paid, "已缴", "Paid"),
        field("base", &T::base, "计入保费", "Counted"),
        field("given", &T::given, "按政策可补", "Given by the programme"),
        field("note", &T::note, "说明", "Note"),
        field("why", &T::why, "计算过程", "Working"),
        field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<subsidy::Application> {
    using T = subsidy::Application;
    static constexpr std::tuple fields{
        field("id", &T::id, "编号", "Id"),
        field("stage", &T::stage, "阶段", "Stage"),
        field("filed", &T::filed, "申请", "Filed"),
        field("correction", &T::correction, "补正要求", "Correction"),
        field("review", &T::review, "审核", "Review"),
        field("refused_because", &T::refused_because, "不予补贴理由", "Refused because"),
        field("amount", &T::amount, "核定金额", "Amount"),
        field("parts", &T::parts, "承担方", "Parts"),
        field("batch", &T::batch, "批次", "Batch"),
        field("ordered", &T::ordered, "已批准拨付", "Ordered"),
        field("paid", &T::paid, "已拨付", "Paid"),
        field("reclaimed", &T::reclaimed, "已追回", "Reclaimed"),
        field("returned", &T::returned, "已退回", "Returned"),
        field("payers", &T::payers, "付款单位", "Payers"),
        field("paid_on", &T::paid_on, "拨付日", "Paid on"),
        field("clawback", &T::clawback, "待复核追回", "Clawback"),
        field("premium_change", &T::premium_change, "保险费变更", "Premium changed"),
        field("final", &T::final, "金额已确定", "Final")};
};
template <>
struct Shape<subsidy::Gather> {
    using T = subsidy::Gather;
    static constexpr std::tuple fields{
        field("title", &T::title, "批次名称", "Title", not_blank),
        field("applications", &T::applications, "申请", "Applications", not_blank),
        field("payers", &T::payers, "付款单位", "Payers")};
};
template <>
struct Shape<subsidy::Pay> {
    using T = subsidy::Pay;
    static constexpr std::tuple fields{
        field("reference", &T::reference, "拨付凭证号", "Reference of the payment", not_blank)};
};
template <>
struct Shape<subsidy::Line> {
    using T = subsidy::Line;
    static constexpr std::tuple fields{field("application", &T::application, "申请", "Application"),
                                       field("applicant", &T::applicant, "申请人", "Applicant"),
                                       field("accepted", &T::accepted, "核定金额", "Accepted"),
                                       field("amount", &T::amount, "分配后金额", "Amount"),
                                       field("parts", &T::parts, "承担方", "Parts"),
                                       field("now", &T::now, "本次拨付", "Paid now"),
                                       field("payers", &T::payers, "付款单位", "Payers")};
};
template <>
struct Shape<subsidy::Total> {
    using T = subsidy::Total;
    static constexpr std::tuple fields{field("party", &T::party, "承担方", "Party"),
                                       field("organisation", &T::organisation, "付款单位", "Payer"),
                                       field("amount", &T::amount, "金额", "Amount")};
};
template <>
struct Shape<subsidy::PotShare> {
    using T = subsidy::PotShare;
    static constexpr std::tuple fields{field("counter", &T::counter, "额度", "Counter"),
                                       field("words", &T::words, "名称", "Words"),
                                       field("limit", &T::limit, "资金", "Limit"),
                                       field("before", &T::before, "此前已用", "Before"),
                                       field("asked", &T::asked, "申请合计", "Asked"),
                                       field("shared", &T::shared, "分配合计", "Shared")};
};
template <>
struct Shape<subsidy::BatchProposed>
    : EventShape<"proposed", "编制拨付批次", "Batch put together"> {
    using T = subsidy::BatchProposed;
    static constexpr std::tuple fields{field("office", &T::office, "单位", "Office"),
                                       field("details", &T::details, "内容", "Details"),
                                       field("programme", &T::programme, "政策", "Programme"),
                                       field("version", &T::version, "版本", "Version"),
                                       field("lines", &T::lines, "明细", "Lines"),
                                       field("pots", &T::pots, "按比例分配", "Pots"),
                                       field("totals", &T::totals, "合计", "Totals"),
                                       field("maker", &T::maker, "经办人", "Maker"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<subsidy::BatchApproved> : EventShape<"approved", "批准拨付", "Approved"> {
    using T = subsidy::BatchApproved;
    static constexpr std::tuple fields{field("opinion", &T::opinion, "意见", "Opinion"),
                                       field("checker", &T::checker, "复核人", "Checker"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<subsidy::BatchRejected> : EventShape<"rejected", "不同意拨付", "Rejected"> {
    using T = subsidy::BatchRejected;
    static constexpr std::tuple fields{field("opinion", &T::opinion, "意见", "Opinion")};
};
template <>
struct Shape<subsidy::BatchPaid> : EventShape<"paid", "拨付", "Paid"> {
    using T = subsidy::BatchPaid;
    static constexpr std::tuple fields{field("reference", &T::reference, "凭证", "Reference"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<subsidy::Batch> {
    using T = subsidy::Batch;
    static constexpr std::tuple fields{
        field("id", &T::id, "编号", "Id"),
        field("stage", &T::stage, "阶段", "Stage"),
        field("order", &T::order, "内容", "Order"),
        field("approval", &T::approval, "批准", "Approval"),
        field("rejected_because", &T::rejected_because, "未通过理由", "Rejected because"),
        field("payment", &T::payment, "拨付", "Payment")};
};
template <>
struct Shape<subsidy::Counted> : EventShape<"counted", "计入", "Counted"> {
    using T = subsidy::Counted;
    static constexpr std::tuple fields{
        field("key", &T::key, "对象", "Key"),
        field("application", &T::application, "申请", "Application")};
};
template <>
struct Shape<subsidy::Uncounted> : EventShape<"uncounted", "不再计入", "No longer counted"> {
    using T = subsidy::Uncounted;
    static constexpr std::tuple fields{
        field("application", &T::application, "申请", "Application")};
};
template <>
struct Shape<subsidy::Docket> {
    using T = subsidy::Docket;
    static constexpr std::tuple fields{
        field("id", &T::id, "编号", "Id"), field("key", &T::key, "对象", "Key"),
        field("applications", &T::applications, "申请", "Applications")};
};

}  // namespace zhirong
