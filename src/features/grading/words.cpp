#include "features/grading/words.h"

#include <algorithm>
#include <array>

#include "base/ensure.h"

namespace zhirong::gradings {
namespace {

using grading::Comparison;
using grading::Condition;
using grading::Kind;
using grading::Operand;
using grading::Reading;
using grading::Scorecard;

constexpr std::array<std::pair<const char*, const char*>, 10> comparisons{
    {{"不低于", "at least"},
     {"不高于", "at most"},
     {"高于", "above"},
     {"低于", "below"},
     {"为", "is"},
     {"属于", "one of"},
     {"不属于", "none of"},
     {"在最近年数内：", "within the last years:"},
     {"早于年数以前：", "before the last years:"},
     {"晚于年数以后：", "later than in years:"}}};

struct Seen {
    Reading name;
    Kind kind = Kind::count;
    std::span<const grading::Word> words;
};

Seen see(const Scorecard& card, const Operand& operand) {
    switch (operand.what) {
        case Operand::What::column: {
            const grading::Column& column = grading::patent_column_table()[operand.index];
            return {{column.zh, column.en}, column.kind, column.words};
        }
        case Operand::What::figure: {
            const grading::Column& column = grading::figure_table()[operand.index];
            return {{column.zh, column.en}, column.kind, column.words};
        }
        case Operand::What::dimension: {
            const Reading& reading = card.dimensions[operand.index].reading;
            return {{"维度「" + reading.zh + "」百分位", "percentile of " + reading.en},
                    Kind::rate,
                    {}};
        }
        case Operand::What::group: {
            const Reading& reading = card.groups[operand.index].reading;
            return {{reading.zh + "类维度平均百分位", "mean percentile of " + reading.en},
                    Kind::rate,
                    {}};
        }
        case Operand::What::score: return {{"得分", "score"}, Kind::rate, {}};
        case Operand::What::grade: return {{"等级", "grade"}, Kind::word, {}};
        case Operand::What::stage: return {{"生命周期阶段", "stage"}, Kind::word, {}};
    }
    ensure(false);
    return {};
}

Reading word_of(const Scorecard& card, const Seen& seen, const std::string& code) {
    for (const grading::Word& each : seen.words)
        if (code == each.code) return {each.zh, each.en};
    for (const grading::Grade& each : card.grades)
        if (code == each.id) return each.reading;
    return {code, code};
}

Reading value_of(const Seen& seen, const Condition& condition) {
    const std::int64_t number = condition.number;
    const auto years = [&] {
        return Reading{std::to_string(number) + " 年", std::to_string(number) + " years"};
    };
    switch (condition.comparison) {
        case Comparison::within_years:
        case Comparison::beyond_years:
        case Comparison::ahead_years: return years();
        default: break;
    }
    switch (seen.kind) {
        case Kind::rate: {
            const std::string text = to_percent(Ratio(number, grading::million));
            return {text, text};
        }
        case Kind::money: {
            const std::string text = with_separators(Money{number});
            return {text + " 元", "CNY " + text};
        }
        case Kind::flag: return number != 0 ? Reading{"是", "yes"} : Reading{"否", "no"};
        default: return {std::to_string(number), std::to_string(number)};
    }
}

Tree conditions_tree(const Scorecard& card, const grading::Conditions& conditions) {
    Tree::List list;
    for (const Condition& each : conditions) list.push_back(reading_tree(words_of(card, each)));
    return list;
}

Tree dimension_tree(const Scorecard& card, std::size_t number) {
    const grading::Dimension& dimension = card.dimensions[number];
    const auto& word = grading::aggregate_words()[static_cast<std::size_t>(dimension.aggregate)];
    Tree tree =
        Tree::map({{"id", dimension.id},
                   {"group", card.groups[dimension.group].id},
                   {"title", reading_tree(dimension.reading)},
                   {"source", citation_tree(card.sources, dimension.citation)},
                   {"take", Tree::map({{"name", word.code}, {"zh", word.zh}, {"en", word.en}})},
                   {"where", conditions_tree(card, dimension.where)},
                   {"among", conditions_tree(card, dimension.among)},
                   {"better", dimension.more_is_better ? "more" : "less"},
                   {"least_known", decimal_of(dimension.least_known)},
                   {"absent", dimension.absent == grading::Absent::refuse ? "refuse" : "worst"}});
    if (dimension.measure) {
        const grading::Column& column = grading::description(dimension.measure->column);
        const bool since = dimension.measure->as == grading::Measure::As::years_since;
        const bool until = dimension.measure->as == grading::Measure::As::years_until;
        tree.set("of", Tree::map({{"zh", std::string(since   ? "距"
                                                     : until ? "至"
                                                             : "") +
                                             column.zh + (since || until ? "的年数" : "")},
                                  {"en", std::string(since   ? "years since the "
                                                     : until ? "years until the "
                                                             : "") +
                                             column.en}}));
    }
    if (dimension.figure) {
        const grading::Column& column = grading::description(*dimension.figure);
        tree.set(dimension.aggregate == grading::Aggregate::figure ? "of" : "per",
                 Tree::map({{"zh", column.zh}, {"en", column.en}}));
    }
    if (dimension.years > 0) tree.set("years", dimension.years);
    Tree::Map weights;
    for (const grading::Field& field : card.fields)
        weights.emplace_back(field.id, decimal_of(field.weights[number]));
    tree.set("weights", std::move(weights));
    return tree;
}

Tree corrections_tree(const Scorecard& card) {
    Tree::List list;
    for (const grading::Correction& each : card.corrections) {
        Tree::List rules;
        for (const grading::CorrectionRule& rule : each.rules)
            rules.push_back(Tree::map({{"title", reading_tree(rule.reading)},
                                       {"when", conditions_tree(card, rule.when)},
                                       {"then", reading_tree(words_of(card, rule.effect))}}));
        Tree tree = Tree::map({{"id", each.id},
                               {"title", reading_tree(each.reading)},
                               {"source", citation_tree(card.sources, each.citation)},
                               {"rules", std::move(rules)}});
        tree.set("if_unknown", each.if_unknown ? reading_tree(words_of(card, *each.if_unknown))
                                               : Tree::map({{"zh", "不评级"}, {"en", "no grade"}}));
        list.push_back(std::move(tree));
    }
    return list;
}

Tree levers_tree(const Scorecard& card) {
    Tree::List list;
    for (const grading::Lever& each : card.levers) {
        Tree::List values;
        for (std::size_t grade = 0; grade < card.grades.size(); ++grade)
            values.push_back(
                Tree::map({{"grade", card.grades[grade].id},
                           {"zh", grading::to_text(each, grade, grading::Language::zh)},
                           {"en", grading::to_text(each, grade, grading::Language::en)}}));
        list.push_back(Tree::map({{"id", each.id},
                                  {"title", reading_tree(each.reading)},
                                  {"source", citation_tree(card.sources, each.citation)},
                                  {"values", std::move(values)}}));
    }
    return list;
}

Tree levels_tree(const Scorecard& card) {
    Tree::List list;
    for (const auto& level : card.normalisation.levels) {
        std::string zh;
        std::string en;
        for (const grading::Key key : level) {
            const auto& word = grading::key_words()[static_cast<std::size_t>(key)];
            zh += (zh.empty() ? "" : "、") + std::string(word.zh);
            en += (en.empty() ? "same " : ", same ") + std::string(word.en);
        }
        list.push_back(zh.empty() ? Tree::map({{"zh", "全部企业"}, {"en", "all firms"}})
                                  : Tree::map({{"zh", zh}, {"en", en}}));
    }
    return list;
}

Tree rules_tree(const Card& card, const std::vector<grading::SegmentRule>& rules) {
    Tree::List list;
    for (const grading::SegmentRule& each : rules) {
        Tree::List when;
        for (const Condition& condition : each.when) {
            const Reading words = words_of(card, condition);
            when.push_back(reading_tree(words));
        }
        list.push_back(
            Tree::map({{"id", each.id},
                       {"title", reading_tree(each.reading)},
                       {"source", citation_tree(card.segmentation->sources, each.citation)},
                       {"when", std::move(when)}}));
    }
    return list;
}

}  // namespace

Tree reading_tree(const Reading& reading) {
    return Tree::map({{"zh", reading.zh}, {"en", reading.en}});
}

Tree citation_tree(const std::vector<programme::Source>& sources,
                   const grading::Citation& citation) {
    const auto found = std::ranges::find(sources, citation.source, &programme::Source::id);
    Tree tree = Tree::map({{"id", citation.source}});
    if (found != sources.end()) {
        tree.set("zh", found->title.zh);
        tree.set("en", found->title.en);
        if (!found->address.empty()) tree.set("address", found->address);
    }
    if (!citation.article.empty()) tree.set("article", citation.article);
    return tree;
}

Reading words_of(const Scorecard& card, const Condition& condition) {
    const Seen seen = see(card, condition.operand);
    const auto& [zh, en] = comparisons[static_cast<std::size_t>(condition.comparison)];
    Reading text{seen.name.zh + zh, seen.name.en + " " + en};
    if (condition.words.empty()) {
        const Reading value = value_of(seen, condition);
        return {text.zh + " " + value.zh, text.en + " " + value.en};
    }
    std::string separator_zh = " ";
    std::string separator_en = " ";
    for (const std::string& code : condition.words) {
        const Reading word = word_of(card, seen, code);
        text.zh += separator_zh + word.zh;
        text.en += separator_en + word.en;
        separator_zh = "、";
        separator_en = ", ";
    }
    return text;
}

Reading words_of(const Scorecard& card, const grading::Effect& effect) {
    using enum grading::Effect::Kind;
    const std::string notches = std::to_string(effect.notches);
    switch (effect.kind) {
        case cap:
            return {"不高于 " + card.grades[effect.grade].reading.zh,
                    "no better than " + card.grades[effect.grade].reading.en};
        case floor:
            return {"不低于 " + card.grades[effect.grade].reading.zh,
                    "no worse than " + card.grades[effect.grade].reading.en};
        case up: return {"升 " + notches + " 级", "up " + notches};
        case down: return {"降 " + notches + " 级", "down " + notches};
    }
    ensure(false);
    return {};
}

Reading words_of(const Card& card, const Condition& condition) {
    if (condition.operand.what != Operand::What::stage) return words_of(card.card, condition);
    Reading words{"生命周期阶段属于", "stage is one of"};
    for (const std::string& id : condition.words) {
        const auto& stages = card.segmentation->stages;
        const auto found = std::ranges::find(stages, id, &grading::SegmentRule::id);
        ensure(found != stages.end());
        words.zh += " " + found->reading.zh;
        words.en += " " + found->reading.en;
    }
    return words;
}

std::string decimal_of(std::int64_t millionths) {
    return to_string(Ratio(millionths, grading::million));
}

Tree told_tree(const Card& card, const grading::RuleStep& step,
               const grading::Conditions& conditions) {
    const auto holds = [](grading::Truth truth) {
        return truth == grading::Truth::yes  ? "yes"
               : truth == grading::Truth::no ? "no"
                                             : "unknown";
    };
    Tree tree = reading_tree(step.reading);
    tree.set("holds", holds(step.truth));
    Tree::List list;
    for (std::size_t i = 0; i < step.conditions.size(); ++i) {
        Tree one = reading_tree(words_of(card, conditions[i]));
        one.set("condition", step.conditions[i].condition);
        one.set("holds", holds(step.conditions[i].truth));
        list.push_back(std::move(one));
    }
    tree.set("conditions", std::move(list));
    return tree;
}

Tree card_row(const Card& card) {
    const Scorecard& scorecard = card.card;
    Tree tree = Tree::map({{"id", scorecard.id},
                           {"version", scorecard.version},
                           {"from", to_string(scorecard.from)},
                           {"title", reading_tree(scorecard.title)},
                           {"file", card.file},
                           {"dimensions", static_cast<std::int64_t>(scorecard.dimensions.size())},
                           {"fields", static_cast<std::int64_t>(scorecard.fields.size())},
                           {"grades", static_cast<std::int64_t>(scorecard.grades.size())},
                           {"minimum", scorecard.normalisation.minimum}});
    if (card.segmentation) tree.set("segmentation", reading_tree(card.segmentation->title));
    return tree;
}

Tree card_tree(const Card& card) {
    const Scorecard& scorecard = card.card;
    Tree tree = card_row(card);
    Tree::List sources;
    for (const programme::Source& each : scorecard.sources)
        sources.push_back(citation_tree(scorecard.sources, {each.id, ""}));
    tree.set("sources", std::move(sources));
    Tree::List groups;
    for (const grading::Group& each : scorecard.groups)
        groups.push_back(Tree::map({{"id", each.id},
                                    {"title", reading_tree(each.reading)},
                                    {"source", citation_tree(scorecard.sources, each.citation)}}));
    tree.set("groups", std::move(groups));
    Tree::List fields;
    for (const grading::Field& each : scorecard.fields) {
        Tree::List classes;
        for (const std::string& one : each.classes) classes.emplace_back(one);
        fields.push_back(Tree::map({{"id", each.id},
                                    {"title", reading_tree(each.reading)},
                                    {"source", citation_tree(scorecard.sources, each.citation)},
                                    {"classes", std::move(classes)},
                                    {"otherwise", each.otherwise}}));
    }
    tree.set("field_list", std::move(fields));
    tree.set("field_decided_by", conditions_tree(scorecard, scorecard.field_decided_by));
    Tree::List dimensions;
    for (std::size_t d = 0; d < scorecard.dimensions.size(); ++d)
        dimensions.push_back(dimension_tree(scorecard, d));
    tree.set("dimension_list", std::move(dimensions));
    tree.set("formula_source", citation_tree(scorecard.sources, scorecard.formula_citation));
    tree.set("normalisation",
             Tree::map(
                 {{"levels", levels_tree(scorecard)},
                  {"minimum", scorecard.normalisation.minimum},
                  {"winsorise", decimal_of(scorecard.normalisation.winsorise)},
                  {"source", citation_tree(scorecard.sources, scorecard.normalisation.citation)}}));
    Tree::List grades;
    for (const grading::Grade& each : scorecard.grades)
        grades.push_back(Tree::map({{"id", each.id},
                                    {"title", reading_tree(each.reading)},
                                    {"at_least", decimal_of(each.at_least)}}));
    tree.set("grade_list", std::move(grades));
    tree.set("grade_source", citation_tree(scorecard.sources, scorecard.grade_citation));
    tree.set("corrections", corrections_tree(scorecard));
    tree.set("levers", levers_tree(scorecard));
    if (card.segmentation) {
        tree.set("segmentation_version", card.segmentation->version);
        tree.set("stages", rules_tree(card, card.segmentation->stages));
        tree.set("segments", rules_tree(card, card.segmentation->segments));
    }
    return tree;
}

}  // namespace zhirong::gradings
