#pragma once
// One description of a struct's fields, from which come its reader (with every problem at its
// field), its writer, and its JSON Schema. Commands, events, records and answers all use it, so the
// API, the store and the API's document cannot disagree.
//
//     template <> struct zhirong::Shape<Draw> {
//         static constexpr const char* name = "draw";
//         static constexpr std::tuple fields{
//             field("amount", &Draw::amount, "提款金额", "Amount to draw", positive),
//             field("on", &Draw::on, "提款日", "Date of the draw")};
//     };
//
// Members may be bool, int, int64_t, string, Money, Ratio, Date, Instant, Tree (taken as it is), an
// enum with EnumNames, a shaped struct, a variant of shaped structs (told apart by "type"), and
// optional, vector and map<string, …> of these. Only optional members may be absent.
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/ensure.h"
#include "base/money.h"
#include "base/ratio.h"
#include "base/result.h"
#include "base/tree.h"

namespace zhirong {

template <class T>
struct Shape;

// A code with its words.
struct Label {
    std::string name;
    std::string zh;
    std::string en;
    friend bool operator==(const Label&, const Label&) = default;
};

template <class T>
struct EnumName {
    T value;
    const char* name;  // on the wire and in the store
    const char* zh;
    const char* en;
};
// Specialised with `static constexpr std::array names{EnumName<T>{…}, …};`, every value once.
template <class T>
struct EnumNames;

// Text as a template argument.
template <std::size_t N>
struct Literal {
    char text[N]{};
    constexpr Literal(const char (&source)[N]) {
        for (std::size_t i = 0; i < N; ++i) text[i] = source[i];
    }
};
// What the Shape of an event adds to its fields: its name in the store and its words in a timeline.
template <Literal Name, Literal Chinese, Literal English>
struct EventShape {
    static constexpr const char* name = Name.text;
    static constexpr const char* zh = Chinese.text;
    static constexpr const char* en = English.text;
};

// What a field's value must keep to beyond its type.
struct Limits {
    bool positive = false;      // amounts and whole numbers: above zero
    bool not_negative = false;  // amounts and whole numbers: zero or above
    bool not_blank = false;     // text: something else than spaces; lists: at least one item
    std::size_t most_characters = 4'000;
    std::size_t most_items = 10'000;
};
inline constexpr Limits any{};
inline constexpr Limits positive{.positive = true};
inline constexpr Limits not_negative{.not_negative = true};
inline constexpr Limits not_blank{.not_blank = true, .most_characters = 200};
inline constexpr Limits long_text{.not_blank = true};

template <class Owner, class Member>
struct Field {
    const char* name;
    Member Owner::* member;
    const char* zh;
    const char* en;
    Limits limits;
};

template <class Owner, class Member>
constexpr Field<Owner, Member> field(const char* name, Member Owner::* member, const char* zh,
                                     const char* en, Limits limits = any) {
    return {name, member, zh, en, limits};
}

namespace refusals {
inline constexpr RefusalKind field_missing{"field.missing", 400, "缺少必填项（{expected}）",
                                           "Required field is missing ({expected})"};
inline constexpr RefusalKind field_unknown{"field.unknown", 400, "未知字段，可用字段：{expected}",
                                           "Unknown field; known here: {expected}"};
inline constexpr RefusalKind field_type{"field.type", 400, "应为{expected}，实际为 {found}",
                                        "Expected {expected_en}, found {found_en}"};
inline constexpr RefusalKind field_money{
    "field.money", 400, "金额“{found}”无效：应为文本形式的元，最多两位小数，例如 \"1234.56\"",
    "“{found}” is no amount: write yuan as text with at most two decimals, such as \"1234.56\""};
inline constexpr RefusalKind field_ratio{
    "field.ratio", 400, "“{found}”不是利率或比例：例如 \"4.35%\"、\"15bp\"、\"9/20\"",
    "“{found}” is no rate or share: write \"4.35%\", \"15bp\" or \"9/20\""};
inline constexpr RefusalKind field_date{
    "field.date", 400, "“{found}”不是存在的日期：应为 YYYY-MM-DD,1900 至 2199 年",
    "“{found}” is not a date that exists: write YYYY-MM-DD, from 1900 to 2199"};
inline constexpr RefusalKind field_choice{"field.choice", 400, "“{found}”不在可选值中：{expected}",
                                          "“{found}” is none of: {expected}"};
inline constexpr RefusalKind field_positive{"field.positive", 422, "应大于零，实际为 {found}",
                                            "Must be above zero, found {found}"};
inline constexpr RefusalKind field_negative{"field.negative", 422, "不能为负，实际为 {found}",
                                            "Must not be negative, found {found}"};
inline constexpr RefusalKind field_blank{"field.blank", 422, "不能为空", "Must not be blank"};
inline constexpr RefusalKind field_long{"field.too_long", 422,
                                        "过长：最多 {expected}，实际 {found}",
                                        "Too long: at most {expected}, found {found}"};
inline constexpr RefusalKind field_text{"field.text", 400, "含有控制字符或无效的 UTF-8",
                                        "Contains control characters or invalid UTF-8"};
}  // namespace refusals

// The name nearest to `found` among `known`, if it is near enough to be what was meant.
std::optional<std::string> nearest_name(std::string_view found,
                                        const std::vector<std::string_view>& known);

template <class T>
std::string_view name_of(T value)
    requires std::is_enum_v<T>
{
    for (const auto& entry : EnumNames<T>::names)
        if (entry.value == value) return entry.name;
    ensure(false);
    return {};
}

template <class T>
Label label_of(T value)
    requires std::is_enum_v<T>
{
    for (const auto& entry : EnumNames<T>::names)
        if (entry.value == value) return {entry.name, entry.zh, entry.en};
    ensure(false);
    return {};
}

template <>
struct Shape<Label> {
    static constexpr std::tuple fields{field("name", &Label::name, "代码", "Code"),
                                       field("zh", &Label::zh, "中文", "Chinese"),
                                       field("en", &Label::en, "英文", "English")};
};

namespace shapes {

template <class T>
concept Shaped = requires { Shape<T>::fields; };
template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;
template <class T>
inline constexpr bool is_variant = false;
template <class... T>
inline constexpr bool is_variant<std::variant<T...>> = true;
template <class T>
inline constexpr bool is_text_map = false;
template <class T>
inline constexpr bool is_text_map<std::map<std::string, T>> = true;

// Collects every problem with its path.
class Problems {
public:
    void add(const RefusalKind& kind, std::string path, std::vector<Fact> facts = {});
    bool none() const { return found_.all.empty(); }
    Refusals take() { return std::move(found_); }

private:
    Refusals found_;
};

// Scalars; each leaves `value` alone where it reports a problem.
void read_scalar(const Tree&, const std::string& path, const Limits&, Problems&, bool& value);
void read_scalar(const Tree&, const std::string& path, const Limits&, Problems&, int& value);
void read_scalar(const Tree&, const std::string& path, const Limits&, Problems&,
                 std::int64_t& value);
void read_scalar(const Tree&, const std::string& path, const Limits&, Problems&,
                 std::string& value);
void read_scalar(const Tree&, const std::string& path, const Limits&, Problems&, Money& value);
void read_scalar(const Tree&, const std::string& path, const Limits&, Problems&, Ratio& value);
void read_scalar(const Tree&, const std::string& path, const Limits&, Problems&, Date& value);
void read_scalar(const Tree&, const std::string& path, const Limits&, Problems&, Instant& value);
const Tree::Map* read_map(const Tree&, const std::string& path, Problems&);
const Tree::List* read_list(const Tree&, const std::string& path, const Limits&, Problems&);
void refuse_unknown(const Tree::Map&, const std::string& path,
                    const std::vector<std::string_view>& known, Problems&);
void refuse_choice(const Tree&, const std::string& path, const std::vector<std::string_view>& known,
                   Problems&);
std::string member_path(const std::string& path, std::string_view name);
std::string item_path(const std::string& path, std::size_t index);

Tree write_scalar(bool value);
Tree write_scalar(int value);
Tree write_scalar(std::int64_t value);
Tree write_scalar(const std::string& value);
Tree write_scalar(Money value);
Tree write_scalar(Ratio value);
Tree write_scalar(Date value);
Tree write_scalar(Instant value);

Tree scalar_schema(const bool*, const Limits&);
Tree scalar_schema(const int*, const Limits&);
Tree scalar_schema(const std::int64_t*, const Limits&);
Tree scalar_schema(const std::string*, const Limits&);
Tree scalar_schema(const Money*, const Limits&);
Tree scalar_schema(const Ratio*, const Limits&);
Tree scalar_schema(const Date*, const Limits&);
Tree scalar_schema(const Instant*, const Limits&);

template <class T>
void read_value(const Tree&, const std::string& path, const Limits&, Problems&, T& value);

template <Shaped T>
void read_fields(const Tree::Map& members, const Tree& tree, const std::string& path, bool has_type,
                 Problems& problems, T& value) {
    std::vector<std::string_view> known;
    if (has_type) known.emplace_back("type");
    std::apply(
        [&](const auto&... each) {
            (known.emplace_back(each.name), ...);
            [[maybe_unused]] const auto one = [&](const auto& part) {
                auto& member = value.*part.member;
                const std::string where = member_path(path, part.name);
                if (const Tree* found = tree.find(part.name); found != nullptr && !found->is_null())
                    read_value(*found, where, part.limits, problems, member);
                else if constexpr (!is_optional<std::remove_cvref_t<decltype(member)>>)
                    problems.add(refusals::field_missing, where, {{"expected", part.zh}});
            };
            (one(each), ...);
        },
        Shape<T>::fields);
    refuse_unknown(members, path, known, problems);
}

template <class... T>
void read_variant(const Tree& tree, const std::string& path, Problems& problems,
                  std::variant<T...>& value) {
    const Tree::Map* members = read_map(tree, path, problems);
    if (members == nullptr) return;
    const Tree* type = tree.find("type");
    const std::string* found = type == nullptr ? nullptr : type->text();
    const auto attempt = [&]<class Case>(const Case*) {
        if (found == nullptr || *found != Shape<Case>::name) return false;
        Case one{};
        read_fields(*members, tree, path, true, problems, one);
        value = std::move(one);
        return true;
    };
    if (!(attempt(static_cast<const T*>(nullptr)) || ...))
        refuse_choice(type == nullptr ? Tree{} : *type, member_path(path, "type"),
                      {Shape<T>::name...}, problems);
}

template <class T>
void read_value(const Tree& tree, const std::string& path, const Limits& limits, Problems& problems,
                T& value) {
    if constexpr (std::is_same_v<T, Tree>) {
        value = tree;
    } else if constexpr (is_optional<T>) {
        if (tree.is_null()) return;
        value.emplace();
        read_value(tree, path, limits, problems, *value);
    } else if constexpr (is_vector<T>) {
        const Tree::List* items = read_list(tree, path, limits, problems);
        if (items == nullptr) return;
        value.resize(items->size());
        for (std::size_t i = 0; i < items->size(); ++i)
            read_value((*items)[i], item_path(path, i), Limits{}, problems, value[i]);
    } else if constexpr (is_text_map<T>) {
        const Tree::Map* members = read_map(tree, path, problems);
        if (members == nullptr) return;
        for (const auto& [name, member] : *members)
            read_value(member, member_path(path, name), limits, problems, value[name]);
    } else if constexpr (is_variant<T>) {
        read_variant(tree, path, problems, value);
    } else if constexpr (std::is_enum_v<T>) {
        const std::string* text = tree.text();
        for (const auto& entry : EnumNames<T>::names)
            if (text != nullptr && *text == entry.name) {
                value = entry.value;
                return;
            }
        std::vector<std::string_view> known;
        for (const auto& entry : EnumNames<T>::names) known.emplace_back(entry.name);
        refuse_choice(tree, path, known, problems);
    } else if constexpr (Shaped<T>) {
        if (const Tree::Map* members = read_map(tree, path, problems))
            read_fields(*members, tree, path, false, problems, value);
    } else {
        read_scalar(tree, path, limits, problems, value);
    }
}

template <class T>
Tree write_value(const T& value);

template <Shaped T>
void write_fields(const T& value, Tree& tree) {
    [[maybe_unused]] const auto one = [&](const auto& part) {
        const auto& member = value.*part.member;
        if constexpr (is_optional<std::remove_cvref_t<decltype(member)>>) {
            if (member) tree.set(part.name, write_value(*member));
        } else {
            tree.set(part.name, write_value(member));
        }
    };
    std::apply([&](const auto&... each) { (one(each), ...); }, Shape<T>::fields);
}

template <class T>
Tree write_value(const T& value) {
    if constexpr (std::is_same_v<T, Tree>) {
        return value;
    } else if constexpr (is_optional<T>) {
        return value ? write_value(*value) : Tree{};
    } else if constexpr (is_vector<T>) {
        Tree::List items;
        items.reserve(value.size());
        for (const auto& item : value) items.push_back(write_value(item));
        return items;
    } else if constexpr (is_text_map<T>) {
        Tree::Map members;
        for (const auto& [name, member] : value) members.emplace_back(name, write_value(member));
        return members;
    } else if constexpr (is_variant<T>) {
        return std::visit(
            []<class Case>(const Case& one) {
                Tree tree = Tree::map({{"type", Shape<Case>::name}});
                write_fields(one, tree);
                return tree;
            },
            value);
    } else if constexpr (std::is_enum_v<T>) {
        return Tree(name_of(value));
    } else if constexpr (Shaped<T>) {
        Tree tree = Tree::Map{};
        write_fields(value, tree);
        return tree;
    } else {
        return write_scalar(value);
    }
}

template <class T>
Tree schema_of(const Limits& limits);

template <Shaped T>
Tree object_schema(const char* type) {
    Tree::Map properties;
    Tree::List required;
    if (type != nullptr) {
        properties.emplace_back("type", Tree::map({{"const", type}}));
        required.emplace_back("type");
    }
    [[maybe_unused]] const auto one =
        [&]<class Owner, class Member>(const Field<Owner, Member>& part) {
            Tree member = schema_of<Member>(part.limits);
            member.set("title", part.zh);
            member.set("description", part.en);
            properties.emplace_back(part.name, std::move(member));
            if constexpr (!is_optional<Member>) required.emplace_back(part.name);
        };
    std::apply([&](const auto&... each) { (one(each), ...); }, Shape<T>::fields);
    return Tree::map({{"type", "object"},
                      {"properties", std::move(properties)},
                      {"required", std::move(required)},
                      {"additionalProperties", false}});
}

template <class... T>
Tree variant_schema(const std::variant<T...>*) {
    return Tree::map({{"oneOf", Tree::List{object_schema<T>(Shape<T>::name)...}}});
}

template <class T>
Tree schema_of(const Limits& limits) {
    if constexpr (std::is_same_v<T, Tree>) {
        return Tree::Map{};
    } else if constexpr (is_optional<T>) {
        return schema_of<typename T::value_type>(limits);
    } else if constexpr (is_vector<T>) {
        return Tree::map(
            {{"type", "array"}, {"items", schema_of<typename T::value_type>(Limits{})}});
    } else if constexpr (is_text_map<T>) {
        return Tree::map({{"type", "object"},
                          {"additionalProperties", schema_of<typename T::mapped_type>(limits)}});
    } else if constexpr (is_variant<T>) {
        return variant_schema(static_cast<const T*>(nullptr));
    } else if constexpr (std::is_enum_v<T>) {
        Tree::List names;
        for (const auto& entry : EnumNames<T>::names) names.emplace_back(entry.name);
        return Tree::map({{"type", "string"}, {"enum", std::move(names)}});
    } else if constexpr (Shaped<T>) {
        return object_schema<T>(nullptr);
    } else {
        return scalar_schema(static_cast<const T*>(nullptr), limits);
    }
}

}  // namespace shapes

// The value, or every problem with it, each at its field.
template <class T>
Result<T> read(const Tree& tree) {
    shapes::Problems problems;
    T value{};
    shapes::read_value(tree, "", Limits{}, problems, value);
    if (!problems.none()) return std::unexpected(problems.take());
    return value;
}

template <class T>
Tree write(const T& value) {
    return shapes::write_value(value);
}

// JSON Schema 2020-12.
template <class T>
Tree schema() {
    return shapes::schema_of<T>(Limits{});
}

// The wire name of the case that a variant of shaped structs holds.
template <class... T>
const char* type_of(const std::variant<T...>& value) {
    return std::visit([]<class Case>(const Case&) { return Shape<Case>::name; }, value);
}

}  // namespace zhirong
