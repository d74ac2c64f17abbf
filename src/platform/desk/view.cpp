#include "platform/desk/view.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <map>
#include <set>

#include "core/access/scope.h"
#include "core/ledger/account_names.h"
#include "platform/desk/account_path.h"
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
    const Rows rows = [&] {
        if (sees_further(session_, actor_, kind)) return further();
        if (!sees_all())
            return session_.query(of_parties, actor_.organisation, kind, updated, id, page.stage,
                                  limit + 1);
        return session_.query(
            "select id, kind, version, body, updated from record where kind = $1 and "
            "(updated, id) < ($2, $3) and ($4 = '' or stage = $5) "
            "order by updated desc, id desc limit $6",
            kind, updated, id, page.stage, page.stage, limit + 1);
    }();
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

bool View::is_single_account(const std::string& book, const std::string& account) {
    const AccountPath path = path_of_account(account);
    return !session_
                .query("select 1 from account where book = $1 and parent = $2 and leaf = $3", book,
                       path.parent, path.leaf)
                .empty() &&
           session_
               .query(
                   "select 1 from account where book = $1 and (parent = $2 or (parent > $3 and "
                   "parent < $4)) limit 1",
                   book, account, account + ':', account + ';')
               .empty();
}

Items<StoredPosting> View::postings(const PostingFilter& filter) {
    constexpr std::int64_t entries_looked_through = 5'000;
    const PostingPlace before = filter.before.value_or(PostingPlace{.journal = INT64_MAX});
    const std::string date = filter.by == DateKind::value ? "p.value_date" : "p.booking_date";
    Parameters given;
    std::optional<PostingPlace> looked_to;  // where the entries looked through end
    std::string from = "posting p join entry e on e.id = p.entry where ";
    if (!filter.subject.empty()) {
        from += "p.subject = " + given.place(filter.subject) + " and ";
    } else if (!filter.book.empty() && !filter.account.empty() &&
               is_single_account(filter.book, filter.account)) {
        from += fmt::format("{} = {} and p.journal <= {} and ", leaf_of_posting,
                            given.place(path_of_account(filter.account).leaf),
                            given.place(before.journal));
    } else {
        const std::string newest = fmt::format(
            "select * from entry where (journal, ordinal) <= ({}, {}) order by journal desc, "
            "ordinal desc limit {}",
            given.place(before.journal), given.place(before.entry),
            given.place(entries_looked_through));
        from = fmt::format("({}) e join posting p on p.entry = e.id where ", newest);
        const Rows end = session_.query(
            "select journal, ordinal from entry where (journal, ordinal) <= ($1, $2) order by "
            "journal desc, ordinal desc limit 1 offset $3",
            before.journal, before.entry, entries_looked_through - 1);
        if (!end.empty())
            looked_to = PostingPlace{end.front().integer(0), end.front().integer(1), 0};
    }
    if (!filter.book.empty()) from += "p.book = " + given.place(filter.book) + " and ";
    if (!filter.account.empty())
        from += fmt::format("(p.account = {} or p.account like {}) and ",
                            given.place(filter.account), given.place(filter.account + ":%"));
    from += fmt::format(
        "{0} >= {1} and {0} <= {2} and (p.journal, e.ordinal, p.ordinal) < ({3}, "
        "{4}, {5}) order by p.journal desc, e.ordinal desc, p.ordinal desc limit ",
        date, given.place(filter.from ? to_string(*filter.from) : ""),
        given.place(up_to(filter.to)), given.place(before.journal), given.place(before.entry),
        given.place(before.posting));
    from += given.place(filter.limit + 1);
    Items<StoredPosting> found;
    for (const Row& row : session_.query(
             "select e.id, e.event, e.subject, e.value_date, e.booking_date, e.programme, "
             "e.version, e.rule, e.zh, e.en, p.book, p.account, p.fen, p.journal, e.ordinal, "
             "p.ordinal from " +
                 from,
             given.values())) {
        if (std::ssize(found.items) == filter.limit) {
            found.next = to_string(found.items.back().place);
            break;
        }
        found.items.push_back({{row.integer(13), row.integer(14), row.integer(15)},
                               row.text(0),
                               row.text(1),
                               row.text(2),
                               stored_date(row.text(3)),
                               stored_date(row.text(4)),
                               {row.text(5), row.text(6), row.text(7), row.text(8), row.text(9)},
                               {row.text(10), row.text(11), Money{row.integer(12)}}});
    }
    if (!found.next && looked_to) found.next = to_string(*looked_to);
    return found;
}

namespace {

// The tables that hold what was posted by this kind of date.
std::vector<std::string> tables_of_days(DateKind by) {
    if (by == DateKind::booking) return {"account_day"};
    return {"account_day", "account_day_moved"};
}

using Sums = std::map<std::string, Balance>;  // by account

// What `sql` finds of account, debit and credit in each table of days, "{}" in it.
Sums summed(Session& session, DateKind by, std::string_view sql, std::span<const Value> given) {
    Sums sums;
    for (const std::string& table : tables_of_days(by))
        for (const Row& row : session.query(fmt::format(fmt::runtime(sql), table), given))
            sums[row.text(0)] += {"", Money{row.integer(1)}, Money{row.integer(2)}};
    return sums;
}

// In the order of names, without what was booked by then and takes effect later.
std::vector<Balance> listed(Sums sums) {
    std::vector<Balance> balances;
    for (auto& [account, balance] : sums) {
        if (balance.debit == Money{} && balance.credit == Money{}) continue;
        balance.account = account;
        balances.push_back(std::move(balance));
    }
    return balances;
}

// Of single accounts of the book $1 up to the day $2.
constexpr std::string_view sums_of_leaves =
    "select a.parent || ':' || a.leaf, cast(sum(d.debit) as bigint), cast(sum(d.credit) as bigint) "
    "from account a join {} d on d.leaf = a.leaf and d.book = a.book and d.parent = a.parent where "
    "a.book = $1 and d.day <= $2 ";

}  // namespace

std::vector<Balance> View::balances(const std::string& book, Date on, DateKind by) {
    return listed(summed(session_, by, std::string(sums_of_leaves) + "group by a.parent, a.leaf",
                         std::array{value_of(book), value_of(to_string(on))}));
}

std::vector<Balance> View::parents(const std::string& book, Date on, DateKind by) {
    return listed(summed(session_, by,
                         "select parent, cast(sum(debit) as bigint), cast(sum(credit) as bigint) "
                         "from {} where leaf = '' and book = $1 and day <= $2 group by parent",
                         std::array{value_of(book), value_of(to_string(on))}));
}

AccountLevel View::accounts_under(const LevelQuery& query) {
    AccountLevel level{.lines = {}, .total = {query.parent, {}, {}}, .next = {}};
    const std::string under = query.parent.empty() ? "" : query.parent + ':';
    Sums groups;
    for (const Balance& each : parents(query.book, query.on, query.by)) {
        const bool itself = each.account == query.parent;
        if (!itself && !each.account.starts_with(under)) continue;
        level.total += each;
        if (itself) continue;
        const std::string_view rest = std::string_view(each.account).substr(under.size());
        if (rest.starts_with(query.beginning))
            groups[under + std::string(rest.substr(0, rest.find(':')))] += each;
    }
    Sums leaves;
    if (!query.parent.empty()) {
        // Their names first: the page is the same whatever was posted up to the day.
        const Rows names = session_.query(
            "select leaf from account where book = $1 and parent = $2 and leaf > $3 and leaf >= $4 "
            "and leaf < $5 order by leaf limit $6",
            query.book, query.parent, query.after, query.beginning, query.beginning + '~',
            query.limit + 1);
        const auto shown = std::min<std::size_t>(names.size(), query.limit);
        if (shown < names.size()) level.next = names[shown - 1].text(0);
        if (shown > 0)
            leaves = summed(session_, query.by,
                            std::string(sums_of_leaves) +
                                "and a.parent = $3 and a.leaf >= $4 and a.leaf <= $5 "
                                "group by a.parent, a.leaf",
                            std::array{value_of(query.book), value_of(to_string(query.on)),
                                       value_of(query.parent), names.front().value(0),
                                       names[shown - 1].value(0)});
    }
    if (query.after.empty())
        for (Balance& group : listed(std::move(groups)))
            level.lines.push_back({std::move(group), true});
    for (Balance& leaf : listed(std::move(leaves))) level.lines.push_back({std::move(leaf), false});
    std::ranges::stable_sort(level.lines, {}, [](const AccountLevel::Line& line) {
        const std::string_view account = line.balance.account;
        return std::pair{std::ranges::find(account_roots, account), account};
    });
    return level;
}

std::vector<TurnoverOfDay> View::turnovers(const std::string& book, const std::string& account) {
    const AccountPath path = path_of_account(account);
    std::vector<TurnoverOfDay> turnovers;
    for (const Row& row : session_.query(
             "select day, cast(sum(debit) as bigint), cast(sum(credit) as bigint) from ("
             "select day, debit, credit from account_day where leaf = $1 and book = $2 and parent "
             "= $3 union all select day, debit, credit from account_day_moved where leaf = $1 and "
             "book = $2 and parent = $3) as days group by day order by day",
             path.leaf, book, path.parent))
        if (row.integer(1) != 0 || row.integer(2) != 0)
            turnovers.push_back(
                {stored_date(row.text(0)), Money{row.integer(1)}, Money{row.integer(2)}});
    return turnovers;
}

Money View::balance(const std::string& book, const std::string& account, std::optional<Date> on) {
    const AccountPath path = path_of_account(account);
    const Rows rows = session_.query(
        "select cast(coalesce(sum(net), 0) as bigint) from ("
        "select debit - credit as net from account_day where leaf = $1 and book = $2 and parent = "
        "$3 and day <= $4 union all "
        "select debit - credit from account_day_moved where leaf = $1 and book = $2 and parent = "
        "$3 and day <= $4) as turnover",
        path.leaf, book, path.parent, up_to(on));
    return Money{rows.front().integer(0)};
}

}  // namespace zhirong
