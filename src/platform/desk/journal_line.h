#pragma once
// The canonical form of one journal line: what its digest is taken of. Written by a unit of work
// and built again, from the tables, by the proof.
#include <string>
#include <vector>

#include "base/date.h"
#include "core/ledger/entry.h"

namespace zhirong {

struct JournalLine {
    struct Event {
        std::string stream;
        std::int64_t version;
        std::string body;  // JSON, as it is stored
    };
    struct Entry {
        std::string id;
        std::string event;
        std::string subject;
        Date value_date;
        Reason reason;
        std::vector<Posting> postings;
    };
    std::int64_t number;
    Instant at;  // by a clock that may be set back: the order is that of the numbers
    Date booking_date;
    std::string command;
    std::string actor;
    std::string organisation;
    std::string request;
    std::vector<Event> events;
    std::vector<Entry> entries;
};

std::string entry_id(std::int64_t journal, std::int64_t ordinal);  // "EN12-0"
std::string canonical(const JournalLine& line);

}  // namespace zhirong
