#pragma once
// One description of a struct's fields, from which come its reader (with every problem at its
// field), its writer, and its JSON Schema. Commands, events, records and answers all use it, so the
// API, the store and the API's document cannot disagree.
//
//     template <> struct zhirong::Shape<Draw> {
//         static constexpr const char* name = "draw";
//         static constexpr std::array fields{
//             field<&Draw::amount>("amount", "提款金额", "Amount to draw", positive),
//             field<&Draw::on>("on", "提款日", "Date of the draw")};
//     };
//
// Members may be bool, int, int64_t, string, Money, Ratio, Date, Instant, Tree (taken as it is), an
// enum with EnumNames, a shaped struct, a variant of shaped structs (told apart by "type"), and
// optional, vector and map<string, …> of these. Only optional members may be absent.
#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
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
    // What every night does to each such record: nobody is told of it, and no list is led by it.
    static constexpr bool routine = false;
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

namespace shapes {
class Problems;

// What is done with a value of some type by those that do not know the type.
struct Codec {
    void (*read)(const Tree&, const std::string& path, const Limits&, Problems&, void* value);
    Tree (*write)(const void* value);
    Tree (*schema)(const Limits&);
    // Of an optional: what it holds, or null. Null itself for all other types.
    const void* (*held)(const void* value);
};
template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
struct Coded {
    static void read(const Tree&, const std::string& path, const Limits&, Problems&, void* value);
    static Tree write(const void* value);
    static Tree schema(const Limits&);
    static const void* held(const void* value);
    static constexpr Codec codec{&read, &write, &schema, is_optional<T> ? &held : nullptr};
};

}  // namespace shapes

// A member of a struct, its type left behind: `in` finds it in the struct, `codec` reads and
// writes.
struct Field {
    const char* name;
    const char* zh;
    const char* en;
    Limits limits;
    const shapes::Codec* codec;
    void* (*in)(void* owner);
    bool may_be_absent() const { return codec->held != nullptr; }
};
using NoFields = std::array<Field, 0>;

namespace shapes {
template <class Pointer>
struct MemberPointer;
template <class O, class M>
struct MemberPointer<M O::*> {
    using Owner = O;
    using Member = M;
};
}  // namespace shapes

template <auto Pointer>
constexpr Field field(const char* name, const char* zh, const char* en, Limits limits = any) {
    using Of = shapes::MemberPointer<decltype(Pointer)>;
    return {
        name, zh, en, limits, &shapes::Coded<typename Of::Member>::codec, [](void* owner) -> void* {
            return &(static_cast<typename Of::Owner*>(owner)->*Pointer);
        }};
}

// The fields of both; those of a struct's base are found in the struct where it is its first base.
template <std::size_t A, std::size_t B>
constexpr std::array<Field, A + B> joined(const std::array<Field, A>& a,
                                          const std::array<Field, B>& b) {
    std::array<Field, A + B> all{};
    std::ranges::copy(b, std::ranges::copy(a, all.begin()).out);
    return all;
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
    static constexpr std::array fields{field<&Label::name>("name", "代码", "Code"),
                                       field<&Label::zh>("zh", "中文", "Chinese"),
                                       field<&Label::en>("en", "英文", "English")};
};

namespace shapes {

template <class T>
concept Shaped = requires { Shape<T>::fields; };
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

std::string member_path(const std::string& path, std::string_view name);
std::string item_path(const std::string& path, std::size_t index);

// The parts that are the same for all types stand in shape.cpp and go by these tables: what is
// written out for each type in each file that uses it stays small, and so does the build's time.
using Fields = std::span<const Field>;
using Names = std::span<const char* const>;
struct Case {
    const char* type;
    Fields fields;
    void* (*emplace)(void* variant);
    const void* (*held)(const void* variant);
};
using Cases = std::span<const Case>;

void read_fields(const Tree&, const std::string& path, Problems&, Fields, void* value);
Tree write_fields(Fields, const void* value);
Tree fields_schema(Fields);
void read_case(const Tree&, const std::string& path, Problems&, Cases, void* variant);
Tree write_case(const Case&, const void* variant);
Tree cases_schema(Cases);
std::optional<std::size_t> read_name(const Tree&, const std::string& path, Problems&, Names);
Tree names_schema(Names);
// Null where it is none, with the problem told.
const Tree::Map* read_map(const Tree&, const std::string& path, Problems&);
const Tree::List* read_list(const Tree&, const std::string& path, const Limits&, Problems&);
Tree list_schema(Tree items);
Tree map_schema(Tree members);

// Scalars and Tree. Reading leaves `value` alone where it reports a problem.
template <class T>
void read_scalar(const Tree&, const std::string& path, const Limits&, Problems&, void* value);
template <class T>
Tree write_scalar(const void* value);
template <class T>
Tree scalar_schema(const Limits&);

template <class T>
inline constexpr auto names_of = [] {
    std::array<const char*, EnumNames<T>::names.size()> names{};
    for (std::size_t i = 0; i < names.size(); ++i) names[i] = EnumNames<T>::names[i].name;
    return names;
}();

template <class V, class T>
constexpr Case case_of() {
    return {Shape<T>::name, Shape<T>::fields,
            [](void* variant) -> void* { return &static_cast<V*>(variant)->template emplace<T>(); },
            [](const void* variant) -> const void* {
                return std::get_if<T>(static_cast<const V*>(variant));
            }};
}
template <class V>
struct CasesOf;
template <class... T>
struct CasesOf<std::variant<T...>> {
    static constexpr std::array<Case, sizeof...(T)> cases{case_of<std::variant<T...>, T>()...};
};

template <class T>
void Coded<T>::read(const Tree& tree, const std::string& path, const Limits& limits,
                    Problems& problems, void* at) {
    [[maybe_unused]] T& value = *static_cast<T*>(at);
    if constexpr (is_optional<T>) {
        if (!tree.is_null())
            Coded<typename T::value_type>::read(tree, path, limits, problems, &value.emplace());
    } else if constexpr (is_vector<T>) {
        const Tree::List* items = read_list(tree, path, limits, problems);
        if (items == nullptr) return;
        value.resize(items->size());
        for (std::size_t i = 0; i < items->size(); ++i)
            Coded<typename T::value_type>::read((*items)[i], item_path(path, i), Limits{}, problems,
                                                &value[i]);
    } else if constexpr (is_text_map<T>) {
        const Tree::Map* members = read_map(tree, path, problems);
        if (members == nullptr) return;
        for (const auto& [name, member] : *members)
            Coded<typename T::mapped_type>::read(member, member_path(path, name), limits, problems,
                                                 &value[name]);
    } else if constexpr (is_variant<T>) {
        read_case(tree, path, problems, CasesOf<T>::cases, at);
    } else if constexpr (std::is_enum_v<T>) {
        if (const auto found = read_name(tree, path, problems, names_of<T>))
            value = EnumNames<T>::names[*found].value;
    } else if constexpr (Shaped<T>) {
        read_fields(tree, path, problems, Shape<T>::fields, at);
    } else {
        read_scalar<T>(tree, path, limits, problems, at);
    }
}

template <class T>
Tree Coded<T>::write(const void* at) {
    [[maybe_unused]] const T& value = *static_cast<const T*>(at);
    if constexpr (is_optional<T>) {
        return value ? Coded<typename T::value_type>::write(&*value) : Tree{};
    } else if constexpr (is_vector<T>) {
        Tree::List items;
        items.reserve(value.size());
        for (const auto& item : value) items.push_back(Coded<typename T::value_type>::write(&item));
        return items;
    } else if constexpr (is_text_map<T>) {
        Tree::Map members;
        for (const auto& [name, member] : value)
            members.emplace_back(name, Coded<typename T::mapped_type>::write(&member));
        return members;
    } else if constexpr (is_variant<T>) {
        return write_case(CasesOf<T>::cases[value.index()], at);
    } else if constexpr (std::is_enum_v<T>) {
        return Tree(name_of(value));
    } else if constexpr (Shaped<T>) {
        return write_fields(Shape<T>::fields, at);
    } else {
        return write_scalar<T>(at);
    }
}

template <class T>
Tree Coded<T>::schema(const Limits& limits) {
    if constexpr (is_optional<T>) {
        return Coded<typename T::value_type>::schema(limits);
    } else if constexpr (is_vector<T>) {
        return list_schema(Coded<typename T::value_type>::schema(Limits{}));
    } else if constexpr (is_text_map<T>) {
        return map_schema(Coded<typename T::mapped_type>::schema(limits));
    } else if constexpr (is_variant<T>) {
        return cases_schema(CasesOf<T>::cases);
    } else if constexpr (std::is_enum_v<T>) {
        return names_schema(names_of<T>);
    } else if constexpr (Shaped<T>) {
        return fields_schema(Shape<T>::fields);
    } else {
        return scalar_schema<T>(limits);
    }
}

template <class T>
const void* Coded<T>::held(const void* at) {
    if constexpr (is_optional<T>) {
        const T& value = *static_cast<const T*>(at);
        return value ? &*value : nullptr;
    } else {
        return at;
    }
}

}  // namespace shapes

// The value, or every problem with it, each at its field.
template <class T>
Result<T> read(const Tree& tree) {
    shapes::Problems problems;
    T value{};
    shapes::Coded<T>::read(tree, "", Limits{}, problems, &value);
    if (!problems.none()) return std::unexpected(problems.take());
    return value;
}

template <class T>
Tree write(const T& value) {
    return shapes::Coded<T>::write(&value);
}

// JSON Schema 2020-12.
template <class T>
Tree schema() {
    return shapes::Coded<T>::schema(Limits{});
}

// The wire name of the case that a variant of shaped structs holds.
template <class... T>
const char* type_of(const std::variant<T...>& value) {
    return shapes::CasesOf<std::variant<T...>>::cases[value.index()].type;
}

}  // namespace zhirong
