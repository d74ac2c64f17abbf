#pragma once
// The text with which a new programme begins: small, whole, explained line by line, and clean, so
// that whoever writes changes something that works.
#include <string>

#include "base/date.h"

namespace zhirong::studio {

struct Beginning {
    std::string programme;  // id
    std::string title;
    std::string title_en;
    std::string jurisdiction;
    Date from;
};
std::string starter_text(const Beginning& beginning);
std::string starter_cases(const Beginning& beginning);

}  // namespace zhirong::studio
