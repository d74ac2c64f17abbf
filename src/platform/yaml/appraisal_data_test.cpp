#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "core/appraisal/indicator_tree.h"
#include "core/appraisal/reference_tables.h"
#include "platform/yaml/yaml.h"

using namespace zhirong;
using namespace zhirong::appraisal;

namespace {

Tree file(const std::string& name) {
    std::ifstream stream(SOURCE_DIR "/reference/valuation/" + name);
    REQUIRE(stream);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    auto tree = yaml::parse_yaml(text);
    if (!tree)
        for (const auto& problem : tree.error())
            FAIL(name << ":" << problem.position.line << " " << problem.en);
    return *std::move(tree);
}

template <class T>
T good(Result<T> result) {
    if (!result)
        for (const Refusal& each : result.error().all) FAIL(each.field << ": " << in_english(each));
    return *std::move(result);
}

}  // namespace

TEST_CASE("the indicators that come along have the standard's counts and never claim its content") {
    const IndicatorTree tree = good(load_indicators(file("indicators-patent-pledge.yaml")));
    CHECK(tree.counts.first == 3);
    CHECK(tree.counts.second == 14);
    CHECK(tree.counts.third == 27);
    CHECK(tree.provenance.basis == Basis::example);
    for (const Indicator& each : tree.indicators) {
        CHECK(each.provenance.basis != Basis::law);
        if (each.id.find('.') != each.id.rfind('.')) {
            CHECK(each.provenance.basis == Basis::example);
            CHECK(each.guide.has_value());
        }
    }
    std::map<std::string, Ratio> scores;
    for (const Indicator& each : tree.indicators)
        if (each.guide) scores[each.id] = Ratio::whole(70);
    CHECK(good(score(tree, scores)).total == Ratio::whole(70));
}

TEST_CASE("the reference tables that come along are valid, each row with its source") {
    const auto lives = good(load_technology_lives(file("technology-life.yaml")));
    CHECK(good(life_of(lives, "machinery")).most_years == 10);
    CHECK(good(life_of(lives, "new_materials")).provenance.basis == Basis::example);
    const auto royalties = good(load_royalty_ranges(file("royalty-ranges.yaml")));
    const RoyaltyRange any = good(royalty_of(royalties, "any"));
    CHECK(any.most == Ratio::percent(10));
    CHECK(any.provenance.basis == Basis::background);
    for (const RoyaltyRange& each : royalties.rows) {
        CHECK(each.least >= any.least);
        CHECK(each.most <= any.most);
    }
    CHECK(good(load_corrections(file("market-corrections.yaml"))).rows.size() == 6);
    const auto loans = good(load_loan_to_values(file("loan-to-value.yaml")));
    const LoanToValue bocom = good(loan_to_value_of(loans, "bocom", "utility_model"));
    CHECK(bocom.most == Ratio::percent(15));
    CHECK(bocom.longest_months == 36);
    // One published loan above the ceiling is no rule.
    for (const LoanToValue& each : loans.rows)
        if (each.most > loans.ceiling) CHECK(each.single_case);
}
