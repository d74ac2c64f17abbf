// The shipped scorecard, and what is wrong in a scorecard or a segmentation told at its place.
#include <doctest/doctest.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/grading/explanation.h"
#include "platform/workers/workers.h"
#include "platform/yaml/scorecard_files.h"
#include "platform/yaml/yaml.h"

using namespace zhirong;
using namespace zhirong::grading;

namespace {

const std::string folder = std::string(SOURCE_DIR) + "/scorecards/example-32";

std::string told(const std::vector<programme::FileProblem>& problems) {
    std::string all;
    for (const auto& each : problems) all += to_text(each, Language::en) + "\n";
    return all;
}

// Each part on a line of its own, so that a line tells the place.
constexpr std::string_view good = R"(scorecard: small
title: {zh: 小, en: Small}
from: 2026-01-01
sources: {own: {zh: 示例, en: Example}}
groups:
  - {id: quantity, zh: 数量, en: Quantity, source: own}
  - {id: content, zh: 含量, en: Content, source: own}
fields:
  source: own
  decided_by: [{column: kind, one_of: [invention]}]
  list:
    - {id: materials, zh: 材料, en: Materials, source: own, classes: [C08, C08L9/00]}
    - {id: other, zh: 其他, en: Other, source: own, otherwise: true}
dimension_count: 4
dimensions:
  - {id: number, group: quantity, zh: 数, en: Number, source: own, take: count, per: rd_staff, better: more, absent: worst, weight: 40%}
  - {id: citations, group: content, zh: 引, en: Citations, source: own, take: mean, of: forward_citations, where: [{column: filed_on, within_years: 3}], least_known: 80%, better: more, absent: refuse, weight: 30%}
  - {id: growth, group: content, zh: 增, en: Growth, source: own, take: growth, of: filed_on, years: 3, better: more, absent: worst, weight: 20%}
  - {id: revenue, group: content, zh: 收, en: Revenue, source: own, take: figure, of: revenue, better: more, absent: worst, weight: 10%}
formulas:
  source: own
  by_field:
    materials: {number: 50%, citations: 20%}
normalisation:
  source: own
  minimum: 30
  winsorise: 1%
  compare_within:
    - [field, region]
    - [field, province]
    - []
grades:
  source: own
  list:
    - {id: t1, zh: T1, en: T1, at_least: 70%}
    - {id: t2, zh: T2, en: T2, at_least: 40%}
    - {id: t3, zh: T3, en: T3}
corrections:
  - id: list
    zh: 名单
    en: List
    source: own
    if_unknown: refuse
    rules:
      - {zh: 在内, en: On it, when: [{value: figure.negative_list, is: true}], then: {cap: t3}}
      - {zh: 强, en: Strong, when: [{value: group.content, at_least: 85%}, {value: dimension.number, above: 50%}], then: {up: 1}}
levers:
  - {id: line, zh: 额度, en: Line, source: own, unit: rate, values: {t1: 200%, t2: 100%, t3: none}}
  - id: way
    zh: 方式
    en: Way
    source: own
    unit: text
    choices: {free: {zh: 信用, en: free}, bound: {zh: 质押, en: bound}}
    values: {t1: free, t2: bound, t3: bound}
)";

constexpr std::string_view good_segments = R"(segmentation: small_segments
title: {zh: 小, en: Small}
from: 2026-01-01
scorecard: small
sources: {own: {zh: 示例, en: Example}}
stages:
  - {id: young, zh: 初, en: Young, source: own, when: [{value: figure.founded_on, within_years: 3}]}
segments:
  - {id: best, zh: 优, en: Best, source: own, when: [{value: grade, one_of: [t1]}, {value: stage, none_of: [young]}]}
)";

std::string changed(std::string_view text, std::string_view from, std::string_view to) {
    std::string result(text);
    const auto at = result.find(from);
    REQUIRE_MESSAGE(at != std::string::npos, from);
    CHECK_MESSAGE(result.find(from, at + 1) == std::string::npos, from);
    return result.replace(at, from.size(), to);
}

struct Row {
    std::string_view from;
    std::string_view to;
    std::string_view code;
    int line;
    std::string_view words;  // part of the English message
};

template <class Load>
void refuse_each(std::string_view text, const std::vector<Row>& rows, Load load) {
    for (const Row& row : rows) {
        CAPTURE(row.to);
        const auto tree = yaml::parse_yaml(changed(text, row.from, row.to));
        REQUIRE(tree);
        const auto loaded = load(*tree);
        REQUIRE(!loaded);
        bool found = false;
        std::string all;
        for (const programme::Problem& each : loaded.error()) {
            all += std::to_string(each.position.line) + " " + each.code + " " + each.en + "\n";
            CHECK(each.position.column > 0);
            CHECK(each.zh.find('{') == std::string::npos);
            CHECK(each.en.find('{') == std::string::npos);
            found = found || (each.code == row.code && each.position.line == row.line &&
                              each.en.find(row.words) != std::string::npos);
        }
        CHECK_MESSAGE(found, all);
    }
}

Scorecard small() { return load_scorecard(yaml::parse_yaml(good).value()).value(); }

}  // namespace

TEST_CASE("The shipped scorecard has 32 dimensions, ten grades, four corrections, seven levers") {
    const auto card = load_scorecard_file(folder + "/scorecard.yaml");
    REQUIRE_MESSAGE(card, told(card.error()));
    CHECK(card->dimensions.size() == 32);
    CHECK(card->groups.size() == 5);
    CHECK(card->grades.size() == 10);
    CHECK(card->grades.front().id == "t1");
    CHECK(card->corrections.size() == 4);
    CHECK(card->levers.size() == 7);
    const auto segments = load_segmentation_file(folder + "/segments.yaml", *card);
    REQUIRE_MESSAGE(segments, told(segments.error()));
    CHECK(segments->stages.size() == 3);
}

TEST_CASE("No figure of the shipped scorecard is given as somebody else's") {
    const auto card = load_scorecard_file(folder + "/scorecard.yaml").value();
    for (const Dimension& each : card.dimensions) CHECK(each.citation.source == "example");
    CHECK(card.formula_citation.source == "example");
    CHECK(card.grade_citation.source == "example");
    CHECK(card.normalisation.citation.source == "example");
}

TEST_CASE("The version follows from what a scorecard says, not from how it is laid out") {
    const auto version = [](std::string_view text) {
        return load_scorecard(yaml::parse_yaml(text).value()).value().version;
    };
    const std::string before = version(good);
    CHECK(before.size() == 64);
    CHECK(version("# remark\n" + std::string(good)) == before);
    CHECK(version(changed(good, "minimum: 30", "minimum: 31")) != before);
}

TEST_CASE("What is wrong in a scorecard is told at its line with what would be right") {
    const std::vector<Row> rows{
        {"scorecard: small", "scorecard: Small", "programme.bad_name", 1, "Small"},
        {"scorecard: small", "scorecards: small", "programme.unknown_field", 1, "scorecard"},
        {"scorecard: small\n", "", "programme.missing_field", 1, "scorecard"},
        {"from: 2026-01-01", "from: 2026-02-30", "programme.malformed_value", 3, "2026-02-30"},
        {"{id: content, zh: 含量, en: Content, source: own}",
         "{id: quantity, zh: 含量, en: Content, source: own}", "grading.duplicate_id", 7,
         "quantity"},
        {"en: Quantity, source: own", "en: Quantity, source: owm", "grading.unknown_source", 6,
         "did you mean own"},
        {"  - {id: content, zh: 含量",
         "  - {id: empty, zh: 空, en: Empty, source: own}\n  - {id: content, zh: 含量",
         "grading.empty_group", 6, "empty"},
        {"decided_by: [{column: kind, one_of: [invention]}]",
         "decided_by: [{column: king, one_of: [invention]}]", "grading.unknown_column", 10,
         "did you mean kind"},
        {"one_of: [invention]", "one_of: [inventoin]", "grading.unknown_word", 10,
         "did you mean invention"},
        {"one_of: [invention]", "one_of: [7]", "grading.word_form", 10, "list of words"},
        {"one_of: [invention]", "at_least: 1", "grading.one_comparison", 10, "one_of, none_of"},
        {"one_of: [invention]", "one_of: [design], none_of: [design]", "grading.one_comparison", 10,
         "exactly one way"},
        {"classes: [C08, C08L9/00]", "classes: [C8]", "grading.bad_class", 12, "C8"},
        {"classes: [C08, C08L9/00]", "classes: [C08, C08]", "grading.class_twice", 12, "materials"},
        {", otherwise: true", ", classes: [A01]", "grading.one_otherwise", 9, "otherwise"},
        {"classes: [C08, C08L9/00]", "otherwise: true", "grading.one_otherwise", 9, "otherwise"},
        {"dimension_count: 4", "dimension_count: 32", "grading.dimension_count", 16,
         "4 dimensions; dimension_count says 32"},
        {"group: quantity, zh: 数", "group: quantities, zh: 数", "grading.unknown_group", 16,
         "did you mean quantity"},
        {"take: count", "take: counts", "programme.unknown_word", 16, "did you mean count"},
        {"take: count, per: rd_staff", "take: count, of: claims", "programme.unknown_field", 16,
         "of"},
        {"take: mean, of: forward_citations", "take: mean", "programme.missing_field", 17, "of"},
        {"per: rd_staff", "per: rd_stuff", "grading.unknown_figure", 16, "did you mean rd_staff"},
        {"per: rd_staff", "per: rd_intensity", "grading.figure_kind", 16, "count"},
        {"of: revenue", "of: size", "grading.figure_kind", 19, "size"},
        {"of: forward_citations", "of: forward_citation", "grading.unknown_column", 17,
         "did you mean forward_citations"},
        {"of: forward_citations", "of: ipc", "grading.measure_kind", 17, "years since"},
        {"of: forward_citations", "of: {years_since: claims}", "grading.measure_kind", 17,
         "claims"},
        {"take: growth, of: filed_on", "take: growth, of: claims", "grading.measure_kind", 18,
         "a date"},
        {"take: growth, of: filed_on, years: 3", "take: concentration, of: filed_on",
         "grading.measure_kind", 18, "a word"},
        {"take: growth, of: filed_on, years: 3", "take: distinct, of: claims",
         "grading.measure_kind", 18, "a word, or a date"},
        {"years: 3, better", "years: 0, better", "grading.number_range", 18, "from 1 to 100"},
        {"within_years: 3", "within_years: 0", "grading.number_range", 17, "from 1 to 100"},
        {"least_known: 80%", "least_known: 101%", "grading.share_too_fine", 17, "101%"},
        {"least_known: 80%", "least_known: 0.8", "programme.malformed_value", 17, "0.8"},
        {"better: more, absent: refuse", "better: high, absent: refuse", "programme.unknown_word",
         17, "more, less"},
        {"better: more, absent: refuse", "better: more, absent: zero", "programme.unknown_word", 17,
         "refuse, worst"},
        {"weight: 10%", "weight: 1/3", "grading.share_too_fine", 19, "millionths"},
        {"weight: 10%", "weight: 9%", "grading.weights_sum", 21, "1% missing"},
        {"weight: 10%", "weight: 12.5%", "grading.weights_sum", 21, "2.5% too much"},
        {"citations: 20%", "citations: 21%", "grading.weights_sum", 21, "materials"},
        {"weight: 10%", "weight: 0%", "grading.counts_nowhere", 19, "revenue"},
        {"{number: 50%, citations: 20%}", "{numbers: 50%}", "grading.unknown_dimension", 23,
         "did you mean number"},
        {"materials: {number", "material: {number", "grading.unknown_field", 23,
         "did you mean materials"},
        {"minimum: 30", "minimum: 0", "grading.number_range", 26, "from 1"},
        {"winsorise: 1%", "winsorise: 10.0001%", "grading.winsorise", 27, "10%"},
        {"[field, region]", "[field, town]", "grading.unknown_key", 29, "town"},
        {"[field, province]", "[field, region]", "grading.not_wider", 30, "part of"},
        {"    - [field, region]\n", "    - [province]\n", "grading.not_wider", 30, "part of"},
        {"    - [field, region]\n", "    - field\n", "grading.not_wider", 29, "part of"},
        {"at_least: 40%", "at_least: 70%", "grading.grade_order", 36, "falls"},
        {"at_least: 40%", "at_least: 0%", "grading.grade_order", 36, "above nothing"},
        {", at_least: 40%", "", "grading.grade_order", 36, "last has none"},
        {"{id: t3, zh: T3, en: T3}", "{id: t3, zh: T3, en: T3, at_least: 10%}",
         "grading.grade_order", 37, "last has none"},
        {"if_unknown: refuse", "if_unknown: ignore", "grading.if_unknown", 43, "refuse"},
        {"    if_unknown: refuse\n", "", "programme.missing_field", 39, "if_unknown"},
        {"if_unknown: refuse", "if_unknown: {cap: t4}", "grading.unknown_grade", 43, "t4"},
        {"figure.negative_list", "figure.negativ_list", "grading.unknown_value", 45,
         "did you mean figure.negative_list"},
        {"group.content", "group.contents", "grading.unknown_value", 46,
         "did you mean group.content"},
        {"dimension.number", "stage", "grading.unknown_value", 46, "stage"},
        {"is: true", "is: yes", "programme.malformed_value", 45, "yes"},
        {"then: {cap: t3}", "then: {cap: t3, down: 1}", "grading.one_effect", 45, "exactly one"},
        {"then: {cap: t3}", "then: {cap: T3}", "grading.unknown_grade", 45, "T3"},
        {"then: {up: 1}", "then: {up: 0}", "grading.number_range", 46, "from 1"},
        {"then: {up: 1}", "then: {raise: 1}", "grading.one_effect", 46, "exactly one"},
        {"t3: none", "t4: none", "grading.unknown_grade", 48, "t4"},
        {", t3: none", "", "grading.grade_without_value", 48, "t3"},
        {"t2: 100%", "t2: 100", "programme.malformed_value", 48, "100"},
        {"unit: rate", "unit: rates", "programme.unknown_word", 48, "did you mean rate"},
        {"t1: free", "t1: fee", "grading.unknown_choice", 55, "fee"},
    };
    refuse_each(good, rows, [](const Tree& tree) { return load_scorecard(tree); });
}

TEST_CASE("Lists of a scorecard are bounded") {
    std::string conditions;
    for (std::size_t i = 0; i <= most_conditions; ++i)
        conditions += std::string(i == 0 ? "" : ", ") + "{column: kind, one_of: [invention]}";
    refuse_each(good,
                {{"decided_by: [{column: kind, one_of: [invention]}]",
                  "decided_by: [" + conditions + "]", "grading.too_many", 10, "at most 16"}},
                [](const Tree& tree) { return load_scorecard(tree); });
}

TEST_CASE("What is wrong in a segmentation is told at its line with what would be right") {
    const Scorecard card = small();
    REQUIRE(load_segmentation(yaml::parse_yaml(good_segments).value(), card));
    const std::vector<Row> rows{
        {"segmentation: small_segments", "segmentation: 小", "programme.bad_name", 1, "小"},
        {"scorecard: small", "scorecard: large", "grading.other_scorecard", 4, "small"},
        {"[t1]", "[t9]", "grading.unknown_word", 9, "t9"},
        {"none_of: [young]", "none_of: [old]", "grading.unknown_word", 9, "young"},
        {"figure.founded_on, within_years: 3", "figure.founded_on, at_least: 3",
         "grading.one_comparison", 7, "within_years, beyond_years, ahead_years"},
        {"id: best", "id: young", "grading.duplicate_id", 9, "young"},
        {"segments:\n", "segment:\n", "programme.unknown_field", 8, "segments"},
    };
    refuse_each(good_segments, rows,
                [&](const Tree& tree) { return load_segmentation(tree, card); });
}

TEST_CASE("One, two and four threads give the same bytes, and what a part throws is told") {
    const auto card = load_scorecard_file(folder + "/scorecard.yaml").value();
    constexpr std::uint32_t firm_count = 3'000;
    Patents patents;
    patents.ipc.code("C08L9/00");
    patents.ipc.code("A61K31/00");
    Firms firms{.count = firm_count};
    for (std::uint32_t firm = 0; firm < firm_count; ++firm) {
        firms.region.push_back(firm % 3 == 0 ? 440'300 : 320'100);
        for (std::uint32_t n = 0; n < firm % 7 + 1; ++n) {
            patents.owner.push_back(firm);
            patents[PatentColumn::kind].push_back(static_cast<int>(n % 3 == 2));
            patents[PatentColumn::status].push_back(1);
            patents[PatentColumn::ipc].push_back(static_cast<int>(firm % 2));
            patents[PatentColumn::claims].push_back(static_cast<int>(firm * 7 % 19));
            patents[PatentColumn::filed_on].push_back(day_number(date_of(2026, 1, 1)) -
                                                      static_cast<int>(firm * 13 % 4'000 + n));
        }
    }
    const Date day = date_of(2026, 6, 30);
    std::vector<Grades> all;
    for (const std::size_t threads : {1, 2, 4}) {
        const Workers workers = on_threads(threads);
        const auto portfolios = Portfolios::make(patents, firm_count, workers).value();
        const Population population = measure(card, portfolios, firms, day, workers);
        all.push_back(grade(card, population, firms, workers));
    }
    for (const Grades& each : all) {
        CHECK(each.score == all.front().score);
        CHECK(each.outcome == all.front().outcome);
        CHECK(each.rules == all.front().rules);
        for (std::size_t d = 0; d < card.dimensions.size(); ++d)
            CHECK(each.dimensions[d].percentiles == all.front().dimensions[d].percentiles);
    }
    CHECK(std::set<std::int64_t>(all.front().score.begin(), all.front().score.end()).size() > 1);
    CHECK_THROWS_WITH(on_threads(4)(100,
                                    [](std::size_t part) {
                                        if (part == 50) throw std::runtime_error("part 50");
                                    }),
                      "part 50");
}
