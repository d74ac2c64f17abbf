#pragma once
// What may be known of a patent and of the firm that holds it. A scorecard names these columns;
// what a table does not hold is not known, never zero.
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/programme/facts.h"
#include "core/programme/problem.h"
#include "core/programme/programme.h"

namespace zhirong::grading {

using programme::Citation;
using programme::Language;
using programme::Reading;
using programme::Word;

// How a column's whole numbers are to be read.
enum class Kind {
    count,
    money,  // fen
    rate,   // millionths
    date,   // days since 1970-01-01
    flag,   // 0 or 1
    word,   // the number of the word
};

struct Column {
    const char* name;
    Kind kind;
    const char* zh;
    const char* en;
    std::span<const Word> words;  // of a word; empty: any
};

enum class PatentColumn : std::uint8_t {
    kind,
    status,
    origin,
    ipc,
    ipc_subclass,  // follows from ipc: its first four characters
    lead_inventor,
    filed_on,
    granted_on,
    expires_on,
    claims,
    forward_citations,
    backward_citations,
    family_size,
    family_countries,
    inventors,
    fee_years_paid,
    licences,
    transfers,
    pledges,
    litigations,
    invalidations_survived,
    pct,
    co_owned,
    in_product,
    awarded,
    in_standard,
};
inline constexpr std::size_t patent_columns = 26;

enum class Figure : std::uint8_t {
    founded_on,
    size,
    staff,
    rd_staff,
    rd_staff_kept,
    rd_intensity,
    revenue,
    patented_revenue_share,
    licence_income,
    technology_contracts,
    credit_policy,
    negative_list,
};
inline constexpr std::size_t firm_figures = 12;

// In the order of the enumerations.
std::span<const Column, patent_columns> patent_column_table();
std::span<const Column, firm_figures> figure_table();
const Column& description(PatentColumn column);
const Column& description(Figure figure);
std::optional<PatentColumn> find_patent_column(std::string_view name);
std::optional<Figure> find_figure(std::string_view name);
std::span<const std::string> patent_column_names();
std::span<const std::string> figure_names();

constexpr std::size_t index_of(PatentColumn column) { return static_cast<std::size_t>(column); }
constexpr std::size_t index_of(Figure figure) { return static_cast<std::size_t>(figure); }

inline constexpr std::int32_t unknown_cell = std::numeric_limits<std::int32_t>::min();
inline constexpr std::int64_t unknown_figure = std::numeric_limits<std::int64_t>::min();
inline constexpr std::int64_t million = 1'000'000;

}  // namespace zhirong::grading
