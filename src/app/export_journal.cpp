#include "app/export_journal.h"

#include <cerrno>
#include <fstream>
#include <system_error>

#include "app/system.h"
#include "features/organisation/organisation.h"

namespace zhirong {
namespace {

Date date_of(const std::string& text) {
    const auto date = parse_date(text);
    ensure(date.has_value());
    return *date;
}

// In the order of the journal: each page goes on where the last one ended. That the book is asked
// for by an expression keeps the engines from taking all its postings, by their index, for each.
std::vector<BookEntry> entries_of(Session& session, const std::string& book) {
    constexpr std::int64_t page = 2'000;
    std::vector<BookEntry> entries;
    std::int64_t journal = 0;
    std::int64_t ordinal = -1;
    std::int64_t posting = -1;
    for (;;) {
        const Rows rows = session.query(
            "select e.journal, e.ordinal, p.ordinal, e.id, e.value_date, e.booking_date, "
            "e.subject, e.event, e.programme, e.version, e.rule, e.zh, e.en, p.account, p.fen "
            "from entry e cross join posting p where p.entry = e.id and p.book || '' = $1 and "
            "(e.journal, e.ordinal) >= ($2, $3) and (e.journal, e.ordinal, p.ordinal) > ($2, $3, "
            "$4) "
            "order by e.journal, e.ordinal, p.ordinal limit $5",
            book, journal, ordinal, posting, page);
        for (const Row& row : rows) {
            if (entries.empty() || entries.back().id != row.text(3))
                entries.push_back(
                    {row.text(3),
                     date_of(row.text(4)),
                     date_of(row.text(5)),
                     row.text(6),
                     row.text(7),
                     {row.text(8), row.text(9), row.text(10), row.text(11), row.text(12)},
                     {}});
            entries.back().postings.push_back({book, row.text(13), Money{row.integer(14)}});
        }
        if (std::ssize(rows) < page) return entries;
        journal = rows.back().integer(0);
        ordinal = rows.back().integer(1);
        posting = rows.back().integer(2);
    }
}

void write_file(const std::filesystem::path& file, const std::string& text) {
    std::ofstream stream(file, std::ios::binary | std::ios::trunc);
    stream << text;
    stream.close();
    if (!stream) throw std::system_error(errno, std::generic_category(), file.string());
}

}  // namespace

std::vector<std::string> books(System& system) {
    return system.desk().database().read([](Session& session) {
        std::vector<std::string> books;
        for (const Row& row : session.query("select distinct book from posting order by book"))
            books.push_back(row.text(0));
        return books;
    });
}

std::vector<std::filesystem::path> export_journal(
    System& system, JournalFormat format, const std::vector<std::string>& wanted,
    const std::filesystem::path& folder,
    const std::function<bool(std::int64_t, std::int64_t)>& progress) {
    std::filesystem::create_directories(folder);
    std::vector<std::filesystem::path> files;
    system.desk().read({"export", "", {Role::auditor}}, [&](View& view) {
        files.clear();
        for (const std::string& book : wanted) {
            const auto owner = view.get<organisation::Organisation>(book);
            const auto file =
                folder / (book + (format == JournalFormat::hledger ? ".journal" : ".beancount"));
            write_file(file, export_book(format, book, owner ? owner->details.name : book,
                                         entries_of(view.session(), book)));
            files.push_back(file);
            if (progress && !progress(std::ssize(files), std::ssize(wanted))) return;
        }
    });
    return files;
}

}  // namespace zhirong
