#include <doctest/doctest.h>

#include <string>

#include "platform/reference_data/reference_data.h"
#include "platform/yaml/programme_files.h"

using namespace zhirong;
using namespace zhirong::programme;

TEST_CASE("every shipped programme loads, and every worked case beside it passes") {
    const std::filesystem::path folder = std::string(SOURCE_DIR) + "/programmes";
    const LoadedLibrary loaded = load_library(folder);
    for (const FileProblem& each : loaded.problems) FAIL_CHECK(to_text(each, Language::en));
    const ReferenceData reference = load_reference_data(std::string(SOURCE_DIR) + "/reference");
    int passed = 0;
    for (const auto& file : case_files(folder)) {
        const auto tree = read_yaml_file(file);
        REQUIRE(tree);
        const auto cases = load_cases(*tree, loaded.library);
        if (!cases)
            for (const Problem& each : cases.error())
                FAIL_CHECK(to_text(FileProblem{file, each}, Language::en));
        REQUIRE(cases);
        for (const Case& each : cases->cases) {
            const Outcome outcome =
                run(loaded.library, cases->programme, each, reference.published(each.today));
            for (const Difference& difference : outcome.differences)
                FAIL_CHECK(file.string()
                           << ": " << each.name << ": " << difference.what << ": expected "
                           << difference.expected << ", found " << difference.found);
            if (outcome.passed()) ++passed;
        }
    }
    CHECK(passed > 0);
}
