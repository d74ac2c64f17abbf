#include "platform/desk/schema.h"

namespace zhirong {

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
          "create index record_key_record on record_key (record)"}}};
    return migrations;
}

}  // namespace zhirong
