#include "platform/desk/work.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>
#include <tuple>

#include "core/identifiers/record_id.h"
#include "core/ledger/shape.h"
#include "platform/desk/account_path.h"
#include "platform/desk/date_moved.h"
#include "platform/desk/desk.h"
#include "platform/desk/journal_line.h"
#include "platform/json/json.h"

namespace zhirong {
namespace {

struct Turnover {
    std::int64_t debit = 0, credit = 0;
    void add(Money amount) { (amount.fen > 0 ? debit : credit) += std::abs(amount.fen); }
    void take(Money amount) { (amount.fen > 0 ? debit : credit) -= std::abs(amount.fen); }
};
// In the order of the tables. Without a leaf: of all accounts right under the parent.
struct AccountDay {
    std::string leaf, book;
    Date day;
    std::string parent;
    friend auto operator<=>(const AccountDay&, const AccountDay&) = default;
};
using Turnovers = std::map<AccountDay, Turnover>;

template <class... T>
void append(std::vector<Value>& rows, T&&... values) {
    (rows.push_back(value_of(std::forward<T>(values))), ...);
}

void add_turnovers(Session& session, std::string_view table, const Turnovers& turnovers) {
    std::vector<Value> rows;
    for (const auto& [at, turnover] : turnovers)
        append(rows, at.leaf, at.book, to_string(at.day), at.parent, turnover.debit,
               turnover.credit);
    session.insert(fmt::format("insert into {} (leaf, book, day, parent, debit, credit)", table), 6,
                   rows,
                   fmt::format("on conflict (leaf, book, day, parent) do update set debit = "
                               "{0}.debit + excluded.debit, credit = {0}.credit + excluded.credit",
                               table));
}

// Held by a unit of work that moves the business date itself.
constexpr char moves_date = 0;

}  // namespace

Work::Work(Session& session, const Command& command, Date today, Instant now)
    : View(session, command.actor, today), command_(command), now_(now) {}

void Work::lock(const std::vector<std::string>& ids) {
    for (StoredRecord& record : load_stored({ids.begin(), ids.end()}, true)) {
        std::string id = record.id;
        locked_.emplace(std::move(id), std::move(record));
    }
}

const StoredRecord* Work::locked(const std::string& id) const {
    const auto found = locked_.find(id);
    return found == locked_.end() ? nullptr : &found->second;
}

std::string Work::new_id(std::string_view prefix) {
    return record_id(prefix,
                     command_.actor.user + '\n' + command_.key + '\n' + std::to_string(ids_++));
}

std::optional<StoredRecord> Work::pending(const char* kind, const std::string& id) {
    const auto found = records_.find(id);
    if (found == records_.end() || found->second.kind != kind) return std::nullopt;
    return StoredRecord{id, found->second.kind, found->second.version, found->second.body};
}

void Work::changed(const char* kind, const std::string& id, Told event, Tree body,
                   std::string stage, Names seen_by, Names keys) {
    const std::int64_t version = ++versions_[id];
    bool fresh = version == 1;
    bool listed = !event.routine;
    // A record that is new has none stored yet, whatever an empty one would have.
    if (fresh) seen_by.before = keys.before = {};
    if (const auto earlier = records_.find(id); earlier != records_.end()) {
        seen_by.before = std::move(earlier->second.parties.before);
        keys.before = std::move(earlier->second.keys.before);
        fresh = earlier->second.fresh;
        listed |= earlier->second.listed;
    }
    events_.push_back({kind, id, event.type, version, std::move(event.body)});
    records_[id] = {kind,
                    std::move(stage),
                    version,
                    std::move(body),
                    std::move(seen_by),
                    std::move(keys),
                    fresh,
                    listed};
}

Result<std::monostate> Work::refuse_taken(const std::string& id) {
    if (records_.contains(id) || !session().query("select 1 from record where id = $1", id).empty())
        return refuse(refusals::id_taken, "", {{"found", id}});
    return {};
}

void Work::post(Entry entry) {
    ensure(!events_.empty());  // Money moves because something happened.
    if (entry.empty()) return;
    const Happened& cause = events_.back();
    entries_.push_back({cause.stream + '/' + std::to_string(cause.version), std::move(entry)});
}

void Work::post(std::vector<Entry> entries) {
    for (Entry& entry : entries) post(std::move(entry));
}

void Work::move_business_date(Date to) {
    hold(&moves_date, std::shared_ptr<const void>(std::shared_ptr<void>{}, &moves_date));
    session().execute("update setting set value = $1 where name = 'business_date'", to_string(to));
}

void Work::prepare() {
    if (prepared_) return;
    prepared_ = true;
    for (const Happened& event : events_) event_bodies_.push_back(write_json(event.body));
    for (const auto& [id, record] : records_) record_bodies_.push_back(write_json(record.body));
}

void Work::flush() {
    prepare();  // Others wait for the end of the chain.
    const Row chain =
        session().query_for_update("select kind, number, digest from chain where id = 1").front();
    // From here on nobody else writes: a day that is over by now takes no further line.
    if (held(&moves_date) == nullptr &&
        session().query("select value from setting where name = 'business_date'").front().text(0) !=
            to_string(today()))
        throw DateMoved{};
    journal_ = chain.integer(1) + 1;
    write_events();
    write_records();
    write_entries();

    JournalLine line{journal_,
                     now_,
                     today(),
                     command_.name,
                     command_.actor.user,
                     command_.actor.organisation,
                     command_.key,
                     {},
                     {}};
    for (std::size_t i = 0; i < events_.size(); ++i)
        line.events.push_back({events_[i].stream, events_[i].version, event_bodies_[i]});
    std::int64_t ordinal = 0;
    for (const Posted& posted : entries_)
        line.entries.push_back({entry_id(journal_, ordinal++), posted.event, posted.entry.subject(),
                                posted.entry.value_date(), posted.entry.reason(),
                                posted.entry.postings()});
    const auto kind = parse_digest_kind(chain.text(0));
    ensure(kind.has_value());
    const std::string end = chained_digest(*kind, chain.text(2), canonical(line));
    session().execute_later(
        "insert into journal (number, at, booking_date, command, actor, organisation, request, "
        "previous, digest) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        journal_, now_.milliseconds, to_string(today()), command_.name, command_.actor.user,
        command_.actor.organisation, command_.key, chain.text(2), end);
    session().execute_later("update chain set number = $1, digest = $2 where id = 1", journal_,
                            end);
}

void Work::write_events() {
    std::vector<Value> rows;
    for (std::size_t i = 0; i < events_.size(); ++i)
        append(rows, events_[i].stream, events_[i].version, events_[i].kind, journal_, i,
               events_[i].type, event_bodies_[i]);
    session().insert("insert into event (stream, version, kind, journal, ordinal, type, body)", 7,
                     rows);
}

void Work::write_records() {
    std::vector<Value> listed, others;
    auto body = record_bodies_.begin();
    for (const auto& [id, record] : records_)
        append(record.listed ? listed : others, id, record.kind, record.version, record.stage,
               journal_, *body++);
    const auto write = [&](const std::vector<Value>& rows, std::string_view updated) {
        session().insert("insert into record (id, kind, version, stage, updated, body)", 6, rows,
                         fmt::format("on conflict (id) do update set version = excluded.version, "
                                     "stage = excluded.stage, {}body = excluded.body",
                                     updated));
    };
    write(listed, "updated = excluded.updated, ");
    write(others, "");
    write_parties();
    write_keys();
}

void Work::write_parties() {
    std::vector<Value> rows;
    for (const auto& [id, record] : records_) {
        // Those of earlier days go on seeing it, as it is now.
        if (!record.fresh && record.listed)
            session().execute_later("update record_party set updated = $1 where record = $2",
                                    journal_, id);
        const std::set<std::string> before(record.parties.before.begin(),
                                           record.parties.before.end());
        const std::set<std::string> after(record.parties.after.begin(), record.parties.after.end());
        for (const std::string& organisation : after)
            if (!before.contains(organisation)) {
                ensure(record.listed);  // Verified: its place is that of the record's last change.
                append(rows, id, organisation, record.kind, journal_);
            }
    }
    session().insert("insert into record_party (record, organisation, kind, updated)", 4, rows,
                     "on conflict do nothing");
}

// In the order of the table, so that neighbours are written together.
void Work::write_keys() {
    const auto has = [](const std::vector<std::string>& keys, const std::string& key) {
        return std::ranges::find(keys, key) != keys.end();
    };
    std::set<std::tuple<std::string, std::string, std::string>> fresh;
    for (const auto& [id, record] : records_) {
        for (const std::string& key : record.keys.before)
            if (!has(record.keys.after, key))
                session().execute_later(
                    "delete from record_key where kind = $1 and key = $2 and record = $3",
                    record.kind, key, id);
        for (const std::string& key : record.keys.after)
            if (!has(record.keys.before, key)) fresh.emplace(record.kind, key, id);
    }
    std::vector<Value> rows;
    for (const auto& [kind, key, id] : fresh) append(rows, kind, key, id);
    session().insert("insert into record_key (kind, key, record)", 3, rows,
                     "on conflict do nothing");
}

void Work::write_entries() {
    std::vector<Value> entries, postings, accounts;
    Turnovers days, moved;
    std::int64_t ordinal = 0;
    for (const Posted& posted : entries_) {
        const std::string id = entry_id(journal_, ordinal);
        const Entry& entry = posted.entry;
        const Reason& why = entry.reason();
        append(entries, id, journal_, ordinal, entry.subject(), posted.event,
               to_string(entry.value_date()), to_string(today()), why.programme, why.version,
               why.rule, why.zh, why.en);
        std::int64_t part = 0;
        for (const Posting& posting : entry.postings()) {
            append(postings, id, part++, journal_, posting.book, posting.account,
                   posting.amount.fen, entry.subject(), to_string(entry.value_date()),
                   to_string(today()));
            const AccountPath path = path_of_account(posting.account);
            for (const std::string& leaf : {path.leaf, std::string()}) {
                days[{leaf, posting.book, today(), path.parent}].add(posting.amount);
                if (entry.value_date() == today()) continue;
                moved[{leaf, posting.book, entry.value_date(), path.parent}].add(posting.amount);
                moved[{leaf, posting.book, today(), path.parent}].take(posting.amount);
            }
        }
        ++ordinal;
    }
    std::set<std::array<std::string_view, 3>> named;
    for (const auto& [at, unused] : days)
        if (!at.leaf.empty()) named.insert({at.book, at.parent, at.leaf});
    for (const auto& [book, parent, leaf] : named) append(accounts, book, parent, leaf);
    session().insert(
        "insert into entry (id, journal, ordinal, subject, event, value_date, booking_date, "
        "programme, version, rule, zh, en)",
        12, entries);
    session().insert(
        "insert into posting (entry, ordinal, journal, book, account, fen, subject, value_date, "
        "booking_date)",
        9, postings);
    session().insert("insert into account (book, parent, leaf)", 3, accounts,
                     "on conflict do nothing");
    add_turnovers(session(), "account_day", days);
    add_turnovers(session(), "account_day_moved", moved);
}

}  // namespace zhirong
