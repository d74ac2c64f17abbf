#pragma once
// What the console shows of one financing. Each stage's feature adds its section, the acts that the
// person may do now, who is waited for, and the streams whose events make the timeline.
#include <functional>
#include <string>
#include <vector>

#include "base/shape.h"
#include "core/access/roles.h"
#include "features/financing/record.h"

namespace zhirong {
class View;
}

namespace zhirong::financing {

// A section's figures, in the order shown.
class Section {
public:
    Section(std::string kind, std::string id, const Label& title, const Label& stage);
    // `type`: money, rate, date, text, count, days. `why`: the figure's explanation, or null.
    Section& figure(const char* name, const char* zh, const char* en, const char* type, Tree value,
                    Tree why = {});
    Section& paper(Label kind, bool present, std::string reference = {});
    Tree take() { return std::move(tree_); }

private:
    Tree tree_;
};

struct Page {
    std::vector<Tree> sections;
    std::vector<Tree> actions;
    std::vector<Label> waiting_for;
    std::vector<std::string> streams;   // records whose events are part of the story
    std::vector<std::string> subjects;  // records whose postings are
    Tree programme;                     // id, version and title, once the loan is covered
    Tree loan;                          // state, schedule and events, once there is a loan
    std::vector<std::pair<Phase, Tree>> clocks;

    // What may be done but is not waited for: no task, and nobody is told to act.
    void allow(const Actor& actor, Role role, const std::string& organisation, Tree action);
    // To the person if they hold the role in that organisation; else they are told who must act.
    void offer(const Actor& actor, Role role, const std::string& organisation, Tree action);
};

// Whether somebody waits for this act.
bool is_awaited(const Tree& action);

using Contribute = std::function<void(View&, const Financing&, Page&)>;
// What a stage knows that the list shows: outstanding amount, days overdue, class.
using ContributeRow = std::function<void(View&, const Financing&, Tree& row)>;
// The operator of a fund, or the refusal of an id that is none.
using FundOperator = std::function<Result<std::string>(View&, const std::string& fund)>;

// What the stages' features add, in the order of the stages.
struct Pages {
    std::vector<Contribute> sections;
    std::vector<ContributeRow> rows;
    FundOperator fund_operator;

    void push_back(Contribute contribute) { sections.push_back(std::move(contribute)); }
};

}  // namespace zhirong::financing
