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
    const Reading list = joined(tiers, "；", "; ");
    return {fmt::format("按{}{}分档：{}", by.zh, whole ? "全额" : "分段", list.zh),
            fmt::format("by {}, {}: {}", by.en, whole ? "one tier for all of it" : "slice by slice",
                        list.en)};
}

Reading prose(const Programme& programme, const WordTable& table) {
    const Reading by = prose(programme, table.by);
    std::vector<Reading> rows;
    for (const WordTable::Row& row : table.rows) {
        std::vector<Reading> words;
        for (const std::string& word : row.words) words.push_back(literal(Value(word)));
        const Reading names = joined(words, "、", ", ");
        const Reading value = both(row.value);
        rows.push_back({names.zh + "为 " + value.zh, names.en + ": " + value.en});
    }
    if (table.otherwise) {
        const Reading value = both(*table.otherwise);
        rows.push_back({"其余为 " + value.zh, "otherwise " + value.en});
    }
    const Reading list = joined(rows, "；", "; ");
    return {"按" + by.zh + "：" + list.zh, "by " + by.en + ": " + list.en};
}

Reading rounded(Reading words, const std::optional<Rounding>& rounding) {
    if (!rounding) return words;
    const Reading how = rounding_name(*rounding);
    return {words.zh + "（" + how.zh + "）", words.en + " (" + how.en + ")"};
}

std::vector<Reading> parts_of(const Programme& programme, const std::vector<Expression>& operands) {
    std::vector<Reading> parts;
    for (const Expression& operand : operands) parts.push_back(prose(programme, operand));
    return parts;
}

Reading choice(const Programme& programme, const Expression& expression) {
    std::vector<Reading> cases;
    for (std::size_t i = 0; i < expression.conditions.size(); ++i) {
        const Reading when = prose(programme, expression.conditions[i]);
        const Reading take = prose(programme, expression.operands[i]);
        cases.push_back({when.zh + "的，为" + take.zh, take.en + " where " + when.en});
    }
    if (expression.operands.size() > expression.conditions.size()) {
        const Reading otherwise = prose(programme, expression.operands.back());
        cases.push_back({"其余为" + otherwise.zh, "otherwise " + otherwise.en});
    }
    return joined(cases, "；", "; ");
}

Reading date_moved(const std::vector<Reading>& parts, const std::string& move) {
    struct Words {
        const char* move;
        const char* zh;
        const char* en;
    };
    static constexpr Words words[]{
        {"years_later", "年后", "years after"},
        {"years_earlier", "年前", "years before"},
        {"months_later", "个月后", "months after"},
        {"months_earlier", "个月前", "months before"},
        {"days_later", "后", "after"},
        {"days_earlier", "前", "before"},
        {"working_days_later", "后（工作日）", "after, in working days,"},
    };
    for (const Words& each : words)
        if (move == each.move)
            return {parts[0].zh + "的" + parts[1].zh + each.zh,
                    parts[1].en + " " + each.en + " the " + parts[0].en};
    return {};
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
            if (const FactKind* fact = find_fact(expression.name)) return {fact->zh, fact->en};
            const Declaration* declared = programme.find_declaration(expression.name);
            return declared == nullptr ? Reading{expression.name, expression.name}
                                       : declared->reading;
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
        case Operation::nothing: return {"零", "nothing"};
        case Operation::ratio: return joined(parts(), " ÷ ", " ÷ ");
        case Operation::interest: {
            const auto all = parts();
            // Where the source does not say, the days of a year are a quantity's.
            const bool told = expression.days_in_year == 0;
            const std::string year = std::to_string(expression.days_in_year);
            const Reading words{
                fmt::format("{}按{}计 {} 天的利息（一年按{}天）", all[0].zh, all[1].zh, all[2].zh,
                            told ? all[3].zh : " " + year + " "),
                fmt::format("interest on the {} at the {} for {}, on {}", all[0].en, all[1].en,
                            all[2].en, told ? "the " + all[3].en : year + " days a year")};
            return rounded(words, expression.rounding);
        }
        case Operation::choose: return choice(programme, expression);
        case Operation::date_moved: return date_moved(parts(), expression.name);
        case Operation::end_of_year: {
            const Reading date = prose(programme, expression.operands.at(0));
            return {date.zh + "所在年的十二月三十一日",
                    "31 December of the year of the " + date.en};
        }
        case Operation::days_between:
        case Operation::working_days_between: {
            const auto all = parts();
            const bool working = expression.operation == Operation::working_days_between;
            return {"从" + all[0].zh + "到" + all[1].zh + (working ? "的工作日数" : "的天数"),
                    (working ? "working days from the " : "days from the ") + all[0].en +
                        " to the " + all[1].en};
        }
        case Operation::enterprise_size:
            return {
                "按中小企业划型标准（工信部联企业〔2011〕300号）判定的企业规模",
                "the size of the enterprise by the standard of 2011 (工信部联企业〔2011〕300号)"};
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
    const Reading how = comparison_name(condition.comparison, condition.left.unit);
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
        const auto* tiers = std::get_if<TierTable>(&dated.what);
        const auto* words = std::get_if<WordTable>(&dated.what);
        const Reading value = tiers != nullptr   ? prose(programme, *tiers)
                              : words != nullptr ? prose(programme, *words)
                                                 : literal(std::get<Value>(dated.what));
        const Reading when = period(dated.from, dated.until);
        values.push_back({when.zh + " " + value.zh, value.en + " " + when.en});
    }
    return joined(values, "；", "; ");
}

}  // namespace zhirong::programme
