#pragma once
// What a version of a policy would change: two versions over the whole existing book. Nothing is
// assumed: where the book does not hold a fact that a version needs, the row counts for neither and
// takes nothing from their caps, and the fact is told by its name. A version that has no rule for a
// row (no tier, no value on the day) pays nothing for it; that is told, too.
#include <functional>
#include <string>
#include <vector>

#include "core/programme/columns/columns.h"

namespace zhirong::programme {

// Those who are counted together, each with an index.
class Subjects {
public:
    std::uint32_t index(const std::string& name);  // `nobody` for an empty name
    const std::string& name(std::uint32_t index) const;
    std::vector<std::uint32_t> of_rows;

private:
    std::map<std::string, std::uint32_t, std::less<>> indexes_;
    std::vector<std::string> names_;
};

// The loans, covers and applications that there are, with what the book knows of each.
class Book {
public:
    struct Row {
        std::string record;
        Date date;  // of signing or application: whose rules apply, and in which quarter it counts
        std::string borrower;
        std::string bank;
        std::string guarantor;
        std::string loan;
        std::string right;
        std::string policy;
        std::string fund;
        // Of an application: the programme, and which of its subsidies. It counts where one of the
        // two is a version of that programme; then the loan that it names does not try them, too.
        std::string applied_to;
        std::string subsidy;
    };
    // Each fact is of the vocabulary or declared by a programme; where two programmes declare one
    // name with two units, the first that is met stays. `agreement`: what was settled
    // where a programme leaves it open; null: nothing.
    void add(const Row& row, const Facts& facts, const Agreement* agreement);
    std::size_t rows() const { return records.size(); }

    columns::Table table{0};
    std::vector<std::string> records;
    std::vector<Date> dates;
    std::vector<std::string> applied_to;  // empty: a loan, which tries every subsidy
    std::vector<std::string> subsidies;
    std::map<CapScope, Subjects> subjects;
    std::vector<Agreement> agreements{{"", {}}};
    std::vector<std::uint16_t> agreement_of_row;

private:
    std::map<std::string, std::uint16_t, std::less<>> agreement_indexes_;
};

enum class Side { a, b };

struct QuarterTotal {
    int year = 0;
    int quarter = 0;  // 1 to 4
    std::size_t rows = 0;
    Money a;
    Money b;
};

struct BorrowerChange {
    std::string borrower;
    std::size_t rows = 0;
    Money a;
    Money b;
    Money difference() const { return b - a; }
};

// How many borrowers get so much more or less: above `from`, up to `to`, both absent at the ends.
struct ChangeBand {
    std::optional<Money> from;
    std::optional<Money> to;
    std::size_t borrowers = 0;
};

// One figure under both versions: "eligible" (a number of rows, as so many fen),
// "exposure.covered", "compensation.fund", "subsidy.premium", "subsidies".
struct Measure {
    std::string id;
    Reading words;
    bool is_count = false;
    std::vector<QuarterTotal> quarters;  // rising; those with rows
    Money a;
    Money b;
    std::size_t rows = 0;     // compared
    std::size_t unknown = 0;  // not compared: under a version, something is missing
    std::size_t gain = 0;     // borrowers
    std::size_t lose = 0;
    std::size_t same = 0;
    std::vector<BorrowerChange> gainers;  // most first, at most `top`
    std::vector<BorrowerChange> losers;
    std::vector<ChangeBand>
        bands;  // those that change, from the greatest loss to the greatest gain
};

struct DryPotOfSide {
    Side side = Side::a;
    std::string cap;
    Reading words;
    CapScope per = CapScope::programme;
    std::string subject;  // the bank, guarantor or fund; empty: the programme
    int year = 0;         // 0: not of a year
    Date day;             // on which the first got less
    std::string record;   // its
    Money limit;
};

// What a version needs and the book does not hold.
struct MissingInBook {
    Side side = Side::a;
    std::string code;  // of the refusal
    std::string name;  // of the fact, the parameter
    Reading words;     // of that
    Reading why;       // in a few words, for people
    std::size_t rows = 0;
};

struct ComparedVersion {
    std::string programme;
    std::string version;
    Reading title;
    Date from;
    std::optional<Date> until;
    std::size_t moved = 0;   // rows outside these dates, by the rules of the nearest day in force
    std::size_t traced = 0;  // answers that took the evaluation with a trace
};

struct WhatIf {
    ComparedVersion a;
    ComparedVersion b;
    Date from;
    Date to;
    std::size_t rows = 0;
    std::vector<Measure> measures;
    std::vector<DryPotOfSide> dry;
    std::vector<MissingInBook> missing;  // most rows first
};

struct WhatIfRequest {
    Date from;  // rows from this day
    Date to;    // up to and with this one
    std::size_t top = 20;
    Published published;
    std::function<void(std::size_t done, std::size_t all)> progress = [](auto, auto) {};
};
constexpr std::size_t most_top = 1'000;

WhatIf compare(const Programme& a, const Programme& b, const Book& book,
               const WhatIfRequest& request);

Tree to_tree(const WhatIf& comparison);
// Rows of "measure,year,quarter,rows,a,b,difference", amounts in yuan.
std::string to_csv(const WhatIf& comparison);
// For a terminal.
std::string render(const WhatIf& comparison, Language language);

}  // namespace zhirong::programme
