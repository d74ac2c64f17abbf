#pragma once
// The definition of a message as far as we read it: which elements follow in which, how often, and
// what a value looks like.
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace zhirong::iso20022 {

enum class Value {
    none,    // elements
    unread,  // anything
    text,    // 1 to `most` characters
    code,    // one of `codes`, or up to `most` characters of a list that ISO keeps outside
    amount,  // with its attribute Ccy, which must be CNY
    date,
    date_time,
    indicator,  // true, false, 1, 0
    number,     // whole
};

struct Definition;
struct Element {
    const char* name;
    const Definition* content;
    int least = 1;
    int most = 1;
};
inline constexpr int unbounded = 1'000'000'000;

struct Definition {
    std::span<const Element> elements = {};
    bool choice = false;  // one of the elements, once
    Value value = Value::none;
    std::size_t most = 0;
    std::span<const char* const> codes = {};
};

// What is expected of a value, where it is not so; empty: nothing is wrong. {zh, en}.
struct Expected {
    std::string zh;
    std::string en;
    bool met() const { return zh.empty(); }
};
Expected judge(const Definition& definition, std::string_view value);

// Text of numbers, dates and codes stands without the spaces around it.
std::string_view collapsed(std::string_view value);

// camt.053.001.08, from its Document on.
const Definition& statement_definition();

}  // namespace zhirong::iso20022
