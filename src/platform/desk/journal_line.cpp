#include "platform/desk/journal_line.h"

#include "base/shape.h"
#include "core/ledger/shape.h"

namespace zhirong {

std::string entry_id(std::int64_t journal, std::int64_t ordinal) {
    return "EN" + std::to_string(journal) + '-' + std::to_string(ordinal);
}

Tree canonical(const JournalLine& line) {
    Tree::List events;
    for (const auto& event : line.events)
        events.push_back(Tree::map(
            {{"stream", event.stream}, {"version", event.version}, {"body", event.body}}));
    Tree::List entries;
    for (const auto& entry : line.entries)
        entries.push_back(Tree::map({{"id", entry.id},
                                     {"event", entry.event},
                                     {"subject", entry.subject},
                                     {"value_date", to_string(entry.value_date)},
                                     {"reason", write(entry.reason)},
                                     {"postings", write(entry.postings)}}));
    return Tree::map({{"number", line.number},
                      {"at", line.at.milliseconds},
                      {"booking_date", to_string(line.booking_date)},
                      {"command", line.command},
                      {"actor", line.actor},
                      {"organisation", line.organisation},
                      {"request", line.request},
                      {"events", std::move(events)},
                      {"entries", std::move(entries)}});
}

}  // namespace zhirong
