#pragma once
// A bank's own table of how much it lends on what kind of right, from a day on: proposed by one
// person, decided by another, never edited; a later one takes over on its day.
#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/date.h"
#include "core/access/roles.h"
#include "core/lending/ceiling.h"
#include "core/lifecycle/lifecycle.h"

namespace zhirong::loan_to_value {

enum class Stage { proposed, approved, declined };
enum class Act { approve, decline };
inline constexpr std::array moves{
    Move<Stage, Act>{Stage::proposed, Act::approve, Stage::approved, Role::bank_approver},
    Move<Stage, Act>{Stage::proposed, Act::decline, Stage::declined, Role::bank_approver}};

// ---- commands
struct Propose {
    Date from;
    std::string source;  // the bank's rule, with its number
    std::vector<lending::Ceiling> ceilings;
    Ratio hard;  // of every kind
    std::string reason;
};
struct Decide {
    bool approved = false;
    std::string opinion;
};

// ---- events
struct Proposed {
    std::string bank;
    Propose details;
    std::string maker;
    Date on;
};
struct Approved {
    std::string checker;
    std::string opinion;
    Date on;
};
struct Declined {
    std::string checker;
    std::string opinion;
    Date on;
};
using Event = std::variant<Proposed, Approved, Declined>;

struct Table {
    static constexpr const char* kind = "loan_to_value";
    static constexpr const char* prefix = "LV";
    using Event = loan_to_value::Event;

    std::string id;
    Stage stage = Stage::proposed;
    Proposed proposed;
    std::optional<Approved> approved;
    std::optional<Declined> declined;
};

}  // namespace zhirong::loan_to_value
