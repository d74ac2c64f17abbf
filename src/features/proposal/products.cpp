#include "features/proposal/products.h"

#include <algorithm>

namespace zhirong::proposal {
namespace {

constexpr RefusalKind unknown_product{"proposal.product", 404,
                                      "没有在 {date} 可用的产品“{found}”，可用：{expected}",
                                      "No product “{found}” is offered on {date}; there are: "
                                      "{expected}"};

}  // namespace

Products::Products(std::vector<lending::Product> products)
    : Shelf(std::move(products), unknown_product) {}

Phrase first_reason(const Offer& offer) {
    for (const lending::Checked& each : offer.conditions)
        if (each.answer != lending::Answer::holds)
            return {each.title.zh + "：现为" + each.found.zh + "，应为" + each.needed.zh,
                    each.title.en + ": found " + each.found.en + ", needed " + each.needed.en};
    return {};
}

}  // namespace zhirong::proposal
