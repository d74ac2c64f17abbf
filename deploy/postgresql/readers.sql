-- Row-level security for whoever reads the database beside the program: a bank's own reporting, an
-- office's statistics. Run once by the owner of the tables, after the server has made them:
--     psql --dbname zhirong --file readers.sql
-- The program itself connects as the owner, whom the policies do not bind: it decides by person, and
-- a command must see records that its sender does not. Everybody else gets what is granted here and
-- no more, whatever query they write.
-- Then, for each reader:
--     create role changsha_bank_reports login password '…';
--     grant zhirong_reader to changsha_bank_reports;
--     insert into reader (role, organisation) values ('changsha_bank_reports', 'changsha-bank');
create role zhirong_reader nologin;
create table reader (role text primary key, organisation text not null);

create function zhirong_own_organisation() returns text language sql stable security definer set search_path = public, pg_temp as 'select organisation from reader where role = session_user::text or role = current_setting(''role'', true)';

alter table record enable row level security;
alter table record_party enable row level security;
alter table record_key enable row level security;
alter table event enable row level security;
alter table entry enable row level security;
alter table posting enable row level security;
alter table account enable row level security;
alter table account_day enable row level security;
alter table account_day_moved enable row level security;
alter table journal enable row level security;
alter table request enable row level security;
alter table person enable row level security;
alter table session enable row level security;
alter table api_token enable row level security;
alter table recovery_code enable row level security;
alter table subject enable row level security;
alter table reading enable row level security;
alter table subscription enable row level security;
alter table calendar_feed enable row level security;

create policy own_parties on record_party for select to zhirong_reader using (organisation in (zhirong_own_organisation(), '*'));
create policy own_records on record for select to zhirong_reader using (exists (select 1 from record_party p where p.record = record.id));
create policy own_keys on record_key for select to zhirong_reader using (exists (select 1 from record_party p where p.record = record_key.record));
create policy own_events on event for select to zhirong_reader using (exists (select 1 from record_party p where p.record = event.stream));
create policy own_postings on posting for select to zhirong_reader using (book = zhirong_own_organisation());
create policy own_accounts on account for select to zhirong_reader using (book = zhirong_own_organisation());
create policy own_days on account_day for select to zhirong_reader using (book = zhirong_own_organisation());
create policy own_days_moved on account_day_moved for select to zhirong_reader using (book = zhirong_own_organisation());
create policy own_entries on entry for select to zhirong_reader using (exists (select 1 from posting p where p.entry = entry.id));

-- Of people, sessions, tokens, answers, readings, subscriptions and feeds nothing is granted.
grant select on record, record_party, record_key, event, entry, posting, account, account_day, account_day_moved, setting, chain to zhirong_reader;
