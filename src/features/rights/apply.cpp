#include <algorithm>

#include "features/rights/changes.h"
#include "features/rights/rights.h"

namespace zhirong::rights {
namespace {

// A patent's or a mark's particulars; what is asked of another kind is our bug.
template <class T>
T& as(Right& right) {
    T* details = std::get_if<T>(&right.details);
    ensure(details != nullptr);
    return *details;
}

void set_granted(Particulars& particulars, Date on) {
    if (auto* patent = std::get_if<Patent>(&particulars)) patent->grant_date = on;
    if (auto* layout = std::get_if<Layout>(&particulars)) layout->registered_on = on;
    if (auto* variety = std::get_if<Variety>(&particulars)) variety->granted_on = on;
}

struct Applier {
    Right& right;

    void operator()(const Recorded& e) const {
        const RecordRight& details = e.details;
        right.number = details.number;
        right.right_kind = e.kind;
        right.title = details.title;
        right.details = details.details;
        right.owner = e.owner;
        right.holder = e.holder;
        right.co_owners = details.co_owners;
        right.co_ownership_agreement = details.co_ownership_agreement;
        right.family = details.family;
        right.registry = details.registry;
        right.status = exists(details.details) ? Status::granted : Status::not_yet_granted;
    }
    void operator()(const Claimed& e) const { right.owner = e.owner; }
    void operator()(const Corrected& e) const {
        right.title = e.details.title;
        right.details = e.details.details;
        right.co_owners = e.details.co_owners;
        right.co_ownership_agreement = e.details.co_ownership_agreement;
        right.family = e.details.family;
    }
    void operator()(const FeePaid& e) const {
        as<Patent>(right).fee_paid_through_year = e.through_year;
    }
    void operator()(const Renewed& e) const {
        if (auto* mark = std::get_if<Trademark>(&right.details))
            mark->valid_until = e.until;
        else
            as<Dataset>(right).valid_until = e.until;
    }
    void operator()(const ConsentGiven& e) const {
        const auto found = std::ranges::find(right.co_owners, e.co_owner, &CoOwner::name);
        ensure(found != right.co_owners.end());
        found->consent = e.consent;
    }
    void operator()(const StatusNoted& e) const {
        const ChangeRule* rule = rule_for(right, e.change);
        ensure(rule != nullptr);
        if (rule->notice && rule->raises)
            right.notices.push_back({*rule->notice, e.on, e.reference});
        else if (rule->notice)
            std::erase_if(right.notices,
                          [&](const NoticeInForce& one) { return one.notice == *rule->notice; });
        if (!rule->to) return;
        right.status = *rule->to;
        if (e.change == StatusChange::granted) set_granted(right.details, e.on);
        if (*rule->to == Status::granted)
            right.ended_on.reset();
        else
            right.ended_on = e.on;
        if (e.fee_paid_through_year)
            as<Patent>(right).fee_paid_through_year = *e.fee_paid_through_year;
    }
    void operator()(const Pledged& e) const {
        ensure(!right.pledge);  // One pledge at a time: the ground of refusal stands before this.
        right.pledge = e.pledge;
        right.pledgee = e.pledgee;
    }
    void operator()(const Released& e) const {
        ensure(right.pledge == e.pledge);
        right.pledge.reset();
        right.pledgee.reset();
        for (CoOwner& co_owner : right.co_owners) co_owner.consent.reset();
    }
    void operator()(const Licensed& e) const { right.licences.push_back(e.licence); }
    void operator()(const LicenceEnded& e) const {
        std::erase_if(right.licences,
                      [&](const LicenceInForce& one) { return one.licence == e.licence; });
    }
    void operator()(const Transferred& e) const { right.sale = e; }
    void operator()(const OwnerChanged& e) const {
        right.owner = e.owner;
        right.holder = e.holder;
    }
};

}  // namespace

Right apply(Right right, const Event& event) {
    std::visit(Applier{right}, event);
    return right;
}

}  // namespace zhirong::rights
