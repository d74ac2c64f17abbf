#pragma once
#include "features/pledge/procedure_record.h"
#include "features/pledge/shape.h"

namespace zhirong {

template <>
struct EnumNames<pledge::ProcedureKind> {
    using enum pledge::ProcedureKind;
    using E = pledge::ProcedureKind;
    static constexpr std::array names{
        EnumName<E>{change, "change", "变更登记", "Change of particulars"},
        EnumName<E>{extend, "extend", "延期登记", "Extension of the term"},
        EnumName<E>{cancel, "cancel", "注销登记", "Cancellation"},
        EnumName<E>{revoke, "revoke", "撤销登记", "Revocation"},
        EnumName<E>{reissue, "reissue", "补发登记证", "Re-issue of the certificate"},
        EnumName<E>{withdraw, "withdraw", "撤回登记申请", "Withdrawal of the application"},
        EnumName<E>{assign, "assign", "质权转移登记", "Assignment of the pledge"}};
};
template <>
struct EnumNames<pledge::ProcedureStage> {
    using enum pledge::ProcedureStage;
    using E = pledge::ProcedureStage;
    static constexpr std::array names{
        EnumName<E>{awaiting_other_party, "awaiting_other_party", "待另一方确认",
                    "Waiting for the other party"},
        EnumName<E>{submitted, "submitted", "已提交", "Submitted"},
        EnumName<E>{correction_requested, "correction_requested", "待补正", "Correction requested"},
        EnumName<E>{approved, "approved", "准予登记", "Approved"},
        EnumName<E>{refused, "refused", "不予登记", "Refused"},
        EnumName<E>{withdrawn, "withdrawn", "已撤回", "Withdrawn"}};
};
template <>
struct EnumNames<pledge::ProcedureAct> {
    using enum pledge::ProcedureAct;
    using E = pledge::ProcedureAct;
    static constexpr std::array names{
        EnumName<E>{join, "join", "确认共同申请", "Join the application"},
        EnumName<E>{resubmit, "resubmit", "补正后重新提交", "Resubmit with the defects cured"},
        EnumName<E>{request_correction, "request_correction", "通知补正", "Request correction"},
        EnumName<E>{approve, "approve", "准予登记", "Approve"},
        EnumName<E>{refuse, "refuse", "不予登记", "Refuse"},
        EnumName<E>{withdraw, "withdraw", "撤回申请", "Withdraw"}};
};
template <>
struct EnumNames<pledge::ReissueReason> {
    using enum pledge::ReissueReason;
    using E = pledge::ReissueReason;
    static constexpr std::array names{EnumName<E>{lost, "lost", "遗失", "Lost"},
                                      EnumName<E>{damaged, "damaged", "破损", "Damaged"}};
};
template <>
struct EnumNames<pledge::Side> {
    using enum pledge::Side;
    using E = pledge::Side;
    static constexpr std::array names{EnumName<E>{pledgor, "pledgor", "出质人", "Pledgor"},
                                      EnumName<E>{pledgee, "pledgee", "质权人", "Pledgee"},
                                      EnumName<E>{desk, "desk", "登记窗口", "Desk"}};
};
template <>
struct Shape<pledge::ChangeParticulars>
    : EventShape<"change", "变更登记", "Change of particulars"> {
    using T = pledge::ChangeParticulars;
    static constexpr std::array fields{
        field<&T::pledgor_name>("pledgor_name", "出质人新名称", "New name of the pledgor",
                                not_blank),
        field<&T::pledgor_address>("pledgor_address", "出质人新地址", "New address of the pledgor",
                                   not_blank),
        field<&T::pledgee_name>("pledgee_name", "质权人新名称", "New name of the pledgee",
                                not_blank),
        field<&T::pledgee_address>("pledgee_address", "质权人新地址", "New address of the pledgee",
                                   not_blank),
        field<&T::secured_amount>("secured_amount", "新的被担保债权数额", "New secured amount",
                                  positive),
        field<&T::scope>("scope", "新的担保范围", "New scope", long_text),
        field<&T::reason>("reason", "变更理由", "Reason", long_text),
        field<&T::agreement>("agreement", "变更协议编号", "Agreement on the change", not_blank),
        field<&T::agent>("agent", "代理人", "Agent", not_blank),
        field<&T::papers>("papers", "申请材料", "Papers")};
};
template <>
struct Shape<pledge::ExtendTerm> : EventShape<"extend", "延期登记", "Extension of the term"> {
    using T = pledge::ExtendTerm;
    static constexpr std::array fields{
        field<&T::debt_until>("debt_until", "延期后债务履行期限至", "New last day of the debt"),
        field<&T::reason>("reason", "延期理由", "Reason", long_text),
        field<&T::agreement>("agreement", "延期协议编号", "Agreement on the extension", not_blank),
        field<&T::agent>("agent", "代理人", "Agent", not_blank),
        field<&T::papers>("papers", "申请材料", "Papers")};
};
template <>
struct Shape<pledge::CancelRegistration> : EventShape<"cancel", "注销登记", "Cancellation"> {
    using T = pledge::CancelRegistration;
    static constexpr std::array fields{
        field<&T::reason>("reason", "注销情形", "Why it is cancelled"),
        field<&T::proof>("proof", "证明材料编号", "Proof", not_blank),
        field<&T::agent>("agent", "代理人", "Agent", not_blank),
        field<&T::papers>("papers", "申请材料", "Papers")};
};
template <>
struct Shape<pledge::RevokeRegistration> : EventShape<"revoke", "撤销登记", "Revocation"> {
    using T = pledge::RevokeRegistration;
    static constexpr std::array fields{
        field<&T::reason>("reason", "撤销情形", "Why it is revoked"),
        field<&T::finding>("finding", "事实", "What was found", long_text),
        field<&T::evidence>("evidence", "证据编号", "Evidence", not_blank),
        field<&T::agent>("agent", "代理人", "Agent", not_blank),
        field<&T::papers>("papers", "申请材料", "Papers")};
};
template <>
struct Shape<pledge::ReissueCertificate>
    : EventShape<"reissue", "补发登记证", "Re-issue of the certificate"> {
    using T = pledge::ReissueCertificate;
    static constexpr std::array fields{
        field<&T::reason>("reason", "补发原因", "Why it is issued again"),
        field<&T::statement>("statement", "说明", "Statement", long_text),
        field<&T::agent>("agent", "代理人", "Agent", not_blank),
        field<&T::papers>("papers", "申请材料", "Papers")};
};
template <>
struct Shape<pledge::WithdrawApplication>
    : EventShape<"withdraw", "撤回登记申请", "Withdrawal of the application"> {
    using T = pledge::WithdrawApplication;
    static constexpr std::array fields{field<&T::reason>("reason", "撤回理由", "Reason", long_text),
                                       field<&T::agent>("agent", "代理人", "Agent", not_blank),
                                       field<&T::papers>("papers", "申请材料", "Papers")};
};
template <>
struct Shape<pledge::AssignPledge>
    : EventShape<"assign", "质权转移登记", "Assignment of the pledge"> {
    using T = pledge::AssignPledge;
    static constexpr std::array fields{
        field<&T::to>("to", "新质权人", "New pledgee"),
        field<&T::organisation>("organisation", "新质权人在本平台的机构", "Its organisation here",
                                not_blank),
        field<&T::agreement>("agreement", "转让协议编号", "Agreement of assignment", not_blank),
        field<&T::agent>("agent", "代理人", "Agent", not_blank),
        field<&T::papers>("papers", "申请材料", "Papers")};
};
template <>
struct Shape<pledge::ReceiveProcedure> {
    using T = pledge::ReceiveProcedure;
    static constexpr std::array fields{
        field<&T::received_on>("received_on", "收件日", "Received on"),
        field<&T::received_at>("received_at", "收件时间（例如 16:40）", "At (such as 16:40)",
                               not_blank),
        field<&T::form>("form", "申请表", "Form")};
};
template <>
struct Shape<pledge::JoinProcedure> {
    static constexpr NoFields fields{};
};
template <>
struct Shape<pledge::RequestProcedureCorrection> {
    using T = pledge::RequestProcedureCorrection;
    static constexpr std::array fields{
        field<&T::defects>("defects", "须补正的缺陷", "Defects to cure", long_text),
        field<&T::notice_number>("notice_number", "通知书编号", "Notice number", not_blank)};
};
template <>
struct Shape<pledge::ResubmitProcedure> {
    using T = pledge::ResubmitProcedure;
    static constexpr std::array fields{field<&T::form>("form", "申请表", "Form")};
};
template <>
struct Shape<pledge::ApproveProcedure> {
    using T = pledge::ApproveProcedure;
    static constexpr std::array fields{
        field<&T::notice_number>("notice_number", "通知书编号", "Notice number", not_blank)};
};
template <>
struct Shape<pledge::RefuseProcedure> {
    using T = pledge::RefuseProcedure;
    static constexpr std::array fields{
        field<&T::ground>("ground", "不予登记的情形", "Ground of refusal"),
        field<&T::reason>("reason", "理由", "Reason", long_text),
        field<&T::notice_number>("notice_number", "通知书编号", "Notice number", not_blank)};
};
template <>
struct Shape<pledge::WithdrawProcedure> {
    using T = pledge::WithdrawProcedure;
    static constexpr std::array fields{field<&T::reason>("reason", "理由", "Reason", long_text)};
};
template <>
struct Shape<pledge::ProcedureFiled> : EventShape<"filed", "提出申请", "Application filed"> {
    using T = pledge::ProcedureFiled;
    static constexpr std::array fields{
        field<&T::pledge>("pledge", "质押", "Pledge"),
        field<&T::financing>("financing", "融资", "Financing"),
        field<&T::registry>("registry", "登记窗口", "Registration desk"),
        field<&T::pledgor>("pledgor", "出质人", "Pledgor"),
        field<&T::pledgee>("pledgee", "质权人", "Pledgee"),
        field<&T::in_register>("in_register", "登记簿", "Register"),
        field<&T::by>("by", "申请人", "Applicant"),
        field<&T::form>("form", "申请表", "Form"),
        field<&T::on>("on", "日期", "Date"),
        field<&T::joint>("joint", "须另一方确认", "The other party must join"),
        field<&T::receipt>("receipt", "收件凭证", "Receipt"),
        field<&T::officer>("officer", "收件人", "Officer")};
};
template <>
struct Shape<pledge::ProcedureJoined>
    : EventShape<"joined", "另一方确认", "The other party joined"> {
    using T = pledge::ProcedureJoined;
    static constexpr std::array fields{field<&T::on>("on", "日期", "Date"),
                                       field<&T::person>("person", "确认人", "Who joined")};
};
template <>
struct Shape<pledge::ProcedureCorrectionRequested>
    : EventShape<"correction_requested", "通知补正", "Correction requested"> {
    using T = pledge::ProcedureCorrectionRequested;
    static constexpr std::array fields{
        field<&T::defects>("defects", "须补正的缺陷", "Defects"),
        field<&T::notice_number>("notice_number", "通知书编号", "Notice number"),
        field<&T::on>("on", "日期", "Date"), field<&T::officer>("officer", "经办人", "Officer")};
};
template <>
struct Shape<pledge::ProcedureResubmitted>
    : EventShape<"resubmitted", "补正后重新提交", "Resubmitted"> {
    using T = pledge::ProcedureResubmitted;
    static constexpr std::array fields{field<&T::form>("form", "申请表", "Form"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<pledge::ProcedureApproved> : EventShape<"approved", "准予登记", "Approved"> {
    using T = pledge::ProcedureApproved;
    static constexpr std::array fields{
        field<&T::notice_number>("notice_number", "通知书编号", "Notice number"),
        field<&T::on>("on", "日期", "Date"), field<&T::officer>("officer", "经办人", "Officer")};
};
template <>
struct Shape<pledge::ProcedureRefused> : EventShape<"refused", "不予登记", "Refused"> {
    using T = pledge::ProcedureRefused;
    static constexpr std::array fields{
        field<&T::ground>("ground", "情形", "Ground"),
        field<&T::reason>("reason", "理由", "Reason"),
        field<&T::notice_number>("notice_number", "通知书编号", "Notice number"),
        field<&T::on>("on", "日期", "Date"), field<&T::officer>("officer", "经办人", "Officer")};
};
template <>
struct Shape<pledge::ProcedureWithdrawn> : EventShape<"withdrawn", "撤回申请", "Withdrawn"> {
    using T = pledge::ProcedureWithdrawn;
    static constexpr std::array fields{field<&T::reason>("reason", "理由", "Reason"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<pledge::Procedure> {
    using T = pledge::Procedure;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"),
        field<&T::stage>("stage", "阶段", "Stage"),
        field<&T::pledge>("pledge", "质押", "Pledge"),
        field<&T::financing>("financing", "融资", "Financing"),
        field<&T::registry>("registry", "登记窗口", "Registration desk"),
        field<&T::pledgor>("pledgor", "出质人", "Pledgor"),
        field<&T::pledgee>("pledgee", "质权人", "Pledgee"),
        field<&T::in_register>("in_register", "登记簿", "Register"),
        field<&T::by>("by", "申请人", "Applicant"),
        field<&T::intake>("intake", "收件方式", "Intake"),
        field<&T::receipt>("receipt", "收件凭证", "Receipt"),
        field<&T::form>("form", "申请表", "Form"),
        field<&T::open_defects>("open_defects", "须补正的缺陷", "Defects to cure"),
        field<&T::corrections>("corrections", "补正", "Corrections"),
        field<&T::notices>("notices", "通知书", "Notices"),
        field<&T::filed_on>("filed_on", "申请日", "Filed on"),
        field<&T::submitted_on>("submitted_on", "提交日", "Submitted on"),
        field<&T::clock_from>("clock_from", "期限起算日", "Clock counts from"),
        field<&T::decided_on>("decided_on", "办结日", "Decided on"),
        field<&T::ended_because>("ended_because", "终结原因", "Why it ended")};
};
template <>
struct Shape<pledge::Promise> {
    using T = pledge::Promise;
    static constexpr std::array fields{
        field<&T::in_register>("in_register", "登记簿", "Register"),
        field<&T::working_days>("working_days", "承诺办结（工作日，0为当日）",
                                "Promised working days (0: the same day)", not_negative)};
};
template <>
struct Shape<pledge::SetWindow> {
    using T = pledge::SetWindow;
    static constexpr std::array fields{
        field<&T::closes_at>("closes_at", "停止收件时间（例如 17:00）",
                             "Closing hour (such as 17:00)", not_blank),
        field<&T::promises>("promises", "承诺时限", "Promised times")};
};
template <>
struct Shape<pledge::WindowSet>
    : EventShape<"window_set", "设定窗口收件时间", "Hours of the desk set"> {
    using T = pledge::WindowSet;
    static constexpr std::array fields{
        field<&T::registry>("registry", "登记窗口", "Registration desk"),
        field<&T::details>("details", "内容", "Details"), field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<pledge::ReceiptIssued>
    : EventShape<"receipt_issued", "出具收件凭证", "Receipt issued"> {
    using T = pledge::ReceiptIssued;
    static constexpr std::array fields{
        field<&T::number>("number", "收件凭证编号", "Receipt"),
        field<&T::application>("application", "申请", "Application")};
};
template <>
struct Shape<pledge::Window> {
    using T = pledge::Window;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"),
        field<&T::registry>("registry", "登记窗口", "Registration desk"),
        field<&T::details>("details", "内容", "Details"),
        field<&T::receipts>("receipts", "已出具凭证数", "Receipts issued")};
};

}  // namespace zhirong
