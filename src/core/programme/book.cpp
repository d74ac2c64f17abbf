#include "base/ensure.h"
#include "core/programme/compare.h"

namespace zhirong::programme {

std::uint32_t Subjects::index(const std::string& name) {
    if (name.empty()) return columns::nobody;
    const auto [found, fresh] = indexes_.emplace(name, static_cast<std::uint32_t>(names_.size()));
    if (fresh) names_.push_back(name);
    return found->second;
}

const std::string& Subjects::name(std::uint32_t index) const {
    static const std::string unknown;
    return index < names_.size() ? names_[index] : unknown;
}

void Book::add(const Row& row, const Facts& facts, const Agreement* agreement) {
    const std::size_t at = table.add_row();
    for (const auto& [name, value] : facts.all()) {
        const columns::Column* column = table.find(name);
        if (column == nullptr || column->unit == unit_of(value)) table.set(at, name, value);
    }
    records.push_back(row.record);
    dates.push_back(row.date);
    subsidies.push_back(row.subsidy);
    applied_to.push_back(row.applied_to);
    const std::string pair =
        row.bank.empty() || row.borrower.empty() ? "" : row.bank + " " + row.borrower;
    for (const auto& [scope, name] : std::initializer_list<std::pair<CapScope, const std::string&>>{
             {CapScope::borrower, row.borrower},
             {CapScope::bank, row.bank},
             {CapScope::bank_borrower_year, pair},
             {CapScope::policy, row.policy},
             {CapScope::guarantor_year, row.guarantor},
             {CapScope::loan, row.loan},
             {CapScope::right, row.right},
             {CapScope::expense, row.record},
             {CapScope::fund, row.fund}}) {
        Subjects& of = subjects[scope];
        of.of_rows.push_back(of.index(name));
    }
    std::uint16_t number = 0;
    if (agreement != nullptr) {
        const auto [found, fresh] = agreement_indexes_.emplace(
            agreement->id, static_cast<std::uint16_t>(agreements.size()));
        if (fresh) {
            ensure(agreements.size() < columns::no_grant);
            agreements.push_back(*agreement);
        }
        number = found->second;
    }
    agreement_of_row.push_back(number);
}

}  // namespace zhirong::programme
