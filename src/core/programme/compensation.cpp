#include "core/programme/compensation.h"

#include <algorithm>

#include "base/ensure.h"
#include "core/programme/evaluator.h"
#include "core/programme/limit.h"
#include "core/programme/splitter.h"

namespace zhirong::programme {

namespace refusals {
const RefusalKind negative_amount{"programme.negative_amount", 422, "{name} 不能为负",
                                  "{name} cannot be negative"};
const RefusalKind not_a_bearer{"programme.not_a_bearer", 422, "{name} 不在损失分担各方之中{near}",
                               "{name} does not bear a part of the loss{near_en}"};
}  // namespace refusals

namespace {

Money total(const std::vector<PartyAmount>& parts) {
    Money sum;
    for (const PartyAmount& each : parts) sum += each.amount;
    return sum;
}

enum class Trigger { must_be_met, is_supposed };

Result<Compensated> compute(const Programme& programme, Evaluator& evaluator, Trigger when) {
    const Compensation& rules = *programme.compensation;
    Compensated result;
    std::optional<ConditionResult> trigger;
    if (when == Trigger::must_be_met) trigger = evaluator.decide(rules.trigger);
    Limited limited = limit(evaluator, {"covered",
                                        {"纳入分担的损失", "Loss that is shared"},
                                        rules.base,
                                        rules.rate,
                                        rules.rounding,
                                        rules.caps});
    result.base = limited.base;
    result.covered = limited.granted;
    result.caps = std::move(limited.caps);
    Splitter splitter(evaluator, rules.split);
    // Done even where something is missing above: the split may miss something of its own.
    std::vector<Step> parts = splitter.split(result.covered);
    std::vector<Step> interest_steps;
    if (rules.interest) {
        auto interest = evaluator.compute(rules.interest->base);
        Splitter sharing(evaluator, rules.interest->split);
        if (interest) {
            result.interest = std::get<Money>(interest->result);
            interest_steps = sharing.split(result.interest);
            interest_steps.insert(interest_steps.begin(), *std::move(interest));
        }
        result.interest_parts = std::move(sharing.parties);
    }
    if (evaluator.refused()) return evaluator.take_refusals();
    if (trigger && !trigger->holds) return trigger_refusal(rules.trigger, *trigger);
    for (CapUse& each : splitter.caps) result.caps.push_back(std::move(each));
    result.parts = std::move(splitter.parties);
    result.uncovered = result.base - total(result.parts);
    result.uncovered_to = rules.uncovered_to;
    ensure(result.uncovered >= Money{});
    Step root =
        amount_step("compensation", {"损失分担", "Sharing of the loss"}, "split", result.base);
    root.citation = rules.split.citation;
    root.source = evaluator.source_title(rules.split.citation);
    if (trigger) root.inputs.push_back(std::move(trigger->step));
    root.inputs.push_back(std::move(limited.step));
    for (Step& part : parts) root.inputs.push_back(std::move(part));
    const Party* bearer = find_party(rules.uncovered_to);
    root.inputs.push_back(amount_step("uncovered",
                                      {std::string("未纳入分担，由") + bearer->zh + "承担",
                                       std::string("Not shared; borne by the ") + bearer->en},
                                      "remaining", result.uncovered));
    if (rules.interest) {
        Step interest = amount_step("interest", {"利息损失的分担", "Sharing of lost interest"},
                                    "split", result.interest);
        interest.citation = rules.interest->split.citation;
        interest.source = evaluator.source_title(interest.citation);
        interest.inputs = std::move(interest_steps);
        root.inputs.push_back(std::move(interest));
    }
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

namespace {

Result<Compensated> compute(const Programme& programme, const Facts& facts,
                            const Agreement& agreement, Date date, Trigger when) {
    if (!programme.compensation)
        return refuse(refusals::no_block, "compensation", {{"name", "compensation"}});
    return guarded([&]() -> Result<Compensated> {
        Evaluator evaluator(programme, facts, agreement, date);
        return compute(programme, evaluator, when);
    });
}

}  // namespace

Result<Compensated> compensate(const Programme& programme, const Facts& facts,
                               const Agreement& agreement, Date date) {
    return compute(programme, facts, agreement, date, Trigger::must_be_met);
}

Result<Compensated> compensate_supposed(const Programme& programme, const Facts& facts,
                                        const Agreement& agreement, Date date) {
    return compute(programme, facts, agreement, date, Trigger::is_supposed);
}

Result<std::optional<Evaluated>> last_day_to_claim(const Programme& programme, const Facts& facts,
                                                   const Agreement& agreement, Date date) {
    if (!programme.compensation || !programme.compensation->submission) return std::nullopt;
    return guarded([&]() -> Result<std::optional<Evaluated>> {
        Evaluator evaluator(programme, facts, agreement, date);
        auto last = evaluator.last_day(*programme.compensation->submission);
        if (!last) return evaluator.take_refusals();
        const Value value = last->result;
        return Evaluated{value, evaluator.trace(*std::move(last))};
    });
}

Result<Evaluated> advance(const Programme& programme, const Facts& facts,
                          const Agreement& agreement, Date date) {
    if (!programme.compensation || !programme.compensation->advance)
        return refuse(refusals::no_block, "advance", {{"name", "advance"}});
    return guarded([&]() -> Result<Evaluated> {
        const Advance& rules = *programme.compensation->advance;
        Evaluator evaluator(programme, facts, agreement, date);
        auto trigger = evaluator.decide(rules.trigger);
        auto amount = evaluator.compute(rules.amount);
        if (evaluator.refused()) return evaluator.take_refusals();
        if (!trigger->holds) return trigger_refusal(rules.trigger, *trigger);
        Step root =
            amount_step("advance", {"预先拨付", "Paid before the loss is final"},
                        rules.method == Advance::Method::escrow ? "escrow" : "settled_later",
                        std::get<Money>(amount->result));
        root.citation = rules.citation;
        root.source = evaluator.source_title(rules.citation);
        root.inputs.push_back(std::move(trigger->step));
        root.inputs.push_back(*std::move(amount));
        const Value value = root.result;
        return Evaluated{value, evaluator.trace(std::move(root))};
    });
}

Result<SharedProceeds> share_recovery(const Programme& programme, const Agreement& agreement,
                                      Date date, const Proceeds& proceeds) {
    if (!programme.recovery) return refuse(refusals::no_block, "recovery", {{"name", "recovery"}});
    return guarded([&] { return share(programme, agreement, date, proceeds); });
}

}  // namespace zhirong::programme
