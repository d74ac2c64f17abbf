#include "platform/reference_data/appraisal_data.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <stdexcept>

using namespace zhirong;
using namespace zhirong::appraisal;

namespace {

const std::filesystem::path folder = SOURCE_DIR "/reference/valuation";

// The files of the folder, one of them with `old` replaced.
class Copy {
public:
    Copy(const std::string& file, const std::string& old, const std::string& changed)
        : at_(std::filesystem::temp_directory_path() /
              ("zhirong-appraisal-data-" + std::to_string(::getpid()))) {
        std::filesystem::remove_all(at_);
        std::filesystem::copy(folder, at_);
        std::ifstream source(folder / file);
        std::string text{std::istreambuf_iterator<char>(source), {}};
        const std::size_t place = text.find(old);
        REQUIRE(place != std::string::npos);
        std::ofstream(at_ / file) << text.replace(place, old.size(), changed);
    }
    Copy(const Copy&) = delete;
    Copy& operator=(const Copy&) = delete;
    ~Copy() { std::filesystem::remove_all(at_); }
    std::string answer() const {
        try {
            load_appraisal_data(at_);
            return "ok";
        } catch (const std::runtime_error& error) {
            return std::string(error.what()).substr(at_.string().size() + 1);
        }
    }

private:
    std::filesystem::path at_;
};

}  // namespace

TEST_CASE("the indicators that come along have the standard's counts and never claim its content") {
    const IndicatorTree tree = load_appraisal_data(folder).indicators;
    CHECK(tree.counts.first == 3);
    CHECK(tree.counts.second == 14);
    CHECK(tree.counts.third == 27);
    CHECK(tree.provenance.basis == Basis::example);
    std::map<std::string, Ratio> scores;
    for (const Indicator& each : tree.indicators) {
        CHECK(each.provenance.basis != Basis::law);
        if (!each.guide) continue;
        CHECK(each.provenance.basis == Basis::example);
        scores[each.id] = Ratio::whole(70);
    }
    CHECK(score(tree, scores).value().total == Ratio::whole(70));
}

TEST_CASE("the reference tables that come along say what they are and stay inside each other") {
    const AppraisalData data = load_appraisal_data(folder);
    CHECK(life_of(data.lives, "machinery").value().most_years == 10);
    CHECK(life_of(data.lives, "new_materials").value().provenance.basis == Basis::example);
    const RoyaltyRange any = royalty_of(data.royalties, "any").value();
    CHECK(any.most == Ratio::percent(10));
    CHECK(any.provenance.basis == Basis::background);
    for (const RoyaltyRange& each : data.royalties.rows) {
        CHECK(each.least >= any.least);
        CHECK(each.most <= any.most);
    }
    CHECK(data.corrections.rows.size() == 6);
    const LoanToValue lent =
        loan_to_value_of(data.loan_to_values, "bocom", "utility_model").value();
    CHECK(lent.most == Ratio::percent(15));
    CHECK(lent.longest_months == 36);
    // One published loan above the ceiling is no rule.
    for (const LoanToValue& each : data.loan_to_values.rows)
        if (each.most > data.loan_to_values.ceiling) CHECK(each.single_case);
}

TEST_CASE("a file with something wrong is named, with the place") {
    CHECK(Copy("technology-life.yaml", "least_years: 7", "least_years: 11")
              .answer()
              .starts_with("technology-life.yaml: rows[2].most_years: "));
    CHECK(Copy("indicators-patent-pledge.yaml", "weight: 60%", "weight: 61%")
              .answer()
              .find("indicators-patent-pledge.yaml: indicators: “稳定性”各下级指标的权重合计应为 "
                    "100%，实际为 101%") == 0);
    CHECK(Copy("royalty-ranges.yaml", "rows:", "rows: [")
              .answer()
              .starts_with("royalty-ranges.yaml:"));
    CHECK(Copy("loan-to-value.yaml", "version: 1", "version: 2").answer() == "ok");
}
