#pragma once
#include "features/pledge/record.h"

namespace zhirong {

template <>
struct EnumNames<pledge::RegisterKind> {
    using enum pledge::RegisterKind;
    using E = pledge::RegisterKind;
    static constexpr std::array names{
        EnumName<E>{patent, "patent", "专利权质押登记", "Patent pledges"},
        EnumName<E>{trademark, "trademark", "商标专用权质权登记", "Trademark pledges"},
        EnumName<E>{copyright, "copyright", "著作权质权登记", "Copyright pledges"}};
};
template <>
struct EnumNames<pledge::Intake> {
    using enum pledge::Intake;
    using E = pledge::Intake;
    static constexpr std::array names{EnumName<E>{online, "online", "网上", "Online"},
                                      EnumName<E>{counter, "counter", "窗口", "Counter"}};
};
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
        EnumName<E>{ended_by_patent_lapse, "ended_by_patent_lapse", "权利失效终止",
                    "Ended by lapse of the rights"},
        EnumName<E>{withdrawn, "withdrawn", "已撤回", "Withdrawn"}};
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
        EnumName<E>{note_lapse, "note_lapse", "登记权利失效", "Note that the rights lapsed"},
        EnumName<E>{extend, "extend", "延期登记", "Extend the term"},
        EnumName<E>{assign, "assign", "质权转移登记", "Assign the pledge"},
        EnumName<E>{reissue, "reissue", "补发登记证", "Issue the certificate again"},
        EnumName<E>{withdraw, "withdraw", "撤回登记申请", "Withdraw the application"}};
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
        EnumName<E>{forfeiture_clause, "forfeiture_clause", "合同约定不履行时权利归质权人所有",
                    "The contract forfeits the right on default"},
        EnumName<E>{not_the_registrant, "not_the_registrant", "出质人与商标注册人不一致",
                    "Pledgor is not the registrant"},
        EnumName<E>{contract_illegal, "contract_illegal", "合同违反法律法规强制性规定",
                    "The contract is unlawful"},
        EnumName<E>{mark_not_in_force, "mark_not_in_force", "商标已被撤销、注销或期满未续展",
                    "Mark revoked, cancelled or not renewed"},
        EnumName<E>{frozen, "frozen", "商标专用权被人民法院查封、冻结", "Mark frozen by a court"},
        EnumName<E>{similar_marks_missing, "similar_marks_missing", "相同或者近似商标未一并出质",
                    "Same or similar marks are left out"},
        EnumName<E>{not_the_copyright_owner, "not_the_copyright_owner", "出质人不是著作权人",
                    "Pledgor is not the copyright owner"},
        EnumName<E>{protection_expired, "protection_expired", "著作权保护期届满",
                    "Protection has expired"},
        EnumName<E>{debt_beyond_protection, "debt_beyond_protection",
                    "债务履行期限超过著作权保护期", "Debt term beyond the protection"},
        EnumName<E>{ownership_dispute, "ownership_dispute", "著作权存在权属争议",
                    "Ownership is disputed"},
        EnumName<E>{licences_undeclared, "licences_undeclared", "出质前的许可未申报",
                    "Earlier licences not declared"},
        EnumName<E>{foreign_without_agent, "foreign_without_agent", "外国当事人未委托代理机构",
                    "Foreign party without an agency"},
        EnumName<E>{nothing_changes, "nothing_changes", "没有变更的内容", "Nothing changes"},
        EnumName<E>{registrant_not_changed, "registrant_not_changed",
                    "权利登记簿的权利人名称未先变更", "The holder's name was not changed first"},
        EnumName<E>{agreement_missing, "agreement_missing", "缺少双方变更协议",
                    "No agreement of both parties"},
        EnumName<E>{term_not_longer, "term_not_longer", "延期后的期限不长于原期限",
                    "The new term is no longer"},
        EnumName<E>{reason_unknown_here, "reason_unknown_here", "该登记簿不适用此理由",
                    "Reason unknown to this register"},
        EnumName<E>{still_owed, "still_owed", "债务尚未清偿", "The debt is still owed"},
        EnumName<E>{same_pledgee, "same_pledgee", "受让人即现质权人", "Assigned to the pledgee"},
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
        EnumName<E>{right_list, "right_list", "出质权利清单", "List of the rights"},
        EnumName<E>{main_contract, "main_contract", "主债权合同", "Contract of the debt"},
        EnumName<E>{registrant_proof, "registrant_proof", "出质人为权利人的证明",
                    "Proof that the pledgor is the holder"},
        EnumName<E>{agreed_value, "agreed_value", "双方对出质权利价值的协商文件",
                    "Value agreed by both parties"},
        EnumName<E>{co_owner_consent, "co_owner_consent", "共有人同意出质的文件",
                    "Consent of the co-owners"},
        EnumName<E>{earlier_licences, "earlier_licences", "出质前授权许可合同",
                    "Licence contracts before the pledge"},
        EnumName<E>{translation, "translation", "外文材料的中文译本", "Chinese translation"},
        EnumName<E>{change_agreement, "change_agreement", "变更协议", "Agreement on the change"},
        EnumName<E>{proof_of_change, "proof_of_change", "名称或者地址变更证明",
                    "Proof of the new name or address"},
        EnumName<E>{extension_agreement, "extension_agreement", "延期协议",
                    "Agreement on the extension"},
        EnumName<E>{proof_of_end, "proof_of_end", "质权消灭的证明", "Proof that the pledge ended"},
        EnumName<E>{revocation_evidence, "revocation_evidence", "撤销事由的证明",
                    "Evidence for the revocation"},
        EnumName<E>{loss_statement, "loss_statement", "登记证遗失声明", "Statement of loss"},
        EnumName<E>{damaged_certificate, "damaged_certificate", "破损的登记证",
                    "The damaged certificate"},
        EnumName<E>{assignment_agreement, "assignment_agreement", "债权及质权转让协议",
                    "Assignment of debt and pledge"},
        EnumName<E>{withdrawal_statement, "withdrawal_statement", "撤回申请的声明",
                    "Statement of withdrawal"},
        EnumName<E>{certificate, "certificate", "质押登记证", "Certificate of registration"},
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
        EnumName<E>{false_papers, "false_papers", "以虚假材料取得登记", "False papers"},
        EnumName<E>{contract_void, "contract_void", "质权合同无效或者被撤销",
                    "Contract void or rescinded"},
        EnumName<E>{ruling, "ruling", "生效裁决或者行政处罚决定应当撤销",
                    "A decision in force requires it"}};
};
template <>
struct EnumNames<pledge::PartyCategory> {
    using enum pledge::PartyCategory;
    using E = pledge::PartyCategory;
    static constexpr std::array names{
        EnumName<E>{legal_person, "legal_person", "法人", "Legal person"},
        EnumName<E>{other_organisation, "other_organisation", "非法人组织", "Other organisation"},
        EnumName<E>{natural_person, "natural_person", "自然人", "Natural person"}};
};
template <>
struct EnumNames<pledge::Origin> {
    using enum pledge::Origin;
    using E = pledge::Origin;
    static constexpr std::array names{
        EnumName<E>{mainland, "mainland", "中国内地", "Mainland China"},
        EnumName<E>{foreign, "foreign", "外国或者境外", "Foreign"}};
};
template <>
struct EnumNames<pledge::IdentityPaper> {
    using enum pledge::IdentityPaper;
    using E = pledge::IdentityPaper;
    static constexpr std::array names{
        EnumName<E>{credit_code, "credit_code", "统一社会信用代码", "Unified social credit code"},
        EnumName<E>{identity_card, "identity_card", "居民身份证", "Identity card"},
        EnumName<E>{passport, "passport", "护照", "Passport"},
        EnumName<E>{other, "other", "其他证件", "Other"}};
};
template <>
struct EnumNames<pledge::FiledBy> {
    using enum pledge::FiledBy;
    using E = pledge::FiledBy;
    static constexpr std::array names{EnumName<E>{pledgor, "pledgor", "出质人", "Pledgor"},
                                      EnumName<E>{pledgee, "pledgee", "质权人", "Pledgee"},
                                      EnumName<E>{agent, "agent", "代理人", "Agent"}};
};
template <>
struct EnumNames<pledge::Item> {
    using enum pledge::Item;
    using E = pledge::Item;
    static constexpr std::array names{
        EnumName<E>{pledgor_name, "pledgor_name", "出质人名称", "Name of the pledgor"},
        EnumName<E>{pledgor_address, "pledgor_address", "出质人地址", "Address of the pledgor"},
        EnumName<E>{pledgee, "pledgee", "质权人", "Pledgee"},
        EnumName<E>{pledgee_name, "pledgee_name", "质权人名称", "Name of the pledgee"},
        EnumName<E>{pledgee_address, "pledgee_address", "质权人地址", "Address of the pledgee"},
        EnumName<E>{secured_amount, "secured_amount", "被担保债权数额", "Secured amount"},
        EnumName<E>{scope, "scope", "担保范围", "Scope of the security"},
        EnumName<E>{debt_until, "debt_until", "债务履行期限至", "Debt due by"},
        EnumName<E>{certificate, "certificate", "登记证编号", "Certificate number"},
        EnumName<E>{other, "other", "其他事项", "Other"}};
};
template <>
struct EnumNames<pledge::EntryKind> {
    using enum pledge::EntryKind;
    using E = pledge::EntryKind;
    static constexpr std::array names{
        EnumName<E>{registered, "registered", "质权设立登记", "Registered"},
        EnumName<E>{changed, "changed", "变更登记", "Changed"},
        EnumName<E>{extended, "extended", "延期登记", "Extended"},
        EnumName<E>{assigned, "assigned", "质权转移登记", "Assigned"},
        EnumName<E>{reissued, "reissued", "补发登记证", "Certificate issued again"},
        EnumName<E>{cancelled, "cancelled", "注销登记", "Cancelled"},
        EnumName<E>{revoked, "revoked", "撤销登记（自始无效）", "Revoked, void from the start"},
        EnumName<E>{lapsed, "lapsed", "权利失效，质权终止", "Ended by lapse of the rights"}};
};
template <>
struct EnumNames<pledge::NoticeKind> {
    using enum pledge::NoticeKind;
    using E = pledge::NoticeKind;
    static constexpr std::array names{
        EnumName<E>{ground_notified, "ground_notified", "可声明继续情形告知书",
                    "Notice of a ground that may be waived"},
        EnumName<E>{correction, "correction", "补正通知书", "Request for correction"},
        EnumName<E>{registered, "registered", "质押登记通知书", "Notice of registration"},
        EnumName<E>{refused, "refused", "不予登记通知书", "Notice of refusal"},
        EnumName<E>{changed, "changed", "变更登记通知书", "Notice of change"},
        EnumName<E>{extended, "extended", "延期登记通知书", "Notice of extension"},
        EnumName<E>{assigned, "assigned", "质权转移登记通知书", "Notice of assignment"},
        EnumName<E>{reissued, "reissued", "补发登记证通知书", "Notice of re-issue"},
        EnumName<E>{cancelled, "cancelled", "注销登记通知书", "Notice of cancellation"},
        EnumName<E>{revoked, "revoked", "撤销登记通知书", "Notice of revocation"},
        EnumName<E>{lapsed, "lapsed", "质权终止通知书", "Notice of lapse"},
        EnumName<E>{withdrawn, "withdrawn", "准予撤回通知书", "Notice of withdrawal"}};
};

template <>
struct Shape<pledge::PartyBlock> {
    using T = pledge::PartyBlock;
    static constexpr std::array fields{
        field<&T::name>("name", "姓名或者名称", "Name", not_blank),
        field<&T::category>("category", "类别", "Category"),
        field<&T::origin>("origin", "国籍或者注册地", "Origin"),
        field<&T::identity_paper>("identity_paper", "证件类型", "Identity paper"),
        field<&T::identity_number>("identity_number", "证件号码", "Number", not_blank),
        field<&T::legal_representative>("legal_representative", "法定代表人或者负责人",
                                        "Legal representative", not_blank),
        field<&T::contact>("contact", "联系人", "Contact", not_blank),
        field<&T::phone>("phone", "电话", "Phone", not_blank),
        field<&T::postcode>("postcode", "邮政编码", "Postcode", not_blank),
        field<&T::address>("address", "地址", "Address", not_blank)};
};
template <>
struct Shape<pledge::WorkForm> {
    using T = pledge::WorkForm;
    static constexpr std::array fields{
        field<&T::power>("power", "出质的权利种类", "Which rights are pledged", not_blank),
        field<&T::power_scope>("power_scope", "权利范围", "Scope of the rights", not_blank),
        field<&T::licensed_before>("licensed_before", "出质前已经授权许可",
                                   "Licensed before the pledge"),
        field<&T::licences>("licences", "出质前授权许可的情况", "The licences granted before",
                            long_text),
        field<&T::value>("value", "评估价值", "Appraised value", positive),
        field<&T::appraiser>("appraiser", "评估机构", "Appraiser", not_blank),
        field<&T::secured_from>("secured_from", "担保期限自", "Secured from"),
        field<&T::secured_until>("secured_until", "担保期限至", "Secured until"),
        field<&T::filed_by>("filed_by", "提交人", "Filed by")};
};
template <>
struct Shape<pledge::Paper> {
    using T = pledge::Paper;
    static constexpr std::array fields{
        field<&T::kind>("kind", "材料", "Paper"),
        field<&T::reference>("reference", "编号或文件", "Number or file", not_blank)};
};
template <>
struct Shape<pledge::NamedRight> {
    using T = pledge::NamedRight;
    static constexpr std::array fields{
        field<&T::number>("number", "专利号、注册号或者登记号", "Number in its register",
                          not_blank),
        field<&T::title>("title", "名称", "Title", not_blank),
        field<&T::filing_date>("filing_date", "申请日", "Filing date"),
        field<&T::grant_date>("grant_date", "授权公告日或者注册日", "Grant or registration")};
};
template <>
struct Shape<pledge::Prepare> {
    using T = pledge::Prepare;
    static constexpr std::array fields{
        field<&T::registry>("registry", "登记窗口", "Registration desk", not_blank),
        field<&T::debt_contract>("debt_contract", "主债权合同编号", "Number of the debt contract",
                                 not_blank),
        field<&T::pledge_contract>("pledge_contract", "质押合同编号",
                                   "Number of the pledge contract", not_blank),
        field<&T::signed_on>("signed_on", "质押合同签订日", "Pledge contract signed on"),
        field<&T::names_both_parties>("names_both_parties", "合同载明双方当事人",
                                      "The contract names both parties"),
        field<&T::debt_kind>("debt_kind", "被担保债权的种类", "Kind of the secured debt"),
        field<&T::secured_amount>("secured_amount", "被担保债权的数额", "Secured amount", positive),
        field<&T::debt_from>("debt_from", "债务履行期限自", "Debt runs from"),
        field<&T::debt_until>("debt_until", "债务履行期限至", "Debt due by"),
        field<&T::scope>("scope", "担保范围", "Scope of the security", not_blank),
        field<&T::right_count>("right_count", "合同载明的权利件数",
                               "Number of rights the contract states", positive),
        field<&T::rights>("rights", "合同载明的权利", "Rights the contract names"),
        field<&T::forfeiture_clause>("forfeiture_clause", "合同约定不履行时权利归质权人所有",
                                     "The contract gives the rights to the pledgee on default"),
        field<&T::agent>("agent", "代理人", "Agent", not_blank),
        field<&T::appraised>("appraised", "申请表载明已经评估",
                             "The form says there is an appraisal"),
        field<&T::papers>("papers", "申请材料", "Papers"),
        field<&T::in_register>("in_register", "登记簿", "Register"),
        field<&T::pledgor>("pledgor", "出质人", "Pledgor"),
        field<&T::pledgee>("pledgee", "质权人", "Pledgee"),
        field<&T::unlawful_term>("unlawful_term", "合同中违反强制性规定的条款",
                                 "What the contract says against the law", long_text),
        field<&T::work>("work", "著作权登记表的其他事项", "What the copyright form asks more")};
};
template <>
struct Shape<pledge::ReceiveAtCounter> {
    using T = pledge::ReceiveAtCounter;
    static constexpr std::array fields{
        field<&T::in_register>("in_register", "登记簿", "Register"),
        field<&T::received_on>("received_on", "收件日", "Received on"),
        field<&T::received_at>("received_at", "收件时间（例如 16:40）", "At (such as 16:40)",
                               not_blank),
        field<&T::rights>("rights", "出质的权利", "Rights to be pledged", not_blank),
        field<&T::pledgor_organisation>("pledgor_organisation", "出质人在本平台的机构",
                                        "The pledgor's organisation here", not_blank),
        field<&T::pledgee_organisation>("pledgee_organisation", "质权人在本平台的机构",
                                        "The pledgee's organisation here", not_blank),
        field<&T::application>("application", "申请内容", "Application")};
};
template <>
struct Shape<pledge::Confirm> {
    static constexpr NoFields fields{};
};
template <>
struct Shape<pledge::Notify> {
    using T = pledge::Notify;
    static constexpr std::array fields{
        field<&T::ground>("ground", "情形", "Ground"),
        field<&T::right>("right", "专利", "Patent", not_blank),
        field<&T::notice_number>("notice_number", "通知书编号", "Notice number", not_blank)};
};
template <>
struct Shape<pledge::Waive> {
    using T = pledge::Waive;
    static constexpr std::array fields{field<&T::ground>("ground", "情形", "Ground"),
                                       field<&T::right>("right", "专利", "Patent", not_blank)};
};
template <>
struct Shape<pledge::RequestCorrection> {
    using T = pledge::RequestCorrection;
    static constexpr std::array fields{
        field<&T::defects>("defects", "须补正的缺陷", "Defects to cure", long_text),
        field<&T::notice_number>("notice_number", "通知书编号", "Notice number", not_blank)};
};
template <>
struct Shape<pledge::Resubmit> : Shape<pledge::Prepare> {};
template <>
struct Shape<pledge::Register> {
    using T = pledge::Register;
    static constexpr std::array fields{
        field<&T::serial>("serial", "登记顺序号", "Serial number of the registration", positive)};
};
template <>
struct Shape<pledge::Refuse> {
    using T = pledge::Refuse;
    static constexpr std::array fields{
        field<&T::ground>("ground", "不予登记的情形", "Ground of refusal"),
        field<&T::reason>("reason", "理由", "Reason", long_text),
        field<&T::notice_number>("notice_number", "通知书编号", "Notice number", not_blank)};
};
template <>
struct Shape<pledge::Change> {
    using T = pledge::Change;
    static constexpr std::array fields{
        field<&T::what>("what", "变更事项", "What changes", long_text),
        field<&T::agreement>("agreement", "变更协议编号", "Change agreement", not_blank),
        field<&T::notice_number>("notice_number", "通知书编号", "Notice number", not_blank)};
};
template <>
struct Shape<pledge::Cancel> {
    using T = pledge::Cancel;
    static constexpr std::array fields{
        field<&T::reason>("reason", "注销情形", "Why it is cancelled"),
        field<&T::proof>("proof", "证明材料编号", "Proof", not_blank),
        field<&T::notice_number>("notice_number", "通知书编号", "Notice number", not_blank)};
};
template <>
struct Shape<pledge::Revoke> {
    using T = pledge::Revoke;
    static constexpr std::array fields{
        field<&T::reason>("reason", "撤销情形", "Why it is revoked"),
        field<&T::finding>("finding", "查明的事实", "What was found", long_text),
        field<&T::notice_number>("notice_number", "通知书编号", "Notice number", not_blank)};
};
template <>
struct Shape<pledge::NoteLapse> {
    using T = pledge::NoteLapse;
    static constexpr std::array fields{
        field<&T::notice_number>("notice_number", "通知书编号", "Notice number", not_blank)};
};
template <>
struct Shape<pledge::Prepared>
    : EventShape<"prepared", "准备质押登记申请", "Application prepared"> {
    using T = pledge::Prepared;
    static constexpr std::array fields{
        field<&T::financing>("financing", "融资", "Financing"),
        field<&T::pledgor>("pledgor", "出质人", "Pledgor"),
        field<&T::pledgee>("pledgee", "质权人", "Pledgee"),
        field<&T::rights>("rights", "权利", "Rights"),
        field<&T::loan_amount>("loan_amount", "融资申请金额", "Amount of the loan"),
        field<&T::application>("application", "申请内容", "Application"),
        field<&T::on>("on", "日期", "Date"),
        field<&T::in_register>("in_register", "登记簿", "Register")};
};
template <>
struct Shape<pledge::Receipt> {
    using T = pledge::Receipt;
    static constexpr std::array fields{
        field<&T::number>("number", "收件凭证编号", "Receipt"),
        field<&T::received_on>("received_on", "收件日", "Received on"),
        field<&T::received_at>("received_at", "收件时间", "At"),
        field<&T::counted_from>("counted_from", "期限起算基准日", "Counted from")};
};
template <>
struct Shape<pledge::ReceivedAtCounter>
    : EventShape<"received_at_counter", "窗口收件", "Received at the counter"> {
    using T = pledge::ReceivedAtCounter;
    static constexpr std::array fields{
        field<&T::pledgor>("pledgor", "出质人机构", "Pledgor"),
        field<&T::pledgee>("pledgee", "质权人机构", "Pledgee"),
        field<&T::rights>("rights", "权利", "Rights"),
        field<&T::application>("application", "申请内容", "Application"),
        field<&T::in_register>("in_register", "登记簿", "Register"),
        field<&T::receipt>("receipt", "收件凭证", "Receipt"),
        field<&T::officer>("officer", "收件人", "Officer")};
};
template <>
struct Shape<pledge::Confirmed> : EventShape<"confirmed", "提交质押登记", "Application submitted"> {
    using T = pledge::Confirmed;
    static constexpr std::array fields{field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<pledge::Notified> : EventShape<"notified", "告知可声明继续的情形",
                                            "Parties notified of a ground they may waive"> {
    using T = pledge::Notified;
    static constexpr std::array fields{
        field<&T::ground>("ground", "情形", "Ground"), field<&T::right>("right", "专利", "Patent"),
        field<&T::notice_number>("notice_number", "通知书编号", "Notice number"),
        field<&T::on>("on", "日期", "Date"), field<&T::officer>("officer", "经办人", "Officer")};
};
template <>
struct Shape<pledge::WaivedByPledgor>
    : EventShape<"waived_by_pledgor", "出质人声明继续办理", "Pledgor declared to continue"> {
    using T = pledge::WaivedByPledgor;
    static constexpr std::array fields{
        field<&T::ground>("ground", "情形", "Ground"), field<&T::right>("right", "专利", "Patent"),
        field<&T::person>("person", "声明人", "Who declared"), field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<pledge::WaivedByPledgee>
    : EventShape<"waived_by_pledgee", "质权人声明继续办理", "Pledgee declared to continue"> {
    using T = pledge::WaivedByPledgee;
    static constexpr std::array fields{
        field<&T::ground>("ground", "情形", "Ground"), field<&T::right>("right", "专利", "Patent"),
        field<&T::person>("person", "声明人", "Who declared"), field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<pledge::CorrectionRequested>
    : EventShape<"correction_requested", "通知补正", "Correction requested"> {
    using T = pledge::CorrectionRequested;
    static constexpr std::array fields{
        field<&T::defects>("defects", "须补正的缺陷", "Defects to cure"),
        field<&T::notice_number>("notice_number", "通知书编号", "Notice number"),
        field<&T::on>("on", "日期", "Date"), field<&T::officer>("officer", "经办人", "Officer")};
};
template <>
struct Shape<pledge::Resubmitted>
    : EventShape<"resubmitted", "补正后重新提交", "Resubmitted with the defects cured"> {
    using T = pledge::Resubmitted;
    static constexpr std::array fields{
        field<&T::application>("application", "申请内容", "Application"),
        field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<pledge::PledgedRight> {
    using T = pledge::PledgedRight;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"),
        field<&T::number>("number", "号码", "Number"),
        field<&T::title>("title", "名称", "Title"),
        field<&T::kind>("kind", "权利种类", "Kind of right"),
        field<&T::classes>("classes", "分类", "Classes"),
        field<&T::filed_on>("filed_on", "申请日", "Filed on"),
        field<&T::granted_on>("granted_on", "授权或者注册日", "Granted on"),
        field<&T::term_end>("term_end", "保护期止（不含）", "Protected until before")};
};
template <>
struct Shape<pledge::Registered>
    : EventShape<"registered", "质押登记，质权设立", "Registered: the pledge is created"> {
    using T = pledge::Registered;
    static constexpr std::array fields{
        field<&T::certificate>("certificate", "登记号", "Certificate number"),
        field<&T::on>("on", "日期", "Date"), field<&T::rights>("rights", "出质权利", "Rights"),
        field<&T::officer>("officer", "经办人", "Officer")};
};
template <>
struct Shape<pledge::Refused> : EventShape<"refused", "不予登记", "Registration refused"> {
    using T = pledge::Refused;
    static constexpr std::array fields{
        field<&T::ground>("ground", "情形", "Ground"),
        field<&T::reason>("reason", "理由", "Reason"),
        field<&T::notice_number>("notice_number", "通知书编号", "Notice number"),
        field<&T::on>("on", "日期", "Date"), field<&T::officer>("officer", "经办人", "Officer")};
};
template <>
struct Shape<pledge::Changed> : EventShape<"changed", "变更登记", "Registration changed"> {
    using T = pledge::Changed;
    static constexpr std::array fields{
        field<&T::what>("what", "变更事项", "What changed"),
        field<&T::agreement>("agreement", "变更协议编号", "Change agreement", not_blank),
        field<&T::notice_number>("notice_number", "通知书编号", "Notice number"),
        field<&T::on>("on", "日期", "Date"), field<&T::officer>("officer", "经办人", "Officer")};
};
template <>
struct Shape<pledge::Cancelled> : EventShape<"cancelled", "注销登记", "Registration cancelled"> {
    using T = pledge::Cancelled;
    static constexpr std::array fields{
        field<&T::reason>("reason", "注销情形", "Why it was cancelled"),
        field<&T::proof>("proof", "证明材料编号", "Proof", not_blank),
        field<&T::notice_number>("notice_number", "通知书编号", "Notice number"),
        field<&T::on>("on", "日期", "Date"),
        field<&T::procedure>("procedure", "申请", "Application"),
        field<&T::officer>("officer", "经办人", "Officer")};
};
template <>
struct Shape<pledge::Revoked>
    : EventShape<"revoked", "撤销登记，质权自始无效", "Registration revoked: void from the start"> {
    using T = pledge::Revoked;
    static constexpr std::array fields{
        field<&T::reason>("reason", "撤销情形", "Why it was revoked"),
        field<&T::finding>("finding", "查明的事实", "What was found"),
        field<&T::notice_number>("notice_number", "通知书编号", "Notice number"),
        field<&T::on>("on", "日期", "Date"),
        field<&T::procedure>("procedure", "申请", "Application"),
        field<&T::officer>("officer", "经办人", "Officer")};
};
template <>
struct Shape<pledge::Lapsed>
    : EventShape<"lapsed", "权利失效，质权终止", "Ended by lapse of the rights"> {
    using T = pledge::Lapsed;
    static constexpr std::array fields{
        field<&T::notice_number>("notice_number", "通知书编号", "Notice number"),
        field<&T::on>("on", "日期", "Date"), field<&T::officer>("officer", "经办人", "Officer")};
};
template <>
struct Shape<pledge::ItemChange> {
    using T = pledge::ItemChange;
    static constexpr std::array fields{field<&T::item>("item", "事项", "Item"),
                                       field<&T::before>("before", "变更前", "Before"),
                                       field<&T::after>("after", "变更后", "After")};
};
template <>
struct Shape<pledge::Amended> : EventShape<"amended", "登记事项变动", "Registration amended"> {
    using T = pledge::Amended;
    static constexpr std::array fields{
        field<&T::kind>("kind", "登记种类", "Kind of entry"),
        field<&T::procedure>("procedure", "申请", "Application"),
        field<&T::changes>("changes", "变更内容", "Changes"),
        field<&T::basis>("basis", "依据", "Basis"),
        field<&T::notice_number>("notice_number", "通知书编号", "Notice number"),
        field<&T::on>("on", "日期", "Date"),
        field<&T::officer>("officer", "经办人", "Officer"),
        field<&T::pledgee>("pledgee", "新质权人机构", "Organisation of the new pledgee")};
};
template <>
struct Shape<pledge::Withdrawn> : EventShape<"withdrawn", "撤回登记申请", "Application withdrawn"> {
    using T = pledge::Withdrawn;
    static constexpr std::array fields{
        field<&T::procedure>("procedure", "申请", "Application"),
        field<&T::reason>("reason", "理由", "Reason"),
        field<&T::notice_number>("notice_number", "通知书编号", "Notice number"),
        field<&T::on>("on", "日期", "Date"), field<&T::officer>("officer", "经办人", "Officer")};
};
template <>
struct Shape<pledge::ProcedureOpened>
    : EventShape<"procedure_opened", "提出后续登记申请", "A further application was filed"> {
    using T = pledge::ProcedureOpened;
    static constexpr std::array fields{field<&T::procedure>("procedure", "申请", "Application")};
};
template <>
struct Shape<pledge::ProcedureClosed>
    : EventShape<"procedure_closed", "后续登记申请办结", "The further application is over"> {
    using T = pledge::ProcedureClosed;
    static constexpr std::array fields{field<&T::procedure>("procedure", "申请", "Application")};
};
template <>
struct Shape<pledge::DeskNotice> {
    using T = pledge::DeskNotice;
    static constexpr std::array fields{field<&T::kind>("kind", "通知", "Notice"),
                                       field<&T::number>("number", "编号", "Number"),
                                       field<&T::on>("on", "日期", "Date"),
                                       field<&T::officer>("officer", "经办人", "Officer"),
                                       field<&T::text>("text", "内容", "Content"),
                                       field<&T::ground>("ground", "情形", "Ground")};
};
template <>
struct Shape<pledge::Correction> {
    using T = pledge::Correction;
    static constexpr std::array fields{
        field<&T::defects>("defects", "须补正的缺陷", "Defects"),
        field<&T::notice_number>("notice_number", "通知书编号", "Notice number"),
        field<&T::requested_on>("requested_on", "通知日", "Requested on"),
        field<&T::cured_on>("cured_on", "补正日", "Cured on")};
};
template <>
struct Shape<pledge::RegisterEntry> {
    using T = pledge::RegisterEntry;
    static constexpr std::array fields{
        field<&T::number>("number", "序号", "Number"),
        field<&T::kind>("kind", "登记种类", "Kind"),
        field<&T::on>("on", "日期", "Date"),
        field<&T::notice_number>("notice_number", "通知书编号", "Notice number"),
        field<&T::officer>("officer", "经办人", "Officer"),
        field<&T::procedure>("procedure", "申请", "Application"),
        field<&T::basis>("basis", "依据", "Basis"),
        field<&T::changes>("changes", "变更内容", "Changes")};
};
template <>
struct Shape<pledge::Particulars> {
    using T = pledge::Particulars;
    static constexpr std::array fields{
        field<&T::pledgor_name>("pledgor_name", "出质人名称", "Name of the pledgor"),
        field<&T::pledgor_address>("pledgor_address", "出质人地址", "Address of the pledgor"),
        field<&T::pledgee_name>("pledgee_name", "质权人名称", "Name of the pledgee"),
        field<&T::pledgee_address>("pledgee_address", "质权人地址", "Address of the pledgee"),
        field<&T::secured_amount>("secured_amount", "被担保债权数额", "Secured amount"),
        field<&T::scope>("scope", "担保范围", "Scope"),
        field<&T::debt_from>("debt_from", "债务履行期限自", "Debt runs from"),
        field<&T::debt_until>("debt_until", "债务履行期限至", "Debt due by"),
        field<&T::certificate>("certificate", "登记证编号", "Certificate number")};
};
template <>
struct Shape<pledge::Declaration> {
    using T = pledge::Declaration;
    static constexpr std::array fields{field<&T::person>("person", "声明人", "Who declared"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<pledge::Waiver> {
    using T = pledge::Waiver;
    static constexpr std::array fields{
        field<&T::ground>("ground", "情形", "Ground"),
        field<&T::right>("right", "专利", "Patent"),
        field<&T::notice_number>("notice_number", "通知书编号", "Notice number"),
        field<&T::notified_on>("notified_on", "告知日", "Notified on"),
        field<&T::pledgor>("pledgor", "出质人声明", "Declared by the pledgor"),
        field<&T::pledgee>("pledgee", "质权人声明", "Declared by the pledgee")};
};
template <>
struct Shape<pledge::Pledge> {
    using T = pledge::Pledge;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"),
        field<&T::stage>("stage", "阶段", "Stage"),
        field<&T::in_register>("in_register", "登记簿", "Register"),
        field<&T::intake>("intake", "收件方式", "Intake"),
        field<&T::receipt>("receipt", "收件凭证", "Receipt"),
        field<&T::financing>("financing", "融资", "Financing"),
        field<&T::pledgor>("pledgor", "出质人", "Pledgor"),
        field<&T::pledgee>("pledgee", "质权人", "Pledgee"),
        field<&T::rights>("rights", "权利", "Rights"),
        field<&T::loan_amount>("loan_amount", "融资申请金额", "Amount of the loan"),
        field<&T::application>("application", "申请内容", "Application"),
        field<&T::waivers>("waivers", "声明继续办理", "Waivers"),
        field<&T::open_defects>("open_defects", "须补正的缺陷", "Defects to cure"),
        field<&T::corrections>("corrections", "补正", "Corrections"),
        field<&T::notices>("notices", "通知书", "Notices"),
        field<&T::submitted_on>("submitted_on", "提交日", "Submitted on"),
        field<&T::clock_from>("clock_from", "期限起算日", "Clock counts from"),
        field<&T::certificate>("certificate", "登记号", "Certificate number"),
        field<&T::registered_on>("registered_on", "登记日", "Registered on"),
        field<&T::ended_on>("ended_on", "终结日", "Ended on"),
        field<&T::ended_because>("ended_because", "终结原因", "Why it ended"),
        field<&T::pledged>("pledged", "登记的出质权利", "Rights as registered"),
        field<&T::entries>("entries", "登记簿记载", "Entries of the register"),
        field<&T::now>("now", "现登记事项", "What the register says now"),
        field<&T::procedure>("procedure", "在办的后续申请", "Application that is open")};
};

template <>
struct Shape<pledge::Issued> : EventShape<"issued", "发放登记号", "Certificate issued"> {
    using T = pledge::Issued;
    static constexpr std::array fields{
        field<&T::pledge>("pledge", "质押", "Pledge"),
        field<&T::registry>("registry", "登记窗口", "Registration desk")};
};
template <>
struct Shape<pledge::Certificate> {
    using T = pledge::Certificate;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"), field<&T::pledge>("pledge", "质押", "Pledge"),
        field<&T::registry>("registry", "登记窗口", "Registration desk")};
};

}  // namespace zhirong
