#include "platform/json/json.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <limits>

#include "base/ensure.h"
#include "base/text.h"

using namespace zhirong;
using namespace std::string_literals;

namespace {

bool valid_utf8(std::string_view text) { return count_characters(text).has_value(); }

std::string fact(const Refusal& refusal, std::string_view name) {
    const auto fact = std::ranges::find(refusal.facts, name, &Fact::name);
    return fact == refusal.facts.end() ? "" : fact->value;
}

struct Bad {
    std::string text;
    std::string code;
    int line, column;
    std::string field;
};

}  // namespace

TEST_CASE("bad JSON is refused at its line and column, by code and field") {
    const std::vector<Bad> table{
        {"{", "json.ended_early", 1, 2, ""},
        {"[1,", "json.ended_early", 1, 4, "[1]"},
        {"[1 2]", "json.comma_or_bracket_expected", 1, 4, "[1]"},
        {"[1 \"2\"]", "json.comma_or_bracket_expected", 1, 4, "[1]"},
        {"[,1]", "json.value_or_bracket_expected", 1, 2, "[0]"},
        {"[1,]", "json.value_expected", 1, 4, "[1]"},
        {"{\"a\":1,}", "json.name_expected", 1, 8, ""},
        {"{\"a\":1 \"b\":2}", "json.comma_or_brace_expected", 1, 8, ""},
        {"{\"a\" 1}", "json.colon_expected", 1, 6, "a"},
        {"{\"a\":}", "json.value_expected", 1, 6, "a"},
        {"{a:1}", "json.name_or_brace_expected", 1, 2, ""},
        {"{'a':1}", "json.name_or_brace_expected", 1, 2, ""},
        {"{\n  \"金额\": tru\n}", "json.value_expected", 2, 9, "金额"},
        {"{\"a\":1} x", "json.nothing_expected", 1, 9, ""},
        {"\xEF\xBB\xBF{}", "json.value_expected", 1, 1, ""},
        {"// no\n1", "json.value_expected", 1, 1, ""},
        {"NaN", "json.value_expected", 1, 1, ""},
        {"[\"a\nb\"]", "json.control_character", 1, 4, "[0]"},
        {"[\"\\x\"]", "json.bad_escape", 1, 3, "[0]"},
        {"[\"\\u12G4\"]", "json.bad_escape", 1, 3, "[0]"},
        {"[\"\\ud800\"]", "json.bad_escape", 1, 3, "[0]"},
        {"[\"\\udc00\"]", "json.bad_escape", 1, 3, "[0]"},
        {"[\"知\xFF\"]", "json.not_utf8", 1, 4, "[0]"},
        {"[\"\xE7\x9F\"]", "json.not_utf8", 1, 3, "[0]"},
        {"[\"\xC0\x80\"]", "json.not_utf8", 1, 3, "[0]"},
        {"[\xFF]", "json.not_utf8", 1, 2, "[0]"},
        {"[\"abc", "json.ended_early", 1, 6, "[0]"},
        {"{\"terms\":{\"rate\":4.35}}", "json.not_whole", 1, 18, "terms.rate"},
        {"{\"rights\":[1,{\"n\":1e2}]}", "json.not_whole", 1, 19, "rights[1].n"},
        {"[9223372036854775808]", "json.beyond_64_bits", 1, 2, "[0]"},
        {"[-9223372036854775809]", "json.beyond_64_bits", 1, 2, "[0]"},
        {"[123456789012345678901234567890]", "json.beyond_64_bits", 1, 2, "[0]"},
        {"[01]", "json.malformed_number", 1, 2, "[0]"},
        {"[-007]", "json.malformed_number", 1, 2, "[0]"},
        {"[0x10]", "json.malformed_number", 1, 2, "[0]"},
        {"[1,,2]", "json.value_expected", 1, 4, "[1]"},
        {"{\"a\"::1}", "json.value_expected", 1, 6, "a"},
        {"[-]", "json.malformed_number", 1, 2, "[0]"},
        {"[+1]", "json.malformed_number", 1, 2, "[0]"},
        {"[1.]", "json.malformed_number", 1, 2, "[0]"},
        {"{\"a\":1,\n \"b\":2,\n \"a\":3}", "json.repeated_name", 3, 2, "a"},
        {"{\"a\":1,\"\\u0061\":3}", "json.repeated_name", 1, 8, "a"},
        {"[{\"x\":{\"b\":1,\"b\":1}}]", "json.repeated_name", 1, 14, "[0].x.b"},
    };
    for (const Bad& bad : table) {
        CAPTURE(bad.text);
        const Result<Tree> result = parse_json(bad.text);
        REQUIRE_FALSE(result);
        const Refusal& refusal = result.error().first();
        CHECK(refusal.kind->code == bad.code);
        CHECK(fact(refusal, "line") == std::to_string(bad.line));
        CHECK(fact(refusal, "column") == std::to_string(bad.column));
        CHECK(refusal.field == bad.field);
        CHECK(refusal.kind->status == 400);
        for (const std::string& words : {in_chinese(refusal), in_english(refusal)}) {
            CHECK_MESSAGE(!words.contains("{line}"), words);
            CHECK_MESSAGE(!words.contains("{found}"), words);
            CHECK(valid_utf8(words));
        }
    }
}

TEST_CASE("every place of a good text cut short is refused, and never crashes") {
    const std::string good =
        "{\"a\":[1,-2,\"知\\n\\ud83d\\ude00\"],\"b\":{\"c\":null,\"d\":[true,false]}}";
    REQUIRE(parse_json(good));
    for (std::size_t length = 0; length < good.size(); ++length)
        CHECK_FALSE(parse_json(good.substr(0, length)));
}

TEST_CASE("size and depth have limits: at them it is read, above them refused") {
    const auto nested = [](std::size_t depth) {
        return std::string(depth, '[') + std::string(depth, ']');
    };
    CHECK(parse_json(nested(31)));
    CHECK(parse_json(nested(32)));
    const auto deep = parse_json(nested(33));
    REQUIRE_FALSE(deep);
    CHECK(deep.error().first().kind == &json_refusals::too_deep);
    CHECK_FALSE(parse_json(nested(200'000)));

    const std::string text = "\"" + std::string(98, 'x') + "\"";
    CHECK(parse_json(text, {.bytes = 100}));
    const auto large = parse_json(text, {.bytes = 99});
    REQUIRE_FALSE(large);
    CHECK(large.error().first().kind->status == 413);
}

TEST_CASE("nothing is not a value") {
    for (const char* text : {"", "  \n"})
        CHECK(parse_json(text).error().first().kind == &json_refusals::empty);
}

TEST_CASE("whole numbers are exact up to both ends of 64 bits") {
    CHECK(parse_json("9223372036854775807") == Tree(std::numeric_limits<std::int64_t>::max()));
    CHECK(parse_json("-9223372036854775808") == Tree(std::numeric_limits<std::int64_t>::min()));
    CHECK(parse_json("-0") == Tree(0));
}

TEST_CASE("a value knows where it and its name stood") {
    const Tree tree = parse_json("{\n \"名\": \"值\", \"list\": [1,\n  {}]}").value();
    CHECK(tree.position == Position{1, 1});
    CHECK(tree.find("名")->key_position == Position{2, 2});
    CHECK(tree.find("名")->position == Position{2, 7});
    CHECK(tree.find("list")->key_position == Position{2, 12});
    CHECK(tree.find("list")->list()->at(0).position == Position{2, 21});
    CHECK(tree.find("list")->list()->at(1).position == Position{3, 3});
}

TEST_CASE("JSON is written compactly, in order, with Chinese as it is") {
    const Tree tree = Tree::map({{"z", Tree::list({1, true, {}})},
                                 {"a", "湖南\n\"\x01/"},
                                 {"empty", Tree::list({Tree(Tree::List{}), Tree(Tree::Map{})})}});
    CHECK(write_json(tree) ==
          "{\"z\":[1,true,null],\"a\":\"湖南\\n\\\"\\u0001/\",\"empty\":[[],{}]}");
    CHECK_THROWS_AS(write_json(Tree("\xFF")), BrokenInvariant);
}

namespace {

rc::Gen<std::string> texts() {
    return rc::gen::map(
        rc::gen::container<std::vector<std::string>>(rc::gen::element(
            "a"s, "知"s, "融"s, "😀"s, "\""s, "\\"s, "\n"s, "\0"s, "/"s, "{"s, ","s, ":"s, "é"s)),
        [](const std::vector<std::string>& parts) {
            std::string text;
            for (const std::string& part : parts) text += part;
            return text;
        });
}

rc::Gen<Tree> trees(int depth) {
    const auto leaf = rc::gen::oneOf(
        rc::gen::just(Tree()),
        rc::gen::map(rc::gen::arbitrary<bool>(), [](bool b) { return Tree(b); }),
        rc::gen::map(rc::gen::arbitrary<std::int64_t>(), [](std::int64_t i) { return Tree(i); }),
        rc::gen::map(texts(), [](std::string text) { return Tree(std::move(text)); }));
    if (depth == 0) return leaf;
    const auto list = rc::gen::map(rc::gen::container<Tree::List>(trees(depth - 1)),
                                   [](Tree::List members) { return Tree(std::move(members)); });
    const auto map =
        rc::gen::map(rc::gen::container<Tree::Map>(rc::gen::pair(texts(), trees(depth - 1))),
                     [](Tree::Map members) {
                         Tree::Map unique;
                         for (auto& member : members)
                             if (std::ranges::find(unique, member.first,
                                                   &Tree::Map::value_type::first) == unique.end())
                                 unique.push_back(std::move(member));
                         return Tree(std::move(unique));
                     });
    return rc::gen::oneOf(leaf, list, map);
}

}  // namespace

TEST_CASE("any tree that is written reads back the same, and writes the same bytes again") {
    CHECK(rc::check([] {
        const Tree tree = *rc::gen::resize(12, trees(3));
        const std::string text = write_json(tree);
        const Result<Tree> again = parse_json(text);
        RC_ASSERT(again.has_value());
        RC_ASSERT(*again == tree);
        RC_ASSERT(write_json(*again) == text);
    }));
}

TEST_CASE("any bytes are read or refused with words in UTF-8, never a crash") {
    CHECK(rc::check([](const std::string& bytes) {
        for (const std::string& text : {bytes, "[\"" + bytes + "\"]", "{\"a\":" + bytes + "}"}) {
            const auto result = parse_json(text);
            if (result) continue;
            RC_ASSERT(valid_utf8(in_chinese(result.error().first())));
            RC_ASSERT(valid_utf8(in_english(result.error().first())));
        }
    }));
}
