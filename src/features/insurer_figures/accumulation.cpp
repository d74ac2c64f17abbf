#include "features/insurer_figures/accumulation.h"

#include <algorithm>

namespace zhirong::insurer_figures {
namespace {

void add_once(auto& all, const auto& one) {
    if (std::ranges::find(all, one) == all.end()) all.push_back(one);
}

std::string key_of(const insurance_claim::Occurrence& event) {
    if (event.court_case) return "case:" + *event.court_case;
    if (event.opponent) return "day:" + to_string(event.occurred_on) + ":" + *event.opponent;
    return {};
}

void keep_largest(auto& all, std::size_t most, auto amount) {
    std::ranges::stable_sort(all, std::ranges::greater{}, amount);
    if (all.size() > most) all.resize(most);
}

}  // namespace

Accumulation accumulation(const Book& book, std::size_t most) {
    std::map<std::string, const Holding*> holdings;
    std::map<std::string, ItemSum> items;
    for (const Holding& each : book.holdings) {
        holdings.emplace(each.policy.id, &each);
        const insurance::Stretch* stretch = insurance::stretch_on(each.coverage, book.on);
        if (stretch == nullptr || !stretch->covered) continue;
        // Where the sum is of the policy as a whole, all of it may fall on one item.
        const Money sum = std::min(stretch->sum, stretch->aggregate);
        for (const insurance::ScheduledItem& item :
             insurance::schedule_on(each.policy.inception(), each.movements, book.on)) {
            ItemSum& found = items[item.number];
            if (found.policies.empty()) found.item = item;
            found.policies.push_back(each.policy.id);
            add_once(found.lines, each.line());
            found.sum += sum;
        }
    }
    std::map<std::string, EventSum> events;
    for (const ClaimRun& each : book.claims) {
        const ClaimStep* step = each.at(book.on);
        if (step == nullptr || !step->counts) continue;
        if (const auto found = items.find(each.notice.item.number); found != items.end()) {
            ++found->second.claims;
            found->second.incurred += step->incurred();
        }
        const insurance_claim::Occurrence& event = each.notice.event;
        const std::string key = key_of(event);
        // What nothing names is an event of its own.
        EventSum& sum = events[key.empty() ? "claim:" + each.id : key];
        sum.court_case = event.court_case.value_or("");
        if (sum.opponent.empty()) sum.opponent = event.opponent.value_or("");
        if (!event.court_case) sum.occurred_on = event.occurred_on;
        sum.claims.push_back(each.id);
        sum.paid += step->paid;
        sum.outstanding += step->outstanding;
        const auto policy = holdings.find(each.notice.policy);
        if (policy == holdings.end() ||
            std::ranges::find(sum.policies, each.notice.policy) != sum.policies.end())
            continue;
        sum.policies.push_back(each.notice.policy);
        if (const auto* stretch = insurance::stretch_on(policy->second->coverage, each.origin))
            sum.limits += stretch->aggregate;
    }
    Accumulation all;
    all.items_in_all = std::ssize(items);
    for (auto& [key, each] : events) all.events.push_back(std::move(each));
    for (auto& [key, each] : items) all.items.push_back(std::move(each));
    keep_largest(all.events, most, [](const EventSum& each) { return each.incurred(); });
    keep_largest(all.items, most, [](const ItemSum& each) { return each.sum; });
    return all;
}

}  // namespace zhirong::insurer_figures
