#include "platform/desk/view.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <set>

#include "platform/json/json.h"

namespace zhirong {
namespace {

Tree stored_tree(const std::string& text) {
    // Bodies are our own writing; their size was bounded when they were built.
    auto tree = parse_json(text, {.bytes = std::size_t{1} << 28, .depth = 64});
    ensure(tree.has_value());
    return *std::move(tree);
}

StoredRecord stored_record(const Row& row) {
    return {row.text(0), row.text(1), row.integer(2), stored_tree(row.text(3))};
}

Date stored_date(const std::string& text) {
    const auto date = parse_date(text);
    ensure(date.has_value());
    return *date;
}

// Dates are text here; one after every date that can be written.
constexpr const char* end_of_time = "9999-12-31";

constexpr std::int64_t most_of_a_page = 500;

std::string up_to(const std::optional<Date>& date) { return date ? to_string(*date) : end_of_time; }

}  // namespace

View::View(Session& session, Actor actor, Date today)
    : session_(session), actor_(std::move(actor)), today_(today) {}

bool View::sees_all() const { return actor_.has(Role::administrator) || actor_.has(Role::auditor); }

const void* View::held(const void* lender) const {
    const auto found = held_.find(lender);
    return found == held_.end() ? nullptr : found->second.get();
}

void View::hold(const void* lender, std::shared_ptr<const void> lent) {
    held_.insert_or_assign(lender, std::move(lent));
}

Result<StoredRecord> View::load(const char* kind, const std::string& id, bool as_party) {
    if (auto changed = pending(kind, id)) return *std::move(changed);
    constexpr const char* select =
        "select id, kind, version, body from record where id = $1 and kind = $2";
    const Rows rows =
        locks() ? session_.query_for_update(select, id, kind) : session_.query(select, id, kind);
    const bool visible =
        !rows.empty() &&
        (!as_party || sees_all() ||
         !session_
              .query("select 1 from record_party where organisation in ($1, '*') and kind "
                     "= $2 and record = $3",
                     actor_.organisation, kind, id)
              .empty());
    if (!visible) return refuse(refusals::not_found, "id", {{"found", id}});
    return stored_record(rows.front());
}

// In the order of ids, so that two who hold theirs never wait for each other in a circle.
std::vector<StoredRecord> View::load_all(const char* kind, const std::vector<std::string>& ids) {
    constexpr std::size_t ids_a_statement = 64;
    std::vector<StoredRecord> all;
    std::vector<std::string> asked;
    for (const std::string& id : std::set<std::string>(ids.begin(), ids.end())) {
        if (auto changed = pending(kind, id))
            all.push_back(*std::move(changed));
        else
            asked.push_back(id);
    }
    for (std::size_t first = 0; first < asked.size(); first += ids_a_statement) {
        const std::size_t count = std::min(ids_a_statement, asked.size() - first);
        // Few texts: a part that is not full names its last again.
        const std::size_t places = std::bit_ceil(count);
        std::string sql = "select id, kind, version, body from record where id in (";
        std::vector<Value> values;
        for (std::size_t i = 0; i < places; ++i) {
            sql += (i == 0 ? "$" : ", $") + std::to_string(i + 1);
            values.push_back(value_of(asked[first + std::min(i, count - 1)]));
        }
        sql += ") order by id";
        const std::span<const Value> given(values);
        for (const Row& row :
             locks() ? session_.query_for_update(sql, given) : session_.query(sql, given))
            if (row.text(1) == kind) all.push_back(stored_record(row));
    }
    return all;
}

Result<Items<StoredRecord>> View::load_page(const char* kind, const Page& page) {
    std::int64_t updated = INT64_MAX;
    std::string id;
    if (!page.cursor.empty()) {
        const std::size_t dot = page.cursor.find('.');
        const auto [end, error] = std::from_chars(
            page.cursor.data(), page.cursor.data() + std::min(dot, page.cursor.size()), updated);
        if (dot == std::string::npos || error != std::errc{} || end != page.cursor.data() + dot)
            return refuse(refusals::bad_cursor, "cursor", {{"found", page.cursor}});
        id = page.cursor.substr(dot + 1);
    }
    const std::int64_t limit = std::clamp<std::int64_t>(page.limit, 1, most_of_a_page);
    // The newest of its own and of what all may see, each from its end of the index; once where it
    // is both.
    constexpr const char* of_parties =
        "select r.id, r.kind, r.version, r.body, p.updated from ("
        "select record, updated from (select record, updated from record_party q "
        "where organisation = $1 and kind = $2 and (updated, record) < ($3, $4) and ($5 = '' or "
        "exists (select 1 from record s where s.id = q.record and s.stage = $5)) "
        "order by updated desc, record desc limit $6) mine union "
        "select record, updated from (select record, updated from record_party q "
        "where organisation = '*' and kind = $2 and (updated, record) < ($3, $4) and ($5 = '' or "
        "exists (select 1 from record s where s.id = q.record and s.stage = $5)) "
        "order by updated desc, record desc limit $6) everybodys) p "
        "join record r on r.id = p.record order by p.updated desc, p.record desc limit $6";
    const Rows rows =
        sees_all() ? session_.query(
                         "select id, kind, version, body, updated from record where kind = $1 "
                         "and (updated, id) < ($2, $3) and ($4 = '' or stage = $5) "
                         "order by updated desc, id desc limit $6",
                         kind, updated, id, page.stage, page.stage, limit + 1)
                   : session_.query(of_parties, actor_.organisation, kind, updated, id, page.stage,
                                    limit + 1);
    Items<StoredRecord> result;
    for (const Row& row : rows) {
        if (std::ssize(result.items) == limit) {
            result.next = std::to_string(rows[static_cast<std::size_t>(limit) - 1].integer(4)) +
                          '.' + result.items.back().id;
            break;
        }
        result.items.push_back(stored_record(row));
    }
    return result;
}

bool View::sees_few(const char* kind) {
    constexpr std::int64_t few = 1'000;
    return std::ssize(
               session_.query("select 1 from record_party where kind = $1 and organisation in "
                              "($2, '*') limit $3",
                              kind, actor_.organisation, few)) < few;
}

Result<Items<StoredRecord>> View::load_keyed(const char* kind, const std::string& key,
                                             bool beginning, const Page& page) {
    // The first key after all that begin with this one: no key has a byte above those of UTF-8.
    const std::string end = key + (beginning ? "\xf4\x8f\xbf\xbf" : std::string());
    const std::size_t bar = page.cursor.rfind('|');
    if (!page.cursor.empty() && bar == std::string::npos)
        return refuse(refusals::bad_cursor, "cursor", {{"found", page.cursor}});
    // A cursor before them all, which nobody was given, is the beginning.
    const bool goes_on = !page.cursor.empty() && page.cursor.compare(0, bar, key) >= 0;
    const std::string from = goes_on ? page.cursor.substr(0, bar) : key;
    const std::string after = goes_on ? page.cursor.substr(bar + 1) : "";
    const std::int64_t limit = std::clamp<std::int64_t>(page.limit, 1, most_of_a_page);
    // Who sees many finds some soon among all that bear the key; who sees few looks through those.
    constexpr const char* among_all =
        "select k.record, k.key from record_key k where k.kind = $1 and k.key >= $2 and "
        "k.key <= $3 and (k.key, k.record) > ($2, $4) ";
    constexpr const char* visible =
        "and exists (select 1 from record_party p where p.record = k.record and "
        "p.organisation in ($6, '*')) ";
    constexpr const char* among_few =
        "select k.record, k.key from (select distinct record from record_party where organisation "
        "in ($6, '*') and kind = $1) p cross join record_key k where k.record = p.record and "
        "k.kind = $1 and k.key >= $2 and k.key <= $3 and (k.key, k.record) > ($2, $4) ";
    std::string select = "select r.id, r.kind, r.version, r.body, f.key from (";
    if (sees_all())
        select += among_all;
    else if (sees_few(kind))
        select += among_few;
    else
        select.append(among_all).append(visible);
    select +=
        "order by k.key, k.record limit $5) f join record r on r.id = f.record "
        "order by f.key, f.record";
    const Rows rows =
        sees_all() ? session_.query(select, kind, from, end, after, limit + 1)
                   : session_.query(select, kind, from, end, after, limit + 1, actor_.organisation);
    Items<StoredRecord> result;
    for (const Row& row : rows) {
        if (std::ssize(result.items) == limit) {
            result.next =
                rows[static_cast<std::size_t>(limit) - 1].text(4) + '|' + result.items.back().id;
            break;
        }
        result.items.push_back(stored_record(row));
    }
    return result;
}

std::vector<StoredEvent> View::events(const std::vector<std::string>& streams) {
    std::vector<StoredEvent> events;
    for (const std::string& stream : streams)
        for (const Row& row : session_.query(
                 "select e.stream, e.kind, e.version, e.type, e.body, j.at, j.booking_date, "
                 "j.actor, "
                 "j.organisation, e.journal from event e join journal j on j.number = e.journal "
                 "where e.stream = $1 order by e.version",
                 stream))
            events.push_back({row.text(0), row.text(1), row.integer(2), row.text(3),
                              stored_tree(row.text(4)), Instant{row.integer(5)},
                              stored_date(row.text(6)), row.text(7), row.text(8), row.integer(9)});
    std::ranges::stable_sort(events, {}, &StoredEvent::journal);
    return events;
}

std::string to_string(const PostingPlace& place) {
    return std::to_string(place.journal) + '.' + std::to_string(place.entry) + '.' +
           std::to_string(place.posting);
}

Result<std::optional<PostingPlace>> posting_place(const std::string& cursor) {
    if (cursor.empty()) return std::nullopt;
    PostingPlace place;
    const char* at = cursor.data();
    const char* const end = at + cursor.size();
    for (std::int64_t* part : {&place.journal, &place.entry, &place.posting}) {
        const auto [next, error] = std::from_chars(at, end, *part);
        const bool last = part == &place.posting;
        if (error != std::errc{} || (last ? next != end : next == end || *next != '.'))
            return refuse(refusals::bad_cursor, "cursor", {{"found", cursor}});
        at = next + 1;
    }
    return place;
}

std::vector<StoredPosting> View::postings(const PostingFilter& filter) {
    const std::string date = filter.by == DateKind::value ? "p.value_date" : "p.booking_date";
    const PostingPlace before = filter.before.value_or(PostingPlace{.journal = INT64_MAX});
    std::vector<StoredPosting> postings;
    for (const Row& row : session_.query(
             "select e.id, e.event, e.subject, e.value_date, e.booking_date, e.programme, "
             "e.version, e.rule, "
             "e.zh, e.en, p.book, p.account, p.fen, e.journal, e.ordinal, p.ordinal "
             "from posting p join entry e on e.id = p.entry "
             "where ($1 = '' or p.book = $1) and ($2 = '' or p.account = $2 or p.account like $3) "
             "and ($4 = '' or p.subject = $4) and " +
                 date + " >= $5 and " + date +
                 " <= $6 and (e.journal, e.ordinal, p.ordinal) < ($7, $8, $9) "
                 "order by e.journal desc, e.ordinal desc, p.ordinal desc limit $10",
             filter.book, filter.account, filter.account + ":%", filter.subject,
             filter.from ? to_string(*filter.from) : "", up_to(filter.to), before.journal,
             before.entry, before.posting, filter.limit))
        postings.push_back({{row.integer(13), row.integer(14), row.integer(15)},
                            row.text(0),
                            row.text(1),
                            row.text(2),
                            stored_date(row.text(3)),
                            stored_date(row.text(4)),
                            {row.text(5), row.text(6), row.text(7), row.text(8), row.text(9)},
                            {row.text(10), row.text(11), Money{row.integer(12)}}});
    return postings;
}

std::vector<Balance> View::balances(const std::string& book, Date on, DateKind by) {
    const std::string date = by == DateKind::value ? "value_date" : "booking_date";
    std::vector<Balance> balances;
    for (const Row& row : session_.query(
             "select account, cast(sum(case when fen > 0 then fen else 0 end) as bigint), "
             "cast(sum(case when fen < 0 then -fen else 0 end) as bigint) from posting "
             "where book = $1 and " +
                 date + " <= $2 group by account order by account",
             book, to_string(on)))
        balances.push_back({row.text(0), Money{row.integer(1)}, Money{row.integer(2)}});
    return balances;
}

Money View::balance(const std::string& book, const std::string& account) {
    const Rows rows = session_.query(
        "select cast(coalesce(sum(fen), 0) as bigint) from posting where book = $1 and account = "
        "$2",
        book, account);
    return Money{rows.front().integer(0)};
}

}  // namespace zhirong
