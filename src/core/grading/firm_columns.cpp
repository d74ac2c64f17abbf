#include "core/grading/firm_columns.h"

#include <algorithm>

#include "base/ensure.h"

namespace zhirong::grading {
namespace {

constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min() + 1;
constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();

GroupPoints points_of(const FirmRow& row, std::size_t group) {
    GroupPoints sum;
    const Field& field = row.card.fields[row.population.field[row.firm]];
    for (std::size_t d = 0; d < row.card.dimensions.size(); ++d) {
        if (row.card.dimensions[d].group != group) continue;
        sum.points += field.weights[d] * row.grades.dimensions[d].percentiles[row.firm];
        sum.weight += field.weights[d];
    }
    return sum;
}

std::vector<std::string> words_of(Operand operand, const Scorecard& scorecard,
                                  const std::vector<std::string>& stages) {
    std::vector<std::string> words;
    if (operand.what == Operand::What::stage) return stages;
    if (operand.what == Operand::What::grade)
        for (const Grade& each : scorecard.grades) words.push_back(each.id);
    else
        words = programme::codes_of(description(static_cast<Figure>(operand.index)).words);
    return words;
}

}  // namespace

FirmTest::FirmTest(const Condition& condition, const Scorecard& scorecard, Date day,
                   const std::vector<std::string>& stages)
    : operand_(condition.operand), low_(lowest), high_(highest) {
    const auto moved = [&](std::int64_t years) -> std::int64_t {
        return day_number(add_months(day, static_cast<int>(12 * years)));
    };
    switch (condition.comparison) {
        case Comparison::at_least: low_ = condition.number; break;
        case Comparison::at_most: high_ = condition.number; break;
        case Comparison::above:
            low_ = condition.number;
            low_open_ = true;
            break;
        case Comparison::below:
            high_ = condition.number;
            high_open_ = true;
            break;
        case Comparison::is: low_ = high_ = condition.number; break;
        case Comparison::within_years:
            low_ = moved(-condition.number) + 1;
            high_ = day_number(day);
            break;
        case Comparison::beyond_years: high_ = moved(-condition.number); break;
        case Comparison::ahead_years: low_ = moved(condition.number); break;
        case Comparison::one_of:
        case Comparison::none_of: {
            by_word_ = true;
            const auto words = words_of(operand_, scorecard, stages);
            ensure(words.size() <= 64);
            const bool wanted = condition.comparison == Comparison::one_of;
            for (std::size_t w = 0; w < words.size(); ++w)
                if ((std::ranges::find(condition.words, words[w]) != condition.words.end()) ==
                    wanted)
                    words_ |= std::uint64_t{1} << w;
            break;
        }
    }
}

FirmTest::Seen FirmTest::see(const FirmRow& row) const {
    switch (operand_.what) {
        case Operand::What::column: break;
        case Operand::What::figure: {
            const auto& figures = row.firms.figures[operand_.index];
            if (figures.empty() || figures[row.firm] == unknown_figure) return {};
            return {true, figures[row.firm], 1};
        }
        case Operand::What::dimension: {
            // One that is taken for the worst, or that refused the firm, tells nothing itself.
            const Percentiles& all = row.grades.dimensions[operand_.index];
            if (all.levels[row.firm] >= too_few_level) return {};
            return {true, all.percentiles[row.firm], 1};
        }
        case Operand::What::group: {
            if (row.score == no_score) return {};
            const GroupPoints sum = points_of(row, operand_.index);
            return {sum.weight > 0, sum.points, sum.weight};
        }
        case Operand::What::score: return {row.score != no_score, row.score, million};
        case Operand::What::grade: return {row.grade != no_grade, row.grade, 1};
        case Operand::What::stage: return {row.stage < unknown_rule, row.stage, 1};
    }
    ensure(operand_.what != Operand::What::column);
    return {};
}

Truth FirmTest::decide(const FirmRow& row) const {
    const Seen seen = see(row);
    if (!seen.known) return Truth::unknown;
    if (by_word_)
        return (words_ >> static_cast<unsigned>(seen.number) & 1U) != 0 ? Truth::yes : Truth::no;
    if (low_ != lowest) {
        const std::int64_t bound = low_ * seen.scale;
        if (low_open_ ? seen.number <= bound : seen.number < bound) return Truth::no;
    }
    if (high_ != highest) {
        const std::int64_t bound = high_ * seen.scale;
        if (high_open_ ? seen.number >= bound : seen.number > bound) return Truth::no;
    }
    return Truth::yes;
}

FirmTests ready(const Conditions& conditions, const Scorecard& scorecard, Date day,
                const std::vector<std::string>& stages) {
    FirmTests tests;
    for (const Condition& each : conditions) tests.emplace_back(each, scorecard, day, stages);
    return tests;
}

Truth decide(const FirmTests& tests, const FirmRow& row) {
    Truth truth = Truth::yes;
    for (const FirmTest& test : tests) {
        truth = both(truth, test.decide(row));
        if (truth == Truth::no) break;
    }
    return truth;
}

}  // namespace zhirong::grading
