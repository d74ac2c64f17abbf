#pragma once
#include "features/financing/financing.h"
#include "features/proposal/products.h"

namespace zhirong {
class Api;
}

namespace zhirong::proposal {

// What the feature's routes share: `context` lives as long as the system.
void add_routes(Api& api, financing::Pages& pages, const Context& context);
void add_product_routes(Api& api, const Context& context);
void add_batch_routes(Api& api, const Context& context);
void add_override_routes(Api& api);

// Proposals and shared limits that wait for the person.
Result<Tree::List> waiting(View& view, const Api& api);

// ---- shared by the routes
Tree product_tree(const lending::Product& product);
Tree offer_tree(const lending::Product& product, const Offer& offer);
Asker asker_of(const View& view);
// Proposes `command` for the firm that it names; the record's id.
Result<std::string> propose(Work& work, const Context& context, const Propose& command);

}  // namespace zhirong::proposal
