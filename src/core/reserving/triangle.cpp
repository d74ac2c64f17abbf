#include "core/reserving/triangle.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace zhirong::reserving {
namespace {

constexpr RefusalKind bad_origin{"reserving.origin", 422, "“{found}”不是事故期，应写作 {expected}",
                                 "“{found}” is no origin period; write it like {expected}"};
constexpr RefusalKind bad_development{"reserving.development", 422,
                                      "进展期 {found} 应在 1 至 {expected} 之间",
                                      "Development period {found} must lie between 1 and "
                                      "{expected}"};
constexpr RefusalKind too_large{"reserving.too_large", 422,
                                "{origin} 第 {development} 期的金额 {found} 元超过 {expected} 元",
                                "{origin}, development {development}: {found} yuan is more than "
                                "{expected} yuan"};
constexpr RefusalKind cell_twice{"reserving.cell_twice", 422,
                                 "{origin} 第 {development} 期已在第 {expected} 行给出",
                                 "{origin}, development {development} stands in row {expected} "
                                 "already"};
constexpr RefusalKind origin_gap{"reserving.origin_gap", 422,
                                 "缺少事故期 {found}：{from} 至 {until} 应逐期给出，无赔款填 0",
                                 "Origin period {found} is missing: give each from {from} to "
                                 "{until}, with 0 where there were no claims"};
constexpr RefusalKind cell_missing{"reserving.cell_missing", 422,
                                   "{origin} 缺少第 {found} 期，但有其后的第 {expected} 期",
                                   "{origin} lacks development {found} but has {expected}, a later "
                                   "one"};
constexpr RefusalKind too_few{"reserving.too_few", 422,
                              "至少需要两个事故期和两个进展期，实际为 {origins} 个和 {found} 个",
                              "At least two origin and two development periods are needed, found "
                              "{origins} and {found}"};
constexpr RefusalKind too_many{"reserving.too_many", 422,
                               "{from} 至 {until} 共 {found} 个事故期，最多 {expected} 个",
                               "{from} to {until} are {found} origin periods, at most {expected} "
                               "are allowed"};
constexpr RefusalKind ragged{"reserving.ragged", 422,
                             "{origin} 有 {found} 个进展期，按末期 {until} 推算应有 {expected} 个",
                             "{origin} has {found} development periods; by {until}, the last one, "
                             "it should have {expected}"};
constexpr RefusalKind negative{
    "reserving.negative", 422,
    "{origin} 第 {development} 期累计为 {found} 元：未允许累计为负（追偿多于赔款时请注明）",
    "{origin}, development {development}: the cumulative amount is {found} yuan; a negative one "
    "must be allowed by name (recoveries above payments)"};

struct Parts {
    int of_year;
    std::string_view between;  // the year and the number of the part
    std::size_t digits;
    const char* example;
};

Parts parts_of(Grain grain) {
    switch (grain) {
        case Grain::year: return {1, "", 0, "2016"};
        case Grain::half_year: return {2, "H", 1, "2016H1"};
        case Grain::quarter: return {4, "Q", 1, "2016Q3"};
        case Grain::month: return {12, "-", 2, "2016-04"};
    }
    ensure(false);
    return {};
}

std::optional<int> read_digits(std::string_view text, std::size_t digits) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.size() != digits || error != std::errc{} || end != text.data() + text.size() ||
        text.front() == '-')
        return std::nullopt;
    return value;
}

constexpr std::size_t year_digits = 4;
constexpr int first_year = 1900;
constexpr int last_year = 2199;

// Periods since the year 0.
std::optional<int> read_origin(std::string_view text, Grain grain) {
    const Parts parts = parts_of(grain);
    if (text.size() != year_digits + parts.between.size() + parts.digits ||
        !text.substr(year_digits).starts_with(parts.between))
        return std::nullopt;
    const auto year = read_digits(text.substr(0, year_digits), year_digits);
    const auto part =
        parts.digits == 0
            ? std::optional(1)
            : read_digits(text.substr(year_digits + parts.between.size()), parts.digits);
    if (!year || *year < first_year || *year > last_year || !part || *part < 1 ||
        *part > parts.of_year)
        return std::nullopt;
    return *year * parts.of_year + *part - 1;
}

std::string written(int ordinal, Grain grain) {
    const Parts parts = parts_of(grain);
    std::string text = std::to_string(ordinal / parts.of_year);
    if (parts.digits == 0) return text;
    const std::string part = std::to_string(ordinal % parts.of_year + 1);
    return text.append(parts.between).append(parts.digits - part.size(), '0') + part;
}

bool is_too_large(Money amount) { return amount > largest_input || amount < -largest_input; }

struct Given {
    Money amount;
    std::size_t row;
};
using Origin = std::map<int, Given>;    // by development period
using Origins = std::map<int, Origin>;  // by ordinal

std::vector<Fact> place(const std::string& origin, int development) {
    return {{"origin", origin}, {"development", std::to_string(development)}};
}

std::vector<Fact> with(std::vector<Fact> facts, std::vector<Fact> more) {
    for (Fact& fact : more) facts.push_back(std::move(fact));
    return facts;
}

Result<Origins> read_cells(const TriangleRows& rows) {
    Origins origins;
    Refusals problems;
    const auto wrong = [&](const RefusalKind& kind, std::string field, std::vector<Fact> facts) {
        problems.all.push_back({&kind, std::move(field), std::move(facts)});
    };
    for (std::size_t i = 0; i < rows.cells.size(); ++i) {
        const Cell& cell = rows.cells[i];
        const std::string field = shapes::item_path("cells", i);
        const auto origin = read_origin(cell.origin, rows.grain);
        const bool placed = cell.development >= 1 && cell.development <= most_periods;
        if (!origin)
            wrong(bad_origin, field + ".origin",
                  {{"found", cell.origin}, {"expected", parts_of(rows.grain).example}});
        if (!placed)
            wrong(bad_development, field + ".development",
                  {{"found", std::to_string(cell.development)},
                   {"expected", std::to_string(most_periods)}});
        if (is_too_large(cell.amount))
            wrong(
                too_large, field + ".amount",
                with(place(cell.origin, cell.development),
                     {{"found", to_string(cell.amount)}, {"expected", to_string(largest_input)}}));
        if (!origin || !placed) continue;
        const auto [found, fresh] =
            origins[*origin].try_emplace(cell.development, Given{cell.amount, i});
        if (!fresh)
            wrong(cell_twice, field,
                  with(place(cell.origin, cell.development),
                       {{"expected", std::to_string(found->second.row + 1)}}));
    }
    if (!problems.all.empty()) return std::unexpected(std::move(problems));
    return origins;
}

Result<std::monostate> check_shape(const Origins& origins, Grain grain) {
    int longest = 0;
    for (const auto& [ordinal, cells] : origins) {
        const int last = cells.rbegin()->first;
        longest = std::max(longest, last);
        for (int development = 1; development < last; ++development)
            if (!cells.contains(development))
                return refuse(cell_missing, "cells",
                              {{"origin", written(ordinal, grain)},
                               {"found", std::to_string(development)},
                               {"expected", std::to_string(last)}});
    }
    const auto named = [&](int ordinal) { return written(ordinal, grain); };
    if (origins.size() < 2 || longest < 2)
        return refuse(
            too_few, "cells",
            {{"origins", std::to_string(origins.size())}, {"found", std::to_string(longest)}});
    const int first = origins.begin()->first;
    const auto& [last, newest] = *origins.rbegin();
    if (last - first >= most_periods)
        return refuse(too_many, "cells",
                      {{"from", named(first)},
                       {"until", named(last)},
                       {"found", std::to_string(last - first + 1)},
                       {"expected", std::to_string(most_periods)}});
    for (int ordinal = first; ordinal <= last; ++ordinal) {
        const auto found = origins.find(ordinal);
        if (found == origins.end())
            return refuse(
                origin_gap, "cells",
                {{"found", named(ordinal)}, {"from", named(first)}, {"until", named(last)}});
        const int known = found->second.rbegin()->first;
        const int expected = std::min(longest, newest.rbegin()->first + last - ordinal);
        if (known != expected)
            return refuse(ragged, "cells",
                          {{"origin", named(ordinal)},
                           {"found", std::to_string(known)},
                           {"expected", std::to_string(expected)},
                           {"until", named(last)}});
    }
    return {};
}

}  // namespace

Result<Triangle> Triangle::read(const TriangleRows& rows) {
    const Origins origins = TRY(read_cells(rows));
    CHECKED(check_shape(origins, rows.grain));
    Triangle triangle;
    triangle.basis_ = rows.basis;
    for (const auto& [ordinal, cells] : origins) {
        const std::string name = written(ordinal, rows.grain);
        std::vector<Money> amounts;
        Money sum;
        for (const auto& [development, given] : cells) {
            sum = rows.form == Form::cumulative ? given.amount : sum + given.amount;
            const std::string field = shapes::item_path("cells", given.row) + ".amount";
            if (is_too_large(sum))
                return refuse(
                    too_large, field,
                    with(place(name, development),
                         {{"found", to_string(sum)}, {"expected", to_string(largest_input)}}));
            if (sum < Money{} && !rows.negative_allowed)
                return refuse(negative, field,
                              with(place(name, development), {{"found", to_string(sum)}}));
            amounts.push_back(sum);
        }
        triangle.names_.push_back(name);
        triangle.amounts_.push_back(std::move(amounts));
    }
    return triangle;
}

}  // namespace zhirong::reserving
