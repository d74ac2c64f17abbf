#include "platform/yaml/yaml.h"

#include <doctest/doctest.h>

#include <string>

using namespace zhirong;
using yaml::parse_yaml;

TEST_CASE("whole numbers, truth and nothing are read as such; everything else stays text") {
    const Tree tree = parse_yaml(
                          "count: 7\n"
                          "flag: true\n"
                          "nothing: null\n"
                          "rate: 4.35%\n"
                          "amount: 5000000.00\n"
                          "day: 2023-02-02\n"
                          "code: 0430\n"
                          "quoted: \"true\"\n"
                          "huge: 99999999999999999999\n"
                          "list: [a, 1]\n")
                          .value();
    CHECK(*tree.find("count") == Tree{7});
    CHECK(*tree.find("flag") == Tree{true});
    CHECK(tree.find("nothing")->is_null());
    CHECK(*tree.find("rate") == Tree{"4.35%"});
    CHECK(*tree.find("amount") == Tree{"5000000.00"});
    CHECK(*tree.find("day") == Tree{"2023-02-02"});
    CHECK(*tree.find("code") == Tree{"0430"});
    CHECK(*tree.find("quoted") == Tree{"true"});
    CHECK(*tree.find("huge") == Tree{"99999999999999999999"});
    CHECK(*tree.find("list") == Tree::list({"a", 1}));
}

TEST_CASE("a value knows its line, and its column in characters, not bytes") {
    const Tree tree = parse_yaml("标题: {zh: 湖南, en: Hunan}\nrate: 45%\n").value();
    const Tree& title = *tree.find("标题");
    CHECK(title.key_position == Position{1, 1});
    CHECK(title.position == Position{1, 5});
    CHECK(title.find("en")->key_position == Position{1, 14});
    CHECK(title.find("en")->position == Position{1, 18});
    CHECK(tree.find("rate")->position == Position{2, 7});
}

TEST_CASE("what a reader could overlook is refused, with its place") {
    struct Row {
        const char* text;
        const char* code;
        Position position;
    };
    for (const Row& row :
         {Row{"a: 1\nb: 2\na: 3\n", "yaml.duplicate_key", {3, 1}},
          Row{"a: &x 1\nb: *x\n", "yaml.anchor", {1, 4}}, Row{"a: *x\n", "yaml.syntax", {1, 4}},
          Row{"a: {<<: 1}\n", "yaml.merge_key", {1, 5}},
          Row{"a: 1\n---\nb: 2\n", "yaml.several_documents", {3, 1}},
          Row{"1: a\n", "yaml.key_kind", {1, 1}}, Row{"[a]: 1\n", "yaml.key_kind", {1, 1}},
          Row{"a:\n\tb: 1\n", "yaml.tab", {2, 1}}, Row{"a: !!int 3\n", "yaml.tag", {1, 4}},
          Row{"a: b: c\n", "yaml.syntax", {1, 5}}, Row{"", "yaml.empty", {1, 1}},
          Row{"# nothing\n", "yaml.empty", {1, 1}}, Row{"a: \xFF\n", "yaml.not_text", {1, 4}},
          Row{"a: \x01\n", "yaml.not_text", {1, 4}}}) {
        CAPTURE(std::string(row.text));
        const auto tree = parse_yaml(row.text);
        REQUIRE(!tree);
        CHECK(tree.error().front().code == row.code);
        CHECK(tree.error().front().position == row.position);
        CHECK(!tree.error().front().zh.empty());
    }
}

TEST_CASE("nesting and size are bounded") {
    const auto nested = [](int depth) {
        return std::string(static_cast<std::size_t>(depth), '[') +
               std::string(static_cast<std::size_t>(depth), ']');
    };
    CHECK(parse_yaml(nested(yaml::deepest_nesting)));
    CHECK(parse_yaml(nested(yaml::deepest_nesting + 1)).error().front().code == "yaml.too_deep");
    CHECK(parse_yaml(nested(100'000)).error().front().code == "yaml.too_deep");
    std::string text = "a: ";
    text.resize(yaml::largest_file, 'x');
    CHECK(parse_yaml(text));
    CHECK(parse_yaml(text + "x").error().front().code == "yaml.too_large");
}
