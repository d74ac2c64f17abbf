#pragma once
// Statements against the loans that the store holds.
#include <string>
#include <vector>

#include "features/bank_statement/bank_statement.h"
#include "features/bank_statement/match.h"

namespace zhirong {
class View;
}
namespace zhirong::bank_statement {

struct Upload {
    iso20022::StatementMessage message;
    std::string file;  // its digest
};

// A statement with what becomes of each line.
struct Planned {
    std::string id;
    Taken content;
};
// Refused, with everything that is wrong: an account that is not known, a sum that is not met, a
// statement that was taken before. `hold` is told the loans named before they are read.
using Hold = std::function<void(const std::vector<std::string>& loans)>;
Result<std::vector<Planned>> plan(View& view, const Upload& upload, const Context& context,
                                  const Hold& hold);

// Recorded: on the loans, and then the statements.
Result<std::vector<BankStatement>> take(Work& work, const Upload& upload, const Context& context);

// What is recorded on a loan by hand, as a part of the line.
Result<Part> record_part(Work& work, const std::string& bank, const std::string& loan, Money amount,
                         const Line& line, const std::string& reference, const Context& context);

// How the loan's voucher names a line: by the reference of the bank that keeps the account, or by
// statement and place.
std::string voucher_of(const Taken& content, const Line& line);

}  // namespace zhirong::bank_statement
