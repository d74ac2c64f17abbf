#include "features/proposal/products.h"

#include <algorithm>

namespace zhirong::proposal {
namespace {

constexpr RefusalKind unknown_product{"proposal.product", 404,
                                      "没有在 {date} 可用的产品“{found}”，可用：{expected}",
                                      "No product “{found}” is offered on {date}; there are: "
                                      "{expected}"};

}  // namespace

std::vector<const lending::Product*> Products::in_force(Date date) const {
    std::vector<const lending::Product*> found;
    for (const lending::Product& each : products_)
        if (each.in_force(date)) found.push_back(&each);
    return found;
}

Result<const lending::Product*> Products::find(const std::string& id, Date date) const {
    std::string known;
    for (const lending::Product* each : in_force(date)) {
        if (each->id == id) return each;
        known += (known.empty() ? "" : ", ") + each->id;
    }
    return refuse(unknown_product, "product",
                  {{"found", id}, {"date", to_string(date)}, {"expected", known}});
}

Phrase first_reason(const Offer& offer) {
    for (const lending::Checked& each : offer.conditions)
        if (each.answer != lending::Answer::holds)
            return {each.title.zh + "：现为" + each.found.zh + "，应为" + each.needed.zh,
                    each.title.en + ": found " + each.found.en + ", needed " + each.needed.en};
    return {};
}

}  // namespace zhirong::proposal
