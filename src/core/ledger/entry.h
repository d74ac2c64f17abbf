#pragma once
// Double entry, one book per party. An entry is what one business event does to the books of
// everybody it touches; it balances in each of these books, or it cannot be built.
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/money.h"
#include "base/shape.h"

namespace zhirong {

// What an amount is for. Programme, version and rule stay empty where the contract or the law alone
// decides; the words never do.
struct Reason {
    std::string programme;
    std::string version;
    std::string rule;
    std::string zh;
    std::string en;
    friend bool operator==(const Reason&, const Reason&) = default;
};

struct Posting {
    std::string book;     // the party whose book it is: an organisation's id
    std::string account;  // "Assets:Loans:Principal:LN0123"
    Money amount;         // debit positive, credit negative
    friend bool operator==(const Posting&, const Posting&) = default;
};

// Account names are those of plain-text accounting: a root of Assets, Liabilities, Equity, Income
// or Expenses, then parts of letters, digits and "-", each starting with a capital or a digit.
bool is_account_name(std::string_view name);

class Entry {
public:
    // Postings of one account within a book are added up, those of zero fall away; book and account
    // order is kept as given. BrokenInvariant if a book does not sum to zero, an account name is
    // malformed, or the reason has no words.
    Entry(Date value_date, std::string subject, Reason reason, std::vector<Posting> postings);

    Date value_date() const { return value_date_; }          // when it counts; may lie in the past
    const std::string& subject() const { return subject_; }  // the record it is about
    const Reason& reason() const { return reason_; }
    const std::vector<Posting>& postings() const { return postings_; }
    bool empty() const { return postings_.empty(); }

private:
    Date value_date_;
    std::string subject_;
    Reason reason_;
    std::vector<Posting> postings_;
};

// Collects the two sides of movements, so that a call reads like the sentence of the accountant.
class Postings {
public:
    Postings& move(const std::string& book, std::string debit, std::string credit, Money amount);
    std::vector<Posting> take() { return std::move(postings_); }

private:
    std::vector<Posting> postings_;
};

}  // namespace zhirong
