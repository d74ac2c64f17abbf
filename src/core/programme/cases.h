#pragma once
// Worked cases: what a programme must answer, to the fen, in a file beside it that an official can
// read. They serve the tests and the console's trial page.
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "core/programme/compensation.h"
#include "core/programme/library.h"

namespace zhirong::programme {

// One line of what is expected: "covered_principal", "eligible", "compensation.fund",
// "subsidy.interest.granted", "breaker.per_bank", "stages", "recovery.to_pledgor", "refused"; and
// the value as text.
struct Expected {
    std::string what;
    std::string value;
    Position position;
};

struct Case {
    std::string name;
    Date date;
    Date
        today;  // on which it is asked: later reference rates are not published; `date` if not said
    Facts facts;
    Tree agreement;  // null: none. Read against the programme that is in force on the date.
    std::optional<Proceeds> proceeds;
    std::vector<Expected> expected;
    Position position;
};

struct Cases {
    std::string programme;  // its id
    std::vector<Case> cases;
};

// Facts and agreement under `given` hold for every case; a case adds or replaces by name, and
// takes away what it lists under `without`. The library gives the names that the programme
// declares.
std::expected<Cases, Problems> load_cases(const Tree& tree, const Library& library);

struct Difference {
    std::string what;
    std::string expected;
    std::string found;
};
struct Outcome {
    std::string name;
    Position position;
    std::vector<Difference> differences;  // none: passed
    bool passed() const { return differences.empty(); }
};

// `published` gives reference rates, working days and size tables; its day is the case's.
Outcome run(const Library& library, const std::string& programme, const Case& each,
            const Published& published = {});

}  // namespace zhirong::programme
