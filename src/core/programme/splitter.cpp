#include "core/programme/splitter.h"

#include <algorithm>

namespace zhirong::programme {

Step amount_step(std::string rule, Reading reading, std::string operation, Money amount) {
    Step step;
    step.rule = std::move(rule);
    step.reading = std::move(reading);
    step.operation = std::move(operation);
    step.result = amount;
    return step;
}

std::vector<Step> Splitter::split(Money total) {
    return rules_.method == Split::Method::layers ? layers(rules_.shares, total)
                                                  : split(rules_.shares, total);
}

std::vector<Step> Splitter::split(const std::vector<Share>& shares, Money total) {
    auto weights = read_weights(shares);
    if (!weights) return {};
    const Allocation method = rules_.method == Split::Method::floor_then_in_order
                                  ? Allocation::floor_then_in_order
                                  : Allocation::largest_remainder;
    const std::vector<Money> amounts = allocate(total, weights->rates, method);
    std::vector<Step> parts;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        Step part = amount_step(
            shares[i].party, shares[i].reading,
            split_methods()[static_cast<std::size_t>(rules_.method == Split::Method::layers
                                                         ? Split::Method::largest_remainder
                                                         : rules_.method)]
                .code,
            amounts[i]);
        part.inputs.push_back(std::move(weights->steps[i]));
        if (!finish(shares[i], part)) return {};
        parts.push_back(std::move(part));
    }
    return parts;
}

std::vector<Step> Splitter::layers(const std::vector<Share>& shares, Money total) {
    std::vector<Step> parts;
    Money left = total;
    for (const Share& share : shares) {
        Step part = amount_step(share.party, share.reading, "layers", left);
        if (share.up_to) {
            auto end = evaluator_.compute(*share.up_to);
            if (!end) {
                name_all(shares);
                return {};
            }
            part.result = std::min(left, std::get<Money>(end->result));
            part.inputs.push_back(*std::move(end));
        }
        left -= std::get<Money>(part.result);
        if (!finish(share, part)) return {};
        parts.push_back(std::move(part));
    }
    return parts;
}

bool Splitter::finish(const Share& share, Step& part) {
    if (share.at_most) {
        auto limit = evaluator_.compute(*share.at_most);
        if (!limit) return false;
        part.result = std::min(std::get<Money>(part.result), std::get<Money>(limit->result));
        limit->operation = "cap";
        part.inputs.push_back(*std::move(limit));
    }
    for (const Cap& cap : share.caps) {
        auto applied = apply_cap(evaluator_, cap);
        if (!applied) return false;
        const Money asked = std::get<Money>(part.result);
        applied->use.binding = applied->use.room < asked;
        if (cap.when_dry == WhenDry::first_come) part.result = std::min(asked, applied->use.room);
        caps.push_back(std::move(applied->use));
        part.inputs.push_back(std::move(applied->step));
    }
    const Money amount = std::get<Money>(part.result);
    if (share.within.empty()) {
        parties.push_back({share.party, share.reading, amount});
        return true;
    }
    std::vector<Step> within = split(share.within, amount);
    for (Step& each : within) part.inputs.push_back(std::move(each));
    return !within.empty();
}

std::optional<Splitter::Weights> Splitter::read_weights(const std::vector<Share>& shares) {
    Ratio sum;
    bool whole = true;
    Weights weights{std::vector<Ratio>(shares.size()), std::vector<Step>(shares.size())};
    std::size_t rest = shares.size();
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
        weights.rates[i] = std::get<Ratio>(step->result);
        sum = sum + weights.rates[i];
        weights.steps[i] = *std::move(step);
    }
    if (!whole) return std::nullopt;
    const Ratio one = Ratio::whole(1);
    if (sum > one || (rest == shares.size() && sum != one)) {
        evaluator_.refuse(refusals::shares_not_whole, "split", {{"sum", to_percent(sum)}});
        return std::nullopt;
    }
    if (rest != shares.size()) {
        weights.rates[rest] = one - sum;
        weights.steps[rest].reading = {"其余", "the rest"};
        weights.steps[rest].operation = "remaining";
        weights.steps[rest].result = weights.rates[rest];
    }
    return weights;
}

void Splitter::name_all(const std::vector<Share>& shares) {
    for (const Share& share : shares) {
        if (share.share) evaluator_.compute(*share.share);
        if (share.up_to) evaluator_.compute(*share.up_to);
        name_all(share.within);
    }
}

}  // namespace zhirong::programme
