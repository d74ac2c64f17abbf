#include "features/insurance/insurance.h"

#include <map>
#include <set>

namespace zhirong::insurance {
namespace {

constexpr RefusalKind unknown_product{"insurance.product", 404,
                                      "没有在 {date} 可投保的产品“{found}”，可用：{expected}",
                                      "No insurance product “{found}” is offered on {date}; there "
                                      "are: {expected}"};
constexpr RefusalKind right_twice{"insurance.right_twice", 422, "知识产权 {found} 重复列出",
                                  "The right {found} is listed twice"};
constexpr RefusalKind right_of_other{"insurance.right_of_other", 422,
                                     "知识产权 {found} 属于“{owner}”，不属于被保险企业",
                                     "The right {found} belongs to “{owner}”, not to the firm"};
constexpr RefusalKind right_status{"insurance.right_status", 422,
                                   "知识产权 {found} 现为“{status}”，本产品承保的应为“{expected}”",
                                   "The right {found} is “{status_en}”; this product insures what "
                                   "is “{expected_en}”"};

}  // namespace

Shelf::Shelf(std::vector<Product> products)
    : sourced::Shelf<Product>(std::move(products), unknown_product) {}

Result<std::vector<Group>> groups_of(const std::vector<rights::Right>& rights,
                                     const std::optional<std::string>& firm, Counted counted) {
    using enum rights::Status;
    const rights::Status needed = counted == Counted::application ? not_yet_granted : granted;
    std::set<std::string> seen;
    std::map<RightKind, int> counts;
    for (std::size_t i = 0; i < rights.size(); ++i) {
        const rights::Right& right = rights[i];
        const std::string field = shapes::item_path("rights", i);
        if (!seen.insert(right.id).second) return refuse(right_twice, field, {{"found", right.id}});
        if (firm && right.owner != *firm)
            return refuse(right_of_other, field,
                          {{"found", right.id}, {"owner", right.holder.name}});
        if (right.status != needed) {
            const Label found = label_of(right.status);
            const Label expected = label_of(needed);
            return refuse(right_status, field,
                          {{"found", right.id},
                           {"status", found.zh},
                           {"status_en", found.en},
                           {"expected", expected.zh},
                           {"expected_en", expected.en}});
        }
        ++counts[right.right_kind];
    }
    std::vector<Group> groups;
    for (const auto& [kind, count] : counts) groups.push_back({kind, count});
    return groups;
}

}  // namespace zhirong::insurance
