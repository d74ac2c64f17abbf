#include "base/shape.h"

#include <doctest/doctest.h>

using namespace zhirong;

namespace {

enum class Tone { warm, cold };
struct Part {
    std::string name;
    Money price;
    friend bool operator==(const Part&, const Part&) = default;
};
struct Sold {
    Money price;
    friend bool operator==(const Sold&, const Sold&) = default;
};
struct Kept {
    Date until;
    friend bool operator==(const Kept&, const Kept&) = default;
};
struct Whole {
    std::int64_t count = 0;
    Ratio rate;
    Tone tone = Tone::warm;
    std::vector<Part> parts;
    std::optional<Date> due;
    std::variant<Sold, Kept> fate;
    std::map<std::string, Ratio> agreed;
    friend bool operator==(const Whole&, const Whole&) = default;
};

}  // namespace

namespace zhirong {
template <>
struct EnumNames<Tone> {
    static constexpr std::array names{EnumName<Tone>{Tone::warm, "warm", "暖", "Warm"},
                                      EnumName<Tone>{Tone::cold, "cold", "冷", "Cold"}};
};
template <>
struct Shape<Part> {
    static constexpr std::array fields{field<&Part::name>("name", "名称", "Name", not_blank),
                                       field<&Part::price>("price", "价格", "Price", positive)};
};
template <>
struct Shape<Sold> {
    static constexpr const char* name = "sold";
    static constexpr std::array fields{field<&Sold::price>("price", "价格", "Price", positive)};
};
template <>
struct Shape<Kept> {
    static constexpr const char* name = "kept";
    static constexpr std::array fields{field<&Kept::until>("until", "至", "Until")};
};
template <>
struct Shape<Whole> {
    static constexpr std::array fields{field<&Whole::count>("count", "数量", "Count", not_negative),
                                       field<&Whole::rate>("rate", "利率", "Rate"),
                                       field<&Whole::tone>("tone", "色调", "Tone"),
                                       field<&Whole::parts>("parts", "部件", "Parts", not_blank),
                                       field<&Whole::due>("due", "到期", "Due"),
                                       field<&Whole::fate>("fate", "去向", "Fate"),
                                       field<&Whole::agreed>("agreed", "约定", "Agreed")};
};
}  // namespace zhirong

namespace {

Whole example() {
    return {3,
            Ratio(435, 10'000),
            Tone::cold,
            {{"壳体", yuan(5)}},
            std::nullopt,
            Kept{date_of(2024, 2, 29)},
            {{"trigger", Ratio(1, 3)}}};
}

std::string codes(const Refusals& refusals) {
    std::string text;
    for (const Refusal& refusal : refusals.all)
        text += refusal.field + ":" + refusal.kind->code + " ";
    return text;
}

}  // namespace

TEST_CASE("what is written reads back the same") {
    CHECK(read<Whole>(write(example())) == example());
    CHECK(write(example()).find("due") == nullptr);
    CHECK(*write(example()).find("fate") == Tree::map({{"type", "kept"}, {"until", "2024-02-29"}}));
}

TEST_CASE("every problem is told at its field, all at once") {
    Tree tree = Tree::map(
        {{"count", -1},
         {"rate", "4,35%"},
         {"tone", "lukewarm"},
         {"parts", Tree::List{Tree::map({{"name", "　"}, {"price", "1.005"}}),
                              Tree::map({{"name", "x"}, {"price", "0"}, {"prise", "1"}})}},
         {"due", "2023-02-29"},
         {"fate", Tree::map({{"type", "sold"}, {"price", "-1"}})},
         {"cuont", 1}});
    const auto result = read<Whole>(tree);
    REQUIRE(!result);
    CHECK(codes(result.error()) ==
          "count:field.negative rate:field.ratio tone:field.choice parts[0].name:field.blank "
          "parts[0].price:field.money parts[1].price:field.positive parts[1].prise:field.unknown "
          "due:field.date fate.price:field.positive agreed:field.missing cuont:field.unknown ");
    CHECK(in_english(result.error().all.back()) == "Unknown field; known here: count");
    CHECK(in_chinese(result.error().all[4]) ==
          "金额“1.005”无效：应为文本形式的元，最多两位小数，例如 \"1234.56\"");
}

TEST_CASE("a value of the wrong kind is refused with both kinds named") {
    const auto result = read<Part>(Tree::map({{"name", 5}, {"price", 12}}));
    REQUIRE(!result);
    CHECK(codes(result.error()) == "name:field.type price:field.money ");
    CHECK(in_english(result.error().first()) == "Expected text, found a whole number");
    CHECK(codes(read<Part>(Tree("x")).error()) == ":field.type ");
    CHECK(codes(read<Part>(Tree::map({{"name", "a\x01"}, {"price", "1"}})).error()) ==
          "name:field.text ");
    CHECK(codes(read<Part>(Tree::map({{"name", "\xff"}, {"price", "1"}})).error()) ==
          "name:field.text ");
}

TEST_CASE("the schema names what is required and forbids the rest") {
    const Tree tree = schema<Whole>();
    CHECK(tree.find("required")->list()->size() == 6);
    CHECK(*tree.find("additionalProperties") == Tree(false));
    CHECK(*tree.find("properties")->find("tone")->find("enum") == Tree(Tree::List{"warm", "cold"}));
    CHECK(tree.find("properties")->find("fate")->find("oneOf")->list()->size() == 2);
}
