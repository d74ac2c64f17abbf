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

void read_into(const Tree& tree, const std::string& path, const Limits&, Problems& problems,
               bool& value) {
    if (const bool* flag = tree.boolean())
        value = *flag;
    else
        refuse_type(tree, path, "真假值", "true or false", problems);
}

void read_into(const Tree& tree, const std::string& path, const Limits& limits, Problems& problems,
               std::int64_t& value) {
    const std::int64_t* number = tree.integer();
    if (number == nullptr) return refuse_type(tree, path, "整数", "a whole number", problems);
    if (within_sign(*number, std::int64_t{0}, std::to_string(*number), path, limits, problems))
        value = *number;
}

void read_into(const Tree& tree, const std::string& path, const Limits& limits, Problems& problems,
               int& value) {
    const std::int64_t* number = tree.integer();
    if (number == nullptr || *number > 1'000'000'000 || *number < -1'000'000'000)
        return refuse_type(tree, path, "十亿以内的整数", "a whole number within a billion",
                           problems);
    if (within_sign(*number, std::int64_t{0}, std::to_string(*number), path, limits, problems))
        value = static_cast<int>(*number);
}

void read_into(const Tree& tree, const std::string& path, const Limits& limits, Problems& problems,
               std::string& value) {
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

void read_into(const Tree& tree, const std::string& path, const Limits& limits, Problems& problems,
               Money& value) {
    const std::string* text = tree.text();
    const auto money = text == nullptr ? std::nullopt : parse_money(*text);
    if (!money) return problems.add(refusals::field_money, path, {{"found", shown(tree)}});
    if (within_sign(*money, Money{}, to_string(*money), path, limits, problems)) value = *money;
}

void read_into(const Tree& tree, const std::string& path, const Limits& limits, Problems& problems,
               Ratio& value) {
    const std::string* text = tree.text();
    const auto ratio = text == nullptr ? std::nullopt : parse_ratio(*text);
    if (!ratio) return problems.add(refusals::field_ratio, path, {{"found", shown(tree)}});
    if (within_sign(*ratio, Ratio{}, to_string(*ratio), path, limits, problems)) value = *ratio;
}

void read_into(const Tree& tree, const std::string& path, const Limits&, Problems& problems,
               Date& value) {
    const std::string* text = tree.text();
    const auto date = text == nullptr ? std::nullopt : parse_date(*text);
    if (!date) return problems.add(refusals::field_date, path, {{"found", shown(tree)}});
    value = *date;
}

void read_into(const Tree& tree, const std::string& path, const Limits&, Problems& problems,
               Instant& value) {
    const std::int64_t* number = tree.integer();
    if (number == nullptr)
        return refuse_type(tree, path, "毫秒数", "milliseconds as a whole number", problems);
    value = {*number};
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

Tree written(bool value) { return value; }
Tree written(int value) { return value; }
Tree written(std::int64_t value) { return value; }
Tree written(const std::string& value) { return value; }
Tree written(Money value) { return to_string(value); }
Tree written(Ratio value) { return to_string(value); }
Tree written(Date value) { return to_string(value); }
Tree written(Instant value) { return value.milliseconds; }

Tree schema_for(const bool*, const Limits&) { return Tree::map({{"type", "boolean"}}); }

Tree schema_for(const std::int64_t*, const Limits& limits) {
    Tree tree = Tree::map({{"type", "integer"}});
    if (limits.positive)
        tree.set("minimum", 1);
    else if (limits.not_negative)
        tree.set("minimum", 0);
    return tree;
}

Tree schema_for(const int*, const Limits& limits) {
    return schema_for(static_cast<const std::int64_t*>(nullptr), limits);
}

Tree schema_for(const std::string*, const Limits& limits) {
    Tree tree = Tree::map(
        {{"type", "string"}, {"maxLength", static_cast<std::int64_t>(limits.most_characters)}});
    if (limits.not_blank) tree.set("minLength", 1);
    return tree;
}

Tree schema_for(const Money*, const Limits& limits) {
    const bool signless = limits.positive || limits.not_negative;
    return text_schema(std::string(signless ? "^" : "^-?") + R"([0-9]{1,13}(\.[0-9]{1,2})?$)",
                       "1234.56");
}

Tree schema_for(const Ratio*, const Limits&) {
    return text_schema(R"(^-?[0-9]+((\.[0-9]+)?(%|bp)?|/[0-9]+)$)", "4.35%");
}

Tree schema_for(const Date*, const Limits&) {
    return Tree::map(
        {{"type", "string"}, {"format", "date"}, {"examples", Tree::List{"2024-02-29"}}});
}

Tree schema_for(const Instant*, const Limits&) {
    return Tree::map({{"type", "integer"}, {"description", "milliseconds since 1970-01-01 UTC"}});
}

// `type` is the member that tells a variant's cases apart; null: there is none.
void read_members(const Tree::Map& members, const char* type, const std::string& path,
                  Problems& problems, Fields fields, void* value) {
    std::vector<std::string_view> known;
    known.reserve(fields.size() + 1);
    if (type != nullptr) known.emplace_back("type");
    for (const Field& field : fields) {
        known.emplace_back(field.name);
        const auto found =
            std::ranges::find(members, std::string_view(field.name),
                              [](const auto& member) -> std::string_view { return member.first; });
        if (found != members.end() && !found->second.is_null())
            field.codec->read(found->second, member_path(path, field.name), field.limits, problems,
                              field.in(value));
        else if (!field.may_be_absent())
            problems.add(refusals::field_missing, member_path(path, field.name),
                         {{"expected", field.zh}});
    }
    refuse_unknown(members, path, known, problems);
}

void write_members(Fields fields, const void* value, Tree& tree) {
    for (const Field& field : fields) {
        // The owner is only looked at: its members are found the same way for reading and writing.
        const void* member = field.in(const_cast<void*>(value));
        if (!field.may_be_absent() || field.codec->held(member) != nullptr)
            tree.set(field.name, field.codec->write(member));
    }
}

Tree object_schema(const char* type, Fields fields) {
    Tree::Map properties;
    Tree::List required;
    if (type != nullptr) {
        properties.emplace_back("type", Tree::map({{"const", type}}));
        required.emplace_back("type");
    }
    for (const Field& field : fields) {
        Tree member = field.codec->schema(field.limits);
        member.set("title", field.zh);
        member.set("description", field.en);
        properties.emplace_back(field.name, std::move(member));
        if (!field.may_be_absent()) required.emplace_back(field.name);
    }
    return Tree::map({{"type", "object"},
                      {"properties", std::move(properties)},
                      {"required", std::move(required)},
                      {"additionalProperties", false}});
}

Tree written(const Tree& value) { return value; }
Tree schema_for(const Tree*, const Limits&) { return Tree::Map{}; }
void read_into(const Tree& tree, const std::string&, const Limits&, Problems&, Tree& value) {
    value = tree;
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

void read_fields(const Tree& tree, const std::string& path, Problems& problems, Fields fields,
                 void* value) {
    if (const Tree::Map* members = read_map(tree, path, problems))
        read_members(*members, nullptr, path, problems, fields, value);
}

Tree write_fields(Fields fields, const void* value) {
    Tree tree = Tree::Map{};
    write_members(fields, value, tree);
    return tree;
}

Tree fields_schema(Fields fields) { return object_schema(nullptr, fields); }

void read_case(const Tree& tree, const std::string& path, Problems& problems, Cases cases,
               void* variant) {
    const Tree::Map* members = read_map(tree, path, problems);
    if (members == nullptr) return;
    const Tree* type = tree.find("type");
    const std::string* found = type == nullptr ? nullptr : type->text();
    std::vector<std::string_view> known;
    for (const Case& each : cases) {
        if (found != nullptr && *found == each.type)
            return read_members(*members, each.type, path, problems, each.fields,
                                each.emplace(variant));
        known.emplace_back(each.type);
    }
    refuse_choice(type == nullptr ? Tree{} : *type, member_path(path, "type"), known, problems);
}

Tree write_case(const Case& one, const void* variant) {
    Tree tree = Tree::map({{"type", one.type}});
    write_members(one.fields, one.held(variant), tree);
    return tree;
}

Tree cases_schema(Cases cases) {
    Tree::List one_of;
    for (const Case& each : cases) one_of.push_back(object_schema(each.type, each.fields));
    return Tree::map({{"oneOf", std::move(one_of)}});
}

std::optional<std::size_t> read_name(const Tree& tree, const std::string& path, Problems& problems,
                                     Names names) {
    const std::string* text = tree.text();
    for (std::size_t i = 0; i < names.size(); ++i)
        if (text != nullptr && *text == names[i]) return i;
    refuse_choice(tree, path, {names.begin(), names.end()}, problems);
    return std::nullopt;
}

Tree names_schema(Names names) {
    Tree::List list;
    for (const char* name : names) list.emplace_back(name);
    return Tree::map({{"type", "string"}, {"enum", std::move(list)}});
}

Tree list_schema(Tree items) { return Tree::map({{"type", "array"}, {"items", std::move(items)}}); }

Tree map_schema(Tree members) {
    return Tree::map({{"type", "object"}, {"additionalProperties", std::move(members)}});
}

template <class T>
void read_scalar(const Tree& tree, const std::string& path, const Limits& limits,
                 Problems& problems, void* value) {
    read_into(tree, path, limits, problems, *static_cast<T*>(value));
}
template <class T>
Tree write_scalar(const void* value) {
    return written(*static_cast<const T*>(value));
}
template <class T>
Tree scalar_schema(const Limits& limits) {
    return schema_for(static_cast<const T*>(nullptr), limits);
}

template void read_scalar<bool>(const Tree&, const std::string&, const Limits&, Problems&, void*);
template Tree write_scalar<bool>(const void*);
template Tree scalar_schema<bool>(const Limits&);
template void read_scalar<std::int64_t>(const Tree&, const std::string&, const Limits&, Problems&,
                                        void*);
template Tree write_scalar<std::int64_t>(const void*);
template Tree scalar_schema<std::int64_t>(const Limits&);
template void read_scalar<int>(const Tree&, const std::string&, const Limits&, Problems&, void*);
template Tree write_scalar<int>(const void*);
template Tree scalar_schema<int>(const Limits&);
template void read_scalar<std::string>(const Tree&, const std::string&, const Limits&, Problems&,
                                       void*);
template Tree write_scalar<std::string>(const void*);
template Tree scalar_schema<std::string>(const Limits&);
template void read_scalar<Money>(const Tree&, const std::string&, const Limits&, Problems&, void*);
template Tree write_scalar<Money>(const void*);
template Tree scalar_schema<Money>(const Limits&);
template void read_scalar<Ratio>(const Tree&, const std::string&, const Limits&, Problems&, void*);
template Tree write_scalar<Ratio>(const void*);
template Tree scalar_schema<Ratio>(const Limits&);
template void read_scalar<Date>(const Tree&, const std::string&, const Limits&, Problems&, void*);
template Tree write_scalar<Date>(const void*);
template Tree scalar_schema<Date>(const Limits&);
template void read_scalar<Instant>(const Tree&, const std::string&, const Limits&, Problems&,
                                   void*);
template Tree write_scalar<Instant>(const void*);
template Tree scalar_schema<Instant>(const Limits&);
template void read_scalar<Tree>(const Tree&, const std::string&, const Limits&, Problems&, void*);
template Tree write_scalar<Tree>(const void*);
template Tree scalar_schema<Tree>(const Limits&);

}  // namespace shapes
}  // namespace zhirong
