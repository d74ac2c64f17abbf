#pragma once
// Patents and firms as columns of whole numbers. Rows are patents, each owned by one firm; firms
// are numbered from 0 by whoever fills the tables.
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "base/workers.h"
#include "core/grading/columns.h"
#include "core/programme/columns/table.h"

namespace zhirong::grading {

using programme::columns::Dictionary;

// Counts of one patent, and patents of one firm: what keeps every sum within 64 bits.
inline constexpr std::int32_t largest_patent_count = 1'000'000;
inline constexpr std::size_t most_patents_of_a_firm = 1'000'000;
inline constexpr std::int64_t largest_firm_count = 1'000'000'000;

struct Patents {
    std::vector<std::uint32_t> owner;
    // By column; an empty one is not known in any row. A cell may be unknown_cell.
    std::array<std::vector<std::int32_t>, patent_columns> columns;
    Dictionary ipc;
    Dictionary inventors;

    std::size_t rows() const { return owner.size(); }
    std::vector<std::int32_t>& operator[](PatentColumn c) { return columns[index_of(c)]; }
    const std::vector<std::int32_t>& operator[](PatentColumn c) const {
        return columns[index_of(c)];
    }
};

struct Firms {
    std::size_t count = 0;
    std::vector<std::int32_t> region;  // GB/T 2260, six digits; may be unknown_cell or empty
    std::array<std::vector<std::int64_t>, firm_figures> figures;  // a cell may be unknown_figure

    std::vector<std::int64_t>& operator[](Figure f) { return figures[index_of(f)]; }
    const std::vector<std::int64_t>& operator[](Figure f) const { return figures[index_of(f)]; }
};

std::int32_t day_number(Date date);
// The number of a word of a closed list; BrokenInvariant if there is none.
std::int32_t word_number(const Column& column, std::string_view word);

namespace refusals {
inline constexpr RefusalKind column_length{
    "grading.column_length", 422, "列 {column} 有 {found} 行，应为 {expected} 行",
    "Column {column} has {found} rows instead of {expected}"};
inline constexpr RefusalKind no_such_firm{
    "grading.no_such_firm", 422, "第 {row} 行的权利人编号为 {found}，企业只有 {expected} 家",
    "Row {row} is owned by firm {found}; there are {expected} firms, numbered from 0"};
inline constexpr RefusalKind out_of_range{
    "grading.out_of_range", 422, "第 {row} 行的{zh}为 {found}，应在 {low} 至 {high} 之间，或为未知",
    "Row {row} has {found} for {column}; from {low} to {high} is possible, or unknown"};
inline constexpr RefusalKind too_many_patents{
    "grading.too_many_patents", 422, "企业 {firm} 有 {found} 件专利，多于可评分的 {most} 件",
    "Firm {firm} has {found} patents, more than the {most} that can be scored"};
}  // namespace refusals

// Patents checked, and brought together by owner: those of firm f are the rows from first[f] up to
// first[f + 1]. Within a firm they stay in the order given.
class Portfolios {
public:
    // Refuses columns of another length, owners that do not exist, numbers out of range.
    static Result<Portfolios> make(Patents patents, std::size_t firms,
                                   const Workers& workers = in_turn);

    const Patents& patents() const { return patents_; }
    std::size_t firms() const { return first_.size() - 1; }
    std::size_t begin(std::size_t firm) const { return first_[firm]; }
    std::size_t end(std::size_t firm) const { return first_[firm + 1]; }

private:
    Patents patents_;
    std::vector<std::uint32_t> first_;
};

// Refuses figures of another length or out of range.
Result<void> check(const Firms& firms);

}  // namespace zhirong::grading
