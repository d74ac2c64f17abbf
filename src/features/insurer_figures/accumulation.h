#pragma once
// What may fall on the insurer at once: claims of one event, and sums insured on one right.
#include <map>
#include <string>
#include <vector>

#include "features/insurer_figures/book.h"

namespace zhirong::insurer_figures {

// Claims of the same suit or request, or of the same opponent and day where no number is known.
struct EventSum {
    std::string court_case;  // empty: known by opponent and day
    std::string opponent;
    std::optional<Date> occurred_on;  // where it is known by opponent and day
    std::vector<std::string> claims;
    std::vector<std::string> policies;
    Money limits;  // that these policies could pay at most in all, on the days that count
    Money paid;
    Money outstanding;
    Money incurred() const { return paid + outstanding; }
};
// A right, or what else is insured, with what the policies in force on the day could pay for it.
struct ItemSum {
    insurance::ScheduledItem item;
    std::vector<Line> lines;
    std::vector<std::string> policies;
    Money sum;
    int claims = 0;
    Money incurred;
};
struct Accumulation {
    std::vector<EventSum> events;  // the largest first, by what they cost
    std::vector<ItemSum> items;    // the largest first, by what they may cost
    std::int64_t items_in_all = 0;
};
// At most so many of each.
Accumulation accumulation(const Book& book, std::size_t most);

}  // namespace zhirong::insurer_figures
