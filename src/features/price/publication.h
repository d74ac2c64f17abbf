#pragma once
// What a publication takes in, and what it makes of it.
#include <map>
#include <span>
#include <vector>

#include "features/price/groups.h"
#include "features/price/price.h"

namespace zhirong::price {

// Which observations of a basis a publication takes: those that became known after the last
// publication that took any of it, and no later than its quarter's last day. Those of a basis that
// was held back, for want of enough, wait for the next.
struct Taking {
    std::optional<Date> after;
    Date through;
};
// Refused where the quarter is none, is not over, or is published.
Result<std::monostate> check(const Publish& command, std::span<const Publication> before,
                             const Actor& actor, Date today);
Taking taking_of(Basis basis, const std::string& quarter, std::span<const Publication> before);

// Refused where no basis has enough.
Result<Published> publish(const std::string& quarter,
                          const std::map<Basis, std::vector<Observation>>& observations,
                          const Minimum& minimum, const Actor& actor, Date today);

// The latest quarter that is over and not published; absent: there is none.
std::optional<std::string> next_quarter(std::span<const Publication> before, Date today);

// The group of those published that holds the deal.
struct Place {
    std::string publication;
    int group = 0;
};
std::optional<Place> place_of(const std::string& deal, std::span<const Publication> publications);

}  // namespace zhirong::price
