#pragma once
// What a programme becomes before it runs over columns: a list of instructions without branches,
// each over a batch of rows. One code holds for one stretch of days in which no value of the
// programme changes, and for one agreement.
#include <optional>
#include <string>
#include <vector>

#include "core/programme/columns/table.h"
#include "core/programme/expression.h"

namespace zhirong::programme::columns {

// Rows that are computed together: small enough that the registers stay in the cache.
constexpr std::size_t batch_rows = 256;

using RegisterId = std::uint32_t;

enum class Storage : std::uint8_t { numbers, words, marks };
constexpr Storage storage_of(Unit unit) {
    return unit == Unit::text   ? Storage::words
           : unit == Unit::flag ? Storage::marks
                                : Storage::numbers;
}

struct Register {
    enum class From : std::uint8_t {
        computed,
        constant,
        fact,     // a column of the table
        input,    // given by whoever runs the code, such as what a counter holds
        refused,  // not known in any row: its rows go to the evaluation with a trace
    };
    From from = From::computed;
    Storage storage = Storage::numbers;
    Number constant = 0;             // of any storage
    const Column* column = nullptr;  // of a fact
};

enum class Op : std::uint8_t {
    add,                   // to = a + b
    remaining,             // to = max(0, a - b)
    least,                 //
    greatest,              //
    multiply,              // to = a × b
    scale,                 // to = a × number, the number positive
    part,                  // to = money a × rate b over number, rounded
    part_of_column,        // the same, the denominator in c
    interest,              // principal a × rate b × days c over number, rounded
    interest_of_column,    // the same, the rate's denominator in d; number: days in the year
    compare,               // to = a comparison b, numbers over the same denominator
    compare_words,         // to = a is b
    compare_marks,         //
    compare_fractions,     // a ÷ b comparison c ÷ d
    one_of,                // to = values[word a]; beyond them nothing
    within,                // to = values[word a]; refused beyond them
    all,                   // marks
    any,                   //
    negation,              //
    select,                // to = a ? b : c, of any storage
    fraction_add,          // to ÷ to2 = a ÷ b + c ÷ d
    fraction_remaining,    //
    fraction_least,        //
    fraction_greatest,     //
    fraction_multiply,     //
    ratio,                 // to ÷ to2 = a ÷ b, refused where b is not above nothing
    tier,                  // to = which tier of bounds a falls into; refused where none
    tier_of_fraction,      // the same of a ÷ b; the bounds over number
    pick,                  // to = values[a]
    row_of_word,           // to = values[word a], beyond them number; refused below nothing
    slices,                // to = the sum of slices of a, at values over number, rounded
    reference_rate,        // to over reference_denominator = the rate of date a
    move_days,             // to = date a and number × b days
    move_months,           // to = date a and number × b months
    move_working_days,     //
    end_of_year,           //
    days_between,          // refused where b is before a
    working_days_between,  //
    enterprise_size,       // inputs: industry, staff, revenue, assets
    allocate,              // outputs: a in proportion to weights
    allocate_by,           // outputs: a in proportion to the other inputs
};

struct Instruction {
    Op op = Op::add;
    std::vector<RegisterId> inputs;
    std::vector<RegisterId> outputs;
    Number number = 1;
    Rounding rounding = Rounding::half_up;
    Comparison comparison = Comparison::equals;
    Tenor tenor = Tenor::one_year;
    Allocation allocation = Allocation::largest_remainder;
    bool upper_included = true;  // of tiers
    std::vector<Number> bounds;  // of tiers: the lower of the first, then each upper
    bool open_below = true;      // the first tier has no lower bound
    bool open_above = true;      // the last tier has no upper bound
    std::vector<Number> values;  // of tiers, weights, word codes
};

// Reference rates are published in hundredths of a per cent; finer ones go to the traced
// evaluation.
constexpr Number reference_denominator = 1'000'000;

struct Code {
    std::vector<Register> registers;
    std::vector<Instruction> instructions;
    // What an instruction needs that is published for everyone.
    Published published;
};

}  // namespace zhirong::programme::columns
