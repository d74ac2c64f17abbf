#include <array>

#include "features/pledge/findings.h"
#include "features/pledge/form_fields.h"
#include "features/pledge/paper_needs.h"
#include "features/pledge/procedure_grounds.h"
#include "features/pledge/register.h"

namespace zhirong::pledge {
namespace {

// 专利权质押登记办法 (CNIPA announcement 461) and its operating guide, from 2021-11-15. Before it
// the measures of 2010 (office order 56), whose list we have from secondary sources: it refused a
// fee in its surcharge period, an invalidation that had started and a clause of forfeiture flatly,
// and knew no exception by agreement of the co-owners.
constexpr const char* guide_zh = "专利权质押登记办事指南";
constexpr const char* guide_en = "Operating guide to the registration of patent pledges";
constexpr const char* contract_zh = "《民法典》第四百二十七条；专利权质押登记办事指南";
constexpr const char* contract_en =
    "Civil Code 427; operating guide to the registration of patent pledges";

constexpr std::array grounds_2021{
    GroundRule{
        Ground::not_the_patentee,
        1,
        {"pledge.not_the_patentee", 422, "出质人不是专利登记簿记载的专利权人：专利 {right} {found}",
         "The pledgor is not the registered patentee of {right}: {found_en}"},
        false,
        not_the_patentee},
    GroundRule{Ground::not_in_force,
               2,
               {"pledge.not_in_force", 422, "专利权已终止或者已被宣告无效：专利 {right} {found}",
                "Patent {right} is terminated or invalidated: {found_en}"},
               false,
               not_in_force},
    GroundRule{Ground::not_granted,
               3,
               {"pledge.not_granted", 422, "专利申请尚未被授予专利权：专利 {right} {found}",
                "Patent {right} is not yet granted: {found_en}"},
               false,
               not_granted},
    GroundRule{Ground::fee_unpaid,
               4,
               {"pledge.fee_unpaid", 422, "专利权没有按照规定缴纳年费：专利 {right} {found}",
                "The annual fee of {right} is not paid as required: {found_en}"},
               false,
               fee_unpaid},
    GroundRule{Ground::suspended_or_preserved,
               5,
               {"pledge.suspended_or_preserved", 422,
                "专利权处于权属中止程序或者财产保全：专利 {right} {found}",
                "Patent {right} is under ownership suspension or court preservation: {found_en}"},
               false,
               suspended_or_preserved},
    GroundRule{
        Ground::debt_beyond_term,
        6,
        {"pledge.debt_beyond_term", 422, "债务履行期限超过专利权有效期：专利 {right}，{found}",
         "The debt outlasts patent {right}: {found_en}"},
        false,
        debt_beyond_term},
    GroundRule{Ground::contract_content,
               7,
               {"pledge.contract_content", 422, "质押合同缺少必备内容：{found}",
                "The pledge contract lacks required content: {found_en}"},
               false,
               contract_content},
    GroundRule{Ground::co_owner_consent,
               8,
               {"pledge.co_owner_consent", 422,
                "共有专利权出质未取得全体共有人同意且无特别约定：专利 {right} {found}",
                "Patent {right} is co-owned and not all agreed: {found_en}"},
               false,
               co_owner_consent},
    GroundRule{Ground::already_pledged,
               9,
               {"pledge.already_pledged", 409, "专利权已被质押且处于质押期间：专利 {right} {found}",
                "Patent {right} carries a pledge: {found_en}"},
               false,
               already_pledged},
    GroundRule{
        Ground::same_day_invention,
        10,
        {"pledge.same_day_invention", 422,
         "实用新型有同样的发明创造已于同日申请发明专利（当事人被告知后声明继续办理的除外）：专利 "
         "{right} {found}",
         "Utility model {right} has a same-day invention application, which the parties, "
         "once told, may declare to accept: {found_en}"},
        true,
        same_day_invention},
    GroundRule{Ground::invalidation_started,
               11,
               {"pledge.invalidation_started", 422,
                "专利权已被启动无效宣告程序（当事人被告知后声明继续办理的除外）：专利 "
                "{right} {found}",
                "An invalidation proceeding against {right} has started, which the parties, once "
                "told, may declare to accept: {found_en}"},
               true,
               invalidation_started},
    GroundRule{Ground::other,
               12,
               {"pledge.other_ground", 422, "其他不符合出质条件的情形：{found}",
                "Not fit for registration: {found_en}"},
               false,
               other_defects},
};
constexpr std::array grounds_2010{
    GroundRule{
        Ground::not_the_patentee,
        1,
        {"pledge.not_the_patentee", 422, "出质人不是专利登记簿记载的专利权人：专利 {right} {found}",
         "The pledgor is not the registered patentee of {right}: {found_en}"},
        false,
        not_the_patentee},
    GroundRule{Ground::not_in_force,
               2,
               {"pledge.not_in_force", 422, "专利权已终止或者已被宣告无效：专利 {right} {found}",
                "Patent {right} is terminated or invalidated: {found_en}"},
               false,
               not_in_force},
    GroundRule{Ground::not_granted,
               3,
               {"pledge.not_granted", 422, "专利申请尚未被授予专利权：专利 {right} {found}",
                "Patent {right} is not yet granted: {found_en}"},
               false,
               not_granted},
    GroundRule{Ground::fee_unpaid,
               4,
               {"pledge.fee_unpaid", 422, "专利权处于年费缴纳滞纳期：专利 {right} {found}",
                "Patent {right} is in the surcharge period of a fee: {found_en}"},
               false,
               fee_unpaid},
    GroundRule{
        Ground::invalidation_started,
        5,
        {"pledge.invalidation_started", 422, "专利权已被启动无效宣告程序：专利 {right} {found}",
         "An invalidation proceeding against {right} has started: {found_en}"},
        false,
        invalidation_started},
    GroundRule{Ground::suspended_or_preserved,
               6,
               {"pledge.suspended_or_preserved", 422,
                "专利权处于权属中止程序或者财产保全：专利 {right} {found}",
                "Patent {right} is under ownership suspension or court preservation: {found_en}"},
               false,
               suspended_or_preserved},
    GroundRule{
        Ground::debt_beyond_term,
        7,
        {"pledge.debt_beyond_term", 422, "债务履行期限超过专利权有效期：专利 {right}，{found}",
         "The debt outlasts patent {right}: {found_en}"},
        false,
        debt_beyond_term},
    GroundRule{Ground::forfeiture_clause,
               8,
               {"pledge.forfeiture_clause", 422,
                "质押合同约定债务履行期届满未受清偿时专利权归质权人所有：{found}",
                "The contract forfeits the patent: {found_en}"},
               false,
               forfeiture_clause},
    GroundRule{Ground::contract_content,
               9,
               {"pledge.contract_content", 422, "质押合同缺少必备内容：{found}",
                "The pledge contract lacks required content: {found_en}"},
               false,
               contract_content},
    GroundRule{Ground::co_owner_consent,
               10,
               {"pledge.co_owner_consent", 422,
                "以共有专利权出质未取得全体共有人同意：专利 {right} {found}",
                "Patent {right} is co-owned and not all agreed: {found_en}"},
               false,
               co_owner_consent_of_each},
    GroundRule{Ground::already_pledged,
               11,
               {"pledge.already_pledged", 409, "专利权已被质押且处于质押期间：专利 {right} {found}",
                "Patent {right} carries a pledge: {found_en}"},
               false,
               already_pledged},
    GroundRule{Ground::other,
               12,
               {"pledge.other_ground", 422, "其他不符合出质条件的情形：{found}",
                "Not fit for registration: {found_en}"},
               false,
               other_defects},
};

constexpr std::array papers_2021{
    PaperRule{PaperKind::application_form, std::nullopt, always, guide_zh, guide_en},
    PaperRule{PaperKind::pledge_contract, std::nullopt, always, contract_zh, contract_en},
    PaperRule{PaperKind::undertaking, PaperKind::identity_papers, always, guide_zh, guide_en},
    PaperRule{PaperKind::power_of_attorney, std::nullopt, with_agent, guide_zh, guide_en},
    PaperRule{PaperKind::appraisal_report, std::nullopt, when_appraised, guide_zh, guide_en},
    PaperRule{PaperKind::right_list, std::nullopt, above_ten_rights, guide_zh, guide_en},
};
// The undertaking stands for identity papers since 2021 only.
constexpr std::array papers_2010{
    PaperRule{PaperKind::application_form, std::nullopt, always, guide_zh, guide_en},
    PaperRule{PaperKind::pledge_contract, std::nullopt, always, contract_zh, contract_en},
    PaperRule{PaperKind::identity_papers, std::nullopt, always, guide_zh, guide_en},
    PaperRule{PaperKind::power_of_attorney, std::nullopt, with_agent, guide_zh, guide_en},
    PaperRule{PaperKind::appraisal_report, std::nullopt, when_appraised, guide_zh, guide_en},
};

constexpr std::array form{
    FormField{"rights", "发明名称、专利号、授权公告日", "Title, number and grant of each patent",
              true, fields::rights},
    FormField{"right_count", "专利件数", "Number of patents", false, fields::right_count},
    FormField{"pledgor", "出质人", "Pledgor", false, fields::pledgor},
    FormField{"pledgee", "质权人", "Pledgee", false, fields::pledgee},
    FormField{"agent", "代理人", "Agent", false, fields::agent},
    FormField{"debt_contract", "主债权合同编号", "Contract of the debt", true,
              fields::debt_contract},
    FormField{"pledge_contract", "质押合同编号", "Pledge contract", true, fields::pledge_contract},
    FormField{"debt_kind", "债务种类", "Kind of the debt", false, fields::debt_kind},
    FormField{"secured_amount", "债务金额（质押金额）", "Amount", false, fields::secured_amount},
    FormField{"debt_until", "质押期限", "Term", false, fields::debt_period},
    FormField{"scope", "担保范围", "Scope", false, fields::scope},
    FormField{"appraised", "是否经过评估", "Appraised", false, fields::appraised},
};

constexpr std::array change_papers{
    PaperRule{PaperKind::application_form, std::nullopt, always, guide_zh, guide_en},
    PaperRule{PaperKind::undertaking, PaperKind::identity_papers, always, guide_zh, guide_en},
    PaperRule{PaperKind::change_agreement, std::nullopt, changes_amount_or_scope, guide_zh,
              guide_en},
    PaperRule{PaperKind::proof_of_change, PaperKind::change_agreement, changes_a_name, guide_zh,
              guide_en},
    PaperRule{PaperKind::power_of_attorney, std::nullopt, with_agent, guide_zh, guide_en},
};
constexpr std::array extension_papers{
    PaperRule{PaperKind::application_form, std::nullopt, always, guide_zh, guide_en},
    PaperRule{PaperKind::extension_agreement, PaperKind::change_agreement, always, guide_zh,
              guide_en},
    PaperRule{PaperKind::undertaking, PaperKind::identity_papers, always, guide_zh, guide_en},
    PaperRule{PaperKind::power_of_attorney, std::nullopt, with_agent, guide_zh, guide_en},
};
constexpr std::array cancel_papers{
    PaperRule{PaperKind::application_form, std::nullopt, always, guide_zh, guide_en},
    PaperRule{PaperKind::proof_of_end, std::nullopt, always, guide_zh, guide_en},
    PaperRule{PaperKind::undertaking, PaperKind::identity_papers, always, guide_zh, guide_en},
    PaperRule{PaperKind::power_of_attorney, std::nullopt, with_agent, guide_zh, guide_en},
};
constexpr std::array revoke_papers{
    PaperRule{PaperKind::revocation_evidence, std::nullopt, always, guide_zh, guide_en},
};
constexpr std::array reissue_papers{
    PaperRule{PaperKind::application_form, std::nullopt, always, guide_zh, guide_en},
    PaperRule{PaperKind::loss_statement, std::nullopt, when_lost, guide_zh, guide_en},
    PaperRule{PaperKind::damaged_certificate, std::nullopt, when_damaged, guide_zh, guide_en},
    PaperRule{PaperKind::undertaking, PaperKind::identity_papers, always, guide_zh, guide_en},
};
constexpr std::array withdraw_papers{
    PaperRule{PaperKind::withdrawal_statement, std::nullopt, always, guide_zh, guide_en},
};

constexpr GroundRule suspended{
    Ground::suspended_or_preserved,
    0,
    {"pledge.suspended_or_preserved", 422,
     "权属中止或者财产保全期间暂停办理质押手续（《专利法实施细则》第一百零五条）：专利 {right} "
     "{found}",
     "A suspension halts what concerns the pledge (Implementing Rules 105): {right}, {found_en}"},
    false,
    suspended_or_preserved};
constexpr GroundRule new_term{
    Ground::debt_beyond_term,
    6,
    {"pledge.debt_beyond_term", 422, "债务履行期限超过专利权有效期：专利 {right}，{found}",
     "The debt outlasts patent {right}: {found_en}"},
    false,
    new_debt_beyond_term};
constexpr GroundRule patent_in_force{
    Ground::not_in_force,
    2,
    {"pledge.not_in_force", 422, "专利权已终止或者已被宣告无效：专利 {right} {found}",
     "Patent {right} is terminated or invalidated: {found_en}"},
    false,
    not_in_force};

namespace pg = procedure_grounds;
constexpr std::array change_grounds{pg::unchanged, pg::agreement, pg::name_of_holder, suspended,
                                    pg::defects};
constexpr std::array extend_grounds{pg::longer, new_term, patent_in_force, suspended, pg::defects};
constexpr std::array cancel_grounds{pg::reason, pg::paid, pg::defects};
constexpr std::array revoke_grounds{pg::reason, pg::defects};
constexpr std::array plain_grounds{pg::defects};

constexpr std::array revoke_reasons{RevokeReason::ground_existed, RevokeReason::false_papers};

const Clock& days_2021() {
    static const Clock clock{
        3,
        {"operating_guide", "专利权质押登记办事指南：3个工作日，有缺陷的自补正合格之日起重新计算",
         "Operating guide to the registration of patent pledges: 3 working days, counted from the "
         "day the defects are cured where there were any"}};
    return clock;
}
const Clock& days_2010() {
    static const Clock clock{7,
                             {"measures_2010", "专利权质押登记办法（2010年）：7个工作日",
                              "Measures of 2010: 7 working days"}};
    return clock;
}

// The form's titles are those of the guide; what it asks for each is in the same guide.
std::array<ProcedureRule, 6> procedures(const Clock& clock) {
    return {ProcedureRule{ProcedureKind::change, "", "专利权质押登记变更申请表",
                          "Application to change a patent pledge", true, clock, change_papers,
                          change_grounds},
            ProcedureRule{ProcedureKind::extend, "", "专利权质押登记变更申请表（延期）",
                          "Application to extend a patent pledge", true, clock, extension_papers,
                          extend_grounds},
            ProcedureRule{ProcedureKind::cancel, "", "专利权质押登记注销申请表",
                          "Application to cancel a patent pledge", true, clock, cancel_papers,
                          cancel_grounds},
            ProcedureRule{.kind = ProcedureKind::revoke,
                          .form = "",
                          .zh = "撤销专利权质押登记申请",
                          .en = "Application to revoke a patent pledge",
                          .joint = false,
                          .clock = clock,
                          .papers = revoke_papers,
                          .grounds = revoke_grounds,
                          .cancel_reasons = {},
                          .revoke_reasons = revoke_reasons},
            ProcedureRule{ProcedureKind::reissue, "", "专利权质押登记通知书补发申请",
                          "Application for the certificate anew", false, clock, reissue_papers,
                          plain_grounds},
            ProcedureRule{ProcedureKind::withdraw, "", "撤回专利权质押登记申请声明",
                          "Withdrawal of the application", true, clock, withdraw_papers,
                          plain_grounds}};
}

}  // namespace

std::span<const Edition> patent_editions() {
    static const auto procedures_2010 = procedures(days_2010());
    static const auto procedures_2021 = procedures(days_2021());
    static const std::array all{
        Edition{RegisterKind::patent,
                date_of(2010, 10, 1),
                {"sipo_56", "《专利权质押登记办法》（2010年，国家知识产权局令第56号）",
                 "Measures for the registration of patent pledges (2010, SIPO order 56)"},
                "",
                "专利权质押登记申请表",
                "Application to register a patent pledge",
                "Y",
                days_2010(),
                grounds_2010,
                papers_2010,
                form,
                procedures_2010},
        Edition{RegisterKind::patent,
                date_of(2021, 11, 15),
                {"cnipa_461",
                 "《专利权质押登记办法》（国家知识产权局公告第461号）及专利权质押登记办事指南",
                 "Measures for the registration of patent pledges (CNIPA announcement 461) and the "
                 "operating guide"},
                "",
                "专利权质押登记申请表",
                "Application to register a patent pledge",
                "Y",
                days_2021(),
                grounds_2021,
                papers_2021,
                form,
                procedures_2021}};
    return all;
}

}  // namespace zhirong::pledge
