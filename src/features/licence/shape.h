#pragma once
#include "features/licence/clock.h"
#include "features/licence/record.h"

namespace zhirong {

template <>
struct EnumNames<licence::Stage> {
    using enum licence::Stage;
    using E = licence::Stage;
    static constexpr std::array names{
        EnumName<E>{draft, "draft", "草拟", "Draft"},
        EnumName<E>{submitted, "submitted", "审查中", "Under review"},
        EnumName<E>{correction_requested, "correction_requested", "待补正", "Correction requested"},
        EnumName<E>{filed, "filed", "已备案", "Filed"},
        EnumName<E>{refused, "refused", "不予备案", "Refused"},
        EnumName<E>{withdrawn, "withdrawn", "已撤回", "Withdrawn"},
        EnumName<E>{cancelled, "cancelled", "已注销", "Cancelled"},
        EnumName<E>{expired, "expired", "期满终止", "Expired"}};
};
template <>
struct EnumNames<licence::Act> {
    using enum licence::Act;
    using E = licence::Act;
    static constexpr std::array names{
        EnumName<E>{draft, "draft", "修改备案申请", "Amend the draft"},
        EnumName<E>{submit, "submit", "提交备案申请", "Submit for filing"},
        EnumName<E>{ask_consent, "ask_consent", "征求质权人同意", "Ask the pledgee to consent"},
        EnumName<E>{give_consent, "give_consent", "质权人同意许可", "Consent as pledgee"},
        EnumName<E>{decline_consent, "decline_consent", "质权人不同意许可", "Decline as pledgee"},
        EnumName<E>{request_correction, "request_correction", "通知补正", "Request correction"},
        EnumName<E>{resubmit, "resubmit", "补正后重新提交", "Resubmit with the defects cured"},
        EnumName<E>{file, "file", "准予备案", "File the licence"},
        EnumName<E>{refuse, "refuse", "不予备案", "Refuse the filing"},
        EnumName<E>{withdraw, "withdraw", "撤回申请", "Withdraw"},
        EnumName<E>{change, "change", "变更备案", "Change the filing"},
        EnumName<E>{extend, "extend", "延长备案", "Extend the filing"},
        EnumName<E>{cancel, "cancel", "注销备案", "Cancel the filing"},
        EnumName<E>{note_expiry, "note_expiry", "登记期满终止", "Note that the term ran out"},
        EnumName<E>{disclose, "disclose", "向出借机构开放查阅", "Disclose to a lender"}};
};
template <>
struct EnumNames<licence::Ground> {
    using enum licence::Ground;
    using E = licence::Ground;
    static constexpr std::array names{
        EnumName<E>{not_in_force, "not_in_force", "权利未生效或者已失效", "Right not in force"},
        EnumName<E>{not_entitled, "not_entitled", "许可人不是权利人或者有权许可的人",
                    "Licensor neither owner nor entitled"},
        EnumName<E>{contract_content, "contract_content", "合同缺少必备内容",
                    "Contract lacks required content"},
        EnumName<E>{beyond_right, "beyond_right", "许可期限超过权利有效期",
                    "Term beyond the end of the right"},
        EnumName<E>{co_owner_consent, "co_owner_consent", "违反共有的规定或者约定",
                    "Against the rules of co-ownership"},
        EnumName<E>{fee_in_grace, "fee_in_grace", "处于年费滞纳期",
                    "Annual fee in its surcharge period"},
        EnumName<E>{suspended_or_preserved, "suspended_or_preserved", "中止程序或者财产保全",
                    "Suspension or court preservation"},
        EnumName<E>{filed_already, "filed_already", "同一合同重复备案",
                    "The same contract is filed already"},
        EnumName<E>{pledgee_consent, "pledgee_consent", "出质的权利未经质权人同意",
                    "Pledged, without the pledgee's consent"},
        EnumName<E>{conflicting_licence, "conflicting_licence", "与已备案的许可冲突",
                    "Conflicts with a licence in force"},
        EnumName<E>{open_licence_barred, "open_licence_barred", "不得实行开放许可",
                    "Open licence barred"},
        EnumName<E>{other, "other", "其他不应备案的情形", "Other"}};
};
template <>
struct EnumNames<licence::PaperKind> {
    using enum licence::PaperKind;
    using E = licence::PaperKind;
    static constexpr std::array names{
        EnumName<E>{application_form, "application_form", "许可合同备案申请表", "Application form"},
        EnumName<E>{licence_contract, "licence_contract", "许可合同", "Licence contract"},
        EnumName<E>{identity_papers, "identity_papers", "双方身份证明或者承诺书",
                    "Identity papers or undertaking of both parties"},
        EnumName<E>{power_of_attorney, "power_of_attorney", "委托书（注明委托权限）",
                    "Power of attorney stating its scope"},
        EnumName<E>{entitlement_proof, "entitlement_proof", "有权许可的证明",
                    "Proof of entitlement"},
        EnumName<E>{other, "other", "其他材料", "Other paper"}};
};
template <>
struct EnumNames<licence::CancelReason> {
    using enum licence::CancelReason;
    using E = licence::CancelReason;
    static constexpr std::array names{
        EnumName<E>{terminated_early, "terminated_early", "提前解除合同", "Contract ended early"},
        EnumName<E>{contract_void, "contract_void", "合同无效或者被撤销",
                    "Contract void or rescinded"},
        EnumName<E>{right_lost, "right_lost", "权利被宣告无效或者终止",
                    "Right invalidated or ended"},
        EnumName<E>{ground_existed, "ground_existed", "备案时存在不予备案的情形",
                    "A refusal ground existed"},
        EnumName<E>{other, "other", "其他情形", "Other"}};
};
template <>
struct EnumNames<licence::Proceeds> {
    using enum licence::Proceeds;
    using E = licence::Proceeds;
    static constexpr std::array names{
        EnumName<E>{prepay_debt, "prepay_debt", "提前清偿债务", "Prepays the debt"},
        EnumName<E>{deposit, "deposit", "提存", "Is deposited"}};
};
template <>
struct EnumNames<licence::Settlement> {
    using enum licence::Settlement;
    using E = licence::Settlement;
    static constexpr std::array names{
        EnumName<E>{monthly, "monthly", "按月结算", "Monthly"},
        EnumName<E>{quarterly, "quarterly", "按季结算", "Quarterly"},
        EnumName<E>{half_yearly, "half_yearly", "每半年结算", "Half-yearly"},
        EnumName<E>{yearly, "yearly", "按年结算", "Yearly"}};
};
template <>
struct EnumNames<licence::FeeMode> {
    using enum licence::FeeMode;
    using E = licence::FeeMode;
    static constexpr std::array names{
        EnumName<E>{fixed, "fixed", "固定费用", "Fixed fee"},
        EnumName<E>{royalty, "royalty", "提成（可含入门费）", "Royalty, with or without entry fee"},
        EnumName<E>{free, "free", "免费", "Free of charge"}};
};
template <>
struct EnumNames<licence::Answer> {
    using enum licence::Answer;
    using E = licence::Answer;
    static constexpr std::array names{EnumName<E>{waiting, "waiting", "待答复", "Awaited"},
                                      EnumName<E>{given, "given", "已同意", "Given"},
                                      EnumName<E>{declined, "declined", "不同意", "Declined"}};
};
template <>
struct EnumNames<licence::Standing> {
    using enum licence::Standing;
    using E = licence::Standing;
    static constexpr std::array names{
        EnumName<E>{not_filed, "not_filed", "未备案", "Not filed"},
        EnumName<E>{not_yet, "not_yet", "尚未生效", "Not yet in effect"},
        EnumName<E>{in_force, "in_force", "有效", "In force"},
        EnumName<E>{over, "over", "已届满", "Over"}};
};
template <>
struct Shape<licence::Paper> {
    using T = licence::Paper;
    static constexpr std::array fields{
        field<&T::kind>("kind", "材料", "Paper"),
        field<&T::reference>("reference", "编号或者文件", "Number or file", not_blank)};
};
template <>
struct Shape<licence::Payment> {
    using T = licence::Payment;
    static constexpr std::array fields{field<&T::due>("due", "应付日", "Due"),
                                       field<&T::amount>("amount", "金额", "Amount", positive)};
};
template <>
struct Shape<licence::FixedFee> : EventShape<"fixed", "固定费用", "Fixed fee"> {
    using T = licence::FixedFee;
    static constexpr std::array fields{
        field<&T::amount>("amount", "许可费总额", "Licence fee", positive),
        field<&T::payments>("payments", "分期付款", "Payments")};
};
template <>
struct Shape<licence::Royalty>
    : EventShape<"royalty", "提成（可含入门费）", "Royalty, with or without entry fee"> {
    using T = licence::Royalty;
    static constexpr std::array fields{
        field<&T::entry_fee>("entry_fee", "入门费", "Entry fee", positive),
        field<&T::payments>("payments", "入门费分期", "Payments of the entry fee"),
        field<&T::rate>("rate", "提成率", "Royalty rate"),
        field<&T::base>("base", "提成基数", "What the rate applies to", not_blank),
        field<&T::settled>("settled", "结算周期", "Settled"),
        field<&T::least_a_year>("least_a_year", "每年最低提成费", "Least royalty a year",
                                positive)};
};
template <>
struct Shape<licence::FreeOfCharge> : EventShape<"free", "免费", "Free of charge"> {
    static constexpr NoFields fields{};
};
template <>
struct Shape<licence::CoOwnerConsent> {
    using T = licence::CoOwnerConsent;
    static constexpr std::array fields{
        field<&T::co_owner>("co_owner", "共有人", "Co-owner", not_blank),
        field<&T::paper>("paper", "同意书", "Paper of consent", not_blank)};
};
template <>
struct Shape<licence::Draft> {
    using T = licence::Draft;
    static constexpr std::array fields{
        field<&T::registry>("registry", "备案窗口", "Registration desk", not_blank),
        field<&T::rights>("rights", "许可的权利", "Rights licensed", not_blank),
        field<&T::contract_number>("contract_number", "许可合同编号", "Contract number", not_blank),
        field<&T::signed_on>("signed_on", "签订日", "Signed on"),
        field<&T::effective_on>("effective_on", "生效日", "In effect from"),
        field<&T::licensee_name>("licensee_name", "被许可人名称", "Licensee", not_blank),
        field<&T::licensee_code>("licensee_code", "被许可人统一社会信用代码",
                                 "Credit code of the licensee", not_blank),
        field<&T::licensee_organisation>("licensee_organisation", "被许可人（平台机构）",
                                         "Licensee on the platform", not_blank),
        field<&T::foreign_party>("foreign_party", "一方为境外主体", "A party is foreign"),
        field<&T::agent>("agent", "代理机构", "Agency", not_blank),
        field<&T::names_both_parties>("names_both_parties", "合同载明双方名称和地址",
                                      "The contract states names and addresses of both"),
        field<&T::lists_each_right>("lists_each_right", "合同逐项列明权利的名称、号码和日期",
                                    "The contract lists each right with its number and dates"),
        field<&T::type>("type", "许可种类", "Type of licence"),
        field<&T::until>("until", "许可期限的最后一日", "Last day of the licence"),
        field<&T::territory>("territory", "许可地域（行政区划代码，全国为100000）",
                             "Territory (GB/T 2260; 100000 is the whole country)"),
        field<&T::fee>("fee", "许可费", "Licence fee"),
        field<&T::goods>("goods", "许可使用的商品类似群（商标）",
                         "Similar groups of goods (marks)"),
        field<&T::open_licence>("open_licence", "属于开放许可", "Under an open licence"),
        field<&T::sublicensable>("sublicensable", "被许可人可以分许可",
                                 "The licensee may sublicense"),
        field<&T::head_licence>("head_licence", "许可人取得分许可权的备案",
                                "Filing that entitles the licensor", not_blank),
        field<&T::co_owner_consents>("co_owner_consents", "共有人同意", "Consents of co-owners"),
        field<&T::assignment_banned>("assignment_banned", "合同禁止转让或者出质许可费",
                                     "The contract forbids to assign or pledge the fees"),
        field<&T::late_reason>("late_reason", "逾期备案的说明", "Why it is filed late", long_text),
        field<&T::papers>("papers", "材料", "Papers")};
};
template <>
struct Shape<licence::Resubmit> : Shape<licence::Draft> {};
template <>
struct Shape<licence::Submit> {
    static constexpr NoFields fields{};
};
template <>
struct Shape<licence::AskConsent> {
    static constexpr NoFields fields{};
};
template <>
struct Shape<licence::NoteExpiry> {
    static constexpr NoFields fields{};
};
template <>
struct Shape<licence::GiveConsent> {
    using T = licence::GiveConsent;
    static constexpr std::array fields{
        field<&T::paper>("paper", "同意书编号", "Paper of consent", not_blank),
        field<&T::proceeds>("proceeds", "许可费用途", "What the fees are used for"),
        field<&T::account>("account", "许可费收款账户", "Account for the fees", not_blank)};
};
template <>
struct Shape<licence::DeclineConsent> {
    using T = licence::DeclineConsent;
    static constexpr std::array fields{
        field<&T::reason>("reason", "不同意的理由", "Reason", long_text)};
};
template <>
struct Shape<licence::RequestCorrection> {
    using T = licence::RequestCorrection;
    static constexpr std::array fields{
        field<&T::defects>("defects", "须补正的缺陷", "Defects to cure", long_text),
        field<&T::notice_number>("notice_number", "通知书编号", "Notice number", not_blank)};
};
template <>
struct Shape<licence::File> {
    using T = licence::File;
    static constexpr std::array fields{
        field<&T::serial>("serial", "本年备案流水号", "Serial of the year", positive)};
};
template <>
struct Shape<licence::Refuse> {
    using T = licence::Refuse;
    static constexpr std::array fields{
        field<&T::ground>("ground", "情形", "Ground"),
        field<&T::reason>("reason", "理由", "Reason", long_text),
        field<&T::notice_number>("notice_number", "通知书编号", "Notice number", not_blank)};
};
template <>
struct Shape<licence::Withdraw> {
    using T = licence::Withdraw;
    static constexpr std::array fields{
        field<&T::reason>("reason", "撤回理由", "Reason", long_text)};
};
template <>
struct Shape<licence::Change> {
    using T = licence::Change;
    static constexpr std::array fields{
        field<&T::licensee_name>("licensee_name", "变更后的被许可人名称",
                                 "New name of the licensee", not_blank),
        field<&T::fee>("fee", "变更后的许可费", "New fee"),
        field<&T::territory>("territory", "变更后的许可地域", "New territory"),
        field<&T::assignment_banned>("assignment_banned", "合同禁止转让或者出质许可费",
                                     "The contract forbids to assign or pledge the fees"),
        field<&T::agreement>("agreement", "变更协议", "Change agreement", not_blank),
        field<&T::notice_number>("notice_number", "通知书编号", "Notice number", not_blank)};
};
template <>
struct Shape<licence::Extend> {
    using T = licence::Extend;
    static constexpr std::array fields{
        field<&T::until>("until", "延长后的最后一日", "New last day"),
        field<&T::agreement>("agreement", "延长协议", "Agreement", not_blank),
        field<&T::notice_number>("notice_number", "通知书编号", "Notice number", not_blank)};
};
template <>
struct Shape<licence::Cancel> {
    using T = licence::Cancel;
    static constexpr std::array fields{
        field<&T::reason>("reason", "注销情形", "Why it is cancelled"),
        field<&T::on>("on", "许可终止日", "Last day of the licence"),
        field<&T::proof>("proof", "证明材料", "Proof", not_blank),
        field<&T::notice_number>("notice_number", "通知书编号", "Notice number", not_blank)};
};
template <>
struct Shape<licence::Disclose> {
    using T = licence::Disclose;
    static constexpr std::array fields{
        field<&T::organisation>("organisation", "出借机构", "Lender", not_blank)};
};
template <>
struct Shape<licence::Drafted> : EventShape<"drafted", "草拟备案申请", "Draft written"> {
    using T = licence::Drafted;
    static constexpr std::array fields{
        field<&T::licensor>("licensor", "许可人", "Licensor"),
        field<&T::licensor_name>("licensor_name", "许可人名称", "Name of the licensor"),
        field<&T::marks>("marks", "商标", "Trademarks"),
        field<&T::content>("content", "申请内容", "Application"),
        field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<licence::Submitted> : EventShape<"submitted", "提交备案申请", "Submitted"> {
    using T = licence::Submitted;
    static constexpr std::array fields{field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<licence::ConsentAsked>
    : EventShape<"consent_asked", "征求质权人同意", "Pledgee asked to consent"> {
    using T = licence::ConsentAsked;
    static constexpr std::array fields{
        field<&T::right>("right", "权利", "Right"), field<&T::pledge>("pledge", "质押", "Pledge"),
        field<&T::pledgee>("pledgee", "质权人", "Pledgee"), field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<licence::ConsentGiven>
    : EventShape<"consent_given", "质权人同意许可", "Pledgee consented"> {
    using T = licence::ConsentGiven;
    static constexpr std::array fields{
        field<&T::right>("right", "权利", "Right"),
        field<&T::pledge>("pledge", "质押", "Pledge"),
        field<&T::paper>("paper", "同意书编号", "Paper of consent"),
        field<&T::proceeds>("proceeds", "许可费用途", "Use of the fees"),
        field<&T::account>("account", "收款账户", "Account"),
        field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<licence::ConsentDeclined>
    : EventShape<"consent_declined", "质权人不同意许可", "Pledgee declined"> {
    using T = licence::ConsentDeclined;
    static constexpr std::array fields{
        field<&T::right>("right", "权利", "Right"), field<&T::pledge>("pledge", "质押", "Pledge"),
        field<&T::reason>("reason", "理由", "Reason"), field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<licence::CorrectionRequested>
    : EventShape<"correction_requested", "通知补正", "Correction requested"> {
    using T = licence::CorrectionRequested;
    static constexpr std::array fields{
        field<&T::defects>("defects", "须补正的缺陷", "Defects to cure"),
        field<&T::notice_number>("notice_number", "通知书编号", "Notice number"),
        field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<licence::Resubmitted>
    : EventShape<"resubmitted", "补正后重新提交", "Resubmitted with the defects cured"> {
    using T = licence::Resubmitted;
    static constexpr std::array fields{field<&T::marks>("marks", "商标", "Trademarks"),
                                       field<&T::content>("content", "申请内容", "Application"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<licence::Filed> : EventShape<"filed", "准予备案", "Filed"> {
    using T = licence::Filed;
    static constexpr std::array fields{field<&T::number>("number", "备案号", "Filing number"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<licence::Refused> : EventShape<"refused", "不予备案", "Filing refused"> {
    using T = licence::Refused;
    static constexpr std::array fields{
        field<&T::ground>("ground", "情形", "Ground"),
        field<&T::reason>("reason", "理由", "Reason"),
        field<&T::notice_number>("notice_number", "通知书编号", "Notice number"),
        field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<licence::Withdrawn> : EventShape<"withdrawn", "撤回申请", "Withdrawn"> {
    using T = licence::Withdrawn;
    static constexpr std::array fields{field<&T::reason>("reason", "撤回理由", "Reason"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<licence::Changed> : EventShape<"changed", "变更备案", "Filing changed"> {
    using T = licence::Changed;
    static constexpr std::array fields{field<&T::change>("change", "变更内容", "Change"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<licence::Extended> : EventShape<"extended", "延长备案", "Filing extended"> {
    using T = licence::Extended;
    static constexpr std::array fields{
        field<&T::before>("before", "原期限", "Last day before"),
        field<&T::until>("until", "延长至", "New last day"),
        field<&T::agreement>("agreement", "延长协议", "Agreement"),
        field<&T::notice_number>("notice_number", "通知书编号", "Notice number"),
        field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<licence::Cancelled> : EventShape<"cancelled", "注销备案", "Filing cancelled"> {
    using T = licence::Cancelled;
    static constexpr std::array fields{
        field<&T::reason>("reason", "注销情形", "Reason"),
        field<&T::ended_on>("ended_on", "许可终止日", "Last day"),
        field<&T::proof>("proof", "证明材料", "Proof"),
        field<&T::notice_number>("notice_number", "通知书编号", "Notice number"),
        field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<licence::Expired> : EventShape<"expired", "期满终止", "Expired"> {
    using T = licence::Expired;
    static constexpr std::array fields{field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<licence::Disclosed>
    : EventShape<"disclosed", "向出借机构开放查阅", "Disclosed to a lender"> {
    using T = licence::Disclosed;
    static constexpr std::array fields{
        field<&T::organisation>("organisation", "出借机构", "Lender"),
        field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<licence::Consent> {
    using T = licence::Consent;
    static constexpr std::array fields{
        field<&T::right>("right", "权利", "Right"),
        field<&T::pledge>("pledge", "质押", "Pledge"),
        field<&T::pledgee>("pledgee", "质权人", "Pledgee"),
        field<&T::asked_on>("asked_on", "征求日", "Asked on"),
        field<&T::answer>("answer", "答复", "Answer"),
        field<&T::answered_on>("answered_on", "答复日", "Answered on"),
        field<&T::paper>("paper", "同意书或者理由", "Paper, or why not"),
        field<&T::proceeds>("proceeds", "许可费用途", "Use of the fees"),
        field<&T::account>("account", "收款账户", "Account")};
};
template <>
struct Shape<licence::ReviewSpan> {
    using T = licence::ReviewSpan;
    static constexpr std::array fields{field<&T::from>("from", "起", "From"),
                                       field<&T::until>("until", "止", "Until")};
};
template <>
struct Shape<licence::Licence> {
    using T = licence::Licence;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"),
        field<&T::stage>("stage", "阶段", "Stage"),
        field<&T::licensor>("licensor", "许可人", "Licensor"),
        field<&T::licensor_name>("licensor_name", "许可人名称", "Name of the licensor"),
        field<&T::marks>("marks", "商标", "Trademarks"),
        field<&T::content>("content", "申请内容", "Application"),
        field<&T::consents>("consents", "质权人意见", "Pledgees"),
        field<&T::open_defects>("open_defects", "须补正的缺陷", "Defects to cure"),
        field<&T::submitted_on>("submitted_on", "提交日", "Submitted on"),
        field<&T::reviews>("reviews", "审查期间", "Time under review"),
        field<&T::number>("number", "备案号", "Filing number"),
        field<&T::filed_on>("filed_on", "备案日", "Filed on"),
        field<&T::ended_on>("ended_on", "终止日", "Ended on"),
        field<&T::ended_because>("ended_because", "终止原因", "Why it ended"),
        field<&T::disclosed_to>("disclosed_to", "开放查阅的机构", "Disclosed to"),
        field<&T::changes>("changes", "变更次数", "Changes")};
};
template <>
struct Shape<licence::Issued> : EventShape<"issued", "发放备案号", "Filing number issued"> {
    using T = licence::Issued;
    static constexpr std::array fields{
        field<&T::licence>("licence", "备案", "Filing"),
        field<&T::registry>("registry", "备案窗口", "Registration desk")};
};
template <>
struct Shape<licence::FilingNumber> {
    using T = licence::FilingNumber;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"), field<&T::licence>("licence", "备案", "Filing"),
        field<&T::registry>("registry", "备案窗口", "Registration desk")};
};

}  // namespace zhirong
