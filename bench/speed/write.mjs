// Writing through the API: repayments, each booked, chained and durable when it is answered. Beside it the same rows
// written by SQLite alone, so many commands to a commit as there are clients; and as many rows of the same size by
// pgbench.
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {in_folder, large_book, load, middle, root, run, say, Server} from './lib.mjs';
import {Postgres} from './postgres.mjs';

const script = fileURLToPath(new URL('repay.lua', import.meta.url));

// A book with the demonstration and `loans` more, and who repays them.
async function prepare(folder, database, loans, clients, ask) {
    await (await Server.start(['--demonstration', '--database', database])).stop();
    await run(large_book, ['fill', database, root, `${loans}`]);
    const ids = await ask("select id from record where kind = 'loan' and stage = 'normal' order by id limit 20000");
    await writeFile(join(folder, 'loans'), ids.trim());
    // Who waits for the disk holds a worker.
    const server = await Server.start(['--demonstration', '--workers', `${clients}`, '--database', database]);
    const cookie = await server.sign_in('bank.officer');
    const {business_date} = JSON.parse(await server.get('/api/v1/health'));
    const repay = (name, connections, seconds) => load({
        url: `http://127.0.0.1:${server.port}/`, connections, seconds, script,
        environment: {LOANS: join(folder, 'loans'), RUN: name, TODAY: business_date, COOKIE: cookie},
    });
    return {server, repay};
}

async function on_sqlite({loans, seconds, rounds, clients}) {
    return in_folder(async (folder) => {
        const file = join(folder, 'zhirong.db');
        const ask = async (sql) => (await run('sqlite3', ['-readonly', file, sql])).stdout;
        const {server, repay} = await prepare(folder, `sqlite:${file}`, loans, clients, ask);
        await repay('warm', clients, 2);
        const runs = [];
        for (let round = 0; round < rounds; ++round) {
            const line = Number(await ask('select max(number) from journal'));
            const api = await repay(`round-${round}`, clients, seconds);
            const raw = JSON.parse((await run(large_book, ['replay', file, `${line}`, `${clients}`, join(folder, 'raw.db')])).stdout);
            runs.push({api, raw, limit: raw.commands / raw.seconds, ratio: api.a_second / (raw.commands / raw.seconds)});
        }
        await server.stop();
        return {clients, loans, ...middle(runs, 'ratio')};
    });
}

// What a command left behind in each table, in the middle.
const sizes_sql = (from, to) => `select json_build_object(
    'commands', (select count(*) from journal where number between ${from + 1} and ${to}),
    'events', (select count(*) from event where journal between ${from + 1} and ${to}),
    'event_bytes', (select avg(length(body))::int from event where journal between ${from + 1} and ${to}),
    'record_bytes', (select avg(length(body))::int from record where updated between ${from + 1} and ${to}),
    'entries', (select count(*) from entry where journal between ${from + 1} and ${to}),
    'entry_bytes', (select avg(length(rule) + length(zh) + length(en))::int from entry where journal between ${from + 1} and ${to}),
    'postings', (select count(*) from posting p join entry e on e.id = p.entry where e.journal between ${from + 1} and ${to}),
    'answer_bytes', (select avg(length(answer))::int from request where journal between ${from + 1} and ${to}))`;

// One transaction of the same rows. `chained`: they queue for one row, as commands do for the end of the chain.
function pgbench_script(sizes, loans, chained) {
    const each = (number) => Math.max(1, Math.round(number / sizes.commands));
    const text = (bytes) => `repeat('x', ${bytes})`;
    const key = "(:client_id)::text || '-' || (:n)::text";
    const lines = [`\\set n random(1, 9000000000000000)`, `\\set loan random(1, ${loans})`, '\\startpipeline', 'begin;'];
    if (chained) lines.push("update chain set number = number + 1, digest = repeat('d', 64) where id = 1;");
    for (let i = 0; i < each(sizes.events); ++i)
        lines.push(`insert into event values (${key}, ${i}, 'loan', :n, ${i}, 'recorded', ${text(sizes.event_bytes)});`);
    lines.push(`update bench_record set version = version + 1, updated = :n, body = ${text(sizes.record_bytes)} ` +
        'where id = (select id from bench_loan where n = :loan);');
    lines.push('update bench_record_party set updated = :n where record = (select id from bench_loan where n = :loan);');
    for (let i = 0; i < each(sizes.entries); ++i)
        lines.push(`insert into entry values (${key} || '-${i}', :n, ${i}, ${key}, ${key}, '2025-01-01', '2025-01-01', '', '', ` +
            `'', ${text(sizes.entry_bytes)}, '');`);
    const postings = Array.from({length: each(sizes.postings)}, (_, i) =>
        `(${key} || '-0', ${i}, (:n)::bigint, 'bank', 'Assets/Loans/' || ${i}, (:n)::bigint, ${key}, '2025-01-01', '2025-01-01')`);
    lines.push('insert into posting (entry, ordinal, journal, book, account, fen, subject, value_date, booking_date) ' +
        `values ${postings.join(', ')};`);
    const book = "'bank-' || (:client_id)::text";
    const accounts = Array.from({length: each(sizes.postings)}, (_, i) => `(${book}, 'Assets/Loans', '${i}')`);
    lines.push(`insert into account values ${accounts.join(', ')} on conflict do nothing;`);
    // Of each account, and of what stands over it.
    const days = Array.from({length: each(sizes.postings)}, (_, i) =>
        [`('${i}', ${book}, '2025-01-01', 'Assets/Loans', 1, 0)`, `('', ${book}, '2025-01-01', 'Assets/Loans/${i}', 1, 0)`]);
    lines.push(`insert into account_day values ${days.flat().join(', ')} on conflict (leaf, book, day, parent) do update set ` +
        'debit = account_day.debit + excluded.debit;');
    lines.push(`insert into request values ('bench', ${key}, repeat('c', 64), 200, ${text(sizes.answer_bytes)}, :n);`);
    lines.push(`insert into journal values (:n, 0, '2025-01-01', 'recordRepayment', 'bench', 'bank', ${key}, ` +
        "repeat('d', 64), repeat('d', 64));");
    return [...lines, 'commit;', '\\endpipeline', ''].join('\n');
}

async function on_postgres({loans, seconds, rounds, clients}) {
    return in_folder(async (folder) => {
        const postgres = await Postgres.start(folder);
        await postgres.ask('postgres', "create database book template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'");
        const ask = (sql) => postgres.ask('book', sql);
        const {server, repay} = await prepare(folder, postgres.url('book'), loans, clients, ask);
        await repay('warm', clients, 2);
        await ask("create table bench_loan as select row_number() over (order by id) as n, id from record where kind = 'loan' " +
            "and stage = 'normal'");
        await ask('create unique index bench_loan_n on bench_loan (n)');
        // What pgbench writes over must not be what is repaid in the next round.
        for (const table of ['record', 'record_party']) {
            await ask(`create table bench_${table} (like ${table} including all)`);
            await ask(`insert into bench_${table} select * from ${table} where kind = 'loan'`);
        }
        await ask('vacuum analyze');
        const end = async () => Number(await ask('select number from chain'));
        const runs = [];
        for (let round = 0; round < rounds; ++round) {
            const before = await end();
            const api = await repay(`round-${round}`, clients, seconds);
            const sizes = JSON.parse(await ask(sizes_sql(before, await end())));
            const free = join(folder, 'free.sql'), chained = join(folder, 'chained.sql');
            await writeFile(free, pgbench_script(sizes, loans, false));
            await writeFile(chained, pgbench_script(sizes, loans, true));
            const limit = await postgres.bench('book', free, {clients, seconds});
            const queued = await postgres.bench('book', chained, {clients, seconds});
            runs.push({api, sizes, limit, queued, ratio: api.a_second / limit, queued_ratio: api.a_second / queued});
        }
        await server.stop();
        await postgres.stop();
        return {clients, loans, ...middle(runs, 'ratio')};
    });
}

export async function measure_writing(options) {
    const sqlite = await on_sqlite(options);
    say('写入 SQLite', `writing on SQLite: ${Math.round(sqlite.api.a_second)}/s, the same rows by hand ` +
        `${Math.round(sqlite.limit)}/s, ${sqlite.ratio.toFixed(2)}`);
    const postgres = await on_postgres(options);
    say('写入 PostgreSQL', `writing on PostgreSQL: ${Math.round(postgres.api.a_second)}/s, pgbench ` +
        `${Math.round(postgres.limit)}/s, ${postgres.ratio.toFixed(2)}; queued ${Math.round(postgres.queued)}/s, ` +
        `${postgres.queued_ratio.toFixed(2)}`);
    return {sqlite, postgres};
}
