#include "features/subsidy/right_line.h"

#include <doctest/doctest.h>

#include "features/subsidy/insured.h"

using namespace zhirong;
using namespace zhirong::subsidy;

namespace {

insurance::Span span(int from_month, int until_month) {
    return {date_of(2025, from_month, 1), date_of(2025, until_month, 28)};
}
SubsidisedRight granted(std::vector<insurance::Span> days) {
    return apply({.id = "subsidised:execution:A", .grants = {}},
                 RightGranted{{"SA1", "one", "v", "IP1", std::move(days)}});
}
std::string asked(const SubsidisedRight& there, std::vector<insurance::Span> days,
                  const std::string& except = {}) {
    programme::Programme claiming;
    claiming.id = "two";
    const auto may = may_subsidise(there, {"execution", "A", std::move(days)}, except, claiming,
                                   programme::Library{});
    return may ? "" : in_english(may.error().first());
}

}  // namespace

TEST_CASE("a right stands in the way of itself, on the days in common") {
    const SubsidisedRight there = granted({span(1, 3), span(7, 9)});
    CHECK(asked(there, {span(4, 6), span(10, 12)}).empty());
    const std::string refused = asked(there, {span(3, 6)});
    CHECK(refused.find("SA1") != std::string::npos);
    CHECK(refused.find("2025-03-01 – 2025-03-28") != std::string::npos);
    CHECK(asked(there, {span(3, 6)}, "SA1").empty());
    // Days that nobody told may be any.
    CHECK(!asked(there, {}).empty());
    CHECK(!asked(granted({}), {span(4, 6)}).empty());
}

TEST_CASE("a grant is replaced by its application, and goes with it") {
    SubsidisedRight right = granted({span(1, 3)});
    right = apply(std::move(right), RightGranted{{"SA1", "one", "v", "IP1", {span(5, 6)}}});
    REQUIRE(right.grants.size() == 1);
    CHECK(asked(right, {span(1, 3)}).empty());
    right = apply(std::move(right), RightFreed{"SA1", "撤回"});
    CHECK(right.grants.empty());
    CHECK(stage_words(right).name == std::string("free"));
    CHECK(subsidised_right_id({"execution", "A", {}}) == "subsidised:execution:A");
}

TEST_CASE("what stays of a subsidy follows its base, never above what was given") {
    const auto of = [](const char* now, const char* computed, const char* given) {
        return to_string(kept(*parse_money(now), *parse_money(computed), *parse_money(given)));
    };
    CHECK(of("979.99", "1944.00", "1944.00") == "979.99");
    // A pot that gave half gives half of what is left: 489.995, half up.
    CHECK(of("979.99", "1944.00", "972.00") == "490.00");
    CHECK(of("0.00", "1944.00", "972.00") == "0.00");
    CHECK(of("2000.00", "1944.00", "1944.00") == "1944.00");
    CHECK(of("1.00", "0.00", "0.00") == "0.00");
}
