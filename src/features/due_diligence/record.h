#pragma once
// What the bank finds out before it contracts: a checklist answered by two investigators after a
// visit, an amount recommended within the lender's ceiling, decided by somebody else.
#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/money.h"
#include "core/access/roles.h"
#include "core/lending/ceiling.h"
#include "core/lifecycle/lifecycle.h"
#include "features/due_diligence/checklist.h"

namespace zhirong::due_diligence {

using lending::Ceiling;
using lending::CeilingTable;
using lending::Pledged;

enum class Stage { open, reported, passed, failed };
enum class Act { report, pass, fail };
inline constexpr std::array moves{
    Move<Stage, Act>{Stage::open, Act::report, Stage::reported, Role::bank_officer},
    Move<Stage, Act>{Stage::reported, Act::pass, Stage::passed, Role::bank_approver},
    Move<Stage, Act>{Stage::reported, Act::fail, Stage::failed, Role::bank_approver},
};

enum class Finding { ok, concern, fail };

// ---- commands
// The lender's own ceilings; absent: the example.
struct OwnTable {
    std::string source;  // the bank's rule they come from
    std::vector<Ceiling> ceilings;
};
struct Open {
    std::optional<OwnTable> table;
};
struct Paper {
    PaperKind kind = PaperKind::other;
    std::string reference;
};
struct Answer {
    std::string item;  // its code
    Finding finding = Finding::ok;
    std::string text;
    std::vector<Paper> papers;
};
struct Report {
    std::vector<Answer> answers;             // one for each item of the checklist
    Date visited;                            // the site visit
    std::vector<std::string> investigators;  // user names; who reports is one of them
    Money recommended;
    std::optional<std::string> override_reason;  // only for more than the ceiling allows
    std::string conclusion;
};
struct Decide {
    bool passed = false;
    std::string note;
};

// ---- events
struct Opened {
    Date on;
    std::string by;
    std::string financing;
    std::string bank;
    std::vector<Pledged> rights;
    std::vector<Item> checklist;
    CeilingTable table;
};
// More than the ceiling allows was recommended: by whom, why, and by how much.
struct Override {
    Date on;
    std::string by;
    std::string reason;
    Ratio loan_to_value;
    Ratio ceiling;
    Money excess;
};
struct Reported {
    Date on;
    std::string by;
    Report report;
    Ratio loan_to_value;
    std::optional<Override> override;
};
struct Passed {
    Date on;
    std::string by;
    Money recommended;
    std::string note;
};
struct Failed {
    Date on;
    std::string by;
    std::string note;
};
using Event = std::variant<Opened, Reported, Passed, Failed>;

struct DueDiligence {
    static constexpr const char* kind = "due_diligence";
    static constexpr const char* prefix = "DD";
    using Event = due_diligence::Event;

    std::string id;
    Stage stage = Stage::open;
    Opened opened;
    std::optional<Reported> reported;
    std::optional<Passed> passed;
    std::optional<Failed> failed;
};

}  // namespace zhirong::due_diligence
