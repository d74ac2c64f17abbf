#pragma once
#include <string_view>

#include "core/programme/programme.h"

namespace zhirong::risk_sharing {

// Whether the programme gives that party a part of the loss, in a group or by itself.
bool bears_a_part(const programme::Programme& programme, std::string_view party);

}  // namespace zhirong::risk_sharing
