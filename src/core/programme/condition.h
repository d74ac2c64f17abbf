#pragma once
// A condition that has a name, a reading and a source.
#include <string>

#include "core/programme/quantity.h"

namespace zhirong::programme {

// What an applicant must meet, or what triggers a payment.
struct Requirement {
    std::string id;
    Reading reading;
    Citation citation;
    Condition condition;
    Position position;
};

}  // namespace zhirong::programme
