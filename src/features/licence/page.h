#pragma once
// What other registries add to a licence's page.
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/shape.h"

namespace zhirong {
class View;
}

namespace zhirong::licence {

struct Licence;

// Another registry's entry about the licence's income, shown beside the filing's own number.
struct Registration {
    std::string number;
    std::string organisation;  // who registered
    std::optional<Date> ends_on;
    Label standing;
    bool holds = false;
    std::string href;
};
using Contribute = std::function<std::vector<Registration>(View&, const Licence&)>;
struct Pages {
    std::vector<Contribute> registrations;
    void push_back(Contribute contribute) { registrations.push_back(std::move(contribute)); }
};

}  // namespace zhirong::licence
