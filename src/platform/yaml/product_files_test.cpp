#include "platform/yaml/product_files.h"

#include <doctest/doctest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "platform/yaml/yaml.h"

using namespace zhirong;
using namespace zhirong::lending;

namespace {

std::string text_of(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

const std::filesystem::path products = std::filesystem::path(SOURCE_DIR) / "products";

// The shipped file with one piece replaced, as its problems with their lines.
std::vector<std::string> problems_with(const char* from, const char* to) {
    std::string text = text_of(products / "13-bocom-zhirongtong" / "product.yaml");
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, std::string_view(from).size(), to);
    const auto tree = yaml::parse_yaml(text);
    REQUIRE(tree.has_value());
    const auto loaded = load_product(*tree);
    std::vector<std::string> found;
    if (!loaded)
        for (const programme::Problem& each : loaded.error()) {
            CHECK(each.position.line > 0);
            found.push_back(each.code);
        }
    return found;
}

}  // namespace

TEST_CASE("every shipped product loads, has a README and says where each figure is from") {
    const LoadedProducts loaded = load_products(products);
    for (const programme::FileProblem& each : loaded.problems)
        MESSAGE(programme::to_text(each, programme::Language::zh));
    CHECK(loaded.problems.empty());
    std::set<std::string> ids;
    std::set<int> cases;
    std::set<Mode> modes;
    for (const Product& each : loaded.products) {
        ids.insert(each.id);
        cases.insert(each.notice_case);
        modes.insert(each.mode);
        CHECK(each.version.size() == 64);
        // What a proposal keeps loads again, to the same version.
        const auto again = load_product(each.content);
        REQUIRE(again.has_value());
        CHECK(again->version == each.version);
    }
    CHECK(ids.size() >= 8);
    CHECK(cases == std::set<int>{10, 11, 12, 13});
    CHECK(modes.size() == 5);
    for (const auto& folder : std::filesystem::directory_iterator(products))
        if (folder.is_directory()) {
            CAPTURE(folder.path().string());
            CHECK(std::filesystem::exists(folder.path() / "README.md"));
        }
}

TEST_CASE("what is wrong in a product file is told at its line") {
    using Codes = std::vector<std::string>;
    CHECK(problems_with("provenance: soudai", "provenance: soudia") ==
          Codes{"product.source_unknown", "field.type"});
    CHECK(problems_with("most: 25%", "most: 61%") == Codes{"product.share_range"});
    CHECK(problems_with("most: 25%", "most: 60%").empty());
    CHECK(problems_with("most: 25%", "most: 0%") == Codes{"product.share_range"});
    CHECK(problems_with("most: 25%", "most: 25.001%") == Codes{"product.basis_points"});
    CHECK(problems_with("kind: trademark", "kind: invention") == Codes{"product.twice"});
    CHECK(problems_with("kind: trademark", "kind: tradmark") == Codes{"field.choice"});
    CHECK(problems_with("one_of: [micro, small]", "one_of: [micro, tiny]") ==
          Codes{"product.choice"});
    CHECK(problems_with("at_least: \"24\"", "at_least: \"two years\"") == Codes{"product.number"});
    CHECK(problems_with("floor: {value: 3.00%", "floor: {value: 4.51%") ==
          Codes{"product.rate_order"});
    CHECK(problems_with("floor: {value: 3.00%", "floor: {value: 4.50%").empty());
    CHECK(problems_with("repayment: [interest_first", "repayment: [interest_last") ==
          Codes{"product.choice"});
    CHECK(problems_with("mode: pledge", "mode: government_enhanced") ==
          Codes{"product.mode_condition"});
    CHECK(problems_with("longest: {value: 36", "longest: {value: 0") == Codes{"product.tenor"});
    CHECK(problems_with("summary:", "sumary:") == Codes{"field.missing", "field.unknown"});
}
