#include "core/grading/table.h"

#include <algorithm>

#include "base/ensure.h"

namespace zhirong::grading {
namespace {

struct Bounds {
    std::int64_t low = 0;
    std::int64_t high = 0;
};

constexpr std::int64_t largest_money = 1'000'000'000'000'00;  // 10^12 yuan, in fen

Bounds bounds_of(const Column& column, std::int64_t largest_count, const Dictionary* open) {
    switch (column.kind) {
        case Kind::count: return {0, largest_count};
        case Kind::money: return {0, largest_money};
        case Kind::rate: return {0, 1'000 * million};
        case Kind::date:
            return {day_number(date_of(1900, 1, 1)), day_number(date_of(2199, 12, 31))};
        case Kind::flag: return {0, 1};
        case Kind::word:
            return {0, (open != nullptr ? static_cast<std::int64_t>(open->size())
                                        : static_cast<std::int64_t>(column.words.size())) -
                           1};
    }
    ensure(false);
    return {};
}

std::unexpected<Refusals> refuse_cell(const Column& column, std::size_t row, std::int64_t found,
                                      Bounds bounds) {
    return refuse(refusals::out_of_range, column.name,
                  {{"row", std::to_string(row)},
                   {"zh", column.zh},
                   {"column", column.name},
                   {"found", std::to_string(found)},
                   {"low", std::to_string(bounds.low)},
                   {"high", std::to_string(bounds.high)}});
}

template <class Number>
Result<void> check_column(const Column& column, const std::vector<Number>& cells, std::size_t rows,
                          Number unknown, Bounds bounds) {
    if (cells.empty()) return {};
    if (cells.size() != rows)
        return refuse(refusals::column_length, column.name,
                      {{"column", column.name},
                       {"found", std::to_string(cells.size())},
                       {"expected", std::to_string(rows)}});
    const auto outside = std::ranges::find_if(cells, [&](Number cell) {
        return cell != unknown && (cell < bounds.low || cell > bounds.high);
    });
    if (outside == cells.end()) return {};
    return refuse_cell(column, static_cast<std::size_t>(outside - cells.begin()), *outside, bounds);
}

}  // namespace

std::int32_t day_number(Date date) {
    return static_cast<std::int32_t>(date.time_since_epoch().count());
}

std::int32_t word_number(const Column& column, std::string_view word) {
    const auto found = std::ranges::find(column.words, word, &Word::code);
    ensure(found != column.words.end());
    return static_cast<std::int32_t>(found - column.words.begin());
}

Result<Portfolios> Portfolios::make(Patents patents, std::size_t firms, const Workers& workers) {
    const std::size_t rows = patents.rows();
    std::vector<Result<void>> checked(patent_columns);
    workers(patent_columns, [&](std::size_t c) {
        const Column& column = patent_column_table()[c];
        const auto which = static_cast<PatentColumn>(c);
        const Dictionary* open = which == PatentColumn::ipc             ? &patents.ipc
                                 : which == PatentColumn::lead_inventor ? &patents.inventors
                                                                        : nullptr;
        checked[c] = check_column(column, patents.columns[c], rows, unknown_cell,
                                  bounds_of(column, largest_patent_count, open));
    });
    for (Result<void>& each : checked)
        if (!each) return std::unexpected(std::move(each).error());

    Portfolios grouped;
    grouped.first_.resize(firms + 1);
    for (std::size_t row = 0; row < rows; ++row) {
        const std::uint32_t owner = patents.owner[row];
        if (owner >= firms)
            return refuse(refusals::no_such_firm, "owner",
                          {{"row", std::to_string(row)},
                           {"found", std::to_string(owner)},
                           {"expected", std::to_string(firms)}});
        ++grouped.first_[owner + 1];
    }
    const auto largest = std::ranges::max_element(grouped.first_);
    if (*largest > most_patents_of_a_firm)
        return refuse(refusals::too_many_patents, "owner",
                      {{"firm", std::to_string(largest - grouped.first_.begin() - 1)},
                       {"found", std::to_string(*largest)},
                       {"most", std::to_string(most_patents_of_a_firm)}});
    for (std::size_t firm = 0; firm < firms; ++firm)
        grouped.first_[firm + 1] += grouped.first_[firm];

    std::vector<std::uint32_t> next(grouped.first_.begin(), grouped.first_.end() - 1);
    std::vector<std::uint32_t> from(rows);
    for (std::size_t row = 0; row < rows; ++row)
        from[next[patents.owner[row]]++] = static_cast<std::uint32_t>(row);

    const auto gather = [&](auto& cells) {
        if (cells.empty()) return;
        std::remove_reference_t<decltype(cells)> own(rows);
        for (std::size_t row = 0; row < rows; ++row) own[row] = cells[from[row]];
        cells = std::move(own);
    };
    workers(patent_columns + 1, [&](std::size_t c) {
        if (c == patent_columns)
            gather(patents.owner);
        else
            gather(patents.columns[c]);
    });
    grouped.patents_ = std::move(patents);
    return grouped;
}

Result<void> check(const Firms& firms) {
    if (!firms.region.empty() && firms.region.size() != firms.count)
        return refuse(refusals::column_length, "region",
                      {{"column", "region"},
                       {"found", std::to_string(firms.region.size())},
                       {"expected", std::to_string(firms.count)}});
    static constexpr Column region{"region", Kind::count, "地区", "region", {}};
    CHECKED(check_column(region, firms.region, firms.count, unknown_cell, {100'000, 999'999}));
    for (std::size_t f = 0; f < firm_figures; ++f)
        CHECKED(check_column(figure_table()[f], firms.figures[f], firms.count, unknown_figure,
                             bounds_of(figure_table()[f], largest_firm_count, nullptr)));
    return {};
}

}  // namespace zhirong::grading
