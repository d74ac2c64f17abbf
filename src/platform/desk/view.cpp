#include "platform/desk/view.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <set>

#include "core/access/scope.h"
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

// Values of a statement that is put together from parts.
class Parameters {
public:
    // "$3" for the third value.
    template <class T>
    std::string place(T&& value) {
        values_.push_back(value_of(std::forward<T>(value)));
        return '$' + std::to_string(values_.size());
    }
    std::span<const Value> values() const { return values_; }

private:
    std::vector<Value> values_;
};

// Whether the person sees the record `record` (an expression) though no party to it: because a
// party is a firm of the person's jurisdiction, or has agreed that the person's organisation sees
// records of the kind, up to a day that has not passed. The keys are those of the records
// "organisation" and "consent".
std::string further_sight(const std::string& record, const char* kind, const Actor& actor,
                          Date today, Parameters& given) {
    const std::string sees = given.place("sees|" + actor.organisation + '|');
    const std::string of_kind = given.place('|' + std::string(kind) + '|');
    const std::string on = given.place(to_string(today));
    std::string sight =
        "(exists (select 1 from record_party p join record_key k on k.kind = 'consent' and k.key "
        ">= " +
        sees + " || p.organisation || " + of_kind + " || " + on + " and k.key < " + sees +
        " || p.organisation || " + of_kind + " || '~' where p.record = " + record + ')';
    if (sees_jurisdiction(actor, kind)) {
        const std::string from = given.place("region:" + actor.jurisdiction);
        const std::string to = given.place("region:" + actor.jurisdiction + '~');
        sight +=
            " or exists (select 1 from record_party p join record_key k on k.record = "
            "p.organisation and k.kind = 'organisation' and k.key >= " +
            from + " and k.key < " + to + " where p.record = " + record + ')';
    }
    return sight + ')';
}

// Whether there may be such records at all.
bool sees_further(Session& session, const Actor& actor, const char* kind) {
    if (scope_of(actor) == Scope::everything) return false;
    if (sees_jurisdiction(actor, kind)) return true;
    const std::string sees = "sees|" + actor.organisation + '|';
    return !session
                .query(
                    "select 1 from record_key where kind = 'consent' and key >= $1 and key < $2 "
                    "limit 1",
                    sees, sees + '~')
                .empty();
}

// Dates are text here; one after every date that can be written.
constexpr const char* end_of_time = "9999-12-31";

constexpr std::int64_t most_of_a_page = 500;

// Organisations are registered once and then read by every command: nobody needs to wait.
constexpr std::string_view never_changes = "organisation";

std::string up_to(const std::optional<Date>& date) { return date ? to_string(*date) : end_of_time; }

}  // namespace

View::View(Session& session, Actor actor, Date today)
    : session_(session), actor_(std::move(actor)), today_(today) {}

bool View::sees_all() const { return scope_of(actor_) == Scope::everything; }

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
    const StoredRecord* held = locked(id);
    std::optional<StoredRecord> found;
    if (held != nullptr) {
        if (held->kind == kind) found = *held;
    } else {
        const Rows rows = locks() && kind != never_changes
                              ? session_.query_for_update(select, id, kind)
                              : session_.query(select, id, kind);
        if (!rows.empty()) found = stored_record(rows.front());
    }
    const auto sees = [&] {
        if (!as_party || sees_all()) return true;
        constexpr const char* of_parties =
            "select 1 from record_party where organisation in ($1, '*') and kind = $2 and record = "
            "$3";
        if (!session_.query(of_parties, actor_.organisation, kind, id).empty()) return true;
        if (!sees_further(session_, actor_, kind)) return false;
        Parameters given;
        const std::string record = given.place(id);
        const std::string sight = further_sight(record, kind, actor_, today_, given);
        return !session_.query("select 1 where " + sight, given.values()).empty();
    };
    const bool visible = found && sees();
    if (!visible) return refuse(refusals::not_found, "id", {{"found", id}});
    return *std::move(found);
}

std::vector<StoredRecord> View::load_all(const char* kind, const std::vector<std::string>& ids) {
    std::vector<StoredRecord> all;
    std::set<std::string> asked;
    for (const std::string& id : std::set<std::string>(ids.begin(), ids.end())) {
        if (auto changed = pending(kind, id))
            all.push_back(*std::move(changed));
        else if (const StoredRecord* held = locked(id); held == nullptr)
            asked.insert(id);
        else if (held->kind == kind)
            all.push_back(*held);
    }
    for (StoredRecord& record : load_stored(asked, locks() && kind != never_changes))
        if (record.kind == kind) all.push_back(std::move(record));
    return all;
}

std::vector<StoredRecord> View::load_stored(const std::set<std::string>& ids, bool held) {
    constexpr std::size_t ids_a_statement = 512;
    const std::vector<std::string> asked(ids.begin(), ids.end());
    std::vector<StoredRecord> all;
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
        sql += ')';
        if (held) sql.append(" and kind <> '").append(never_changes).append("'");
        sql += " order by id";
        const std::span<const Value> given(values);
        for (const Row& row :
             held ? session_.query_for_update(sql, given) : session_.query(sql, given))
            all.push_back(stored_record(row));
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
    const auto further = [&] {
        Parameters given;
        const std::string of_kind = given.place(kind);
        const std::string before = given.place(updated) + ", " + given.place(id);
        const std::string stage = given.place(page.stage);
        const std::string own = given.place(actor_.organisation);
        std::string sql =
            "select r.id, r.kind, r.version, r.body, r.updated from record r where r.kind = " +
            of_kind + " and (r.updated, r.id) < (" + before + ") and (" + stage +
            " = '' or r.stage = " + stage +
            ") and (exists (select 1 from record_party p where p.record = r.id and "
            "p.organisation in (" +
            own + ", '*')) or " + further_sight("r.id", kind, actor_, today_, given) +
            ") order by r.updated desc, r.id desc limit ";
        sql += given.place(limit + 1);
        return session_.query(sql, given.values());
    };
    const Rows rows =
        sees_further(session_, actor_, kind) ? further()
        : sees_all()                         ? session_.query(
                           "select id, kind, version, body, updated from record where kind = $1 "
                                                   "and (updated, id) < ($2, $3) and ($4 = '' or stage = $5) "
                                                   "order by updated desc, id desc limit $6",
                           kind, updated, id, page.stage, page.stage, limit + 1)
                     : session_.query(of_parties, actor_.organisation, kind, updated, id,
                                      page.stage, limit + 1);
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
    Parameters given;
    given.place(kind);
    given.place(from);
    given.place(end);
    given.place(after);
    given.place(limit + 1);
    if (!sees_all()) given.place(actor_.organisation);
    if (sees_all())
        select += among_all;
    else if (sees_further(session_, actor_, kind))
        select.append(among_all)
            .append(
                "and (exists (select 1 from record_party p where p.record = k.record and "
                "p.organisation in ($6, '*')) or ")
            .append(further_sight("k.record", kind, actor_, today_, given))
            .append(") ");
    else if (sees_few(kind))
        select += among_few;
    else
        select.append(among_all).append(visible);
    select +=
        "order by k.key, k.record limit $5) f join record r on r.id = f.record "
        "order by f.key, f.record";
    const Rows rows = session_.query(select, given.values());
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
    // Each in the order of its key, which no union of both would keep.
    const auto turnovers = [&](const std::string& table) {
        std::vector<Balance> found;
        for (const Row& row : session_.query(
                 "select account, cast(sum(debit) as bigint), cast(sum(credit) as bigint) from " +
                     table + " where book = $1 and day <= $2 group by account order by account",
                 book, to_string(on)))
            found.push_back({row.text(0), Money{row.integer(1)}, Money{row.integer(2)}});
        return found;
    };
    std::vector<Balance> balances = turnovers("account_day");
    if (by == DateKind::value)
        for (Balance& moved : turnovers("account_day_moved")) {
            const auto at =
                std::ranges::lower_bound(balances, moved.account, {}, &Balance::account);
            if (at != balances.end() && at->account == moved.account) {
                at->debit += moved.debit;
                at->credit += moved.credit;
            } else {
                balances.insert(at, std::move(moved));
            }
        }
    // What was booked by then and takes effect later.
    std::erase_if(balances, [](const Balance& each) {
        return each.debit == Money{} && each.credit == Money{};
    });
    return balances;
}

Money View::balance(const std::string& book, const std::string& account, std::optional<Date> on) {
    const Rows rows = session_.query(
        "select cast(coalesce(sum(net), 0) as bigint) from ("
        "select debit - credit as net from account_day where book = $1 and account = $2 and day <= "
        "$3 union all "
        "select debit - credit from account_day_moved where book = $1 and account = $2 and day <= "
        "$3) as turnover",
        book, account, up_to(on));
    return Money{rows.front().integer(0)};
}

}  // namespace zhirong
