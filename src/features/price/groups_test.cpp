#include "features/price/groups.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <set>

#include "features/price/price.h"

using namespace zhirong;
using namespace zhirong::price;

namespace {

Minimum at_least(int observations, int parties, std::int64_t percent = 80) {
    return {date_of(2024, 1, 1), observations, parties, Ratio::percent(percent), ""};
}

Observation sold(std::int64_t yuan_, const std::string& seller,
                 const std::string& right_class = "H04L", const std::string& region = "430100",
                 Date on = date_of(2024, 2, 1)) {
    return {.basis = Basis::deal,
            .kind = RightKind::invention,
            .right_class = right_class,
            .region = region,
            .on = on,
            .price = yuan(yuan_),
            .parties = {seller, "buyer of " + seller},
            .deal = "PR" + std::to_string(yuan_)};
}

std::vector<Money> yuans(std::vector<std::int64_t> values) {
    std::vector<Money> all;
    for (const std::int64_t value : values) all.push_back(yuan(value));
    return all;
}

std::string name(const Group& group) {
    return (group.kind ? std::string(name_of(*group.kind)) : "") + '|' + group.right_class + '|' +
           group.region + '|' + group.period + (group.rest ? "|rest" : "");
}

std::map<std::string, std::size_t> sizes(const std::vector<Group>& groups) {
    std::map<std::string, std::size_t> all;
    for (const Group& group : groups) all[name(group)] = group.prices.size();
    return all;
}

}  // namespace

TEST_CASE("quartiles and median follow one rule, exact to the fen") {
    struct Case {
        std::vector<std::int64_t> prices;
        const char *lower, *median, *upper;
    };
    for (const Case& each : {Case{{7}, "7.00", "7.00", "7.00"},     // ⌈n·p⌉ = 1 each time
                             Case{{1, 2}, "1.00", "1.50", "2.00"},  // n/2 whole: the mean of both
                             Case{{1, 2, 3}, "1.00", "2.00", "3.00"},
                             Case{{1, 2, 3, 4}, "1.50", "2.50", "3.50"},  // all three whole
                             Case{{1, 2, 3, 4, 5}, "2.00", "3.00", "4.00"},
                             Case{{10, 20, 30, 40, 50, 60, 70, 80}, "25.00", "45.00", "65.00"}}) {
        const Statistics told = statistics(yuans(each.prices));
        CAPTURE(each.prices.size());
        CHECK(to_string(told.lower) == each.lower);
        CHECK(to_string(told.median) == each.median);
        CHECK(to_string(told.upper) == each.upper);
    }
    // A half fen upwards.
    CHECK(to_string(statistics({Money{1}, Money{2}}).median) == "0.02");
}

TEST_CASE("a group is shown at the minimum and not below it") {
    std::vector<Observation> all;
    for (const char* seller : {"a", "b", "c", "a"}) all.push_back(sold(100, seller));
    CHECK(grouped(all, at_least(5, 3)).empty());
    all.push_back(sold(100, "b"));
    CHECK(sizes(grouped(all, at_least(5, 3))) ==
          std::map<std::string, std::size_t>{{"invention|H04L|4301|2024Q1", 5}});
    CHECK(grouped(all, at_least(5, 4)).empty());
    all.push_back(sold(100, "d"));
    CHECK(sizes(grouped(all, at_least(5, 4))).size() == 1);
}

TEST_CASE("neither one seller nor one buyer may make most of the total") {
    std::vector<Observation> all{sold(80, "a"), sold(10, "b"), sold(10, "c")};
    CHECK(grouped(all, at_least(3, 3, 80)).size() == 1);
    all[0].price = yuan(80) + Money{1};
    CHECK(grouped(all, at_least(3, 3, 80)).empty());
    all[0].price = yuan(10);
    for (Observation& one : all) one.parties[1] = "the only buyer";
    CHECK(grouped(all, at_least(3, 3, 80)).empty());
}

TEST_CASE("small cells roll up to the wider group, and a small rest takes a neighbour with it") {
    std::vector<Observation> all;
    const auto add = [&](int count, const char* right_class, const char* region) {
        for (int i = 0; i < count; ++i)
            all.push_back(sold(100 + i, std::string(right_class) + region + std::to_string(i),
                               right_class, region));
    };
    add(7, "H04L", "430100");
    add(4, "H04L", "430200");
    add(6, "H01M", "430100");
    add(5, "G06F", "440300");
    // 430200 alone is too small; the rest of Hunan's H04L would be those four, so 430100 joins.
    CHECK(sizes(grouped(all, at_least(5, 3))) ==
          std::map<std::string, std::size_t>{{"invention|G06F|4403|2024Q1", 5},
                                             {"invention|H01M|4301|2024Q1", 6},
                                             {"invention|H04L|43|2024Q1|rest", 11}});
    add(1, "A61K", "110000");
    add(1, "B23P", "110000");
    // Two sections of one each: the smallest section beside them hides them.
    CHECK(sizes(grouped(all, at_least(5, 3))) ==
          std::map<std::string, std::size_t>{{"invention|||2024Q1|rest", 7},
                                             {"invention|H01M|4301|2024Q1", 6},
                                             {"invention|H04L|43|2024Q1|rest", 11}});
}

TEST_CASE("what is asked for takes whole groups; what reaches across is counted apart") {
    std::vector<Observation> all;
    for (int i = 0; i < 6; ++i)
        all.push_back(sold(100 + i, "a" + std::to_string(i), "H04L", "430100"));
    for (int i = 0; i < 3; ++i)
        all.push_back(sold(200 + i, "b" + std::to_string(i), "H01M", "430100"));
    for (int i = 0; i < 3; ++i)
        all.push_back(sold(300 + i, "c" + std::to_string(i), "H02J", "430100"));
    const std::vector<Group> groups = grouped(all, at_least(5, 3));
    std::vector<const Group*> pointers;
    for (const Group& group : groups) pointers.push_back(&group);
    const Index narrow = index_of(pointers,
                                  {.basis = {},
                                   .kind = {},
                                   .right_class = "H04L",
                                   .region = "43",
                                   .from = "2024Q1",
                                   .through = "2024Q1"},
                                  By::quarter);
    REQUIRE(narrow.all);
    CHECK(narrow.all->count == 6);
    CHECK(narrow.across == 6);
    const Index wide = index_of(pointers,
                                {.basis = {},
                                 .kind = RightKind::invention,
                                 .right_class = "H",
                                 .region = "",
                                 .from = "",
                                 .through = ""},
                                By::right_class);
    REQUIRE(wide.rows.size() == 2);
    CHECK(wide.rows[0].key.empty());
    CHECK(wide.rows[0].statistics.count == 6);
    CHECK(wide.rows[1].key == "H04L");
    CHECK(wide.all->count == 12);
    CHECK_FALSE(index_of(pointers,
                         {.basis = {},
                          .kind = {},
                          .right_class = "",
                          .region = "",
                          .from = "2024Q2",
                          .through = ""},
                         By::quarter)
                    .all);
}

namespace {

// Sums of groups as vectors over the observations, in arithmetic modulo a prime: whether a wanted
// sum is a combination of them, with whatever factors.
class Span {
public:
    void add(std::vector<std::int64_t> row) {
        reduce(row);
        const auto lead = std::ranges::find_if(row, [](std::int64_t x) { return x != 0; });
        if (lead == row.end()) return;
        const std::int64_t factor = inverse(*lead);
        for (std::int64_t& x : row) x = x * factor % prime;
        const auto place = static_cast<std::size_t>(lead - row.begin());
        basis_[place] = std::move(row);
    }
    bool has(std::vector<std::int64_t> row) const {
        reduce(row);
        return std::ranges::all_of(row, [](std::int64_t x) { return x == 0; });
    }

private:
    static constexpr std::int64_t prime = 1'000'000'007;
    static std::int64_t inverse(std::int64_t x) {
        std::int64_t result = 1;
        for (std::int64_t power = prime - 2; power > 0; power /= 2) {
            if (power % 2 == 1) result = result * x % prime;
            x = x * x % prime;
        }
        return result;
    }
    void reduce(std::vector<std::int64_t>& row) const {
        for (const auto& [place, with] : basis_) {
            const std::int64_t factor = row[place];
            if (factor == 0) continue;
            for (std::size_t i = 0; i < row.size(); ++i)
                row[i] = ((row[i] - factor * with[i]) % prime + prime) % prime;
        }
    }
    std::map<std::size_t, std::vector<std::int64_t>> basis_;
};

std::vector<Observation> drawn() {
    const int count = *rc::gen::inRange(0, 60);
    std::vector<Observation> all;
    for (int i = 0; i < count; ++i) {
        Observation one;
        one.basis = Basis::deal;
        one.kind = *rc::gen::element(RightKind::invention, RightKind::trademark);
        one.right_class =
            one.kind == RightKind::trademark
                ? *rc::gen::element(std::string("07"), std::string("09"))
                : *rc::gen::element(std::string("H04L"), std::string("H01M"), std::string("G06F"));
        one.region = *rc::gen::element(std::string("430100"), std::string("430200"),
                                       std::string("510100"), std::string("430000"));
        one.on = *rc::gen::element(date_of(2023, 11, 1), date_of(2024, 1, 1), date_of(2024, 5, 9));
        one.price = Money{*rc::gen::inRange<std::int64_t>(1, 1'000'000)};
        one.parties = {std::string(1, *rc::gen::inRange('a', 'i')),
                       std::string(1, *rc::gen::inRange('q', 'z'))};
        // Every price another one, so that a price names its observation.
        one.price += Money{1'000'000 * i};
        one.deal = std::to_string(i);
        all.push_back(std::move(one));
    }
    return all;
}

}  // namespace

TEST_CASE(
    "no combination of published sums tells a single price or the sum of one party's prices") {
    CHECK(rc::check([] {
        const std::vector<Observation> all = drawn();
        const Minimum minimum = at_least(*rc::gen::inRange(3, 7), *rc::gen::inRange(3, 5));
        const std::vector<Group> groups = grouped(all, minimum);
        std::vector<const Group*> pointers;
        std::map<Money, std::size_t> places;
        for (std::size_t i = 0; i < all.size(); ++i) places[all[i].price] = i;
        // Every observation is in one group, and every group is large enough.
        std::set<Money> seen;
        for (const Group& group : groups) {
            pointers.push_back(&group);
            std::vector<const Observation*> members;
            for (const Money price : group.prices) {
                RC_ASSERT(seen.insert(price).second);
                members.push_back(&all[places.at(price)]);
            }
            RC_ASSERT(is_enough(members, minimum));
            for (const Observation* one : members) {
                RC_ASSERT((!group.kind || *group.kind == one->kind));
                RC_ASSERT(one->right_class.starts_with(group.right_class));
                RC_ASSERT(one->region.starts_with(group.region));
                RC_ASSERT(quarter_of(one->on).starts_with(group.period));
            }
        }
        RC_ASSERT((groups.empty() || seen.size() == all.size()));

        // Every table that can be asked for, with its rows, its whole and what reaches across.
        Span span;
        const auto publish = [&](const Filter& filter, By by) {
            std::map<std::string, std::vector<std::int64_t>> rows;
            for (const Group* group : pointers) {
                if (reach_of(*group, filter) != Reach::inside) continue;
                for (const std::string& key : {"row " + key_of(*group, by), std::string("all")}) {
                    auto& row = rows[key];
                    row.resize(all.size());
                    for (const Money price : group->prices) row[places.at(price)] = 1;
                }
            }
            // The sums shown are those of these rows.
            const Index index = index_of(pointers, filter, by);
            for (const IndexRow& row : index.rows) {
                Money total;
                const auto& members = rows.at("row " + row.key);
                for (std::size_t i = 0; i < all.size(); ++i)
                    if (members[i] == 1) total += all[i].price;
                RC_ASSERT(row.statistics.total == total);
            }
            for (auto& [key, row] : rows) span.add(std::move(row));
        };
        for (const By by : {By::quarter, By::kind, By::section, By::right_class, By::province,
                            By::city, By::basis})
            for (const char* right_class : {"", "H", "H04L", "07"})
                for (const char* region : {"", "43", "4301"})
                    for (const char* quarter : {"", "2024Q1"})
                        publish({.basis = {},
                                 .kind = {},
                                 .right_class = right_class,
                                 .region = region,
                                 .from = quarter,
                                 .through = quarter},
                                by);
        for (std::size_t i = 0; i < all.size(); ++i) {
            std::vector<std::int64_t> single(all.size());
            single[i] = 1;
            RC_ASSERT(!span.has(single));
        }
        for (std::size_t side = 0; side < 2; ++side)
            for (const Observation& party : all) {
                std::vector<std::int64_t> sum(all.size());
                for (std::size_t i = 0; i < all.size(); ++i)
                    if (all[i].parties.at(side) == party.parties.at(side)) sum[i] = 1;
                if (!groups.empty()) RC_ASSERT(!span.has(sum));
            }
    }));
}
