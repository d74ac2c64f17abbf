#include "core/calendar/reference_rates.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace zhirong {
namespace {

constexpr std::string_view heading = "effective_from,one_year_percent,over_five_year_percent";

// Three cells, no more, no fewer.
std::optional<std::array<std::string_view, 3>> cells_of(std::string_view line) {
    std::array<std::string_view, 3> cells;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::size_t comma = line.find(',');
        if ((comma == std::string_view::npos) != (i + 1 == cells.size())) return std::nullopt;
        cells[i] = line.substr(0, comma);
        if (comma != std::string_view::npos) line.remove_prefix(comma + 1);
    }
    return cells;
}

}  // namespace

Result<ReferenceRates> ReferenceRates::read(std::string_view csv) {
    std::vector<Refusal> wrong;
    const auto malformed = [&](int line, std::string_view found, const char* expected) {
        wrong.push_back({&reference_rate_refusals::malformed,
                         "line " + std::to_string(line),
                         {{"line", std::to_string(line)},
                          {"found", std::string(found)},
                          {"expected", expected}}});
    };
    ReferenceRates rates;
    for (int number = 1; !csv.empty() || number == 1; ++number) {
        const std::size_t end = csv.find('\n');
        std::string_view line = csv.substr(0, end);
        csv.remove_prefix(end == std::string_view::npos ? csv.size() : end + 1);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (number == 1) {
            if (line != heading) malformed(1, line, heading.data());
            continue;
        }
        const auto cells = cells_of(line);
        if (!cells) {
            malformed(number, line, "three cells");
            continue;
        }
        const auto from = parse_date((*cells)[0]);
        const auto one_year = parse_ratio(std::string((*cells)[1]) + "%");
        const auto over_five_years = parse_ratio(std::string((*cells)[2]) + "%");
        if (!from)
            malformed(number, (*cells)[0], "a date such as 2024-07-22");
        else if (!one_year || *one_year < Ratio{})
            malformed(number, (*cells)[1], "a percentage such as 3.35");
        else if (!over_five_years || *over_five_years < Ratio{})
            malformed(number, (*cells)[2], "a percentage such as 3.85");
        else if (!rates.rows_.empty() && *from <= rates.rows_.back().from)
            malformed(number, (*cells)[0], "a date after the line above");
        else
            rates.rows_.push_back({*from, *one_year, *over_five_years});
    }
    if (!wrong.empty()) return std::unexpected(Refusals{std::move(wrong)});
    return rates;
}

Result<Ratio> ReferenceRates::at(Tenor tenor, Date date) const {
    const auto after = std::ranges::upper_bound(rows_, date, {}, &Row::from);
    if (after == rows_.begin())
        return refuse(reference_rate_refusals::missing, {},
                      {{"date", to_string(date)},
                       {"first", rows_.empty() ? "-" : to_string(rows_.front().from)}});
    const Row& row = *std::prev(after);
    return tenor == Tenor::one_year ? row.one_year : row.over_five_years;
}

}  // namespace zhirong
