#pragma once
// Papers as PDF, set in Noto CJK. The same document gives the same bytes, so a digest names what
// was handed out.
#include <string>

#include "core/paper/paper.h"

namespace zhirong::pdf {

// std::runtime_error where the machine cannot draw it (no memory).
std::string render(const paper::Document& document);

}  // namespace zhirong::pdf
