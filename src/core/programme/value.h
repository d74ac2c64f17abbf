#pragma once
// The typed values of the programme language. Each has one unit, and only equal units compare.
#include <compare>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/date.h"
#include "base/money.h"
#include "base/ratio.h"
#include "base/tree.h"
#include "core/programme/problem.h"

namespace zhirong::programme {

enum class Language { zh, en };

struct DayCount {
    std::int64_t days = 0;
    friend auto operator<=>(DayCount, DayCount) = default;
};
struct Count {
    std::int64_t number = 0;
    friend auto operator<=>(Count, Count) = default;
};

// In the order of Value's alternatives.
enum class Unit { money, rate, days, count, date, flag, text };
using Value = std::variant<Money, Ratio, DayCount, Count, Date, bool, std::string>;

constexpr std::int64_t largest_count = 1'000'000'000'000;
constexpr std::size_t longest_text = 200;

inline Unit unit_of(const Value& value) { return static_cast<Unit>(value.index()); }
std::string_view code(Unit unit);  // "money", as in files and on the wire
std::string_view name(Unit unit, Language language);
std::optional<Unit> parse_unit(std::string_view code);
std::span<const std::string> unit_codes();
// Money, rate, days, count and date can be more or less than another; flag and text only equal.
bool ordered(Unit unit);
// Money, rate, days and count can be added.
bool additive(Unit unit);

// Negative amounts and counts do not occur in policies; the sign is in the words.
//   money 5000000 or 5000000.00 (yuan)   rate 45%, 15bp or 9/20 (never a bare 0.45 or 45)
//   days, count 90   date 2023-02-02   flag true   text small
std::expected<Value, Problem> parse_value(Unit unit, const Tree& tree);

// "5,000,000.00 元", "45%", "90 天", "是". For people.
std::string to_text(const Value& value, Language language);
// The bare value: "5000000.00", "0.45", 90, "2023-02-02", true, "small". For machines.
Tree to_tree(const Value& value);
// As a file would have it, a rate as "45%": parse_value reads it back.
Tree as_written(const Value& value);

// The words that texts of the language are chosen from, such as medium 中型; null: no such word.
struct Word {
    const char* code;
    const char* zh;
    const char* en;
};
const Word* find_word(std::string_view code);

// Both of the same unit.
std::strong_ordering compare(const Value& a, const Value& b);

// A sentence or name in both languages.
struct Reading {
    std::string zh;
    std::string en;
    const std::string& in(Language language) const { return language == Language::zh ? zh : en; }
};

}  // namespace zhirong::programme
