#include "core/journal/export.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace zhirong {
namespace {

// Neither format knows an escape for a line feed; beancount escapes quotes.
std::string one_line(const std::string& text) {
    std::string line = text;
    std::ranges::replace(line, '\n', ' ');
    return line;
}

std::string quoted(const std::string& text) {
    std::string result = "\"";
    for (const char c : one_line(text)) {
        if (c == '"' || c == '\\') result += '\\';
        result += c;
    }
    return result + '"';
}

// A semicolon would begin a comment in hledger, a bar ends the payee.
std::string description(const std::string& text) {
    std::string line = one_line(text);
    std::ranges::replace(line, ';', ',');
    std::ranges::replace(line, '|', '/');
    return line;
}

void write_hledger(std::string& out, const BookEntry& entry) {
    out += fmt::format("{} * ({}) {}\n", to_string(entry.value_date), entry.id,
                       description(entry.reason.zh));
    out += fmt::format("    ; booked:{}, subject:{}, event:{}\n", to_string(entry.booking_date),
                       entry.subject, entry.event);
    if (!entry.reason.programme.empty())
        out += fmt::format("    ; programme:{}, version:{}, rule:{}\n", entry.reason.programme,
                           entry.reason.version, entry.reason.rule);
    for (const Posting& posting : entry.postings)
        out += fmt::format("    {}  CNY {}\n", posting.account, to_string(posting.amount));
    out += '\n';
}

void write_beancount(std::string& out, const BookEntry& entry) {
    out += fmt::format("{} * {}\n", to_string(entry.value_date), quoted(entry.reason.zh));
    out += fmt::format("  entry: {}\n  booked: {}\n  subject: {}\n  event: {}\n", quoted(entry.id),
                       to_string(entry.booking_date), quoted(entry.subject), quoted(entry.event));
    if (!entry.reason.programme.empty())
        out += fmt::format("  programme: {}\n  version: {}\n  rule: {}\n",
                           quoted(entry.reason.programme), quoted(entry.reason.version),
                           quoted(entry.reason.rule));
    for (const Posting& posting : entry.postings)
        out += fmt::format("  {}  {} CNY\n", posting.account, to_string(posting.amount));
    out += '\n';
}

// The day each account is first used, as both formats can declare it.
std::map<std::string, Date> first_use(std::span<const BookEntry> entries) {
    std::map<std::string, Date> first;
    for (const BookEntry& entry : entries)
        for (const Posting& posting : entry.postings) {
            const auto [at, is_new] = first.emplace(posting.account, entry.value_date);
            if (!is_new) at->second = std::min(at->second, entry.value_date);
        }
    return first;
}

}  // namespace

std::string export_book(JournalFormat format, const std::string& book, const std::string& book_name,
                        std::span<const BookEntry> entries) {
    std::vector<const BookEntry*> ordered;
    for (const BookEntry& entry : entries) ordered.push_back(&entry);
    std::ranges::stable_sort(ordered, {}, &BookEntry::value_date);
    const bool hledger = format == JournalFormat::hledger;
    std::string out = fmt::format("; {} {}\n", book, one_line(book_name));
    if (hledger)
        out += "commodity CNY 1000.00\n";
    else
        out += fmt::format("option \"title\" {}\noption \"operating_currency\" \"CNY\"\n",
                           quoted(book_name));
    for (const auto& [account, date] : first_use(entries))
        out += hledger ? fmt::format("account {}\n", account)
                       : fmt::format("{} open {} CNY\n", to_string(date), account);
    out += '\n';
    for (const BookEntry* entry : ordered)
        if (hledger)
            write_hledger(out, *entry);
        else
            write_beancount(out, *entry);
    return out;
}

}  // namespace zhirong
