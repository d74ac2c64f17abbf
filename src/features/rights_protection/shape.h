#pragma once
#include "features/rights_protection/record.h"

namespace zhirong {

template <>
struct EnumNames<rights_protection::HelperSort> {
    using enum rights_protection::HelperSort;
    using H = rights_protection::HelperSort;
    static constexpr std::array names{
        EnumName<H>{mediation_centre, "mediation_centre", "调解组织", "Mediation centre"},
        EnumName<H>{law_firm, "law_firm", "律师事务所", "Law firm"},
        EnumName<H>{patent_agency, "patent_agency", "专利商标代理机构",
                    "Patent or trademark agency"},
        EnumName<H>{notary, "notary", "公证机构", "Notary"},
        EnumName<H>{appraisal, "appraisal", "鉴定机构", "Appraisal body"}};
};
template <>
struct EnumNames<rights_protection::Stage> {
    using enum rights_protection::Stage;
    using S = rights_protection::Stage;
    static constexpr std::array names{
        EnumName<S>{opened, "opened", "已受理", "Taken in"},
        EnumName<S>{assigned, "assigned", "已选定机构", "Helper chosen"},
        EnumName<S>{mediating, "mediating", "调解中", "In mediation"},
        EnumName<S>{mediated, "mediated", "调解成功", "Mediated"},
        EnumName<S>{mediation_failed, "mediation_failed", "调解未成", "Mediation failed"},
        EnumName<S>{in_suit, "in_suit", "诉讼中", "In suit"},
        EnumName<S>{judged, "judged", "已裁判", "Judged"},
        EnumName<S>{closed, "closed", "已结案", "Closed"},
        EnumName<S>{withdrawn, "withdrawn", "已撤回", "Withdrawn"}};
};
template <>
struct EnumNames<rights_protection::Act> {
    using enum rights_protection::Act;
    using A = rights_protection::Act;
    static constexpr std::array names{
        EnumName<A>{assign, "assign", "选定服务机构", "Choose a helper"},
        EnumName<A>{note_evidence, "note_evidence", "登记证据", "Note evidence"},
        EnumName<A>{open_mediation, "open_mediation", "启动调解", "Open the mediation"},
        EnumName<A>{note_session, "note_session", "登记调解会议", "Note a session"},
        EnumName<A>{end_mediation, "end_mediation", "登记调解结果",
                    "Note the result of the mediation"},
        EnumName<A>{sue, "sue", "登记起诉", "Note a suit"},
        EnumName<A>{note_judgment, "note_judgment", "登记裁判结果", "Note the judgment"},
        EnumName<A>{note_cost, "note_cost", "登记费用", "Note a cost"},
        EnumName<A>{claim, "claim", "向保险人报案", "Notify the insurer"},
        EnumName<A>{close, "close", "结案", "Close"},
        EnumName<A>{withdraw, "withdraw", "撤回", "Withdraw"}};
};
template <>
struct EnumNames<rights_protection::Demand> {
    using enum rights_protection::Demand;
    using D = rights_protection::Demand;
    static constexpr std::array names{
        EnumName<D>{stop, "stop", "停止侵权", "Stop the infringement"},
        EnumName<D>{damages, "damages", "赔偿损失", "Damages"},
        EnumName<D>{costs, "costs", "承担合理开支", "Reasonable costs"},
        EnumName<D>{defence, "defence", "应诉抗辩", "Defence"},
        EnumName<D>{invalidation, "invalidation", "宣告无效", "Invalidation"}};
};
template <>
struct EnumNames<rights_protection::CostKind> {
    using enum rights_protection::CostKind;
    using C = rights_protection::CostKind;
    static constexpr std::array names{
        EnumName<C>{mediation, "mediation", "调解费", "Mediation"},
        EnumName<C>{lawyers, "lawyers", "律师费", "Lawyers"},
        EnumName<C>{investigation, "investigation", "调查取证费", "Investigation"},
        EnumName<C>{court, "court", "诉讼或仲裁费", "Court or arbitration"},
        EnumName<C>{notary, "notary", "公证费", "Notary"},
        EnumName<C>{appraisal, "appraisal", "鉴定费", "Appraisal"},
        EnumName<C>{travel, "travel", "差旅费", "Travel"},
        EnumName<C>{translation, "translation", "翻译费", "Translation"},
        EnumName<C>{other, "other", "其他", "Other"}};
};
template <>
struct EnumNames<rights_protection::JudgmentResult> {
    using enum rights_protection::JudgmentResult;
    using J = rights_protection::JudgmentResult;
    static constexpr std::array names{
        EnumName<J>{won, "won", "胜诉", "Won"},
        EnumName<J>{partly_won, "partly_won", "部分胜诉", "Won in part"},
        EnumName<J>{lost, "lost", "败诉", "Lost"},
        EnumName<J>{settled_in_court, "settled_in_court", "庭上和解", "Settled in court"},
        EnumName<J>{withdrawn_in_court, "withdrawn_in_court", "撤诉", "Withdrawn"}};
};
template <>
struct Shape<rights_protection::Admit> {
    using T = rights_protection::Admit;
    static constexpr std::array fields{
        field<&T::name>("name", "机构名称", "Name", not_blank),
        field<&T::sort>("sort", "机构类别", "Sort"),
        field<&T::licence>("licence", "执业许可或登记证号", "Licence", not_blank),
        field<&T::region>("region", "行政区划代码（六位）", "Region code (GB/T 2260)", not_blank),
        field<&T::contact>("contact", "联系方式", "Contact", not_blank)};
};
template <>
struct Shape<rights_protection::Dismiss> {
    using T = rights_protection::Dismiss;
    static constexpr std::array fields{field<&T::reason>("reason", "理由", "Reason", long_text)};
};
template <>
struct Shape<rights_protection::Admitted>
    : EventShape<"admitted", "加入服务联盟", "Admitted to the alliance"> {
    using T = rights_protection::Admitted;
    static constexpr std::array fields{
        field<&T::operator_id>("operator_id", "联盟运营机构", "Kept by"),
        field<&T::details>("details", "内容", "Details"), field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<rights_protection::Dismissed>
    : EventShape<"dismissed", "退出服务联盟", "Left the alliance"> {
    using T = rights_protection::Dismissed;
    static constexpr std::array fields{field<&T::reason>("reason", "理由", "Reason"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<rights_protection::Helper> {
    using T = rights_protection::Helper;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"),
        field<&T::operator_id>("operator_id", "联盟运营机构", "Kept by"),
        field<&T::details>("details", "内容", "Details"),
        field<&T::admitted_on>("admitted_on", "加入日", "Admitted on"),
        field<&T::dismissed>("dismissed", "退出", "Left")};
};

// ---- commands
template <>
struct Shape<rights_protection::Dispute> {
    using T = rights_protection::Dispute;
    static constexpr std::array fields{
        field<&T::what>("what", "纠纷经过", "What happened", long_text),
        field<&T::occurred_on>("occurred_on", "侵权或纠纷发生日", "Happened on"),
        field<&T::zone>("zone", "发生地域", "Where"),
        field<&T::opponent>("opponent", "对方当事人", "Opponent", not_blank)};
};
template <>
struct Shape<rights_protection::Open> {
    using T = rights_protection::Open;
    static constexpr std::array fields{
        field<&T::right>("right", "已登记的知识产权", "Right on the record", not_blank),
        field<&T::number>("number", "或者填写权利号码", "Or its number", not_blank),
        field<&T::kind>("kind", "权利种类", "Kind of right"),
        field<&T::title>("title", "权利名称", "Title", not_blank),
        field<&T::event>("event", "纠纷", "Dispute"),
        field<&T::demands>("demands", "诉求", "What is asked", not_blank),
        field<&T::amount>("amount", "请求金额", "Amount asked for", positive),
        field<&T::policy>("policy", "相关保险单", "Policy", not_blank)};
};
template <>
struct Shape<rights_protection::Assign> {
    using T = rights_protection::Assign;
    static constexpr std::array fields{
        field<&T::helper>("helper", "联盟服务机构", "Helper", not_blank)};
};
template <>
struct Shape<rights_protection::NoteEvidence> {
    using T = rights_protection::NoteEvidence;
    static constexpr std::array fields{
        field<&T::what>("what", "证据内容", "What it shows", long_text),
        field<&T::paper>("paper", "证据编号或文件", "Paper", not_blank),
        field<&T::on>("on", "取得日", "Obtained on")};
};
template <>
struct Shape<rights_protection::OpenMediation> {
    using T = rights_protection::OpenMediation;
    static constexpr std::array fields{
        field<&T::body>("body", "调解组织", "Mediated by", not_blank),
        field<&T::on>("on", "调解受理日", "Opened on")};
};
template <>
struct Shape<rights_protection::NoteSession> {
    using T = rights_protection::NoteSession;
    static constexpr std::array fields{
        field<&T::summary>("summary", "会议纪要", "Summary", long_text),
        field<&T::on>("on", "会议日", "Held on")};
};
template <>
struct Shape<rights_protection::EndMediation> {
    using T = rights_protection::EndMediation;
    static constexpr std::array fields{
        field<&T::success>("success", "调解成功", "It succeeded"),
        field<&T::on>("on", "结束日", "Ended on"),
        field<&T::agreement>("agreement", "调解协议编号", "Agreement", not_blank),
        field<&T::amount>("amount", "对方支付金额", "Paid by the opponent", not_negative),
        field<&T::performed>("performed", "已经履行", "Performed"),
        field<&T::summary>("summary", "结果说明", "Result", long_text)};
};
template <>
struct Shape<rights_protection::Sue> {
    using T = rights_protection::Sue;
    static constexpr std::array fields{
        field<&T::court>("court", "法院、仲裁或行政机关", "Court or office", not_blank),
        field<&T::number>("number", "案号", "Number", not_blank),
        field<&T::accepted_on>("accepted_on", "受理日", "Accepted on")};
};
template <>
struct Shape<rights_protection::NoteJudgment> {
    using T = rights_protection::NoteJudgment;
    static constexpr std::array fields{
        field<&T::number>("number", "裁判文书号", "Number", not_blank),
        field<&T::on>("on", "生效日", "In force on"), field<&T::result>("result", "结果", "Result"),
        field<&T::amount>("amount", "判赔金额", "Awarded", not_negative)};
};
template <>
struct Shape<rights_protection::NoteCost> {
    using T = rights_protection::NoteCost;
    static constexpr std::array fields{
        field<&T::kind>("kind", "费用种类", "Kind of cost"),
        field<&T::item>("item", "对应的保险赔付项目（代号）", "Item of the insurance product",
                        not_blank),
        field<&T::amount>("amount", "金额", "Amount", positive),
        field<&T::payee>("payee", "收款人", "Paid to", not_blank),
        field<&T::invoice>("invoice", "发票号", "Invoice", not_blank),
        field<&T::on>("on", "发生日", "On")};
};
template <>
struct Shape<rights_protection::ClaimCosts> {
    using T = rights_protection::ClaimCosts;
    static constexpr std::array fields{field<&T::policy>("policy", "保险单", "Policy", not_blank)};
};
template <>
struct Shape<rights_protection::Close> {
    using T = rights_protection::Close;
    static constexpr std::array fields{field<&T::result>("result", "结果", "Result", long_text)};
};
template <>
struct Shape<rights_protection::Withdraw> {
    using T = rights_protection::Withdraw;
    static constexpr std::array fields{field<&T::reason>("reason", "理由", "Reason", long_text)};
};

// ---- events
template <>
struct Shape<rights_protection::Opened> : EventShape<"opened", "维权受理", "Case taken in"> {
    using T = rights_protection::Opened;
    static constexpr std::array fields{field<&T::firm>("firm", "企业", "Firm"),
                                       field<&T::right>("right", "权利", "Right"),
                                       field<&T::item>("item", "权利", "Item"),
                                       field<&T::event>("event", "纠纷", "Dispute"),
                                       field<&T::demands>("demands", "诉求", "Demands"),
                                       field<&T::amount>("amount", "请求金额", "Amount"),
                                       field<&T::policy>("policy", "保险单", "Policy"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<rights_protection::Assigned>
    : EventShape<"assigned", "选定服务机构", "Helper chosen"> {
    using T = rights_protection::Assigned;
    static constexpr std::array fields{
        field<&T::helper>("helper", "服务机构", "Helper"), field<&T::name>("name", "名称", "Name"),
        field<&T::operator_id>("operator_id", "联盟运营机构", "Kept by"),
        field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<rights_protection::EvidenceNoted>
    : EventShape<"evidence_noted", "登记证据", "Evidence noted"> {
    using T = rights_protection::EvidenceNoted;
    static constexpr std::array fields{field<&T::content>("content", "内容", "Content"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<rights_protection::MediationOpened>
    : EventShape<"mediation_opened", "启动调解", "Mediation opened"> {
    using T = rights_protection::MediationOpened;
    static constexpr std::array fields{field<&T::content>("content", "内容", "Content"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<rights_protection::SessionNoted>
    : EventShape<"session_noted", "调解会议", "Session of the mediation"> {
    using T = rights_protection::SessionNoted;
    static constexpr std::array fields{field<&T::content>("content", "内容", "Content"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<rights_protection::MediationEnded>
    : EventShape<"mediation_ended", "调解结束", "Mediation ended"> {
    using T = rights_protection::MediationEnded;
    static constexpr std::array fields{field<&T::content>("content", "内容", "Content"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<rights_protection::Sued> : EventShape<"sued", "起诉受理", "Suit accepted"> {
    using T = rights_protection::Sued;
    static constexpr std::array fields{field<&T::content>("content", "内容", "Content"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<rights_protection::JudgmentNoted>
    : EventShape<"judgment_noted", "裁判生效", "Judgment noted"> {
    using T = rights_protection::JudgmentNoted;
    static constexpr std::array fields{field<&T::content>("content", "内容", "Content"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<rights_protection::CostNoted> : EventShape<"cost_noted", "登记费用", "Cost noted"> {
    using T = rights_protection::CostNoted;
    static constexpr std::array fields{field<&T::content>("content", "内容", "Content"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<rights_protection::CostsClaimed>
    : EventShape<"costs_claimed", "向保险人报案", "Insurer notified"> {
    using T = rights_protection::CostsClaimed;
    static constexpr std::array fields{
        field<&T::claim>("claim", "赔案", "Claim"), field<&T::policy>("policy", "保险单", "Policy"),
        field<&T::by_itself>("by_itself", "调解成功自动报案", "By the mediation itself"),
        field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<rights_protection::Closed> : EventShape<"closed", "结案", "Closed"> {
    using T = rights_protection::Closed;
    static constexpr std::array fields{field<&T::result>("result", "结果", "Result"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<rights_protection::Withdrawn> : EventShape<"withdrawn", "撤回", "Withdrawn"> {
    using T = rights_protection::Withdrawn;
    static constexpr std::array fields{field<&T::reason>("reason", "理由", "Reason"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<rights_protection::Case> {
    using T = rights_protection::Case;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"),
        field<&T::stage>("stage", "阶段", "Stage"),
        field<&T::intake>("intake", "受理", "Intake"),
        field<&T::helper>("helper", "服务机构", "Helper"),
        field<&T::evidence>("evidence", "证据", "Evidence"),
        field<&T::mediation>("mediation", "调解", "Mediation"),
        field<&T::sessions>("sessions", "调解会议", "Sessions"),
        field<&T::mediated>("mediated", "调解结果", "Result of the mediation"),
        field<&T::suit>("suit", "诉讼", "Suit"),
        field<&T::judgment>("judgment", "裁判", "Judgment"),
        field<&T::costs>("costs", "费用", "Costs"),
        field<&T::claimed>("claimed", "报案", "Claimed"),
        field<&T::ended_on>("ended_on", "结束日", "Ended on"),
        field<&T::result>("result", "结果", "Result")};
};

}  // namespace zhirong
