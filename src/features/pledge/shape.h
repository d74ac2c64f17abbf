#pragma once
#include "features/pledge/record.h"

namespace zhirong {

template <>
struct EnumNames<pledge::Stage> {
    using enum pledge::Stage;
    using E = pledge::Stage;
    static constexpr std::array names{
        EnumName<E>{draft, "draft", "草拟", "Draft"},
        EnumName<E>{submitted, "submitted", "已提交", "Submitted"},
        EnumName<E>{correction_requested, "correction_requested", "待补正", "Correction requested"},
        EnumName<E>{registered, "registered", "已登记", "Registered"},
        EnumName<E>{refused, "refused", "不予登记", "Refused"},
        EnumName<E>{cancelled, "cancelled", "已注销", "Cancelled"},
        EnumName<E>{revoked, "revoked", "已撤销", "Revoked"},
        EnumName<E>{ended_by_patent_lapse, "ended_by_patent_lapse", "专利失效终止",
                    "Ended by lapse of the patent"}};
};
template <>
struct EnumNames<pledge::Act> {
    using enum pledge::Act;
    using E = pledge::Act;
    static constexpr std::array names{
        EnumName<E>{prepare, "prepare", "准备质押登记申请", "Prepare the application"},
        EnumName<E>{confirm, "confirm", "确认并提交登记", "Confirm and submit"},
        EnumName<E>{notify, "notify", "告知可声明继续的情形",
                    "Notify of a ground that may be waived"},
        EnumName<E>{waive_as_pledgor, "waive_as_pledgor", "出质人声明继续办理",
                    "Pledgor declares to continue"},
        EnumName<E>{waive_as_pledgee, "waive_as_pledgee", "质权人声明继续办理",
                    "Pledgee declares to continue"},
        EnumName<E>{request_correction, "request_correction", "通知补正", "Request correction"},
        EnumName<E>{resubmit, "resubmit", "补正后重新提交", "Resubmit with the defects cured"},
        EnumName<E>{register_pledge, "register", "予以登记", "Register"},
        EnumName<E>{refuse, "refuse", "不予登记", "Refuse"},
        EnumName<E>{change, "change", "变更登记", "Change the registration"},
        EnumName<E>{cancel, "cancel", "注销登记", "Cancel the registration"},
        EnumName<E>{revoke, "revoke", "撤销登记", "Revoke the registration"},
        EnumName<E>{note_lapse, "note_lapse", "登记专利失效", "Note that the patents lapsed"}};
};
template <>
struct EnumNames<pledge::Ground> {
    using enum pledge::Ground;
    using E = pledge::Ground;
    static constexpr std::array names{
        EnumName<E>{not_the_patentee, "not_the_patentee", "出质人不是专利权人",
                    "Pledgor is not the patentee"},
        EnumName<E>{not_in_force, "not_in_force", "专利权已终止或被宣告无效",
                    "Patent terminated or invalidated"},
        EnumName<E>{not_granted, "not_granted", "尚未被授予专利权", "Patent not yet granted"},
        EnumName<E>{fee_unpaid, "fee_unpaid", "未按规定缴纳年费",
                    "Annual fee not paid as required"},
        EnumName<E>{suspended_or_preserved, "suspended_or_preserved", "权属中止或财产保全",
                    "Ownership suspension or court preservation"},
        EnumName<E>{debt_beyond_term, "debt_beyond_term", "债务期限超过专利权有效期",
                    "Debt term beyond the patent term"},
        EnumName<E>{contract_content, "contract_content", "质押合同缺少必备内容",
                    "Contract lacks required content"},
        EnumName<E>{co_owner_consent, "co_owner_consent", "未经全体共有人同意",
                    "No consent of all co-owners"},
        EnumName<E>{already_pledged, "already_pledged", "专利权已在质押期间", "Already pledged"},
        EnumName<E>{same_day_invention, "same_day_invention", "同日申请发明专利的实用新型",
                    "Utility model with a same-day invention application"},
        EnumName<E>{invalidation_started, "invalidation_started", "已启动无效宣告程序",
                    "Invalidation proceeding started"},
        EnumName<E>{other, "other", "其他不符合出质条件的情形", "Other"}};
};
template <>
struct EnumNames<pledge::PaperKind> {
    using enum pledge::PaperKind;
    using E = pledge::PaperKind;
    static constexpr std::array names{
        EnumName<E>{application_form, "application_form", "专利权质押登记申请表",
                    "Application form"},
        EnumName<E>{pledge_contract, "pledge_contract", "专利权质押合同", "Pledge contract"},
        EnumName<E>{undertaking, "undertaking", "双方签署的相关承诺书", "Signed undertaking"},
        EnumName<E>{identity_papers, "identity_papers", "双方身份证明",
                    "Identity papers of both parties"},
        EnumName<E>{power_of_attorney, "power_of_attorney", "委托书（注明委托权限）",
                    "Power of attorney stating its scope"},
        EnumName<E>{appraisal_report, "appraisal_report", "专利权评估报告", "Appraisal report"},
        EnumName<E>{other, "other", "其他材料", "Other paper"}};
};
template <>
struct EnumNames<pledge::DebtKind> {
    using enum pledge::DebtKind;
    using E = pledge::DebtKind;
    static constexpr std::array names{
        EnumName<E>{loan, "loan", "借款", "Loan"},
        EnumName<E>{bill_acceptance, "bill_acceptance", "票据承兑", "Bill acceptance"},
        EnumName<E>{guarantee, "guarantee", "保函或担保", "Guarantee"},
        EnumName<E>{other, "other", "其他", "Other"}};
};
template <>
struct EnumNames<pledge::CancelReason> {
    using enum pledge::CancelReason;
    using E = pledge::CancelReason;
    static constexpr std::array names{
        EnumName<E>{debt_paid, "debt_paid", "债务已履行", "Debt paid"},
        EnumName<E>{pledge_enforced, "pledge_enforced", "质权已实现", "Pledge enforced"},
        EnumName<E>{pledgee_waives, "pledgee_waives", "质权人放弃质权",
                    "Pledgee waives the pledge"},
        EnumName<E>{contract_void, "contract_void", "质押合同无效或被撤销",
                    "Contract void or rescinded"},
        EnumName<E>{other, "other", "法律规定的其他情形", "Other"}};
};
template <>
struct EnumNames<pledge::RevokeReason> {
    using enum pledge::RevokeReason;
    using E = pledge::RevokeReason;
    static constexpr std::array names{
        EnumName<E>{ground_existed, "ground_existed", "登记时存在不予登记的情形",
                    "A refusal ground existed"},
        EnumName<E>{false_papers, "false_papers", "以虚假材料取得登记", "False papers"}};
};

template <>
struct Shape<pledge::Paper> {
    using T = pledge::Paper;
    static constexpr std::tuple fields{
        field("kind", &T::kind, "材料", "Paper"),
        field("reference", &T::reference, "编号或文件", "Number or file", not_blank)};
};
template <>
struct Shape<pledge::NamedRight> {
    using T = pledge::NamedRight;
    static constexpr std::tuple fields{
        field("number", &T::number, "专利号", "Patent number", not_blank),
        field("title", &T::title, "名称", "Title", not_blank),
        field("filing_date", &T::filing_date, "申请日", "Filing date"),
        field("grant_date", &T::grant_date, "授权公告日", "Grant date")};
};
template <>
struct Shape<pledge::Prepare> {
    using T = pledge::Prepare;
    static constexpr std::tuple fields{
        field("registry", &T::registry, "登记窗口", "Registration desk", not_blank),
        field("debt_contract", &T::debt_contract, "主债权合同编号", "Number of the debt contract",
              not_blank),
        field("pledge_contract", &T::pledge_contract, "质押合同编号",
              "Number of the pledge contract", not_blank),
        field("signed_on", &T::signed_on, "质押合同签订日", "Pledge contract signed on"),
        field("names_both_parties", &T::names_both_parties, "合同载明双方当事人",
              "The contract names both parties"),
        field("debt_kind", &T::debt_kind, "被担保债权的种类", "Kind of the secured debt"),
        field("secured_amount", &T::secured_amount, "被担保债权的数额", "Secured amount", positive),
        field("debt_from", &T::debt_from, "债务履行期限自", "Debt runs from"),
        field("debt_until", &T::debt_until, "债务履行期限至", "Debt due by"),
        field("scope", &T::scope, "担保范围", "Scope of the security", not_blank),
        field("right_count", &T::right_count, "合同载明的专利件数",
              "Number of patents the contract states", positive),
        field("rights", &T::rights, "合同载明的专利", "Patents the contract names"),
        field("forfeiture_clause", &T::forfeiture_clause, "合同约定不履行时专利归质权人所有",
              "The contract gives the patents to the pledgee on default"),
        field("agent", &T::agent, "代理人", "Agent", not_blank),
        field("appraised", &T::appraised, "申请表载明已经评估",
              "The form says there is an appraisal"),
        field("papers", &T::papers, "申请材料", "Papers")};
};
template <>
struct Shape<pledge::Confirm> {
    static constexpr std::tuple<> fields{};
};
template <>
struct Shape<pledge::Notify> {
    using T = pledge::Notify;
    static constexpr std::tuple fields{
        field("ground", &T::ground, "情形", "Ground"),
        field("right", &T::right, "专利", "Patent", not_blank),
        field("notice_number", &T::notice_number, "通知书编号", "Notice number", not_blank)};
};
template <>
struct Shape<pledge::Waive> {
    using T = pledge::Waive;
    static constexpr std::tuple fields{field("ground", &T::ground, "情形", "Ground"),
                                       field("right", &T::right, "专利", "Patent", not_blank)};
};
template <>
struct Shape<pledge::RequestCorrection> {
    using T = pledge::RequestCorrection;
    static constexpr std::tuple fields{
        field("defects", &T::defects, "须补正的缺陷", "Defects to cure", long_text),
        field("notice_number", &T::notice_number, "通知书编号", "Notice number", not_blank)};
};
template <>
struct Shape<pledge::Resubmit> : Shape<pledge::Prepare> {};
template <>
struct Shape<pledge::Register> {
    using T = pledge::Register;
    static constexpr std::tuple fields{
        field("serial", &T::serial, "登记顺序号", "Serial number of the registration", positive)};
};
template <>
struct Shape<pledge::Refuse> {
    using T = pledge::Refuse;
    static constexpr std::tuple fields{
        field("ground", &T::ground, "不予登记的情形", "Ground of refusal"),
        field("reason", &T::reason, "理由", "Reason", long_text),
        field("notice_number", &T::notice_number, "通知书编号", "Notice number", not_blank)};
};
template <>
struct Shape<pledge::Change> {
    using T = pledge::Change;
    static constexpr std::tuple fields{
        field("what", &T::what, "变更事项", "What changes", long_text),
        field("agreement", &T::agreement, "变更协议编号", "Change agreement", not_blank),
        field("notice_number", &T::notice_number, "通知书编号", "Notice number", not_blank)};
};
template <>
struct Shape<pledge::Cancel> {
    using T = pledge::Cancel;
    static constexpr std::tuple fields{
        field("reason", &T::reason, "注销情形", "Why it is cancelled"),
        field("proof", &T::proof, "证明材料编号", "Proof", not_blank),
        field("notice_number", &T::notice_number, "通知书编号", "Notice number", not_blank)};
};
template <>
struct Shape<pledge::Revoke> {
    using T = pledge::Revoke;
    static constexpr std::tuple fields{
        field("reason", &T::reason, "撤销情形", "Why it is revoked"),
        field("finding", &T::finding, "查明的事实", "What was found", long_text),
        field("notice_number", &T::notice_number, "通知书编号", "Notice number", not_blank)};
};
template <>
struct Shape<pledge::NoteLapse> {
    using T = pledge::NoteLapse;
    static constexpr std::tuple fields{
        field("notice_number", &T::notice_number, "通知书编号", "Notice number", not_blank)};
};
template <>
struct Shape<pledge::Prepared>
    : EventShape<"prepared", "准备质押登记申请", "Application prepared"> {
    using T = pledge::Prepared;
    static constexpr std::tuple fields{
        field("financing", &T::financing, "融资", "Financing"),
        field("pledgor", &T::pledgor, "出质人", "Pledgor"),
        field("pledgee", &T::pledgee, "质权人", "Pledgee"),
        field("rights", &T::rights, "专利", "Patents"),
        field("loan_amount", &T::loan_amount, "融资申请金额", "Amount of the loan"),
        field("application", &T::application, "申请内容", "Application"),
        field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<pledge::Confirmed> : EventShape<"confirmed", "提交质押登记", "Application submitted"> {
    using T = pledge::Confirmed;
    static constexpr std::tuple fields{field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<pledge::Notified> : EventShape<"notified", "告知可声明继续的情形",
                                            "Parties notified of a ground they may waive"> {
    using T = pledge::Notified;
    static constexpr std::tuple fields{
        field("ground", &T::ground, "情形", "Ground"), field("right", &T::right, "专利", "Patent"),
        field("notice_number", &T::notice_number, "通知书编号", "Notice number"),
        field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<pledge::WaivedByPledgor>
    : EventShape<"waived_by_pledgor", "出质人声明继续办理", "Pledgor declared to continue"> {
    using T = pledge::WaivedByPledgor;
    static constexpr std::tuple fields{
        field("ground", &T::ground, "情形", "Ground"), field("right", &T::right, "专利", "Patent"),
        field("person", &T::person, "声明人", "Who declared"), field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<pledge::WaivedByPledgee>
    : EventShape<"waived_by_pledgee", "质权人声明继续办理", "Pledgee declared to continue"> {
    using T = pledge::WaivedByPledgee;
    static constexpr std::tuple fields{
        field("ground", &T::ground, "情形", "Ground"), field("right", &T::right, "专利", "Patent"),
        field("person", &T::person, "声明人", "Who declared"), field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<pledge::CorrectionRequested>
    : EventShape<"correction_requested", "通知补正", "Correction requested"> {
    using T = pledge::CorrectionRequested;
    static constexpr std::tuple fields{
        field("defects", &T::defects, "须补正的缺陷", "Defects to cure"),
        field("notice_number", &T::notice_number, "通知书编号", "Notice number"),
        field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<pledge::Resubmitted>
    : EventShape<"resubmitted", "补正后重新提交", "Resubmitted with the defects cured"> {
    using T = pledge::Resubmitted;
    static constexpr std::tuple fields{
        field("application", &T::application, "申请内容", "Application"),
        field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<pledge::Registered>
    : EventShape<"registered", "质押登记，质权设立", "Registered: the pledge is created"> {
    using T = pledge::Registered;
    static constexpr std::tuple fields{
        field("certificate", &T::certificate, "登记号", "Certificate number"),
        field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<pledge::Refused> : EventShape<"refused", "不予登记", "Registration refused"> {
    using T = pledge::Refused;
    static constexpr std::tuple fields{
        field("ground", &T::ground, "情形", "Ground"),
        field("reason", &T::reason, "理由", "Reason"),
        field("notice_number", &T::notice_number, "通知书编号", "Notice number"),
        field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<pledge::Changed> : EventShape<"changed", "变更登记", "Registration changed"> {
    using T = pledge::Changed;
    static constexpr std::tuple fields{
        field("what", &T::what, "变更事项", "What changed"),
        field("agreement", &T::agreement, "变更协议编号", "Change agreement", not_blank),
        field("notice_number", &T::notice_number, "通知书编号", "Notice number"),
        field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<pledge::Cancelled> : EventShape<"cancelled", "注销登记", "Registration cancelled"> {
    using T = pledge::Cancelled;
    static constexpr std::tuple fields{
        field("reason", &T::reason, "注销情形", "Why it was cancelled"),
        field("proof", &T::proof, "证明材料编号", "Proof", not_blank),
        field("notice_number", &T::notice_number, "通知书编号", "Notice number"),
        field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<pledge::Revoked>
    : EventShape<"revoked", "撤销登记，质权自始无效", "Registration revoked: void from the start"> {
    using T = pledge::Revoked;
    static constexpr std::tuple fields{
        field("reason", &T::reason, "撤销情形", "Why it was revoked"),
        field("finding", &T::finding, "查明的事实", "What was found"),
        field("notice_number", &T::notice_number, "通知书编号", "Notice number"),
        field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<pledge::Lapsed>
    : EventShape<"lapsed", "专利失效，质权终止", "Ended by lapse of the patents"> {
    using T = pledge::Lapsed;
    static constexpr std::tuple fields{
        field("notice_number", &T::notice_number, "通知书编号", "Notice number"),
        field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<pledge::Declaration> {
    using T = pledge::Declaration;
    static constexpr std::tuple fields{field("person", &T::person, "声明人", "Who declared"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<pledge::Waiver> {
    using T = pledge::Waiver;
    static constexpr std::tuple fields{
        field("ground", &T::ground, "情形", "Ground"),
        field("right", &T::right, "专利", "Patent"),
        field("notice_number", &T::notice_number, "通知书编号", "Notice number"),
        field("notified_on", &T::notified_on, "告知日", "Notified on"),
        field("pledgor", &T::pledgor, "出质人声明", "Declared by the pledgor"),
        field("pledgee", &T::pledgee, "质权人声明", "Declared by the pledgee")};
};
template <>
struct Shape<pledge::Pledge> {
    using T = pledge::Pledge;
    static constexpr std::tuple fields{
        field("id", &T::id, "编号", "Id"),
        field("stage", &T::stage, "阶段", "Stage"),
        field("financing", &T::financing, "融资", "Financing"),
        field("pledgor", &T::pledgor, "出质人", "Pledgor"),
        field("pledgee", &T::pledgee, "质权人", "Pledgee"),
        field("rights", &T::rights, "专利", "Patents"),
        field("loan_amount", &T::loan_amount, "融资申请金额", "Amount of the loan"),
        field("application", &T::application, "申请内容", "Application"),
        field("waivers", &T::waivers, "声明继续办理", "Waivers"),
        field("open_defects", &T::open_defects, "须补正的缺陷", "Defects to cure"),
        field("submitted_on", &T::submitted_on, "提交日", "Submitted on"),
        field("clock_from", &T::clock_from, "期限起算日", "Clock counts from"),
        field("certificate", &T::certificate, "登记号", "Certificate number"),
        field("registered_on", &T::registered_on, "登记日", "Registered on"),
        field("ended_on", &T::ended_on, "终结日", "Ended on"),
        field("ended_because", &T::ended_because, "终结原因", "Why it ended")};
};

template <>
struct Shape<pledge::Issued> : EventShape<"issued", "发放登记号", "Certificate issued"> {
    using T = pledge::Issued;
    static constexpr std::tuple fields{
        field("pledge", &T::pledge, "质押", "Pledge"),
        field("registry", &T::registry, "登记窗口", "Registration desk")};
};
template <>
struct Shape<pledge::Certificate> {
    using T = pledge::Certificate;
    static constexpr std::tuple fields{
        field("id", &T::id, "编号", "Id"), field("pledge", &T::pledge, "质押", "Pledge"),
        field("registry", &T::registry, "登记窗口", "Registration desk")};
};

}  // namespace zhirong
