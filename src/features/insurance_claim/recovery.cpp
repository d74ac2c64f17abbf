#include "features/insurance_claim/recovery.h"

#include <algorithm>
#include <array>

namespace zhirong::insurance_claim {
namespace {

Phrase formula_of(RecoveryRule rule) {
    switch (rule) {
        case RecoveryRule::in_proportion:
            return {"按保险人已赔与被保险人自担之比分配净额，保险人所得以已赔金额为限",
                    "net × paid by the insurer / (paid + borne by the insured), at most what the "
                    "insurer paid"};
        case RecoveryRule::insurer_first:
            return {"min(净额，保险人已赔)，余下归被保险人",
                    "min(net, paid by the insurer); the rest is the insured's"};
        case RecoveryRule::insured_first:
            return {"净额先补足被保险人自担，再归保险人至已赔金额，余下归被保险人",
                    "first what the insured bore, then what the insurer paid; the rest is the "
                    "insured's"};
    }
    return {};
}

Money part_of_insurer(RecoveryRule rule, Money net, Borne borne) {
    if (borne.insurer <= Money{}) return {};
    switch (rule) {
        case RecoveryRule::in_proportion: {
            const std::array weights{borne.insurer.fen, borne.insured.fen};
            return std::min(allocate(net, weights)[0], borne.insurer);
        }
        case RecoveryRule::insurer_first: return std::min(net, borne.insurer);
        case RecoveryRule::insured_first:
            return std::min(std::max(Money{}, net - borne.insured), borne.insurer);
    }
    return {};
}

}  // namespace

Division divide(RecoveryRule rule, Money gross, Money costs, Borne borne) {
    Division made{.net = std::max(Money{}, gross - costs), .insurer = {}, .insured = {}, .why = {}};
    made.insurer = part_of_insurer(rule, made.net, borne);
    made.insured = made.net - made.insurer;
    made.why = {.title = {"追偿所得归保险人部分", "The insurer's part of what was recovered"},
                .rule = "insurance.recovery",
                .source = Phrase{"《保险法》第六十条", "Insurance Law, article 60"},
                .formula = formula_of(rule),
                .inputs = {input("net", "追偿净额（累计）", "Recovered, less costs", made.net),
                           input("paid", "保险人已赔", "Paid by the insurer", borne.insurer),
                           input("borne", "被保险人自担", "Borne by the insured", borne.insured)},
                .result = to_string(made.insurer)};
    made.why.steps.push_back(
        {.title = {"追偿净额（累计）", "Recovered, less costs"},
         .rule = "insurance.recovered",
         .formula = Phrase{"max(0，追偿所得 − 追偿费用)", "max(0, recovered − costs)"},
         .inputs = {input("gross", "追偿所得", "Recovered", gross),
                    input("costs", "追偿费用", "Costs", costs)},
         .result = to_string(made.net)});
    return made;
}

Division division(const Claim& claim) {
    Money gross;
    Money costs;
    for (const Recovered& each : claim.recoveries) {
        gross += each.content.amount;
        costs += each.content.costs;
    }
    return divide(claim.notice.recovery_rule, gross, costs,
                  {claim.settled_amount, claim.borne_by_insured});
}

}  // namespace zhirong::insurance_claim
