// What is wrong in the newer blocks is told at its place, as malformed_programme_test.cpp does for
// the others. Each row changes one thing in a good file.
#include <doctest/doctest.h>

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
sources: {text: {zh: 办法, en: Measures}}
lists: {white: {zh: 名单, en: List, source: text}}
papers: {report: {zh: 报告, en: Report, source: text}}
asks: {share: {zh: 占比, en: Share, source: text, unit: rate}}
quantities:
  low: {zh: 低, en: Low, unit: rate, source: text, values: [{from: 2023-01-01, value: 5%}]}
  high: {zh: 高, en: High, unit: rate, source: text, values: [{from: 2023-01-01, value: 95%}]}
  limit: {zh: 上限, en: Limit, unit: money, source: text, values: [{from: 2023-01-01, value: 9}]}
  days: {zh: 天, en: Days, unit: days, source: text, values: [{from: 2023-01-01, value: 10}]}
  rate: {zh: 率, en: Rate, unit: rate, source: text, formula: {choose: [{when: {value: list.white, equals: true}, take: high}], otherwise: nothing}}
  due: {zh: 息, en: Interest, unit: money, source: text, formula: {interest_on: loan.principal, at: rate, for: days, days_in_year: 360, rounding: down}}
  last: {zh: 日, en: Day, unit: date, source: text, formula: {date: loan.signed_on, days_later: days}}
eligibility:
  - {id: enough, zh: 占比, en: Share, source: text, when: {value: asked.share, at_least: low}}
subsidies:
  - id: one
    zh: 补贴
    en: Subsidy
    source: text
    expense: loan_interest
    timing: yearly
    payee: borrower
    base: due
    rate: rate
    rounding: down
    caps:
      - {id: claim, zh: 每次, en: Claim, source: text, at_most: limit}
      - {id: pot, zh: 预算, en: Pot, source: text, at_most: limit, per: programme_year, when_dry: first_come}
    payers: {source: text, method: layers, parties: [{party: treasury_city, up_to: limit}, {party: treasury}]}
    submission: {source: text, after: last, within: days}
breakers:
  - {id: bad, zh: 不良, en: Bad, source: text, per: bank, measure: bank.non_performing_rate, warn_at: low, stop_at: high, strict: true}
composition: {source: text, stacks_on: [other], excludes: [third]}
workflow:
  source: text
  stages:
    - {stage: application}
    - {stage: due_diligence, papers: [report]}
    - {stage: credit}
    - {stage: contract}
    - {stage: pledge_registration, by: bank_registers}
    - {stage: disbursement}
services:
  - {id: visits, kind: park_visit, zh: 入园, en: Visits, source: text}
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
    REQUIRE_MESSAGE(at != std::string::npos, row.what);
    return text.replace(at, row.from.size(), row.to);
}

}  // namespace

TEST_CASE("the file of blocks that the rows below spoil is good") {
    const auto programme = load(yaml::parse_yaml(good).value());
    if (!programme)
        for (const Problem& each : programme.error())
            FAIL_CHECK(each.position.line << ":" << each.position.column << " " << each.en);
    CHECK(programme);
}

TEST_CASE("each thing that is wrong in a block is told with its code, line and column") {
    const Row rows[]{
        {"a list that is missing", "list.white", "list.whit", "programme.missing_list", {14, 87}},
        {"a question that is missing",
         "asked.share",
         "asked.shar",
         "programme.unknown_name",
         {18, 65}},
        {"nothing of an unknown unit",
         "{value: asked.share, at_least: low}",
         "{value: nothing, at_least: low}",
         "programme.nothing_of_what",
         {18, 65}},
        {"a case of another unit",
         "take: high",
         "take: limit",
         "programme.unit_mismatch",
         {14, 120}},
        {"a choice of no cases",
         "[{when: {value: list.white, equals: true}, take: high}]",
         "[]",
         "programme.wrong_kind",
         {14, 71}},
        {"a year of 366 days",
         "days_in_year: 360",
         "days_in_year: 366",
         "programme.days_in_year",
         {15, 131}},
        {"interest without rounding",
         ", rounding: down}",
         "}",
         "programme.missing_field",
         {15, 66}},
        {"a date moved by nothing",
         ", days_later: days}",
         "}",
         "programme.one_of_fields",
         {16, 61}},
        {"a date moved by a rate",
         "days_later: days",
         "days_later: low",
         "programme.unit_mismatch",
         {16, 96}},
        {"an unknown expense",
         "expense: loan_interest",
         "expense: loan_intrest",
         "programme.unknown_word",
         {24, 14}},
        {"an unknown payee",
         "payee: borrower",
         "payee: borower",
         "programme.unknown_party",
         {26, 12}},
        {"a rate without rounding", "    rounding: down\n", "", "programme.missing_field", {20, 5}},
        {"a pot that says nothing of its end",
         ", when_dry: first_come",
         "",
         "programme.missing_field",
         {32, 9}},
        {"a claim shared pro rata",
         "at_most: limit}\n      - {id: pot",
         "at_most: limit, when_dry: pro_rata}\n      - {id: pot",
         "programme.dry_not_a_pot",
         {31, 80}},
        {"a claim with a counter",
         "at_most: limit}\n      - {id: pot",
         "at_most: limit, counter: many}\n      - {id: pot",
         "programme.counter_of_claim",
         {31, 79}},
        {"a cap without unit",
         "at_most: limit, per",
         "at_most: 9, per",
         "programme.bare_number",
         {32, 59}},
        {"a layer without end",
         "{party: treasury_city, up_to: limit}",
         "{party: treasury_city}",
         "programme.layer_without_end",
         {33, 54}},
        {"a window in two kinds of days",
         "within: days}",
         "within: days, within_working_days: days}",
         "programme.one_of_fields",
         {34, 17}},
        {"a window that opens on no date",
         "after: last",
         "after: limit",
         "programme.unit_mismatch",
         {34, 39}},
        {"a warning above the stop",
         "warn_at: low, stop_at: high",
         "warn_at: high, stop_at: low",
         "programme.warning_after_stop",
         {36, 101}},
        {"a breaker that stops at a level and above it",
         "stop_at: high",
         "stop_at: high, stop_above: high",
         "programme.one_of_fields",
         {36, 5}},
        {"a payer with a limit of its own",
         "{party: treasury_city, up_to: limit}",
         "{party: treasury_city, up_to: limit, at_most: limit}",
         "programme.payer_limited",
         {33, 13}},
        {"a breaker that does not say whether it is strict",
         ", strict: true",
         "",
         "programme.missing_field",
         {36, 5}},
        {"one programme to stack on and exclude",
         "excludes: [third]",
         "excludes: [other]",
         "programme.stacks_and_excludes",
         {37, 59}},
        {"a programme that stacks on itself",
         "stacks_on: [other]",
         "stacks_on: [example]",
         "programme.names_itself",
         {37, 41}},
        {"a paper that is missing",
         "papers: [report]",
         "papers: [reprot]",
         "programme.unknown_paper",
         {42, 39}},
        {"a way of another stage",
         "by: bank_registers",
         "by: agreed_value",
         "programme.unknown_way",
         {45, 40}},
        {"money before the pledge is registered",
         "    - {stage: pledge_registration, by: bank_registers}\n    - {stage: disbursement}",
         "    - {stage: disbursement}\n    - {stage: pledge_registration, by: bank_registers}",
         "programme.out_of_order",
         {46, 7}},
        {"a loan without a pledge",
         "    - {stage: pledge_registration, by: bank_registers}\n",
         "",
         "programme.stage_missing",
         {39, 3}},
        {"one stage in two places",
         "    - {stage: credit}\n",
         "    - {stage: credit}\n    - {stage: application}\n",
         "programme.stages_apart",
         {44, 7}},
        {"an unknown service",
         "kind: park_visit",
         "kind: park_vist",
         "programme.unknown_word",
         {48, 24}},
        {"a condition that can never be true",
         "at_least: low}}\n",
         "at_least: high}}\n  - {id: little, zh: 少, en: Little, source: text, when: {value: "
         "asked.share, below: low}}\n",
         "programme.never_true",
         {19, 57}},
    };
    for (const Row& row : rows) {
        const auto tree = yaml::parse_yaml(changed(row));
        REQUIRE_MESSAGE(tree, row.what);
        const auto loaded = load(*tree);
        REQUIRE_MESSAGE(!loaded, row.what);
        bool told = false;
        std::string all;
        for (const Problem& each : loaded.error()) {
            told = told || (each.code == row.code && each.position == row.position);
            all += each.code + " " + std::to_string(each.position.line) + ":" +
                   std::to_string(each.position.column) + " " + each.en + "\n";
        }
        CHECK_MESSAGE(told, std::string(row.what)
                                << ": expected " << std::string(row.code) << " "
                                << row.position.line << ":" << row.position.column << ", found\n"
                                << all);
    }
}
