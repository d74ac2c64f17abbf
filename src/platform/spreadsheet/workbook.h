#pragma once
#include <string_view>

#include "platform/spreadsheet/spreadsheet.h"

namespace zhirong::spreadsheet {

// The first visible sheet of a workbook (ECMA-376, transitional and strict).
Result<std::monostate> read_workbook(std::string_view bytes, const TableLimits& limits,
                                     const TakeRow& take);

}  // namespace zhirong::spreadsheet
