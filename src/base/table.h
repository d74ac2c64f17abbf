#pragma once
// A sheet of text cells, whatever kind of file it came from.
#include <string>
#include <vector>

namespace zhirong {

struct TableRow {
    int number = 0;                  // as the spreadsheet program shows it, from 1
    std::vector<std::string> cells;  // from column A; none after the last that says something
    friend bool operator==(const TableRow&, const TableRow&) = default;
};

// Rows that say nothing are left out; numbers rise.
struct Table {
    std::vector<TableRow> rows;
};

}  // namespace zhirong
