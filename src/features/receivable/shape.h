#pragma once
#include "features/receivable/clock.h"
#include "features/receivable/record.h"

namespace zhirong {

template <>
struct EnumNames<receivable::Stage> {
    using enum receivable::Stage;
    using E = receivable::Stage;
    static constexpr std::array names{EnumName<E>{registered, "registered", "已登记", "Registered"},
                                      EnumName<E>{cancelled, "cancelled", "已注销", "Cancelled"}};
};
template <>
struct EnumNames<receivable::Act> {
    using enum receivable::Act;
    using E = receivable::Act;
    static constexpr std::array names{
        EnumName<E>{change, "change", "变更登记", "Change the registration"},
        EnumName<E>{extend, "extend", "展期登记", "Extend the registration"},
        EnumName<E>{report_name_change, "report_name_change", "报告名称变更",
                    "Report a change of name"},
        EnumName<E>{register_name_change, "register_name_change", "登记名称变更",
                    "Register the change of name"},
        EnumName<E>{report_discharge, "report_discharge", "报告债权消灭",
                    "Report that the debt ended"},
        EnumName<E>{cancel, "cancel", "注销登记", "Cancel the registration"},
        EnumName<E>{confirm_debt, "confirm_debt", "确认应收账款", "Confirm the receivable"},
        EnumName<E>{note_confirmation, "note_confirmation", "录入债务人确认",
                    "Note the debtor's confirmation"},
        EnumName<E>{object, "object", "异议登记", "Register an objection"},
        EnumName<E>{notify_objection, "notify_objection", "登记异议通知",
                    "Note that the objection was notified"},
        EnumName<E>{submit_suit, "submit_suit", "提交受理通知", "Submit the notice of a suit"},
        EnumName<E>{withdraw_objection, "withdraw_objection", "注销异议",
                    "Withdraw the objection"}};
};
template <>
struct EnumNames<receivable::Claim> {
    using enum receivable::Claim;
    using E = receivable::Claim;
    static constexpr std::array names{
        EnumName<E>{licence_fee, "licence_fee", "知识产权许可费", "Licence fees"},
        EnumName<E>{royalty, "royalty", "知识产权提成费", "Royalties"},
        EnumName<E>{other_money, "other_money", "其他金钱债权", "Other claims of money"},
        EnumName<E>{bill_or_security, "bill_or_security", "票据或者有价证券",
                    "Bills or securities"},
        EnumName<E>{intellectual_property, "intellectual_property", "知识产权中的财产权",
                    "The intellectual property itself"}};
};
template <>
struct EnumNames<receivable::Nature> {
    using enum receivable::Nature;
    using E = receivable::Nature;
    static constexpr std::array names{
        EnumName<E>{existing, "existing", "现有", "Existing"},
        EnumName<E>{future, "future", "将有", "Future"},
        EnumName<E>{both, "both", "现有和将有", "Existing and future"}};
};
template <>
struct EnumNames<receivable::TransferBan> {
    using enum receivable::TransferBan;
    using E = receivable::TransferBan;
    static constexpr std::array names{
        EnumName<E>{none, "none", "没有限制", "None"},
        EnumName<E>{by_contract, "by_contract", "合同约定不得转让", "By contract"},
        EnumName<E>{by_law, "by_law", "法律、行政法规禁止转让", "By law"}};
};
template <>
struct EnumNames<receivable::CancelReason> {
    using enum receivable::CancelReason;
    using E = receivable::CancelReason;
    static constexpr std::array names{
        EnumName<E>{debt_ended, "debt_ended", "主债权消灭", "The debt ended"},
        EnumName<E>{pledge_enforced, "pledge_enforced", "质权实现", "The pledge was enforced"},
        EnumName<E>{pledge_waived, "pledge_waived", "放弃全部质权", "The pledge was waived"},
        EnumName<E>{other, "other", "其他导致权利消灭的情形", "Other"}};
};
template <>
struct EnumNames<receivable::Whose> {
    using enum receivable::Whose;
    using E = receivable::Whose;
    static constexpr std::array names{
        EnumName<E>{grantor, "grantor", "出质人", "Grantor"},
        EnumName<E>{secured_party, "secured_party", "质权人", "Secured party"}};
};
template <>
struct EnumNames<receivable::Standing> {
    using enum receivable::Standing;
    using E = receivable::Standing;
    static constexpr std::array names{EnumName<E>{in_force, "in_force", "有效", "In force"},
                                      EnumName<E>{lapsed, "lapsed", "期满失效", "Lapsed"},
                                      EnumName<E>{cancelled, "cancelled", "已注销", "Cancelled"}};
};
template <>
struct EnumNames<receivable::ObjectionStanding> {
    using enum receivable::ObjectionStanding;
    using E = receivable::ObjectionStanding;
    static constexpr std::array names{
        EnumName<E>{pending, "pending", "异议期内", "Pending"},
        EnumName<E>{in_suit, "in_suit", "已起诉或者仲裁", "In suit"},
        EnumName<E>{lapsed, "lapsed", "逾期未起诉，异议失效", "Lapsed without suit"},
        EnumName<E>{withdrawn, "withdrawn", "已注销", "Withdrawn"}};
};
template <>
struct Shape<receivable::Payment> {
    using T = receivable::Payment;
    static constexpr std::array fields{field<&T::due>("due", "应付日", "Due"),
                                       field<&T::amount>("amount", "金额", "Amount", positive)};
};
template <>
struct Shape<receivable::Register> {
    using T = receivable::Register;
    static constexpr std::array fields{
        field<&T::grantor_organisation>("grantor_organisation", "出质人（平台机构）",
                                        "Grantor on the platform", not_blank),
        field<&T::grantor_name>("grantor_name", "出质人名称（不在平台时）", "Name of the grantor",
                                not_blank),
        field<&T::grantor_code>("grantor_code", "出质人统一社会信用代码（不在平台时）",
                                "Credit code of the grantor", not_blank),
        field<&T::claim>("claim", "应收账款种类", "Kind of claim"),
        field<&T::nature>("nature", "现有或者将有", "Existing or future"),
        field<&T::licence>("licence", "许可合同备案", "Licence filing", not_blank),
        field<&T::base_contract>("base_contract", "基础合同编号", "Base contract", not_blank),
        field<&T::right_numbers>("right_numbers", "涉及的权利号码", "Numbers of the rights"),
        field<&T::debtor_organisation>("debtor_organisation", "债务人（平台机构）",
                                       "Debtor on the platform", not_blank),
        field<&T::debtor_name>("debtor_name", "债务人名称", "Debtor", not_blank),
        field<&T::description>("description", "质押财产描述", "Description of the collateral",
                               long_text),
        field<&T::payments>("payments", "应收款项", "Payments to come"),
        field<&T::transfer_ban>("transfer_ban", "转让限制", "Bar on assignment"),
        field<&T::account_bank>("account_bank", "收款账户开户行", "Bank of the collection account",
                                not_blank),
        field<&T::account_number>("account_number", "收款账户账号", "Collection account",
                                  not_blank),
        field<&T::account_restricted>("account_restricted", "账户限制支取",
                                      "No debit without the secured party"),
        field<&T::debt_contract>("debt_contract", "主债权合同编号", "Debt contract", not_blank),
        field<&T::pledge_contract>("pledge_contract", "质押合同编号", "Pledge contract", not_blank),
        field<&T::secured_amount>("secured_amount", "主债权金额", "Amount of the debt", positive),
        field<&T::debt_from>("debt_from", "债务起始日", "Debt from"),
        field<&T::debt_until>("debt_until", "债务到期日", "Debt until"),
        field<&T::financing>("financing", "融资编号", "Financing", not_blank),
        field<&T::term_months>("term_months", "登记期限（月，1 至 360）",
                               "Term of the registration in months, 1 to 360"),
        field<&T::unified_number>("unified_number", "中登网登记编号", "Number in the PBoC register",
                                  not_blank)};
};
template <>
struct Shape<receivable::Change> {
    using T = receivable::Change;
    static constexpr std::array fields{
        field<&T::description>("description", "质押财产描述", "Description", long_text),
        field<&T::secured_amount>("secured_amount", "主债权金额", "Amount of the debt", positive),
        field<&T::debt_until>("debt_until", "债务到期日", "Debt until"),
        field<&T::account_bank>("account_bank", "收款账户开户行", "Bank of the account", not_blank),
        field<&T::account_number>("account_number", "收款账户账号", "Account", not_blank),
        field<&T::account_restricted>("account_restricted", "账户限制支取",
                                      "No debit without the secured party"),
        field<&T::unified_number>("unified_number", "中登网登记编号", "Number in the PBoC register",
                                  not_blank),
        field<&T::agreement>("agreement", "与出质人的变更协议", "Agreement with the grantor",
                             not_blank)};
};
template <>
struct Shape<receivable::Extend> {
    using T = receivable::Extend;
    static constexpr std::array fields{
        field<&T::months>("months", "展期（月，1 至 360）", "Months, 1 to 360"),
        field<&T::agreement>("agreement", "与出质人的展期协议", "Agreement with the grantor",
                             not_blank)};
};
template <>
struct Shape<receivable::ReportNameChange> {
    using T = receivable::ReportNameChange;
    static constexpr std::array fields{
        field<&T::whose>("whose", "谁的名称", "Whose name"),
        field<&T::name>("name", "新名称", "New name", not_blank),
        field<&T::code>("code", "新统一社会信用代码", "New credit code", not_blank),
        field<&T::changed_on>("changed_on", "变更日", "Changed on"),
        field<&T::paper>("paper", "变更证明", "Paper", not_blank)};
};
template <>
struct Shape<receivable::RegisterNameChange> {
    static constexpr NoFields fields{};
};
template <>
struct Shape<receivable::ReportDischarge> {
    using T = receivable::ReportDischarge;
    static constexpr std::array fields{field<&T::reason>("reason", "情形", "Reason"),
                                       field<&T::on>("on", "发生日", "On"),
                                       field<&T::paper>("paper", "证明", "Paper", not_blank)};
};
template <>
struct Shape<receivable::Cancel> {
    using T = receivable::Cancel;
    static constexpr std::array fields{
        field<&T::reason>("reason", "注销情形", "Reason"),
        field<&T::discharged_on>("discharged_on", "情形发生日", "Since"),
        field<&T::paper>("paper", "证明", "Paper", not_blank)};
};
template <>
struct Shape<receivable::ConfirmDebt> {
    using T = receivable::ConfirmDebt;
    static constexpr std::array fields{
        field<&T::amount>("amount", "确认的现有金额", "Existing amount confirmed", positive),
        field<&T::knows_account>("knows_account", "承诺付至指定收款账户",
                                 "Will pay into the designated account"),
        field<&T::paper>("paper", "确认书编号", "Paper", not_blank)};
};
template <>
struct Shape<receivable::NoteConfirmation> {
    using T = receivable::NoteConfirmation;
    static constexpr std::array fields{
        field<&T::amount>("amount", "确认的现有金额", "Existing amount confirmed", positive),
        field<&T::knows_account>("knows_account", "承诺付至指定收款账户",
                                 "Will pay into the designated account"),
        field<&T::paper>("paper", "确认书编号", "Paper", not_blank),
        field<&T::person>("person", "债务人签署人", "Who signed for the debtor", not_blank),
        field<&T::on>("on", "确认日", "Confirmed on")};
};
template <>
struct Shape<receivable::Object> {
    using T = receivable::Object;
    static constexpr std::array fields{
        field<&T::reason>("reason", "异议理由", "What is wrong", long_text),
        field<&T::demanded_on>("demanded_on", "要求质权人更正之日", "Secured party asked on"),
        field<&T::answer>("answer", "质权人的答复", "Its answer", long_text)};
};
template <>
struct Shape<receivable::NotifyObjection> {
    using T = receivable::NotifyObjection;
    static constexpr std::array fields{
        field<&T::objection>("objection", "第几项异议", "Which objection", positive),
        field<&T::on>("on", "通知日", "Notified on"),
        field<&T::paper>("paper", "通知凭证", "Proof", not_blank)};
};
template <>
struct Shape<receivable::SubmitSuit> {
    using T = receivable::SubmitSuit;
    static constexpr std::array fields{
        field<&T::objection>("objection", "第几项异议", "Which objection", positive),
        field<&T::court>("court", "法院或者仲裁机构", "Court or tribunal", not_blank),
        field<&T::case_number>("case_number", "案号", "Case number", not_blank),
        field<&T::accepted_on>("accepted_on", "受理日", "Accepted on")};
};
template <>
struct Shape<receivable::WithdrawObjection> {
    using T = receivable::WithdrawObjection;
    static constexpr std::array fields{
        field<&T::objection>("objection", "第几项异议", "Which objection", positive),
        field<&T::reason>("reason", "理由", "Reason", long_text)};
};
template <>
struct Shape<receivable::Party> {
    using T = receivable::Party;
    static constexpr std::array fields{
        field<&T::organisation>("organisation", "机构", "Organisation"),
        field<&T::name>("name", "名称", "Name"),
        field<&T::code>("code", "统一社会信用代码", "Credit code")};
};
template <>
struct Shape<receivable::Registered>
    : EventShape<"registered", "应收账款质押登记", "Pledge of receivables registered"> {
    using T = receivable::Registered;
    static constexpr std::array fields{
        field<&T::number>("number", "登记编号", "Number"),
        field<&T::secured_party>("secured_party", "质权人", "Secured party"),
        field<&T::grantor>("grantor", "出质人", "Grantor"),
        field<&T::debtor>("debtor", "债务人", "Debtor"),
        field<&T::content>("content", "登记内容", "Content"),
        field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<receivable::Changed> : EventShape<"changed", "变更登记", "Registration changed"> {
    using T = receivable::Changed;
    static constexpr std::array fields{field<&T::change>("change", "变更内容", "Change"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<receivable::Extended> : EventShape<"extended", "展期登记", "Registration extended"> {
    using T = receivable::Extended;
    static constexpr std::array fields{field<&T::months>("months", "展期（月）", "Months"),
                                       field<&T::before>("before", "原到期日", "Ended before on"),
                                       field<&T::agreement>("agreement", "展期协议", "Agreement"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<receivable::NameChangeReported>
    : EventShape<"name_change_reported", "报告名称变更", "Change of name reported"> {
    using T = receivable::NameChangeReported;
    static constexpr std::array fields{field<&T::whose>("whose", "谁的名称", "Whose name"),
                                       field<&T::name>("name", "新名称", "New name"),
                                       field<&T::code>("code", "新代码", "New code"),
                                       field<&T::changed_on>("changed_on", "变更日", "Changed on"),
                                       field<&T::paper>("paper", "证明", "Paper"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<receivable::NameChangeRegistered>
    : EventShape<"name_change_registered", "登记名称变更", "Change of name registered"> {
    using T = receivable::NameChangeRegistered;
    static constexpr std::array fields{field<&T::on>("on", "日期", "Date"),
                                       field<&T::late>("late", "逾期", "Late")};
};
template <>
struct Shape<receivable::Discharged>
    : EventShape<"discharged", "报告债权消灭", "Reported that the debt ended"> {
    using T = receivable::Discharged;
    static constexpr std::array fields{field<&T::reason>("reason", "情形", "Reason"),
                                       field<&T::discharged_on>("discharged_on", "发生日", "Since"),
                                       field<&T::paper>("paper", "证明", "Paper"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<receivable::Cancelled>
    : EventShape<"cancelled", "注销登记", "Registration cancelled"> {
    using T = receivable::Cancelled;
    static constexpr std::array fields{field<&T::reason>("reason", "情形", "Reason"),
                                       field<&T::discharged_on>("discharged_on", "发生日", "Since"),
                                       field<&T::paper>("paper", "证明", "Paper"),
                                       field<&T::late>("late", "逾期", "Late"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<receivable::DebtConfirmed>
    : EventShape<"debt_confirmed", "债务人确认应收账款", "Debtor confirmed"> {
    using T = receivable::DebtConfirmed;
    static constexpr std::array fields{
        field<&T::amount>("amount", "确认的现有金额", "Amount"),
        field<&T::knows_account>("knows_account", "承诺付至指定账户", "Pays into the account"),
        field<&T::paper>("paper", "确认书", "Paper"),
        field<&T::person>("person", "确认人", "By"),
        field<&T::by_debtor>("by_debtor", "债务人自行确认", "By the debtor itself"),
        field<&T::confirmed_on>("confirmed_on", "确认日", "Confirmed on"),
        field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<receivable::Objected> : EventShape<"objected", "异议登记", "Objection registered"> {
    using T = receivable::Objected;
    static constexpr std::array fields{
        field<&T::objection>("objection", "第几项异议", "Which"),
        field<&T::objector>("objector", "异议人", "Objector"),
        field<&T::reason>("reason", "理由", "Reason"),
        field<&T::demanded_on>("demanded_on", "要求更正之日", "Asked on"),
        field<&T::answer>("answer", "质权人的答复", "Answer"),
        field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<receivable::ObjectionNotified>
    : EventShape<"objection_notified", "异议已通知质权人", "Objection notified"> {
    using T = receivable::ObjectionNotified;
    static constexpr std::array fields{
        field<&T::objection>("objection", "第几项异议", "Which"),
        field<&T::notified_on>("notified_on", "通知日", "Notified on"),
        field<&T::paper>("paper", "通知凭证", "Proof"), field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<receivable::SuitSubmitted>
    : EventShape<"suit_submitted", "提交受理通知", "Notice of suit submitted"> {
    using T = receivable::SuitSubmitted;
    static constexpr std::array fields{
        field<&T::objection>("objection", "第几项异议", "Which"),
        field<&T::court>("court", "法院或者仲裁机构", "Court"),
        field<&T::case_number>("case_number", "案号", "Case"),
        field<&T::accepted_on>("accepted_on", "受理日", "Accepted on"),
        field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<receivable::ObjectionWithdrawn>
    : EventShape<"objection_withdrawn", "注销异议", "Objection withdrawn"> {
    using T = receivable::ObjectionWithdrawn;
    static constexpr std::array fields{field<&T::objection>("objection", "第几项异议", "Which"),
                                       field<&T::reason>("reason", "理由", "Reason"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<receivable::Objection> {
    using T = receivable::Objection;
    static constexpr std::array fields{
        field<&T::number>("number", "序号", "Number"),
        field<&T::objector>("objector", "异议人", "Objector"),
        field<&T::reason>("reason", "理由", "Reason"),
        field<&T::demanded_on>("demanded_on", "要求更正之日", "Asked on"),
        field<&T::answer>("answer", "质权人的答复", "Answer"),
        field<&T::on>("on", "异议日", "On"),
        field<&T::notified_on>("notified_on", "通知日", "Notified on"),
        field<&T::suit>("suit", "案件", "Suit"),
        field<&T::suit_on>("suit_on", "受理日", "Accepted on"),
        field<&T::withdrawn_on>("withdrawn_on", "注销日", "Withdrawn on")};
};
template <>
struct Shape<receivable::Registration> {
    using T = receivable::Registration;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"),
        field<&T::stage>("stage", "阶段", "Stage"),
        field<&T::number>("number", "登记编号", "Number"),
        field<&T::secured_party>("secured_party", "质权人", "Secured party"),
        field<&T::grantor>("grantor", "出质人", "Grantor"),
        field<&T::debtor>("debtor", "债务人", "Debtor"),
        field<&T::content>("content", "登记内容", "Content"),
        field<&T::registered_on>("registered_on", "登记日", "Registered on"),
        field<&T::term_months>("term_months", "期限（月）", "Months"),
        field<&T::confirmation>("confirmation", "债务人确认", "Confirmation"),
        field<&T::name_change>("name_change", "待登记的名称变更", "Change of name"),
        field<&T::former>("former", "曾用名称", "Former names"),
        field<&T::discharge>("discharge", "债权消灭", "Discharge"),
        field<&T::cancelled>("cancelled", "注销", "Cancelled"),
        field<&T::objections>("objections", "异议", "Objections"),
        field<&T::late_acts>("late_acts", "逾期办理次数", "Late acts")};
};
template <>
struct Shape<receivable::Taken> : EventShape<"taken", "发放编号", "Number given"> {
    using T = receivable::Taken;
    static constexpr std::array fields{field<&T::last>("last", "最后一个编号", "Last")};
};
template <>
struct Shape<receivable::Numbering> {
    using T = receivable::Numbering;
    static constexpr std::array fields{field<&T::id>("id", "编号", "Id"),
                                       field<&T::last>("last", "最后一个编号", "Last")};
};

}  // namespace zhirong
