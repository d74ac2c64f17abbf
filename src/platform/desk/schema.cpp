#include "platform/desk/schema.h"

#include <fmt/format.h>

#include "base/ensure.h"
#include "platform/desk/account_path.h"
#include "platform/json/json.h"

namespace zhirong {
namespace {

// Records of the kind are found by a text of their body since they bear its key.
void key_by(Session& session, const char* kind, std::string_view prefix,
            std::initializer_list<std::string_view> path) {
    std::vector<Value> rows;
    for (const Row& row :
         session.query("select id, body from record where kind = $1 order by id", kind)) {
        const auto body = parse_json(row.text(1), {.bytes = std::size_t{1} << 28, .depth = 64});
        ensure(body.has_value());
        const Tree* at = &*body;
        for (const std::string_view name : path) {
            at = at->find(name);
            ensure(at != nullptr);
        }
        // A division has firms; a bank or a desk there is a party to what concerns others.
        const Tree* of =
            body->find("details") == nullptr ? nullptr : body->find("details")->find("kind");
        if (std::string_view(kind) == "organisation" && *of->text() != "enterprise") continue;
        rows.push_back(value_of(kind));
        rows.push_back(value_of(std::string(prefix) + *at->text()));
        rows.push_back(value_of(row.text(0)));
    }
    session.insert("insert into record_key (kind, key, record)", 3, rows, "on conflict do nothing");
}

// The days of accounts by leaf and book instead of by book and account, and what was booked right
// under each parent beside them, with an empty leaf.
std::vector<std::string> days_by_leaf(std::string_view table) {
    const std::string leaf = leaf_of_posting, parent = parent_of_posting;
    return {fmt::format("create table {}_by_leaf (leaf text not null, book text not null, "
                        "day text not null, parent text not null, debit bigint not null, "
                        "credit bigint not null, primary key (leaf, book, day, parent)) "
                        "without rowid",
                        table),
            fmt::format("insert into {0}_by_leaf (leaf, book, day, parent, debit, credit) "
                        "select {1} as leaf, book, day, {2} as parent, debit, credit from {0} "
                        "order by 1, 2, 3, 4",
                        table, leaf, parent),
            fmt::format("insert into {0}_by_leaf (leaf, book, day, parent, debit, credit) "
                        "select '', book, day, parent, cast(sum(debit) as bigint), "
                        "cast(sum(credit) as bigint) from {0}_by_leaf group by book, day, parent",
                        table),
            fmt::format("drop table {}", table),
            fmt::format("alter table {0}_by_leaf rename to {0}", table)};
}

std::vector<std::string> joined(std::initializer_list<std::vector<std::string>> parts) {
    std::vector<std::string> all;
    for (const auto& part : parts) all.insert(all.end(), part.begin(), part.end());
    return all;
}

void key_what_stands(Session& session) {
    key_by(session, "organisation", "region:", {"details", "region"});
    key_by(session, "contract", "number:", {"content", "proposal", "contract_number"});
}

}  // namespace

const std::vector<Migration>& desk_migrations() {
    static const std::vector<Migration> migrations{
        {1,
         "the desk",
         {// One line for each command that changed something; digest covers content and
          // predecessor.
          "create table journal (number bigint primary key, at bigint not null, "
          "booking_date text not null, command text not null, actor text not null, "
          "organisation text not null, request text not null, previous text not null, "
          "digest text not null)",
          // The end of the chain: the one row that all writers take last, in the same order.
          "create table chain (id bigint primary key, kind text not null, number bigint not null, "
          "digest text not null)",
          "create table event (stream text not null, version bigint not null, kind text not null, "
          "journal bigint not null, ordinal bigint not null, type text not null, body text not "
          "null, "
          "primary key (stream, version))",
          "create index event_journal on event (journal, ordinal)",
          "create table record (id text primary key, kind text not null, version bigint not null, "
          "stage text not null, updated bigint not null, body text not null)",
          "create index record_kind on record (kind, updated, id)",
          "create table record_party (organisation text not null, kind text not null, "
          "record text not null, primary key (organisation, kind, record))",
          "create table entry (id text primary key, journal bigint not null, ordinal bigint not "
          "null, "
          "subject text not null, event text not null, value_date text not null, "
          "booking_date text not null, programme text not null, version text not null, "
          "rule text not null, zh text not null, en text not null)",
          "create index entry_subject on entry (subject, journal, ordinal)",
          "create index entry_journal on entry (journal, ordinal)",
          // Dates and subject stand here again: balances are sums over this table alone.
          "create table posting (entry text not null, ordinal bigint not null, book text not null, "
          "account text not null, fen bigint not null, subject text not null, "
          "value_date text not null, booking_date text not null, primary key (entry, ordinal))",
          "create index posting_account on posting (book, account, value_date)",
          "create index posting_subject on posting (subject)",
          "create table request (person text not null, key text not null, content text not null, "
          "status bigint not null, answer text not null, journal bigint not null, "
          "primary key (person, key))",
          "create table person (id text primary key, name text not null, organisation text not "
          "null, "
          "roles text not null, password text not null)",
          "create table session (token text primary key, person text not null, expires bigint not "
          "null)",
          "create table setting (name text primary key, value text not null)"}},
        {2,
         "found by more than the id",
         {"create table record_key (kind text not null, key text not null, record text not null, "
          "primary key (kind, key, record))",
          "create index record_key_record on record_key (record)"}},
        {3,
         "lists and keys of a million records",
         {// Beside each party stands the line by which the record changed last: its list is read
          // from the newest down, however many records it sees.
          "create table record_seen (record text not null, organisation text not null, "
          "kind text not null, updated bigint not null, primary key (record, organisation)) "
          "without rowid",
          "insert into record_seen (record, organisation, kind, updated) select p.record, "
          "p.organisation, p.kind, r.updated from record_party p join record r on r.id = p.record "
          "order by p.record, p.organisation",
          "drop table record_party", "alter table record_seen rename to record_party",
          "create index record_party_list on record_party (organisation, kind, updated, record)",
          // A right has ten keys and more: each stands once less.
          "create table record_found (kind text not null, key text not null, record text not null, "
          "primary key (kind, key, record)) without rowid",
          "insert into record_found (kind, key, record) select kind, key, record from record_key "
          "order by kind, key, record",
          "drop table record_key", "alter table record_found rename to record_key",
          "create index record_key_record on record_key (record)"}},
        {4,
         "people who prove who they are",
         {"alter table person add column disabled bigint not null default 0",
          // When, in milliseconds; 0: before this was kept. Given: by another person, so that it
          // must be changed before anything else is done.
          "alter table person add column password_set bigint not null default 0",
          "alter table person add column password_given bigint not null default 0",
          "alter table person add column jurisdiction text not null default ''",
          // The secret of the second factor in base32 (RFC 4648), empty: none; and the last step of
          // 30 seconds whose code was used.
          "alter table person add column factor text not null default ''",
          "alter table person add column factor_step bigint not null default 0",
          "alter table session add column id text not null default ''",
          "alter table session add column started bigint not null default 0",
          "alter table session add column address text not null default ''",
          "alter table session add column agent text not null default ''",
          "create index session_person on session (person)",
          "create table factor_offer (person text primary key, secret text not null, "
          "expires bigint not null)",
          "create table recovery_code (person text not null, digest text not null, "
          "primary key (person, digest))",
          // By what was tried: "user:li.ming", "address:192.0.2.7".
          "create table sign_in_failure (name text primary key, failures bigint not null, "
          "last bigint not null, until bigint not null)",
          "create table api_token (id text primary key, digest text not null unique, "
          "person text not null, name text not null, scopes text not null, "
          "created bigint not null, expires bigint not null, used bigint not null)",
          "create index api_token_person on api_token (person)",
          // Whom an identity provider calls by which name.
          "create table subject (issuer text not null, subject text not null, "
          "person text not null, primary key (issuer, subject))",
          "create index subject_person on subject (person)",
          "create table openid_request (state text primary key, nonce text not null, "
          "verifier text not null, expires bigint not null)",
          "create table reading (id text primary key, at bigint not null, person text not null, "
          "organisation text not null, operation text not null, target text not null, "
          "address text not null, request text not null)",
          "create index reading_at on reading (at, id)",
          "create index reading_person on reading (person, at)"},
         key_what_stands},
        {5,
         "notices",
         {// Where the journal is delivered to, and how far: all before (journal, ordinal) is. Not
          // journaled: a secret must be forgotten with its subscription. The batch is the end of
          // what was begun to be sent. Times in milliseconds, 0: never; lease_by: the dispatcher
          // that is at it until lease_until.
          "create table subscription (id text primary key, organisation text not null, "
          "person text not null, channel text not null, address text not null, "
          "kinds text not null, secret text not null, journal bigint not null, "
          "ordinal bigint not null, batch_journal bigint not null, batch_ordinal bigint not null, "
          "failures bigint not null, failing_since bigint not null, "
          "next_try bigint not null, lease_until bigint not null, lease_by text not null, "
          "state text not null, created bigint not null, last_success bigint not null, "
          "last_problem text not null)",
          "create index subscription_organisation on subscription (organisation, created, id)",
          // The secret address of a person's calendar, by its digest.
          "create table calendar_feed (digest text primary key, person text not null unique, "
          "created bigint not null)"}},
        {6,
         "balances by day",
         {// What was booked to an account on each day, debits and credits apart. A balance is a sum
          // over days, however many postings a day has. verify holds it against the postings.
          "create table account_day (book text not null, account text not null, "
          "day text not null, debit bigint not null, credit bigint not null, "
          "primary key (book, account, day)) without rowid",
          "insert into account_day (book, account, day, debit, credit) "
          "select book, account, booking_date, "
          "cast(sum(case when fen > 0 then fen else 0 end) as bigint), "
          "cast(sum(case when fen < 0 then -fen else 0 end) as bigint) "
          "from posting group by book, account, booking_date",
          // What a value date other than the booking date moves: added on the value date, taken
          // from the booking date. Both together are what was posted by value date.
          "create table account_day_moved (book text not null, account text not null, "
          "day text not null, debit bigint not null, credit bigint not null, "
          "primary key (book, account, day)) without rowid",
          "insert into account_day_moved (book, account, day, debit, credit) "
          "select book, account, day, cast(sum(case when fen > 0 then fen * sign else 0 end) as "
          "bigint), cast(sum(case when fen < 0 then -fen * sign else 0 end) as bigint) from ("
          "select book, account, value_date as day, fen, 1 as sign from posting "
          "where value_date <> booking_date union all "
          "select book, account, booking_date, fen, -1 from posting "
          "where value_date <> booking_date) as moved group by book, account, day"}},
        {7, "accounts by what they name",
         joined({
             {// Every account that was ever posted to. A million loans have four each: the children
              // of one parent are read page by page.
              "create table account (book text not null, parent text not null, "
              "leaf text not null, primary key (book, parent, leaf)) without rowid",
              fmt::format("insert into account (book, parent, leaf) select distinct book, {}, {} "
                          "from posting order by 1, 2, 3",
                          parent_of_posting, leaf_of_posting)},
             // What a night books to a loan then stands together, however many loans there are.
             days_by_leaf("account_day"),
             days_by_leaf("account_day_moved"),
             {// The postings of an account are read from the newest down.
              "alter table posting add column journal bigint not null default 0",
              "update posting set journal = (select journal from entry where entry.id = "
              "posting.entry)",
              "drop index posting_account",
              fmt::format("create index posting_leaf on posting (({}), book, journal)",
                          leaf_of_posting),
              // What every night does to each loan no longer brings it to the top of lists.
              "update record set updated = (select max(journal) from event where stream = "
              "record.id and type not in ('books_brought', 'premium_earned')) where exists "
              "(select 1 from event where stream = record.id and type in ('books_brought', "
              "'premium_earned'))",
              "update record_party set updated = (select updated from record where id = "
              "record_party.record) where exists (select 1 from record where id = "
              "record_party.record and updated <> record_party.updated)"},
         })}};
    return migrations;
}

}  // namespace zhirong
