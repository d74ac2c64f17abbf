#pragma once
// The days that an organisation must not miss, from what its records say today.
#include <string>
#include <vector>

#include "base/date.h"
#include "base/shape.h"
#include "platform/desk/view.h"

namespace zhirong {

class System;

struct Deadline {
    std::string id;  // the same for the same thing, whenever it is asked for
    Label kind;      // "loan_due", "还款日", "Instalment"
    Date on;
    std::string zh;
    std::string en;
    std::string record;
    std::string page;     // in the console: "/financings/FA…"
    int days_before = 0;  // when to be reminded
};
struct Deadlines {
    std::vector<Deadline> all;  // the nearest first
    bool more = false;          // there are more records than were looked at
};

// Of the person's own organisation, from today on. Names no amounts: a calendar goes through many
// hands.
Deadlines deadlines_of(System& system, View& view);

}  // namespace zhirong
