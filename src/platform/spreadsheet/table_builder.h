#pragma once
// Hands rows over within their limits, whatever the file.
#include <string>
#include <variant>

#include "platform/spreadsheet/cell_value.h"
#include "platform/spreadsheet/spreadsheet.h"

namespace zhirong::spreadsheet {

class TableBuilder {
public:
    // `take` outlives the builder.
    TableBuilder(const TableLimits& limits, const TakeRow& take) : limits_(limits), take_(take) {}

    // Rows come in rising order; the row before is complete.
    Result<std::monostate> begin_row(int number);
    // Columns, from 0, come in rising order. Blank text is nothing.
    Result<std::monostate> add(std::size_t column, std::string text);
    Result<std::monostate> finish() { return end_row(); }

    int row() const { return row_.number; }

private:
    Result<std::monostate> end_row();

    TableLimits limits_;
    const TakeRow& take_;
    std::size_t rows_ = 0;
    TableRow row_;
    std::size_t text_bytes_ = 0;
};

}  // namespace zhirong::spreadsheet
