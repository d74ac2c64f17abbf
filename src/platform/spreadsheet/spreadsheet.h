#pragma once
// Tables as people keep them: .xlsx and .csv in, .xlsx out. Everything becomes text, so that no
// number is rounded on the way: a date "2024-02-29", a moment "2024-02-29 09:30:00", a number in
// plain decimals as the spreadsheet program shows it (at most 15 digits), true and false "TRUE" and
// "FALSE", a formula its stored result.
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "base/table.h"

namespace zhirong::spreadsheet {

// What keeps a file from costing more than it is worth, an archive that unpacks without end above
// all. Each is a refusal of its own.
struct TableLimits {
    std::size_t file_bytes = std::size_t{16} << 20;
    std::size_t part_bytes = std::size_t{256} << 20;  // of one unpacked part of a workbook
    std::size_t ratio = 200;                          // of unpacked to packed, above a mebibyte
    std::size_t rows = 100'000;
    std::size_t columns = 200;
    std::size_t cell_bytes = 32'767;                 // Excel's own limit, in characters
    std::size_t text_bytes = std::size_t{64} << 20;  // of all cells: shared text counts each time
};

// Reads the first visible sheet of an .xlsx (ECMA-376), or a .csv (RFC 4180) in UTF-8 with or
// without byte order mark or in GB18030, as Excel saves it in China. Told apart by content.
// Refusals: refusals.h.
Result<Table> read_table(std::string_view bytes, const TableLimits& limits = {});
// The same, handed over row by row as they are read, for files that are no table to hold in memory.
// A refusal from `take` ends the reading and is its answer.
using TakeRow = std::function<Result<std::monostate>(TableRow)>;
Result<std::monostate> read_rows(std::string_view bytes, const TableLimits& limits,
                                 const TakeRow& take);

enum class ColumnKind {
    text,
    number,  // decimal text such as "1234.56", kept to the last digit
    date     // "2024-02-29"
};
struct Column {
    std::string title;
    ColumnKind kind = ColumnKind::text;
    int width = 16;  // characters
};
struct Sheet {
    std::string name;
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;  // an empty cell is left out
};

// An .xlsx of one sheet with a bold first line that stays in view. The same sheet gives the same
// bytes. BrokenInvariant for a cell that is not of its column's kind.
std::string write_table(const Sheet& sheet);

}  // namespace zhirong::spreadsheet
