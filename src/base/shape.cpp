#include "base/shape.h"

#include <algorithm>

#include "base/text.h"

namespace zhirong {

std::optional<std::string> nearest_name(std::string_view found,
                                        const std::vector<std::string_view>& known) {
    const std::size_t near_enough = std::max<std::size_t>(2, found.size() / 3);
    std::optional<std::string> best;
    std::size_t least = near_enough + 1;
    for (const std::string_view name : known)
        if (const std::size_t distance = edit_distance(found, name); distance < least) {
            least = distance;
            best = std::string(name);
        }
    return best;
}

namespace shapes {
namespace {

constexpr std::size_t most_shown = 60;

// Enough of what was found for its author to know it again.
std::string shown(const std::string& text) {
    if (text.size() <= most_shown) return text;
    std::size_t end = most_shown;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end) + "…";
}

std::string shown(const Tree& tree) {
    if (const std::string* text = tree.text()) return shown(*text);
    if (const std::int64_t* number = tree.integer()) return std::to_string(*number);
    if (const bool* flag = tree.boolean()) return *flag ? "true" : "false";
    return std::string(tree.kind_en());
}

std::string joined(const std::vector<std::string_view>& names) {
    std::string text;
    for (const std::string_view name : names) {
        if (!text.empty()) text += ", ";
        text += name;
    }
    return text;
}

void refuse_type(const Tree& tree, const std::string& path, std::string_view zh,
                 std::string_view en, Problems& problems) {
    problems.add(refusals::field_type, path,
                 {{"expected", std::string(zh)},
                  {"found", std::string(tree.kind_zh())},
                  {"expected_en", std::string(en)},
                  {"found_en", std::string(tree.kind_en())}});
}

template <class T>
bool within_sign(T value, T zero, const std::string& found, const std::string& path,
                 const Limits& limits, Problems& problems) {
    if (limits.positive && value <= zero) {
        problems.add(refusals::field_positive, path, {{"found", found}});
        return false;
    }
    if (limits.not_negative && value < zero) {
        problems.add(refusals::field_negative, path, {{"found", found}});
        return false;
    }
    return true;
}

Tree text_schema(std::string pattern, std::string example) {
    return Tree::map({{"type", "string"},
                      {"pattern", std::move(pattern)},
                      {"examples", Tree::List{std::move(example)}}});
}

}  // namespace

void Problems::add(const RefusalKind& kind, std::string path, std::vector<Fact> facts) {
    constexpr std::size_t most_problems = 100;
    if (found_.all.size() < most_problems)
        found_.all.push_back({&kind, std::move(path), std::move(facts)});
}

std::string member_path(const std::string& path, std::string_view name) {
    return path.empty() ? std::string(name) : path + '.' + std::string(name);
}

std::string item_path(const std::string& path, std::size_t index) {
    return path + '[' + std::to_string(index) + ']';
}

void read_scalar(const Tree& tree, const std::string& path, const Limits&, Problems& problems,
                 bool& value) {
    if (const bool* flag = tree.boolean())
        value = *flag;
    else
        refuse_type(tree, path, "真假值", "true or false", problems);
}

void read_scalar(const Tree& tree, const std::string& path, const Limits& limits,
                 Problems& problems, std::int64_t& value) {
    const std::int64_t* number = tree.integer();
    if (number == nullptr) return refuse_type(tree, path, "整数", "a whole number", problems);
    if (within_sign(*number, std::int64_t{0}, std::to_string(*number), path, limits, problems))
        value = *number;
}

void read_scalar(const Tree& tree, const std::string& path, const Limits& limits,
                 Problems& problems, int& value) {
    const std::int64_t* number = tree.integer();
    if (number == nullptr || *number > 1'000'000'000 || *number < -1'000'000'000)
        return refuse_type(tree, path, "十亿以内的整数", "a whole number within a billion",
                           problems);
    if (within_sign(*number, std::int64_t{0}, std::to_string(*number), path, limits, problems))
        value = static_cast<int>(*number);
}

void read_scalar(const Tree& tree, const std::string& path, const Limits& limits,
                 Problems& problems, std::string& value) {
    const std::string* text = tree.text();
    if (text == nullptr) return refuse_type(tree, path, "文本", "text", problems);
    const auto characters = count_characters(*text);
    if (!characters || has_control_characters(*text))
        return problems.add(refusals::field_text, path);
    if (limits.not_blank && is_blank(*text)) return problems.add(refusals::field_blank, path);
    if (*characters > limits.most_characters)
        return problems.add(refusals::field_long, path,
                            {{"expected", std::to_string(limits.most_characters)},
                             {"found", std::to_string(*characters)}});
    value = *text;
}

void read_scalar(const Tree& tree, const std::string& path, const Limits& limits,
                 Problems& problems, Money& value) {
    const std::string* text = tree.text();
    const auto money = text == nullptr ? std::nullopt : parse_money(*text);
    if (!money) return problems.add(refusals::field_money, path, {{"found", shown(tree)}});
    if (within_sign(*money, Money{}, to_string(*money), path, limits, problems)) value = *money;
}

void read_scalar(const Tree& tree, const std::string& path, const Limits& limits,
                 Problems& problems, Ratio& value) {
    const std::string* text = tree.text();
    const auto ratio = text == nullptr ? std::nullopt : parse_ratio(*text);
    if (!ratio) return problems.add(refusals::field_ratio, path, {{"found", shown(tree)}});
    if (within_sign(*ratio, Ratio{}, to_string(*ratio), path, limits, problems)) value = *ratio;
}

void read_scalar(const Tree& tree, const std::string& path, const Limits&, Problems& problems,
                 Date& value) {
    const std::string* text = tree.text();
    const auto date = text == nullptr ? std::nullopt : parse_date(*text);
    if (!date) return problems.add(refusals::field_date, path, {{"found", shown(tree)}});
    value = *date;
}

void read_scalar(const Tree& tree, const std::string& path, const Limits&, Problems& problems,
                 Instant& value) {
    const std::int64_t* number = tree.integer();
    if (number == nullptr)
        return refuse_type(tree, path, "毫秒数", "milliseconds as a whole number", problems);
    value = {*number};
}

const Tree::Map* read_map(const Tree& tree, const std::string& path, Problems& problems) {
    if (tree.map() == nullptr) refuse_type(tree, path, "对象", "an object", problems);
    return tree.map();
}

const Tree::List* read_list(const Tree& tree, const std::string& path, const Limits& limits,
                            Problems& problems) {
    const Tree::List* items = tree.list();
    if (items == nullptr) {
        refuse_type(tree, path, "列表", "a list", problems);
        return nullptr;
    }
    if (limits.not_blank && items->empty()) {
        problems.add(refusals::field_blank, path);
        return nullptr;
    }
    if (items->size() > limits.most_items) {
        problems.add(refusals::field_long, path,
                     {{"expected", std::to_string(limits.most_items)},
                      {"found", std::to_string(items->size())}});
        return nullptr;
    }
    return items;
}

void refuse_unknown(const Tree::Map& members, const std::string& path,
                    const std::vector<std::string_view>& known, Problems& problems) {
    for (const auto& [name, value] : members) {
        if (std::ranges::find(known, name) != known.end()) continue;
        const auto meant = nearest_name(name, known);
        problems.add(refusals::field_unknown, member_path(path, shown(name)),
                     {{"expected", meant ? *meant : joined(known)}});
    }
}

void refuse_choice(const Tree& tree, const std::string& path,
                   const std::vector<std::string_view>& known, Problems& problems) {
    problems.add(refusals::field_choice, path,
                 {{"found", shown(tree)}, {"expected", joined(known)}});
}

Tree write_scalar(bool value) { return value; }
Tree write_scalar(int value) { return value; }
Tree write_scalar(std::int64_t value) { return value; }
Tree write_scalar(const std::string& value) { return value; }
Tree write_scalar(Money value) { return to_string(value); }
Tree write_scalar(Ratio value) { return to_string(value); }
Tree write_scalar(Date value) { return to_string(value); }
Tree write_scalar(Instant value) { return value.milliseconds; }

Tree scalar_schema(const bool*, const Limits&) { return Tree::map({{"type", "boolean"}}); }

Tree scalar_schema(const std::int64_t*, const Limits& limits) {
    Tree tree = Tree::map({{"type", "integer"}});
    if (limits.positive)
        tree.set("minimum", 1);
    else if (limits.not_negative)
        tree.set("minimum", 0);
    return tree;
}

Tree scalar_schema(const int*, const Limits& limits) {
    return scalar_schema(static_cast<const std::int64_t*>(nullptr), limits);
}

Tree scalar_schema(const std::string*, const Limits& limits) {
    Tree tree = Tree::map(
        {{"type", "string"}, {"maxLength", static_cast<std::int64_t>(limits.most_characters)}});
    if (limits.not_blank) tree.set("minLength", 1);
    return tree;
}

Tree scalar_schema(const Money*, const Limits& limits) {
    const bool signless = limits.positive || limits.not_negative;
    return text_schema(std::string(signless ? "^" : "^-?") + R"([0-9]{1,13}(\.[0-9]{1,2})?$)",
                       "1234.56");
}

Tree scalar_schema(const Ratio*, const Limits&) {
    return text_schema(R"(^-?[0-9]+((\.[0-9]+)?(%|bp)?|/[0-9]+)$)", "4.35%");
}

Tree scalar_schema(const Date*, const Limits&) {
    return Tree::map(
        {{"type", "string"}, {"format", "date"}, {"examples", Tree::List{"2024-02-29"}}});
}

Tree scalar_schema(const Instant*, const Limits&) {
    return Tree::map({{"type", "integer"}, {"description", "milliseconds since 1970-01-01 UTC"}});
}

}  // namespace shapes
}  // namespace zhirong
