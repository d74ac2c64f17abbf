// node bench/speed/speed.mjs: the server beside the limits of the machine it runs on. What was found goes to
// docs/measured/speed.json and from there into docs/performance.md. QUICK=1: small and short, nothing is written.
// ONLY=reading,writing,books: these parts alone; what the others found last stays. SECONDS=10 ROUNDS=3: of each load.
// LOANS=10000,100000,1000000: of the books.
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {cpus, loadavg, totalmem} from 'node:os';
import {join} from 'node:path';

import {measure_books} from './book.mjs';
import {root} from './lib.mjs';
import {measure_reading} from './read.mjs';
import {write_report} from './report.mjs';
import {measure_writing} from './write.mjs';

const quick = process.env.QUICK === '1';
const only = process.env.ONLY?.split(',');
const file = join(root, 'docs', 'measured', 'speed.json');
const seconds = Number(process.env.SECONDS ?? (quick ? 2 : 10));
const rounds = Number(process.env.ROUNDS ?? (quick ? 1 : 3));

const result = !quick && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};

async function measure(name, told, run) {
    if (only && !only.includes(name)) return;
    const about = {
        on: new Date().toISOString().slice(0, 10), processors: cpus().length, memory_gib: Math.round(totalmem() / 2 ** 30),
        foreign_load: loadavg()[0], ...told,
    };
    await run((found) => {
        if (quick) return;
        result[name] = {...about, found};
        writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
        write_report(root, result);
    });
}

await measure('reading', {seconds, rounds}, async (found) => found(await measure_reading({seconds, rounds})));
await measure('writing', {seconds, rounds}, async (found) =>
    found(await measure_writing({loans: quick ? 500 : 20_000, seconds, rounds, clients: 64})));
await measure('books', {}, (found) =>
    measure_books(quick ? {sizes: [500, 1_000], compared: 500}
        : {sizes: (process.env.LOANS ?? '10000,100000,1000000').split(',').map(Number), compared: 10_000}, found));
