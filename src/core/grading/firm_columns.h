#pragma once
// Conditions on firms over columns.
#include <cstdint>
#include <vector>

#include "core/grading/grades.h"

namespace zhirong::grading {

// What the columns say of one firm at one moment of its grading.
struct FirmRow {
    const Scorecard& card;
    const Population& population;
    const Firms& firms;
    const Grades& grades;
    std::size_t firm = 0;
    std::int64_t score = no_score;
    std::uint8_t grade = no_grade;
    std::uint8_t stage = no_rule;
};

// A condition made ready: bounds for numbers and dates, bits for words.
class FirmTest {
public:
    // `stages`: the ids of the stages of life, for a condition on the stage.
    FirmTest(const Condition& condition, const Scorecard& scorecard, Date day,
             const std::vector<std::string>& stages = {});
    Truth decide(const FirmRow& row) const;

private:
    // A number in its unit times the scale, or nothing.
    struct Seen {
        bool known = false;
        std::int64_t number = 0;
        std::int64_t scale = 1;
    };
    Seen see(const FirmRow& row) const;

    Operand operand_;
    bool by_word_ = false;
    std::uint64_t words_ = 0;  // bit by word
    std::int64_t low_;         // times the scale, both included
    std::int64_t high_;
    bool low_open_ = false;
    bool high_open_ = false;
};

using FirmTests = std::vector<FirmTest>;
FirmTests ready(const Conditions& conditions, const Scorecard& scorecard, Date day,
                const std::vector<std::string>& stages = {});
Truth decide(const FirmTests& tests, const FirmRow& row);

// The points of a group: Σ weight × percentile of its dimensions, and their weight.
struct GroupPoints {
    std::int64_t points = 0;
    std::int64_t weight = 0;
};

}  // namespace zhirong::grading
