#include <algorithm>

#include "core/programme/columns/columns.h"

namespace zhirong::programme::columns {

bool of_a_year(CapScope scope) {
    return scope == CapScope::borrower_year || scope == CapScope::bank_year ||
           scope == CapScope::bank_borrower_year || scope == CapScope::guarantor_year ||
           scope == CapScope::programme_year;
}

std::size_t Counters::counter(const std::string& name, CapScope scope) {
    const auto found = std::ranges::find_if(
        cells_, [&](const Cells& each) { return each.name == name && each.scope == scope; });
    if (found != cells_.end()) return static_cast<std::size_t>(found - cells_.begin());
    cells_.push_back({.name = name, .scope = scope, .years = {}});
    return cells_.size() - 1;
}

Number& Counters::cell(std::size_t counter, std::uint32_t index, int year) {
    Cells& cells = cells_[counter];
    const int key = of_a_year(cells.scope) ? year : 0;
    if (cells.last == nullptr || cells.last_year != key) {
        cells.last = &cells.years[key];
        cells.last_year = key;
    }
    std::vector<Number>& of_year = *cells.last;
    if (index >= of_year.size()) of_year.resize(std::size_t{index} + index / 2 + 1);
    return of_year[index];
}

}  // namespace zhirong::programme::columns
