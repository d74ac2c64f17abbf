#pragma once
// What an examination looks at, and the kinds of rows that the registers' tables are made of.
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "features/pledge/procedure_record.h"
#include "features/pledge/record.h"
#include "features/rights/rights.h"

namespace zhirong::pledge {

using Rights = std::vector<rights::Right>;

// The rights of a pledge, and the owner's other marks, which may have to go with them.
struct Examined {
    Rights rights;
    Rights marks;

    Examined() = default;
    Examined(Rights of_the_pledge, Rights others = {})
        : rights(std::move(of_the_pledge)), marks(std::move(others)) {}
    Examined(std::initializer_list<rights::Right> of_the_pledge) : rights(of_the_pledge) {}
};

// One examination: of the application for registration, or of what is asked afterwards.
struct Case {
    const Pledge& pledge;
    const Prepare& application;
    const Examined& examined;
    Date today;
    const ProcedureForm* form = nullptr;  // null: the registration itself
    std::optional<Money> owed = {};       // of the loan, where it is on the platform
    std::optional<std::string> open_defects = {};
    // Those that the register knows; empty: all.
    std::span<const CancelReason> cancel_reasons = {};
    std::span<const RevokeReason> revoke_reasons = {};

    const Rights& rights() const { return examined.rights; }
    const std::vector<Paper>& papers() const {
        return form != nullptr ? papers_of(*form).papers : application.papers;
    }
    const std::optional<std::string>& agent() const {
        return form != nullptr ? papers_of(*form).agent : application.agent;
    }
    bool has_paper(PaperKind kind) const;
};

// What was found, on which right (its id; empty: on the application as a whole).
struct Finding {
    std::string right;
    std::string number;
    std::string zh;
    std::string en;
};
using Find = std::vector<Finding> (*)(const Case&);

struct GroundRule {
    Ground ground;
    int number;  // in the list of the rules; 0: another condition of theirs
    RefusalKind refusal;
    bool waivable;
    Find find;
};

// A paper that is needed, or the one that may stand for it.
struct PaperRule {
    PaperKind paper;
    std::optional<PaperKind> instead;
    bool (*needed)(const Case&);
    const char* zh;  // where that is said
    const char* en;
};

// A field of the form, with what stands in it.
struct FormField {
    const char* name;  // of the member of Prepare that holds it
    const char* zh;
    const char* en;
    bool required;
    std::optional<std::string> (*text)(const Case&);
};

struct Clock {
    int working_days;
    Label source;
};

}  // namespace zhirong::pledge
