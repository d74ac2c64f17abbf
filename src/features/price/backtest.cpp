#include "features/price/backtest.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/ensure.h"
#include "features/price/groups.h"

namespace zhirong::price {
namespace {

using Members = std::vector<const Outcome*>;

std::string value_at(const Outcome& outcome, Aspect aspect) {
    switch (aspect) {
        case Aspect::method: return outcome.method ? outcome.method->name : "";
        case Aspect::appraiser: return outcome.appraiser;
        case Aspect::kind: return outcome.kind ? std::string(name_of(*outcome.kind)) : "";
        case Aspect::elapsed: return elapsed_of(outcome);
    }
    ensure(false);
    return {};
}

bool is_enough(const Members& members, const Minimum& minimum) {
    std::set<std::string_view> sellers;
    for (const Outcome* one : members) sellers.insert(one->parties.front());
    return std::ssize(members) >= minimum.observations && std::ssize(sellers) >= minimum.parties;
}

Score score_of(const Members& members, std::string key) {
    ensure(!members.empty());
    Score score{.key = std::move(key), .rest = false, .count = std::ssize(members)};
    std::vector<std::int64_t> ratios;
    for (const Outcome* one : members) {
        ratios.push_back(ratio_of(*one));
        if (is_near(*one)) ++score.near;
        if (const auto within = is_within(*one)) {
            ++score.ranged;
            if (*within) ++score.within;
        }
    }
    std::ranges::sort(ratios);
    score.lower = quantile(ratios, 1, 4);
    score.median = quantile(ratios, 1, 2);
    score.upper = quantile(ratios, 3, 4);
    return score;
}

}  // namespace

std::int64_t ratio_of(const Outcome& outcome) {
    ensure(outcome.valued > Money{});
    constexpr std::int64_t whole = 10'000;
    return round_fen(int128{outcome.realised.fen} * whole, outcome.valued.fen, Rounding::half_up)
        .fen;
}

bool is_near(const Outcome& outcome) {
    const int128 ten = int128{outcome.realised.fen} * 10;
    return ten >= int128{outcome.valued.fen} * 7 && ten <= int128{outcome.valued.fen} * 13;
}

std::optional<bool> is_within(const Outcome& outcome) {
    if (!outcome.low || !outcome.high) return std::nullopt;
    return *outcome.low <= outcome.realised && outcome.realised <= *outcome.high;
}

std::string elapsed_of(const Outcome& outcome) {
    if (!outcome.valued_on) return "";
    for (const int months : {6, 12, 24})
        if (outcome.realised_on <= add_months(*outcome.valued_on, months))
            return std::to_string(months);
    return "more";
}

std::optional<Score> score(std::span<const Outcome> outcomes) {
    if (outcomes.empty()) return std::nullopt;
    Members all;
    for (const Outcome& one : outcomes) all.push_back(&one);
    return score_of(all, "");
}

std::vector<Score> scores(std::span<const Outcome> outcomes, Aspect aspect,
                          const std::optional<Minimum>& minimum) {
    Members all;
    std::map<std::string, Members> parts;
    for (const Outcome& one : outcomes) {
        all.push_back(&one);
        parts[value_at(one, aspect)].push_back(&one);
    }
    if (all.empty() || (minimum && !is_enough(all, *minimum))) return {};
    Members rest;
    if (minimum) {
        for (auto part = parts.begin(); part != parts.end();)
            if (is_enough(part->second, *minimum)) {
                ++part;
            } else {
                rest.insert(rest.end(), part->second.begin(), part->second.end());
                part = parts.erase(part);
            }
        while (!rest.empty() && !is_enough(rest, *minimum)) {
            const auto smallest = std::ranges::min_element(
                parts, {}, [](const auto& part) { return part.second.size(); });
            ensure(smallest != parts.end());
            rest.insert(rest.end(), smallest->second.begin(), smallest->second.end());
            parts.erase(smallest);
        }
    }
    std::vector<Score> told;
    for (const auto& [key, members] : parts) told.push_back(score_of(members, key));
    if (!rest.empty()) {
        told.push_back(score_of(rest, ""));
        told.back().rest = true;
    }
    return told;
}

}  // namespace zhirong::price
