#pragma once
// What a subsidy of premiums would pay of a quote, by the programme's own rules, and what is left
// to the firm. Where a fact or a term is missing it is named, and there is no figure.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "features/insurance/insurance.h"
#include "features/programmes/programmes.h"

namespace zhirong::insurance {

using NamedFacts = std::map<std::string, Tree>;

struct AidQuestion {
    const programme::Programme& programme;
    const programme::Subsidy& subsidy;
    const programme::Agreement& terms;
    programme::Published published;
    Date date;
    Money premium;
    NamedFacts facts;
    // Of each right in the policy; what is asked of a right must hold of every one.
    std::vector<NamedFacts> rights;
};
struct Aid {
    std::optional<Money> granted;
    std::optional<Money> left;
    std::optional<Why> why;
    std::vector<std::string> missing_facts;  // by name
    std::vector<std::string> missing_terms;
    std::vector<Refusal> others;  // conditions that fail, and the rest
};
Aid aid(const AidQuestion& question);

// Those that pay part of a premium to the insured.
std::vector<const programme::Subsidy*> premium_subsidies(const programme::Programme& programme);

// Of the policy that a quote would become, taken out and paid on that day.
NamedFacts policy_facts(Line line, const Quote& quote, int months, Date today);
// Of a right and of whoever holds it.
NamedFacts right_facts(const rights::Right& right, Date today);
// Whether the system knows it of what is quoted, so that nobody may state it.
bool is_known_of_a_quote(const std::string& fact);

}  // namespace zhirong::insurance
