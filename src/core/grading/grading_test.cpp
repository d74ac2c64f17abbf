// The two evaluations agree: what columns say of every firm is what the explanation says of it.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "core/grading/testing/chance.h"

using namespace zhirong;
using namespace zhirong::grading;
using namespace zhirong::grading::testing;

namespace {

const Date day = date_of(2026, 6, 30);

// Backwards: what each part does must not rest on the parts before it.
void last_first(std::size_t parts, const std::function<void(std::size_t)>& part) {
    for (std::size_t i = parts; i-- > 0;) part(i);
}

struct Whole {
    Scorecard card;
    Segmentation segmentation;
    Firms firms;
    Portfolios portfolios;
    Population population;
    Grades grades;
    Segments segments;
};

Whole by_chance(std::uint64_t seed, const Workers& workers) {
    Chance chance(seed);
    Whole whole{.card = scorecard_by_chance(chance)};
    whole.segmentation = segmentation_by_chance(chance, whole.card);
    const auto count = static_cast<std::size_t>(chance.between(1, 60));
    const auto rows = static_cast<std::size_t>(chance.below(400));
    const std::int64_t unknown = chance.of(std::vector<std::int64_t>{4, 40, 1'000'000});
    const Patents patents = patents_by_chance(chance, rows, count, unknown, day);
    whole.firms = firms_by_chance(chance, count, unknown, day);
    whole.portfolios = Portfolios::make(patents, count, workers).value();
    REQUIRE(check(whole.firms));
    whole.population = measure(whole.card, whole.portfolios, whole.firms, day, workers);
    whole.grades = grade(whole.card, whole.population, whole.firms, workers);
    whole.segments = segment(whole.segmentation, whole.card, whole.population, whole.firms,
                             whole.grades, workers);
    return whole;
}

void compare_dimension(const Whole& whole, const Explanation& told, std::size_t firm,
                       std::size_t d) {
    const DimensionStep& step = told.dimensions[d];
    const std::int64_t value = whole.population.values[d][firm];
    const Percentiles& columns = whole.grades.dimensions[d];
    if (is_lacking(value)) {
        RC_ASSERT(step.lack == lack_of(value));
        RC_ASSERT(columns.levels[firm] == no_level);
        return;
    }
    RC_ASSERT(step.value == value);
    if (columns.levels[firm] == too_few_level) {
        RC_ASSERT(step.lack == Lack::too_few_firms);
    } else {
        RC_ASSERT(!step.lack);
        RC_ASSERT(step.level == std::size_t{columns.levels[firm]});
        RC_ASSERT(step.percentile == std::int64_t{columns.percentiles[firm]});
    }
}

void compare_firm(const Whole& whole, std::size_t firm) {
    const Explanation told =
        explain(whole.card, whole.portfolios, whole.firms, whole.population, firm);
    const Grades& grades = whole.grades;
    RC_ASSERT(told.field == whole.population.field[firm]);
    RC_ASSERT(told.outcome == grades.outcome[firm]);
    RC_ASSERT(told.score == grades.score[firm]);
    RC_ASSERT(told.by_score == grades.by_score[firm]);
    RC_ASSERT(told.grade == grades.grade[firm]);
    RC_ASSERT((told.outcome == Outcome::graded) == told.refusals.empty());
    for (std::size_t d = 0; d < told.dimensions.size(); ++d)
        compare_dimension(whole, told, firm, d);
    for (std::size_t c = 0; c < told.corrections.size(); ++c)
        RC_ASSERT(told.corrections[c].rule == grades.rules[c][firm]);
    const SegmentExplanation segment =
        explain_segment(whole.segmentation, whole.card, whole.firms, told);
    RC_ASSERT(segment.stage == whole.segments.stage[firm]);
    RC_ASSERT(segment.segment == whole.segments.segment[firm]);
}

}  // namespace

TEST_CASE("Columns say of every firm exactly what the explanation says of it") {
    CHECK(rc::check([] {
        const auto seed = *rc::gen::arbitrary<std::uint64_t>();
        const Whole whole = by_chance(seed, in_turn);
        for (std::size_t firm = 0; firm < whole.firms.count; ++firm) compare_firm(whole, firm);
    }));
}

TEST_CASE("Made by chance, firms are graded, refused for each reason, corrected and segmented") {
    std::array<int, 4> outcomes{};
    std::array<int, 3> corrections{};
    std::array<int, 3> segments{};
    std::array<int, 5> levels{};
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        const Whole whole = by_chance(seed, in_turn);
        for (const Outcome each : whole.grades.outcome) ++outcomes[static_cast<std::size_t>(each)];
        const auto kind = [](std::uint8_t rule) -> std::size_t {
            return rule == no_rule ? 0 : rule == unknown_rule ? 1 : 2;
        };
        for (const auto& rules : whole.grades.rules)
            for (const std::uint8_t rule : rules) ++corrections[kind(rule)];
        for (const std::uint8_t rule : whole.segments.segment) ++segments[kind(rule)];
        for (const Percentiles& each : whole.grades.dimensions)
            for (const std::uint8_t level : each.levels)
                ++levels[level == too_few_level ? 4 : std::min<std::size_t>(level, 3)];
    }
    CHECK(std::ranges::min(outcomes) > 20);
    CHECK(std::ranges::min(corrections) > 100);
    CHECK(std::ranges::min(segments) > 100);
    CHECK(std::ranges::min(levels) > 100);
}

TEST_CASE("Nothing depends on the order in which parts of the work are done") {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const Whole one = by_chance(seed, in_turn);
        const Whole other = by_chance(seed, last_first);
        CHECK(one.population.values == other.population.values);
        CHECK(one.grades.score == other.grades.score);
        CHECK(one.grades.grade == other.grades.grade);
        CHECK(one.grades.rules == other.grades.rules);
        CHECK(one.segments.segment == other.segments.segment);
    }
}
