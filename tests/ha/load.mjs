// Clients that write through the API of several servers, each command under a key of its own that it keeps until it
// has an answer, as a bank's system would; and a record of everything they were told.
import {Agent, request} from 'node:http';
import {performance} from 'node:perf_hooks';

import {pause} from '../../deploy/ha/cluster.mjs';

const password = 'zhirong-demo';
// Of the demonstration: a firm with a right that no pledge holds, the bank, the borrower of a loan that runs, and who
// sees everything.
const firm = 'bio';
const right = 'RT2020116789018';
const bank_officer = 'bank.officer';
const bank = 'changsha-bank';
const borrower = 'yuelu-optics';
const auditor = 'auditor';

// What says: nothing was done, or it is not known; send it again under the same key.
const retryable = new Set(['store.unavailable', 'store.busy', 'store.unknown_outcome', 'http.busy']);
// Longer than any time limit of the servers' own.
const patience_milliseconds = 60_000;
const pause_before_retry = 100;

export class Unreachable extends Error {}

export function send(port, {method = 'GET', path, cookie, body, key}, agent) {
    return new Promise((resolve, reject) => {
        const text = body === undefined ? undefined : JSON.stringify(body);
        const headers = {
            ...(cookie ? {Cookie: cookie} : {}),
            ...(text === undefined ? {} : {'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text)}),
            ...(key ? {'Idempotency-Key': key} : {}),
        };
        const asked = request({host: '127.0.0.1', port, method, path, headers, agent, timeout: patience_milliseconds},
            (answer) => {
                const parts = [];
                answer.on('data', (part) => parts.push(part));
                answer.on('error', (failure) => reject(new Unreachable(failure.code ?? failure.message)));
                answer.on('end', () => resolve({
                    status: answer.statusCode,
                    headers: answer.headers,
                    text: Buffer.concat(parts).toString('utf8'),
                }));
            });
        asked.on('timeout', () => asked.destroy(new Error('NO_ANSWER')));
        asked.on('error', (failure) => reject(new Unreachable(failure.code ?? failure.message)));
        asked.end(text);
    });
}

function parsed({status, text}, what) {
    if (status !== 200 && status !== 201) throw new Error(`${what}: ${status} ${text}`);
    return JSON.parse(text);
}

export class Book {
    // Signs in at one server; sessions lie in the database and hold at all.
    static async open(port) {
        const book = new Book();
        book.cookies = {};
        for (const user of [firm, bank_officer, auditor]) {
            const answer = await send(port, {method: 'POST', path: '/api/v1/session', body: {user, password}});
            parsed(answer, `sign in as ${user}`);
            book.cookies[user] = answer.headers['set-cookie'][0].split(';')[0];
        }
        book.today = (await book.get(port, '/api/v1/health')).business_date;
        book.fund = (await book.get(port, '/api/v1/funds')).items[0].id;
        book.before = await book.financings(port);
        for (const id of book.before) {
            const page = await book.get(port, `/api/v1/financings/${id}`);
            if (page.financing.applicant.id === borrower) book.loan = page.loan?.id;
        }
        if (!book.loan) throw new Error(`the demonstration has no loan of ${borrower}`);
        book.repaid_before = await book.repayments(port);
        return book;
    }
    async get(port, path, user = auditor) {
        return parsed(await send(port, {path, cookie: this.cookies[user]}), path);
    }
    async financings(port) {
        const ids = new Set();
        for (let cursor = ''; cursor !== null;) {
            const page = await this.get(port, `/api/v1/financings?limit=500${cursor}`);
            for (const {id} of page.items) {
                if (ids.has(id)) throw new Error(`${id} is listed twice`);
                ids.add(id);
            }
            cursor = page.next ? `&cursor=${page.next}` : null;
        }
        return ids;
    }
    // How often each amount was repaid.
    async repayments(port) {
        const times = new Map();
        const {events} = await this.get(port, `/api/v1/loans/${this.loan}/state`);
        for (const {happening} of events)
            if (happening.type === 'loan.repaid') times.set(happening.amount, (times.get(happening.amount) ?? 0) + 1);
        return times;
    }
    application(key, number) {
        return {
            kind: 'application', user: firm, path: '/api/v1/financings', key: `${key}-apply`,
            body: {
                bank, appraiser: 'hunan-appraisal', fund: this.fund, amount: `${10_000 + number}.37`, tenor_months: 12,
                purpose: `purpose of ${key}`, rights: [right],
            },
        };
    }
    acceptance(key, financing) {
        return {
            kind: 'acceptance', user: bank_officer, path: `/api/v1/financings/${financing}/acceptance`,
            key: `${key}-accept`, body: {note: `accepted for ${key}`},
        };
    }
    // `fen` tells repayments from each other.
    repayment(key, fen) {
        const amount = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
        return {
            kind: 'repayment', user: bank_officer, path: `/api/v1/loans/${this.loan}/repayments`, key: `${key}-repay`,
            amount, body: {amount, date: this.today, reference: `voucher of ${key}`},
        };
    }
}

export class Load {
    // `servers` are {port, down}; `down` is true while the trial holds one dead.
    constructor(book, servers, clients) {
        this.book = book;
        this.servers = servers;
        this.acknowledged = [];  // {key, path, user, body, status, text, asked, at} of every command
        this.unclear = [];
        this.counts = {retryable: 0, refused_by_the_dead: 0};
        this.codes = new Map();
        this.fen = 0;
        this.stopping = false;
        this.gate = null;
        this.resting = 0;
        this.clients = Array.from({length: clients}, (_, client) => this.run(client).catch((failure) => (this.failure ??= failure)));
    }
    // Every client rests between two commands; what is under way is answered first.
    async rest() {
        this.gate = {};
        this.gate.opened = new Promise((resolve) => (this.gate.open = resolve));
        while (this.resting < this.clients.length) {
            this.check();
            await pause(1);
        }
    }
    go_on() {
        this.gate.open();
        this.gate = null;
    }
    async stop() {
        this.stopping = true;
        await Promise.all(this.clients);
        this.check();
    }
    // A command that was refused is a fault of the trial or of the program: there is no use in going on.
    check() {
        if (this.failure) throw this.failure;
    }
    async run(client) {
        const agent = new Agent({keepAlive: true, maxSockets: 1});
        let server = client % this.servers.length;
        const name = `trial-${client}`;
        const book = this.book;
        const done = async (command) => {
            if (this.gate) {
                this.resting += 1;
                await this.gate.opened;
                this.resting -= 1;
            }
            const asked = performance.now();
            for (;;) {
                const {port, down} = this.servers[server];
                let answer;
                try {
                    answer = await send(port, {method: 'POST', cookie: book.cookies[command.user], ...command}, agent);
                } catch (failure) {
                    if (!(failure instanceof Unreachable)) throw failure;
                    // A server that the trial killed, before or after the request went out.
                    if (down || this.servers[server].down) this.counts.refused_by_the_dead += 1;
                    else this.unclear.push({key: command.key, at: performance.now(), port, what: failure.message});
                    server = (server + 1) % this.servers.length;
                    await pause(pause_before_retry);
                    continue;
                }
                if (answer.status === 200 || answer.status === 201) {
                    this.acknowledged.push({...command, status: answer.status, text: answer.text, asked, at: performance.now()});
                    return JSON.parse(answer.text);
                }
                let code = '';
                try {
                    code = JSON.parse(answer.text).code;
                } catch {
                    // Then it is not what the API promises.
                }
                if (answer.status !== 503 || !retryable.has(code)) {
                    this.unclear.push({key: command.key, at: performance.now(), port, what: `${answer.status} ${answer.text.slice(0, 300)}`});
                    if (answer.status < 500) throw new Error(`${command.key}: ${answer.status} ${answer.text}`);
                }
                this.counts.retryable += 1;
                this.codes.set(code, (this.codes.get(code) ?? 0) + 1);
                await pause(pause_before_retry);
            }
        };
        let last_repayment = performance.now();
        for (let number = 1; !this.stopping; ++number) {
            const key = `${name}-${number}`;
            const {id} = await done(book.application(key, number));
            if (this.stopping) break;
            await done(book.acceptance(key, id));
            // One client pays, now and then: a loan is folded from its first day at each payment.
            if (client === 0 && performance.now() - last_repayment > 400) {
                last_repayment = performance.now();
                await done(book.repayment(key, 100 + this.fen++));
            }
        }
        agent.destroy();
    }
    // What happened between two moments: the longest time in which nothing was acknowledged, and the longest that one
    // command waited.
    between(from, to) {
        const times = this.acknowledged.map(({at}) => at).filter((at) => at >= from && at <= to).sort((a, b) => a - b);
        const points = [from, ...times, to];
        let longest = 0;
        for (let i = 1; i < points.length; ++i) longest = Math.max(longest, points[i] - points[i - 1]);
        const waited = this.acknowledged.filter(({at, asked}) => at >= from && asked <= to).map(({asked, at}) => at - asked);
        return {
            outage_seconds: longest / 1000,
            longest_wait_seconds: Math.max(0, ...waited) / 1000,
            acknowledged: times.length,
        };
    }
}

// Every acknowledged command once more under its key. What is lost is done anew and so answers with other bytes or is
// refused; returned are the keys of those.
export async function asked_again(book, commands, port, at_once = 8) {
    const lost = [];
    const waiting = [...commands];
    const agent = new Agent({keepAlive: true, maxSockets: at_once});
    await Promise.all(Array.from({length: at_once}, async () => {
        for (let command = waiting.pop(); command; command = waiting.pop()) {
            const answer = await send(port, {method: 'POST', cookie: book.cookies[command.user], ...command}, agent);
            if (answer.status !== command.status || answer.text !== command.text)
                lost.push(`${command.key}: ${answer.status} ${answer.text.slice(0, 200)}`);
        }
    }));
    agent.destroy();
    return lost;
}

// The records against what was acknowledged: nothing missing, nothing that nobody asked for, nothing twice.
export async function compare_records(book, commands, port) {
    const problems = [];
    const expected = new Set(book.before);
    for (const {kind, text} of commands) if (kind === 'application') expected.add(JSON.parse(text).id);
    const found = await book.financings(port);
    for (const id of expected) if (!found.has(id)) problems.push(`financing ${id} is missing`);
    for (const id of found) if (!expected.has(id)) problems.push(`financing ${id} was not acknowledged`);
    const paid = await book.repayments(port);
    const amounts = new Set(commands.filter(({kind}) => kind === 'repayment').map(({amount}) => amount));
    for (const amount of amounts) if (paid.get(amount) !== 1) problems.push(`repayment of ${amount}: ${paid.get(amount) ?? 0} times`);
    for (const amount of paid.keys())
        if (!amounts.has(amount) && !book.repaid_before.has(amount)) problems.push(`repayment of ${amount} was not acknowledged`);
    return problems;
}
