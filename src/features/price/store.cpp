#include "features/price/store.h"

#include <algorithm>

#include "platform/desk/view.h"
#include "platform/json/json.h"

namespace zhirong::price {
namespace {

constexpr std::int64_t page_size = 1'000;

template <Record R>
void each(View& view, const std::function<void(R)>& use) {
    std::string last;
    for (;;) {
        const Rows rows = view.session().query(
            "select id, body from record where kind = $1 and id > $2 order by id limit $3", R::kind,
            last, page_size);
        for (const Row& row : rows) {
            const auto tree = parse_json(row.text(1));
            ensure(tree.has_value());
            auto record = read<R>(*tree);
            ensure(record.has_value());
            use(*std::move(record));
        }
        if (std::ssize(rows) < page_size) return;
        last = rows.back().text(0);
    }
}

}  // namespace

void each_deal(View& view, const std::optional<Date>& after, Date through,
               const std::function<void(const Deal&)>& use) {
    each<Deal>(view, [&](const Deal& deal) {
        if ((!after || deal.known > *after) && deal.known <= through) use(deal);
    });
}

Minimums minimums(View& view) {
    return view.find<Minimums>(id_of_minimums).value_or(Minimums{.id = id_of_minimums, .set = {}});
}

std::vector<Publication> publications(View& view) {
    std::vector<Publication> all;
    each<Publication>(view, [&](Publication one) { all.push_back(std::move(one)); });
    // Ids end in the quarter, so they are in order.
    return all;
}

}  // namespace zhirong::price
