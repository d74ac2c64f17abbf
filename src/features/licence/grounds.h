#pragma once
// The grounds on which a filing is refused: the same evaluation tells the parties beforehand and
// binds the desk afterwards.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "features/licence/record.h"

namespace zhirong::licence {

// What the registers hold around a filing. `others` are the licences that its rights carry, as far
// as they were filed here; one that is known from the right's record alone is taken to hold in the
// whole country.
struct Surroundings {
    std::vector<rights::Right> rights;  // of the filing, in the order of their ids
    std::vector<Licence> others;
    std::optional<std::string> same_contract;  // another filing of this contract
    std::optional<Licence> head;               // that the draft names
};

struct Finding {
    std::string right;   // its id; empty: the filing as a whole
    std::string number;  // of the right
    std::string zh;
    std::string en;
};
struct Found {
    Ground ground = Ground::other;
    std::string right;
    std::vector<Fact> facts;
    bool of_marks = false;
    Refusal refusal() const;
    Label source() const;
};
struct GroundRule {
    Ground ground;
    int number;  // of Order 62, article 12; open licences stand behind its list
    RefusalKind refusal;
    Label of_patents;  // the source
    Label of_marks;
    std::vector<Finding> (*find)(const Licence&, const Surroundings&, Date today);
};
std::span<const GroundRule> ground_rules();
const GroundRule& rule_of(Ground ground);

// Every ground with what was found, in the order of the rules; none: it may be filed.
std::vector<Found> grounds(const Licence& licence, const Surroundings& around, Date today);

// What is no ground and still worth knowing, each with its article.
std::vector<Label> notes(const Licence& licence, const Surroundings& around);

// What the contract does not say though it should: Order 62 article 9, Trademark Law 43.
std::vector<Label> contract_gaps(const Draft& content, const std::vector<rights::Right>& rights);

struct PaperNeeded {
    Label paper;
    Label source;
    bool present = false;
    std::string reference;
};
std::vector<PaperNeeded> papers_needed(const Draft& content);

}  // namespace zhirong::licence
