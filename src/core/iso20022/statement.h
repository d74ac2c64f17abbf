#pragma once
// An account's statement as the bank that keeps the account sent it (camt.053), and the rules that
// no schema can say: that it adds up, and that its days are in order.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "core/iso20022/iso20022.h"

namespace zhirong::iso20022 {

enum class Direction { credit, debit };

struct StatedBalance {
    std::string code;  // OPBD, CLBD, PRCD, CLAV, …; empty: a code of the bank's own
    Money amount;
    Direction direction = Direction::credit;
    Date on;
    std::int64_t line = 0;  // of the file
};

// One of the payments that an entry is made of.
struct EntryDetail {
    std::optional<Money> amount;
    std::optional<Direction> direction;
    std::string servicer_reference;
    std::string instruction;
    std::string end_to_end;
    std::string transaction;
    std::string debtor;
    std::string creditor;
    std::vector<std::string> remittance;
    std::string information;
    std::int64_t line = 0;
};

struct StatementEntry {
    std::string reference;
    Money amount;
    Direction direction = Direction::credit;
    bool reversal = false;
    std::optional<Date> booked;
    std::optional<Date> value;
    std::string servicer_reference;
    std::string information;
    std::vector<EntryDetail> details;
    std::int64_t line = 0;
};

struct AccountStatement {
    std::string id;
    std::optional<std::int64_t> sequence;
    std::optional<Date> from;
    std::optional<Date> to;
    std::string account;
    std::string account_currency;  // empty: not said
    std::vector<StatedBalance> balances;
    std::vector<StatementEntry> entries;
    std::int64_t line = 0;
};

struct StatementMessage {
    std::string id;
    std::string created;
    std::vector<AccountStatement> statements;
};

// Positive: in the account holder's favour.
Money signed_amount(Money amount, Direction direction);

struct BookedBalance {
    Money amount;  // signed
    Date on;
};
// What a statement comes to once it is found in order.
struct Totals {
    BookedBalance opening;
    BookedBalance closing;
    Money credits;
    Money debits;
};
// Everything that is wrong, each with the file's line: `today` is the business date, after which
// nothing can have been booked.
Result<Totals> check(const AccountStatement& statement, Date today);

// One payment in or out: an entry, or each of those that an entry gathers where it says their
// amounts.
struct Transaction {
    int entry = 0;   // from 1
    int detail = 0;  // from 1; 0: the entry as a whole
    Money amount;
    Direction direction = Direction::credit;
    bool reversal = false;
    bool gathered = false;  // several payments whose amounts are not told apart
    Date booked;
    Date value;  // where none is given, when it was booked
    std::string servicer_reference;
    std::string end_to_end;
    std::string counterparty;
    std::vector<std::string> texts;  // where the payer or the bank may have said what it is for
};
// Of a statement that `check` found in order.
std::vector<Transaction> transactions(const AccountStatement& statement);

}  // namespace zhirong::iso20022
