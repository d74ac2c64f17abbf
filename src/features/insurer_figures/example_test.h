#pragma once
// Policies and claims of a small product, as their events make them.
#include <string>
#include <vector>

#include "core/insurance/testing/product.h"
#include "features/insurer_figures/closing.h"

namespace zhirong::insurer_figures::testing {

inline const Product& product() {
    static const Product product = [] {
        Product made = insurance::testing::product();
        made.line = Line::execution;
        made.trigger = insurance::Trigger::occurrence;
        return made;
    }();
    return product;
}

// One invention of 100,000 for a year: 2 %, 2,000.00; bound on its first day.
inline Policy policy(const std::string& id, Date from) {
    Policy made;
    made.id = id;
    insurance_policy::Applied applied{.product = "test",
                                      .version = "1",
                                      .line = Line::execution,
                                      .insurer = "picc",
                                      .holder = "pump",
                                      .inception = {.sum = yuan(100'000), .months = 12},
                                      .known_disputes = "无",
                                      .on = from,
                                      .maker = "shi"};
    applied.inception.from = from;
    applied.inception.schedule = {{"ZL" + id, RightKind::invention, "发明 " + id, {}}};
    const Money premium = insurance::coverage(product(), applied.inception, {}).value().premium;
    made = insurance_policy::apply(std::move(made), applied);
    return insurance_policy::apply(
        std::move(made),
        insurance_policy::Bound{.number = "N" + id, .premium = premium, .on = from});
}

struct Told {
    Date on;
    std::int64_t reserve;
};
// Of an event on that day, with what was reserved for it since; noticed with the first reserve.
inline ClaimRun claim(const std::string& id, const std::string& of, Date occurred,
                      const std::vector<Told>& reserves, const std::string& court_case = {}) {
    insurance_claim::Notified notice{.policy = of,
                                     .policy_number = "N" + of,
                                     .insurer = "picc",
                                     .holder = "pump",
                                     .product = "test",
                                     .line = Line::execution,
                                     .item = {"ZL" + of, RightKind::invention, "发明", {}},
                                     .event = {.what = "侵权", .occurred_on = occurred},
                                     .claimed_on = occurred,
                                     .on = reserves.front().on};
    if (!court_case.empty()) notice.event.court_case = court_case;
    std::vector<Happened> events{{notice.on, notice}};
    for (const Told& each : reserves)
        events.emplace_back(each.on, insurance_claim::ReserveSet{
                                         .parts = {{"costs", yuan(each.reserve)}}, .on = each.on});
    return run_of(id, events, product());
}

inline Book book(Date on, const std::vector<Policy>& policies, std::vector<ClaimRun> claims = {},
                 std::vector<Treaty> treaties = {}) {
    Book made{.insurer = "picc", .on = on};
    for (const Policy& each : policies)
        if (auto found = holding(each, product(), on)) made.holdings.push_back(*std::move(found));
    made.claims = std::move(claims);
    made.treaties = std::move(treaties);
    return made;
}

inline Treaty treaty(const std::string& id, reinsurance::Terms terms) {
    Treaty made;
    made.id = id;
    made.stage = TreatyStage::in_force;
    made.entered.insurer = "picc";
    made.entered.title = id;
    made.entered.terms = std::move(terms);
    made.entered.maker = "shi";
    return made;
}
inline reinsurance::Terms half() {
    return {.kind = reinsurance::Kind::quota_share,
            .lines = {Line::execution},
            .from = date_of(2025, 1, 1),
            .until = date_of(2025, 12, 31),
            .share = Ratio(1, 2),
            .commission = Ratio::percent(20)};
}

}  // namespace zhirong::insurer_figures::testing
