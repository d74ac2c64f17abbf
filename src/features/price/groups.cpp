#include "features/price/groups.h"

#include <algorithm>
#include <map>

#include "features/price/price.h"

namespace zhirong::price {
namespace {

using Members = std::vector<const Observation*>;

std::string province_of(const std::string& region) { return region.substr(0, 2); }
// Four digits; two where the code names the whole province.
std::string city_of(const std::string& region) {
    return region.substr(2, 2) == "00" ? province_of(region) : region.substr(0, 4);
}
// The first letter of an IPC symbol; a Nice or Locarno class is its own section.
std::string section_of(const std::string& right_class) {
    const bool patent = !right_class.empty() && right_class.front() >= 'A';
    return patent ? right_class.substr(0, 1) : right_class;
}

// The steps by which observations are split, the widest first.
enum class Step { kind, year, quarter, section, province, right_class, city };
constexpr std::array steps{Step::kind,     Step::year,        Step::quarter, Step::section,
                           Step::province, Step::right_class, Step::city};

std::string value_at(const Observation& one, Step step) {
    switch (step) {
        case Step::kind: return std::string(name_of(one.kind));
        case Step::year: return quarter_of(one.on).substr(0, 4);
        case Step::quarter: return quarter_of(one.on);
        case Step::section: return section_of(one.right_class);
        case Step::province: return province_of(one.region);
        case Step::right_class: return one.right_class;
        case Step::city: return city_of(one.region);
    }
    ensure(false);
    return {};
}

void say(Group& group, const Observation& one, Step step) {
    switch (step) {
        case Step::kind: group.kind = one.kind; return;
        case Step::year:
        case Step::quarter: group.period = value_at(one, step); return;
        case Step::section:
        case Step::right_class: group.right_class = value_at(one, step); return;
        case Step::province:
        case Step::city: group.region = value_at(one, step); return;
    }
}

class Splitter {
public:
    explicit Splitter(const Minimum& minimum) : minimum_(minimum) {}

    void split(const Members& members, const Group& as, std::size_t depth) {
        if (depth == steps.size()) return take(members, as);
        std::map<std::string, Members> parts;
        for (const Observation* one : members)
            parts[value_at(*one, steps.at(depth))].push_back(one);
        std::vector<Members> large;
        Members rest;
        for (auto& [value, part] : parts) {
            if (is_enough(part, minimum_))
                large.push_back(std::move(part));
            else
                rest.insert(rest.end(), part.begin(), part.end());
        }
        // The rest can be had by subtraction: it must be a group too. It ends at the latest when
        // everything is in it, for all of them together are enough.
        std::ranges::stable_sort(large, std::ranges::greater{}, &Members::size);
        while (!rest.empty() && !is_enough(rest, minimum_)) {
            ensure(!large.empty());
            rest.insert(rest.end(), large.back().begin(), large.back().end());
            large.pop_back();
        }
        if (!rest.empty()) {
            Group group = as;
            group.rest = true;
            take(rest, std::move(group));
        }
        for (const Members& part : large) {
            Group group = as;
            say(group, *part.front(), steps.at(depth));
            split(part, group, depth + 1);
        }
    }
    std::vector<Group> finish() {
        std::ranges::sort(groups_, {}, [](const Group& group) {
            return std::tuple(group.kind ? static_cast<int>(*group.kind) : -1, group.period,
                              group.right_class, group.region, group.rest);
        });
        return std::move(groups_);
    }

private:
    void take(const Members& members, Group group) {
        std::vector<std::string> sellers;
        for (const Observation* one : members) {
            group.prices.push_back(one->price);
            if (!one->deal.empty()) group.deals.push_back(one->deal);
            sellers.push_back(one->parties.front());
        }
        std::ranges::sort(group.prices);
        std::ranges::sort(group.deals);
        std::ranges::sort(sellers);
        group.parties = static_cast<int>(std::ranges::unique(sellers).begin() - sellers.begin());
        groups_.push_back(std::move(group));
    }

    const Minimum& minimum_;
    std::vector<Group> groups_;
};

bool begins(std::string_view text, std::string_view with) { return text.starts_with(with); }

// Of two names of which the longer is the narrower.
Reach reach_within(std::string_view group, std::string_view asked) {
    if (begins(group, asked)) return Reach::inside;
    return begins(asked, group) ? Reach::across : Reach::outside;
}

Reach reach_in_time(const std::string& period, const Filter& filter) {
    if (filter.from.empty() && filter.through.empty()) return Reach::inside;
    if (period.empty()) return Reach::across;
    const bool year = period.size() == 4;
    const std::string first = year ? period + "Q1" : period;
    const std::string last = year ? period + "Q4" : period;
    const bool after = filter.from.empty() || first >= filter.from;
    const bool before = filter.through.empty() || last <= filter.through;
    if (after && before) return Reach::inside;
    const bool apart = (!filter.from.empty() && last < filter.from) ||
                       (!filter.through.empty() && first > filter.through);
    return apart ? Reach::outside : Reach::across;
}

}  // namespace

bool is_enough(std::span<const Observation* const> observations, const Minimum& minimum) {
    if (std::ssize(observations) < minimum.observations) return false;
    for (std::size_t side = 0; side < 2; ++side) {
        std::map<std::string_view, Money> sums;
        Money total;
        for (const Observation* one : observations) {
            sums[one->parties.at(side)] += one->price;
            total += one->price;
        }
        if (side == 1 && sums.size() == 1 && sums.begin()->first.empty()) break;
        if (std::ssize(sums) < minimum.parties) return false;
        const Ratio share = minimum.largest_share;
        for (const auto& [party, sum] : sums)
            if (int128{sum.fen} * share.denominator() > int128{total.fen} * share.numerator())
                return false;
    }
    return true;
}

std::vector<Group> grouped(std::span<const Observation> observations, const Minimum& minimum) {
    Members all;
    for (const Observation& one : observations) all.push_back(&one);
    if (all.empty() || !is_enough(all, minimum)) return {};
    Splitter splitter(minimum);
    splitter.split(all, {.basis = all.front()->basis}, 0);
    return splitter.finish();
}

std::int64_t quantile(std::span<const std::int64_t> rising, int numerator, int denominator) {
    ensure(!rising.empty() && 0 < numerator && numerator < denominator);
    const std::size_t product = rising.size() * static_cast<std::size_t>(numerator);
    const auto parts = static_cast<std::size_t>(denominator);
    const std::size_t place = (product + parts - 1) / parts;  // from 1
    if (product % parts != 0) return rising[place - 1];
    return round_fen(int128{rising[place - 1]} + rising[place], 2, Rounding::half_up).fen;
}

Money quantile(std::span<const Money> prices, int numerator, int denominator) {
    std::vector<std::int64_t> fen;
    fen.reserve(prices.size());
    for (const Money price : prices) fen.push_back(price.fen);
    return Money{quantile(fen, numerator, denominator)};
}

Statistics statistics(std::vector<Money> prices) {
    ensure(!prices.empty());
    std::ranges::sort(prices);
    Statistics told{.count = std::ssize(prices),
                    .total = {},
                    .lower = quantile(prices, 1, 4),
                    .median = quantile(prices, 1, 2),
                    .upper = quantile(prices, 3, 4)};
    for (const Money price : prices) told.total += price;
    return told;
}

Reach reach_of(const Group& group, const Filter& filter) {
    if (filter.basis && *filter.basis != group.basis) return Reach::outside;
    Reach reach = Reach::inside;
    const auto narrow = [&](Reach next) {
        if (next == Reach::outside || reach == Reach::outside)
            reach = Reach::outside;
        else if (next == Reach::across)
            reach = Reach::across;
    };
    if (filter.kind) {
        if (!group.kind)
            narrow(Reach::across);
        else if (*group.kind != *filter.kind)
            narrow(Reach::outside);
    }
    narrow(reach_within(group.right_class, filter.right_class));
    narrow(reach_within(group.region, filter.region));
    narrow(reach_in_time(group.period, filter));
    return reach;
}

std::string key_of(const Group& group, By by) {
    switch (by) {
        case By::quarter: return group.period;
        case By::kind: return group.kind ? std::string(name_of(*group.kind)) : "";
        case By::section: return section_of(group.right_class);
        case By::right_class:
            // A section alone is no class of its own.
            return group.right_class.size() == 1 ? "" : group.right_class;
        case By::province: return province_of(group.region);
        case By::city: return group.region.size() == 4 ? group.region : "";
        case By::basis: return std::string(name_of(group.basis));
    }
    ensure(false);
    return {};
}

Index index_of(std::span<const Group* const> groups, const Filter& filter, By by) {
    Index index;
    std::map<std::string, std::vector<Money>> rows;
    std::vector<Money> all;
    for (const Group* group : groups) {
        switch (reach_of(*group, filter)) {
            case Reach::outside: break;
            case Reach::across: index.across += std::ssize(group->prices); break;
            case Reach::inside: {
                auto& row = rows[key_of(*group, by)];
                row.insert(row.end(), group->prices.begin(), group->prices.end());
                all.insert(all.end(), group->prices.begin(), group->prices.end());
            }
        }
    }
    for (auto& [key, prices] : rows) index.rows.push_back({key, statistics(std::move(prices))});
    if (!all.empty()) index.all = statistics(std::move(all));
    return index;
}

}  // namespace zhirong::price
