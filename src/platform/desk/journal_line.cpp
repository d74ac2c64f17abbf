#include "platform/desk/journal_line.h"

#include "base/shape.h"
#include "core/ledger/shape.h"
#include "platform/json/json.h"

namespace zhirong {

std::string entry_id(std::int64_t journal, std::int64_t ordinal) {
    return "EN" + std::to_string(journal) + '-' + std::to_string(ordinal);
}

std::string canonical(const JournalLine& line) {
    const auto text = [](const std::string& value) { return write_json(Tree(value)); };
    Tree::List entries;
    for (const auto& entry : line.entries)
        entries.push_back(Tree::map({{"id", entry.id},
                                     {"event", entry.event},
                                     {"subject", entry.subject},
                                     {"value_date", to_string(entry.value_date)},
                                     {"reason", write(entry.reason)},
                                     {"postings", write(entry.postings)}}));
    std::string json = write_json(Tree::map({{"number", line.number},
                                             {"at", line.at.milliseconds},
                                             {"booking_date", to_string(line.booking_date)},
                                             {"command", line.command},
                                             {"actor", line.actor},
                                             {"organisation", line.organisation},
                                             {"request", line.request}}));
    json.back() = ',';
    json += R"("events":[)";
    const char* comma = "";
    // The bodies are JSON already; there may be a thousand.
    for (const auto& event : line.events) {
        json.append(comma).append(R"({"stream":)").append(text(event.stream));
        json.append(R"(,"version":)").append(std::to_string(event.version));
        json.append(R"(,"body":)").append(event.body).append("}");
        comma = ",";
    }
    return json + R"(],"entries":)" + write_json(std::move(entries)) + '}';
}

}  // namespace zhirong
