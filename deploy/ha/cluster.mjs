// The cluster of a plan on this machine's loopback, in a temporary folder: every process is started here, by the
// files that lay-out.mjs would give to three hosts, and is stopped by its number.
import {execFile, spawn} from 'node:child_process';
import {chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync} from 'node:fs';
import {chown} from 'node:fs/promises';
import {createServer} from 'node:net';
import {tmpdir, userInfo} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';

import {complete, lay_out, secrets} from './plan.mjs';

const run_file = promisify(execFile);
export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

// Free now; that nobody takes one before it is used is likely, not certain.
async function free_ports(count) {
    const servers = await Promise.all(Array.from({length: count}, () => new Promise((resolve, reject) => {
        const server = createServer().once('error', reject);
        server.listen(0, '127.0.0.1', () => resolve(server));
    })));
    const ports = servers.map((server) => server.address().port);
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    return ports;
}

// PostgreSQL refuses to run as root; Debian's package makes a user for it.
async function unprivileged() {
    const me = userInfo();
    if (me.uid !== 0) return {name: me.username, uid: me.uid, gid: me.gid};
    const {stdout} = await run_file('getent', ['passwd', 'postgres']);
    const [name, , uid, gid] = stdout.trim().split(':');
    return {name, uid: Number(uid), gid: Number(gid)};
}

// What until() does not wait for any longer.
export class Ended extends Error {}

export async function until(what, holds, seconds = 90) {
    const end = Date.now() + seconds * 1000;
    let last;
    while (Date.now() < end) {
        try {
            const value = await holds();
            if (value) return value;
        } catch (failure) {
            if (failure instanceof Ended) throw failure;
            last = failure;
        }
        await pause(50);
    }
    throw new Error(`${seconds} 秒内未达到 not reached in ${seconds} s: ${what}${last ? ` (${last.message})` : ''}`);
}

// One process with its log; ended when this program ends, however it ends.
export class Process {
    constructor(name, command, args, {log, user, environment = {}, folder = '/', ended_by = 'TERM'}) {
        this.name = name;
        const output = openSync(log, 'a');
        const words = ['--pdeathsig', ended_by];
        if (user && user.uid !== process.getuid())
            words.push('--reuid', String(user.uid), '--regid', String(user.gid), '--init-groups');
        this.child = spawn('setpriv', [...words, '--', command, ...args], {
            stdio: ['ignore', output, output],
            detached: true,  // Ctrl-C is for this program, which then stops the others in order.
            cwd: folder,
            env: {PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LANG: 'C.UTF-8', HOME: folder, ...environment},
        });
        closeSync(output);
        this.log = log;
        this.ended = new Promise((resolve) => {
            this.child.once('exit', (code, signal) => resolve(signal ?? code));
            this.child.once('error', (failure) => resolve(failure.message));
        });
        this.ended.then((how) => (this.how = how));
    }
    get runs() { return this.how === undefined; }
    get pid() { return this.child.pid; }
    async kill(signal = 'SIGKILL') {
        if (this.runs) this.child.kill(signal);
        return this.ended;
    }
    async stop(seconds = 20) {
        if (!this.runs) return;
        this.child.kill('SIGTERM');
        const late = pause(seconds * 1000).then(() => 'late');
        if (await Promise.race([this.ended, late]) === 'late') await this.kill();
    }
}

function children_of(pid) {
    try {
        return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
    } catch {
        return [];
    }
}

function signal(pid, name) {
    try {
        process.kill(pid, name);
    } catch (failure) {
        if (failure.code !== 'ESRCH') throw failure;
    }
}

export class Cluster {
    // Folder and files; start() starts it.
    // `from`: {cluster, moment}: a new one from the backups of another, which has stopped.
    static async prepare({name = 'trial', keep = false, ttl, shared_buffers = '256MB', from} = {}) {
        const cluster = new Cluster();
        cluster.keep = keep;
        cluster.user = await unprivileged();
        cluster.folder = mkdtempSync(join(tmpdir(), 'zhirong-ha-'));
        chmodSync(cluster.folder, 0o755);
        const ports_a_node = ['etcd_client', 'etcd_peer', 'patroni', 'postgres', 'haproxy_write', 'haproxy_read',
            'pgbouncer', 'zhirong'];
        const ports = await free_ports(3 * ports_a_node.length);
        const at = (...path) => join(cluster.folder, ...path);
        cluster.plan = complete({
            cluster: name,
            network: '127.0.0.0/8',
            superuser: cluster.user.name,
            shared_buffers,
            watchdog: 'off',
            log_kept: '1GB',
            repository: from ? from.cluster.plan.repository : at('repository', 'backups'),
            ...(from ? {restore_from: from.cluster.plan.cluster, restore_to: from.moment} : {}),
            repository_run: at('repository', 'run'),
            repository_log: at('repository', 'log'),
            ...(ttl ? {ttl} : {}),
            nodes: [1, 2, 3].map((number) => ({
                name: `node-${number}`,
                address: '127.0.0.1',
                ...Object.fromEntries(ports_a_node.map((port) => [port, ports.pop()])),
                config: at(`node-${number}`),
                data: at(`node-${number}`, 'data'),
                etcd_data: at(`node-${number}`, 'etcd'),
                run: at(`node-${number}`, 'run'),
                log: at(`node-${number}`, 'log'),
            })),
        });
        cluster.secret = secrets(at('secrets.json'));
        if (from) cluster.secret.repository = from.cluster.secret.repository;
        lay_out(cluster.plan, cluster.secret, cluster.folder);
        for (const place of [...cluster.plan.nodes.map((node) => node.name), 'repository']) {
            for (const part of ['run', 'log', 'backups']) mkdirSync(at(place, part), {recursive: true, mode: 0o700});
        }
        // Everything belongs to whom the engines run as.
        const {stdout} = await run_file('find', [cluster.folder]);
        await Promise.all(stdout.trim().split('\n').map((path) => chown(path, cluster.user.uid, cluster.user.gid)));
        return cluster;
    }

    processes = new Map();  // "node-1/patroni" -> Process

    node(name) { return this.plan.nodes.find((node) => node.name === name); }

    launch(node, engine) {
        const {config} = node;
        const [command, args] = {
            etcd: ['etcd', ['--config-file', join(config, 'etcd.yml')]],
            patroni: ['patroni', [join(config, 'patroni.yml')]],
            haproxy: ['haproxy', ['-db', '-f', join(config, 'haproxy.cfg')]],
            pgbouncer: ['pgbouncer', [join(config, 'pgbouncer.ini')]],
        }[engine];
        const process = new Process(`${node.name}/${engine}`, command, args, {
            log: join(node.log, `${engine}.log`),
            user: this.user,
            folder: config,
            environment: {PATH: `${this.plan.bin_dir}:/usr/sbin:/usr/bin:/sbin:/bin`},
        });
        this.processes.set(process.name, process);
        return process;
    }

    async start() {
        const nodes = this.plan.nodes;
        for (const engine of ['etcd', 'patroni', 'haproxy', 'pgbouncer'])
            for (const node of nodes) this.launch(node, engine);
        await until('a primary', () => this.primary());
        // Before the first piece of the log is full, so that none is refused.
        await until('a repository of the log', () => this.backrest(['--no-online', 'stanza-create']).then(() => true), 30);
        await this.in_step();
    }

    // What one Patroni knows of all.
    async members(node) {
        const answer = await fetch(`http://${node.address}:${node.patroni}/cluster`, {signal: AbortSignal.timeout(2000)});
        return (await answer.json()).members;
    }
    // The node whose Patroni says that it is primary, or nothing.
    async primary() {
        for (const node of this.plan.nodes) {
            const answer = await fetch(`http://${node.address}:${node.patroni}/primary`,
                {signal: AbortSignal.timeout(2000)}).catch(() => null);
            if (answer?.status === 200) return node;
        }
        return null;
    }
    async synchronous_standby() {
        const primary = await this.primary();
        const member = primary && (await this.members(primary)).find(({role}) => role === 'sync_standby');
        return member ? this.node(member.name) : null;
    }
    // A primary and two synchronous standbys, all on one timeline.
    in_step(seconds = 90) {
        return until('a primary with two standbys', async () => {
            const primary = await this.primary();
            if (!primary) return false;
            const members = await this.members(primary);
            const roles = members.map(({role}) => role).sort().join();
            const one_timeline = new Set(members.map(({timeline}) => timeline)).size === 1;
            const run = members.every(({state}) => state === 'running' || state === 'streaming');
            return members.length === 3 && roles === 'leader,sync_standby,sync_standby' && run && one_timeline && primary;
        }, seconds);
    }
    async etcd_leader() {
        for (const node of this.plan.nodes) {
            const answer = await fetch(`http://${node.address}:${node.etcd_client}/v3/maintenance/status`,
                {method: 'POST', body: '{}', signal: AbortSignal.timeout(2000)}).catch(() => null);
            const status = answer && await answer.json();
            if (status && status.leader === status.header.member_id) return node;
        }
        return null;
    }

    postmaster(node) { return Number(readFileSync(join(node.data, 'postmaster.pid'), 'utf8').split('\n')[0]); }

    // As a power cut would: Patroni first, so that it cannot help, then PostgreSQL with all its processes.
    async kill_postgres(node) {
        const postmaster = this.postmaster(node);
        const patroni = this.processes.get(`${node.name}/patroni`);
        signal(postmaster, 'SIGSTOP');  // It must not see its children go and start others.
        const all = [...children_of(postmaster), postmaster];
        const ended = patroni.kill();
        for (const pid of all) signal(pid, 'SIGKILL');
        await ended;
    }
    async kill(node, engine) { await this.processes.get(`${node.name}/${engine}`).kill(); }
    // Everything that was started here for this node.
    async kill_node(node) {
        const rest = ['etcd', 'haproxy', 'pgbouncer'].map((engine) => this.kill(node, engine));
        await Promise.all([this.kill_postgres(node), ...rest]);
    }
    // Starts again what does not run on this node.
    revive(node) {
        for (const engine of ['etcd', 'patroni', 'haproxy', 'pgbouncer'])
            if (!this.processes.get(`${node.name}/${engine}`).runs) this.launch(node, engine);
    }

    async as_engine_user(command, args, environment = {}) {
        const options = {
            maxBuffer: 64 << 20,
            cwd: '/',
            env: {PATH: `${this.plan.bin_dir}:/usr/sbin:/usr/bin:/sbin:/bin`, LANG: 'C.UTF-8', HOME: this.folder, ...environment},
        };
        const {uid, gid} = this.user;
        const drop = uid === process.getuid() ? [] : ['--reuid', `${uid}`, '--regid', `${gid}`, '--init-groups'];
        const {stdout} = await run_file('setpriv', [...drop, '--', command, ...args], options);
        return stdout;
    }
    patronictl(args) {
        return this.as_engine_user('patronictl', ['-c', join(this.plan.nodes[0].config, 'patroni.yml'), ...args]);
    }
    async switchover(to) {
        const from = await this.primary();
        return this.patronictl(['switchover', this.plan.cluster, '--master', from.name, '--candidate', to.name, '--force']);
    }
    backrest(args) {
        const config = join(this.folder, 'repository', 'pgbackrest.conf');
        return this.as_engine_user('pgbackrest', [`--config=${config}`, `--stanza=${this.plan.cluster}`, ...args]);
    }
    // Rows as lines of |-separated text, asked of one node as its administrator.
    sql(node, text, database = this.plan.database) {
        return this.as_engine_user('psql', ['-XAtq', '-v', 'ON_ERROR_STOP=1', '-h', node.run, '-p',
            `${node.postgres}`, '-d', database, '-c', text]);
    }

    // All that was committed up to now is in the repository, without waiting for archive_timeout.
    async archive() {
        const primary = await this.primary();
        const file = (await this.sql(primary, 'select pg_walfile_name(pg_switch_wal())')).trim();
        await until(`${file} in the repository`, async () =>
            (await this.sql(primary, `select last_archived_wal >= '${file}' from pg_stat_archiver`)).trim() === 't');
    }

    // What a program on this node is given; the password stands in environment().PGPASSWORD.
    address(node) {
        return `postgresql://${this.plan.application}@127.0.0.1:${node.pgbouncer}/${this.plan.database}`;
    }
    reading_address(node) {
        return `postgresql://${this.plan.application}@127.0.0.1:${node.haproxy_read}/${this.plan.database}`;
    }
    environment() { return {PGPASSWORD: this.secret.application}; }

    async stop({keep = this.keep} = {}) {
        const named = (engine) => [...this.processes.values()].filter(({name}) => name.endsWith(`/${engine}`));
        for (const engine of ['pgbouncer', 'haproxy', 'patroni', 'etcd'])
            await Promise.all(named(engine).map((process) => process.stop()));
        // A PostgreSQL whose Patroni was killed and not started again.
        for (const node of this.plan.nodes) {
            try {
                signal(this.postmaster(node), 'SIGQUIT');
            } catch {
                // It stopped with its Patroni.
            }
        }
        if (!keep) rmSync(this.folder, {recursive: true, force: true, maxRetries: 20, retryDelay: 100});
    }
}
