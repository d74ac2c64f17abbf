// The shipped scorecard, and what is wrong in a scorecard or a segmentation told at its place.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

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

}  // namespace

TEST_CASE("The shipped scorecard has 32 dimensions, ten grades, four corrections, seven levers") {
    const auto card = load_scorecard_file(folder + "/scorecard.yaml");
    REQUIRE_MESSAGE(card, told(card.error()));
    CHECK(card->dimensions.size() == 32);
    CHECK(card->grades.size() == 10);
    CHECK(card->corrections.size() == 4);
    CHECK(card->levers.size() == 7);
    CHECK(card->version.size() == 64);
    const auto segments = load_segmentation_file(folder + "/segments.yaml", *card);
    REQUIRE_MESSAGE(segments, told(segments.error()));
    CHECK(segments->stages.size() == 3);
}
