#include "core/programme/trace.h"

#include <algorithm>
#include <array>

namespace zhirong::programme {
namespace {

constexpr std::array<Word, 38> operations{{
    {"fact", "事实", "fact"},
    {"constant", "方案规定", "set by the programme"},
    {"agreed", "协议约定", "set by the agreement"},
    {"quantity", "见上", "see above"},
    {"formula", "公式", "formula"},
    {"share", "按比率计算", "share of"},
    {"least", "取最小值", "the least of"},
    {"greatest", "取最大值", "the greatest of"},
    {"sum", "合计", "the sum of"},
    {"remaining", "扣除后剩余（不低于零）", "what remains, not below nothing"},
    {"reference_rate", "参考利率", "reference rate"},
    {"nothing", "零", "nothing"},
    {"ratio", "两数之比", "ratio"},
    {"interest", "利息：本金 × 年利率 × 天数 ÷ 一年天数",
     "interest: principal × rate × days ÷ year"},
    {"choose", "按所列情形", "by case"},
    {"date_moved", "推算日期", "a day counted from another"},
    {"end_of_year", "当年十二月三十一日", "31 December of that year"},
    {"days_between", "相隔天数", "days between"},
    {"working_days_between", "相隔工作日", "working days between"},
    {"working_days_later", "推算工作日", "working days counted from a day"},
    {"enterprise_size", "按中小企业划型标准（工信部联企业〔2011〕300号）",
     "by the size standard of 2011 (工信部联企业〔2011〕300号)"},
    {"subsidy", "补贴", "subsidy"},
    {"breaker", "熔断判断", "breaker"},
    {"layers", "分层承担", "in layers"},
    {"escrow", "划入保证金账户", "into escrow"},
    {"settled_later", "先行拨付，事后清算", "paid at once, settled later"},
    {"words", "按所列名称", "by word"},
    {"tiers_whole", "分档（全额）", "tier, for the whole"},
    {"tiers_slice", "分档（分段）", "tiers, by slice"},
    {"condition", "条件", "condition"},
    {"all", "同时满足", "all of"},
    {"any", "满足其一", "any of"},
    {"not", "不得", "not"},
    {"cap", "上限", "cap"},
    {"split", "分担", "split"},
    {"largest_remainder", "按比例分担，余下的分归余数最大者",
     "split; left-over fen to the largest remainders"},
    {"floor_then_in_order", "按比例分担，余下的分按顺序各归一方",
     "split; left-over fen to the first named"},
    {"recovery", "回收款分配", "sharing of proceeds"},
}};

constexpr std::array<Word, 6> roundings{{
    {"half_up", "四舍五入到分", "to the nearest fen, half up"},
    {"half_even", "四舍六入五成双到分", "to the nearest fen, half to even"},
    {"down", "舍去不足一分", "down to the fen"},
    {"up", "不足一分进一分", "up to the fen"},
    {"floor", "向下取整到分", "floor to the fen"},
    {"ceiling", "向上取整到分", "ceiling to the fen"},
}};

constexpr std::array<Word, 7> comparisons{{
    {"at_least", "不少于", "at least"},
    {"at_most", "不超过", "at most"},
    {"above", "高于", "above"},
    {"below", "低于", "below"},
    {"equals", "为", "equal to"},
    {"one_of", "为其中之一：", "one of"},
    {"within", "属于", "within"},
}};
// A day is early or late, not little or much.
constexpr std::array<Word, 4> date_comparisons{{
    {"at_least", "不早于", "no earlier than"},
    {"at_most", "不晚于", "no later than"},
    {"above", "晚于", "later than"},
    {"below", "早于", "earlier than"},
}};

void render_step(const Step& step, Language language, const std::string& lead,
                 const std::string& indent, std::string& out) {
    const std::string title = step.reading.zh.empty() ? operation_name(step.operation).in(language)
                                                      : step.reading.in(language);
    out += lead + title;
    if (!step.rule.empty()) out += " [" + step.rule + "]";
    out += " = " + to_text(step.result, language);
    std::string notes;
    const auto note = [&](const std::string& text) {
        if (!text.empty())
            notes += (notes.empty() ? "" : language == Language::zh ? "；" : "; ") + text;
    };
    if (!step.reading.zh.empty()) note(operation_name(step.operation).in(language));
    if (step.rounding) note(rounding_name(*step.rounding).in(language));
    if (step.from)
        note(language == Language::zh ? "自 " + to_string(*step.from) + " 起"
                                      : "from " + to_string(*step.from));
    note(step.source.in(language));
    note(step.citation.article);
    if (!notes.empty()) out += language == Language::zh ? "（" + notes + "）" : "  (" + notes + ")";
    out += "\n";
    for (std::size_t i = 0; i < step.inputs.size(); ++i) {
        const bool last = i + 1 == step.inputs.size();
        render_step(step.inputs[i], language, indent + (last ? "└─ " : "├─ "),
                    indent + (last ? "   " : "│  "), out);
    }
}

}  // namespace

Reading operation_name(std::string_view operation) {
    const auto* found = std::ranges::find(
        operations, operation, [](const Word& each) { return std::string_view(each.code); });
    if (found == operations.end()) return {std::string(operation), std::string(operation)};
    return {found->zh, found->en};
}

Reading rounding_name(Rounding rounding) {
    const Word& word = roundings[static_cast<std::size_t>(rounding)];
    return {word.zh, word.en};
}

Reading comparison_name(Comparison comparison, Unit unit) {
    const auto index = static_cast<std::size_t>(comparison);
    const Word& word = unit == Unit::date && index < date_comparisons.size()
                           ? date_comparisons[index]
                           : comparisons[index];
    return {word.zh, word.en};
}

Tree to_tree(const Step& step) {
    Tree tree;
    if (!step.rule.empty()) tree.set("rule", step.rule);
    if (!step.reading.zh.empty()) {
        tree.set("zh", step.reading.zh);
        tree.set("en", step.reading.en);
    }
    tree.set("operation", step.operation);
    const Reading operation = operation_name(step.operation);
    tree.set("operation_zh", operation.zh);
    tree.set("operation_en", operation.en);
    if (!step.citation.source.empty()) tree.set("source", step.citation.source);
    if (!step.citation.article.empty()) tree.set("article", step.citation.article);
    if (!step.source.zh.empty()) {
        tree.set("source_zh", step.source.zh);
        tree.set("source_en", step.source.en);
    }
    if (step.rounding)
        tree.set("rounding", roundings[static_cast<std::size_t>(*step.rounding)].code);
    if (step.from) tree.set("from", to_string(*step.from));
    tree.set("unit", code(unit_of(step.result)));
    tree.set("value", to_tree(step.result));
    tree.set("text_zh", to_text(step.result, Language::zh));
    tree.set("text_en", to_text(step.result, Language::en));
    if (!step.inputs.empty()) {
        Tree::List inputs;
        for (const Step& input : step.inputs) inputs.push_back(to_tree(input));
        tree.set("inputs", std::move(inputs));
    }
    return tree;
}

Tree to_tree(const Trace& trace) {
    Tree tree;
    tree.set("programme", trace.programme);
    tree.set("version", trace.version);
    tree.set("date", to_string(trace.date));
    if (!trace.agreement.empty()) tree.set("agreement", trace.agreement);
    tree.set("root", to_tree(trace.root));
    return tree;
}

std::string render(const Step& step, Language language) {
    std::string out;
    render_step(step, language, "", "", out);
    return out;
}

std::string render(const Trace& trace, Language language) {
    constexpr std::size_t shown_digits = 12;
    const bool zh = language == Language::zh;
    std::string out = trace.programme + (zh ? "，版本 " : ", version ") +
                      trace.version.substr(0, shown_digits) + (zh ? "，适用日期 " : ", rules of ") +
                      to_string(trace.date);
    if (!trace.agreement.empty()) out += (zh ? "，协议 " : ", agreement ") + trace.agreement;
    return out + "\n" + render(trace.root, language);
}

}  // namespace zhirong::programme
