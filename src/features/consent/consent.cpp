#include "features/consent/consent.h"

#include <algorithm>
#include <span>

namespace zhirong::consent {
namespace {

constexpr int longest_years = 3;

constexpr RefusalKind own_firm{"consent.own_firm", 422, "本企业的数据本来就能查看，无需授权",
                               "Your own firm sees its records anyway"};
constexpr RefusalKind other_firm{
    "consent.other_firm", 422, "只能授权银行、担保、保险、评估、主管部门等机构，“{found}”是企业",
    "Consent is given to banks, guarantors, insurers, appraisers and offices; “{found}” is a firm"};
constexpr RefusalKind past{"consent.past", 422, "有效期“{found}”早于今天 {expected}",
                           "“{found}” lies before today, {expected}"};
constexpr RefusalKind long_time{"consent.long", 422, "有效期最长三年，最晚为 {expected}",
                                "At most three years: {expected} at the latest"};
constexpr RefusalKind twice{"consent.twice", 422, "同一内容写了两次", "The same matter twice"};
constexpr RefusalKind not_yours{"consent.not_yours", 403, "只能由给出授权的企业撤回",
                                "Only the firm that gave it can withdraw it"};
constexpr RefusalKind gone{"consent.withdrawn", 409, "该授权已于 {found} 撤回",
                           "This consent was withdrawn on {found}"};

}  // namespace

std::vector<std::string> kinds_of(Matter matter) {
    switch (matter) {
        case Matter::rights: return {"right", "patent_facts"};
        case Matter::grade: return {"firm_grade", "firm_figures"};
        case Matter::financing: return {"financing", "loan"};
        case Matter::insurance: return {"insurance_policy", "insurance_claim"};
        case Matter::licences: return {"licence"};
    }
    ensure(false);
    return {};
}

Result<Given> decide(const Give& command, const Actor& actor, OrganisationKind to, Date today) {
    CHECKED(require(actor, Role::enterprise_officer));
    if (command.to == actor.organisation) return refuse(own_firm, "to");
    if (to == OrganisationKind::enterprise)
        return refuse(other_firm, "to", {{"found", command.to}});
    if (command.until < today)
        return refuse(past, "until",
                      {{"found", to_string(command.until)}, {"expected", to_string(today)}});
    const Date latest = add_months(today, 12 * longest_years);
    if (command.until > latest)
        return refuse(long_time, "until", {{"expected", to_string(latest)}});
    for (std::size_t i = 0; i < command.matters.size(); ++i)
        if (std::ranges::count(std::span(command.matters).first(i), command.matters[i]) > 0)
            return refuse(twice, shapes::item_path("matters", i));
    return Given{actor.organisation, actor.user, today, command};
}

Result<Withdrawn> decide(const Consent& consent, const Withdraw& command, const Actor& actor,
                         Date today) {
    CHECKED(require(actor, Role::enterprise_officer));
    if (actor.organisation != consent.given.firm) return refuse(not_yours);
    if (consent.withdrawn) return refuse(gone, "", {{"found", to_string(consent.withdrawn->on)}});
    return Withdrawn{actor.user, today, command.reason};
}

Consent apply(Consent consent, const Event& event) {
    if (const auto* given = std::get_if<Given>(&event)) consent.given = *given;
    if (const auto* withdrawn = std::get_if<Withdrawn>(&event)) consent.withdrawn = *withdrawn;
    return consent;
}

std::vector<std::string> parties(const Consent& consent) {
    return {consent.given.firm, consent.given.details.to};
}

Label stage_words(const Consent& consent) {
    if (consent.withdrawn) return {"withdrawn", "已撤回", "Withdrawn"};
    return {"given", "已授权", "Given"};
}

std::vector<std::string> keys(const Consent& consent) {
    if (consent.withdrawn) return {};
    std::vector<std::string> keys;
    for (const Matter matter : consent.given.details.matters)
        for (const std::string& kind : kinds_of(matter))
            keys.push_back("sees|" + consent.given.details.to + '|' + consent.given.firm + '|' +
                           kind + '|' + to_string(consent.given.details.until));
    return keys;
}

}  // namespace zhirong::consent
