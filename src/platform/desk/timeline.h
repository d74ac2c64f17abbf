#pragma once
// What happened to some records, in the words of their events, newest first.
#include <string>
#include <vector>

#include "platform/desk/desk.h"

namespace zhirong {

Tree timeline(View& view, const Desk& desk, const std::vector<std::string>& streams);

}  // namespace zhirong
