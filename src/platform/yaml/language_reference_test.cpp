// The reference for writers of programmes is true: every example in it is read, and its cases run.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "platform/reference_data/reference_data.h"
#include "platform/yaml/programme_files.h"
#include "platform/yaml/yaml.h"

using namespace zhirong;
using namespace zhirong::programme;

namespace {

std::string language_reference() {
    std::ifstream file(std::string(SOURCE_DIR) + "/docs/programme-language.md");
    REQUIRE(file);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> examples(const std::string& text) {
    const std::string open = "```yaml\n";
    std::vector<std::string> all;
    for (std::size_t at = text.find(open); at != std::string::npos; at = text.find(open, at)) {
        at += open.size();
        all.push_back(text.substr(at, text.find("```", at) - at));
    }
    return all;
}

// A part of a programme stands in the whole example: its quantities beside the others, its other
// blocks in place of the others.
Tree in_place(const Tree& whole, const Tree& part) {
    Tree::Map members = *whole.map();
    for (const auto& [name, value] : *part.map()) {
        const auto at = std::ranges::find(members, name, &Tree::Map::value_type::first);
        if (at == members.end())
            members.emplace_back(name, value);
        else if (name == "quantities")
            for (const auto& each : *value.map()) at->second.map()->push_back(each);
        else
            at->second = value;
    }
    return members;
}

void check_loads(const Tree& tree) {
    const auto programme = load(tree);
    if (!programme)
        for (const Problem& each : programme.error())
            FAIL_CHECK(each.position.line << ":" << each.position.column << " " << each.en);
}

}  // namespace

TEST_CASE("every example of the language reference is good, and its cases pass") {
    const std::vector<std::string> all = examples(language_reference());
    REQUIRE(all.size() >= 7);
    const Tree whole = yaml::parse_yaml(all.front()).value();
    check_loads(whole);
    const Programme programme = load(whole).value();
    Library library;
    for (const std::string& example : all) {
        const auto tree = yaml::parse_yaml(example);
        REQUIRE(tree);
        if (tree->find("title") == nullptr) continue;
        check_loads(*tree);
        REQUIRE(library.add(load(*tree).value()));
    }
    const ReferenceData reference = load_reference_data(std::string(SOURCE_DIR) + "/reference");
    int parts = 0;
    int facts = 0;
    int agreements = 0;
    std::size_t cases_run = 0;
    for (const std::string& example : all) {
        CAPTURE(example);
        const auto tree = yaml::parse_yaml(example);
        REQUIRE(tree);
        if (tree->find("title") != nullptr) continue;
        if (tree->find("cases") != nullptr) {
            const auto cases = load_cases(*tree, library);
            REQUIRE(cases);
            for (const Case& each : cases->cases) {
                const Outcome outcome =
                    run(library, cases->programme, each, reference.published(each.today));
                for (const Difference& difference : outcome.differences)
                    FAIL_CHECK(each.name << ": " << difference.what << ": expected "
                                         << difference.expected << ", found " << difference.found);
                ++cases_run;
            }
        } else if (tree->find("agreement") != nullptr) {
            CHECK(load_agreement(programme, *tree));
            ++agreements;
        } else if (tree->find("quantities") != nullptr || tree->find("eligibility") != nullptr) {
            check_loads(in_place(whole, *tree));
            ++parts;
        } else {
            CHECK(load_facts(*tree));
            ++facts;
        }
    }
    CHECK(parts == 6);
    CHECK(facts == 1);
    CHECK(agreements == 1);
    CHECK(cases_run == 9);
}

TEST_CASE("the reference lists every fact, unit, operation, party and rounding of the language") {
    const std::string text = language_reference();
    const auto mentions = [&](const std::string& name) {
        CHECK_MESSAGE(text.find("`" + name) != std::string::npos, name);
    };
    for (const FactKind& fact : vocabulary()) {
        const std::string line = std::string("| `") + fact.name + "` | `" +
                                 std::string(code(fact.unit)) + "` | " + fact.zh + " | " + fact.en;
        CHECK_MESSAGE(text.find(line) != std::string::npos, line);
    }
    for (const std::string& unit : unit_codes()) mentions(unit);
    for (const Party& party : parties()) mentions(party.name);
    for (const char* operation :
         {"{share:", "{least:", "{greatest:", "{sum:", "{remaining:", "{ratio:", "{interest_on:",
          "{reference_rate:", "{choose:", "{date:", "{end_of_year:", "{days_from:",
          "{working_days_from:", "{enterprise_size:", "nothing"})
        mentions(operation);
    for (const std::string& move : date_moves())
        CHECK_MESSAGE(text.find(move) != std::string::npos, move);
    for (const std::span<const Word> words :
         {expense_words(), timing_words(), cap_scopes(), dry_words(), split_methods(),
          stage_words(), service_kinds(), breaker_scopes(), advance_methods()})
        for (const Word& word : words)
            CHECK_MESSAGE(text.find(word.code) != std::string::npos, word.code);
    for (const StageWay& way : stage_ways()) mentions(way.word.code);
    for (const char* rounding : {"half_up", "half_even", "down", "up", "floor", "ceiling"})
        mentions(rounding);
}
