#pragma once
// The grounds on which an application is refused: the same evaluation tells the parties beforehand
// and binds the registry afterwards.
#include <span>
#include <string>
#include <vector>

#include "features/pledge/register.h"

namespace zhirong::pledge {

struct Found {
    const GroundRule* rule = nullptr;
    Ground ground = Ground::other;
    std::string right;  // its id; empty: the application as a whole
    std::vector<Fact> facts;
    bool waived = false;  // both parties, once told, declared to continue
    Refusal refusal() const;
};

// Those of patents in force now, in the guide's order; the other registers' and earlier ones stand
// in their editions.
std::span<const GroundRule> ground_rules();
const GroundRule& rule_of(Ground ground);

// Every ground with what was found, in the order of the register's list; none: it may be
// registered.
std::vector<Found> grounds(const Pledge& pledge, const Examined& examined, Date today);
// The same of what is asked after the registration.
std::vector<Found> grounds(const Pledge& pledge, const ProcedureForm& form, const Edition& edition,
                           const Examined& examined, std::optional<Money> owed,
                           const std::optional<std::string>& open_defects, Date today);

// Fields of the form that must be filled in and are not.
std::vector<Label> missing_fields(const Pledge& pledge, const Examined& examined, Date today);

}  // namespace zhirong::pledge
