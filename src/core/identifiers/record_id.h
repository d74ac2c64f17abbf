#pragma once
#include <string>
#include <string_view>

namespace zhirong {

// The prefix and twelve characters that follow from `source` alone, so that who names the same
// source names the same record.
std::string record_id(std::string_view prefix, std::string_view source);

}  // namespace zhirong
