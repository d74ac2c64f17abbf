#pragma once
// What a workbook stores for numbers and dates, as the text that people see. Pure.
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace zhirong::spreadsheet {

// 1900 with a 29 February that never was (ECMA-376 §18.17.4.1), or 1904.
enum class Epoch { of_1900, of_1904 };

// Plain decimals of "4.3499999999999997E-2": rounded to the 15 digits that a workbook keeps, half
// away from zero. Absent: no number, or one so far from 1 that nobody wrote it.
std::optional<std::string> plain_number(std::string_view stored);
// Whether the digits before the point are more than a workbook keeps.
bool has_lost_digits(std::string_view plain);

// "2024-02-29", "2024-02-29 09:30:00", or "09:30:00" for a moment without a day. Absent: no date.
std::optional<std::string> date_text(std::string_view plain, Epoch epoch);
// The number that stands for a date, of 1900.
std::string date_number(Date date);

bool is_date_format(int built_in);              // ECMA-376 §18.8.30, and those of Chinese Excel
bool is_date_format(std::string_view pattern);  // "yyyy\-mm\-dd;@"

// "C12"
std::string cell_name(std::size_t column, int row);

}  // namespace zhirong::spreadsheet
