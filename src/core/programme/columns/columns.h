#pragma once
// Evaluation over columns: what a programme says of a million applications, to the fen what the
// evaluation with a trace says of each. Rows that columns cannot decide (a fact is missing, an
// amount cannot be held) are handed to that evaluation, so that every refusal keeps its reasons.
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "core/programme/agreement.h"
#include "core/programme/columns/table.h"
#include "core/programme/programme.h"

namespace zhirong::programme::columns {

struct Basis {
    const Programme& programme;
    std::span<const Agreement> agreements;  // at least one; may be empty of terms
    Published published;
};

// What is asked, row by row, in the order in which it is decided. Vectors that are not empty are as
// long as the table.
struct Applications {
    Table& table;                                // its dictionary may grow
    std::vector<Date> dates;                     // whose rules apply
    std::vector<std::uint16_t> agreements = {};  // empty: the first for all
    // Which of the grants is asked, or every_grant, or no_grant; empty: every one of every row.
    std::vector<std::uint16_t> grants = {};
    // By grant, then row: 1 where it is not asked after all. May be shorter; empty: nowhere.
    std::vector<std::vector<Mark>> left_out = {};
    // Who is counted together, as indexes from 0. A cap whose scope is not told here is not known.
    std::map<CapScope, std::vector<std::uint32_t>> indexes = {};
    std::vector<Date> counted_on = {};  // whose year counts for caps of a year; empty: `dates`
};
constexpr std::uint16_t every_grant = 0xFFFF;
constexpr std::uint16_t no_grant = 0xFFFE;
constexpr std::uint32_t nobody = 0xFFFFFFFF;  // an index: it is not known who

// How much the caps let through so far, across programmes that share them.
class Counters {
public:
    // Caps of one name and scope count together.
    std::size_t counter(const std::string& name, CapScope scope);
    // Holds until the next call that makes a counter.
    Number& cell(std::size_t counter, std::uint32_t index, int year);

private:
    struct Cells {
        std::string name;
        CapScope scope;
        std::map<int, std::vector<Number>> years;  // one year, 0, where the scope is of no year
        int last_year = 0;
        std::vector<Number>* last = nullptr;  // of last_year
    };
    std::vector<Cells> cells_;
};
bool of_a_year(CapScope scope);

// A pot that many share and that let through less than was asked.
struct DryPot {
    const Cap* cap = nullptr;
    std::uint32_t index = 0;
    int year = 0;
    std::uint32_t row = 0;  // the first that got less
    Money limit;
};

enum class Answer : std::uint8_t {
    not_asked,
    granted,
    refused,    // `failed` tells why
    unanswered  // the evaluation with a trace refused; its reasons went to the sink
};

// One grant over all rows: a subsidy, or the compensation of a loss.
struct Grants {
    const Subsidy* subsidy = nullptr;              // null: the compensation
    std::vector<const Requirement*> requirements;  // eligibility, controls, its own, its trigger
    std::vector<Answer> answers;
    // Bit i: requirement i does not hold; bit `late`: handed in too late. For `refused` rows.
    std::vector<std::uint64_t> failed;
    unsigned late = 0;
    std::vector<Number> base;
    std::vector<Number> entitled;
    std::vector<Number> granted;  // of a compensation: what its parties share
    std::vector<std::string> parties;
    std::vector<std::vector<Number>> parts;  // by party, then row
    std::vector<Number> interest;            // of a compensation that shares interest apart
    std::vector<std::string> interest_parties;
    std::vector<std::vector<Number>> interest_parts;
    std::vector<DryPot> dry;
    std::size_t traced = 0;  // rows that the evaluation with a trace decided

    // Of a compensation: base less all parts.
    Number uncovered(std::size_t row) const;
};

// Told for each row that is not answered.
using Unanswered = std::function<void(std::size_t row, const Subsidy* subsidy, const Refusals&)>;

// `asked`: subsidies of the programme; a null pointer asks for its compensation. All are decided in
// one pass in the order of the rows, so that caps run down as they would have.
std::vector<Grants> grant(const Basis& basis, std::span<const Subsidy* const> asked,
                          const Applications& applications, Counters& counters,
                          const Unanswered& unanswered);

// Which conditions and controls each row fails, in the programme's order.
struct Eligibility {
    std::vector<const Requirement*> requirements;
    std::vector<Answer> answers;        // granted: all hold
    std::vector<std::uint64_t> failed;  // bit i: requirement i
    std::size_t traced = 0;
};
Eligibility eligibility(const Basis& basis, const Applications& applications,
                        const Unanswered& unanswered);

// Any quantity, "exposure.covered", "exposure.reserved" or "credit_line" that is a number.
struct Values {
    std::vector<Answer> answers;
    std::vector<Number> numbers;
    std::vector<Ratio> rates;  // instead of numbers, where it is a rate
    std::size_t traced = 0;
};
Values evaluate(const Basis& basis, std::string_view name, const Applications& applications,
                const Unanswered& unanswered);

}  // namespace zhirong::programme::columns
