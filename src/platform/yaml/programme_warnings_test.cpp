// What a programme may say and hardly means.
#include "core/programme/warnings.h"

#include <doctest/doctest.h>

#include "platform/yaml/programme_files.h"
#include "platform/yaml/testing/example_programme.h"

using namespace zhirong;
using namespace zhirong::programme;

namespace {

const std::string quantities =
    "asks: {colour: {zh: 颜色, en: Colour, source: text, unit: text, one_of: [red, blue]}}\n"
    "quantities:\n" +
    constant("zero", "money", "0.00") + constant("limit", "money", "5000000.00") +
    constant("none", "days", "0") + quantity("term", "days", "agreed: {at_least: 30}") +
    constant("month", "days", "30") + constant("more", "days", "31") +
    quantity("floor", "money",
             "values: [{from: 2023-01-01, until: 2023-12-31, value: 0.00}, {from: 2024-01-01, "
             "value: 1.00}]");

std::string warned_of(const std::string& condition) {
    const auto found = warnings(programme_of(
        quantities + "eligibility:\n  - {id: one, zh: 条件甲, en: One, source: text, when: " +
        condition + "}\n"));
    std::string codes;
    for (const Problem& each : found) {
        CHECK(each.zh.find("条件甲") != std::string::npos);
        CHECK(each.position.line > 0);
        codes += each.code;
    }
    return codes;
}

}  // namespace

TEST_CASE("a condition that always holds is warned of, one that can fail is not") {
    struct Row {
        const char* condition;
        bool always;
    };
    for (const Row& row : {
             Row{"{value: loan.principal, at_least: zero}", true},
             Row{"{value: loan.principal, above: zero}", false},
             Row{"{value: loan.principal, at_least: nothing}", true},
             Row{"{value: loan.principal, at_most: limit}", false},
             Row{"{value: loan.days_overdue, at_least: none}", true},
             Row{"{value: term, at_least: month}", true},  // agreed within bounds
             Row{"{value: term, above: month}", false},
             Row{"{value: term, at_least: more}", false},
             Row{"{value: zero, below: limit}", true},
             Row{"{value: loan.principal, at_least: floor}", false},  // from 2024 on it can fail
             Row{"{value: asked.colour, one_of: [red, blue]}", true},
             Row{"{value: asked.colour, one_of: [red]}", false},
             Row{"{value: pledge.registered, equals: true}", false},
             Row{"{any: [{value: pledge.registered, equals: true}, {value: pledge.registered, "
                 "equals: false}]}",
                 true},
             Row{"{any: [{value: loan.principal, at_most: limit}, {value: loan.principal, above: "
                 "limit}]}",
                 true},
             Row{"{all: [{value: loan.principal, at_least: zero}, {value: loan.principal, at_most: "
                 "limit}]}",
                 false},
             Row{"{not: {value: loan.principal, below: zero}}", true},
             Row{"{not: {value: loan.principal, equals: zero}}", false},
             Row{"{value: borrower.region, within: \"430000\"}", false},  // regions nest
         }) {
        CAPTURE(row.condition);
        CHECK(warned_of(row.condition) == (row.always ? "programme.always_true" : ""));
    }
}

TEST_CASE("what a negation demands is looked into too") {
    const auto tree = yaml::parse_yaml(
        "programme: example\ntitle: {zh: 示例, en: Example}\njurisdiction: \"430000\"\nfrom: "
        "2023-01-01\nsources: {text: {zh: 办法, en: Measures}}\n" +
        quantities +
        "eligibility:\n  - {id: one, zh: 甲, en: One, source: text, when: {not: {value: "
        "loan.principal, at_least: zero}}}\n");
    REQUIRE(tree);
    const auto programme = load(*tree);
    REQUIRE(!programme);
    CHECK(programme.error().front().code == "programme.never_true");
}

TEST_CASE("no shipped programme has a condition that always holds") {
    const LoadedLibrary loaded = load_library(std::string(SOURCE_DIR) + "/programmes");
    CHECK(loaded.library.ids().size() >= 20);
    for (const std::string& id : loaded.library.ids())
        for (const Programme& each : loaded.library.versions(id))
            for (const Problem& warning : warnings(each))
                FAIL_CHECK(id << " " << each.version << ":" << warning.position.line << " "
                              << warning.en);
}
