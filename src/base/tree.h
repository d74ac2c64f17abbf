#pragma once
// Structured text between the outside world (JSON, YAML) and typed values. Whole numbers only:
// money, rates and dates are text, so that no reader on the way can round them.
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace zhirong {

// Where a value stood in a file; line 0: it came from no file.
struct Position {
    int line = 0;    // from 1
    int column = 0;  // from 1
    friend bool operator==(Position, Position) = default;
};

class Tree {
public:
    using List = std::vector<Tree>;
    // In the order written: the same input gives the same bytes.
    using Map = std::vector<std::pair<std::string, Tree>>;

    Tree() = default;  // null
    Tree(bool value) : value_(value) {}
    Tree(std::int64_t value) : value_(value) {}
    Tree(int value) : value_(std::int64_t{value}) {}
    Tree(std::string value) : value_(std::move(value)) {}
    Tree(std::string_view value) : value_(std::string(value)) {}
    Tree(const char* value) : value_(std::string(value)) {}
    Tree(List value) : value_(std::move(value)) {}
    Tree(Map value) : value_(std::move(value)) {}
    static Tree map(std::initializer_list<std::pair<std::string, Tree>> members) {
        return Map(members);
    }
    static Tree list(std::initializer_list<Tree> members) { return List(members); }

    bool is_null() const { return std::holds_alternative<std::monostate>(value_); }
    const bool* boolean() const { return std::get_if<bool>(&value_); }
    const std::int64_t* integer() const { return std::get_if<std::int64_t>(&value_); }
    const std::string* text() const { return std::get_if<std::string>(&value_); }
    const List* list() const { return std::get_if<List>(&value_); }
    const Map* map() const { return std::get_if<Map>(&value_); }
    Map* map() { return std::get_if<Map>(&value_); }

    // The member of that name, or null where this is no map or has none.
    const Tree* find(std::string_view name) const;
    // Appends; the caller knows that this is a map (null becomes one) and the name is new.
    void set(std::string name, Tree value);
    // "map", "list", "text", "whole number", "true or false", "nothing": for messages.
    std::string_view kind_zh() const;
    std::string_view kind_en() const;

    Position position;      // of the value
    Position key_position;  // of its name, in a map

    // Positions do not count: equal content is equal.
    friend bool operator==(const Tree& a, const Tree& b) { return a.value_ == b.value_; }

private:
    std::variant<std::monostate, bool, std::int64_t, std::string, List, Map> value_;
};

}  // namespace zhirong
