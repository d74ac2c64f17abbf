#pragma once
// The ceilings of the loan to value that a bank set for itself.
#include <span>

#include "features/loan_to_value/record.h"
#include "features/loan_to_value/shape.h"

namespace zhirong {
class View;
}

namespace zhirong::loan_to_value {

// What holds for the bank on that day; nothing where it has set none. The asking person's
// organisation must be the bank, or see everything.
std::optional<lending::CeilingTable> table_in_force(View& view, const std::string& bank, Date on);

// ---- pure
// Of those approved, the one that began last; of equals the one approved last.
const Table* in_force(std::span<const Table> tables, Date on);
lending::CeilingTable ceilings_of(const Table& table);

Result<Proposed> decide(const Propose& command, const Actor& actor, Date today);
Result<Event> decide(const Table& table, const Decide& command, const Actor& actor, Date today);

Table apply(Table table, const Event& event);
// The bank alone: how much it lends on what is its own affair.
std::vector<std::string> parties(const Table& table);
std::vector<std::string> keys(const Table& table);
Label stage_words(const Table& table);

}  // namespace zhirong::loan_to_value
