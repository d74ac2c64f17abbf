#include "platform/json/json.h"

#include <algorithm>
#include <array>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/serializer.hpp>
#include <cctype>
#include <charconv>
#include <limits>
#include <numeric>
#include <optional>
#include <variant>

#include "base/ensure.h"
#include "base/text.h"

namespace zhirong {
namespace json_refusals {

const RefusalKind too_large{"json.too_large", 413, "JSON 共 {bytes} 字节，上限为 {limit} 字节",
                            "the JSON has {bytes} bytes, the limit is {limit}"};
const RefusalKind too_deep{"json.too_deep", 400,
                           "第 {line} 行第 {column} 列：嵌套超过 {limit} 层，请减少嵌套",
                           "line {line}, column {column}: nested deeper than {limit}; nest less"};
const RefusalKind empty{"json.empty", 400, "内容为空，应为一个 JSON 值",
                        "nothing found, expected a JSON value"};
const RefusalKind value_expected{"json.value_expected", 400,
                                 "第 {line} 行第 {column} 列：发现 {found}，此处应为一个值",
                                 "line {line}, column {column}: found {found}, expected a value"};
const RefusalKind first_value_expected{
    "json.value_or_bracket_expected", 400,
    "第 {line} 行第 {column} 列：发现 {found}，此处应为一个值或 ]",
    "line {line}, column {column}: found {found}, expected a value or ]"};
const RefusalKind first_name_expected{
    "json.name_or_brace_expected", 400,
    "第 {line} 行第 {column} 列：发现 {found}，此处应为双引号内的名称或 }",
    "line {line}, column {column}: found {found}, expected a name in double quotes or }"};
const RefusalKind name_expected{
    "json.name_expected", 400, "第 {line} 行第 {column} 列：发现 {found}，此处应为双引号内的名称",
    "line {line}, column {column}: found {found}, expected a name in double quotes"};
const RefusalKind colon_expected{"json.colon_expected", 400,
                                 "第 {line} 行第 {column} 列：发现 {found}，名称之后应为冒号 :",
                                 "line {line}, column {column}: found {found}, expected : after "
                                 "the name"};
const RefusalKind comma_or_bracket_expected{
    "json.comma_or_bracket_expected", 400,
    "第 {line} 行第 {column} 列：发现 {found}，此处应为 , 或 ]",
    "line {line}, column {column}: found {found}, expected , or ]"};
const RefusalKind comma_or_brace_expected{
    "json.comma_or_brace_expected", 400,
    "第 {line} 行第 {column} 列：发现 {found}，此处应为 , 或 }",
    "line {line}, column {column}: found {found}, expected , or }"};
const RefusalKind nothing_expected{
    "json.nothing_expected", 400, "第 {line} 行第 {column} 列：发现 {found}，JSON 值之后应已结束",
    "line {line}, column {column}: found {found}, expected the end after the value"};
const RefusalKind ended_early{"json.ended_early", 400,
                              "第 {line} 行第 {column} 列：内容在此中断，JSON 不完整",
                              "line {line}, column {column}: the text ends here, the JSON is "
                              "incomplete"};
const RefusalKind not_utf8{"json.not_utf8", 400,
                           "第 {line} 行第 {column} 列：不是有效的 UTF-8，请以 UTF-8 编码发送",
                           "line {line}, column {column}: not valid UTF-8; send UTF-8"};
const RefusalKind bad_escape{
    "json.bad_escape", 400,
    "第 {line} 行第 {column} 列：转义 {found} 无效，应为 \\\" \\\\ \\/ \\b \\f \\n \\r \\t 或 "
    "\\uXXXX（代理项须成对）",
    "line {line}, column {column}: bad escape at {found}, expected \\\" \\\\ \\/ \\b \\f \\n \\r "
    "\\t or \\uXXXX (surrogates in pairs)"};
const RefusalKind control_character{
    "json.control_character", 400,
    "第 {line} 行第 {column} 列：文本中有控制字符 {found}，应写作转义，如 \\n",
    "line {line}, column {column}: control character {found} inside a text; write it as an "
    "escape, e.g. \\n"};
const RefusalKind malformed_number{
    "json.malformed_number", 400,
    "第 {line} 行第 {column} 列：数字 {found} 的写法有误，应为如 0、-7、120 的整数",
    "line {line}, column {column}: {found} is no number, expected a whole number such as 0, -7 "
    "or 120"};
const RefusalKind not_whole{
    "json.not_whole", 400,
    "第 {line} 行第 {column} 列：发现 {found}，数字只能是整数；小数请写作文本，如 \"12.34\"",
    "line {line}, column {column}: found {found}, numbers are whole; write a decimal as text: "
    "\"12.34\""};
const RefusalKind beyond_64_bits{
    "json.beyond_64_bits", 400,
    "第 {line} 行第 {column} 列：整数 {found} 超出 64 位，应在 -9223372036854775808 与 "
    "9223372036854775807 之间；更长的编号请写作文本",
    "line {line}, column {column}: {found} does not fit 64 bits, expected -9223372036854775808 "
    "to 9223372036854775807; write longer numbers as text"};
const RefusalKind repeated_name{
    "json.repeated_name", 400,
    "第 {line} 行第 {column} 列：名称 {found} 在同一对象中重复，请只保留一个",
    "line {line}, column {column}: the name {found} appears twice in one object; keep one"};

}  // namespace json_refusals

namespace {

namespace bj = boost::json;

constexpr std::size_t most_bytes_shown = 40;

// Boost.JSON tells what it met, not where. This walks over the same bytes, one token for each
// event, and so knows.
class Cursor {
public:
    explicit Cursor(std::string_view text) : text_(text) {}

    std::size_t offset() const { return at_; }
    Position position() const { return {line_, column_}; }
    bool at_end() const { return at_ == text_.size(); }
    char current() const { return text_[at_]; }

    // To the first byte of the next token, over one of the separators that may stand before it.
    // Says which one was passed.
    char next_token(std::string_view separators = ",:") {
        skip_space();
        if (at_end() || !separators.contains(current())) return 0;
        const char separator = current();
        advance();
        skip_space();
        return separator;
    }
    void skip_bracket() { advance(); }
    void skip_string() {
        advance();
        for (; !at_end() && current() != '"'; advance())
            if (current() == '\\') advance();
        if (!at_end()) advance();
    }
    void skip_word() { advance_to(at_ + word().size()); }
    void advance_to(std::size_t offset) {
        while (at_ < offset && !at_end()) advance();
    }

    // A number, true, false, null, or whatever stands there instead.
    std::string_view word() const {
        const std::size_t end = text_.find_first_of(" \t\r\n,:[]{}\"", at_);
        return text_.substr(at_, end - at_);
    }

private:
    void skip_space() {
        while (!at_end() && std::string_view(" \t\r\n").contains(current())) advance();
    }
    void advance() {
        if (current() == '\n') {
            ++line_;
            column_ = 0;
        }
        ++at_;
        const bool inside_character =
            !at_end() && (static_cast<unsigned char>(current()) & 0xC0) == 0x80;
        if (!inside_character) ++column_;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    int line_ = 1;
    int column_ = 1;
};

bool valid_utf8(std::string_view text) { return count_characters(text).has_value(); }

// The text at a place, short and fit to be shown.
std::string shown(std::string_view rest) {
    if (rest.empty()) return "the end";
    const auto byte = static_cast<unsigned char>(rest.front());
    std::size_t length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    if (byte == '\\') {
        length = std::min(rest.find('"'), std::min(rest.size(), std::size_t{6}));
    } else if (std::isalnum(byte) != 0 || byte == '-' || byte == '+') {
        length = std::min(rest.find_first_of(" \t\r\n,:[]{}\""), rest.size());
        length = std::min(length, most_bytes_shown);
    }
    while (length > 1 && !valid_utf8(rest.substr(0, length))) --length;
    const std::string_view piece = rest.substr(0, length);
    if (byte >= 0x20 && byte != 0x7F && valid_utf8(piece)) return std::string(piece);
    constexpr std::string_view hex = "0123456789ABCDEF";
    return {'0', 'x', hex[byte >> 4], hex[byte & 0xF]};
}

class Builder {
public:
    // Sizes are bounded by the size of the whole text.
    static constexpr std::size_t max_array_size = std::numeric_limits<std::size_t>::max();
    static constexpr std::size_t max_object_size = max_array_size;
    static constexpr std::size_t max_string_size = max_array_size;
    static constexpr std::size_t max_key_size = max_array_size;

    Builder(std::string_view text, JsonLimits limits)
        : text_(text), limits_(limits), cursor_(text) {}

    bool on_document_begin(bj::error_code&) { return true; }
    bool on_document_end(bj::error_code&) { return true; }
    bool on_array_begin(bj::error_code& error) { return open(Tree::List{}, error); }
    bool on_object_begin(bj::error_code& error) { return open(Tree::Map{}, error); }
    bool on_array_end(std::size_t, bj::error_code&) { return close(); }
    bool on_object_end(std::size_t, bj::error_code& error) {
        return names_differ(error) && close();
    }
    bool on_key_part(bj::string_view part, std::size_t, bj::error_code&) { return add(part); }
    bool on_key(bj::string_view part, std::size_t, bj::error_code&) {
        add(part);
        Open& object = open_.back();
        cursor_.next_token();
        object.name_position = cursor_.position();
        object.name = std::exchange(pending_, {});
        cursor_.skip_string();
        object.after_name = true;
        return true;
    }
    bool on_string_part(bj::string_view part, std::size_t, bj::error_code&) { return add(part); }
    bool on_string(bj::string_view part, std::size_t, bj::error_code&) {
        add(part);
        cursor_.next_token();
        const Position position = cursor_.position();
        cursor_.skip_string();
        return put(std::exchange(pending_, {}), position);
    }
    bool on_number_part(bj::string_view, bj::error_code&) { return true; }
    bool on_int64(std::int64_t, bj::string_view, bj::error_code& error) { return number(error); }
    bool on_uint64(std::uint64_t, bj::string_view, bj::error_code& error) { return number(error); }
    bool on_double(double, bj::string_view, bj::error_code& error) { return number(error); }
    bool on_bool(bool value, bj::error_code&) { return word(value); }
    bool on_null(bj::error_code&) { return word({}); }
    bool on_comment_part(bj::string_view, bj::error_code&) { return true; }
    bool on_comment(bj::string_view, bj::error_code&) { return true; }

    // What the parser's own error means to whoever wrote the text.
    Refusals explain(std::size_t offset, const bj::error_code& error) {
        if (refused_) return Refusals{{*std::move(refused_)}};
        separator_ = cursor_.next_token(separator_here());
        const std::size_t token_start = cursor_.offset();
        offset = std::max(offset, token_start);
        const bool in_string = token_start < text_.size() && text_[token_start] == '"' &&
                               expected_here() != &json_refusals::comma_or_brace_expected &&
                               expected_here() != &json_refusals::comma_or_bracket_expected;
        if (error == bj::error::too_deep)
            return only(json_refusals::too_deep, {{"limit", std::to_string(limits_.depth)}});
        if (error == bj::error::incomplete && (in_string || token_start == text_.size()))
            return ended_at(text_.size());
        if (in_string && offset > token_start) return inside_string(offset, error);
        const std::string_view rest = text_.substr(token_start);
        const bool value_here = expected_here() == &json_refusals::value_expected ||
                                expected_here() == &json_refusals::first_value_expected;
        const bool number_like =
            !rest.empty() && (rest.front() == '-' || rest.front() == '+' || rest.front() == '.' ||
                              (rest.front() >= '0' && rest.front() <= '9'));
        if (value_here && number_like) return only(json_refusals::malformed_number, found(rest));
        if (!rest.empty() && static_cast<unsigned char>(rest.front()) >= 0x80 &&
            !valid_utf8(shown_bytes(rest)))
            return only(json_refusals::not_utf8, found(rest));
        return only(*expected_here(), found(rest));
    }
    Refusals after_the_value(std::size_t offset) {
        cursor_.advance_to(offset);
        return only(json_refusals::nothing_expected, found(text_.substr(cursor_.offset())));
    }
    Refusals ended_at(std::size_t offset) {
        cursor_.advance_to(offset);
        return only(json_refusals::ended_early, {});
    }

    Tree take() && { return std::move(root_); }

private:
    struct Open {
        std::variant<Tree::List, Tree::Map> members;
        Position position;
        std::string name;  // of the member whose value is to come
        Position name_position;
        bool after_name = false;
    };

    bool add(bj::string_view part) {
        pending_.append(part.data(), part.size());
        return true;
    }

    bool open(std::variant<Tree::List, Tree::Map> members, bj::error_code&) {
        cursor_.next_token();
        Open container;
        container.members = std::move(members);
        container.position = cursor_.position();
        open_.push_back(std::move(container));
        cursor_.skip_bracket();
        return true;
    }

    bool close() {
        cursor_.next_token();
        cursor_.skip_bracket();
        Open closed = std::move(open_.back());
        open_.pop_back();
        return std::visit(
            [&](auto& members) { return put(Tree(std::move(members)), closed.position); },
            closed.members);
    }

    bool put(Tree value, Position position) {
        value.position = position;
        if (open_.empty()) {
            root_ = std::move(value);
            return true;
        }
        Open& container = open_.back();
        if (auto* list = std::get_if<Tree::List>(&container.members)) {
            list->push_back(std::move(value));
            return true;
        }
        value.key_position = container.name_position;
        std::get<Tree::Map>(container.members)
            .emplace_back(std::move(container.name), std::move(value));
        container.after_name = false;
        return true;
    }

    bool word(Tree value) {
        cursor_.next_token();
        const Position position = cursor_.position();
        cursor_.skip_word();
        return put(std::move(value), position);
    }

    // Read from the text itself: the parser makes a floating number of 1e2 and of 2^64.
    bool number(bj::error_code& error) {
        cursor_.next_token();
        const std::string_view digits = cursor_.word();
        const std::string_view size = digits.substr(digits.starts_with('-') ? 1 : 0);
        if (digits.find_first_not_of("0123456789+-.eE") != std::string_view::npos ||
            (size.size() > 1 && size[0] == '0' && size[1] >= '0' && size[1] <= '9'))
            return fail(json_refusals::malformed_number, cursor_.position(), digits, error);
        std::int64_t value = 0;
        const auto [end, status] =
            std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (end != digits.data() + digits.size())
            return fail(json_refusals::not_whole, cursor_.position(), digits, error);
        if (status != std::errc{})
            return fail(json_refusals::beyond_64_bits, cursor_.position(), digits, error);
        return word(value);
    }

    bool names_differ(bj::error_code& error) {
        const auto& members = std::get<Tree::Map>(open_.back().members);
        std::vector<std::size_t> order(members.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::stable_sort(
            order, {}, [&](std::size_t at) -> const std::string& { return members[at].first; });
        const auto same = [&](std::size_t a, std::size_t b) {
            return members[a].first == members[b].first;
        };
        const auto repeated = std::ranges::adjacent_find(order, same);
        if (repeated == order.end()) return true;
        const auto& [name, value] = members[*(repeated + 1)];
        open_.back().name = name;
        open_.back().after_name = true;
        return fail(json_refusals::repeated_name, value.key_position, name, error);
    }

    bool fail(const RefusalKind& kind, Position position, std::string_view found,
              bj::error_code& error) {
        std::string piece(found.substr(0, most_bytes_shown));
        while (!valid_utf8(piece)) piece.pop_back();
        if (piece.size() < found.size()) piece += "…";
        refused_ = Refusal{&kind,
                           path(),
                           {{"line", std::to_string(position.line)},
                            {"column", std::to_string(position.column)},
                            {"found", std::move(piece)}}};
        error = bj::error::input_error;
        return false;
    }

    Refusals inside_string(std::size_t offset, const bj::error_code& error) {
        constexpr std::array escapes{
            bj::error::expected_hex_digit, bj::error::illegal_leading_surrogate,
            bj::error::illegal_trailing_surrogate, bj::error::expected_utf16_escape};
        const auto is_error = [&](bj::error each) { return error == each; };
        const auto at = [&](std::size_t place) {
            cursor_.advance_to(place);
            return text_.substr(place);
        };
        if (offset < text_.size() && text_[offset - 1] == '\\')
            return only(json_refusals::bad_escape, found(at(offset - 1)));
        if (std::ranges::any_of(escapes, is_error))
            return only(json_refusals::bad_escape, found(at(text_.rfind('\\', offset))));
        if (offset == text_.size()) return ended_at(offset);
        const auto byte = static_cast<unsigned char>(text_[offset]);
        if (byte >= 0x80 || !valid_utf8(text_.substr(0, offset)))
            return only(json_refusals::not_utf8, found(at(offset)));
        if (byte < 0x20) return only(json_refusals::control_character, found(at(offset)));
        // Nothing is wrong with the byte itself: the escape before it lacks its second half.
        return only(json_refusals::bad_escape, found(at(text_.rfind('\\', offset))));
    }

    std::string_view separator_here() const {
        if (open_.empty()) return {};
        if (open_.back().after_name) return ":";
        const bool first =
            std::visit([](const auto& members) { return members.empty(); }, open_.back().members);
        return first ? "" : ",";
    }

    // What the grammar allows where the cursor stands.
    const RefusalKind* expected_here() const {
        if (open_.empty()) return &json_refusals::value_expected;
        const Open& container = open_.back();
        if (const auto* list = std::get_if<Tree::List>(&container.members)) {
            if (list->empty()) return &json_refusals::first_value_expected;
            return separator_ == ',' ? &json_refusals::value_expected
                                     : &json_refusals::comma_or_bracket_expected;
        }
        if (container.after_name)
            return separator_ == ':' ? &json_refusals::value_expected
                                     : &json_refusals::colon_expected;
        if (std::get<Tree::Map>(container.members).empty())
            return &json_refusals::first_name_expected;
        return separator_ == ',' ? &json_refusals::name_expected
                                 : &json_refusals::comma_or_brace_expected;
    }

    static std::string_view shown_bytes(std::string_view rest) {
        const auto byte = static_cast<unsigned char>(rest.front());
        return rest.substr(0, byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4);
    }

    static std::vector<Fact> found(std::string_view rest) { return {{"found", shown(rest)}}; }

    Refusals only(const RefusalKind& kind, std::vector<Fact> facts) const {
        facts.push_back({"line", std::to_string(cursor_.position().line)});
        facts.push_back({"column", std::to_string(cursor_.position().column)});
        return Refusals{{Refusal{&kind, path(), std::move(facts)}}};
    }

    // "rights[2].number"
    std::string path() const {
        std::string path;
        for (const Open& container : open_) {
            if (const auto* list = std::get_if<Tree::List>(&container.members))
                path += '[' + std::to_string(list->size()) + ']';
            else if (container.after_name)
                path += (path.empty() ? "" : ".") + container.name;
        }
        return path;
    }

    std::string_view text_;
    JsonLimits limits_;
    Cursor cursor_;
    std::vector<Open> open_;
    std::string pending_;
    std::optional<Refusal> refused_;
    char separator_ = 0;
    Tree root_;
};

void write_text(std::string_view text, bj::serializer& serializer, std::string& out) {
    ensure(valid_utf8(text));
    const auto escaped = [](char c) {
        return static_cast<std::uint8_t>(c) < 0x20 || c == '"' || c == '\\' || c == 0x7F;
    };
    if (std::ranges::none_of(text, escaped)) {
        out += '"';
        out += text;
        out += '"';
        return;
    }
    std::array<char, 1024> buffer{};
    for (serializer.reset(bj::string_view(text.data(), text.size())); !serializer.done();)
        out += std::string_view(serializer.read(buffer.data(), buffer.size()));
}

void write(const Tree& tree, bj::serializer& serializer, std::string& out) {
    if (tree.is_null()) {
        out += "null";
    } else if (const bool* truth = tree.boolean()) {
        out += *truth ? "true" : "false";
    } else if (const std::int64_t* integer = tree.integer()) {
        out += std::to_string(*integer);
    } else if (const std::string* text = tree.text()) {
        write_text(*text, serializer, out);
    } else if (const Tree::List* list = tree.list()) {
        char separator = '[';
        for (const Tree& value : *list) {
            out += std::exchange(separator, ',');
            write(value, serializer, out);
        }
        out += list->empty() ? "[]" : "]";
    } else if (const Tree::Map* map = tree.map()) {
        char separator = '{';
        for (const auto& [name, value] : *map) {
            out += std::exchange(separator, ',');
            write_text(name, serializer, out);
            out += ':';
            write(value, serializer, out);
        }
        out += map->empty() ? "{}" : "}";
    }
}

}  // namespace

Result<Tree> parse_json(std::string_view text, JsonLimits limits) {
    if (text.size() > limits.bytes)
        return refuse(
            json_refusals::too_large, {},
            {{"bytes", std::to_string(text.size())}, {"limit", std::to_string(limits.bytes)}});
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return refuse(json_refusals::empty);
    bj::parse_options options;
    options.max_depth = limits.depth;
    bj::basic_parser<Builder> parser(options, text, limits);
    bj::error_code error;
    const std::size_t read = parser.write_some(false, text.data(), text.size(), error);
    if (error) return std::unexpected(parser.handler().explain(read, error));
    if (read < text.size()) return std::unexpected(parser.handler().after_the_value(read));
    return std::move(parser.handler()).take();
}

std::string write_json(const Tree& tree) {
    std::string out;
    bj::serializer serializer;
    write(tree, serializer, out);
    return out;
}

}  // namespace zhirong
