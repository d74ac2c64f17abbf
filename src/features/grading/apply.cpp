// Records folded from their events, and what they are found by.
#include "base/ensure.h"
#include "features/grading/grading.h"

namespace zhirong::gradings {
namespace {

struct ToFigures {
    FirmFigures& figures;
    Statement& at(int number) const {
        ensure(number >= 1 && static_cast<std::size_t>(number) <= figures.statements.size());
        return figures.statements[static_cast<std::size_t>(number) - 1];
    }
    void operator()(const FiguresStated& event) const {
        figures.credit_code = event.details.credit_code;
        figures.statements.push_back({event, std::nullopt, std::nullopt});
    }
    void operator()(const FiguresVerified& event) const { at(event.statement).verified = event; }
    void operator()(const FiguresWithdrawn& event) const { at(event.statement).withdrawn = event; }
};

struct ToGrade {
    FirmGrade& firm;
    void operator()(const Graded& event) const {
        firm.credit_code = event.credit_code;
        firm.name = event.name;
        firm.grades.push_back(event);
    }
    void operator()(const OverrideProposed& event) const {
        firm.overrides.push_back({event, std::nullopt});
    }
    // Each organisation has one that waits at most.
    void operator()(const OverrideDecided& event) const {
        for (Override& each : firm.overrides)
            if (!each.decided && each.proposed.organisation == event.organisation) {
                each.decided = event;
                return;
            }
        ensure(false);
    }
    void operator()(const Appealed& event) const { firm.appeals.push_back({event, std::nullopt}); }
    void operator()(const AppealAnswered& event) const {
        ensure(!firm.appeals.empty());
        firm.appeals.back().answered = event;
    }
};

}  // namespace

FirmFigures apply(FirmFigures figures, const FirmFigures::Event& event) {
    std::visit(ToFigures{figures}, event);
    return figures;
}

PatentFacts apply(PatentFacts facts, const PatentFacts::Event& event) {
    facts.notes.push_back(std::get<FactsNoted>(event));
    facts.number = facts.id.substr(std::char_traits<char>::length(PatentFacts::prefix));
    return facts;
}

Run apply(Run run, const Run::Event& event) {
    run.computed = std::get<RunComputed>(event);
    return run;
}

FirmGrade apply(FirmGrade grade, const FirmGrade::Event& event) {
    std::visit(ToGrade{grade}, event);
    return grade;
}

Demand apply(Demand demand, const Demand::Event& event) {
    demand.surveys.push_back(std::get<DemandSurveyed>(event));
    demand.credit_code = demand.id.substr(std::char_traits<char>::length(Demand::prefix));
    return demand;
}

Push apply(Push push, const Push::Event& event) {
    push.pushed = std::get<SegmentPushed>(event);
    return push;
}

std::vector<std::string> parties(const FirmFigures&) { return {"*"}; }
std::vector<std::string> parties(const PatentFacts&) { return {"*"}; }
std::vector<std::string> parties(const Run&) { return {"*"}; }
std::vector<std::string> parties(const FirmGrade&) { return {"*"}; }
std::vector<std::string> parties(const Demand&) { return {"*"}; }
std::vector<std::string> parties(const Push& push) {
    std::vector<std::string> all = push.pushed.details.banks;
    all.push_back(push.pushed.organisation);
    return all;
}

Label stage_words(const FirmFigures&) { return {"kept", "在册", "Kept"}; }
Label stage_words(const PatentFacts&) { return {"kept", "在册", "Kept"}; }
Label stage_words(const Run&) { return {"computed", "已完成", "Computed"}; }
Label stage_words(const FirmGrade& firm) {
    return !firm.grades.empty() && firm.grades.back().grade
               ? Label{"graded", "已评级", "Graded"}
               : Label{"not_graded", "未评级", "Not graded"};
}
Label stage_words(const Demand&) { return {"surveyed", "已登记", "Surveyed"}; }
Label stage_words(const Push&) { return {"pushed", "已推送", "Pushed"}; }

std::string key_in_run(const std::string& run, const std::optional<std::string>& grade) {
    const std::string beginning = "run:" + run + ':';
    if (!grade) return beginning + '~';
    // "t2" before "t10": keys are ordered byte by byte.
    std::size_t digits = 0;
    while (digits < grade->size() && (*grade)[grade->size() - 1 - digits] >= '0' &&
           (*grade)[grade->size() - 1 - digits] <= '9')
        ++digits;
    std::string padded = *grade;
    if (digits == 1) padded.insert(padded.size() - 1, "0");
    return beginning + padded;
}

std::vector<std::string> keys(const FirmGrade& firm) {
    std::vector<std::string> all{"credit:" + firm.credit_code, "name:" + firm.name};
    for (const Graded& each : firm.grades) {
        all.push_back(key_in_run(each.run, each.grade));
        if (each.segment) all.push_back("segment:" + each.run + ':' + *each.segment);
    }
    return all;
}

std::vector<std::string> keys(const FirmFigures& figures) {
    std::vector<std::string> all{"credit:" + figures.credit_code};
    if (!figures.statements.empty())
        all.push_back("name:" + figures.statements.back().stated.details.name);
    return all;
}

std::string id_of_figures(const std::string& credit_code) {
    return FirmFigures::prefix + credit_code;
}
std::string id_of_facts(const std::string& number) { return PatentFacts::prefix + number; }
std::string id_of_grade(const std::string& credit_code) { return FirmGrade::prefix + credit_code; }
std::string id_of_demand(const std::string& credit_code) { return Demand::prefix + credit_code; }

}  // namespace zhirong::gradings
