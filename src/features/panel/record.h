#pragma once
// A bank's panel of appraisers (评估机构名录), and how one of them is found for a financing: the
// members are asked, each quotes within its table of fees, the bank chooses. Whose turn it is, the
// panel says; whoever takes another one says why.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/access/roles.h"
#include "core/explanation/why.h"

namespace zhirong::panel {

// A rate for the part of a value up to an amount, and above the tier before.
struct Tier {
    std::optional<Money> up_to;  // absent: the rest; the last one only
    Ratio rate;
};
struct Conflict {
    std::string organisation;
    std::string relation;
    std::optional<Date> until;  // the last day; absent: it goes on
};

// ---- a member
struct Admit {
    std::string appraiser;
    std::string licence;
    Date valid_from;
    Date valid_until;
    std::vector<std::string> fields;  // of technology, as the reference tables name them; "any"
    std::vector<Tier> tiers;
    Money least_fee;
    Ratio ceiling;  // of the value: no fee above it, whatever the table gives
};
struct Suspend {
    std::string reason;
};
struct Reinstate {
    std::string reason;
};
struct DeclareConflict {
    std::string organisation;
    std::string relation;
    std::optional<Date> until;
};

struct Admitted {
    Date on;
    std::string by;
    std::string bank;
    Admit details;
};
struct Suspended {
    Date on;
    std::string by;
    std::string reason;
};
struct Reinstated {
    Date on;
    std::string by;
    std::string reason;
};
struct ConflictDeclared {
    Date on;
    std::string by;
    Conflict conflict;
};
struct Member {
    static constexpr const char* kind = "panel_member";
    static constexpr const char* prefix = "PM";
    using Event = std::variant<Admitted, Suspended, Reinstated, ConflictDeclared>;

    std::string id;
    std::string bank;
    Admit details;
    std::optional<Suspended> suspended;
    std::vector<Conflict> conflicts;
};

// ---- an inquiry
struct Ask {
    Money value;  // expected; fees are computed from it
    Date deadline;
    std::optional<std::string> field;
};
struct Quote {
    Money fee;
    int days = 0;  // working days until the report
    std::optional<std::string> note;
};
struct Choose {
    std::string appraiser;
    std::optional<std::string> reason;
};

struct Invited {
    std::string appraiser;
    Money fee;  // the most that its table gives
    Why why;
};
struct Excluded {
    std::string appraiser;
    Phrase reason;
};
struct Asked {
    Date on;
    std::string by;
    std::string financing;
    std::string bank;
    Money loan;
    Ask details;
    std::vector<Invited> invited;
    std::vector<Excluded> excluded;
    std::string turn;  // whose it is
};
struct Quoted {
    Date on;
    std::string by;
    std::string appraiser;
    Quote quote;
};
struct Chosen {
    Date on;
    std::string by;
    std::string appraiser;
    Money fee;
    std::optional<std::string> reason;
};
enum class Stage { asked, chosen };
struct Inquiry {
    static constexpr const char* kind = "panel_inquiry";
    static constexpr const char* prefix = "PI";
    using Event = std::variant<Asked, Quoted, Chosen>;

    std::string id;
    Asked asked;
    std::vector<Quoted> quotes;  // the latest of each
    std::optional<Chosen> chosen;
    Stage stage = Stage::asked;
};

}  // namespace zhirong::panel
