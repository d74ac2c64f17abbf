#include "features/pledge/store.h"

#include <algorithm>

#include "features/organisation/organisation.h"

namespace zhirong::pledge {
namespace {

using rights::Right;

// A firm's marks are looked through up to this many; above it the rest would have to be paged, and
// no register lets one firm hold so many alike.
constexpr std::int64_t most_marks = 500;

std::string portfolio_key(const Right& right) {
    if (!right.owner.empty()) return "owner:" + right.owner;
    if (right.holder.credit_code) return "credit:" + *right.holder.credit_code;
    return "holder:" + right.holder.name;
}

}  // namespace

Rights rights_of(View& view, std::vector<std::string> ids) {
    std::ranges::sort(ids);
    Rights rights;
    for (const std::string& id : ids) rights.push_back(view.linked<Right>(id));
    return rights;
}

Examined examined(View& view, const Rights& rights, RegisterKind in_register) {
    Examined examined(rights);
    if (in_register != RegisterKind::trademark) return examined;
    View registers(view.session(), {"system", "platform", {Role::administrator}}, view.today());
    std::vector<std::string> asked;
    for (const Right& right : rights) {
        const std::string key = portfolio_key(right);
        if (std::ranges::find(asked, key) != asked.end()) continue;
        asked.push_back(key);
        Page page{.cursor = {}, .limit = most_marks, .stage = {}};
        const auto owned = registers.with_key<Right>(key, false, page);
        ensure(owned.has_value());
        for (const Right& other : owned->items)
            if (other.right_kind == RightKind::trademark) examined.marks.push_back(other);
    }
    return examined;
}

Examined examined(View& view, const Pledge& pledge) {
    return examined(view, rights_of(view, pledge.rights), pledge.in_register);
}

std::vector<Pledge> pledges_of(View& view, const financing::Financing& financing) {
    std::vector<Pledge> pledges;
    for (const financing::PledgeFiling& filing : financing.pledges)
        pledges.push_back(view.linked<Pledge>(filing.pledge));
    return pledges;
}

void happened_to(Work& work, Pledge& pledge, const Event& event) {
    using financing::Phase;
    work.happened(pledge, event);
    if (!pledge.ended_on) return;
    for (Right& right : rights_of(work, pledge.rights))
        if (right.pledge == pledge.id)
            work.happened(right, rights::Released{pledge.id, work.today()});
    if (pledge.financing.empty()) return;
    auto financing = work.linked<financing::Financing>(pledge.financing);
    const bool waits = financing.phase == Phase::pledge_registration ||
                       (financing.phase == Phase::credit && !financing.loan);
    if (waits) work.happened(financing, financing::PledgeRefused{work.today(), pledge.id});
}

PartyBlock block_of(View& view, const std::string& organisation) {
    const auto details = view.linked<organisation::Organisation>(organisation).details;
    PartyBlock block;
    block.name = details.name;
    block.identity_number = details.credit_code;
    return block;
}

}  // namespace zhirong::pledge
