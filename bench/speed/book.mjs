// Books of ten thousand to a million loans: filled, closed day by day, asked for balances, exported, served.
import {readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';

import {in_folder, large_book, program, root, run, say, Server} from './lib.mjs';

const bank = 'changsha-bank';
const days_later = (date, days) => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
const json = async (...args) => JSON.parse((await run(large_book, args)).stdout);

async function memory_of(pid) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    const megabytes = (name) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)[1]) / 1024;
    return {now_mb: megabytes('VmRSS'), most_mb: megabytes('VmHWM')};
}

// How long until it answers, and what it holds then and after somebody has looked at lists and pages.
async function serving(database) {
    const server = await Server.start(['--demonstration', '--database', database]);
    const {ready_seconds} = server;
    const idle = await memory_of(server.child.pid);
    const cookie = await server.sign_in('bank.officer');
    for (const path of ['financings?limit=50', 'programmes', 'funds'])
        await server.get(`/api/v1/${path}`, cookie);
    const used = await memory_of(server.child.pid);
    await server.stop();
    return {ready_seconds, idle_mb: idle.now_mb, used_mb: used.now_mb};
}

// The day's balances as hledger and ledger compute them from our export, and as we do.
async function beside_others(folder, database) {
    const out = join(folder, 'books');
    const exported = await run(program, ['export', 'journal', '--book', bank, '--format', 'hledger', '--out', out,
        '--database', database]);
    const file = join(out, `${bank}.journal`);
    const hledger = await run('hledger', ['-f', file, 'balance', '--flat', '-N'], {env: {...process.env, LC_ALL: 'C.UTF-8'}});
    const ledger = await run('ledger', ['-f', file, 'balance', '--flat', '--no-total']);
    const own = await json('report', database, root, bank);
    return {
        export_seconds: exported.seconds, export_bytes: (await stat(file)).size, hledger_seconds: hledger.seconds,
        ledger_seconds: ledger.seconds, report_seconds: own.seconds, accounts: Object.keys(own.accounts).length,
        agree: agreeing(own.accounts, amounts(hledger.stdout)) && agreeing(own.accounts, amounts(ledger.stdout)),
    };
}

// Account and amount of each line, however a program lays them out.
function amounts(report) {
    const found = {};
    for (const line of report.split('\n')) {
        const parts = /(-?[\d,]+(?:\.\d+)?)/.exec(line.replace(/CNY|¥/g, ''));
        const account = /([A-Z]\S*(?::\S+)*)\s*$/.exec(line);
        if (parts && account) found[account[1]] = Number(parts[1].replaceAll(',', '')).toFixed(2);
    }
    return found;
}

const agreeing = (ours, theirs) =>
    Object.keys(ours).length === Object.keys(theirs).length && Object.entries(ours).every(([account, amount]) => theirs[account] === amount);

async function one_book(loans, {compared}) {
    return in_folder(async (folder) => {
        const file = join(folder, 'zhirong.db');
        const database = `sqlite:${file}`;
        const first = await Server.start(['--demonstration', '--database', database]);
        const {business_date} = JSON.parse(await first.get('/api/v1/health'));
        await first.stop();
        const filled = await json('fill', database, root, `${loans}`);
        say(`${loans} 笔贷款已放款`, `loans drawn in ${filled.seconds.toFixed(1)} s`);
        const closings = [];
        for (let day = 1; day <= 3; ++day) {
            const closed = await run(program, ['close-day', '--to', days_later(business_date, day), '--database', database]);
            closings.push(closed.seconds);
            say('日终', `day ${day} closed in ${closed.seconds.toFixed(1)} s`);
        }
        const folded = await json('fold', database, root);
        const balances = await json('balances', database, root, bank);
        say('余额查询', `a balance of ${balances.postings} postings: ${balances.median_us} µs, 99 % within ${balances.p99_us} µs`);
        const others = compared ? await beside_others(folder, database) : undefined;
        if (others) {
            if (!others.agree) throw new Error('hledger, ledger and the program do not agree on the balances');
            say('导出', `hledger ${others.hledger_seconds.toFixed(1)} s, ledger ${others.ledger_seconds.toFixed(1)} s`);
        }
        return {loans, fill_seconds: filled.seconds, close_seconds: closings, ...folded, balances, others,
            database_mb: (await stat(file)).size / 1e6, serving: await serving(database)};
    });
}

// `found`: told after each book of what there is so far; a million loans take half an hour.
export async function measure_books({sizes, compared}, found) {
    const books = [];
    for (const loans of sizes) {
        books.push(await one_book(loans, {compared: loans === compared}));
        found(books);
    }
}
