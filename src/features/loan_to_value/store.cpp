#include "features/loan_to_value/loan_to_value.h"
#include "platform/desk/view.h"

namespace zhirong::loan_to_value {
namespace {

constexpr std::int64_t most_tables = 500;

}  // namespace

std::optional<lending::CeilingTable> table_in_force(View& view, const std::string& bank, Date on) {
    const auto page =
        view.with_key<Table>("bank:" + bank, false, {.cursor = {}, .limit = most_tables});
    ensure(page.has_value());
    const Table* found = in_force(page->items, on);
    if (found == nullptr) return std::nullopt;
    return ceilings_of(*found);
}

}  // namespace zhirong::loan_to_value
