// Puts what a run measured between the marks of docs/performance.md, and draws it beside.
import {createRequire} from 'node:module';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const count = (value) => Math.round(value).toLocaleString('en-US');
const short = (value) => (value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : count(value));
const machine = ({on, processors, memory_gib, foreign_load, seconds, rounds}) =>
    `${on}, ${processors} cores, ${memory_gib} GiB${rounds ? `, ${seconds} s each, ${rounds > 1 ? `the middle of ${rounds} runs` : 'one run'}` : ''}${foreign_load > 1 ? `; the machine did other work beside (load ${foreign_load.toFixed(0)})` : ''}.`;

function reading(part) {
    const rows = part.found.map(({en, zh, bytes, connections, api, nginx, ratio, p99_ratio}) =>
        `| ${en} ${zh} | ${count(bytes)} | ${count(connections)} | ${count(api.a_second)} | ${count(nginx.a_second)} | ` +
        `${ratio.toFixed(2)} | ${short(api.p99_ms)} | ${short(nginx.p99_ms)} | ${p99_ratio.toFixed(1)} |`);
    return `${machine(part)} Asked by \`wrk\` with one thread on the same cores; nginx gives a file of the same bytes.

| page | bytes | connections | a second | nginx | ratio | p99, ms | nginx, ms | ratio |
|---|---:|---:|---:|---:|---:|---:|---:|---:|
${rows.join('\n')}
`;
}

function writing(part) {
    const {sqlite, postgres} = part.found;
    return `${machine(part)} ${sqlite.clients} clients repay ${count(sqlite.loans)} loans; each command is booked, chained, kept
under its key and durable before it is answered. On SQLite the limit is the same ${sqlite.raw.rows_a_command.toFixed(0)} rows (${count(sqlite.raw.bytes_a_command)} bytes) of each
command written by SQLite alone, ${sqlite.clients} commands to a commit; on PostgreSQL as many rows of the same size, written by
\`pgbench\` with as many clients, each transaction by itself or queueing for one row as commands do for the end of the chain.

| | commands a second | p99, ms | limit | ratio |
|---|---:|---:|---:|---:|
| SQLite | ${count(sqlite.api.a_second)} | ${short(sqlite.api.p99_ms)} | ${count(sqlite.limit)} | ${sqlite.ratio.toFixed(2)} |
| PostgreSQL | ${count(postgres.api.a_second)} | ${short(postgres.api.p99_ms)} | ${count(postgres.limit)} | ${postgres.ratio.toFixed(2)} |
| PostgreSQL, the limit queueing for one row | | | ${count(postgres.queued)} | ${postgres.queued_ratio.toFixed(2)} |
`;
}

function books(part) {
    const rows = part.found.map((book) =>
        `| ${count(book.loans)} | ${count(book.balances.postings)} | ${count(book.database_mb)} | ${short(book.fill_seconds)} | ` +
        `${short(book.close_seconds.at(-1))} | ${count(book.loans / book.close_seconds.at(-1))} | ` +
        `${count(book.loans / book.fold_seconds)} | ${count(book.loans / book.fold_seconds_on_two_cores)} | ` +
        `${short(book.balances.median_us)}, ${short(book.balances.p99_us)} | ${short(book.serving.ready_seconds)} | ` +
        `${count(book.serving.idle_mb)}, ${count(book.serving.used_mb)} |`);
    const first = part.found[0], last = part.found.at(-1);
    const of_one = (book) => book.close_seconds.at(-1) / book.loans;
    const compared = part.found.find(({others}) => others);
    return `${machine(part)} The close is that of the third day, SQLite.

| loans | postings | MB | drawn in, s | close of a day, s | loans a second | folded alone, a second | on two cores | a balance at a past date, µs: median, 99 % | start, s | memory, MB: idle, used |
|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
${rows.join('\n')}

A loan of ${count(last.loans)} takes ${(of_one(last) / of_one(first)).toFixed(2)} times the close of one of ${count(first.loans)}.
${compared === undefined ? '' : `
The bank's book of ${count(compared.loans)} loans was written for plain-text accounting in ${short(compared.others.export_seconds)} s (${count(compared.others.export_bytes / 1e6)} MB). The balances of all its
${count(compared.others.accounts)} accounts take hledger ${short(compared.others.hledger_seconds)} s, ledger ${short(compared.others.ledger_seconds)} s and the program ${short(compared.others.report_seconds)} s; the three agree.
`}`;
}

function plot(result) {
    const require = createRequire(new URL('../../web/package.json', import.meta.url));
    const echarts = require('echarts');
    const bars = [];
    for (const {en, connections, ratio} of result.reading?.found ?? []) bars.push([`${en}, ${count(connections)} connections / nginx`, ratio]);
    if (result.writing) {
        const {sqlite, postgres} = result.writing.found;
        bars.push(['writing / SQLite alone', sqlite.ratio], ['writing / pgbench', postgres.ratio],
            ['writing / pgbench, queueing', postgres.queued_ratio]);
    }
    bars.reverse();
    const chart = echarts.init(null, null, {renderer: 'svg', ssr: true, width: 900, height: 60 + 34 * bars.length});
    chart.setOption({
        animation: false, backgroundColor: '#fff', grid: {left: 330, right: 60, top: 20, bottom: 30},
        xAxis: {type: 'value', min: 0}, yAxis: {type: 'category', data: bars.map(([name]) => name)},
        series: [{type: 'bar', data: bars.map(([, ratio]) => Number(ratio.toFixed(2))), label: {show: true, position: 'right'},
            markLine: {symbol: 'none', data: [{xAxis: 0.6}], label: {formatter: '0.6'}}}],
    });
    const svg = chart.renderToSVGString();
    chart.dispose(); // its clock would keep the program from ending
    return `${svg}\n`;
}

function between(text, name, content) {
    const begin = `<!-- measured by make bench: ${name} -->`, end = `<!-- end of ${name} -->`;
    const from = text.indexOf(begin), to = text.indexOf(end);
    if (from < 0 || to < from) throw new Error(`docs/performance.md has no place between "${begin}" and "${end}"`);
    return `${text.slice(0, from + begin.length)}\n${content}${text.slice(to)}`;
}

export function write_report(root, result) {
    const file = join(root, 'docs', 'performance.md');
    let text = readFileSync(file, 'utf8');
    for (const [name, write] of Object.entries({reading, writing, books}))
        if (result[name]) text = between(text, name, write(result[name]));
    writeFileSync(file, text);
    writeFileSync(join(root, 'docs', 'images', 'speed.svg'), plot(result));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const root = fileURLToPath(new URL('../../', import.meta.url));
    write_report(root, JSON.parse(readFileSync(join(root, 'docs', 'measured', 'speed.json'), 'utf8')));
}
