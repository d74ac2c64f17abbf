// Puts what a run measured between the marks of docs/operations.md.
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const seconds = (value) => (value < 10 ? value.toFixed(2) : value.toFixed(1));
const count = (value) => value.toLocaleString('en-US');
const megabytes = (value) => (value / 1e6).toFixed(1);

export function table(result) {
    const rows = result.events.map((event) =>
        `| ${event.en} ${event.zh} | ${seconds(event.outage_seconds)} | ${seconds(event.longest_wait_seconds)} | ` +
        `${count(event.retryable)} | ${count(event.refused_by_the_dead)} | ${count(event.unclear)} | ` +
        `${count(Math.round(event.acknowledged / event.seconds))} |`);
    const {backup, verify} = result;
    const codes = Object.entries(result.codes).map(([code, times]) => `\`${code}\` ${count(times)}`).join(', ') || 'none';
    return `${result.clients} clients on ${result.servers} servers, all on one machine with ${result.processors} cores and ${result.memory_gib} GiB, ttl ${result.ttl_seconds} s; seconds.${
        result.foreign_load > 1 ? ` The machine did other work beside (load average ${result.foreign_load.toFixed(0)}).` : ''}

| what happens | no write acknowledged for | longest wait of a command | told to retry | refused by a dead server | unclear answers | commands a second over the event |
|---|---:|---:|---:|---:|---:|---:|
${rows.join('\n')}

Of ${count(result.acknowledged)} acknowledged commands ${count(result.lost)} were lost and ${count(result.answered_otherwise)} answered otherwise when they were sent again
under their keys; ${count(result.unasked)} were found that nobody had asked for. What clients were told while they had to wait: ${codes}.
\`zhirong verify\` of the ${count(verify.journal_lines)} lines afterwards: whole, ${seconds(verify.seconds)} s, the same end of the chain on a standby.

| backup and restore, while the load went on | |
|---|---:|
| full backup, s | ${seconds(backup.full_seconds)} |
| incremental backup, s | ${seconds(backup.incr_seconds)} |
| database, MB | ${megabytes(backup.database_bytes)} |
| in the repository: full, incremental, MB | ${megabytes(backup.full_bytes)}, ${megabytes(backup.incr_bytes)} |
| restored to a moment between two commands and writing again, s | ${seconds(backup.restore_seconds)} |
| all three hosts lost: a new cluster of three restored to that moment, in step, s | ${seconds(backup.new_cluster_seconds)} |
| commands acknowledged before the moment; of these missing | ${count(backup.before_moment)}; ${count(backup.missing)} |
| acknowledged after the moment; of these there | ${count(backup.after_moment)}; ${count(backup.too_many)} |
| lines of the restored book, which \`zhirong verify\` found whole | ${count(backup.verify.journal_lines)} |
`;
}

// What a country has, and what its largest province may have of it; assumptions but for the records' bytes.
const nation = {firms: 60e6, trademarks: 46e6, patents: 5e6, provinces: 31, largest_share: 0.2, banks_a_province: 100};
const officers_a_bank = 20;
const commands_a_minute = 1;
const loans_a_province = 20_000;

export function sizing(result) {
    const {sizes, events} = result;
    const gigabytes = (bytes) => (bytes / 1e9).toFixed(1);
    const per = (name, number, bytes) => [name, number, bytes, number * bytes];
    const rows = [
        per('firms 企业', nation.firms, sizes.bytes_a_firm),
        per('trademarks 商标, taken as large as a patent', nation.trademarks, sizes.bytes_a_right),
        per('patents 专利', nation.patents, sizes.bytes_a_right),
        per(`loans a year, ${count(loans_a_province)} a province, taken as large as the first loan's story`,
            loans_a_province * nation.provinces, sizes.bytes_a_loan),
    ];
    const all = rows.reduce((sum, row) => sum + row[3], 0);
    const line = ([name, number, bytes, whole]) =>
        `| ${name} | ${count(number)} | ${count(Math.round(bytes))} | ${gigabytes(whole)} | ` +
        `${gigabytes(whole / nation.provinces)} | ${gigabytes(whole * nation.largest_share)} |`;
    const a_second = nation.banks_a_province * officers_a_bank * commands_a_minute / 60;
    const quiet = events.find(({name}) => name === 'none');
    return `| | records in the country | bytes each | GB in the country | in a province on average | in one with ${nation.largest_share * 100} % of all |
|---|---:|---:|---:|---:|---:|
${rows.map(line).join('\n')}
| all | | | ${gigabytes(all)} | ${gigabytes(all / nation.provinces)} | ${gigabytes(all * nation.largest_share)} |

Bytes are what PostgreSQL's files grew by for ${count(sizes.rights)} imported rights (${count(Math.round(sizes.rights_a_second))} a second) and ${count(sizes.firms)} registered firms, each with journal line, event,
record, keys, indexes and the answer kept under its key; a loan is the SQLite book of \`zhirong demo\` (${count(sizes.loan_lines)} journal lines: every day's close of one
loan from the application to the sale of the pledge, and all that it needs). A command of the load took ${count(Math.round(sizes.bytes_a_command))} bytes.

${nation.banks_a_province} banks of ${officers_a_bank} officers who each send ${commands_a_minute} command a minute are ${a_second.toFixed(0)} commands a second in a province and ${(a_second * nation.provinces).toFixed(0)} in the country. The cluster of the trial,
three databases, three servers and the clients on ${result.processors} shared cores, wrote ${(quiet.acknowledged / quiet.seconds).toFixed(0)} a second.
`;
}

function between(text, begin, end, content) {
    const from = text.indexOf(begin);
    const to = text.indexOf(end);
    if (from < 0 || to < from) throw new Error(`docs/operations.md has no place between "${begin}" and "${end}"`);
    return `${text.slice(0, from + begin.length)}\n${content}${text.slice(to)}`;
}

export function write_report(root, result) {
    const file = join(root, 'docs', 'operations.md');
    let text = readFileSync(file, 'utf8');
    text = between(text, '<!-- measured by make ha -->', '<!-- end of what make ha measured -->', table(result));
    text = between(text, '<!-- sized by make ha -->', '<!-- end of what make ha sized -->', sizing(result));
    writeFileSync(file, text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const root = fileURLToPath(new URL('../../', import.meta.url));
    write_report(root, JSON.parse(readFileSync(join(root, 'docs', 'measured', 'high-availability.json'), 'utf8')));
}
