#pragma once
// camt.053.001.08 as it comes in a file. What is read keeps to the message's definition: order and
// number of elements, types, lengths, codes (reference/iso20022/camt.053.001.08.xsd says the same
// as a schema). Elements of the definition that we make no use of may stand at their place; what
// is in them is not looked at.
#include <string_view>

#include "core/iso20022/statement.h"

namespace zhirong::iso20022 {

inline constexpr std::size_t most_statements = 50;   // of a file
inline constexpr std::size_t most_entries = 5'000;   // of a file
inline constexpr std::size_t most_details = 20'000;  // of a file

// Refused with the line and the way to the element. Sums and days are check()'s to judge.
Result<StatementMessage> read_statements(std::string_view file);

}  // namespace zhirong::iso20022
