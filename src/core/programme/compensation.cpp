#include "core/programme/compensation.h"

#include <algorithm>

#include "base/ensure.h"
#include "core/programme/evaluator.h"

namespace zhirong::programme {

namespace refusals {
const RefusalKind negative_amount{"programme.negative_amount", 422, "{name} 不能为负",
                                  "{name} cannot be negative"};
const RefusalKind not_a_bearer{"programme.not_a_bearer", 422, "{name} 不在损失分担各方之中{near}",
                               "{name} does not bear a part of the loss{near_en}"};
}  // namespace refusals

namespace {

Step amount_step(std::string rule, Reading reading, std::string operation, Money amount) {
    Step step;
    step.rule = std::move(rule);
    step.reading = std::move(reading);
    step.operation = std::move(operation);
    step.result = amount;
    return step;
}

// Splits one level of shares and opens its groups.
class Splitter {
public:
    Splitter(Evaluator& evaluator, Allocation method) : evaluator_(evaluator), method_(method) {}

    // The step of each share, with the parts of `total`; empty if something was refused.
    std::vector<Step> split(const std::vector<Share>& shares, Money total) {
        std::vector<Step> steps;
        const std::vector<Ratio> weights = read_weights(shares, steps);
        if (weights.empty()) return {};
        const std::vector<Money> amounts = allocate(total, weights, method_);
        std::vector<Step> parts;
        for (std::size_t i = 0; i < shares.size(); ++i) {
            const Share& share = shares[i];
            Step part =
                amount_step(share.party, share.reading,
                            method_ == Allocation::largest_remainder ? "largest_remainder"
                                                                     : "floor_then_in_order",
                            amounts[i]);
            part.inputs.push_back(std::move(steps[i]));
            if (share.at_most) {
                auto limit = evaluator_.compute(*share.at_most);
                if (!limit) return {};
                part.result = std::min(amounts[i], std::get<Money>(limit->result));
                limit->operation = "cap";
                part.inputs.push_back(*std::move(limit));
            }
            const Money amount = std::get<Money>(part.result);
            if (share.within.empty()) {
                parties.push_back({share.party, share.reading, amount});
            } else {
                std::vector<Step> within = split(share.within, amount);
                if (within.empty()) return {};
                for (Step& each : within) part.inputs.push_back(std::move(each));
            }
            parts.push_back(std::move(part));
        }
        return parts;
    }

    std::vector<PartyAmount> parties;

private:
    // Empty if a share is missing or they do not make the whole.
    std::vector<Ratio> read_weights(const std::vector<Share>& shares, std::vector<Step>& steps) {
        Ratio sum;
        bool whole = true;
        std::vector<Ratio> weights(shares.size());
        std::size_t rest = shares.size();
        steps.resize(shares.size());
        for (std::size_t i = 0; i < shares.size(); ++i) {
            if (!shares[i].share) {
                rest = i;
                continue;
            }
            auto step = evaluator_.compute(*shares[i].share);
            if (!step) {
                name_all(shares[i].within);
                whole = false;
                continue;
            }
            weights[i] = std::get<Ratio>(step->result);
            sum = sum + weights[i];
            steps[i] = *std::move(step);
        }
        if (!whole) return {};
        const Ratio one = Ratio::whole(1);
        if (sum > one || (rest == shares.size() && sum != one)) {
            evaluator_.refuse(refusals::shares_not_whole, "split", {{"sum", to_percent(sum)}});
            return {};
        }
        if (rest != shares.size()) {
            weights[rest] = one - sum;
            steps[rest].reading = {"其余", "the rest"};
            steps[rest].operation = "remaining";
            steps[rest].result = weights[rest];
        }
        return weights;
    }

    // What else is missing further down, so that it is told in one go.
    void name_all(const std::vector<Share>& shares) {
        for (const Share& share : shares) {
            if (share.share) evaluator_.compute(*share.share);
            name_all(share.within);
        }
    }

    Evaluator& evaluator_;
    Allocation method_;
};

Money total(const std::vector<PartyAmount>& parts) {
    Money sum;
    for (const PartyAmount& each : parts) sum += each.amount;
    return sum;
}

Result<Compensated> compute(const Programme& programme, Evaluator& evaluator) {
    const Compensation& rules = *programme.compensation;
    Compensated result;
    auto trigger = evaluator.decide(rules.trigger);
    auto base = evaluator.compute(rules.base);
    std::optional<Step> rate;
    if (rules.rate) rate = evaluator.compute(*rules.rate);
    std::vector<Step> caps;
    for (const Cap& cap : rules.caps) {
        auto limit = evaluator.compute(cap.at_most);
        if (!limit) continue;
        Step step = amount_step(cap.id, cap.reading, "cap", std::get<Money>(limit->result));
        step.citation = cap.citation;
        step.source = evaluator.source_title(cap.citation);
        step.inputs.push_back(*std::move(limit));
        caps.push_back(std::move(step));
    }
    if (base) {
        result.base = std::get<Money>(base->result);
        result.covered = result.base;
    }
    Step covered = amount_step("covered", {"纳入分担的损失", "Loss that is shared"}, "least", {});
    if (base && rate) {
        result.covered = apply(result.base, std::get<Ratio>(rate->result), *rules.rounding);
        covered.rounding = rules.rounding;
        covered.inputs.push_back(*std::move(rate));
    }
    if (base) covered.inputs.push_back(*std::move(base));
    for (Step& cap : caps) {
        result.covered = std::min(result.covered, std::get<Money>(cap.result));
        covered.inputs.push_back(std::move(cap));
    }
    covered.result = result.covered;
    Splitter splitter(evaluator, rules.split.method);
    // Done even where something is missing above: the split may miss something of its own.
    std::vector<Step> parts = splitter.split(rules.split.shares, result.covered);
    if (evaluator.refused()) return evaluator.take_refusals();
    if (!trigger->holds)
        return refuse(refusals::trigger_not_met, rules.trigger.id,
                      {{"zh", trigger->reading.zh},
                       {"en", trigger->reading.en},
                       {"found", trigger->found.zh},
                       {"needed", trigger->needed.zh},
                       {"found_en", trigger->found.en},
                       {"needed_en", trigger->needed.en}});
    result.parts = std::move(splitter.parties);
    result.uncovered = result.base - total(result.parts);
    result.uncovered_to = rules.uncovered_to;
    ensure(result.uncovered >= Money{});
    Step root =
        amount_step("compensation", {"损失分担", "Sharing of the loss"}, "split", result.base);
    root.citation = rules.split.citation;
    root.source = evaluator.source_title(rules.split.citation);
    root.inputs.push_back(std::move(trigger->step));
    root.inputs.push_back(std::move(covered));
    for (Step& part : parts) root.inputs.push_back(std::move(part));
    const Party* bearer = find_party(rules.uncovered_to);
    root.inputs.push_back(amount_step("uncovered",
                                      {std::string("未纳入分担，由") + bearer->zh + "承担",
                                       std::string("Not shared; borne by the ") + bearer->en},
                                      "remaining", result.uncovered));
    result.trace = evaluator.trace(std::move(root));
    return result;
}

// How much of `pool` returns to each, none more than it paid.
std::vector<Money> give_back(Money pool, const std::vector<Money>& paid, bool pro_rata) {
    std::vector<Money> parts(paid.size());
    if (!pro_rata) {
        for (std::size_t i = 0; i < paid.size(); ++i) {
            parts[i] = std::min(pool, paid[i]);
            pool -= parts[i];
        }
        return parts;
    }
    // With whole fen as weights and pool ≤ Σ weights, rounding up cannot pass a weight.
    std::vector<std::int64_t> weights;
    Money sum;
    for (const Money each : paid) {
        weights.push_back(each.fen);
        sum += each;
    }
    if (sum == Money{}) return parts;
    return allocate(pool, weights, Allocation::largest_remainder);
}

Result<SharedProceeds> share(const Programme& programme, const Agreement& agreement, Date date,
                             const Proceeds& proceeds) {
    const Recovery& rules = *programme.recovery;
    const Facts no_facts;
    Evaluator evaluator(programme, no_facts, agreement, date);
    for (const auto& [name, amount] :
         {std::pair{"gross", proceeds.gross}, std::pair{"costs", proceeds.costs},
          std::pair{"owed", proceeds.owed}})
        if (amount < Money{}) evaluator.refuse(refusals::negative_amount, name, {{"name", name}});
    std::vector<Money> paid(rules.order.size());
    Money paid_sum;
    for (const auto& [party, amount] : proceeds.paid) {
        const auto at = std::ranges::find(rules.order, party);
        if (at == rules.order.end()) {
            const Hint near = hint(party, rules.order);
            evaluator.refuse(refusals::not_a_bearer, "paid." + party,
                             {{"name", party}, {"near", near.zh}, {"near_en", near.en}});
        } else if (amount < Money{}) {
            evaluator.refuse(refusals::negative_amount, "paid." + party, {{"name", party}});
        } else {
            paid[static_cast<std::size_t>(at - rules.order.begin())] += amount;
            paid_sum += amount;
        }
    }
    auto method = evaluator.compute(rules.method);
    if (evaluator.refused()) return evaluator.take_refusals();

    SharedProceeds result;
    result.costs_paid = std::min(proceeds.gross, proceeds.costs);
    result.costs_unpaid = proceeds.costs - result.costs_paid;
    const Money net = proceeds.gross - result.costs_paid;
    const Money pool = std::min(net, proceeds.owed);
    const Money to_bearers = std::min(pool, paid_sum);
    const bool pro_rata = std::get<std::string>(method->result) == pro_rata_of_paid;
    const std::vector<Money> parts = give_back(to_bearers, paid, pro_rata);
    result.creditor = rules.creditor;
    result.to_creditor = pool - to_bearers;
    result.to_pledgor = net - pool;

    Step root = amount_step("recovery", {"回收款分配", "Sharing of the proceeds"}, "recovery",
                            proceeds.gross);
    root.citation = rules.citation;
    root.source = evaluator.source_title(rules.citation);
    root.inputs.push_back(*std::move(method));
    root.inputs.push_back(
        amount_step("costs", {"先付处置费用", "Costs, first"}, "least", result.costs_paid));
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Party* party = find_party(rules.order[i]);
        ensure(parts[i] <= paid[i]);
        result.returned.push_back({rules.order[i], {party->zh, party->en}, parts[i]});
        Step part = amount_step(
            rules.order[i],
            {std::string("返还") + party->zh, std::string("Returned to the ") + party->en},
            pro_rata ? "share" : "least", parts[i]);
        part.inputs.push_back(amount_step("", {"已承担", "Borne before"}, "fact", paid[i]));
        root.inputs.push_back(std::move(part));
    }
    const Party* creditor = find_party(rules.creditor);
    root.inputs.push_back(
        amount_step("creditor",
                    {std::string("尚欠") + creditor->zh + "的利息等",
                     std::string("Still owed to the ") + creditor->en + ": interest and penalty"},
                    "least", result.to_creditor));
    root.inputs.push_back(amount_step(
        "surplus",
        {"剩余归出质人（民法典第四百三十八条）", "Surplus to the pledgor (Civil Code 438)"},
        "remaining", result.to_pledgor));
    result.trace = evaluator.trace(std::move(root));
    return result;
}

}  // namespace

Money Compensated::part(std::string_view party) const {
    const auto found = std::ranges::find(parts, party, &PartyAmount::party);
    return found == parts.end() ? Money{} : found->amount;
}

Money Compensated::borne_by(std::string_view party) const {
    return party == uncovered_to ? part(party) + uncovered : part(party);
}

Result<Compensated> compensate(const Programme& programme, const Facts& facts,
                               const Agreement& agreement, Date date) {
    if (!programme.compensation)
        return refuse(refusals::no_block, "compensation", {{"name", "compensation"}});
    return guarded([&]() -> Result<Compensated> {
        Evaluator evaluator(programme, facts, agreement, date);
        return compute(programme, evaluator);
    });
}

Result<SharedProceeds> share_recovery(const Programme& programme, const Agreement& agreement,
                                      Date date, const Proceeds& proceeds) {
    if (!programme.recovery) return refuse(refusals::no_block, "recovery", {{"name", "recovery"}});
    return guarded([&] { return share(programme, agreement, date, proceeds); });
}

}  // namespace zhirong::programme
