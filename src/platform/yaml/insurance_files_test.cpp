#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "core/insurance/quote.h"
#include "platform/yaml/product_files.h"
#include "platform/yaml/yaml.h"

using namespace zhirong;
using namespace zhirong::insurance;

namespace {

const std::filesystem::path shipped = std::filesystem::path(SOURCE_DIR) / "insurance";

using Changes = std::vector<std::pair<std::string, std::string>>;

// The shipped file with pieces replaced, as the codes of its problems.
std::vector<std::string> problems_with(const Changes& changes, const char* name = "execution") {
    std::ifstream in(shipped / name / "product.yaml");
    std::stringstream read;
    read << in.rdbuf();
    std::string text = read.str();
    for (const auto& [from, to] : changes) {
        const std::size_t at = text.find(from);
        REQUIRE_MESSAGE(at != std::string::npos, from);
        text.replace(at, from.size(), to);
    }
    const auto tree = yaml::parse_yaml(text);
    REQUIRE(tree.has_value());
    const auto loaded = load_product(*tree);
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
std::vector<std::string> problems_with(const char* from, const char* to) {
    return problems_with({{from, to}});
}

}  // namespace

TEST_CASE("every shipped insurance product loads, and its worked cases come out") {
    const LoadedProducts loaded = load_products(shipped);
    for (const programme::FileProblem& each : loaded.problems)
        MESSAGE(programme::to_text(each, programme::Language::zh));
    CHECK(loaded.problems.empty());
    std::set<Line> lines;
    std::set<std::string> ids;
    std::set<std::string> insurers;
    std::set<DeductibleRule> rules;
    std::size_t quoted = 0;
    std::size_t paid = 0;
    for (const Product& product : loaded.products) {
        CAPTURE(product.id);
        lines.insert(product.line);
        ids.insert(product.id);
        insurers.insert(product.insurer.zh);
        rules.insert(product.deductible.rule);
        bool pays = false;
        for (const Case& one : product.cases) {
            const auto made = quote(product, one.request);
            REQUIRE(made.has_value());
            CHECK(made->premium == one.premium);
            CHECK(made->why.result == to_string(one.premium));
            ++quoted;
            if (!one.loss) continue;
            const auto payment = payable(product, one.request.sum, *one.loss);
            REQUIRE(payment.has_value());
            CHECK(payment->payable == one.payable);
            pays = true;
            ++paid;
        }
        CHECK(pays);
        CHECK(has_examples(product));
        const auto again = load_product(product.content);
        REQUIRE(again.has_value());
        CHECK(again->version == product.version);
    }
    CHECK(lines.size() == EnumNames<Line>::names.size());
    CHECK(ids.size() >= 40);
    CHECK(insurers.size() >= 6);
    CHECK(rules.size() == EnumNames<DeductibleRule>::names.size());
    CHECK(quoted >= 2 * 36 + 25);
    CHECK(paid >= 2 * 36 + 19);
    for (const auto& folder : std::filesystem::directory_iterator(shipped))
        if (folder.is_directory())
            CHECK_MESSAGE(std::filesystem::exists(folder.path() / "README.md"),
                          folder.path().string());
}

TEST_CASE("of a product with a later version the day says which is in force") {
    const LoadedProducts loaded = load_products(shipped);
    const auto on = [&](const char* id, Date date) {
        std::vector<const Product*> found;
        for (const Product& each : loaded.products)
            if (each.id == id && each.in_force(date)) found.push_back(&each);
        REQUIRE(found.size() == 1);
        return found.front();
    };
    for (const char* id : {"park_group_execution", "cross_border_ecommerce_liability"}) {
        CAPTURE(id);
        const Product& before = *on(id, date_of(2026, 6, 30));
        const Product& after = *on(id, date_of(2026, 7, 1));
        CHECK(before.from == date_of(2024, 1, 1));
        CHECK(before.until == date_of(2026, 6, 30));
        CHECK(after.from == date_of(2026, 7, 1));
        CHECK_FALSE(after.until.has_value());
        CHECK(before.version != after.version);
        CHECK(before.deductible.rule != after.deductible.rule);
        CHECK(std::ranges::none_of(loaded.products, [&](const Product& each) {
            return each.id == id && each.in_force(date_of(2023, 12, 31));
        }));
        // What the older one quotes on its last day differs from the quote of the day after.
        const QuoteRequest& asked = before.cases.front().request;
        CHECK(quote(before, asked)->premium != quote(after, asked)->premium);
    }
}

TEST_CASE("what is wrong in an insurance product is named where it stands") {
    using Codes = std::vector<std::string>;
    CHECK(problems_with({}) == Codes{});
    CHECK(problems_with("least: {value: 20000.00", "least: {value: 0.00") ==
          Codes{"field.positive"});
    CHECK(problems_with("fixed: {value: 1000.00", "fixed: {value: 20000.00") ==
          Codes{"insurance.limit_below_deductible"});
    CHECK(problems_with("fixed: {value: 1000.00", "fixed: {value: 500000.00") ==
          Codes{"insurance.limit_below_deductible", "insurance.limit_below_deductible"});
    CHECK(problems_with("aggregate: {value: 5000000.00", "aggregate: {value: 499999.99") ==
          Codes{"insurance.aggregate_low", "insurance.aggregate_low"});
    CHECK(problems_with("most: {value: 500000.00", "most: {value: 10000.00") ==
          Codes{"insurance.sum_order"});
    CHECK(problems_with("{from: 5, to: 19", "{from: 6, to: 19") == Codes{"insurance.bands_order"});
    CHECK(problems_with("{from: 5, to: 19", "{from: 5, to: 4") ==
          Codes{"insurance.band_empty", "insurance.bands_order"});
    CHECK(problems_with("{from: 5, to: 19,", "{from: 5,") ==
          Codes{"insurance.band_open", "insurance.bands_order"});
    CHECK(problems_with("up_to: 300000.00", "up_to: 90000.00") == Codes{"insurance.sums_order"});
    CHECK(problems_with("up_to: 500000.00", "up_to: 400000.00") == Codes{"insurance.sums_end"});
    CHECK(problems_with("insured_share: {value: 90%", "insured_share: {value: 101%") ==
          Codes{"insurance.share_range"});
    CHECK(problems_with("insured_share: {value: 90%", "insured_share: {value: 0%") ==
          Codes{"insurance.share_range"});
    CHECK(problems_with("rate: {value: 1.80%", "rate: {value: 1.805%") ==
          Codes{"insurance.basis_points"});
    CHECK(problems_with("factor: \"1.15\"", "factor: \"3.01\"") == Codes{"insurance.factor_range"});
    CHECK(problems_with("factor: \"1.15\"", "factor: \"0\"") == Codes{"insurance.factor_range"});
    CHECK(problems_with("kinds: [invention, utility_model, design]", "kinds: [inventions]") ==
          Codes{"field.choice"});
    CHECK(problems_with("kinds: [invention, utility_model, design]",
                        "kinds: [invention, utility_model, design, trademark]") ==
          Codes{"insurance.factor_missing"});
    CHECK(problems_with("kinds: [invention, utility_model, design]",
                        "kinds: [invention, utility_model]") == Codes{"insurance.factor_uncalled"});
    CHECK(problems_with("may_be: [owner, licensee]", "may_be: [owner, owner]") ==
          Codes{"insurance.twice"});
    CHECK(problems_with("rule: fixed", "rule: both") == Codes{"insurance.deductible_figures"});
    CHECK(problems_with("basis: rate_on_sum", "basis: amount_each") ==
          Codes{"insurance.rating_figures"});
    CHECK(problems_with("value: 12, provenance: example}\n  most",
                        "value: 40, provenance: example}\n  most") == Codes{"insurance.term"});
    CHECK(problems_with("    share: {value: 40%, provenance: example}",
                        "    share: {value: 40%, provenance: example}\n"
                        "    most: {value: 10.00, provenance: example}") ==
          Codes{"insurance.two_sub_limits"});
    CHECK(problems_with("id: legal", "id: investigation") == Codes{"insurance.twice"});
    CHECK(problems_with("from: 2024-01-01", "from: 2024-01-01\nuntil: 2023-12-31") ==
          Codes{"insurance.dates"});
    CHECK(problems_with("provenance: patentee", "provenance: hearsay") ==
          Codes{"product.source_unknown", "field.type"});
    CHECK(problems_with("product: patent_execution", "product: 专利") == Codes{"insurance.name"});
}

TEST_CASE("a worked case that does not come out is a problem of its file") {
    using Codes = std::vector<std::string>;
    CHECK(problems_with("premium: 1620.00", "premium: 1620.01") == Codes{"insurance.case_differs"});
    CHECK(problems_with("payable: 33803.69", "payable: 33803.68") ==
          Codes{"insurance.case_differs"});
    CHECK(problems_with("    payable: 33803.69\n", "") == Codes{"insurance.case_half"});
    CHECK(problems_with("item: legal, amount", "item: lawyers, amount") == Codes{"insurance.item"});
    CHECK(problems_with("zone: mainland, sum", "zone: europe, sum") ==
          Codes{"insurance.territory"});
}

TEST_CASE("two versions of an insurance product must not overlap") {
    const auto folder = std::filesystem::temp_directory_path() / "zhirong-insurance-versions";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    const auto from = shipped / "mediation" / "product.yaml";
    std::filesystem::copy_file(from, folder / "product.yaml");
    std::filesystem::copy_file(from, folder / "product-2025-01-01.yaml");
    const LoadedProducts loaded = load_products(folder);
    REQUIRE(loaded.problems.size() == 1);
    CHECK(loaded.problems[0].problem.code == "product.overlap");
    CHECK(loaded.products.size() == 1);
    std::filesystem::remove_all(folder);
}
