#include "features/pledge/grounds.h"

#include <algorithm>

#include "features/pledge/findings.h"

namespace zhirong::pledge {
namespace {

using rights::Right;

// A proceeding that began after the parties were told of an earlier one is news to them.
bool is_waived(const Pledge& pledge, Ground ground, const Right& right) {
    return std::ranges::any_of(pledge.waivers, [&](const Waiver& waiver) {
        const rights::NoticeInForce* notice = invalidation_of(right);
        return waiver.ground == ground && waiver.right == right.id && waiver.in_force() &&
               (ground != Ground::invalidation_started || notice == nullptr ||
                notice->since <= waiver.notified_on);
    });
}

std::vector<Found> found_by(std::span<const GroundRule> rules, const Case& one) {
    std::vector<Found> all;
    for (const GroundRule& rule : rules)
        for (Finding& finding : rule.find(one)) {
            const auto right = std::ranges::find(one.rights(), finding.right, &Right::id);
            const bool waived = rule.waivable && right != one.rights().end() &&
                                is_waived(one.pledge, rule.ground, *right);
            all.push_back({&rule,
                           rule.ground,
                           finding.right,
                           {{"right", finding.number},
                            {"found", std::move(finding.zh)},
                            {"found_en", std::move(finding.en)}},
                           waived});
        }
    return all;
}

}  // namespace

Refusal Found::refusal() const { return {&rule->refusal, "", facts}; }

std::span<const GroundRule> ground_rules() { return patent_editions().back().grounds; }

const GroundRule& rule_of(Ground ground) {
    for (const RegisterKind in_register :
         {RegisterKind::patent, RegisterKind::trademark, RegisterKind::copyright})
        for (const Edition& edition : editions(in_register))
            if (&edition == &editions(in_register).back())
                if (const GroundRule* rule = edition.rule(ground)) return *rule;
    for (const Edition& edition : patent_editions())
        if (const GroundRule* rule = edition.rule(ground)) return *rule;
    for (const ProcedureRule& procedure : copyright_editions().back().procedures)
        for (const GroundRule& rule : procedure.grounds)
            if (rule.ground == ground) return rule;
    ensure(false);
    return ground_rules().front();
}

std::vector<Found> grounds(const Pledge& pledge, const Examined& examined, Date today) {
    return found_by(edition_of(pledge, today).grounds, {.pledge = pledge,
                                                        .application = pledge.application,
                                                        .examined = examined,
                                                        .today = today,
                                                        .open_defects = pledge.open_defects});
}

std::vector<Found> grounds(const Pledge& pledge, const ProcedureForm& form, const Edition& edition,
                           const Examined& examined, std::optional<Money> owed,
                           const std::optional<std::string>& open_defects, Date today) {
    const ProcedureRule* rule = edition.procedure(kind_of(form));
    ensure(rule != nullptr);
    return found_by(rule->grounds, {.pledge = pledge,
                                    .application = pledge.application,
                                    .examined = examined,
                                    .today = today,
                                    .form = &form,
                                    .owed = owed,
                                    .open_defects = open_defects,
                                    .cancel_reasons = rule->cancel_reasons,
                                    .revoke_reasons = rule->revoke_reasons});
}

std::vector<Label> missing_fields(const Pledge& pledge, const Examined& examined, Date today) {
    const Case one{
        .pledge = pledge, .application = pledge.application, .examined = examined, .today = today};
    std::vector<Label> missing;
    for (const FormField& field : edition_of(pledge, today).fields)
        if (field.required && !field.text(one)) missing.push_back({field.name, field.zh, field.en});
    return missing;
}

}  // namespace zhirong::pledge
