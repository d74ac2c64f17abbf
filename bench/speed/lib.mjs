// What the parts of bench/speed share: programs that are started, waited for and stopped, and loads.
import {spawn, execFile} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {performance} from 'node:perf_hooks';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const program = process.env.ZHIRONG ?? join(root, 'build', 'zhirong');
export const large_book = process.env.LARGE_BOOK ?? join(root, 'build', 'bench', 'large_book');
export const password = 'zhirong-demo';

const start = performance.now();
export const say = (zh, en) =>
    console.log(`${((performance.now() - start) / 1000).toFixed(1).padStart(7)} s  ${zh} ${en}`);
export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export async function run(name, args, options = {}) {
    const began = performance.now();
    const {stdout, stderr} = await promisify(execFile)(name, args, {maxBuffer: 256 << 20, ...options});
    return {stdout, stderr, seconds: (performance.now() - began) / 1000};
}

export async function in_folder(use) {
    const folder = await mkdtemp(join(tmpdir(), 'zhirong-speed-'));
    try {
        return await use(folder);
    } finally {
        await rm(folder, {recursive: true, force: true});
    }
}

// Every child ends with this program, whatever happens to it.
const children = new Set();
process.on('exit', () => children.forEach((child) => child.kill('SIGKILL')));

export function start_process(name, args, options = {}) {
    const child = spawn(name, args, {stdio: ['ignore', 'pipe', 'pipe'], ...options});
    children.add(child);
    child.said = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece) => (child.said += piece));
    child.once('exit', () => children.delete(child));
    return child;
}

export async function stop_process(child, signal = 'SIGTERM') {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
}

// The server; `ready_seconds` from the start of the process to its first answer.
export class Server {
    static async start(args, options = {}) {
        const began = performance.now();
        const child = start_process(program, ['serve', '--port', '0', '--log', 'warning', '--requests-per-address', '0',
            '--requests-per-account', '0', '--most-connections-per-address', '0', ...args], options);
        for (;;) {
            const found = /open http:\/\/[^:]+:(\d+)/.exec(child.said);
            if (found) {
                const server = new Server();
                Object.assign(server, {child, port: Number(found[1])});
                await server.get('/api/v1/health');
                server.ready_seconds = (performance.now() - began) / 1000;
                return server;
            }
            if (child.exitCode !== null) throw new Error(`the server ended: ${child.said}`);
            await pause(2);
        }
    }
    async sign_in(user) {
        const answer = await fetch(`http://127.0.0.1:${this.port}/api/v1/session`, {
            method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify({user, password}),
        });
        if (!answer.ok) throw new Error(`sign in as ${user}: ${answer.status} ${await answer.text()}`);
        return answer.headers.get('set-cookie').split(';')[0];
    }
    async get(path, cookie) {
        const answer = await fetch(`http://127.0.0.1:${this.port}${path}`, {headers: cookie ? {Cookie: cookie} : {}});
        const text = await answer.text();
        if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
        return text;
    }
    stop() {
        return stop_process(this.child);
    }
}

const milliseconds = (text) => {
    const [, number, unit] = /([\d.]+)(us|ms|s)/.exec(text);
    return Number(number) * {us: 1e-3, ms: 1, s: 1e3}[unit];
};

// wrk: `connections` that ask again as soon as they have an answer.
export async function load({url, cookie, connections, seconds, script, environment}) {
    const headers = cookie ? ['-H', `Cookie: ${cookie}`] : [];
    const {stdout} = await run('wrk', ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '30s', '--latency',
        ...headers, ...(script ? ['-s', script] : []), url], {env: {...process.env, ...environment}});
    const failed = /Non-2xx or 3xx responses: (\d+)/.exec(stdout);
    const broken = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(stdout);
    if (failed || broken) throw new Error(`${url}: ${failed?.[0] ?? ''} ${broken?.[0] ?? ''}\n${stdout}`);
    return {
        a_second: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)[1]),
        median_ms: milliseconds(/^\s+50%\s+(\S+)/m.exec(stdout)[1]),
        p99_ms: milliseconds(/^\s+99%\s+(\S+)/m.exec(stdout)[1]),
        requests: Number(/(\d+) requests in/.exec(stdout)[1]),
    };
}

// The middle of an odd number of runs.
export const middle = (runs, by) => [...runs].sort((a, b) => a[by] - b[by])[Math.floor(runs.length / 2)];
