#include "core/programme/reader.h"

#include <algorithm>

namespace zhirong::programme {

namespace problems {
const RefusalKind missing_field{"programme.missing_field", 400, "缺少 {name}", "{name} is missing"};
const RefusalKind unknown_field{"programme.unknown_field", 400, "此处没有名为 {name} 的项{near}",
                                "There is no {name} here{near_en}"};
const RefusalKind wrong_kind{"programme.wrong_kind", 400, "{name} 应为{expected}，发现的是{found}",
                             "{name} should be {expected_en}; found {found_en}"};
const RefusalKind one_of_fields{"programme.one_of_fields", 400, "应恰好写出其中一项：{names}",
                                "Exactly one of these is needed: {names}"};
const RefusalKind unknown_word{"programme.unknown_word", 400, "{name} 不能是 {found}{near}",
                               "{name} cannot be {found}{near_en}"};
const RefusalKind bad_name{"programme.bad_name", 400,
                           "{found} 不能作名称；应以小写字母开头，只含小写字母、数字和下划线",
                           "{found} cannot be a name: begin with a small letter; small letters, "
                           "digits and underscores only"};
}  // namespace problems

void report(Problems& problems, Position position, const RefusalKind& kind,
            std::vector<Fact> facts) {
    problems.push_back(problem(position, kind, std::move(facts)));
}

bool is_name(std::string_view text) {
    constexpr std::size_t longest_name = 60;
    return !text.empty() && text.size() <= longest_name && text[0] >= 'a' && text[0] <= 'z' &&
           std::ranges::all_of(text, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
           });
}

bool is_region_code(std::string_view text) {
    constexpr std::size_t digits = 6;
    return text.size() == digits &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

Reader::Reader(const Tree& tree, Problems& problems)
    : tree_(tree), problems_(problems), map_(tree.map()) {
    if (map_ == nullptr)
        report(problems_, tree.position, problems::wrong_kind,
               {{"name", "此处 (this)"},
                {"expected", "对象"},
                {"expected_en", "an object"},
                {"found", std::string(tree.kind_zh())},
                {"found_en", std::string(tree.kind_en())}});
}

const Tree* Reader::optional(std::string_view name) {
    asked_.emplace_back(name);
    return map_ == nullptr ? nullptr : tree_.find(name);
}

const Tree* Reader::required(std::string_view name) {
    const Tree* found = optional(name);
    if (found == nullptr && map_ != nullptr)
        report(problems_, tree_.position, problems::missing_field, {{"name", std::string(name)}});
    return found;
}

std::string Reader::text(std::string_view name) {
    const Tree* found = required(name);
    if (found == nullptr) return {};
    const std::string* words = found->text();
    // Sentences for people may be longer than values.
    constexpr std::size_t longest_sentence = 2000;
    if (words == nullptr || words->empty() || words->size() > longest_sentence) {
        report(problems_, found->position, problems::wrong_kind,
               {{"name", std::string(name)},
                {"expected", "文本"},
                {"expected_en", "text"},
                {"found", std::string(found->kind_zh())},
                {"found_en", std::string(found->kind_en())}});
        return {};
    }
    return *words;
}

std::string Reader::optional_text(std::string_view name) {
    return optional(name) == nullptr ? std::string{} : text(name);
}

const Tree::List* Reader::list(std::string_view name) {
    constexpr std::size_t longest_list = 1000;
    const Tree* found = required(name);
    if (found == nullptr) return nullptr;
    const Tree::List* items = found->list();
    if (items == nullptr || items->empty() || items->size() > longest_list) {
        report(problems_, found->position, problems::wrong_kind,
               {{"name", std::string(name)},
                {"expected", "含 1 至 1000 项的列表"},
                {"expected_en", "a list of 1 to 1000"},
                {"found", std::string(found->kind_zh())},
                {"found_en", std::string(found->kind_en())}});
        return nullptr;
    }
    return items;
}

std::optional<std::size_t> Reader::word(std::string_view name, std::span<const std::string> words) {
    const std::string found = text(name);
    if (found.empty()) return std::nullopt;
    const auto at = std::ranges::find(words, found);
    if (at != words.end()) return static_cast<std::size_t>(at - words.begin());
    const Hint near = hint(found, words);
    report(
        problems_, tree_.find(name)->position, problems::unknown_word,
        {{"name", std::string(name)}, {"found", found}, {"near", near.zh}, {"near_en", near.en}});
    return std::nullopt;
}

Reading Reader::reading() { return {text("zh"), text("en")}; }

std::optional<Value> Reader::value(std::string_view name, Unit unit) {
    const Tree* found = required(name);
    if (found == nullptr) return std::nullopt;
    auto parsed = parse_value(unit, *found);
    if (parsed) return *std::move(parsed);
    problems_.push_back(std::move(parsed).error());
    return std::nullopt;
}

std::optional<Value> Reader::optional_value(std::string_view name, Unit unit) {
    return optional(name) == nullptr ? std::nullopt : value(name, unit);
}

void Reader::finish() {
    if (map_ == nullptr) return;
    for (const auto& [name, member] : *map_) {
        if (std::ranges::find(asked_, name) != asked_.end()) continue;
        const Hint near = hint(name, asked_);
        report(problems_, member.key_position, problems::unknown_field,
               {{"name", name}, {"near", near.zh}, {"near_en", near.en}});
    }
}

}  // namespace zhirong::programme
