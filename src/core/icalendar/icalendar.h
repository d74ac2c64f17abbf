#pragma once
// Days to remember as iCalendar text (RFC 5545), for whatever calendar program people use. All-day
// events alone: a day is the same day everywhere, so no time zone needs to be told.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace zhirong::icalendar {

struct Event {
    std::string uid;  // the same for the same thing, so that a program replaces what it has
    Date on;
    std::string summary;
    std::string description = {};
    std::string category = {};
    std::optional<std::string> url = {};
    int days_before = 0;  // a reminder at nine in the morning so many days before; 0: none
};

struct Calendar {
    std::string name;
    std::string description;
    Instant made;
    std::vector<Event> events;
};

// CRLF at each line's end, no line above 75 octets, no character cut in two. The same calendar
// gives the same bytes.
std::string to_text(const Calendar& calendar);

// One line of content, folded (RFC 5545, 3.1).
std::string folded(std::string_view line);
// TEXT (RFC 5545, 3.3.11). Control characters have no place in it and are left out.
std::string escaped(std::string_view text);

}  // namespace zhirong::icalendar
