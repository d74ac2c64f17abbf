#pragma once
// A named quantity is a dated constant, a dated tier table, a formula of quantities, or open: a
// value that the source leaves to an agreement, or does not give.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/programme/expression.h"

namespace zhirong::programme {

// Where a rule is written.
struct Citation {
    std::string source;   // id in the programme's sources
    std::string article;  // may be empty
};

struct Tier {
    std::optional<Value> lower;  // absent: from nothing
    std::optional<Value> upper;  // absent: without end
    Value value;
};
enum class TierMethod {
    whole,  // 全额: the tier in which the quantity falls decides for all of it
    slice,  // 分段: each slice of the money at its own rate
};
struct TierTable {
    TierMethod method = TierMethod::whole;
    bool upper_included = true;  // "above … up to" (true) or "at least … below" (false)
    Expression by;
    std::vector<Tier> tiers;           // rising, without gap or overlap
    std::optional<Rounding> rounding;  // of slices, once, on their exact sum
};

// A value for each word, such as a line for each grade.
struct WordTable {
    struct Row {
        std::vector<std::string> words;
        Value value;
    };
    Expression by;  // a text
    std::vector<Row> rows;
    std::optional<Value> otherwise;  // absent: any other word is refused
};

struct Dated {
    Date from;
    std::optional<Date> until;  // the last day
    std::variant<Value, TierTable, WordTable> what;
};

// A value that the programme leaves open. Whoever needs it is told its name.
struct Open {
    enum class Why {
        agreed,   // the source leaves it to a cooperation agreement
        unknown,  // the source at hand does not give it; until it does, an agreement must state it
    };
    Why why = Why::agreed;
    std::optional<Value> at_least;
    std::optional<Value> at_most;
    std::vector<std::string> choices;  // of a text
};

struct NamedQuantity {
    std::string name;
    Unit unit = Unit::money;
    Reading reading;
    Citation citation;
    std::variant<std::vector<Dated>, Expression, Open> definition;
    Position position;
};

}  // namespace zhirong::programme
