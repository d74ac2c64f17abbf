#pragma once
// An appraisal's working file (评估底稿): what is valued, with which inputs, and what came of it.
// A draft is kept as it was typed; a finished file holds its inputs, its result and everything both
// rest on, so that it can be computed again with the same figure. Nothing of it changes any more:
// whoever wants it otherwise copies it into a new draft.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/access/roles.h"
#include "features/workbench/calculation.h"

namespace zhirong::workbench {

enum class Stage { draft, finished, discarded };

// ---- commands
struct Open {
    std::string title;
    std::optional<std::string> financing;  // whose rights are valued, where it is for one
    std::vector<std::string> rights;
    Date base_date;
    std::string purpose;
};
struct Save {
    int saves = 0;  // how often the file had been saved when it was opened
    Tree sheet;
};
struct Finish {
    int saves = 0;
    std::string number;  // under which the organisation files it
    Tree sheet;
};
struct Discard {
    std::string reason;
};
struct Copy {
    std::string title;
    std::optional<Date> base_date;  // absent: that of the file
};

// ---- events
struct Opened {
    Date on;
    std::string by;
    std::string organisation;
    std::string title;
    std::optional<std::string> financing;
    std::vector<Subject> subjects;
    Date base_date;
    std::string purpose;
    std::optional<std::string> copied_from;
    Tree sheet;  // empty, or that of the file copied
};
struct Saved {
    Date on;
    std::string by;
    Tree sheet;
};
struct Finished {
    Date on;
    std::string by;
    std::string number;
    Sheet sheet;
    Basis basis;
    Calculation calculation;
    std::string digest;  // of sheet, basis and calculation, as they are stored
};
struct Discarded {
    Date on;
    std::string by;
    std::string reason;
};
// A report took its values from the file: who reads the one may read the other.
struct Used {
    Date on;
    std::string valuation;
    std::string report;
    std::vector<std::string> readers;
};
using Event = std::variant<Opened, Saved, Finished, Discarded, Used>;

struct WorkingFile {
    static constexpr const char* kind = "working_file";
    static constexpr const char* prefix = "WF";
    using Event = workbench::Event;

    std::string id;
    std::string organisation;
    std::string title;
    std::optional<std::string> financing;
    std::vector<Subject> subjects;
    Date base_date;
    std::string purpose;
    std::optional<std::string> copied_from;
    Stage stage = Stage::draft;
    Tree sheet = Tree::Map{};  // as last saved
    int saves = 0;
    Date opened_on;
    std::optional<Finished> finished;
    std::vector<Used> uses;
};

}  // namespace zhirong::workbench
