#pragma once
// What the console shows of policies.
#include "features/insurance_policy/store.h"

namespace zhirong {
class Api;
struct Page;
}  // namespace zhirong

namespace zhirong::insurance_policy {

// What a feature that knows more of a policy adds: claims above all.
struct Addition {
    Tree section;
    std::vector<std::string> streams;
};
using Pages = std::vector<std::function<Addition(View&, const Policy&)>>;
// Who must hear, in the same unit of work, that the premium of a bound policy, or what is paid on
// it, has changed: subsidies above all.
using Listeners = std::vector<std::function<Result<std::monostate>(Work&, const Policy&)>>;

struct Context {
    const Shelf& shelf;
    const Pages& pages;
    ClaimsBefore claims_before;
    const Listeners& listeners;
};

Tree row(View& view, const Context& context, const Policy& policy);
Tree page(View& view, Api& api, const Context& context, const Policy& policy, Date on);
struct Offered {
    Tree::List awaited;
    Tree::List allowed;
};
Offered offered(View& view, const Api& api, const Context& context, const Policy& policy);
// Items of the schedule on a day: {items, next?, count}.
Tree schedule_page(const Policy& policy, Date on, const std::string& wanted, const Page& page);

std::string name_of_organisation(View& view, const std::string& id);

}  // namespace zhirong::insurance_policy
