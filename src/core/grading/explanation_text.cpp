// The explanation as a tree for machines and as lines for people.
#include <fmt/format.h>

#include "base/ensure.h"
#include "core/grading/explanation.h"

namespace zhirong::grading {
namespace {

// number ÷ 10^digits, exactly, without zeros at the end.
std::string decimal(std::int64_t number, int digits) {
    const bool negative = number < 0;
    std::string text = std::to_string(negative ? -number : number);
    const auto places = static_cast<std::size_t>(digits);
    if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
    text.insert(text.size() - places, 1, '.');
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
    return negative ? "-" + text : text;
}

constexpr int millionth_digits = 6;
std::string percent(std::int64_t millionths) { return decimal(millionths, 4) + "%"; }

enum class Shown { number, percent, years, money };

Shown shown_as(const Dimension& dimension) {
    switch (dimension.aggregate) {
        case Aggregate::share:
        case Aggregate::concentration:
        case Aggregate::growth: return Shown::percent;
        case Aggregate::figure: {
            const Kind kind = description(*dimension.figure).kind;
            return kind == Kind::rate    ? Shown::percent
                   : kind == Kind::money ? Shown::money
                                         : Shown::number;
        }
        default:
            return dimension.measure && dimension.measure->as != Measure::As::itself
                       ? Shown::years
                       : Shown::number;
    }
}

// The group that was compared with, and the ones before it that were too small.
Reading comparison(const Scorecard& card, const DimensionStep& step) {
    Reading text;
    const auto add = [&](const std::string& zh, const std::string& en) {
        text.zh += (text.zh.empty() ? "" : "；") + zh;
        text.en += (text.en.empty() ? "" : "; ") + en;
    };
    const std::string minimum = std::to_string(card.normalisation.minimum);
    for (std::size_t i = 0; i < step.tried.size(); ++i) {
        const GroupTried& each = step.tried[i];
        const std::string size = each.size ? std::to_string(*each.size) : "";
        if (step.level == i)
            add(each.group.zh + " " + size + " 家", each.group.en + ": " + size + " firms");
        else if (each.size)
            add(each.group.zh + " 只有 " + size + " 家，少于 " + minimum + " 家，改用更宽的组",
                each.group.en + ": only " + size + " firms, fewer than " + minimum +
                    ", so the wider group");
        else
            add(each.group.zh + "，改用更宽的组", each.group.en + ", so the wider group");
    }
    return text;
}

Reading lack_text(const Scorecard& card, const DimensionStep& step) {
    const Reading reason = lack_reading(*step.lack);
    const bool worst = card.dimensions[step.dimension].absent == Absent::worst;
    return {reason.zh + (worst ? "，按最差百分位计" : "，评分卡规定不得缺少"),
            reason.en + (worst ? "; counted as the worst" : "; the scorecard refuses without it")};
}

Reading effect_text(const Scorecard& card, const Effect& effect) {
    const std::string notches = std::to_string(effect.notches);
    switch (effect.kind) {
        case Effect::Kind::cap:
            return {"不高于 " + card.grades[effect.grade].reading.zh,
                    "no better than " + card.grades[effect.grade].reading.en};
        case Effect::Kind::floor:
            return {"不低于 " + card.grades[effect.grade].reading.zh,
                    "no worse than " + card.grades[effect.grade].reading.en};
        case Effect::Kind::up: return {"升 " + notches + " 级", "up " + notches};
        case Effect::Kind::down: return {"降 " + notches + " 级", "down " + notches};
    }
    ensure(false);
    return {};
}

// Why the grade moved, or did not.
Reading correction_text(const Scorecard& card, const CorrectionStep& step) {
    const Correction& correction = card.corrections[step.correction];
    if (step.rule == no_rule) return {"不适用", "does not apply"};
    if (step.rule != unknown_rule) {
        const CorrectionRule& rule = correction.rules[step.rule];
        return rule.reading;
    }
    if (!correction.if_unknown)
        return {"所需数据未知，不评级", "what it needs is not known; no grade"};
    const Reading effect = effect_text(card, *correction.if_unknown);
    return {"所需数据未知，" + effect.zh, "what it needs is not known: " + effect.en};
}

Tree reading_tree(const Reading& reading) {
    return Tree::map({{"zh", reading.zh}, {"en", reading.en}});
}

Tree citation_tree(const Scorecard& card, const Citation& citation) {
    const programme::Source* source = card.find_source(citation.source);
    Tree tree = source == nullptr ? Tree::map({}) : reading_tree(source->title);
    tree.set("id", citation.source);
    if (!citation.article.empty()) tree.set("article", citation.article);
    return tree;
}

const char* truth_name(Truth truth) {
    return truth == Truth::yes ? "yes" : truth == Truth::no ? "no" : "unknown";
}

Tree rule_tree(const RuleStep& step) {
    Tree::List conditions;
    for (const ConditionStep& each : step.conditions)
        conditions.push_back(
            Tree::map({{"condition", each.condition}, {"holds", truth_name(each.truth)}}));
    Tree tree = reading_tree(step.reading);
    tree.set("holds", truth_name(step.truth));
    tree.set("conditions", std::move(conditions));
    return tree;
}

Tree dimension_tree(const Scorecard& card, const DimensionStep& step) {
    const Dimension& dimension = card.dimensions[step.dimension];
    Tree tree = Tree::map({{"id", dimension.id}});
    tree.set("title", reading_tree(dimension.reading));
    tree.set("group", card.groups[dimension.group].id);
    tree.set("source", citation_tree(card, dimension.citation));
    tree.set("weight", decimal(step.weight, millionth_digits));
    if (dimension.aggregate != Aggregate::figure) {
        tree.set("patents", step.counted);
        tree.set("left_out", step.left_out);
    }
    if (step.lack) {
        tree.set("lack", reading_tree(lack_text(card, step)));
    } else {
        tree.set("value", decimal(step.value, millionth_digits));
        tree.set("shown", Tree::map({{"zh", value_text(card, step, Language::zh)},
                                     {"en", value_text(card, step, Language::en)}}));
        tree.set("percentile", decimal(step.percentile, millionth_digits));
    }
    if (!step.tried.empty()) tree.set("compared_with", reading_tree(comparison(card, step)));
    if (step.level) tree.set("group_size", *step.tried.back().size);
    tree.set("points", points_text(step.points));
    return tree;
}

Tree correction_tree(const Scorecard& card, const CorrectionStep& step) {
    const Correction& correction = card.corrections[step.correction];
    Tree tree = Tree::map({{"id", correction.id}});
    tree.set("title", reading_tree(correction.reading));
    tree.set("source", citation_tree(card, correction.citation));
    tree.set("reason", reading_tree(correction_text(card, step)));
    tree.set("before", card.grades[step.before].id);
    tree.set("after", card.grades[step.after].id);
    Tree::List rules;
    for (const RuleStep& each : step.rules) rules.push_back(rule_tree(each));
    tree.set("rules", std::move(rules));
    return tree;
}

Tree lever_tree(const Scorecard& card, const Lever& lever, std::size_t grade) {
    Tree tree = Tree::map({{"id", lever.id}});
    tree.set("title", reading_tree(lever.reading));
    tree.set("source", citation_tree(card, lever.citation));
    if (lever.values[grade]) tree.set("value", programme::to_tree(*lever.values[grade]));
    tree.set("shown", Tree::map({{"zh", to_text(lever, grade, Language::zh)},
                                 {"en", to_text(lever, grade, Language::en)}}));
    return tree;
}

class Writer {
public:
    Writer(const Scorecard& card, const Explanation& explanation, Language language)
        : card_(card), told_(explanation), language_(language) {}

    std::string write() {
        line(0, fmt::format("{} {} · {}", card_.title.in(language_), card_.version.substr(0, 12),
                            to_string(told_.day)));
        if (told_.field != no_field) {
            const Field& field = card_.fields[told_.field];
            line(0, fmt::format(
                        fmt::runtime(say("技术领域：{}（{} 件专利）", "Field: {} ({} patents)")),
                        field.reading.in(language_), told_.patents_of_field[told_.field]));
        }
        for (const DimensionStep& step : told_.dimensions) write_dimension(step);
        if (told_.score != no_score) {
            line(0, fmt::format(fmt::runtime(say("得分 {}，等级 {}", "Score {}, grade {}")),
                                points_text(told_.score), grade(told_.by_score)));
        }
        for (const CorrectionStep& step : told_.corrections)
            line(1, fmt::format(fmt::runtime(say("{}：{} → {}，{}", "{}: {} → {} · {}")),
                                card_.corrections[step.correction].reading.in(language_),
                                grade(step.before), grade(step.after),
                                correction_text(card_, step).in(language_)));
        for (const Refusal& each : told_.refusals)
            line(0, say("不评级：", "Not graded: ") +
                        (language_ == Language::zh ? in_chinese(each) : in_english(each)));
        if (told_.grade != no_grade) {
            line(0, say("最终等级 ", "Final grade ") + grade(told_.grade));
            for (const Lever& lever : card_.levers)
                line(1, lever.reading.in(language_) + say("：", ": ") +
                            to_text(lever, told_.grade, language_));
        }
        return std::move(out_);
    }

private:
    std::string say(const char* zh, const char* en) const {
        return language_ == Language::zh ? zh : en;
    }
    std::string grade(std::size_t number) const {
        return card_.grades[number].reading.in(language_);
    }
    void line(std::size_t depth, const std::string& text) {
        out_ += std::string(2 * depth, ' ') + text + "\n";
    }
    void write_dimension(const DimensionStep& step) {
        const Dimension& dimension = card_.dimensions[step.dimension];
        std::string text = dimension.reading.in(language_) + say("：", ": ");
        if (step.lack) {
            text += lack_text(card_, step).in(language_);
        } else {
            text += fmt::format(fmt::runtime(say("{}，百分位 {}", "{}, percentile {}")),
                                value_text(card_, step, language_), percent(step.percentile));
        }
        if (!step.tried.empty())
            text += say("（", " (") + comparison(card_, step).in(language_) + say("）", ")");
        text += fmt::format(fmt::runtime(say("，权重 {}，得 {} 分", ", weight {}, {} points")),
                            percent(step.weight), points_text(step.points));
        if (step.left_out > 0)
            text += fmt::format(fmt::runtime(say("；{} 件专利数据未知，未计入",
                                                 "; {} patents left out, not known")),
                                step.left_out);
        line(1, text);
    }

    const Scorecard& card_;
    const Explanation& told_;
    Language language_;
    std::string out_;
};

}  // namespace

std::string points_text(std::int64_t points) { return decimal(points, 10); }

std::string value_text(const Scorecard& scorecard, const DimensionStep& step, Language language) {
    const bool zh = language == Language::zh;
    switch (shown_as(scorecard.dimensions[step.dimension])) {
        case Shown::number: return decimal(step.value, millionth_digits);
        case Shown::percent: return percent(step.value);
        case Shown::years: return decimal(step.value, millionth_digits) + (zh ? " 年" : " years");
        case Shown::money:
            return (zh ? "" : "CNY ") + decimal(step.value, millionth_digits) + (zh ? " 元" : "");
    }
    ensure(false);
    return {};
}

Tree to_tree(const Scorecard& scorecard, const Explanation& explanation) {
    Tree tree = Tree::map({{"scorecard", scorecard.id},
                           {"version", scorecard.version},
                           {"day", to_string(explanation.day)}});
    if (explanation.field != no_field) {
        const Field& field = scorecard.fields[explanation.field];
        Tree field_tree = reading_tree(field.reading);
        field_tree.set("id", field.id);
        field_tree.set("patents", explanation.patents_of_field[explanation.field]);
        tree.set("field", std::move(field_tree));
    }
    Tree::List dimensions;
    for (const DimensionStep& each : explanation.dimensions)
        dimensions.push_back(dimension_tree(scorecard, each));
    tree.set("dimensions", std::move(dimensions));
    if (explanation.score != no_score) {
        tree.set("score", points_text(explanation.score));
        tree.set("grade_by_score", scorecard.grades[explanation.by_score].id);
    }
    Tree::List corrections;
    for (const CorrectionStep& each : explanation.corrections)
        corrections.push_back(correction_tree(scorecard, each));
    tree.set("corrections", std::move(corrections));
    Tree::List refusals;
    for (const Refusal& each : explanation.refusals)
        refusals.push_back(Tree::map({{"code", each.kind->code},
                                      {"field", each.field},
                                      {"zh", in_chinese(each)},
                                      {"en", in_english(each)}}));
    if (!refusals.empty()) tree.set("refusals", std::move(refusals));
    if (explanation.grade == no_grade) return tree;
    tree.set("grade", scorecard.grades[explanation.grade].id);
    Tree::List levers;
    for (const Lever& each : scorecard.levers)
        levers.push_back(lever_tree(scorecard, each, explanation.grade));
    tree.set("levers", std::move(levers));
    return tree;
}

std::string render(const Scorecard& scorecard, const Explanation& explanation, Language language) {
    return Writer(scorecard, explanation, language).write();
}

}  // namespace zhirong::grading
