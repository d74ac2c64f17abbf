#pragma once
// What threatens a right, told to those who have a stake in it: found by the close of the day, kept
// until it is cured, and closed by the same.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/shape.h"
#include "core/explanation/why.h"

namespace zhirong::watch {

enum class Kind {
    fee_due,
    fee_in_grace,
    renewal_due,
    renewal_in_grace,
    ended,
    term_ending,
    shorter_than_debt,
    renewal_before_debt,
    invalidation_proceeding,
    revocation_proceeding,
    ownership_suspension,
    court_preservation,
    ownership_dispute,
    infringement_dispute,
    changed_hands,
    licensed_without_consent,
};
enum class Severity { notice, warning, critical };

// What was found of a right on a day. It changes only when what it says changes, not with every
// day that passes.
struct Finding {
    Kind kind = Kind::fee_due;
    std::string about;  // which of its kind: the year's fee, the court's reference, the licence
    Severity severity = Severity::notice;
    Phrase found;
    Phrase advice;
    std::optional<Date> deadline;
    Phrase source;
    friend bool operator==(const Finding&, const Finding&) = default;
};

struct Acknowledge {
    std::string note;
};

struct Opened {
    std::string right;
    std::string number;
    std::string title;
    std::optional<std::string> financing;
    std::vector<std::string> addressees;  // organisations
    Finding finding;
    Date on;
};
struct Updated {
    std::optional<std::string> financing;
    std::vector<std::string> addressees;
    Finding finding;
    Date on;
};
struct Closed {
    Date on;
};
struct Acknowledged {
    std::string organisation;
    std::string by;
    std::string note;
    Date on;
    friend bool operator==(const Acknowledged&, const Acknowledged&) = default;
};

// One threat to one right; the same threat coming back opens the same record again.
struct Warning {
    static constexpr const char* kind = "warning";
    static constexpr const char* prefix = "WA";
    using Event = std::variant<Opened, Updated, Closed, Acknowledged>;

    std::string id;
    std::string right;
    std::string number;
    std::string title;
    std::optional<std::string> financing;
    std::vector<std::string> addressees;
    Finding finding;
    Date opened_on;
    Date updated_on;
    std::optional<Date> closed_on;
    std::vector<Acknowledged> acknowledgements;  // since it was opened
};

}  // namespace zhirong::watch
