#pragma once
// WIPO ST.96 (V6_0): patents and trademarks as offices exchange them, handed over as rows with the
// titles of the import's own table, so that one reading judges them all. Elements are known by
// their names whatever document holds them: every pat:BibliographicData and every tmk:Trademark is
// a right. What has no column is left out.
#include <string_view>

#include "platform/spreadsheet/spreadsheet.h"

namespace zhirong::st96 {

// The first row is the titles (number 1); the n-th right is row n + 1. Refused: no XML, or neither
// a patent nor a trademark in it.
Result<std::monostate> read_rights(std::string_view document,
                                   const spreadsheet::TableLimits& limits,
                                   const spreadsheet::TakeRow& take);

}  // namespace zhirong::st96
