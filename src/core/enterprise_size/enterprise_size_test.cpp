#include "core/enterprise_size/enterprise_size.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

using namespace zhirong;

namespace {

EnterpriseSizes shipped() {
    const std::ifstream file(SOURCE_DIR "/reference/enterprise-size-2011-300.csv");
    REQUIRE(file);
    const std::string text{std::istreambuf_iterator<char>(file.rdbuf()), {}};
    return EnterpriseSizes::read(text).value();
}

std::string size(const EnterpriseSizes& sizes, const char* industry,
                 const EnterpriseFigures& figures) {
    const auto found = sizes.of(industry, figures);
    if (found) return found->code;
    std::string all;
    for (const Refusal& each : found.error().all)
        all += (all.empty() ? "" : ", ") + std::string(each.kind->code) + " " + each.field;
    return all;
}

}  // namespace

TEST_CASE(
    "industry is large, medium, small or micro by staff and revenue, below, at and above each "
    "line") {
    const EnterpriseSizes sizes = shipped();
    struct Row {
        std::int64_t staff;
        std::int64_t revenue;  // yuan
        const char* expected;
    };
    for (const Row& row :
         {Row{1'000, 400'000'000, "large"}, Row{999, 400'000'000, "medium"},
          Row{1'000, 399'999'999, "medium"}, Row{300, 20'000'000, "medium"},
          Row{299, 20'000'000, "small"}, Row{300, 19'999'999, "small"}, Row{20, 3'000'000, "small"},
          Row{19, 3'000'000, "micro"}, Row{20, 2'999'999, "micro"}, Row{0, 0, "micro"}})
        CHECK_MESSAGE(size(sizes, "industry", {row.staff, yuan(row.revenue), {}}) == row.expected,
                      row.staff << " " << row.revenue);
}

TEST_CASE("each industry asks for its own measures only") {
    const EnterpriseSizes sizes = shipped();
    CHECK(size(sizes, "agriculture", {{}, yuan(5'000'000), {}}) == "medium");
    CHECK(size(sizes, "other", {10, {}, {}}) == "small");
    CHECK(size(sizes, "leasing_business_services", {100, {}, yuan(80'000'000)}) == "medium");
    CHECK(size(sizes, "construction", {{}, yuan(60'000'000), {}}) ==
          "enterprise_size.missing_figure assets");
    CHECK(size(sizes, "software", {}) ==
          "enterprise_size.missing_figure staff, enterprise_size.missing_figure revenue");
    CHECK(size(sizes, "fishing", {}) == "enterprise_size.unknown_industry industry");
    CHECK(sizes.industries().size() == 16);
}

TEST_CASE("a malformed table is refused with its line") {
    const std::string heading = "industry,zh,en,measure,large,medium,small\n";
    for (const char* bad : {"wholesale,批发业,wholesale,staff,200,20\n",
                            "wholesale,批发业,wholesale,heads,200,20,5\n",
                            "wholesale,批发业,wholesale,staff,20,200,5\n",
                            "wholesale,批发业,wholesale,staff,200,-20,5\n",
                            "wholesale,批发业,wholesale,staff,200,20,five\n"}) {
        const auto read = EnterpriseSizes::read(heading + bad);
        REQUIRE_FALSE(read);
        CHECK(read.error().all.front().field == "line 2");
    }
    CHECK_FALSE(EnterpriseSizes::read("something else\n"));
    const auto apart = EnterpriseSizes::read(heading + "a,甲,a,staff,3,2,1\nb,乙,b,staff,3,2,1\n" +
                                             "a,甲,a,revenue,3,2,1\n");
    REQUIRE_FALSE(apart);
    CHECK(apart.error().all.front().field == "line 4");
}
