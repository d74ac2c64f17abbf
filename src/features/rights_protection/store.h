#pragma once
// What the console shows of cases of protection.
#include "features/rights_protection/context.h"
#include "features/rights_protection/rights_protection.h"

namespace zhirong {
class Api;
class View;
class Work;
}  // namespace zhirong

namespace zhirong::rights_protection {

// The product of the policy that the case names.
const insurance::Product* product_of(View& view, const Context& context, const Case& record);
// Tells the insurer, or says why it cannot be told.
Result<std::monostate> claim_costs(Work& work, const Context& context, Case& record,
                                   const std::string& policy, bool by_itself);

Tree helper_row(View& view, const Helper& helper);
Tree row(View& view, const Case& record);
Tree page(View& view, Api& api, const Context& context, const Case& record);
struct Offered {
    Tree::List awaited;
    Tree::List allowed;
};
Offered offered(View& view, const Api& api, const Case& record);

}  // namespace zhirong::rights_protection
