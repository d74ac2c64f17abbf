#include "features/price/backtest.h"

#include <doctest/doctest.h>

#include <map>

using namespace zhirong;
using namespace zhirong::price;

namespace {

Outcome sold(std::int64_t valued, std::int64_t realised, const char* appraiser = "a",
             const char* seller = "s") {
    return {.subject = "FA1",
            .kind = RightKind::invention,
            .method = Label{"income", "收益法", "Income approach"},
            .appraiser = appraiser,
            .valued = yuan(valued),
            .low = {},
            .high = {},
            .realised = yuan(realised),
            .valued_on = date_of(2024, 1, 15),
            .realised_on = date_of(2024, 7, 15),
            .parties = {seller, "b"}};
}

}  // namespace

TEST_CASE("a right valued at three million that fetched 200,000 brought 6.67 % of its value") {
    CHECK(ratio_of(sold(3'000'000, 200'000)) == 667);
    CHECK(ratio_of(sold(100, 100)) == 10'000);
}

TEST_CASE("within thirty per cent includes both limits") {
    CHECK_FALSE(is_near({.valued = Money{10'000}, .realised = Money{6'999}}));
    CHECK(is_near({.valued = Money{10'000}, .realised = Money{7'000}}));
    CHECK(is_near({.valued = Money{10'000}, .realised = Money{13'000}}));
    CHECK_FALSE(is_near({.valued = Money{10'000}, .realised = Money{13'001}}));
}

TEST_CASE(
    "a price is held against the range that was reported, ends included, where there was one") {
    Outcome one = sold(100, 80);
    CHECK_FALSE(is_within(one).has_value());
    one.low = yuan(80);
    one.high = yuan(120);
    CHECK(is_within(one) == true);
    one.realised = yuan(120);
    CHECK(is_within(one) == true);
    one.realised = yuan(120) + Money{1};
    CHECK(is_within(one) == false);
    one.realised = yuan(80) - Money{1};
    CHECK(is_within(one) == false);
    const std::vector<Outcome> all{one, sold(100, 100)};
    CHECK(score(all)->ranged == 1);
    CHECK(score(all)->within == 0);
}

TEST_CASE("the time between is counted in months from the base date") {
    Outcome one = sold(100, 100);
    struct Case {
        Date on;
        const char* key;
    };
    for (const Case& each :
         {Case{date_of(2024, 7, 15), "6"}, Case{date_of(2024, 7, 16), "12"},
          Case{date_of(2025, 1, 15), "12"}, Case{date_of(2025, 1, 16), "24"},
          Case{date_of(2026, 1, 15), "24"}, Case{date_of(2026, 1, 16), "more"}}) {
        one.realised_on = each.on;
        CHECK(elapsed_of(one) == each.key);
    }
    one.valued_on.reset();
    CHECK(elapsed_of(one).empty());
}

TEST_CASE(
    "an appraiser with few outcomes is not told apart, and takes another with it if need be") {
    const Minimum minimum{date_of(2024, 1, 1), 5, 3, Ratio::percent(80), ""};
    std::vector<Outcome> all;
    const auto add = [&](const char* appraiser, int count) {
        for (int i = 0; i < count; ++i)
            all.push_back(sold(100, 50 + i, appraiser, std::array{"x", "y", "z"}.at(i % 3)));
    };
    add("large", 6);
    add("medium", 5);
    add("small", 2);
    const auto told = [&](const std::optional<Minimum>& least) {
        std::map<std::string, std::int64_t> counts;
        for (const Score& one : scores(all, Aspect::appraiser, least))
            counts[one.rest ? "rest" : one.key] = one.count;
        return counts;
    };
    using Counts = std::map<std::string, std::int64_t>;
    CHECK(told(minimum) == Counts{{"large", 6}, {"rest", 7}});
    CHECK(told(std::nullopt) == Counts{{"large", 6}, {"medium", 5}, {"small", 2}});
    all.resize(4);
    CHECK(scores(all, Aspect::appraiser, minimum).empty());
    CHECK(score(all)->median == 5'150);
}
