#pragma once
#include <string_view>

#include "platform/spreadsheet/spreadsheet.h"

namespace zhirong::spreadsheet {

// The first visible sheet of a workbook (ECMA-376, transitional and strict).
Result<Table> read_workbook(std::string_view bytes, const TableLimits& limits);

}  // namespace zhirong::spreadsheet
