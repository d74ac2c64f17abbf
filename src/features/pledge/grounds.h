#pragma once
// The twelve grounds on which a registration is refused: the same evaluation tells the parties
// beforehand and binds the registry afterwards.
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "features/pledge/record.h"
#include "features/rights/rights.h"

namespace zhirong::pledge {

// What was found, on which patent (its id; empty: on the application as a whole).
struct Found {
    Ground ground = Ground::other;
    std::string right;
    std::vector<Fact> facts;
    bool waived = false;  // both parties, once told, declared to continue
    Refusal refusal() const;
};

struct Finding {
    std::string right;
    std::string number;
    std::string zh;
    std::string en;
};
struct GroundRule {
    Ground ground;
    int number;  // in the operating guide
    RefusalKind refusal;
    bool waivable;
    std::vector<Finding> (*find)(const Pledge&, const std::vector<rights::Right>&, Date today);
};
// In the guide's order. The grounds are those in force since 2021-11-15; the practice of 2010
// refused also for the surcharge period of a fee and for a forfeiture clause.
std::span<const GroundRule> ground_rules();
const GroundRule& rule_of(Ground ground);
Label source_of_grounds();

// Every ground with what was found, in the guide's order; none: it may be registered. `rights` are
// those of the pledge.
std::vector<Found> grounds(const Pledge& pledge, const std::vector<rights::Right>& rights,
                           Date today);

}  // namespace zhirong::pledge
