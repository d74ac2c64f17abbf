#include "app/price_sources.h"

#include <map>
#include <optional>
#include <set>

#include "features/disposal/disposal.h"
#include "features/organisation/organisation.h"
#include "features/price/price.h"
#include "features/rights/rights.h"
#include "features/valuation/valuation.h"
#include "platform/desk/view.h"
#include "platform/json/json.h"

namespace zhirong {
namespace {

using price::Basis;
using price::Observation;
using valuation::Valuation;

template <class R>
R from_body(const std::string& body) {
    const auto tree = parse_json(body);
    ensure(tree.has_value());
    auto record = read<R>(*tree);
    ensure(record.has_value());
    return *std::move(record);
}

// Without a lock: a publication takes what has come to rest and holds up nobody.
template <Record R>
std::optional<R> stored(View& view, const std::string& id) {
    const Rows rows =
        view.session().query("select body from record where id = $1 and kind = $2", id, R::kind);
    if (rows.empty()) return std::nullopt;
    return from_body<R>(rows.front().text(0));
}

template <Record R>
void each(View& view, const char* stage, const std::function<void(const R&)>& use) {
    constexpr std::int64_t page_size = 500;
    std::string last;
    for (;;) {
        const Rows rows = view.session().query(
            "select id, body from record where kind = $1 and stage = $2 and id > $3 order by id "
            "limit $4",
            R::kind, stage, last, page_size);
        for (const Row& row : rows) use(from_body<R>(row.text(1)));
        if (std::ssize(rows) < page_size) return;
        last = rows.back().text(0);
    }
}

// A mark in several classes has none that its price could be told for.
std::string class_of(const rights::Right& right) {
    const auto all = rights::classes(right.details);
    if (all.empty()) return "";
    if (right.right_kind == RightKind::trademark && all.size() > 1) return "";
    auto read = price::read_class(right.right_kind, all.front());
    return read ? *std::move(read) : "";
}

Observation observed(View& view, Basis basis, const std::string& right_id, const std::string& owner,
                     Date on, Money price) {
    const auto right = stored<rights::Right>(view, right_id);
    const auto firm = stored<organisation::Organisation>(view, owner);
    ensure(right.has_value() && firm.has_value());
    return {.basis = basis,
            .kind = right->right_kind,
            .right_class = class_of(*right),
            .region = firm->details.region,
            .on = on,
            .price = price,
            .parties = {owner, ""},
            .deal = {}};
}

bool is_taken(const price::Taking& taking, Date known) {
    return (!taking.after || known > *taking.after) && known <= taking.through;
}

void each_sold(View& view, const std::function<void(const disposal::Disposal&)>& use) {
    for (const char* stage : {"sold", "distributed"}) each<disposal::Disposal>(view, stage, use);
}

void observations(View& view, Basis basis, const price::Taking& taking,
                  const std::function<void(Observation)>& use) {
    if (basis == Basis::value)
        each<Valuation>(view, "accepted", [&](const Valuation& one) {
            if (!is_taken(taking, one.accepted->on)) return;
            for (const valuation::Line& line : one.report->lines)
                use(observed(view, basis, line.right, one.applicant, one.accepted->on, line.value));
        });
    if (basis == Basis::hammer)
        each_sold(view, [&](const disposal::Disposal& one) {
            // Of several rights sold for one price none has a price of its own.
            if (!is_taken(taking, one.sale->on) || one.start.rights.size() != 1) return;
            Observation sold = observed(view, basis, one.start.rights.front(), one.start.pledgor,
                                        one.sale->on, one.sale->details.price);
            sold.parties[1] = one.sale->details.buyer;
            use(std::move(sold));
        });
}

// Rights valued together and sold together, as one.
std::vector<price::Outcome> outcomes(View& view) {
    std::vector<price::Outcome> all;
    each_sold(view, [&](const disposal::Disposal& one) {
        const auto financing = stored<financing::Financing>(view, one.start.financing);
        if (!financing || !financing->valuation) return;
        const auto valued = stored<Valuation>(view, *financing->valuation);
        if (!valued || !valued->accepted) return;
        std::set<std::string> priced;
        for (const valuation::Line& line : valued->report->lines) priced.insert(line.right);
        if (priced != std::set(one.start.rights.begin(), one.start.rights.end())) return;
        std::set<RightKind> kinds;
        for (const std::string& id : priced)
            if (const auto right = stored<rights::Right>(view, id)) kinds.insert(right->right_kind);
        all.push_back({.subject = financing->id,
                       .kind = kinds.size() == 1 ? std::optional(*kinds.begin()) : std::nullopt,
                       .method = label_of(valued->report->method),
                       .appraiser = valued->appraiser,
                       .valued = valued->accepted->value,
                       .low = valued->accepted->low,
                       .high = valued->accepted->high,
                       .realised = one.sale->details.price,
                       .valued_on = valued->commission.base_date,
                       .realised_on = one.sale->on,
                       .parties = {one.start.pledgor, one.sale->details.buyer}});
    });
    return all;
}

}  // namespace

price::Sources price_sources() { return {observations, outcomes}; }

}  // namespace zhirong
