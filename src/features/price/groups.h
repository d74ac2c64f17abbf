#pragma once
// Observations brought together into groups that hide their parties.
//
// The observations of a publication are split step by step: by kind, year, quarter, section of the
// class, province, class, city. Those of a part that is large enough (the minimum) are split
// further; those of the parts that are not stay together as the rest of the wider group. Where the
// rest itself is too small, the smallest part beside it joins it, so that it cannot be had by
// subtracting the parts from the whole. So every observation ends in exactly one group, and every
// group is large enough.
//
// Whatever is shown is made of whole groups. Sums, and differences of sums, of whole groups never
// tell less than a group: no single price, and no sum of one party's prices, can be had from them.
// That holds from one publication to the next too, for a group never changes.
#include <array>
#include <span>
#include <string>
#include <vector>

#include "features/price/record.h"

namespace zhirong::price {

struct Observation {
    Basis basis = Basis::value;
    RightKind kind = RightKind::invention;
    std::string right_class;  // "H04L", "09", or empty where it has none or several
    std::string region;       // six digits
    Date on;
    Money price;
    // Owner or seller; buyer. What has one party names the second nowhere in its basis.
    std::array<std::string, 2> parties;
    std::string deal;  // the record, of a reported deal
};

// Whether they hide their parties: enough of them, of enough sellers and enough buyers, none with
// more than the share of the total.
bool is_enough(std::span<const Observation* const> observations, const Minimum& minimum);

// Empty where all of them together are not enough. Of one basis.
std::vector<Group> grouped(std::span<const Observation> observations, const Minimum& minimum);

// ---- what is told of prices that rise
// Of n prices the p-quantile: where n·p is no whole number the price in place ⌈n·p⌉, else the mean
// of that in place n·p and the next, to the nearest fen (a half upwards). Hyndman and Fan's second
// definition; for p = 1/2 the usual median.
Money quantile(std::span<const Money> prices, int numerator, int denominator);
// The same of whole numbers.
std::int64_t quantile(std::span<const std::int64_t> rising, int numerator, int denominator);

struct Statistics {
    std::int64_t count = 0;
    Money total;
    Money lower;  // quartile
    Money median;
    Money upper;  // quartile
};
Statistics statistics(std::vector<Money> prices);  // BrokenInvariant where there are none

// What of the published groups is asked for. Empty: everything.
struct Filter {
    std::optional<Basis> basis;
    std::optional<RightKind> kind;
    std::string right_class;
    std::string region;  // the first digits
    std::string from;    // the first quarter
    std::string through;
};
enum class Reach {
    inside,  // all of the group is asked for
    across,  // some of it may be
    outside
};
Reach reach_of(const Group& group, const Filter& filter);

// By what rows are told apart. A group that reaches over several values stands in the row "".
enum class By { quarter, kind, section, right_class, province, city, basis };
std::string key_of(const Group& group, By by);

struct IndexRow {
    std::string key;
    Statistics statistics;
};
struct Index {
    std::vector<IndexRow> rows;  // by key; each observation in one
    std::optional<Statistics> all;
    // Observations of groups that reach across the filter: they may belong to it, and may not.
    std::int64_t across = 0;
};
Index index_of(std::span<const Group* const> groups, const Filter& filter, By by);

}  // namespace zhirong::price
