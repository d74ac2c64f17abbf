#pragma once
// Where a licence holds: codes of GB/T 2260, six digits, a province's ending in 0000, a city's in
// 00.
#include <string>
#include <vector>

#include "base/shape.h"

namespace zhirong::licence {

inline constexpr const char* whole_country = "100000";

bool is_region(const std::string& code);
// One of them lies within the other.
bool overlap(const std::vector<std::string>& one, const std::vector<std::string>& other);
// Every place of `inner` lies within one of `outer`.
bool within(const std::vector<std::string>& inner, const std::vector<std::string>& outer);
// "全国", "湖南省", "湖南省（430100）"
Label words_of(const std::vector<std::string>& territory);

}  // namespace zhirong::licence
