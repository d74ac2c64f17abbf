#include <algorithm>

#include "features/expense/expense.h"
#include "platform/desk/work.h"

namespace zhirong::expense {

std::optional<Entry> find(View& view, Kind kind, const std::string& key) {
    return view.find<Entry>(id_of(kind, key));
}

void put_down(Work& work, const Thing& thing, Claim claim) {
    auto found = find(work, thing.kind, thing.key);
    Entry entry = found ? *std::move(found) : Entry{.id = id_of(thing.kind, thing.key)};
    const auto own = std::ranges::find(entry.claims, claim.by, &Claim::by);
    const bool stands = own != entry.claims.end();
    if (claim.amount == Money{}) {
        if (stands) work.happened(entry, Released{claim.by, "金额为零"});
    } else if (stands && own->period == claim.period) {
        if (own->amount != claim.amount) work.happened(entry, Amended{claim.by, claim.amount});
    } else {
        if (stands) work.happened(entry, Released{claim.by, "期间变更"});
        work.happened(entry, Claimed{thing.kind, thing.key, std::move(claim)});
    }
}

void release(Work& work, const Thing& thing, const std::string& by, const std::string& reason) {
    auto found = find(work, thing.kind, thing.key);
    if (found && std::ranges::find(found->claims, by, &Claim::by) != found->claims.end())
        work.happened(*found, Released{by, reason});
}

std::vector<Claim> standing_on_loan(View& view, const std::string& loan) {
    std::vector<Claim> all;
    for (const Kind kind : {Kind::loan_interest, Kind::lending, Kind::borrowing, Kind::loan_loss})
        if (const auto entry = find(view, kind, loan))
            all.insert(all.end(), entry->claims.begin(), entry->claims.end());
    return all;
}

}  // namespace zhirong::expense
