#include <array>

#include "features/pledge/findings.h"
#include "features/pledge/form_fields.h"
#include "features/pledge/paper_needs.h"
#include "features/pledge/procedure_grounds.h"
#include "features/pledge/register.h"

namespace zhirong::pledge {
namespace {

// 著作权质权登记办法 (NCAC order 8, from 2011-01-01). The forms Z51 to Z56 and their fields are
// those of a registration system whose source is public; 10 working days are told, unverified. The
// work of several authors is pledged with the consent of all: no agreement stands for it (Copyright
// Law 14).
constexpr const char* rule_zh = "著作权质权登记办法（国家版权局令第8号）";
constexpr const char* rule_en = "Measures for the registration of copyright pledges (NCAC order 8)";
constexpr const char* co_zh = "著作权质权登记办法；《著作权法》第十四条";
constexpr const char* co_en = "Measures for copyright pledges; Copyright Law 14";

constexpr std::array grounds{
    GroundRule{Ground::not_the_copyright_owner,
               1,
               {"pledge.not_the_copyright_owner", 422, "出质人不是著作权人：作品 {right} {found}",
                "The pledgor does not own work {right}: {found_en}"},
               false,
               not_the_copyright_owner},
    GroundRule{Ground::contract_illegal,
               2,
               {"pledge.contract_illegal", 422, "合同违反法律法规强制性规定：{found}",
                "The contract violates a mandatory rule: {found_en}"},
               false,
               contract_illegal},
    GroundRule{Ground::protection_expired,
               3,
               {"pledge.protection_expired", 422, "出质著作权的保护期届满：作品 {right} {found}",
                "The protection of work {right} has expired: {found_en}"},
               false,
               protection_expired},
    GroundRule{Ground::debt_beyond_protection,
               4,
               {"pledge.debt_beyond_protection", 422,
                "债务履行期限超过著作权保护期：作品 {right}，{found}",
                "The debt outlasts the protection of {right}: {found_en}"},
               false,
               debt_beyond_term},
    GroundRule{Ground::ownership_dispute,
               5,
               {"pledge.ownership_dispute", 422, "出质著作权存在权属争议：作品 {right} {found}",
                "The ownership of {right} is disputed: {found_en}"},
               false,
               ownership_dispute},
    GroundRule{Ground::co_owner_consent,
               0,
               {"pledge.co_owner_consent", 422,
                "合作作品、共有著作权出质未取得全体共有人同意：作品 {right} {found}",
                "Work {right} is co-owned and not all agreed: {found_en}"},
               false,
               co_owner_consent_of_each},
    GroundRule{
        Ground::licences_undeclared,
        0,
        {"pledge.licences_undeclared", 422, "出质前授权许可的情况未申报：作品 {right}，{found}",
         "Licences granted before the pledge are not declared: {right}, {found_en}"},
        false,
        licences_undeclared},
    GroundRule{Ground::suspended_or_preserved,
               0,
               {"pledge.preserved", 422, "著作权处于财产保全：作品 {right} {found}",
                "Work {right} is under court preservation: {found_en}"},
               false,
               suspended_or_preserved},
    GroundRule{Ground::contract_content,
               0,
               {"pledge.contract_content", 422, "质权合同缺少必备内容：{found}",
                "The pledge contract lacks required content: {found_en}"},
               false,
               contract_content},
    GroundRule{Ground::already_pledged,
               0,
               {"pledge.already_pledged", 409, "著作权已出质：作品 {right} {found}",
                "Work {right} carries a pledge: {found_en}"},
               false,
               already_pledged},
    GroundRule{Ground::other,
               6,
               {"pledge.other_ground", 422, "其他不符合出质条件的情形：{found}",
                "Not fit for registration: {found_en}"},
               false,
               other_defects},
};

constexpr std::array papers{
    PaperRule{PaperKind::application_form, std::nullopt, always, rule_zh, rule_en},
    PaperRule{PaperKind::identity_papers, std::nullopt, always, rule_zh, rule_en},
    PaperRule{PaperKind::main_contract, std::nullopt, always, rule_zh, rule_en},
    PaperRule{PaperKind::pledge_contract, std::nullopt, always, rule_zh, rule_en},
    PaperRule{PaperKind::power_of_attorney, std::nullopt, with_agent, rule_zh, rule_en},
    PaperRule{PaperKind::co_owner_consent, std::nullopt, with_co_owners, co_zh, co_en},
    PaperRule{PaperKind::earlier_licences, std::nullopt, when_licensed, rule_zh, rule_en},
    PaperRule{PaperKind::appraisal_report, std::nullopt, when_appraised, rule_zh, rule_en},
    PaperRule{PaperKind::translation, std::nullopt, when_foreign, rule_zh, rule_en},
};

// Z51, in the order of its source.
constexpr std::array form{
    FormField{"work", "作品种类", "Kind of work", true, fields::work_kinds},
    FormField{"work", "创作完成日", "Completed on", true, fields::completed_on},
    FormField{"work", "首次发表日", "First published on", true, fields::published_on},
    FormField{"work", "出质前授权许可情况", "Licensed before the pledge", true, fields::licensed},
    FormField{"rights", "著作权登记号", "Copyright registration", true, fields::work_registration},
    FormField{"work", "评估价值及评估机构", "Appraised value and appraiser", false, fields::value},
    FormField{"pledge_contract", "质权合同编号", "Pledge contract", true, fields::pledge_contract},
    FormField{"debt_contract", "主合同编号", "Contract of the debt", true, fields::debt_contract},
    FormField{"secured_amount", "主债务数额（担保金额）", "Amount of the debt", true,
              fields::secured_amount},
    FormField{"debt_until", "债务履行期限", "Term of the debt", true, fields::debt_period},
    FormField{"work", "出质权利种类", "Rights pledged", true, fields::power},
    FormField{"work", "权利范围", "Scope of the rights", true, fields::power_scope},
    FormField{"scope", "担保范围", "Secured scope", true, fields::scope},
    FormField{"work", "担保期限", "Secured period", true, fields::secured_period},
    FormField{"pledgor", "出质人", "Pledgor", true, fields::pledgor},
    FormField{"pledgee", "质权人", "Pledgee", true, fields::pledgee},
    FormField{"work", "提交人", "Filed by", true, fields::filed_by},
    FormField{"agent", "代理人", "Agent", false, fields::agent},
};

constexpr std::array change_papers{
    PaperRule{PaperKind::application_form, std::nullopt, always, rule_zh, rule_en},
    PaperRule{PaperKind::identity_papers, std::nullopt, always, rule_zh, rule_en},
    PaperRule{PaperKind::change_agreement, std::nullopt, changes_amount_or_scope, rule_zh, rule_en},
    PaperRule{PaperKind::proof_of_change, PaperKind::change_agreement, changes_a_name, rule_zh,
              rule_en},
    PaperRule{PaperKind::certificate, std::nullopt, always, rule_zh, rule_en},
    PaperRule{PaperKind::power_of_attorney, std::nullopt, with_agent, rule_zh, rule_en},
};
constexpr std::array extension_papers{
    PaperRule{PaperKind::application_form, std::nullopt, always, rule_zh, rule_en},
    PaperRule{PaperKind::identity_papers, std::nullopt, always, rule_zh, rule_en},
    PaperRule{PaperKind::extension_agreement, PaperKind::change_agreement, always, rule_zh,
              rule_en},
    PaperRule{PaperKind::certificate, std::nullopt, always, rule_zh, rule_en},
    PaperRule{PaperKind::power_of_attorney, std::nullopt, with_agent, rule_zh, rule_en},
};
constexpr std::array cancel_papers{
    PaperRule{PaperKind::application_form, std::nullopt, always, rule_zh, rule_en},
    PaperRule{PaperKind::identity_papers, std::nullopt, always, rule_zh, rule_en},
    PaperRule{PaperKind::proof_of_end, std::nullopt, always, rule_zh, rule_en},
    PaperRule{PaperKind::certificate, std::nullopt, always, rule_zh, rule_en},
    PaperRule{PaperKind::power_of_attorney, std::nullopt, with_agent, rule_zh, rule_en},
};
constexpr std::array revoke_papers{
    PaperRule{PaperKind::application_form, std::nullopt, always, rule_zh, rule_en},
    PaperRule{PaperKind::revocation_evidence, std::nullopt, always, rule_zh, rule_en},
};
constexpr std::array reissue_papers{
    PaperRule{PaperKind::application_form, std::nullopt, always, rule_zh, rule_en},
    PaperRule{PaperKind::identity_papers, std::nullopt, always, rule_zh, rule_en},
    PaperRule{PaperKind::loss_statement, std::nullopt, when_lost, rule_zh, rule_en},
    PaperRule{PaperKind::damaged_certificate, std::nullopt, when_damaged, rule_zh, rule_en},
};
constexpr std::array withdraw_papers{
    PaperRule{PaperKind::application_form, std::nullopt, always, rule_zh, rule_en},
    PaperRule{PaperKind::withdrawal_statement, std::nullopt, always, rule_zh, rule_en},
};
constexpr std::array assign_papers{
    PaperRule{PaperKind::application_form, std::nullopt, always, rule_zh, rule_en},
    PaperRule{PaperKind::identity_papers, std::nullopt, always, rule_zh, rule_en},
    PaperRule{PaperKind::assignment_agreement, std::nullopt, always, rule_zh, rule_en},
    PaperRule{PaperKind::certificate, std::nullopt, always, rule_zh, rule_en},
    PaperRule{PaperKind::power_of_attorney, std::nullopt, with_agent, rule_zh, rule_en},
};

constexpr GroundRule new_term{
    Ground::debt_beyond_protection,
    4,
    {"pledge.debt_beyond_protection", 422, "债务履行期限超过著作权保护期：作品 {right}，{found}",
     "The debt outlasts the protection of {right}: {found_en}"},
    false,
    new_debt_beyond_term};
constexpr GroundRule protected_still{
    Ground::protection_expired,
    3,
    {"pledge.protection_expired", 422, "出质著作权的保护期届满：作品 {right} {found}",
     "The protection of work {right} has expired: {found_en}"},
    false,
    protection_expired};

namespace pg = procedure_grounds;
constexpr std::array change_grounds{pg::unchanged, pg::agreement, pg::name_of_holder, pg::defects};
constexpr std::array extend_grounds{pg::longer, new_term, protected_still, pg::defects};
constexpr std::array cancel_grounds{pg::reason, pg::paid, pg::defects};
constexpr std::array revoke_grounds{pg::reason, pg::defects};
constexpr std::array assign_grounds{pg::another, pg::defects};
constexpr std::array plain_grounds{pg::defects};

// A void contract is here a ground of revocation, not of cancellation.
constexpr std::array cancel_reasons{CancelReason::debt_paid, CancelReason::pledge_enforced,
                                    CancelReason::pledgee_waives, CancelReason::other};

const Clock& days() {
    static const Clock clock{10,
                             {"ncac_8", "著作权质权登记办法：10个工作日（未核实）",
                              "Measures for copyright pledges: 10 working days (unverified)"}};
    return clock;
}

}  // namespace

std::span<const Edition> copyright_editions() {
    static const std::array procedures{
        ProcedureRule{ProcedureKind::revoke, "Z52", "著作权质权登记撤销申请表",
                      "Application to revoke a copyright pledge", false, days(), revoke_papers,
                      revoke_grounds},
        ProcedureRule{ProcedureKind::change, "Z53", "著作权质权变更登记申请表",
                      "Application to change a copyright pledge", true, days(), change_papers,
                      change_grounds},
        ProcedureRule{ProcedureKind::extend, "Z53", "著作权质权变更登记申请表（延期）",
                      "Application to extend a copyright pledge", true, days(), extension_papers,
                      extend_grounds},
        ProcedureRule{.kind = ProcedureKind::cancel,
                      .form = "Z54",
                      .zh = "著作权质权注销登记申请表",
                      .en = "Application to cancel a copyright pledge",
                      .joint = true,
                      .clock = days(),
                      .papers = cancel_papers,
                      .grounds = cancel_grounds,
                      .cancel_reasons = cancel_reasons,
                      .revoke_reasons = {}},
        ProcedureRule{ProcedureKind::withdraw, "Z55", "著作权质权登记撤回申请表",
                      "Withdrawal of the application", true, days(), withdraw_papers,
                      plain_grounds},
        ProcedureRule{ProcedureKind::assign, "Z56", "著作权质权转移登记申请表",
                      "Application to assign a copyright pledge", true, days(), assign_papers,
                      assign_grounds},
        ProcedureRule{ProcedureKind::reissue, "", "著作权质权登记证书补发申请表",
                      "Application for the certificate anew", false, days(), reissue_papers,
                      plain_grounds}};
    static const std::array all{Edition{RegisterKind::copyright,
                                        date_of(2011, 1, 1),
                                        {"ncac_8", rule_zh, rule_en},
                                        "Z51",
                                        "著作权质权登记申请表",
                                        "Application to register a copyright pledge",
                                        "C",
                                        days(),
                                        grounds,
                                        papers,
                                        form,
                                        procedures}};
    return all;
}

}  // namespace zhirong::pledge
