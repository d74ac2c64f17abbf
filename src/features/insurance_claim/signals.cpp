#include "features/insurance_claim/signals.h"

#include <algorithm>

namespace zhirong::insurance_claim {
namespace {

bool same_event(const Notified& notice, const Known& other) {
    const auto& court_case = notice.event.court_case;
    return other.occurred_on == notice.event.occurred_on ||
           (court_case && other.court_case == court_case);
}

}  // namespace

const SignalTimes& signal_times() {
    static const SignalTimes all;
    return all;
}

std::vector<Signal> signals(const Claim& claim, const Circumstances& at, const History& of_item,
                            const History& of_holder) {
    const Notified& notice = claim.notice;
    const SignalTimes& limits = signal_times();
    const Date occurred = notice.event.occurred_on;
    std::vector<Signal> all;
    for (const Known& other : of_item.claims)
        if (other.claim != claim.id && same_event(notice, other))
            all.push_back({{"same_event", "同一标的的同一事故另有报案",
                            "The same event of the same item is notified elsewhere"},
                           other.policy == notice.policy
                               ? other.claim
                               : label_of(other.line).zh + "，保单 " + other.policy_number});
    if (occurred < at.policy.inception().from)
        all.push_back({{"before_inception", "事故早于起保日", "The event is before inception"},
                       to_string(occurred) + " < " + to_string(at.policy.inception().from)});
    else if (at.since && occurred < *at.since + Days{limits.soon_days})
        all.push_back({{"soon", "起保后不久出险", "Soon after the item was first insured"},
                       std::to_string((occurred - *at.since).count()) + " 天"});
    if (!no_dispute_told(at.policy.application.known_disputes))
        all.push_back({{"told", "投保时告知有纠纷", "A dispute was told at application"},
                       at.policy.application.known_disputes});
    if (at.right)
        for (const rights::NoticeInForce& each : at.right->notices)
            if (each.since < at.policy.inception().from)
                all.push_back({{"register", "起保前登记簿已有" + label_of(each.notice).zh,
                                "On the register before inception: " + label_of(each.notice).en},
                               to_string(each.since) + " " + each.reference});
    const Date since = notice.on - Days{limits.several_days};
    const auto several = std::ranges::count_if(of_holder.claims, [&](const Known& each) {
        return each.claim == claim.id ||
               (each.notified_on >= since && each.notified_on <= notice.on);
    });
    if (several >= limits.several_claims)
        all.push_back(
            {{"several", "短期内多次报案", "Several claims in a short time"},
             std::to_string(limits.several_days) + " 天内 " + std::to_string(several) + " 件"});
    return all;
}

}  // namespace zhirong::insurance_claim
