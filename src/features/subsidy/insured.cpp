#include "features/subsidy/insured.h"

#include <algorithm>
#include <set>

namespace zhirong::subsidy {
namespace {

using facts::KnownFact;

Label label(const programme::Reading& reading) { return {"", reading.zh, reading.en}; }

programme::Facts facts_with(const Rules& rules, const std::vector<KnownFact>& common,
                            const RightFacts* right) {
    facts::Known known;
    if (right != nullptr)
        for (const KnownFact& each : right->known) known.know_as(each);
    for (const KnownFact& each : common) known.know_as(each);
    programme::Facts all = facts::facts_of(known.all(), rules.programme);
    all.published = rules.published;
    return all;
}

struct Answer {
    std::optional<FailedCondition> fails;
    std::vector<std::string> unknown;
};
Answer answer(const Rules& rules, const programme::Requirement& requirement,
              const programme::Facts& known) {
    const programme::Requirement* one[] = {&requirement};
    const auto decided =
        programme::decide_all(rules.programme, one, known, rules.agreement, rules.date);
    Answer found;
    if (!decided) {
        for (const Refusal& each : decided.error().all)
            if (each.kind->code == programme::refusals::missing_fact.code)
                found.unknown.push_back(each.field);
        return found;
    }
    const programme::ConditionResult& result = decided->front();
    if (!result.holds)
        found.fails = FailedCondition{requirement.id, label(requirement.reading),
                                      label(result.found), label(result.needed)};
    return found;
}

}  // namespace

std::string sort_of(const RightFacts& right) {
    std::string sort;
    for (const KnownFact& each : right.known) {
        sort += each.name + '=';
        if (const auto* text = each.value.text())
            sort += *text;
        else if (const auto* flag = each.value.boolean())
            sort += *flag ? "yes" : "no";
        else if (const auto* number = each.value.integer())
            sort += std::to_string(*number);
        sort += '\n';
    }
    return sort;
}

Money eligible_part(Money paid, const std::vector<insurance::ItemPremium>& items,
                    const std::vector<std::string>& counting) {
    const std::set<std::string> counted(counting.begin(), counting.end());
    const std::vector<Money> shares = insurance::shares_of(paid, items);
    Money sum;
    for (std::size_t i = 0; i < items.size(); ++i)
        if (counted.contains(items[i].item.number)) sum += shares[i];
    return sum;
}

Why why_eligible(const Insured& insured) {
    std::int64_t counting = 0;
    for (const InsuredRight& each : insured.rights) counting += each.fails.empty() ? 1 : 0;
    return {.title = {"计入补贴的保险费", "Premium that counts"},
            .rule = "subsidy.eligible_premium",
            .formula =
                Phrase{"已缴保险费中符合条件的标的分摊的部分（按各标的保险费的比例，最大余额法）",
                       "of what was paid, the part of the rights that meet the conditions, "
                       "in proportion to the premium of each (largest remainder)"},
            .inputs = {input("premium", "保单保险费", "Premium of the policy", insured.premium),
                       input("paid", "已缴保险费（不超过保险费）",
                             "Paid, never more than the premium", insured.paid),
                       {"rights", "保险标的件数", "Things insured",
                        std::to_string(insured.rights.size()), Unit::count},
                       {"counting", "其中符合条件", "Of them meet the conditions",
                        std::to_string(counting), Unit::count}},
            .result = to_string(insured.eligible)};
}

std::vector<const programme::Requirement*> Rules::requirements() const {
    std::vector<const programme::Requirement*> all;
    for (const auto* list : {&programme.eligibility, &programme.controls, &subsidy.conditions})
        for (const programme::Requirement& each : *list) all.push_back(&each);
    if (subsidy.trigger) all.push_back(&*subsidy.trigger);
    return all;
}

Judged judge(const Rules& rules, const std::vector<KnownFact>& common,
             const std::vector<RightFacts>& rights) {
    // What differs from right to right, whether or not it is known.
    std::set<std::string> of_rights;
    for (const RightFacts& right : rights)
        for (const KnownFact& each : right.known) of_rights.insert(each.name);
    const auto hangs_on_the_right = [&](const std::string& fact) {
        return fact.starts_with("right.") || of_rights.contains(fact);
    };
    const programme::Facts without = facts_with(rules, common, nullptr);
    std::vector<const programme::Requirement*> asked;
    for (const programme::Requirement* each : rules.requirements())
        if (std::ranges::any_of(answer(rules, *each, without).unknown, hangs_on_the_right))
            asked.push_back(each);
    Judged judged;
    std::map<std::string, JudgedRight> sorts;
    for (const RightFacts& right : rights) {
        const auto [sort, fresh] = sorts.try_emplace(sort_of(right));
        if (fresh) {
            const programme::Facts known = facts_with(rules, common, &right);
            for (const programme::Requirement* each : asked) {
                Answer found = answer(rules, *each, known);
                if (found.fails) sort->second.fails.push_back(*std::move(found.fails));
                for (std::string& fact : found.unknown)
                    if (hangs_on_the_right(fact) &&
                        std::ranges::find(sort->second.unknown, fact) == sort->second.unknown.end())
                        sort->second.unknown.push_back(std::move(fact));
            }
        }
        for (const FailedCondition& each : sort->second.fails) ++judged.left_out[each.id];
        judged.rights.push_back(sort->second);
    }
    return judged;
}

Money kept(Money by_programme, Money computed, Money given) {
    if (computed == Money{} || by_programme <= Money{}) return {};
    return std::min(
        given, round_fen(int128{by_programme.fen} * given.fen, computed.fen, Rounding::half_up));
}

}  // namespace zhirong::subsidy
