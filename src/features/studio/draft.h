#pragma once
// A programme while it is written: any text may be saved, also one with errors; only a clean one
// whose worked cases all pass is submitted, and only somebody who did not write it publishes it.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/shape.h"
#include "core/access/roles.h"
#include "core/lifecycle/lifecycle.h"
#include "features/programmes/programmes.h"

namespace zhirong::studio {

enum class Stage { editing, submitted, published, withdrawn };
enum class Act { save, submit, send_back, publish, withdraw };
inline constexpr std::array moves{
    Move<Stage, Act>{Stage::editing, Act::save, Stage::editing, Role::policy_officer},
    Move<Stage, Act>{Stage::editing, Act::submit, Stage::submitted, Role::policy_officer},
    Move<Stage, Act>{Stage::editing, Act::withdraw, Stage::withdrawn, Role::policy_officer},
    Move<Stage, Act>{Stage::submitted, Act::publish, Stage::published, Role::policy_approver},
    Move<Stage, Act>{Stage::submitted, Act::send_back, Stage::editing, Role::policy_approver},
    Move<Stage, Act>{Stage::submitted, Act::withdraw, Stage::withdrawn, Role::policy_officer}};

inline constexpr std::size_t largest_text = std::size_t{1} << 20;  // bytes, as yaml::largest_file
inline constexpr std::size_t fewest_cases = 5;

// ---- commands
struct Open {
    std::string programme;                // id of the programme
    std::optional<std::string> title;     // of a new one, in Chinese
    std::optional<std::string> title_en;  // and in English
    std::optional<std::string> version;   // to begin with the text of this version of it
};
// `revision`: the one that was edited; refused where somebody else saved since.
struct Save {
    std::optional<std::string> text;
    std::optional<std::string> cases;
    int revision = 0;
};
struct Submit {
    std::string note;
    int revision = 0;
};
struct SendBack {
    std::string opinion;
};
struct Publish {
    std::string opinion;
};
struct Withdraw {
    std::string reason;
};

// ---- events
struct Opened {
    std::string organisation;
    std::string programme;
    std::string text;
    std::string cases;
    std::optional<std::string> based_on;  // version
    std::string author;
    Date on;
};
struct Saved {
    std::optional<std::string> text;
    std::optional<std::string> cases;
    std::string author;
    Date on;
};
struct Submitted {
    std::string programme;
    std::string version;
    Date from;
    std::optional<Date> until;
    int cases = 0;  // passed: all of them
    std::string note;
    std::string maker;
    Date on;
};
struct SentBack {
    std::string opinion;
    std::string checker;
    Date on;
};
struct PublishedAs {
    std::string publication;
    std::string opinion;
    std::string checker;
    Date on;
};
struct Withdrawn {
    std::string reason;
    Date on;
};
using DraftEvent = std::variant<Opened, Saved, Submitted, SentBack, PublishedAs, Withdrawn>;

struct Opinion {
    Act act = Act::submit;
    std::string person;
    std::string words;
    Date on;
};

struct Draft {
    static constexpr const char* kind = "draft";
    static constexpr const char* prefix = "PD";
    using Event = DraftEvent;

    std::string id;
    Stage stage = Stage::editing;
    std::string organisation;
    std::string programme;  // as its text says when it was submitted last
    std::string text;
    std::string cases;
    std::optional<std::string> based_on;
    int revision = 0;                  // how often it was saved
    std::vector<std::string> authors;  // whoever wrote any of it, each once
    std::optional<Submitted> submission;
    std::vector<Opinion> opinions;
    std::optional<std::string> publication;
    Date changed_on;
};
Draft apply(Draft draft, const DraftEvent& event);
// The office that writes it.
std::vector<std::string> parties(const Draft& draft);
Label stage_words(const Draft& draft);

// ---- decisions
// The text to begin with is the caller's to find.
Result<Opened> decide(const Open& command, std::string text, std::string cases, const Actor& actor,
                      Date today);
Result<Saved> decide(const Draft& draft, const Save& command, const Actor& actor, Date today);
// `region`: of the office. Its programmes hold there and in the places within.
Result<Submitted> decide(const Draft& draft, const Submit& command,
                         const programmes::Review& review, const std::string& region,
                         const Actor& actor, Date today);
Result<SentBack> decide(const Draft& draft, const SendBack& command, const Actor& actor,
                        Date today);
// What is to be published; it is checked once more, for what it stands beside may have changed.
Result<programmes::Published> decide(const Draft& draft, const Publish& command,
                                     const programmes::Review& review, const std::string& region,
                                     const Actor& actor, Date today);
Result<Withdrawn> decide(const Draft& draft, const Withdraw& command, const Actor& actor,
                         Date today);

}  // namespace zhirong::studio
