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
    static constexpr std::array fields{
        field<&T::programme>("programme", "政策", "Programme", not_blank),
        field<&T::subsidy>("subsidy", "补贴项目", "Subsidy", not_blank),
        field<&T::office>("office", "受理单位", "Office", not_blank),
        field<&T::borrower>("borrower", "借款企业", "Borrower", not_blank),
        field<&T::loan>("loan", "贷款", "Loan", not_blank),
        field<&T::from>("from", "计息起始日", "First day of interest"),
        field<&T::until>("until", "计息截止日（含）", "Last day of interest"),
        field<&T::policy>("policy", "已出单的保单", "Policy", not_blank),
        field<&T::number>("number", "保单号或发票号码", "Number of policy or invoice", not_blank),
        field<&T::payee>("payee", "收款单位", "Who was paid", not_blank),
        field<&T::paid_on>("paid_on", "付款日", "Paid on"),
        field<&T::amount>("amount", "费用金额", "Amount of the expense", positive),
        field<&T::right>("right", "专利号", "Patent number", not_blank),
        field<&T::facts>("facts", "申报事项", "Facts stated"),
        field<&T::papers>("papers", "申请材料", "Papers")};
};
template <>
struct Shape<subsidy::Part> {
    using T = subsidy::Part;
    static constexpr std::array fields{field<&T::party>("party", "承担方", "Party"),
                                       field<&T::amount>("amount", "金额", "Amount")};
};
template <>
struct Shape<subsidy::CapRoom> {
    using T = subsidy::CapRoom;
    static constexpr std::array fields{field<&T::id>("id", "代码", "Id"),
                                       field<&T::zh>("zh", "名称", "Name"),
                                       field<&T::en>("en", "英文名称", "Name in English"),
                                       field<&T::counter>("counter", "额度", "Counter"),
                                       field<&T::when_dry>("when_dry", "用完时", "When dry"),
                                       field<&T::limit>("limit", "上限", "Limit"),
                                       field<&T::used>("used", "已用", "Used"),
                                       field<&T::room>("room", "剩余", "Room"),
                                       field<&T::binding>("binding", "起限制作用", "Binding")};
};
template <>
struct Shape<subsidy::Computed> {
    using T = subsidy::Computed;
    static constexpr std::array fields{field<&T::base>("base", "基数", "Base"),
                                       field<&T::entitled>("entitled", "应享", "Entitled"),
                                       field<&T::granted>("granted", "可补", "Granted"),
                                       field<&T::caps>("caps", "上限", "Caps"),
                                       field<&T::payers>("payers", "承担方", "Payers"),
                                       field<&T::last_day>("last_day", "申请截止日", "Last day"),
                                       field<&T::trace>("trace", "计算过程", "Trace")};
};
template <>
struct Shape<subsidy::RequestCorrection> {
    using T = subsidy::RequestCorrection;
    static constexpr std::array fields{
        field<&T::reason>("reason", "需补正的内容", "What is to be corrected", long_text)};
};
template <>
struct Shape<subsidy::Withdraw> {
    using T = subsidy::Withdraw;
    static constexpr std::array fields{
        field<&T::reason>("reason", "撤回理由", "Reason", long_text)};
};
template <>
struct Shape<subsidy::Review> {
    using T = subsidy::Review;
    static constexpr std::array fields{
        field<&T::accepted>("accepted", "同意补贴", "Accept"),
        field<&T::amount>("amount", "核定金额（不填为照准）", "Amount, if less than computed",
                          not_negative),
        field<&T::opinion>("opinion", "审核意见（不予补贴或核减须写明理由）",
                           "Opinion, with the reason of a cut or refusal", long_text)};
};
template <>
struct Shape<subsidy::Decide> {
    using T = subsidy::Decide;
    static constexpr std::array fields{
        field<&T::approved>("approved", "同意", "Approve"),
        field<&T::opinion>("opinion", "复核意见", "Opinion", long_text)};
};
template <>
struct Shape<subsidy::ProposeClawback> {
    using T = subsidy::ProposeClawback;
    static constexpr std::array fields{
        field<&T::amount>("amount", "追回金额", "Amount", positive),
        field<&T::reason>("reason", "追回理由", "Reason", long_text)};
};
template <>
struct Shape<subsidy::RecordReturn> {
    using T = subsidy::RecordReturn;
    static constexpr std::array fields{
        field<&T::amount>("amount", "退回金额", "Amount", positive),
        field<&T::reference>("reference", "凭证", "Reference", not_blank)};
};
template <>
struct Shape<subsidy::Filed> : EventShape<"filed", "提交申请", "Application filed"> {
    using T = subsidy::Filed;
    static constexpr std::array fields{
        field<&T::programme>("programme", "政策", "Programme"),
        field<&T::version>("version", "版本", "Version"),
        field<&T::subsidy>("subsidy", "补贴项目", "Subsidy"),
        field<&T::title>("title", "政策名称", "Title"),
        field<&T::subject>("subject", "补贴名称", "Name of the subsidy"),
        field<&T::rules_of>("rules_of", "适用规定之日", "Rules of"),
        field<&T::on>("on", "申请日", "Filed on"),
        field<&T::office>("office", "受理单位", "Office"),
        field<&T::applicant>("applicant", "申请人", "Applicant"),
        field<&T::borrower>("borrower", "借款企业", "Borrower"),
        field<&T::lender>("lender", "贷款银行", "Lender"),
        field<&T::expense>("expense", "费用种类", "Expense"),
        field<&T::timing>("timing", "补贴时点", "Timing"),
        field<&T::ordinal>("ordinal", "第几次申请", "Ordinal"),
        field<&T::content>("content", "申请内容", "Content"),
        field<&T::thing>("thing", "费用", "Expense"),
        field<&T::insured>("insured", "保单", "Policy"),
        field<&T::rights>("rights", "投保的权利", "Rights insured"),
        field<&T::facts>("facts", "事实", "Facts"),
        field<&T::agreement>("agreement", "合作协议", "Agreement"),
        field<&T::computed>("computed", "计算", "Computed"),
        field<&T::payers>("payers", "付款单位", "Payers"),
        field<&T::maker>("maker", "经办人", "Maker")};
};
template <>
struct Shape<subsidy::CorrectionRequested>
    : EventShape<"correction_requested", "要求补正", "Correction asked for"> {
    using T = subsidy::CorrectionRequested;
    static constexpr std::array fields{field<&T::reason>("reason", "内容", "What"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<subsidy::Reviewed> : EventShape<"reviewed", "审核", "Reviewed"> {
    using T = subsidy::Reviewed;
    static constexpr std::array fields{field<&T::accepted>("accepted", "同意", "Accepted"),
                                       field<&T::amount>("amount", "核定金额", "Amount"),
                                       field<&T::opinion>("opinion", "意见", "Opinion"),
                                       field<&T::maker>("maker", "经办人", "Maker"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<subsidy::SentBack> : EventShape<"sent_back", "退回审核", "Sent back"> {
    using T = subsidy::SentBack;
    static constexpr std::array fields{field<&T::opinion>("opinion", "意见", "Opinion")};
};
template <>
struct Shape<subsidy::Accepted> : EventShape<"accepted", "同意补贴", "Accepted"> {
    using T = subsidy::Accepted;
    static constexpr std::array fields{field<&T::amount>("amount", "核定金额", "Amount"),
                                       field<&T::parts>("parts", "承担方", "Parts"),
                                       field<&T::reclaim>("reclaim", "多付应退", "Paid too much"),
                                       field<&T::opinion>("opinion", "意见", "Opinion"),
                                       field<&T::checker>("checker", "复核人", "Checker"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<subsidy::Refused> : EventShape<"refused", "不予补贴", "Refused"> {
    using T = subsidy::Refused;
    static constexpr std::array fields{field<&T::opinion>("opinion", "理由", "Reason"),
                                       field<&T::checker>("checker", "复核人", "Checker"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<subsidy::Withdrawn> : EventShape<"withdrawn", "撤回", "Withdrawn"> {
    using T = subsidy::Withdrawn;
    static constexpr std::array fields{field<&T::reason>("reason", "理由", "Reason"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<subsidy::Gathered> : EventShape<"gathered", "列入拨付批次", "Put into a batch"> {
    using T = subsidy::Gathered;
    static constexpr std::array fields{field<&T::batch>("batch", "批次", "Batch")};
};
template <>
struct Shape<subsidy::Ungathered>
    : EventShape<"ungathered", "移出拨付批次", "Taken out of the batch"> {
    using T = subsidy::Ungathered;
    static constexpr std::array fields{field<&T::batch>("batch", "批次", "Batch"),
                                       field<&T::reason>("reason", "理由", "Reason")};
};
template <>
struct Shape<subsidy::Ordered> : EventShape<"ordered", "批准拨付", "Payment ordered"> {
    using T = subsidy::Ordered;
    static constexpr std::array fields{field<&T::batch>("batch", "批次", "Batch"),
                                       field<&T::amount>("amount", "累计金额", "Amount"),
                                       field<&T::parts>("parts", "承担方", "Parts"),
                                       field<&T::now>("now", "本次拨付", "To be paid now"),
                                       field<&T::payers>("payers", "付款单位", "Payers"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<subsidy::Paid> : EventShape<"paid", "拨付", "Paid"> {
    using T = subsidy::Paid;
    static constexpr std::array fields{field<&T::batch>("batch", "批次", "Batch"),
                                       field<&T::reference>("reference", "凭证", "Reference"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<subsidy::ClawbackProposed>
    : EventShape<"clawback_proposed", "提请追回", "Clawback proposed"> {
    using T = subsidy::ClawbackProposed;
    static constexpr std::array fields{field<&T::amount>("amount", "金额", "Amount"),
                                       field<&T::reason>("reason", "理由", "Reason"),
                                       field<&T::maker>("maker", "经办人", "Maker")};
};
template <>
struct Shape<subsidy::ClawbackRejected>
    : EventShape<"clawback_rejected", "不同意追回", "Clawback rejected"> {
    using T = subsidy::ClawbackRejected;
    static constexpr std::array fields{field<&T::opinion>("opinion", "意见", "Opinion")};
};
template <>
struct Shape<subsidy::ClawedBack> : EventShape<"clawed_back", "追回", "Clawed back"> {
    using T = subsidy::ClawedBack;
    static constexpr std::array fields{
        field<&T::amount>("amount", "金额", "Amount"), field<&T::parts>("parts", "承担方", "Parts"),
        field<&T::checker>("checker", "复核人", "Checker"), field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<subsidy::Returned> : EventShape<"returned", "收到退回款", "Returned"> {
    using T = subsidy::Returned;
    static constexpr std::array fields{field<&T::parts>("parts", "退回各方", "Parts"),
                                       field<&T::reference>("reference", "凭证", "Reference"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<subsidy::PremiumChanged>
    : EventShape<"premium_changed", "保险费变更", "Premium changed"> {
    using T = subsidy::PremiumChanged;
    static constexpr std::array fields{
        field<&T::premium>("premium", "保险费", "Premium"),
        field<&T::paid>("paid", "已缴", "Paid"),
        field<&T::base>("base", "计入保费", "Counted"),
        field<&T::given>("given", "按政策可补", "Given by the programme"),
        field<&T::note>("note", "说明", "Note"),
        field<&T::why>("why", "计算过程", "Working"),
        field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<subsidy::Application> {
    using T = subsidy::Application;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"),
        field<&T::stage>("stage", "阶段", "Stage"),
        field<&T::filed>("filed", "申请", "Filed"),
        field<&T::correction>("correction", "补正要求", "Correction"),
        field<&T::review>("review", "审核", "Review"),
        field<&T::refused_because>("refused_because", "不予补贴理由", "Refused because"),
        field<&T::amount>("amount", "核定金额", "Amount"),
        field<&T::parts>("parts", "承担方", "Parts"),
        field<&T::batch>("batch", "批次", "Batch"),
        field<&T::ordered>("ordered", "已批准拨付", "Ordered"),
        field<&T::paid>("paid", "已拨付", "Paid"),
        field<&T::reclaimed>("reclaimed", "已追回", "Reclaimed"),
        field<&T::returned>("returned", "已退回", "Returned"),
        field<&T::payers>("payers", "付款单位", "Payers"),
        field<&T::paid_on>("paid_on", "拨付日", "Paid on"),
        field<&T::clawback>("clawback", "待复核追回", "Clawback"),
        field<&T::premium_change>("premium_change", "保险费变更", "Premium changed"),
        field<&T::final>("final", "金额已确定", "Final")};
};
template <>
struct Shape<subsidy::Gather> {
    using T = subsidy::Gather;
    static constexpr std::array fields{
        field<&T::title>("title", "批次名称", "Title", not_blank),
        field<&T::applications>("applications", "申请", "Applications", not_blank),
        field<&T::payers>("payers", "付款单位", "Payers")};
};
template <>
struct Shape<subsidy::Pay> {
    using T = subsidy::Pay;
    static constexpr std::array fields{
        field<&T::reference>("reference", "拨付凭证号", "Reference of the payment", not_blank)};
};
template <>
struct Shape<subsidy::Line> {
    using T = subsidy::Line;
    static constexpr std::array fields{field<&T::application>("application", "申请", "Application"),
                                       field<&T::applicant>("applicant", "申请人", "Applicant"),
                                       field<&T::accepted>("accepted", "核定金额", "Accepted"),
                                       field<&T::amount>("amount", "分配后金额", "Amount"),
                                       field<&T::parts>("parts", "承担方", "Parts"),
                                       field<&T::now>("now", "本次拨付", "Paid now"),
                                       field<&T::payers>("payers", "付款单位", "Payers")};
};
template <>
struct Shape<subsidy::Total> {
    using T = subsidy::Total;
    static constexpr std::array fields{field<&T::party>("party", "承担方", "Party"),
                                       field<&T::organisation>("organisation", "付款单位", "Payer"),
                                       field<&T::amount>("amount", "金额", "Amount")};
};
template <>
struct Shape<subsidy::PotShare> {
    using T = subsidy::PotShare;
    static constexpr std::array fields{field<&T::counter>("counter", "额度", "Counter"),
                                       field<&T::words>("words", "名称", "Words"),
                                       field<&T::limit>("limit", "资金", "Limit"),
                                       field<&T::before>("before", "此前已用", "Before"),
                                       field<&T::asked>("asked", "申请合计", "Asked"),
                                       field<&T::shared>("shared", "分配合计", "Shared")};
};
template <>
struct Shape<subsidy::BatchProposed>
    : EventShape<"proposed", "编制拨付批次", "Batch put together"> {
    using T = subsidy::BatchProposed;
    static constexpr std::array fields{field<&T::office>("office", "单位", "Office"),
                                       field<&T::details>("details", "内容", "Details"),
                                       field<&T::programme>("programme", "政策", "Programme"),
                                       field<&T::version>("version", "版本", "Version"),
                                       field<&T::lines>("lines", "明细", "Lines"),
                                       field<&T::pots>("pots", "按比例分配", "Pots"),
                                       field<&T::totals>("totals", "合计", "Totals"),
                                       field<&T::maker>("maker", "经办人", "Maker"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<subsidy::BatchApproved> : EventShape<"approved", "批准拨付", "Approved"> {
    using T = subsidy::BatchApproved;
    static constexpr std::array fields{field<&T::opinion>("opinion", "意见", "Opinion"),
                                       field<&T::checker>("checker", "复核人", "Checker"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<subsidy::BatchRejected> : EventShape<"rejected", "不同意拨付", "Rejected"> {
    using T = subsidy::BatchRejected;
    static constexpr std::array fields{field<&T::opinion>("opinion", "意见", "Opinion")};
};
template <>
struct Shape<subsidy::BatchPaid> : EventShape<"paid", "拨付", "Paid"> {
    using T = subsidy::BatchPaid;
    static constexpr std::array fields{field<&T::reference>("reference", "凭证", "Reference"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<subsidy::Batch> {
    using T = subsidy::Batch;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"),
        field<&T::stage>("stage", "阶段", "Stage"),
        field<&T::order>("order", "内容", "Order"),
        field<&T::approval>("approval", "批准", "Approval"),
        field<&T::rejected_because>("rejected_because", "未通过理由", "Rejected because"),
        field<&T::payment>("payment", "拨付", "Payment")};
};
template <>
struct Shape<subsidy::Counted> : EventShape<"counted", "计入", "Counted"> {
    using T = subsidy::Counted;
    static constexpr std::array fields{
        field<&T::key>("key", "对象", "Key"),
        field<&T::application>("application", "申请", "Application")};
};
template <>
struct Shape<subsidy::Uncounted> : EventShape<"uncounted", "不再计入", "No longer counted"> {
    using T = subsidy::Uncounted;
    static constexpr std::array fields{
        field<&T::application>("application", "申请", "Application")};
};
template <>
struct Shape<subsidy::Docket> {
    using T = subsidy::Docket;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"), field<&T::key>("key", "对象", "Key"),
        field<&T::applications>("applications", "申请", "Applications")};
};

}  // namespace zhirong
