#pragma once
#include <string>
#include <vector>

#include "features/receivable/receivable.h"

namespace zhirong {
class Api;
class View;
}  // namespace zhirong
namespace zhirong::receivable {

std::vector<Registration> with_key(View& view, const std::string& key);
// Under that code, and under that name where there is no code.
std::vector<Registration> of_grantor(View& view, const Party& grantor);
std::vector<Registration> of_same_income(View& view, const Registration& registration);

// Whether the person sees more than the register shows to everybody.
bool sees_whole(View& view, const Registration& registration);

Tree row(View& view, const Registration& registration);
Tree page(View& view, Api& api, const Registration& registration, const WorkingDays& calendar);

struct Offered {
    Tree::List awaited;
    Tree::List allowed;
};
Offered offered(View& view, const Api& api, const Registration& registration,
                const WorkingDays& calendar);

// The time that runs first for a registration, if one does: what is to be done by when.
struct Deadline {
    Label what;
    Date due;
};
std::vector<Deadline> deadlines(const Registration& registration, const WorkingDays& calendar,
                                Date today);

}  // namespace zhirong::receivable
