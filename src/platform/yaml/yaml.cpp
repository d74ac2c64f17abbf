#include "platform/yaml/yaml.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <charconv>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace zhirong::yaml {
namespace {

using programme::Problem;
using programme::Problems;

constexpr RefusalKind too_large{"yaml.too_large", 413, "文件超过 {limit} 字节",
                                "The file is longer than {limit} bytes"};
constexpr RefusalKind not_text{"yaml.not_text", 400, "文件不是 UTF-8 文本，或含有控制字符",
                               "The file is not UTF-8 text, or holds a control character"};
constexpr RefusalKind tab{"yaml.tab", 400, "含有制表符（Tab）；请改用空格",
                          "A tab; write spaces instead"};
constexpr RefusalKind syntax{"yaml.syntax", 400,
                             "不是有效的 YAML：{message}。请检查缩进、冒号后的空格和引号",
                             "Not valid YAML: {message}. Check the indentation, the space after "
                             "each colon and the quotes"};
constexpr RefusalKind empty{"yaml.empty", 400, "文件为空", "The file is empty"};
constexpr RefusalKind several_documents{"yaml.several_documents", 400,
                                        "一个文件只能有一个文档；请删除 --- 之后的第二个文档",
                                        "One file holds one document; remove the second one"};
constexpr RefusalKind anchor{"yaml.anchor", 400, "不允许使用锚点（&）和引用（*）；请写出完整内容",
                             "Anchors (&) and aliases (*) are not allowed; write the content out"};
constexpr RefusalKind merge_key{"yaml.merge_key", 400, "不允许使用合并键 <<；请写出完整内容",
                                "The merge key << is not allowed; write the content out"};
constexpr RefusalKind type_tag{"yaml.tag", 400, "不允许使用类型标签 {tag}",
                               "The type tag {tag} is not allowed"};
constexpr RefusalKind key_kind{"yaml.key_kind", 400, "名称必须是文本", "A name must be text"};
constexpr RefusalKind duplicate_key{"yaml.duplicate_key", 400,
                                    "名称 {name} 重复，前一个在第 {line} 行",
                                    "{name} is written twice; the first is on line {line}"};
constexpr RefusalKind too_deep{"yaml.too_deep", 400, "嵌套超过 {limit} 层",
                               "Nested more than {limit} levels deep"};

struct Stop {
    Problem problem;
};

// yaml-cpp counts columns in bytes; a person counts characters.
class Lines {
public:
    explicit Lines(std::string_view text) : text_(text) {
        starts_.push_back(0);
        for (std::size_t i = 0; i < text.size(); ++i)
            if (text[i] == '\n') starts_.push_back(i + 1);
    }
    Position position(const YAML::Mark& mark) const {
        if (mark.line < 0) return {1, 1};
        const auto line = static_cast<std::size_t>(mark.line);
        if (line >= starts_.size()) return {mark.line + 1, 1};
        int column = 1;
        const std::size_t from = starts_[line];
        const std::size_t to =
            std::min(text_.size(), from + static_cast<std::size_t>(std::max(mark.column, 0)));
        for (std::size_t i = from; i < to; ++i)
            if ((static_cast<unsigned char>(text_[i]) & 0xC0U) != 0x80U) ++column;
        return {mark.line + 1, column};
    }
    Position position(std::size_t offset) const {
        const auto after = std::ranges::upper_bound(starts_, offset);
        const auto line = static_cast<int>(after - starts_.begin()) - 1;
        YAML::Mark mark;
        mark.line = line;
        mark.column = static_cast<int>(offset - starts_[static_cast<std::size_t>(line)]);
        return position(mark);
    }

private:
    std::string_view text_;
    std::vector<std::size_t> starts_;
};

// Builds the tree from the parser's events, because its own nodes no longer tell a name written
// twice, an anchor, or a quoted "true" from a plain one.
class Builder : public YAML::EventHandler {
public:
    explicit Builder(const Lines& lines) : lines_(lines) {}

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t id) override {
        refuse_anchor(mark, id);
        if (expects_key()) stop(mark, key_kind);
        add(mark, Tree{});
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { stop(mark, anchor); }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t id,
                  const std::string& value) override {
        refuse_anchor(mark, id);
        const bool plain = tag.empty() || tag == "?";
        if (!plain && tag != "!") stop(mark, type_tag, {{"tag", tag}});
        if (expects_key()) return key(mark, value, plain);
        add(mark, plain ? plain_value(value) : Tree{value});
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t id,
                         YAML::EmitterStyle::value) override {
        open(mark, tag, id, Tree{Tree::List{}});
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t id,
                    YAML::EmitterStyle::value) override {
        open(mark, tag, id, Tree{Tree::Map{}});
    }
    void OnMapEnd() override { close(); }

    std::optional<Tree> root;

private:
    struct Level {
        Position position;
        bool is_map = false;
        Tree::List items;
        Tree::Map members;
        std::set<std::string> names;
        std::optional<std::pair<std::string, Position>> name;  // waiting for its value
    };

    [[noreturn]] void stop(const YAML::Mark& mark, const RefusalKind& kind,
                           std::vector<Fact> facts = {}) const {
        throw Stop{programme::problem(lines_.position(mark), kind, std::move(facts))};
    }
    void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t id) const {
        if (id != YAML::NullAnchor) stop(mark, anchor);
    }
    bool expects_key() const {
        return !levels_.empty() && levels_.back().is_map && !levels_.back().name;
    }
    void key(const YAML::Mark& mark, const std::string& value, bool plain) {
        Level& level = levels_.back();
        if (plain && value == "<<") stop(mark, merge_key);
        if (plain && plain_value(value).text() == nullptr) stop(mark, key_kind);
        if (!level.names.insert(value).second) {
            Position first;
            for (const auto& [name, member] : level.members)
                if (name == value) first = member.key_position;
            stop(mark, duplicate_key, {{"name", value}, {"line", std::to_string(first.line)}});
        }
        level.name.emplace(value, lines_.position(mark));
    }
    void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t id, Tree tree) {
        refuse_anchor(mark, id);
        if (!tag.empty() && tag != "?" && tag != "!") stop(mark, type_tag, {{"tag", tag}});
        if (expects_key()) stop(mark, key_kind);
        if (static_cast<int>(levels_.size()) >= deepest_nesting)
            stop(mark, too_deep, {{"limit", std::to_string(deepest_nesting)}});
        levels_.push_back({lines_.position(mark), tree.map() != nullptr, {}, {}, {}, {}});
    }
    void close() {
        Level level = std::move(levels_.back());
        levels_.pop_back();
        Tree tree = level.is_map ? Tree{std::move(level.members)} : Tree{std::move(level.items)};
        tree.position = level.position;
        attach(std::move(tree));
    }
    void add(const YAML::Mark& mark, Tree tree) {
        tree.position = lines_.position(mark);
        attach(std::move(tree));
    }
    void attach(Tree tree) {
        if (levels_.empty()) {
            root = std::move(tree);
            return;
        }
        Level& level = levels_.back();
        if (!level.is_map) {
            level.items.push_back(std::move(tree));
            return;
        }
        tree.key_position = level.name->second;
        level.members.emplace_back(std::move(level.name->first), std::move(tree));
        level.name.reset();
    }
    static Tree plain_value(const std::string& value) {
        if (value == "true") return true;
        if (value == "false") return false;
        if (value == "null" || value == "~") return {};
        // "007" is a code, not seven.
        const bool padded = value.size() > 1 && value[value[0] == '-' ? 1 : 0] == '0';
        std::int64_t number = 0;
        const auto [end, error] =
            std::from_chars(value.data(), value.data() + value.size(), number);
        if (!padded && error == std::errc{} && end == value.data() + value.size()) return number;
        return value;
    }

    const Lines& lines_;
    std::vector<Level> levels_;
};

// The first byte that is not part of well-formed UTF-8, or a control character.
std::optional<std::size_t> first_bad_byte(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = [&](std::size_t at) {
            return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
        };
        const unsigned first = byte(i);
        std::size_t length = 1;
        unsigned code = first;
        if (first >= 0xF0 && first <= 0xF4) {
            length = 4;
            code = first & 0x07U;
        } else if (first >= 0xE0) {
            length = 3;
            code = first & 0x0FU;
        } else if (first >= 0xC2) {
            length = 2;
            code = first & 0x1FU;
        } else if (first >= 0x80) {
            return i;
        }
        if (first > 0xF4) return i;
        for (std::size_t j = 1; j < length; ++j) {
            if ((byte(i + j) & 0xC0U) != 0x80U) return i;
            code = (code << 6U) | (byte(i + j) & 0x3FU);
        }
        constexpr unsigned least[] = {0, 0, 0x80, 0x800, 0x10000};
        if (code < least[length] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return i;
        const bool control = code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0xFEFF;
        if (control && code != '\n' && code != '\r' && code != '\t') return i;
        i += length;
    }
    return std::nullopt;
}

std::unexpected<Problems> refuse_file(Position position, const RefusalKind& kind,
                                      std::vector<Fact> facts = {}) {
    return std::unexpected(Problems{programme::problem(position, kind, std::move(facts))});
}

}  // namespace

std::expected<Tree, Problems> parse_yaml(std::string_view text) {
    if (text.size() > largest_file)
        return refuse_file({1, 1}, too_large, {{"limit", std::to_string(largest_file)}});
    const Lines lines(text);
    if (const auto bad = first_bad_byte(text)) return refuse_file(lines.position(*bad), not_text);
    if (const std::size_t at = text.find('\t'); at != std::string_view::npos)
        return refuse_file(lines.position(at), tab);
    try {
        std::istringstream stream{std::string(text)};
        YAML::Parser parser(stream);
        Builder builder(lines);
        if (!parser.HandleNextDocument(builder) || !builder.root) return refuse_file({1, 1}, empty);
        Builder second(lines);
        if (parser.HandleNextDocument(second))
            return refuse_file(second.root ? second.root->position : Position{1, 1},
                               several_documents);
        return *std::move(builder.root);
    } catch (const Stop& stop) {
        return std::unexpected(Problems{stop.problem});
    } catch (const YAML::ParserException& error) {
        return refuse_file(lines.position(error.mark), syntax, {{"message", error.msg}});
    }
}

}  // namespace zhirong::yaml
