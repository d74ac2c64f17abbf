#include "features/valuation/outlier.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace zhirong;
using namespace zhirong::valuation;

namespace {

Known plain() {
    return {.total = yuan(1'000'000),
            .asked = yuan(500'000),
            .rights = {{"一种泵", yuan(1'000'000), {}, {}}},
            .own_ratios = {},
            .scored = std::nullopt};
}
bool flagged(const Known& known, const std::string& name) {
    return std::ranges::any_of(
        compare(known), [&](const Comparison& each) { return each.name == name && each.flagged; });
}
std::string said(const Known& known, const std::string& name) {
    for (const Comparison& each : compare(known))
        if (each.name == name) return each.said.zh;
    return "";
}

}  // namespace

TEST_CASE("what is not known is said and flags nothing") {
    for (const Comparison& each : compare(plain())) {
        CHECK_FALSE(each.flagged);
        CHECK(each.said.zh.find("未比较") != std::string::npos);
    }
}

TEST_CASE("a value is held against the median of at least three published prices") {
    Known known = plain();
    known.rights[0].published = {yuan(500'000), yuan(500'000)};
    CHECK(said(known, "published").find("只有 2 个") != std::string::npos);
    known.rights[0].published.push_back(yuan(400'000));
    CHECK_FALSE(flagged(known, "published"));  // exactly twice
    known.rights[0].value = yuan(1'000'001);
    CHECK(flagged(known, "published"));
    known.rights[0].value = yuan(250'000);
    CHECK_FALSE(flagged(known, "published"));  // exactly half
    known.rights[0].value = yuan(249'999);
    CHECK(flagged(known, "published"));
}

TEST_CASE("a value is held against the last one accepted of the same right") {
    Known known = plain();
    known.rights[0].earlier = {{date_of(2022, 1, 1), yuan(1)},
                               {date_of(2023, 1, 1), yuan(800'000)}};
    CHECK_FALSE(flagged(known, "earlier"));
    known.rights[0].value = yuan(1'200'000);
    CHECK_FALSE(flagged(known, "earlier"));  // exactly half more
    known.rights[0].value = yuan(1'200'001);
    CHECK(flagged(known, "earlier"));
    CHECK(said(known, "earlier").find("800,000.00") != std::string::npos);
}

TEST_CASE("a valuer is held against its own record from three reports on") {
    Known known = plain();
    known.own_ratios = {Ratio::whole(1), Ratio::whole(1)};
    CHECK_FALSE(flagged(known, "history"));
    known.own_ratios.push_back(Ratio::whole(1));
    CHECK(flagged(known, "history"));  // 2 against a median of 1
    known.own_ratios = {Ratio::whole(1), Ratio(4, 3), Ratio::whole(9)};
    CHECK_FALSE(flagged(known, "history"));  // exactly 1.5 times the median
}

TEST_CASE("a royalty far above what its score would choose is flagged, one below is not") {
    Known known = plain();
    known.scored = ScoredRate{Ratio::whole(50), Ratio::percent(6), Ratio::percent(4)};
    CHECK_FALSE(flagged(known, "score"));
    known.scored->rate = Ratio(61, 1000);
    CHECK(flagged(known, "score"));
    known.scored->rate = Ratio::percent(1);
    CHECK_FALSE(flagged(known, "score"));
}
