#pragma once
// The grade of a firm by its rights, for who lends on it: as of a day, with what it lets a bank do.
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "core/access/roles.h"
#include "core/programme/value.h"
#include "features/grading/record.h"
#include "features/grading/shape.h"

namespace zhirong {
class View;
}

namespace zhirong::gradings {

// One lever at one grade. `id` is the scorecard's: access, line, price, approval_speed, drawdown,
// post_loan, security in the one that comes with the program.
struct LeverSetting {
    std::string id;
    Label words;
    programme::Unit unit = programme::Unit::flag;
    std::optional<programme::Value> value;  // absent: does not apply, nothing is lent
    programme::Reading shown;
};

struct GradeOnDay {
    std::string credit_code;
    std::string name;
    std::string run;
    Date day;  // of the run
    std::string scorecard;
    std::string version;
    std::string grade;     // "t3": the one that counts, with the asking bank's override
    std::string computed;  // by the scorecard
    std::string by_score;  // before its corrections
    std::string score;     // of a hundred, "71.25"
    std::optional<std::string> segment;
    std::optional<Override> overridden;  // in force for the asking bank
    std::vector<LeverSetting> levers;    // of `grade`

    const LeverSetting* lever(std::string_view id) const;
};

// The latest grade up to that day, for a bank (an organisation's id; empty: without overrides).
// Refused where no run has graded the firm (`grading.no_grade`), or where the latest one could not,
// with its reasons (`grading.not_gradable`). Asked on behalf of a decision: it does not mind who is
// signed in.
Result<GradeOnDay> latest_grade(View& view, const std::string& credit_code, Date on,
                                const std::string& bank);

// ---- pure
std::string id_of_figures(const std::string& credit_code);
std::string id_of_facts(const std::string& number);
std::string id_of_grade(const std::string& credit_code);
std::string id_of_demand(const std::string& credit_code);

const Graded* grade_on(const FirmGrade& firm, Date on);
// In force on that day for that bank: approved, not past its last day, and of the latest run.
const Override* override_on(const FirmGrade& firm, Date on, const std::string& bank);
Result<GradeOnDay> grade_of(const FirmGrade& firm, const Run& run, Date on,
                            const std::string& bank);

// `own`: the credit code of the actor's organisation.
Result<FiguresStated> decide(const std::optional<FirmFigures>& figures, const StateFigures& command,
                             const Actor& actor, const std::string& own, Date today);
Result<FiguresVerified> decide(const FirmFigures& figures, const VerifyFigures& command,
                               const Actor& actor, Date today);
Result<FiguresWithdrawn> decide(const FirmFigures& figures, const WithdrawFigures& command,
                                const Actor& actor);
Result<OverrideProposed> decide(const FirmGrade& firm, const Run& run,
                                const ProposeOverride& command, const Actor& actor, Date today);
Result<OverrideDecided> decide(const FirmGrade& firm, const DecideOverride& command,
                               const Actor& actor, Date today);
Result<Appealed> decide(const FirmGrade& firm, const Appeal& command, const Actor& actor,
                        Date today);
Result<AppealAnswered> decide(const FirmGrade& firm, const AnswerAppeal& command,
                              const Actor& actor, Date today);

FirmFigures apply(FirmFigures figures, const FirmFigures::Event& event);
PatentFacts apply(PatentFacts facts, const PatentFacts::Event& event);
Run apply(Run run, const Run::Event& event);
FirmGrade apply(FirmGrade grade, const FirmGrade::Event& event);
Demand apply(Demand demand, const Demand::Event& event);
Push apply(Push push, const Push::Event& event);
// Everybody; whom the routes answer is told in routes.cpp.
std::vector<std::string> parties(const FirmFigures&);
std::vector<std::string> parties(const PatentFacts&);
std::vector<std::string> parties(const Run&);
std::vector<std::string> parties(const FirmGrade&);
std::vector<std::string> parties(const Demand&);
// Who pushed, and the banks.
std::vector<std::string> parties(const Push&);
Label stage_words(const FirmFigures&);
Label stage_words(const PatentFacts&);
Label stage_words(const Run&);
Label stage_words(const FirmGrade&);
Label stage_words(const Demand&);
Label stage_words(const Push&);
// A firm's place in a run: ordered from the best grade down, those refused last.
std::string key_in_run(const std::string& run, const std::optional<std::string>& grade);
// "credit:…", "name:…", and for each run its place there and "segment:<run>:<segment>".
std::vector<std::string> keys(const FirmGrade&);
std::vector<std::string> keys(const FirmFigures&);

// One figure as it counts on a day, and where it comes from.
struct CountingFigure {
    const Statement* statement = nullptr;
    int number = 0;  // of the statement, from 1
};
// Of those that say it and refer to that day or one before, the one with the latest reference day;
// of the same day one that was verified, or stated by another than the firm, before the firm's own;
// then the later. Each member of the values by itself.
template <class Member>
CountingFigure counting(const FirmFigures& figures, Member FigureValues::* member, Date day) {
    CountingFigure best;
    const auto rank = [](const Statement& each) {
        return each.verified.has_value() || !each.stated.by_firm ? 1 : 0;
    };
    for (std::size_t i = 0; i < figures.statements.size(); ++i) {
        const Statement& each = figures.statements[i];
        if (each.withdrawn || !(each.stated.details.values.*member) ||
            each.stated.details.as_of > day)
            continue;
        if (best.statement != nullptr) {
            const Date before = best.statement->stated.details.as_of;
            if (each.stated.details.as_of < before) continue;
            if (each.stated.details.as_of == before && rank(each) < rank(*best.statement)) continue;
        }
        best = {&each, static_cast<int>(i) + 1};
    }
    return best;
}

}  // namespace zhirong::gradings
