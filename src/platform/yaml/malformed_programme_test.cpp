// What is wrong in a programme is told at its place. Each row changes one thing in a good file.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "core/programme/programme.h"
#include "platform/yaml/yaml.h"

using namespace zhirong;
using namespace zhirong::programme;

namespace {

constexpr std::string_view good = R"(programme: example
title: {zh: 示例, en: Example}
jurisdiction: "430000"
from: 2023-01-01
sources:
  text: {zh: 办法, en: Measures}
quantities:
  limit:
    zh: 上限
    en: Limit
    unit: money
    source: text
    values:
      - {from: 2023-01-01, until: 2023-12-31, value: 5000000.00}
      - {from: 2024-01-01, value: 6000000.00}
  rate: {zh: 比例, en: Rate, unit: rate, source: text, values: [{from: 2023-01-01, value: 40%}]}
  other: {zh: 其余, en: Other, unit: rate, source: text, values: [{from: 2023-01-01, value: 60%}]}
  days: {zh: 天数, en: Days, unit: days, source: text, agreed: {at_least: 30, at_most: 180}}
  method: {zh: 方法, en: Method, unit: text, source: text, agreed: {one_of: [in_named_order]}}
  tiered:
    zh: 分档
    en: By tier
    unit: money
    source: text
    values:
      - from: 2023-01-01
        tiers:
          by: loan.principal
          method: slice
          rounding: half_up
          table:
            - {up_to: 1000000.00, value: 2%}
            - {above: 1000000.00, value: 1%}
  covered: {zh: 受保, en: Covered, unit: money, source: text, formula: {least: [limit, tiered]}}
eligibility:
  - id: size
    zh: 规模
    en: Size
    source: text
    when: {value: borrower.size, one_of: [small, micro]}
  - id: amount
    zh: 金额
    en: Amount
    source: text
    when: {all: [{value: loan.principal, at_most: limit}, {value: loan.rate, below: rate}]}
compensation:
  source: text
  trigger: {id: overdue, zh: 逾期, en: Overdue, source: text, when: {value: loan.days_overdue, at_least: days}}
  base: loan.principal_loss
  caps:
    - {id: cap, zh: 上限, en: Cap, source: text, at_most: covered}
  split:
    source: text
    method: largest_remainder
    parties:
      - {party: fund, share: rate}
      - {party: bank, share: other}
  uncovered_to: bank
recovery: {source: text, method: method, order: [fund, bank], creditor: bank}
)";

struct Row {
    const char* what;
    std::string_view from;
    std::string_view to;
    const char* code;
    Position position;
};

std::string changed(const Row& row) {
    std::string text(good);
    const std::size_t at = text.find(row.from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, row.from.size(), row.to);
}

}  // namespace

TEST_CASE("the file that the rows below spoil is good") {
    const auto tree = yaml::parse_yaml(good);
    REQUIRE(tree);
    const auto programme = load(*tree);
    if (!programme)
        for (const Problem& each : programme.error())
            FAIL_CHECK(each.position.line << ":" << each.position.column << " " << each.en);
    CHECK(programme);
}

TEST_CASE("each thing that is wrong is told with its code, line and column") {
    const Row rows[]{
        {"an unknown field", "jurisdiction:", "jurisdicton:", "programme.missing_field", {1, 1}},
        {"its nearest name",
         "    unit: money\n",
         "    units: money\n",
         "programme.unknown_field",
         {11, 5}},
        {"no unit", "    unit: money\n", "", "programme.missing_field", {9, 5}},
        {"an unknown unit", "unit: money", "unit: monye", "programme.unknown_word", {11, 11}},
        {"no source",
         "    source: text\n    values:\n      - {",
         "    values:\n      - {",
         "programme.missing_field",
         {9, 5}},
        {"a source that is not listed",
         "    source: text\n",
         "    source: txt\n",
         "programme.unknown_source",
         {12, 13}},
        {"no from", "{from: 2024-01-01, value", "{value", "programme.missing_field", {15, 9}},
        {"a date that does not exist",
         "from: 2024-01-01",
         "from: 2024-02-30",
         "programme.malformed_value",
         {15, 16}},
        {"a date range upside down",
         "until: 2023-12-31",
         "until: 2022-12-31",
         "programme.range_upside_down",
         {14, 35}},
        {"dates that overlap",
         "until: 2023-12-31",
         "until: 2024-01-01",
         "programme.dates_overlap",
         {15, 9}},
        {"money with three decimals",
         "5000000.00}",
         "5000000.001}",
         "programme.malformed_value",
         {14, 54}},
        {"negative money", "5000000.00}", "-1.00}", "programme.malformed_value", {14, 54}},
        {"a rate without a sign",
         "value: 40%",
         "value: 0.40",
         "programme.malformed_value",
         {16, 89}},
        {"money compared with a rate",
         "at_most: limit",
         "at_most: rate",
         "programme.unit_mismatch",
         {45, 51}},
        {"a rate compared with money",
         "below: rate",
         "below: limit",
         "programme.unit_mismatch",
         {45, 85}},
        {"a bare number", "at_most: limit", "at_most: 5000000", "programme.bare_number", {45, 51}},
        {"a cap without unit",
         "at_most: covered",
         "at_most: 5000000.00",
         "programme.bare_number",
         {51, 57}},
        {"a misspelt fact",
         "value: loan.principal,",
         "value: loan.princpal,",
         "programme.unknown_name",
         {45, 26}},
        {"a misspelt quantity",
         "at_most: limit",
         "at_most: limti",
         "programme.unknown_name",
         {45, 51}},
        {"an unknown function", "{least:", "{lesser:", "programme.unknown_function", {34, 71}},
        {"a function with one operand",
         "{least: [limit, tiered]}",
         "{least: [limit]}",
         "programme.too_few_operands",
         {34, 78}},
        {"a least of mixed units",
         "[limit, tiered]",
         "[limit, rate]",
         "programme.unit_mismatch",
         {34, 86}},
        {"a circular reference",
         "[limit, tiered]",
         "[limit, covered]",
         "programme.circular_reference",
         {34, 3}},
        {"a share of money without rounding",
         "{least: [limit, tiered]}",
         "{share: rate, of: limit}",
         "programme.missing_field",
         {34, 70}},
        {"a share that is money",
         "{least: [limit, tiered]}",
         "{share: limit, of: limit, rounding: up}",
         "programme.unit_mismatch",
         {34, 78}},
        {"a gap between tiers",
         "above: 1000000.00",
         "above: 2000000.00",
         "programme.tier_gap",
         {33, 15}},
        {"tiers that overlap",
         "above: 1000000.00",
         "above: 500000.00",
         "programme.tier_overlap",
         {33, 15}},
        {"a tier table of two styles",
         "above: 1000000.00",
         "at_least: 1000000.00",
         "programme.tier_words",
         {33, 15}},
        {"a first tier without end",
         "{up_to: 1000000.00, value: 2%}",
         "{value: 2%}",
         "programme.tier_bound",
         {32, 15}},
        {"slices of a rate",
         "by: loan.principal",
         "by: loan.rate",
         "programme.slice_units",
         {28, 15}},
        {"a word that the fact never has",
         "[small, micro]",
         "[smal, micro]",
         "programme.never_equal",
         {40, 43}},
        {"an order asked of words",
         "one_of: [small, micro]",
         "at_least: limit",
         "programme.unknown_comparison",
         {40, 34}},
        {"two comparisons at once",
         "at_most: limit}",
         "at_most: limit, above: limit}",
         "programme.one_of_fields",
         {45, 18}},
        {"a condition that can never be true",
         "{value: loan.rate, below: rate}",
         "{value: loan.principal, above: limit}",
         "programme.never_true",
         {45, 59}},
        {"a limit below nothing",
         "{value: loan.rate, below: rate}",
         "{value: rate, below: rate}",
         "programme.never_true",
         {45, 59}},
        {"no condition", "when: {all: [", "when: {sum: [", "programme.no_condition", {45, 11}},
        {"shares above 100 %", "value: 60%", "value: 61%", "programme.shares_not_whole", {56, 9}},
        {"shares below 100 %", "value: 60%", "value: 59%", "programme.shares_not_whole", {56, 9}},
        {"two shares that take the rest",
         "share: rate}\n      - {party: bank, share: other}",
         "share: rest}\n      - {party: bank, share: rest}",
         "programme.two_rests",
         {57, 30}},
        {"an unknown party", "party: fund", "party: found", "programme.unknown_party", {56, 17}},
        {"a party named twice", "party: fund", "party: bank", "programme.duplicate_name", {57, 17}},
        {"a creditor who is no party",
         "creditor: bank",
         "creditor: bnk",
         "programme.unknown_party",
         {59, 73}},
        {"an order that leaves a bearer out",
         "order: [fund, bank]",
         "order: [fund]",
         "programme.order_incomplete",
         {59, 49}},
        {"an order with one who bears nothing",
         "order: [fund, bank]",
         "order: [fund, bank, insurer]",
         "programme.not_a_bearer",
         {59, 62}},
        {"an unknown method of recovery",
         "one_of: [in_named_order]",
         "one_of: [by_lot]",
         "programme.recovery_method",
         {59, 34}},
        {"a region code that is a number",
         "\"430000\"",
         "430000",
         "programme.bad_jurisdiction",
         {3, 15}},
        {"a condition named twice", "id: amount", "id: size", "programme.duplicate_name", {41, 9}},
        {"a name with capitals", "  limit:", "  Limit:", "programme.bad_name", {8, 3}},
        {"an end before the beginning",
         "from: 2023-01-01\nsources",
         "from: 2023-01-01\nuntil: 2022-01-01\nsources",
         "programme.range_upside_down",
         {5, 8}},
        {"an agreed range upside down",
         "at_least: 30",
         "at_least: 300",
         "programme.range_upside_down",
         {18, 62}},
        {"neither values nor formula",
         "formula: {least: [limit, tiered]}}",
         "}",
         "programme.one_of_fields",
         {34, 3}},
    };
    for (const Row& row : rows) {
        CAPTURE(std::string(row.what));
        const auto tree = yaml::parse_yaml(changed(row));
        REQUIRE(tree);
        const auto programme = load(*tree);
        REQUIRE(!programme);
        std::string all;
        bool found = false;
        for (const Problem& each : programme.error()) {
            all += std::to_string(each.position.line) + ":" + std::to_string(each.position.column) +
                   " " + each.code + " " + each.en + "\n";
            found = found || (each.code == row.code && each.position == row.position);
            CHECK(!each.zh.empty());
            CHECK(each.en.find('{') == std::string::npos);
        }
        CHECK_MESSAGE(found, all);
    }
}

TEST_CASE("everything wrong is told at once, in the order of the file") {
    std::string text(good);
    for (const auto& [from, to] :
         {std::pair{"unit: money", "unit: gold"}, std::pair{"below: rate", "below: limitt"},
          std::pair{"party: fund", "party: found"}})
        text.replace(text.find(from), std::string_view(from).size(), to);
    const auto programme = load(yaml::parse_yaml(text).value());
    REQUIRE(!programme);
    CHECK(programme.error().size() == 3);
    CHECK(std::ranges::is_sorted(programme.error(), {},
                                 [](const Problem& each) { return each.position.line; }));
}

TEST_CASE("a slip of the pen is answered with the nearest name") {
    const std::string text = changed({"", "at_most: limit", "at_most: limti", "", {}});
    const auto programme = load(yaml::parse_yaml(text).value());
    REQUIRE(!programme);
    CHECK(programme.error().front().en ==
          "There is no fact or quantity called limti; did you mean limit?");
    CHECK(programme.error().front().zh == "没有名为 limti 的事实或数量；是否为 limit?");
}

TEST_CASE("a programme too far from one is refused, not read") {
    for (const char* text : {"[]", "a", "{}", "programme: 3", "null", "quantities: {a: 1}",
                             "eligibility: [1]", "compensation: {split: {parties: [x]}}"})
        CHECK(!load(yaml::parse_yaml(text).value()));
}

TEST_CASE("shares too fine to be added are refused, not thrown") {
    std::string text(good);
    for (const auto& [from, to] : {std::pair{"value: 40%", "value: 1/9223372036854775807"},
                                   std::pair{"value: 60%", "value: 1/9223372036854775806"}})
        text.replace(text.find(from), std::string_view(from).size(), to);
    const auto programme = load(yaml::parse_yaml(text).value());
    REQUIRE(!programme);
    CHECK(programme.error().front().code == "programme.out_of_range");
}

// Whatever a hand slips on: a line lost, doubled or moved, a piece overwritten by another piece.
TEST_CASE("a spoiled file is read or refused, never an accident") {
    CHECK(rc::check([] {
        std::string text(good);
        const int changes = *rc::gen::inRange(1, 4);
        for (int i = 0; i < changes; ++i) {
            const auto size = static_cast<int>(text.size());
            const auto at = static_cast<std::size_t>(*rc::gen::inRange(0, size));
            const auto from = static_cast<std::size_t>(*rc::gen::inRange(0, size));
            const auto length = static_cast<std::size_t>(*rc::gen::inRange(0, 40));
            const auto lost = static_cast<std::size_t>(*rc::gen::inRange(0, 40));
            text.replace(at, lost, text.substr(from, length));
            if (text.empty()) text = "a";
        }
        const auto tree = yaml::parse_yaml(text);
        if (!tree) {
            RC_ASSERT(!tree.error().empty());
            return;
        }
        const auto programme = load(*tree);
        if (!programme)
            for (const Problem& each : programme.error()) RC_ASSERT(each.position.line >= 1);
    }));
}

TEST_CASE("the version is the content: comments and the order of names do not count") {
    const auto version = [](const std::string& text) {
        return content_hash(yaml::parse_yaml(text).value());
    };
    CHECK(version("a: 1\nb: [x, y]\n") == version("# remark\nb:   [x, y]\na: 1\n"));
    CHECK(version("a: 1\nb: [x, y]\n") != version("a: 1\nb: [y, x]\n"));
    CHECK(version("a: 1\n") != version("a: \"1\"\n"));
    CHECK(version("a: 1\n").size() == 64);
}
