#include "core/programme/columns/table.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "base/ensure.h"
#include "core/programme/programme.h"

namespace zhirong::programme::columns {
namespace {

constexpr Number largest = std::numeric_limits<Number>::max();

// Brings all rates of the column over a denominator that fits the new one too. False: none does.
bool widen(Column& column, Number denominator) {
    const Number factor = denominator / std::gcd(column.denominator, denominator);
    if (factor == 1) return true;
    Number common = 0;
    if (__builtin_mul_overflow(column.denominator, factor, &common)) return false;
    for (const Number each : column.numbers)
        if (each > largest / factor || each < -(largest / factor)) return false;
    for (Number& each : column.numbers) each *= factor;
    column.denominator = common;
    return true;
}

bool set_rate(Column& column, std::size_t row, Ratio rate) {
    Number value = 0;
    if (!widen(column, rate.denominator()) ||
        __builtin_mul_overflow(rate.numerator(), column.denominator / rate.denominator(), &value))
        return false;
    column.numbers[row] = value;
    return true;
}

Value value_at(const Column& column, const Dictionary& dictionary, std::size_t row) {
    switch (column.unit) {
        case Unit::money: return Money{column.numbers[row]};
        case Unit::rate: return Ratio(column.numbers[row], column.denominator);
        case Unit::days: return DayCount{column.numbers[row]};
        case Unit::count: return Count{column.numbers[row]};
        case Unit::date: return Date{Days{column.numbers[row]}};
        case Unit::flag: return column.marks[row] != 0;
        case Unit::text: return dictionary.word(column.words[row]);
    }
    ensure(false);
    return {};
}

}  // namespace

WordCode Dictionary::code(std::string_view word) {
    const auto found = codes_.find(word);
    if (found != codes_.end()) return found->second;
    const auto code = static_cast<WordCode>(words_.size());
    words_.emplace_back(word);
    codes_.emplace(word, code);
    return code;
}

Number number_of(const Value& value) {
    switch (unit_of(value)) {
        case Unit::money: return std::get<Money>(value).fen;
        case Unit::rate: return std::get<Ratio>(value).numerator();
        case Unit::days: return std::get<DayCount>(value).days;
        case Unit::count: return std::get<Count>(value).number;
        case Unit::date: return std::get<Date>(value).time_since_epoch().count();
        default: ensure(false); return 0;
    }
}

Column& Table::column(std::string_view name, Unit unit) {
    const auto found = columns_.find(name);
    if (found != columns_.end()) {
        ensure(found->second.unit == unit);
        return found->second;
    }
    Column fresh;
    fresh.unit = unit;
    fresh.missing.assign(rows_, 1);
    if (unit == Unit::text)
        fresh.words.resize(rows_);
    else if (unit == Unit::flag)
        fresh.marks.resize(rows_);
    else
        fresh.numbers.resize(rows_);
    return columns_.emplace(name, std::move(fresh)).first->second;
}

std::size_t Table::add_row() {
    ++rows_;
    for (auto& [name, column] : columns_) {
        if (column.missing.empty()) column.missing.assign(rows_ - 1, 0);
        column.missing.push_back(1);
        if (column.unit == Unit::text)
            column.words.push_back(0);
        else if (column.unit == Unit::flag)
            column.marks.push_back(0);
        else
            column.numbers.push_back(0);
    }
    return rows_ - 1;
}

Table Table::select(const std::vector<std::uint32_t>& rows) const {
    Table selected(rows.size());
    selected.dictionary_ = dictionary_;
    const auto picked = [&](const auto& from, auto& to) {
        if (from.empty()) return;
        to.reserve(rows.size());
        for (const std::uint32_t row : rows) to.push_back(from[row]);
    };
    for (const auto& [name, column] : columns_) {
        Column copy;
        copy.unit = column.unit;
        copy.denominator = column.denominator;
        picked(column.numbers, copy.numbers);
        picked(column.words, copy.words);
        picked(column.marks, copy.marks);
        picked(column.missing, copy.missing);
        if (!column.odd.empty())
            for (std::size_t i = 0; i < rows.size(); ++i)
                if (const auto odd = column.odd.find(rows[i]); odd != column.odd.end())
                    copy.odd.emplace(i, odd->second);
        // Known in all of these rows: the runs need not look.
        if (std::ranges::find(copy.missing, Mark{1}) == copy.missing.end()) copy.missing.clear();
        selected.columns_.emplace(name, std::move(copy));
    }
    return selected;
}

void Table::set(std::size_t row, std::string_view name, const Value& value) {
    ensure(row < rows_);
    Column& into = column(name, unit_of(value));
    bool held = true;
    switch (into.unit) {
        case Unit::text: into.words[row] = dictionary_.code(std::get<std::string>(value)); break;
        case Unit::flag: into.marks[row] = std::get<bool>(value) ? 1 : 0; break;
        case Unit::rate:
            into.odd.erase(row);
            held = set_rate(into, row, std::get<Ratio>(value));
            if (!held) into.odd.emplace(row, std::get<Ratio>(value));
            break;
        default: into.numbers[row] = number_of(value);
    }
    if (into.missing.empty()) into.missing.assign(rows_, 0);
    into.missing[row] = held ? 0 : 1;
}

void Table::set_all(std::string_view name, const Value& value) {
    for (std::size_t row = 0; row < rows_; ++row) set(row, name, value);
    if (rows_ > 0) column(name, unit_of(value)).missing.clear();
}

void Table::add(std::string name, Column column) {
    ensure(column.numbers.size() + column.words.size() + column.marks.size() == rows_);
    ensure(column.missing.empty() || column.missing.size() == rows_);
    ensure(column.denominator > 0);
    columns_.insert_or_assign(std::move(name), std::move(column));
}

const Column* Table::find(std::string_view name) const {
    const auto found = columns_.find(name);
    return found == columns_.end() ? nullptr : &found->second;
}

Facts Table::facts(std::size_t row, const Programme& programme) const {
    Facts facts;
    for (const auto& [name, column] : columns_) {
        const Declaration* declared = programme.find_declaration(name);
        if (declared != nullptr && declared->unit != column.unit) continue;
        if (const auto odd = column.odd.find(row); odd != column.odd.end())
            facts.set(name, odd->second);
        else if (column.missing.empty() || column.missing[row] == 0)
            facts.set(name, value_at(column, dictionary_, row));
    }
    return facts;
}

}  // namespace zhirong::programme::columns
