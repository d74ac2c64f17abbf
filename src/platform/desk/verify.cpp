#include "platform/desk/verify.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "core/journal/digest.h"
#include "platform/desk/account_path.h"
#include "platform/desk/journal_line.h"
#include "platform/desk/schema.h"
#include "platform/json/json.h"

namespace zhirong {
namespace {

// Journal lines and records looked at together, and events of such lines, of which an import has a
// thousand: what is in memory at a time.
constexpr std::int64_t page_size = 500;
constexpr std::int64_t most_events = 5'000;

// Dates and bodies that somebody else changed may be anything.
struct Unreadable : std::runtime_error {
    using runtime_error::runtime_error;
};

Date date_in(const std::string& text) {
    const auto date = parse_date(text);
    if (!date) throw Unreadable("no date: " + text);
    return *date;
}

Tree body_in(const std::string& text) {
    auto tree = parse_json(text, {.bytes = std::size_t{1} << 28, .depth = 64});
    if (!tree || write_json(*tree) != text) throw Unreadable("a body is not as it was written");
    return *std::move(tree);
}

struct Watch {
    const VerifyProgress& progress;
    void operator()(const Label& check, std::int64_t done, std::int64_t all) const {
        if (progress && !progress(check, done, all)) throw Interrupted("interrupted");
    }
};

// One journal line's rows, as they are in the tables.
struct EventRow {
    std::string stream, kind, type, body;
    std::int64_t version;
};
struct PostingRow {
    std::string entry, book, account, subject, value_date, booking_date;
    std::int64_t fen;
};
struct EntryRow {
    std::string id, subject, event, value_date, booking_date;
    Reason reason;
    std::vector<PostingRow> postings;
};
struct Line {
    std::int64_t number;
    std::int64_t at;
    std::string booking_date, command, actor, organisation, request, previous, digest;
    std::vector<EventRow> events;
    std::vector<EntryRow> entries;
    std::string where() const { return fmt::format("journal {}", number); }
};

// At least one line where there is one.
void keep_bounded(Session& session, std::vector<Line>& lines, std::int64_t after) {
    std::int64_t events = 0;
    for (const Row& row :
         session.query("select journal, count(*) from event where journal > $1 and journal <= $2 "
                       "group by journal order by journal",
                       after, lines.back().number)) {
        events += row.integer(1);
        if (events <= most_events || row.integer(0) == lines.front().number) continue;
        std::erase_if(lines, [&](const Line& line) { return line.number >= row.integer(0); });
        return;
    }
}

std::vector<Line> lines_after(Session& session, std::int64_t after) {
    std::vector<Line> lines;
    std::map<std::int64_t, std::size_t> place;
    for (const Row& row : session.query(
             "select number, at, booking_date, command, actor, organisation, request, previous, "
             "digest from journal where number > $1 order by number limit $2",
             after, page_size))
        lines.push_back({row.integer(0),
                         row.integer(1),
                         row.text(2),
                         row.text(3),
                         row.text(4),
                         row.text(5),
                         row.text(6),
                         row.text(7),
                         row.text(8),
                         {},
                         {}});
    if (lines.empty()) return lines;
    keep_bounded(session, lines, after);
    for (std::size_t i = 0; i < lines.size(); ++i) place[lines[i].number] = i;
    const std::int64_t last = lines.back().number;
    for (const Row& row : session.query(
             "select journal, stream, kind, type, body, version from event where journal > $1 and "
             "journal <= $2 order by journal, ordinal",
             after, last))
        if (const auto at = place.find(row.integer(0)); at != place.end())
            lines[at->second].events.push_back(
                {row.text(1), row.text(2), row.text(3), row.text(4), row.integer(5)});
    for (const Row& row : session.query(
             "select journal, id, subject, event, value_date, booking_date, programme, version, "
             "rule, zh, en from entry where journal > $1 and journal <= $2 "
             "order by journal, ordinal",
             after, last))
        if (const auto at = place.find(row.integer(0)); at != place.end())
            lines[at->second].entries.push_back(
                {row.text(1),
                 row.text(2),
                 row.text(3),
                 row.text(4),
                 row.text(5),
                 {row.text(6), row.text(7), row.text(8), row.text(9), row.text(10)},
                 {}});
    for (const Row& row : session.query(
             "select e.journal, p.entry, p.book, p.account, p.subject, p.value_date, "
             "p.booking_date, p.fen from posting p join entry e on e.id = p.entry "
             "where e.journal > $1 and e.journal <= $2 order by e.journal, e.ordinal, p.ordinal",
             after, last))
        if (const auto at = place.find(row.integer(0)); at != place.end()) {
            auto& entries = lines[at->second].entries;
            const auto entry = std::ranges::find(entries, row.text(1), &EntryRow::id);
            if (entry != entries.end())
                entry->postings.push_back({row.text(1), row.text(2), row.text(3), row.text(4),
                                           row.text(5), row.text(6), row.integer(7)});
        }
    return lines;
}

JournalLine canonical_line(const Line& line) {
    JournalLine result{line.number,
                       Instant{line.at},
                       date_in(line.booking_date),
                       line.command,
                       line.actor,
                       line.organisation,
                       line.request,
                       {},
                       {}};
    for (const EventRow& event : line.events)
        result.events.push_back({event.stream, event.version, event.body});
    for (const EntryRow& entry : line.entries) {
        std::vector<Posting> postings;
        for (const PostingRow& posting : entry.postings)
            postings.push_back({posting.book, posting.account, Money{posting.fen}});
        result.entries.push_back({entry.id, entry.event, entry.subject, date_in(entry.value_date),
                                  entry.reason, std::move(postings)});
    }
    return result;
}

class Chain {
public:
    Chain(Check& check, DigestKind kind) : check_(check), kind_(kind) {}

    void take(const Line& line) {
        ++check_.compared;
        if (line.number != number_ + 1)
            check_.differs(line.where(),
                           fmt::format("应为第 {} 行：其间有日记账被删除", number_ + 1),
                           fmt::format("line {} was expected: lines are missing", number_ + 1));
        if (line.previous != digest_)
            check_.differs(line.where(), "与上一行的摘要不衔接",
                           "does not continue from the digest of the line before");
        try {
            const std::string found =
                chained_digest(kind_, line.previous, canonical(canonical_line(line)));
            if (found != line.digest)
                check_.differs(line.where(), "内容与摘要不符：该行或其事件、分录被改动",
                               "the content does not match its digest: the line, its events or "
                               "its entries were changed");
        } catch (const Unreadable& unreadable) {
            check_.differs(line.where(), "内容无法读取", unreadable.what());
        } catch (const BrokenInvariant& broken) {
            check_.differs(line.where(), "内容无法读取", broken.what());
        }
        number_ = line.number;
        digest_ = line.digest;
    }
    void end(std::int64_t number, const std::string& digest) {
        if (number != number_ || digest != digest_)
            check_.differs(
                "chain", fmt::format("链尾记录的是第 {} 行，日记账止于第 {} 行", number, number_),
                fmt::format("the chain ends at line {}, the journal at line {}", number, number_));
    }
    std::int64_t number() const { return number_; }
    const std::string& digest() const { return digest_; }

private:
    Check& check_;
    DigestKind kind_;
    std::int64_t number_ = 0;
    std::string digest_;
};

void check_entry(Check& check, const Line& line, const EntryRow& entry,
                 const std::set<std::string>& causes) {
    ++check.compared;
    const std::string where = "entry " + entry.id;
    std::map<std::string, Money> sums;
    for (const PostingRow& posting : entry.postings) {
        try {
            sums[posting.book] += Money{posting.fen};
        } catch (const BrokenInvariant&) {
            check.differs(where, "金额之和超出范围", "the sum of its amounts is out of range");
            return;
        }
        if (posting.subject != entry.subject || posting.value_date != entry.value_date ||
            posting.booking_date != entry.booking_date)
            check.differs(where, "分录行与凭证的日期或所属记录不一致",
                          "a posting's dates or subject are not those of its entry");
    }
    for (const auto& [book, sum] : sums)
        if (sum != Money{})
            check.differs(where, fmt::format("账簿 {} 借贷不平，相差 {}", book, to_string(sum)),
                          fmt::format("book {} does not balance, by {}", book, to_string(sum)));
    if (entry.postings.empty()) check.differs(where, "没有分录行", "the entry has no postings");
    if (entry.booking_date != line.booking_date)
        check.differs(where, "记账日与日记账不一致",
                      "the booking date is not that of its journal line");
    if (!causes.contains(entry.event))
        check.differs(where, fmt::format("所依据的事件 {} 不在同一行日记账", entry.event),
                      fmt::format("its event {} is not in the same journal line", entry.event));
}

void check_journal(Session& session, VerifyReport& report, const Watch& watch) {
    Check chain_check{.name = {"chain", "日记账摘要链", "The journal's chain of digests"}};
    Check entries{.name = {"entries", "凭证借贷平衡", "Entries balance in each book"}};
    const Rows kept = session.query("select kind, number, digest from chain where id = 1");
    const auto kind = kept.empty() ? std::nullopt : parse_digest_kind(kept.front().text(0));
    if (!kind) {
        chain_check.differs("chain", "没有可用的链尾记录", "the end of the chain is not recorded");
    } else {
        report.digest_kind = name_of_digest(*kind);
        Chain chain(chain_check, *kind);
        for (;;) {
            const std::vector<Line> lines = lines_after(session, chain.number());
            if (lines.empty()) break;
            for (const Line& line : lines) {
                chain.take(line);
                std::set<std::string> causes;
                for (const EventRow& event : line.events)
                    causes.insert(fmt::format("{}/{}", event.stream, event.version));
                for (const EntryRow& entry : line.entries)
                    check_entry(entries, line, entry, causes);
            }
            watch(chain_check.name, chain.number(), kept.front().integer(1));
        }
        chain.end(kept.front().integer(1), kept.front().text(2));
        report.journal_lines = chain_check.compared;
        report.end_of_chain = chain.digest();
    }
    report.checks.push_back(std::move(chain_check));
    report.checks.push_back(std::move(entries));
}

// Rows that point to nothing, which the walk along the journal does not meet.
void check_strays(Session& session, VerifyReport& report) {
    struct Stray {
        const char* sql;
        const char* zh;
        const char* en;
    };
    constexpr std::array strays{
        Stray{"select e.stream, cast(e.version as text) from event e left join journal j on "
              "j.number = e.journal where j.number is null order by e.stream, e.version limit $1",
              "事件不在日记账中", "an event without a journal line"},
        Stray{"select e.stream, cast(e.version as text) from event e left join record r on r.id = "
              "e.stream where r.id is null order by e.stream, e.version limit $1",
              "事件没有所属记录", "an event without a record"},
        Stray{"select e.id, '' from entry e left join journal j on j.number = e.journal where "
              "j.number is null order by e.id limit $1",
              "凭证不在日记账中", "an entry without a journal line"},
        Stray{"select p.entry, cast(p.ordinal as text) from posting p left join entry e on e.id = "
              "p.entry where e.id is null order by p.entry, p.ordinal limit $1",
              "分录行没有凭证", "a posting without an entry"},
        Stray{"select p.entry, cast(p.ordinal as text) from posting p join entry e on e.id = "
              "p.entry where p.journal <> e.journal order by p.entry, p.ordinal limit $1",
              "分录行的日记账行号与凭证不符", "a posting of another journal line than its entry"},
        Stray{"select q.person, q.key from request q left join journal j on j.number = q.journal "
              "and j.actor = q.person and j.request = q.key where j.number is null "
              "order by q.person, q.key limit $1",
              "请求记录指向的日记账不存在或不是它",
              "a request that its journal line does not name"},
        Stray{"select cast(j.number as text), '' from journal j left join request q on q.journal = "
              "j.number where q.journal is null order by j.number limit $1",
              "日记账没有请求记录", "a journal line without its request"}};
    Check check{.name = {"strays", "各表相互对应", "Every row belongs to another"}};
    constexpr auto most = static_cast<std::int64_t>(Check::most_differences);
    for (const Stray& stray : strays) {
        ++check.compared;
        for (const Row& row : session.query(stray.sql, most))
            check.differs(row.text(1).empty() ? row.text(0) : row.text(0) + '/' + row.text(1),
                          stray.zh, stray.en);
    }
    report.checks.push_back(std::move(check));
}

// Debits and credits by leaf, book, day and parent, as the tables of days keep them.
using Days = std::map<std::array<std::string, 4>, std::pair<std::int64_t, std::int64_t>>;

Days days_in(const Rows& rows) {
    Days days;
    for (const Row& row : rows)
        days.emplace(std::array{row.text(0), row.text(1), row.text(2), row.text(3)},
                     std::pair{row.integer(4), row.integer(5)});
    return days;
}

void compare_days(const Days& kept, const Days& summed, std::string_view table, Check& check) {
    check.compared += std::ssize(kept);
    const auto differs = [&](const Days::key_type& at) {
        check.differs(fmt::format("{} {}:{} {} ({})", at[1], at[3], at[0], at[2], table),
                      "与分录之和不符", "is not the sum of its postings");
    };
    for (const auto& [at, amounts] : summed)
        if (const auto found = kept.find(at); found == kept.end() || found->second != amounts)
            differs(at);
    for (const auto& [at, unused] : kept)
        if (!summed.contains(at)) differs(at);
}

// What the tables of days should hold of the leaves after `from` up to `to`.
struct Posted {
    Days booked, moved;
};

Posted posted_to(Session& session, const std::string& from, const std::string& to) {
    Posted posted;
    for (const Row& row : session.query(
             fmt::format("select {0} as leaf, book, {1} as parent, booking_date, value_date, "
                         "cast(sum(case when fen > 0 then fen else 0 end) as bigint), "
                         "cast(sum(case when fen < 0 then -fen else 0 end) as bigint) "
                         "from posting where {0} > $1 and {0} <= $2 "
                         "group by leaf, book, parent, booking_date, value_date",
                         leaf_of_posting, parent_of_posting),
             from, to)) {
        const auto add = [&](Days& days, std::size_t date, int sign) {
            auto& [debit, credit] = days[{row.text(0), row.text(1), row.text(date), row.text(2)}];
            debit += sign * row.integer(5);
            credit += sign * row.integer(6);
        };
        constexpr std::size_t booking_date = 3, value_date = 4;
        add(posted.booked, booking_date, 1);
        if (row.text(booking_date) == row.text(value_date)) continue;
        add(posted.moved, value_date, 1);
        add(posted.moved, booking_date, -1);
    }
    return posted;
}

// A few thousand leaves at a time: a book of a million loans has more days than memory holds.
void check_leaves(Session& session, Check& check, const Watch& watch) {
    constexpr std::int64_t leaves_a_part = 2'000;
    constexpr const char* last = "\xf4\x8f\xbf\xbf";  // after every text
    const std::int64_t all = session.query("select count(*) from account").front().integer(0);
    std::string from;
    while (from != last) {
        const Rows end = session.query(
            "select leaf from (select distinct leaf from account_day where leaf > $1 order by leaf "
            "limit $2) as part order by leaf limit 1 offset $3",
            from, leaves_a_part, leaves_a_part - 1);
        const std::string to = end.empty() ? last : end.front().text(0);
        const Posted posted = posted_to(session, from, to);
        for (const auto& [table, days] : {std::pair{"account_day", &posted.booked},
                                          std::pair{"account_day_moved", &posted.moved}})
            compare_days(days_in(session.query(
                             fmt::format("select leaf, book, day, parent, debit, credit from {} "
                                         "where leaf > $1 and leaf <= $2",
                                         table),
                             from, to)),
                         *days, table, check);
        watch(check.name, check.compared, std::max(all, check.compared));
        from = to;
    }
}

// The days of accounts are sums of the postings, those of a parent are sums of its accounts' days,
// there is no other, and every account is listed.
void check_days(Session& session, VerifyReport& report, const Watch& watch) {
    Check check{
        .name = {"days", "各账户按日发生额与分录相符", "Days of accounts sum the postings"}};
    check_leaves(session, check, watch);
    const auto differing = [&](const std::string& sql, const char* zh, const char* en) {
        constexpr auto most = static_cast<std::int64_t>(Check::most_differences);
        for (const Row& row : session.query(sql + " order by 1, 2, 3 limit $1", most))
            check.differs(fmt::format("{} {} {}", row.text(0), row.text(1), row.text(2)), zh, en);
    };
    // In the store, which puts aside what memory does not hold: each firm has a book.
    for (const char* table : {"account_day", "account_day_moved"}) {
        differing(fmt::format("select s.book, s.parent, s.day from (select book, parent, day, "
                              "sum(debit) as debit, sum(credit) as credit from {0} where leaf <> "
                              "'' group by book, parent, day) s left join {0} p on p.leaf = '' and "
                              "p.book = s.book and p.day = s.day and p.parent = s.parent where "
                              "p.leaf is null or p.debit <> s.debit or p.credit <> s.credit",
                              table),
                  "上级科目与其下级之和不符", "a parent is not the sum of its accounts");
        differing(fmt::format("select book, parent, day from {0} where leaf = '' except select "
                              "book, parent, day from {0} where leaf <> ''",
                              table),
                  "上级科目之下没有发生额", "a parent that nothing was posted under");
    }
    differing(
        "select book, parent, leaf from account where not exists (select 1 from account_day d "
        "where d.leaf = account.leaf and d.book = account.book and d.parent = account.parent)",
        "没有发生额的账户", "an account nothing was posted to");
    differing(
        "select distinct d.book, d.parent, d.leaf from account_day d where d.leaf <> '' and not "
        "exists (select 1 from account a where a.book = d.book and a.parent = d.parent and a.leaf "
        "= d.leaf)",
        "账户未列入账户表", "is not in the list of accounts");
    report.checks.push_back(std::move(check));
}

struct RecordRow {
    std::string id, kind, stage, body;
    std::int64_t version, updated;
};

void check_record(Session& session, std::span<const RecordKind> kinds, const RecordRow& record,
                  Check& check) {
    ++check.compared;
    const std::string where = record.kind + ' ' + record.id;
    const auto kind = std::ranges::find(kinds, record.kind, &RecordKind::kind);
    if (kind == kinds.end()) {
        check.differs(where, "未知的记录类型", "a record of an unknown kind");
        return;
    }
    try {
        std::vector<Tree> events;
        std::int64_t listed = 0;  // by which line it came to its place in lists
        for (const Row& row :
             session.query("select version, kind, type, body, journal from event where stream = $1 "
                           "order by version",
                           record.id)) {
            events.push_back(body_in(row.text(3)));
            const Tree* type = events.back().find("type");
            if (row.integer(0) != std::ssize(events) || row.text(1) != record.kind ||
                type == nullptr || *type != Tree(row.text(2))) {
                check.differs(
                    where, fmt::format("第 {} 个事件的序号、类型不连续", row.integer(0)),
                    fmt::format("event {} is out of order or of another type", row.integer(0)));
                return;
            }
            if (!kind->routine.contains(row.text(2))) listed = row.integer(4);
        }
        if (record.version != std::ssize(events))
            check.differs(where, "版本号与事件数不符",
                          "its version is not the number of its events");
        if (record.updated != listed)
            check.differs(where, "在列表中的位置与其最近变更不符",
                          "its place in lists is not that of its last change");
        const Rebuilt rebuilt = kind->rebuild(record.id, events);
        if (write_json(rebuilt.body) != record.body)
            check.differs(where, "内容与其事件推演的结果不符",
                          "its content is not what its events make");
        if (rebuilt.stage != record.stage)
            check.differs(where, "阶段与其事件推演的结果不符",
                          "its stage is not what its events make");
        std::set<std::string> stored;
        bool as_it_is = true;
        for (const Row& row :
             session.query("select organisation, kind, updated from record_party where record = $1",
                           record.id)) {
            stored.insert(row.text(0));
            as_it_is &= row.text(1) == record.kind && row.integer(2) == record.updated;
        }
        if (!as_it_is)
            check.differs(where, "当事方列表中的位置与其最近变更不符",
                          "its place in the lists of its parties is not that of its last change");
        const bool all_there = std::ranges::all_of(
            rebuilt.parties, [&](const std::string& party) { return stored.contains(party); });
        if (!all_there || !std::ranges::includes(rebuilt.ever, stored))
            check.differs(where, "可见的当事方与其事件不符",
                          "the parties that may see it are not those of its events");
        std::set<std::string> keys;
        for (const Row& row :
             session.query("select key from record_key where record = $1 and kind = $2", record.id,
                           record.kind))
            keys.insert(row.text(0));
        if (keys != rebuilt.keys)
            check.differs(where, "检索词与其事件不符",
                          "the keys it is found by are not those of its events");
    } catch (const Unreadable& unreadable) {
        check.differs(where, "事件内容无法读取", unreadable.what());
    } catch (const BrokenInvariant& broken) {
        check.differs(where, "其事件不能依次成立",
                      fmt::format("its events do not follow: {}", broken.what()));
    }
}

void check_records(Session& session, std::span<const RecordKind> kinds, VerifyReport& report,
                   const Watch& watch) {
    Check check{.name = {"records", "记录等于其事件", "Every record is its events, folded"}};
    const std::int64_t all = session.query("select count(*) from record").front().integer(0);
    std::string after;
    for (;;) {
        const Rows rows = session.query(
            "select id, kind, stage, body, version, updated from record where id > $1 "
            "order by id limit $2",
            after, page_size);
        for (const Row& row : rows)
            check_record(session, kinds,
                         {row.text(0), row.text(1), row.text(2), row.text(3), row.integer(4),
                          row.integer(5)},
                         check);
        watch(check.name, check.compared, all);
        if (std::ssize(rows) < page_size) break;
        after = rows.back().text(0);
    }
    report.checks.push_back(std::move(check));
}

void check_proofs(Session& session, std::span<const Proof> proofs, VerifyReport& report,
                  const Watch& watch) {
    const Rows rows = session.query("select value from setting where name = 'business_date'");
    const auto today = rows.empty() ? std::nullopt : parse_date(rows.front().text(0));
    View view(session, {"verify", "", {Role::auditor}}, today.value_or(Date{}));
    for (const Proof& proof : proofs) {
        Check check{.name = proof.name};
        watch(check.name, 0, 1);
        try {
            proof.run(view, check);
        } catch (const BrokenInvariant& broken) {
            // A record that cannot be read was named by the check before.
            check.differs(proof.name.name, "记录被改动，无法核对", broken.what());
        }
        report.checks.push_back(std::move(check));
    }
}

}  // namespace

void Check::differs(std::string where, std::string zh, std::string en) {
    ++differences;
    if (first.size() < most_differences)
        first.push_back({std::move(where), std::move(zh), std::move(en)});
}

bool VerifyReport::whole() const {
    return std::ranges::all_of(checks, [](const Check& check) { return check.differences == 0; });
}

VerifyReport verify(Database& database, std::span<const RecordKind> kinds,
                    std::span<const Proof> proofs, const VerifyProgress& progress) {
    ensure_migrated(database, desk_migrations());
    const Watch watch{progress};
    return database.read([&](Session& session) {
        VerifyReport report;
        check_journal(session, report, watch);
        check_strays(session, report);
        check_days(session, report, watch);
        check_records(session, kinds, report, watch);
        check_proofs(session, proofs, report, watch);
        return report;
    });
}

Tree to_tree(const VerifyReport& report) {
    Tree::List checks;
    for (const Check& check : report.checks) {
        Tree::List first;
        for (const Difference& difference : check.first)
            first.push_back(Tree::map(
                {{"where", difference.where}, {"zh", difference.zh}, {"en", difference.en}}));
        checks.push_back(Tree::map({{"name", check.name.name},
                                    {"zh", check.name.zh},
                                    {"en", check.name.en},
                                    {"compared", check.compared},
                                    {"differences", check.differences},
                                    {"first", std::move(first)}}));
    }
    return Tree::map({{"whole", report.whole()},
                      {"digest", report.digest_kind},
                      {"journal_lines", report.journal_lines},
                      {"end_of_chain", report.end_of_chain},
                      {"checks", std::move(checks)}});
}

}  // namespace zhirong
