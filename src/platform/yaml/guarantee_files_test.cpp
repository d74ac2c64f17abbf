#include <doctest/doctest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "core/guarantee/chain.h"
#include "platform/yaml/product_files.h"
#include "platform/yaml/yaml.h"

using namespace zhirong;
using namespace zhirong::guarantee;

namespace {

const std::filesystem::path shipped = std::filesystem::path(SOURCE_DIR) / "guarantees";

// The shipped file with a piece replaced, as the codes of its problems.
std::vector<std::string> problems_with(const char* name, const std::string& from,
                                       const std::string& to) {
    std::ifstream in(shipped / name / "scheme.yaml");
    std::stringstream read;
    read << in.rdbuf();
    std::string text = read.str();
    const std::size_t at = text.find(from);
    REQUIRE_MESSAGE(at != std::string::npos, from);
    text.replace(at, from.size(), to);
    const auto tree = yaml::parse_yaml(text);
    REQUIRE(tree.has_value());
    const auto loaded = load_scheme(*tree);
    std::vector<std::string> found;
    if (!loaded)
        for (const programme::Problem& each : loaded.error()) {
            CHECK(each.position.line > 0);
            CHECK(each.zh.find('{') == std::string::npos);
            CHECK(each.en.find('{') == std::string::npos);
            found.push_back(each.code);
        }
    return found;
}
using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("every shipped guarantee scheme loads, and its worked cases come out") {
    const LoadedSchemes loaded = load_schemes(shipped);
    for (const programme::FileProblem& each : loaded.problems)
        MESSAGE(programme::to_text(each, programme::Language::zh));
    CHECK(loaded.problems.empty());
    REQUIRE(loaded.products.size() == 5);
    std::set<std::size_t> chains;
    int automatic = 0;
    for (const Scheme& each : loaded.products) {
        CAPTURE(each.id);
        chains.insert(each.shares.size());
        if (each.mode == Mode::automatic) ++automatic;
        CHECK(each.version.size() == 64);
        CHECK(!each.cases.empty());
        CHECK(has_examples(each));
        CHECK(std::filesystem::exists(shipped));
    }
    CHECK(chains == std::set<std::size_t>{2, 4, 5});
    CHECK(automatic == 1);
}

TEST_CASE("notice case 15 leaves a tenth of the principal and all interest to the bank") {
    const auto loaded = load_scheme_file(shipped / "follow-the-loan" / "scheme.yaml");
    REQUIRE(loaded.has_value());
    CHECK(loaded->notice_case == 15);
    const Split shared = split(*loaded, {yuan(100'000), yuan(2'000)});
    CHECK(shared.of(Party::guarantor) == yuan(90'000));
    CHECK(shared.of(Party::bank) == yuan(12'000));
}

TEST_CASE("what is wrong in a scheme is told at its place") {
    CHECK(problems_with("two-eight", "share: 80%", "share: 79%") == Codes{"guarantee.shares"});
    CHECK(problems_with("two-eight", "share: 80%", "share: 80.005%") ==
          Codes{"guarantee.basis_points"});
    CHECK(problems_with("two-eight", "{party: guarantor,", "{party: local_fund,") ==
          Codes{"guarantee.no_guarantor"});
    CHECK(problems_with("two-eight", "rate: {value: 1.00%", "rate: {value: 1.30%") ==
          Codes{"guarantee.rate_above_ceiling"});
    CHECK(problems_with("national-chain", "- party: re_guarantor\n", "- party: local_fund\n") ==
          Codes{"guarantee.upstream_party"});
    CHECK(problems_with("two-eight", "mode: approval", "mode: automatic") ==
          Codes{"guarantee.conditions_missing", "guarantee.automatic_counter"});
    CHECK(problems_with("follow-the-loan", "mode: automatic", "mode: approval") ==
          Codes{"guarantee.conditions_uncalled"});
    CHECK(problems_with("two-eight", "call_within: {value: 180", "call_within: {value: 30") ==
          Codes{"guarantee.days"});
    CHECK(problems_with("two-eight", "pursues: guarantor", "pursues: national_fund") ==
          Codes{"guarantee.pursuer"});
    CHECK(problems_with("two-eight", "fee: 16000.00", "fee: 16000.01") ==
          Codes{"guarantee.case_differs"});
    CHECK(problems_with("two-eight", "amount: 1024197.43", "amount: 1024197.42") ==
          Codes{"guarantee.case_differs"});
    CHECK(problems_with("two-eight", "provenance: example}\n  ceiling",
                        "provenance: nobody}\n  ceiling")
              .front() == "product.source_unknown");
    CHECK(problems_with("two-eight", "scheme: bank_guarantor_two_eight", "scheme: Two-Eight") ==
          Codes{"guarantee.name"});
    CHECK(problems_with("two-eight", "from: 2024-01-01", "from: 2024-01-01\nuntil: 2023-12-31") ==
          Codes{"guarantee.dates"});
}
