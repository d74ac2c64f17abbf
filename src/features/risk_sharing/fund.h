#pragma once
// A risk-compensation fund: public money that stands ready to bear a share of the loss on pledge
// loans, placed as deposits in the partner banks (Hunan: pro rata to their committed lines). What
// is free, set aside and paid are accounts of the operator's book; the totals here are what
// commands are checked against under lock, and verify holds both together.
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/shape.h"
#include "core/access/roles.h"
#include "core/ledger/entry.h"
#include "core/programme/compensation.h"
#include "core/programme/programme.h"

namespace zhirong::risk_sharing {

// ---- commands
struct Establish {
    std::string name;
    std::string programme;
    std::vector<std::string> contributors;  // who paid in, in words: 湖南省, 长沙市, 岳阳片区
    std::vector<Money> contributions;       // one for each contributor
};
// Cooperation with one bank: what the programme leaves open is settled here, or stays unknown.
struct Cooperate {
    std::string bank;
    std::string number;
    Money deposit;                             // placed with the bank
    Money committed_line;                      // what the bank undertakes to lend
    std::map<std::string, std::string> terms;  // name of the open parameter to its value
    std::string clause;                        // where the agreement says so
};

// ---- events
struct Established {
    std::string operator_;
    Establish details;
    Money size;
    Date on;
};
struct Cooperated {
    std::string agreement;  // its id, the number
    Cooperate details;
    Date on;
};
struct Enrolled {
    std::string cover;
    std::string borrower;
    Money covered;
    Money reserved;
    std::string bank;
    std::optional<std::string> guarantor;
    Money principal;
    Date on;
};
// The reservation ends: by payment, or because the loan was settled.
struct Released {
    std::string cover;
    std::string borrower;
    Money covered;
    Money reserved;
};
// Out of the deposit with the lending bank first, the rest out of what is placed nowhere.
struct Paid {
    std::string cover;
    std::string bank;
    Money from_deposit;
    Money from_cash;
    Money from_advance;  // paid before the loss was final
    Money loss;          // of principal, that it was paid for
    std::optional<std::string> guarantor;
    Money guarantor_part;
    Date on;
};
// Moved before the loss is final: into a margin account, or paid to the bank and settled later.
// Still the fund's; zero once it is settled.
struct Advanced {
    std::string cover;
    std::string bank;
    Money from_deposit;  // negative: back into the deposit
    Money from_cash;
    Date on;
};
struct Returned {
    std::string cover;
    std::string bank;  // where it is deposited again
    Money amount;
};
using FundEvent =
    std::variant<Established, Cooperated, Enrolled, Released, Paid, Advanced, Returned>;

// What a year brought: to one bank or guarantor, or to the whole fund.
struct Year {
    Money enrolled;     // principal taken in
    Money compensated;  // paid by the fund
    Money loss;         // of principal, compensated for
    Money guaranteed;   // paid by the guarantor
};

struct Fund {
    static constexpr const char* kind = "fund";
    static constexpr const char* prefix = "FD";
    using Event = FundEvent;

    std::string id;
    std::string operator_;
    Establish details;
    Money size;
    std::vector<Cooperated> cooperations;
    std::map<std::string, Money> deposits;  // now, by bank
    std::map<std::string, Money> covered;   // principal covered now, by borrower
    std::map<std::string, Year> years;      // by year_key()
    Money reserved;
    Money advanced;  // not settled yet
    Money paid;
    Money returned;

    Money free() const { return size - reserved - paid + returned; }
    Money deposit_at(const std::string& bank) const;
    Money cash() const;  // placed with no bank
    const Cooperated* with(const std::string& bank) const;
    Money covered_of(const std::string& borrower) const;
    Year year_of(const std::string& organisation, int year) const;
    Money lent_by(const std::string& bank) const;  // principal enrolled, of all years
};

// Of the whole fund where there is no organisation.
std::string year_key(const std::string& organisation, int year);

Fund apply(Fund fund, const FundEvent& event);
// Everybody: a firm must find the fund it applies to. Its figures are for parties; see routes.
std::vector<std::string> parties(const Fund& fund);
Label stage_words(const Fund& fund);

Result<Established> decide(const Establish& command, const programme::Programme& programme,
                           const Actor& actor, Date today);
Result<Cooperated> decide(const Fund& fund, const Cooperate& command,
                          const programme::Programme& programme, const Actor& actor, Date today);

// What the bank's agreement settles of that programme version.
Result<programme::Agreement> agreement_of(const Cooperated& cooperation,
                                          const programme::Programme& programme);

// ---- entries in the operator's book, and the deposit in the bank's
std::vector<Entry> entries(const Fund& fund, const Established& event);
std::vector<Entry> entries(const Fund& fund, const Cooperated& event, Date today);

}  // namespace zhirong::risk_sharing
