#include "core/grading/percentiles.h"

#include <algorithm>

#include "base/ensure.h"

namespace zhirong::grading {
namespace {

constexpr std::int32_t regions_of_a_province = 10'000;

struct Part {
    Key key;
    unsigned bits;
};

// A firm's place, the widest key in the highest bits, so that each group is a range of numbers.
std::uint64_t part_of(Key key, std::uint8_t field, std::int32_t region) {
    const std::int32_t known = region == unknown_cell ? 0 : region;
    switch (key) {
        case Key::field: return field;
        case Key::province: return static_cast<std::uint64_t>(known / regions_of_a_province);
        case Key::region: return static_cast<std::uint64_t>(known);
    }
    ensure(false);
    return 0;
}

bool needs_region(const std::vector<Key>& level) {
    return std::ranges::any_of(level, [](Key key) { return key != Key::field; });
}

// The values of a group, sorted, and for each different one its percentile.
class Ranking {
public:
    void make(std::vector<std::int64_t>& values, std::int64_t winsorise, bool more_is_better) {
        std::ranges::sort(values);
        const auto size = static_cast<std::int64_t>(values.size());
        const auto cut = static_cast<std::size_t>(size * winsorise / million);
        low_ = values[cut];
        high_ = values[values.size() - 1 - cut];
        different_.clear();
        percentiles_.clear();
        for (std::size_t i = 0; i < values.size();) {
            const std::int64_t value = std::clamp(values[i], low_, high_);
            std::size_t end = i;
            if (value == high_)
                end = values.size();
            else
                while (end < values.size() && std::max(values[end], low_) == value) ++end;
            const auto below = static_cast<std::int64_t>(i);
            const auto above = size - static_cast<std::int64_t>(end);
            const std::int64_t same = size - below - above;
            const std::int64_t worse = more_is_better ? below : above;
            different_.push_back(value);
            percentiles_.push_back(static_cast<std::int32_t>(
                nearest_quotient((2 * worse + same) * million, 2 * size)));
            i = end;
        }
    }

    std::int32_t of(std::int64_t value) const {
        // A binary search without a branch, for where it goes cannot be foreseen. The value, once
        // within the bounds, is there.
        const std::int64_t wanted = std::clamp(value, low_, high_);
        const std::int64_t* first = different_.data();
        for (std::size_t size = different_.size(); size > 1;) {
            const std::size_t half = size / 2;
            first += static_cast<std::size_t>(first[half - 1] < wanted) * half;
            size -= half;
        }
        return percentiles_[static_cast<std::size_t>(first - different_.data())];
    }

private:
    std::int64_t low_ = 0;
    std::int64_t high_ = 0;
    std::vector<std::int64_t> different_;
    std::vector<std::int32_t> percentiles_;
};

}  // namespace

Grouping::Grouping(const Normalisation& normalisation, const Population& population,
                   const Firms& firms) {
    const auto& levels = normalisation.levels;
    ensure(!levels.empty());
    // The widest level's keys first; province before the region that it follows from.
    std::vector<Part> parts;
    std::vector<unsigned> bits_of_level(levels.size());
    unsigned bits = 0;
    for (std::size_t l = levels.size(); l-- > 0;) {
        for (const Key key : {Key::field, Key::province, Key::region}) {
            const bool used = std::ranges::find(levels[l], key) != levels[l].end();
            const bool there =
                std::ranges::find(parts, key, [](const Part& p) { return p.key; }) != parts.end();
            if (!used || there) continue;
            constexpr unsigned region_bits = 20;
            constexpr unsigned other_bits = 8;
            parts.push_back({key, key == Key::region ? region_bits : other_bits});
            bits += parts.back().bits;
        }
        bits_of_level[l] = bits;
    }

    struct Place {
        std::uint64_t key;
        std::uint32_t firm;
        bool region_known;
    };
    std::vector<Place> places;
    places.reserve(population.firms());
    for (std::size_t firm = 0; firm < population.firms(); ++firm) {
        if (population.field[firm] == no_field) continue;
        const std::int32_t region = firms.region.empty() ? unknown_cell : firms.region[firm];
        std::uint64_t key = 0;
        for (const Part& part : parts)
            key = key << part.bits | part_of(part.key, population.field[firm], region);
        places.push_back({key, static_cast<std::uint32_t>(firm), region != unknown_cell});
    }
    std::ranges::sort(places, {}, [](const Place& each) { return std::pair(each.key, each.firm); });

    order_.reserve(places.size());
    for (const Place& place : places) order_.push_back(place.firm);
    levels_.resize(levels.size());
    for (std::size_t l = 0; l < levels.size(); ++l) {
        const unsigned shift = bits - bits_of_level[l];
        const bool by_region = needs_region(levels[l]);
        for (std::uint32_t i = 0; i < places.size();) {
            const std::uint64_t group = places[i].key >> shift;
            std::uint32_t end = i;
            while (end < places.size() && places[end].key >> shift == group) ++end;
            levels_[l].push_back({i, end, !by_region || places[i].region_known});
            i = end;
        }
    }
}

Percentiles percentiles_of(const Grouping& grouping, const Normalisation& normalisation,
                           const std::vector<std::int64_t>& values, bool more_is_better) {
    const std::vector<std::uint32_t>& order = grouping.order();
    Percentiles result;
    result.percentiles.assign(values.size(), 0);
    result.levels.assign(values.size(), no_level);
    std::vector<std::int64_t> placed(order.size());
    std::vector<std::uint8_t> waiting(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        placed[i] = values[order[i]];
        waiting[i] = is_lacking(placed[i]) ? 0 : 1;
    }
    Ranking ranking;
    std::vector<std::int64_t> group;
    for (std::size_t level = 0; level < grouping.levels().size(); ++level) {
        for (const Grouping::Stretch& stretch : grouping.levels()[level]) {
            if (!stretch.known) continue;
            const auto first = waiting.begin() + stretch.begin;
            const auto last = waiting.begin() + stretch.end;
            if (level > 0 && std::find(first, last, 1) == last) continue;
            group.clear();
            for (std::uint32_t i = stretch.begin; i < stretch.end; ++i)
                if (!is_lacking(placed[i])) group.push_back(placed[i]);
            if (std::ssize(group) < normalisation.minimum) continue;
            ranking.make(group, normalisation.winsorise, more_is_better);
            for (std::uint32_t i = stretch.begin; i < stretch.end; ++i) {
                if (waiting[i] == 0) continue;
                waiting[i] = 0;
                result.percentiles[order[i]] = ranking.of(placed[i]);
                result.levels[order[i]] = static_cast<std::uint8_t>(level);
            }
        }
    }
    for (std::size_t i = 0; i < order.size(); ++i)
        if (waiting[i] != 0) result.levels[order[i]] = too_few_level;
    return result;
}

}  // namespace zhirong::grading
