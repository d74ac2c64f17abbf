#pragma once
// The journal in the formats of plain-text accounting, one file per book, for programs that are not
// ours to check: hledger (https://hledger.org) and Beancount (https://beancount.github.io).
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "core/ledger/entry.h"

namespace zhirong {

enum class JournalFormat { hledger, beancount };

// One entry as one book saw it.
struct BookEntry {
    std::string id;
    Date value_date;
    Date booking_date;
    std::string subject;
    std::string event;
    Reason reason;
    std::vector<Posting> postings;  // of that book alone
};

// `entries` in the order of booking; the text lists them by value date. The same entries give the
// same bytes.
std::string export_book(JournalFormat format, const std::string& book, const std::string& book_name,
                        std::span<const BookEntry> entries);

}  // namespace zhirong
