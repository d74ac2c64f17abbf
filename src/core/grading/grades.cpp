#include "core/grading/grades.h"

#include <algorithm>
#include <array>

#include "base/ensure.h"
#include "core/grading/firm_columns.h"

namespace zhirong::grading {
namespace {

constexpr std::size_t firms_of_a_part = 8'192;

std::uint8_t grade_of(const Scorecard& card, std::int64_t score) {
    std::size_t grade = 0;
    while (score < card.grades[grade].at_least * million) ++grade;
    return static_cast<std::uint8_t>(grade);
}

struct ReadyCorrection {
    const Correction* correction;
    std::vector<FirmTests> rules;
};

class Scoring {
public:
    Scoring(const Scorecard& card, const Population& population, const Firms& firms, Grades& grades)
        : card_(card), population_(population), firms_(firms), grades_(grades) {
        for (const Correction& correction : card.corrections) {
            ReadyCorrection& each = corrections_.emplace_back(&correction);
            for (const CorrectionRule& rule : correction.rules)
                each.rules.push_back(ready(rule.when, card, population.day));
        }
    }

    void run(std::size_t first, std::size_t last) const {
        for (std::size_t firm = first; firm < last; ++firm)
            if (population_.field[firm] == no_field) grades_.outcome[firm] = Outcome::without_field;
        add_up(first, last);
        for (std::size_t firm = first; firm < last; ++firm) {
            if (grades_.outcome[firm] != Outcome::graded) {
                grades_.score[firm] = no_score;
                continue;
            }
            grades_.by_score[firm] = grade_of(card_, grades_.score[firm]);
            correct(firm);
        }
    }

private:
    // Dimension by dimension over the firms of the part.
    void add_up(std::size_t first, std::size_t last) const {
        std::array<std::int64_t, std::size_t{no_field} + 1> weights{};
        for (std::size_t d = 0; d < card_.dimensions.size(); ++d) {
            for (std::size_t f = 0; f < card_.fields.size(); ++f)
                weights[f] = card_.fields[f].weights[d];
            const Percentiles& all = grades_.dimensions[d];
            const bool refuses = card_.dimensions[d].absent == Absent::refuse;
            for (std::size_t firm = first; firm < last; ++firm) {
                const std::int64_t weight = weights[population_.field[firm]];
                grades_.score[firm] += weight * all.percentiles[firm];
                if (refuses && weight > 0 && all.levels[firm] >= too_few_level)
                    grades_.outcome[firm] = Outcome::dimension_lacking;
            }
        }
    }

    void correct(std::size_t firm) const {
        FirmRow row{card_, population_, firms_, grades_, firm};
        row.score = grades_.score[firm];
        row.grade = grades_.by_score[firm];
        for (std::size_t c = 0; c < corrections_.size(); ++c) {
            const ReadyCorrection& each = corrections_[c];
            std::uint8_t& found = grades_.rules[c][firm];
            for (std::size_t r = 0; r < each.rules.size() && found == no_rule; ++r) {
                const Truth truth = decide(each.rules[r], row);
                if (truth == Truth::yes) found = static_cast<std::uint8_t>(r);
                if (truth == Truth::unknown) found = unknown_rule;
            }
            if (found == no_rule) continue;
            const std::optional<Effect>& effect =
                found == unknown_rule ? each.correction->if_unknown
                                      : std::optional(each.correction->rules[found].effect);
            if (!effect) {
                grades_.outcome[firm] = Outcome::correction_unknown;
                return;
            }
            row.grade =
                static_cast<std::uint8_t>(corrected(row.grade, *effect, card_.grades.size()));
        }
        grades_.grade[firm] = row.grade;
    }

    const Scorecard& card_;
    const Population& population_;
    const Firms& firms_;
    Grades& grades_;
    std::vector<ReadyCorrection> corrections_;
};

}  // namespace

Grades grade(const Scorecard& scorecard, const Population& population, const Firms& firms,
             const Workers& workers) {
    ensure(population.scorecard == scorecard.version && population.firms() == firms.count);
    const std::size_t count = firms.count;
    Grades grades;
    grades.dimensions.resize(scorecard.dimensions.size());
    const Grouping grouping(scorecard.normalisation, population, firms);
    workers(scorecard.dimensions.size(), [&](std::size_t d) {
        grades.dimensions[d] =
            percentiles_of(grouping, scorecard.normalisation, population.values[d],
                           scorecard.dimensions[d].more_is_better);
    });
    grades.outcome.assign(count, Outcome::graded);
    grades.score.assign(count, 0);
    grades.by_score.assign(count, no_grade);
    grades.grade.assign(count, no_grade);
    grades.rules.assign(scorecard.corrections.size(), std::vector<std::uint8_t>(count, no_rule));
    const Scoring scoring(scorecard, population, firms, grades);
    workers((count + firms_of_a_part - 1) / firms_of_a_part, [&](std::size_t part) {
        scoring.run(part * firms_of_a_part, std::min(count, (part + 1) * firms_of_a_part));
    });
    return grades;
}

}  // namespace zhirong::grading
