#include <array>

#include "features/pledge/findings.h"
#include "features/pledge/form_fields.h"
#include "features/pledge/paper_needs.h"
#include "features/pledge/procedure_grounds.h"
#include "features/pledge/register.h"

namespace zhirong::pledge {
namespace {

// 注册商标专用权质押登记程序规定 (CNIPA announcement 358, from 2020-05-01). Its working days are
// not in the text we read: 2 to 5 are told, and the procedure of 1997 said 5, which is kept here.
constexpr const char* rule_zh = "注册商标专用权质押登记程序规定（国家知识产权局公告第358号）";
constexpr const char* rule_en = "Procedure for trademark pledges (CNIPA announcement 358)";

constexpr std::array grounds{
    GroundRule{Ground::not_the_registrant,
               1,
               {"pledge.not_the_registrant", 422,
                "出质人与商标档案记载的注册人不一致且无证明：商标 {right} {found}",
                "The pledgor is not the registrant of {right} and nothing proves it: {found_en}"},
               false,
               not_the_registrant},
    GroundRule{Ground::contract_illegal,
               2,
               {"pledge.contract_illegal", 422, "合同的签订违反法律法规强制性规定：{found}",
                "The contract violates a mandatory rule: {found_en}"},
               false,
               contract_illegal},
    GroundRule{Ground::mark_not_in_force,
               3,
               {"pledge.mark_not_in_force", 422,
                "注册商标专用权已被撤销、被注销或者有效期满未续展：商标 {right} {found}",
                "Mark {right} is revoked, cancelled or not renewed: {found_en}"},
               false,
               mark_not_in_force},
    GroundRule{Ground::frozen,
               4,
               {"pledge.frozen", 422, "注册商标专用权已被人民法院查封、冻结：商标 {right} {found}",
                "Mark {right} is frozen by a court: {found_en}"},
               false,
               frozen},
    GroundRule{Ground::similar_marks_missing,
               0,
               {"pledge.similar_marks_missing", 422,
                "相同或者类似商品、服务上的相同或者近似商标未一并出质：商标 {right}，{found}",
                "Same or similar marks on same or similar goods are left out: {right}, {found_en}"},
               false,
               similar_marks_missing},
    GroundRule{Ground::contract_content,
               0,
               {"pledge.contract_content", 422, "质权合同缺少必备内容：{found}",
                "The pledge contract lacks required content: {found_en}"},
               false,
               contract_content},
    GroundRule{
        Ground::co_owner_consent,
        0,
        {"pledge.co_owner_consent", 422, "共有商标出质未取得全体共有人同意：商标 {right} {found}",
         "Mark {right} is co-owned and not all agreed: {found_en}"},
        false,
        co_owner_consent_of_each},
    GroundRule{Ground::already_pledged,
               0,
               {"pledge.already_pledged", 409, "注册商标专用权已出质：商标 {right} {found}",
                "Mark {right} carries a pledge: {found_en}"},
               false,
               already_pledged},
    GroundRule{Ground::foreign_without_agent,
               0,
               {"pledge.foreign_without_agent", 422, "外国当事人未委托代理机构：{found}",
                "A foreign party acts without an agency: {found_en}"},
               false,
               foreign_without_agent},
    GroundRule{Ground::other,
               5,
               {"pledge.other_ground", 422, "其他不符合出质条件的情形：{found}",
                "Not fit for registration: {found_en}"},
               false,
               other_defects},
};

constexpr std::array papers{
    PaperRule{PaperKind::application_form, std::nullopt, always, rule_zh, rule_en},
    PaperRule{PaperKind::undertaking, PaperKind::identity_papers, always, rule_zh, rule_en},
    PaperRule{PaperKind::main_contract, std::nullopt, always, rule_zh, rule_en},
    PaperRule{PaperKind::pledge_contract, std::nullopt, always, rule_zh, rule_en},
    PaperRule{PaperKind::power_of_attorney, std::nullopt, with_agent, rule_zh, rule_en},
    PaperRule{PaperKind::co_owner_consent, std::nullopt, with_co_owners, rule_zh, rule_en},
    PaperRule{PaperKind::translation, std::nullopt, when_foreign, rule_zh, rule_en},
};

constexpr std::array form{
    FormField{"rights", "商标名称、注册号、注册日", "Name, number and registration of each mark",
              true, fields::rights},
    FormField{"rights", "类别", "Classes", true, fields::nice_classes},
    FormField{"rights", "专用期至", "Valid until", true, fields::valid_until},
    FormField{"pledgor", "出质人", "Pledgor", true, fields::pledgor},
    FormField{"pledgee", "质权人", "Pledgee", true, fields::pledgee},
    FormField{"agent", "代理机构", "Agency", false, fields::agent},
    FormField{"debt_contract", "主合同编号", "Contract of the debt", true, fields::debt_contract},
    FormField{"pledge_contract", "质权合同编号", "Pledge contract", true, fields::pledge_contract},
    FormField{"secured_amount", "担保债权数额", "Secured amount", true, fields::secured_amount},
    FormField{"debt_until", "质权登记期限", "Term", true, fields::debt_period},
    FormField{"scope", "担保范围", "Scope", false, fields::scope},
    FormField{"appraised", "是否经过评估", "Appraised", false, fields::appraised},
};

constexpr std::array change_papers{
    PaperRule{PaperKind::application_form, std::nullopt, always, rule_zh, rule_en},
    PaperRule{PaperKind::undertaking, PaperKind::identity_papers, always, rule_zh, rule_en},
    PaperRule{PaperKind::change_agreement, std::nullopt, changes_amount_or_scope, rule_zh, rule_en},
    PaperRule{PaperKind::proof_of_change, PaperKind::change_agreement, changes_a_name, rule_zh,
              rule_en},
    PaperRule{PaperKind::certificate, std::nullopt, always, rule_zh, rule_en},
    PaperRule{PaperKind::power_of_attorney, std::nullopt, with_agent, rule_zh, rule_en},
};
constexpr std::array extension_papers{
    PaperRule{PaperKind::application_form, std::nullopt, always, rule_zh, rule_en},
    PaperRule{PaperKind::undertaking, PaperKind::identity_papers, always, rule_zh, rule_en},
    PaperRule{PaperKind::extension_agreement, std::nullopt, always, rule_zh, rule_en},
    PaperRule{PaperKind::certificate, std::nullopt, always, rule_zh, rule_en},
    PaperRule{PaperKind::power_of_attorney, std::nullopt, with_agent, rule_zh, rule_en},
};
constexpr std::array cancel_papers{
    PaperRule{PaperKind::application_form, std::nullopt, always, rule_zh, rule_en},
    PaperRule{PaperKind::undertaking, PaperKind::identity_papers, always, rule_zh, rule_en},
    PaperRule{PaperKind::proof_of_end, std::nullopt, always, rule_zh, rule_en},
    PaperRule{PaperKind::certificate, std::nullopt, always, rule_zh, rule_en},
    PaperRule{PaperKind::power_of_attorney, std::nullopt, with_agent, rule_zh, rule_en},
};
constexpr std::array revoke_papers{
    PaperRule{PaperKind::revocation_evidence, std::nullopt, always, rule_zh, rule_en},
};
constexpr std::array reissue_papers{
    PaperRule{PaperKind::application_form, std::nullopt, always, rule_zh, rule_en},
    PaperRule{PaperKind::undertaking, PaperKind::identity_papers, always, rule_zh, rule_en},
    PaperRule{PaperKind::loss_statement, std::nullopt, when_lost, rule_zh, rule_en},
    PaperRule{PaperKind::damaged_certificate, std::nullopt, when_damaged, rule_zh, rule_en},
};
constexpr std::array withdraw_papers{
    PaperRule{PaperKind::withdrawal_statement, std::nullopt, always, rule_zh, rule_en},
};

constexpr GroundRule mark_in_force{
    Ground::mark_not_in_force,
    3,
    {"pledge.mark_not_in_force", 422,
     "注册商标专用权已被撤销、被注销或者有效期满未续展：商标 {right} {found}",
     "Mark {right} is revoked, cancelled or not renewed: {found_en}"},
    false,
    mark_not_in_force};
constexpr GroundRule agency{
    Ground::foreign_without_agent,
    0,
    {"pledge.foreign_without_agent", 422, "外国当事人未委托代理机构：{found}",
     "A foreign party acts without an agency: {found_en}"},
    false,
    foreign_without_agent};

namespace pg = procedure_grounds;
constexpr std::array change_grounds{pg::unchanged, pg::agreement, pg::name_of_holder, agency,
                                    pg::defects};
constexpr std::array extend_grounds{pg::longer, mark_in_force, agency, pg::defects};
constexpr std::array cancel_grounds{pg::reason, pg::paid, agency, pg::defects};
constexpr std::array revoke_grounds{pg::reason, pg::defects};
constexpr std::array plain_grounds{agency, pg::defects};

constexpr std::array revoke_reasons{RevokeReason::ground_existed, RevokeReason::false_papers,
                                    RevokeReason::contract_void};

const Clock& days() {
    static const Clock clock{
        5,
        {"cnipa_358", "5个工作日（1997年程序规定；公告第358号所见资料为2至5个工作日，未核实）",
         "5 working days (procedure of 1997; for announcement 358 2 to 5 are "
         "told, unverified)"}};
    return clock;
}

}  // namespace

std::span<const Edition> trademark_editions() {
    static const std::array procedures{
        ProcedureRule{ProcedureKind::change, "", "商标专用权质权登记事项变更申请书",
                      "Application to change a trademark pledge", true, days(), change_papers,
                      change_grounds},
        ProcedureRule{ProcedureKind::extend, "", "商标专用权质权登记期限延期申请书",
                      "Application to extend a trademark pledge", true, days(), extension_papers,
                      extend_grounds},
        ProcedureRule{ProcedureKind::cancel, "", "商标专用权质权登记注销申请书",
                      "Application to cancel a trademark pledge", true, days(), cancel_papers,
                      cancel_grounds},
        ProcedureRule{.kind = ProcedureKind::revoke,
                      .form = "",
                      .zh = "撤销商标专用权质权登记申请",
                      .en = "Application to revoke a trademark pledge",
                      .joint = false,
                      .clock = days(),
                      .papers = revoke_papers,
                      .grounds = revoke_grounds,
                      .cancel_reasons = {},
                      .revoke_reasons = revoke_reasons},
        ProcedureRule{ProcedureKind::reissue, "", "商标专用权质权登记证补发申请书",
                      "Application for the certificate anew", false, days(), reissue_papers,
                      plain_grounds},
        ProcedureRule{ProcedureKind::withdraw, "", "撤回商标专用权质权登记申请声明",
                      "Withdrawal of the application", true, days(), withdraw_papers,
                      plain_grounds}};
    static const std::array all{Edition{RegisterKind::trademark,
                                        date_of(2020, 5, 1),
                                        {"cnipa_358", rule_zh, rule_en},
                                        "",
                                        "商标专用权质权登记申请书",
                                        "Application to register a trademark pledge",
                                        "T",
                                        days(),
                                        grounds,
                                        papers,
                                        form,
                                        procedures}};
    return all;
}

}  // namespace zhirong::pledge
