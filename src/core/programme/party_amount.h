#pragma once
#include <string>

#include "core/programme/value.h"

namespace zhirong::programme {

struct PartyAmount {
    std::string party;
    Reading reading;
    Money amount;
    friend bool operator==(const PartyAmount& a, const PartyAmount& b) {
        return a.party == b.party && a.amount == b.amount;
    }
};

}  // namespace zhirong::programme
