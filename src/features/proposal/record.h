#pragma once
// A credit proposal: one product evaluated for one firm, with line, price and tenor proposed by one
// person and decided by another. Everything that was known, the product as it was written, and what
// came of it are kept, so that it recomputes for good. Approved, it bounds the contract of its
// financing; made before any financing it is a line that the firm draws on until it expires.
#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/shape.h"
#include "core/access/roles.h"
#include "core/lending/offer.h"
#include "core/lifecycle/lifecycle.h"

namespace zhirong::proposal {

using lending::Inputs;
using lending::LifeStage;
using lending::Offer;
using lending::Terms;

enum class Stage { proposed, approved, declined, withdrawn, ended };
enum class Act { approve, decline, withdraw, end };
inline constexpr std::array moves{
    Move<Stage, Act>{Stage::proposed, Act::approve, Stage::approved, Role::bank_approver},
    Move<Stage, Act>{Stage::proposed, Act::decline, Stage::declined, Role::bank_approver},
    Move<Stage, Act>{Stage::proposed, Act::withdraw, Stage::withdrawn, Role::bank_officer},
    Move<Stage, Act>{Stage::approved, Act::end, Stage::ended, Role::bank_approver}};

// ---- commands
// What the bank says of the firm and the system does not know.
struct StatedValue {
    std::string right;
    Money low;
    Money median;
    Money high;
    std::string basis;  // the bank's own evaluation, a report
};
struct StatedCover {
    std::string fund;
    Ratio share;
    std::string source;  // article of the measure or the agreement
};
struct Question {
    std::optional<std::string> firm;
    std::optional<std::string> financing;
    std::optional<lending::Need> need;  // of a financing its application's, unless said
    std::optional<std::vector<StatedValue>> values;
    std::optional<lending::KnownGrade> grade;
    std::optional<LifeStage> life_stage;
    std::optional<std::string> shared_limit;
    std::optional<StatedCover> cover;
    std::optional<std::string> programme;  // of a financing its fund's or workflow's
};
struct Propose {
    std::string product;  // named by the address, not in the body
    Question question;
    Terms terms;
    std::optional<std::string> reason;  // only to pass a bound
    std::string note;
};
struct Decide {
    bool approved = false;
    std::string opinion;
};
struct Withdraw {
    std::string reason;
};
struct End {
    std::string reason;
};
// A line made before any financing serves this one.
struct Attach {
    std::string proposal;
};

// ---- events
struct Proposed {
    std::string bank;
    std::string firm;
    std::optional<std::string> financing;
    Tree product;  // as it was written
    Inputs inputs;
    Offer offer;
    Terms terms;
    std::optional<std::string> reason;
    std::vector<lending::Passed> passed;
    std::string note;
    Date valid_until;  // the last day on which it may be drawn on
    bool revolving = false;
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
struct Withdrawn {
    std::string by;
    std::string reason;
    Date on;
};
struct Ended {
    std::string by;
    std::string reason;
    Date on;
};
struct Attached {
    std::string financing;
    std::string by;
    Date on;
};
struct Drawn {
    std::string financing;
    std::string contract;
    Money amount;
    Date on;
};
// The contract was not signed.
struct Returned {
    std::string contract;
    Date on;
};
using Event =
    std::variant<Proposed, Approved, Declined, Withdrawn, Ended, Attached, Drawn, Returned>;

struct Draw {
    std::string financing;
    std::string contract;
    Money amount;
    Date on;
};

struct Proposal {
    static constexpr const char* kind = "proposal";
    static constexpr const char* prefix = "PP";
    using Event = proposal::Event;

    std::string id;
    Stage stage = Stage::proposed;
    Proposed proposed;
    std::optional<Approved> approved;
    std::optional<std::string> ended_because;
    std::vector<std::string> financings;  // that it serves
    std::vector<Draw> draws;
};

// The approved lines of one firm at one bank: what their decisions are serialised on.
struct Committed {
    std::string proposal;
    Money line;
    Date on;
};
struct Freed {
    std::string proposal;
    Date on;
};
using BorrowerEvent = std::variant<Committed, Freed>;
struct Borrower {
    static constexpr const char* kind = "credit_borrower";
    static constexpr const char* prefix = "CB";
    using Event = BorrowerEvent;
    std::string id;
    std::vector<Committed> lines;
};

}  // namespace zhirong::proposal
