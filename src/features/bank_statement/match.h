#pragma once
// Which loan a payment in is for, by what its payer wrote.
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "features/bank_statement/bank_statement.h"

namespace zhirong::bank_statement {

// Names that payers may write, each with what bears it: ids of loans, numbers of contracts.
class Names {
public:
    void add(std::string_view name, const std::string& record);
    // What bears a name that stands in the text. Letters count the same in both cases and in full
    // or half width. A name must stand alone: "借2024-1" is neither in "借2024-12" nor in
    // "借2024-1-2". Of names at one place the longest counts.
    std::set<std::string> in(std::string_view text) const;

private:
    std::unordered_map<std::string, std::vector<std::string>> bearers_;
    std::set<std::size_t, std::greater<>> sizes_;
};

// Lines of a statement before anything is judged; `taken` says whether a reference was on another
// statement of the account.
std::vector<Line> lines_of(const iso20022::AccountStatement& statement,
                           const std::function<bool(const std::string& reference)>& taken);

// The loans of lines in their order, as they are before the first.
using Loans = std::map<std::string, loan::Loan>;

// Says of a line what becomes of it: recorded (one part, whose event and allocation are still to
// come), or why it waits. What is recorded counts for the lines after it: `loans` moves on.
void judge(Line& line, Loans& loans, const loan::Market& market, const Actor& actor, Date today);

}  // namespace zhirong::bank_statement
