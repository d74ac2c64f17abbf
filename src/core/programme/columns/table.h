#pragma once
// The facts of many applications, a column for each fact: money and numbers as whole numbers, rates
// over one common denominator, words as codes of a dictionary.
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/programme/facts.h"

namespace zhirong::programme::columns {

using Number = std::int64_t;     // fen, days, a count, the days of a date since 1970, a numerator
using WordCode = std::uint32_t;  // of a Dictionary
using Mark = std::uint8_t;       // 0 or 1

class Dictionary {
public:
    WordCode code(std::string_view word);
    const std::string& word(WordCode code) const { return words_[code]; }
    WordCode size() const { return static_cast<WordCode>(words_.size()); }

private:
    std::map<std::string, WordCode, std::less<>> codes_;
    std::vector<std::string> words_;
};

// Of its unit's storage only one vector is used, as long as the table.
struct Column {
    Unit unit = Unit::money;
    std::vector<Number> numbers;
    std::vector<WordCode> words;
    std::vector<Mark> marks;
    Number denominator = 1;  // of all numbers of a rate
    // Where the fact is not known. Empty: it is known in every row.
    std::vector<Mark> missing;
    // Rates that do not go over the common denominator; such a row is `missing` above.
    std::map<std::size_t, Ratio> odd;
};

class Table {
public:
    explicit Table(std::size_t rows) : rows_(rows) {}
    std::size_t rows() const { return rows_; }
    // One row more, in which nothing is known; its number.
    std::size_t add_row();
    // These rows in this order, with the same dictionary.
    Table select(const std::vector<std::uint32_t>& rows) const;

    // The name and unit are those that Facts::set takes. A value that is never set is missing.
    void set(std::size_t row, std::string_view name, const Value& value);
    // The same value in every row.
    void set_all(std::string_view name, const Value& value);
    // A whole column at once; its vectors must be as long as the table.
    void add(std::string name, Column column);

    const Column* find(std::string_view name) const;
    Dictionary& dictionary() { return dictionary_; }
    const Dictionary& dictionary() const { return dictionary_; }
    // What is known of one row, as the evaluation of that programme with a trace wants it: not what
    // another programme declares by the same name with another unit.
    Facts facts(std::size_t row, const Programme& programme) const;

private:
    Column& column(std::string_view name, Unit unit);

    std::size_t rows_;
    Dictionary dictionary_;
    std::map<std::string, Column, std::less<>> columns_;
};

// A value as a column holds it; the numerator alone of a rate.
Number number_of(const Value& value);

}  // namespace zhirong::programme::columns
