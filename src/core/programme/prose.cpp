#include "core/programme/prose.h"

#include <fmt/format.h>

#include "core/programme/trace.h"

namespace zhirong::programme {
namespace {

Reading both(const Value& value) {
    return {to_text(value, Language::zh), to_text(value, Language::en)};
}

Reading joined(const std::vector<Reading>& parts, const char* zh, const char* en) {
    Reading all;
    for (const Reading& part : parts) {
        all.zh += (all.zh.empty() ? "" : zh) + part.zh;
        all.en += (all.en.empty() ? "" : en) + part.en;
    }
    return all;
}

// Texts such as "medium" have words of their own.
Reading literal(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value))
        if (const Word* word = find_word(*text)) return {word->zh, word->en};
    return both(value);
}

Reading period(const Date& from, const std::optional<Date>& until) {
    if (until)
        return {fmt::format("{} 至 {}", to_string(from), to_string(*until)),
                fmt::format("{} to {}", to_string(from), to_string(*until))};
    return {fmt::format("自 {} 起", to_string(from)), fmt::format("from {}", to_string(from))};
}

Reading bound(const TierTable& table, const Tier& tier) {
    Reading words;
    if (tier.lower) {
        const Reading value = both(*tier.lower);
        words.zh += (table.upper_included ? "超过" : "不少于") + value.zh;
        words.en += (table.upper_included ? "above " : "from ") + value.en;
    }
    if (tier.upper) {
        const Reading value = both(*tier.upper);
        const std::string space = words.en.empty() ? "" : " ";
        words.zh += (table.upper_included ? "至" : "不足") + value.zh;
        words.en += space + (table.upper_included ? "up to " : "below ") + value.en;
    }
    if (words.zh.empty()) return {"任何数额", "any amount"};
    return words;
}

Reading prose(const Programme& programme, const TierTable& table) {
    const Reading by = prose(programme, table.by);
    const bool whole = table.method == TierMethod::whole;
    std::vector<Reading> tiers;
    for (const Tier& tier : table.tiers) {
        const Reading range = bound(table, tier);
        const Reading value = both(tier.value);
        tiers.push_back({range.zh + "为 " + value.zh, range.en + ": " + value.en});
    }
    const Reading list = joined(tiers, ";", "; ");
    return {fmt::format("按{}{}分档：{}", by.zh, whole ? "全额" : "分段", list.zh),
            fmt::format("by {}, {}: {}", by.en, whole ? "one tier for all of it" : "slice by slice",
                        list.en)};
}

Reading rounded(Reading words, const std::optional<Rounding>& rounding) {
    if (!rounding) return words;
    const Reading how = rounding_name(*rounding);
    return {words.zh + "(" + how.zh + ")", words.en + " (" + how.en + ")"};
}

std::vector<Reading> parts_of(const Programme& programme, const std::vector<Expression>& operands) {
    std::vector<Reading> parts;
    for (const Expression& operand : operands) parts.push_back(prose(programme, operand));
    return parts;
}

Reading named(Reading name, const Reading& what) {
    return {name.zh + ":" + what.zh, name.en + ": " + what.en};
}

Reading party_words(const std::string& party, const Reading& reading) {
    if (!reading.zh.empty()) return reading;
    const Party* known = find_party(party);
    return known == nullptr ? Reading{party, party} : Reading{known->zh, known->en};
}

void add_shares(const Programme& programme, const std::vector<Share>& shares, const Reading& within,
                std::vector<Sentence>& sentences) {
    for (const Share& share : shares) {
        const Reading who = party_words(share.party, share.reading);
        Reading what = share.share ? prose(programme, *share.share) : Reading{"其余", "the rest"};
        if (share.at_most) {
            const Reading most = prose(programme, *share.at_most);
            what.zh += "，至多 " + most.zh;
            what.en += ", at most " + most.en;
        }
        const Reading name{within.zh + who.zh, within.en + who.en};
        sentences.push_back({named(name, what), share.position});
        add_shares(programme, share.within, {name.zh + "之内，", name.en + ", of which "},
                   sentences);
    }
}

}  // namespace

Reading prose(const Programme& programme, const Expression& expression) {
    const auto parts = [&] { return parts_of(programme, expression.operands); };
    const auto list_of = [&](const char* zh, const char* en) {
        const Reading list = joined(parts(), "、", ", ");
        return Reading{list.zh + zh, en + list.en};
    };
    switch (expression.operation) {
        case Operation::fact: {
            const FactKind* fact = find_fact(expression.name);
            return fact == nullptr ? Reading{expression.name, expression.name}
                                   : Reading{fact->zh, fact->en};
        }
        case Operation::quantity: {
            const NamedQuantity* quantity = programme.find_quantity(expression.name);
            return quantity == nullptr ? Reading{expression.name, expression.name}
                                       : quantity->reading;
        }
        case Operation::share: return rounded(joined(parts(), " × ", " × "), expression.rounding);
        case Operation::least: return list_of("中的最小值", "the least of ");
        case Operation::greatest: return list_of("中的最大值", "the greatest of ");
        case Operation::sum: return list_of("之和", "the sum of ");
        case Operation::remaining: {
            const Reading after = joined(parts(), "扣除", " after ");
            return {after.zh + "后的剩余（不低于零）", "what remains of " + after.en};
        }
        case Operation::reference_rate: {
            const ReferenceKind* kind = find_reference(expression.name);
            const Reading date = prose(programme, expression.operands.at(0));
            const Reading rate = kind == nullptr ? Reading{expression.name, expression.name}
                                                 : Reading{kind->zh, kind->en};
            return {date.zh + "的" + rate.zh, rate.en + " on the " + date.en};
        }
    }
    return {};
}

Reading prose(const Programme& programme, const Condition& condition) {
    std::vector<Reading> parts;
    for (const Condition& part : condition.parts) parts.push_back(prose(programme, part));
    switch (condition.kind) {
        case Condition::Kind::all: return joined(parts, "，且", ", and ");
        case Condition::Kind::any: return joined(parts, "，或", ", or ");
        case Condition::Kind::negation: return {"并非" + parts.at(0).zh, "not " + parts.at(0).en};
        case Condition::Kind::comparison: break;
    }
    for (const Expression& right : condition.right) parts.push_back(prose(programme, right));
    for (const Value& value : condition.literals) parts.push_back(literal(value));
    const Reading left = prose(programme, condition.left);
    const Reading how = comparison_name(condition.comparison);
    const Reading right = joined(parts, "、", ", ");
    return {left.zh + how.zh + right.zh, left.en + " " + how.en + " " + right.en};
}

Reading prose(const Programme& programme, const NamedQuantity& quantity) {
    if (const auto* formula = std::get_if<Expression>(&quantity.definition))
        return prose(programme, *formula);
    if (const auto* open = std::get_if<Open>(&quantity.definition)) {
        Reading words =
            open->why == Open::Why::agreed
                ? Reading{"由合作协议约定", "left to the cooperation agreement"}
                : Reading{"现有依据未写明，须由合作协议写明",
                          "not given by the source at hand; an agreement must state it"};
        if (open->at_least) {
            words.zh += "，不低于 " + both(*open->at_least).zh;
            words.en += ", at least " + both(*open->at_least).en;
        }
        if (open->at_most) {
            words.zh += "，不高于 " + both(*open->at_most).zh;
            words.en += ", at most " + both(*open->at_most).en;
        }
        return words;
    }
    std::vector<Reading> values;
    for (const Dated& dated : std::get<std::vector<Dated>>(quantity.definition)) {
        const auto* table = std::get_if<TierTable>(&dated.what);
        const Reading value =
            table != nullptr ? prose(programme, *table) : literal(std::get<Value>(dated.what));
        const Reading when = period(dated.from, dated.until);
        values.push_back({when.zh + " " + value.zh, value.en + " " + when.en});
    }
    return joined(values, ";", "; ");
}

std::vector<Paragraph> prose(const Programme& programme) {
    std::vector<Paragraph> paragraphs;
    const auto begin = [&](const char* zh, const char* en) -> std::vector<Sentence>& {
        paragraphs.push_back({{zh, en}, {}});
        return paragraphs.back().sentences;
    };
    auto& quantities = begin("数量", "Quantities");
    for (const NamedQuantity& quantity : programme.quantities)
        quantities.push_back(
            {named(quantity.reading, prose(programme, quantity)), quantity.position});
    auto& eligibility = begin("资格条件", "Eligibility");
    for (const Requirement& requirement : programme.eligibility)
        eligibility.push_back({named(requirement.reading, prose(programme, requirement.condition)),
                               requirement.position});
    if (programme.exposure) {
        auto& exposure = begin("纳入与占用", "Covered and set aside");
        exposure.push_back({named({"纳入补偿的本金", "Principal covered"},
                                  prose(programme, programme.exposure->covered)),
                            programme.exposure->covered.position});
        exposure.push_back({named({"占用补偿金", "Set aside of the fund"},
                                  prose(programme, programme.exposure->reserved)),
                            programme.exposure->reserved.position});
    }
    if (programme.compensation) {
        const Compensation& terms = *programme.compensation;
        auto& compensation = begin("补偿", "Compensation");
        compensation.push_back(
            {named(terms.trigger.reading, prose(programme, terms.trigger.condition)),
             terms.trigger.position});
        compensation.push_back(
            {named({"补偿基数", "Base"}, prose(programme, terms.base)), terms.base.position});
        if (terms.rate)
            compensation.push_back({named({"补偿比率", "Rate"},
                                          rounded(prose(programme, *terms.rate), terms.rounding)),
                                    terms.rate->position});
        for (const Cap& cap : terms.caps)
            compensation.push_back(
                {named(cap.reading, prose(programme, cap.at_most)), cap.at_most.position});
        add_shares(programme, terms.split.shares, {}, compensation);
        compensation.push_back(named({"未获补偿的部分由谁承担", "What is not covered falls to"},
                                     party_words(terms.uncovered_to, {})));
    }
    if (programme.recovery) {
        auto& recovery = begin("追偿分配", "Recovery");
        recovery.push_back({named({"返还方式", "How it is returned"},
                                  prose(programme, programme.recovery->method)),
                            programme.recovery->method.position});
        std::vector<Reading> order;
        for (const std::string& party : programme.recovery->order)
            order.push_back(party_words(party, {}));
        recovery.push_back(named({"返还对象", "Returned to"}, joined(order, "、", ", ")));
    }
    return paragraphs;
}

}  // namespace zhirong::programme
