#include "app/premium_aid.h"

#include <algorithm>
#include <array>

#include "core/programme/evaluate.h"
#include "core/programme/subsidy.h"
#include "core/programme/why.h"
#include "features/programmes/check.h"
#include "features/programmes/trial.h"
#include "features/rights/rights.h"

namespace zhirong::insurance {
namespace {

std::string named(const Refusal& refusal) {
    const auto name = std::ranges::find(refusal.facts, "name", &Fact::name);
    ensure(name != refusal.facts.end());
    return name->value;
}
void once(std::vector<std::string>& names, std::string name) {
    if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
}

void take(Aid& found, const Refusals& refusals) {
    for (const Refusal& each : refusals.all) {
        if (each.kind == &programme::refusals::missing_fact)
            once(found.missing_facts, named(each));
        else if (each.kind == &programme::refusals::missing_term ||
                 each.kind == &programme::refusals::unknown_parameter)
            once(found.missing_terms, named(each));
        else if (std::ranges::none_of(found.others, [&](const Refusal& other) {
                     return in_chinese(other) == in_chinese(each);
                 }))
            found.others.push_back(each);
    }
}

}  // namespace

Aid aid(const AidQuestion& question) {
    Aid found;
    std::vector<NamedFacts> sorts;
    for (const NamedFacts& each : question.rights)
        if (std::ranges::find(sorts, each) == sorts.end()) sorts.push_back(each);
    if (sorts.empty()) sorts.emplace_back();
    for (const NamedFacts& right : sorts) {
        NamedFacts all = right;
        all.insert(question.facts.begin(), question.facts.end());
        // What was stated was read before, and the rest is the system's own.
        const auto facts =
            programmes::facts_of(all, &question.programme, question.published, "facts");
        ensure(facts.has_value());
        const auto paid = programme::subsidise(question.programme, question.subsidy.id, *facts,
                                               question.terms, question.date);
        if (!paid) {
            take(found, paid.error());
            continue;
        }
        // Of rights that would get different sums the least is promised.
        if (found.granted && *found.granted <= paid->granted) continue;
        found.granted = paid->granted;
        found.why = programme::why(paid->trace);
    }
    const bool whole =
        found.missing_facts.empty() && found.missing_terms.empty() && found.others.empty();
    if (!whole) {
        found.granted.reset();
        found.why.reset();
    } else {
        found.left = std::max(Money{}, question.premium - *found.granted);
    }
    return found;
}

std::vector<const programme::Subsidy*> premium_subsidies(const programme::Programme& programme) {
    std::vector<const programme::Subsidy*> found;
    for (const programme::Subsidy& each : programme.subsidies)
        if (each.expense == programme::Expense::insurance_premium && each.payee == "borrower")
            found.push_back(&each);
    return found;
}

std::optional<std::string> policy_line(Line line) {
    using enum Line;
    switch (line) {
        case application_cost:
        case pct_cost:
        case hague_cost:
        case madrid_cost: return "application_cost";
        case trade_secret: return "trade_secret_loss";
        case geographical_indication: return "geographical_indication_loss";
        case execution:
        case infringed_loss:
        case infringement_liability:
        case pledge_guarantee:
        case conversion_cost:
        case overseas_liability:
        case overseas_legal_cost: return std::string(name_of(line));
        case professional_liability:
        case copyright:
        case data:
        case exhibition:
        case licence_credit:
        case mediation: return std::nullopt;
    }
    ensure(false);
    return std::nullopt;
}

NamedFacts policy_facts(Line line, const Quote& quote, int months, Date today) {
    NamedFacts facts{{"policy.premium_paid", to_string(quote.premium)},
                     {"policy.sum_insured", to_string(quote.sum)},
                     {"policy.from", to_string(today)},
                     {"policy.until", to_string(add_months(today, months) - Days(1))},
                     {"expense.amount", to_string(quote.premium)},
                     {"expense.paid_on", to_string(today)},
                     {"application.filed_on", to_string(today)}};
    if (const auto word = policy_line(line)) facts["policy.line"] = *word;
    return facts;
}

NamedFacts right_facts(const rights::Right& right, Date today) {
    using enum rights::Notice;
    NamedFacts facts{{"right.kind", std::string(name_of(right.right_kind))},
                     {"right.held_by_applicant", true},
                     {"right.in_force", rights::status_at(right, today) == rights::Status::granted},
                     {"right.in_dispute", rights::is_noted(right, ownership_dispute) ||
                                              rights::is_noted(right, infringement_dispute) ||
                                              rights::is_noted(right, ownership_suspension)}};
    // A shared right's consent is the firm's to state.
    if (right.co_owners.empty()) facts["right.co_owners_consent"] = true;
    if (const auto granted = rights::granted_on(right.details))
        facts["right.granted_on"] = to_string(*granted);
    if (const auto end = rights::legal_end(right)) facts["right.expires_on"] = to_string(*end);
    return facts;
}

bool is_known_of_a_quote(const std::string& fact) {
    static constexpr std::array known{
        "borrower.region",     "policy.premium_paid", "policy.sum_insured",
        "policy.from",         "policy.until",        "policy.line",
        "expense.amount",      "expense.paid_on",     "application.filed_on",
        "application.ordinal", "right.kind",          "right.held_by_applicant",
        "right.in_force",      "right.in_dispute",    "right.granted_on",
        "right.expires_on"};
    return std::ranges::any_of(known, [&](const char* each) { return fact == each; });
}

}  // namespace zhirong::insurance
