#include "core/grading/scorecard.h"

#include <algorithm>
#include <array>

#include "base/ensure.h"

namespace zhirong::grading {
namespace {

constexpr std::array<Word, 10> aggregates{{
    {"count", "件数", "number of patents"},
    {"sum", "合计", "sum"},
    {"mean", "平均", "mean"},
    {"greatest", "最大", "greatest"},
    {"least", "最小", "least"},
    {"share", "占比", "share"},
    {"distinct", "不同取值数", "number of different values"},
    {"concentration", "集中度（各占比平方和）", "concentration (sum of squared shares)"},
    {"growth", "增减：（后期−前期）÷（后期＋前期）", "growth: (late − early) ÷ (late + early)"},
    {"figure", "企业数据", "figure of the firm"},
}};

constexpr std::array<Word, 3> keys{{
    {"field", "同一技术领域", "field"},
    {"region", "同一地区", "region"},
    {"province", "同一省份", "province"},
}};

template <class Items>
std::optional<std::size_t> find(const Items& items, std::string_view id) {
    const auto found = std::ranges::find_if(items, [&](const auto& each) { return each.id == id; });
    if (found == items.end()) return std::nullopt;
    return static_cast<std::size_t>(found - items.begin());
}

// "C08L9" is not the beginning of the group "C08L95".
bool begins_with(std::string_view ipc, std::string_view part) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return ipc.starts_with(part) &&
           !(part.size() > 4 && ipc.size() > part.size() && digit(ipc[part.size()]));
}

}  // namespace

std::span<const Word> aggregate_words() { return aggregates; }
std::span<const Word> key_words() { return keys; }

std::size_t corrected(std::size_t grade, const Effect& effect, std::size_t grades) {
    const auto notches = static_cast<std::size_t>(effect.notches);
    switch (effect.kind) {
        case Effect::Kind::cap: return std::max(grade, effect.grade);
        case Effect::Kind::floor: return std::min(grade, effect.grade);
        case Effect::Kind::up: return grade - std::min(grade, notches);
        case Effect::Kind::down: return std::min(grade + notches, grades - 1);
    }
    ensure(false);
    return grade;
}

std::string to_text(const Lever& lever, std::size_t grade, Language language) {
    const std::optional<programme::Value>& value = lever.values[grade];
    if (!value) return language == Language::zh ? "不适用" : "does not apply";
    if (const auto* code = std::get_if<std::string>(&*value))
        for (const auto& [choice, reading] : lever.choices)
            if (choice == *code) return reading.in(language);
    return programme::to_text(*value, language);
}

const programme::Source* Scorecard::find_source(std::string_view source) const {
    const auto at = find(sources, source);
    return at ? &sources[*at] : nullptr;
}
std::optional<std::size_t> Scorecard::find_dimension(std::string_view dimension) const {
    return find(dimensions, dimension);
}
std::optional<std::size_t> Scorecard::find_group(std::string_view group) const {
    return find(groups, group);
}
std::optional<std::size_t> Scorecard::find_grade(std::string_view grade) const {
    return find(grades, grade);
}

std::size_t field_of(const Scorecard& scorecard, std::string_view ipc) {
    std::size_t best = scorecard.fields.size();
    std::size_t longest = 0;
    for (std::size_t field = 0; field < scorecard.fields.size(); ++field) {
        if (scorecard.fields[field].otherwise && longest == 0) best = field;
        for (const std::string& part : scorecard.fields[field].classes)
            if (part.size() > longest && begins_with(ipc, part)) {
                longest = part.size();
                best = field;
            }
    }
    ensure(best < scorecard.fields.size());
    return best;
}

}  // namespace zhirong::grading
