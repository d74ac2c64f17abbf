#pragma once
// What an insurer cedes, and its month ends: treaties and closings, each made by an officer and
// decided by another person.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/explanation/why.h"
#include "core/insurance/terms.h"
#include "core/lifecycle/lifecycle.h"
#include "core/reinsurance/treaty.h"
#include "core/reserving/expected.h"

namespace zhirong::insurer_figures {

using insurance::Line;

enum class TreatyStage { proposed, in_force, declined };
enum class TreatyAct { decide };
inline constexpr std::array treaty_moves{Move<TreatyStage, TreatyAct>{
    TreatyStage::proposed, TreatyAct::decide, TreatyStage::in_force, Role::insurer_approver}};

struct EnterTreaty {
    std::string title;
    std::string reinsurer;
    std::string reference;  // of the treaty on paper
    reinsurance::Kind kind = reinsurance::Kind::quota_share;
    std::vector<Line> lines;
    Date from;
    Date until;
    std::optional<Ratio> share;
    std::optional<Money> retention;
    std::optional<int> multiple;
    Ratio commission;
};
struct Decide {
    bool approved = false;
    std::string opinion;
};

struct TreatyEntered {
    std::string insurer;
    std::string title;
    std::string reinsurer;
    std::string reference;
    reinsurance::Terms terms;
    std::string maker;
    Date on;
};
struct Decided {
    bool approved = false;
    std::string opinion;
    std::string maker;
    Date on;
};

struct Treaty {
    static constexpr const char* kind = "reinsurance_treaty";
    static constexpr const char* prefix = "RT";
    using Event = std::variant<TreatyEntered, Decided>;
    std::string id;
    TreatyStage stage = TreatyStage::proposed;
    TreatyEntered entered;
    std::optional<Decided> decided;
};

// ---- closings
enum class ClosingStage { proposed, closed, declined };
enum class ClosingAct { decide };
inline constexpr std::array closing_moves{Move<ClosingStage, ClosingAct>{
    ClosingStage::proposed, ClosingAct::decide, ClosingStage::closed, Role::insurer_approver}};

enum class Method { incurred_ladder, paid_ladder, bornhuetter_ferguson, expected };

// How the IBNR of a line is to be found. Where nothing is said it is the chain ladder on incurred
// claims; where no ladder can be computed, the loss ratio given here is what is left.
struct LineChoice {
    Line line = Line::execution;
    std::optional<Method> method;
    std::optional<Ratio> loss_ratio;
    std::optional<std::string> source;  // of the loss ratio
    std::optional<int> quarters;        // only so many of the last ones are expected to lack claims
};
struct Close {
    Date through;  // the last day of a month that is over
    std::optional<std::vector<LineChoice>> lines;
};

// Of a line, or of all, at the end of a day, as known then. Without the IBNR, which is closed.
struct LineFigures {
    int policies = 0;
    int claims = 0;
    Money written;
    Money earned;
    Money paid;  // less what came back; advances too
    Money outstanding;
    Money recovered;  // the insurer's part
    Money unearned() const { return written - earned; }
    LineFigures& operator+=(const LineFigures& other);
    friend bool operator==(const LineFigures&, const LineFigures&) = default;
};
struct ClosedLine {
    Line line = Line::execution;
    LineFigures figures;
    Method method = Method::incurred_ladder;
    std::optional<Phrase> not_computable;  // why no ladder is used, though one was asked for
    std::optional<reserving::Prior> prior;
    Money ibnr;
    Why why;
    friend bool operator==(const ClosedLine&, const ClosedLine&) = default;
};
// All since the treaty began.
struct TreatyFigures {
    std::string treaty;
    std::string title;
    int policies = 0;
    Money premium;
    Money unearned;
    Money commission;
    Money paid;  // less recoveries
    Money outstanding;
    friend bool operator==(const TreatyFigures&, const TreatyFigures&) = default;
};
struct ClosingProposed {
    std::string insurer;
    Date through;
    std::vector<ClosedLine> lines;
    std::vector<TreatyFigures> treaties;
    std::vector<LineChoice> choices;
    std::string maker;
    Date on;
};

// One of an insurer's month ends; a proposal that was declined may be followed by another.
struct Closing {
    static constexpr const char* kind = "insurance_closing";
    static constexpr const char* prefix = "";
    using Event = std::variant<ClosingProposed, Decided>;
    std::string id;  // "CL-<insurer>-2025-03-31"
    ClosingStage stage = ClosingStage::proposed;
    ClosingProposed proposed;
    std::optional<Decided> decided;
};

}  // namespace zhirong::insurer_figures
