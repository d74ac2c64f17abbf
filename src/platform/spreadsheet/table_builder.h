#pragma once
// Fills a table within its limits, whatever the file.
#include <string>
#include <variant>

#include "platform/spreadsheet/cell_value.h"
#include "platform/spreadsheet/spreadsheet.h"

namespace zhirong::spreadsheet {

class TableBuilder {
public:
    explicit TableBuilder(const TableLimits& limits) : limits_(limits) {}

    // Rows come in rising order; the row before is complete.
    Result<std::monostate> begin_row(int number);
    // Columns, from 0, come in rising order. Blank text is nothing.
    Result<std::monostate> add(std::size_t column, std::string text);
    Result<Table> finish();

    int row() const { return row_.number; }

private:
    Result<std::monostate> end_row();

    TableLimits limits_;
    Table table_;
    TableRow row_;
    std::size_t text_bytes_ = 0;
};

}  // namespace zhirong::spreadsheet
