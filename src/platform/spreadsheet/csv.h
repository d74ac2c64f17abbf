#pragma once
#include <string_view>

#include "platform/spreadsheet/spreadsheet.h"

namespace zhirong::spreadsheet {

// RFC 4180 in UTF-8; lines may end with LF alone.
Result<std::monostate> read_csv(std::string_view text, const TableLimits& limits,
                                const TakeRow& take);

}  // namespace zhirong::spreadsheet
