// node tests/ha/trial.mjs: what the loss of each part costs those who write, and whether a backup brings a moment
// back. Everything runs on loopback and is stopped at the end; what was found goes to docs/measured/ as JSON.
// ZHIRONG: the program (build/zhirong). CLIENTS: how many write (16). ONLY=primary,host: these events alone, and no
// report. KEEP=1 leaves the folder.
import {mkdirSync, writeFileSync} from 'node:fs';
import {cpus, loadavg, totalmem} from 'node:os';
import {join} from 'node:path';
import {performance} from 'node:perf_hooks';
import {fileURLToPath} from 'node:url';
import {execFile} from 'node:child_process';
import {promisify} from 'node:util';

import {Cluster, Ended, pause, Process, until} from '../../deploy/ha/cluster.mjs';
import {asked_again, Book, compare_records, Load, send} from './load.mjs';
import {measure_sizes} from './size.mjs';
import {write_report} from './report.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const program = process.env.ZHIRONG ?? join(root, 'build', 'zhirong');
const client_count = Number(process.env.CLIENTS ?? 16);
const only = process.env.ONLY?.split(',');
// All clients come from one address.
const no_ceiling = ['--requests-per-address', '0', '--requests-per-account', '0'];
const quiet_milliseconds = 5_000;  // before and after each event

const start = performance.now();
const say = (zh, en) => console.log(`${((performance.now() - start) / 1000).toFixed(1).padStart(6)} s  ${zh} ${en}`);
const problems = [];
const require_that = (holds, what) => {
    if (!holds) problems.push(what);
};

async function run(args, environment) {
    const options = {env: {...process.env, ...environment}, maxBuffer: 64 << 20};
    try {
        const {stdout, stderr} = await promisify(execFile)(program, args, options);
        return {exit_code: 0, output: stdout + stderr};
    } catch (failure) {
        return {exit_code: failure.code, output: (failure.stdout ?? '') + (failure.stderr ?? failure.message)};
    }
}

async function verify(address, environment) {
    const began = performance.now();
    const {exit_code, output} = await run(['verify', '--json', '--database', address], environment);
    require_that(exit_code === 0, `verify of ${address}: ${output}`);
    if (exit_code !== 0) return {whole: false};
    const {journal_lines, end_of_chain} = JSON.parse(output);
    return {whole: true, journal_lines, end_of_chain, seconds: (performance.now() - began) / 1000};
}

class Server {
    constructor(node, address, environment, log) {
        Object.assign(this, {node, address, environment, log, down: true});
        this.port = node.zhirong;
    }
    async start() {
        this.process = new Process(`${this.node.name}/zhirong`, program,
            ['serve', '--demonstration', '--log', 'warning', ...no_ceiling, '--port', `${this.port}`, '--database', this.address],
            {log: this.log, environment: this.environment});
        await until(`an answer of the server on ${this.node.name}`, async () => {
            if (!this.process.runs) throw new Ended(`it ended: ${this.process.how}, see ${this.log}`);
            return (await send(this.port, {path: '/api/v1/health'})).status === 200;
        }, 300);  // The first one loads the demonstration.
        this.down = false;
    }
    async kill() {
        this.down = true;
        await this.process.kill();
    }
}

const keys_in_book = async (ask) =>
    new Set((await ask('select person, key from request')).trim().split('\n').filter(Boolean));
const key_of = ({user, key}) => `${user}|${key}`;

// A list of what differs, the first few of it.
function difference(expected, found) {
    const missing = [...expected].filter((key) => !found.has(key));
    const more = [...found].filter((key) => !expected.has(key));
    return {missing, more};
}

async function trial(cluster, servers) {
    const nodes = cluster.plan.nodes;
    const result = {
        clients: client_count, servers: servers.length, ttl_seconds: cluster.plan.ttl, processors: cpus().length,
        memory_gib: Math.round(totalmem() / 2 ** 30),
        foreign_load: loadavg()[0],  // what the machine did before the trial began
        events: [],
    };
    await cluster.start();
    say('集群已启动', `the cluster runs: primary ${(await cluster.primary()).name}`);
    for (const server of servers) await server.start();
    say('知融已启动', `${servers.length} servers run`);
    const book = await Book.open(servers[0].port);
    const ask_primary = async (text) => cluster.sql(await cluster.primary(), text);
    // What was written up to now is on its place, so that files tell what records take.
    const size = async () => {
        await ask_primary('checkpoint');
        return Number((await ask_primary(`select pg_database_size('${cluster.plan.database}')`)).trim());
    };
    if (!only) {
        say('测量记录大小', 'what records take');
        result.sizes = await measure_sizes({
            size, run, address: cluster.address(nodes[0]), environment: cluster.environment(), port: servers[0].port,
        });
    }
    const size_before = await size();
    const keys_before = await keys_in_book(ask_primary);
    const load = new Load(book, servers, client_count);

    const measure = async (name, zh, en, act) => {
        if (only && !only.includes(name)) return;
        await pause(quiet_milliseconds);
        const counted = {...load.counts, unclear: load.unclear.length};
        const from = performance.now();
        await act();
        await pause(quiet_milliseconds);
        load.check();
        const measured = load.between(from, performance.now());
        const event = {
            name, zh, en, ...measured,
            seconds: (performance.now() - from) / 1000,
            retryable: load.counts.retryable - counted.retryable,
            refused_by_the_dead: load.counts.refused_by_the_dead - counted.refused_by_the_dead,
            unclear: load.unclear.length - counted.unclear,
        };
        result.events.push(event);
        say(zh, `${en}: ${event.outage_seconds.toFixed(2)} s without a write, ${event.retryable} told to retry, ` +
            `${event.unclear} unclear, ${(event.acknowledged / event.seconds).toFixed(0)} commands/s`);
    };
    const another_primary = (than) => until(`a primary other than ${than.name}`, async () => {
        const primary = await cluster.primary();
        return primary && primary.name !== than.name;
    });
    const back_in_step = async (node) => {
        cluster.revive(node);
        await cluster.in_step();
    };

    await measure('none', '无故障', 'nothing happens', () => pause(quiet_milliseconds));
    await measure('primary', '主库与其 Patroni 被 kill -9', 'kill -9 of the primary and its Patroni', async () => {
        const primary = await cluster.primary();
        await cluster.kill_postgres(primary);
        await another_primary(primary);
        await pause(2_000);
        await back_in_step(primary);
    });
    await measure('switchover', '计划内切换', 'planned switchover', async () => {
        const primary = await cluster.primary();
        await cluster.switchover(await cluster.synchronous_standby());
        await another_primary(primary);
        await cluster.in_step();
    });
    await measure('standby', '一个同步备库与其 Patroni 被 kill -9', 'kill -9 of a synchronous standby and its Patroni', async () => {
        const standby = await cluster.synchronous_standby();
        await cluster.kill_postgres(standby);
        await pause(2_000);
        await back_in_step(standby);
    });
    await measure('etcd', 'etcd 主节点被 kill -9', 'kill -9 of the leader of etcd', async () => {
        const leader = await cluster.etcd_leader();
        await cluster.kill(leader, 'etcd');
        await until('another leader of etcd', async () => {
            const now = await cluster.etcd_leader();
            return now && now.name !== leader.name;
        });
        await back_in_step(leader);
    });
    await measure('server', '一台知融服务器被 kill -9', 'kill -9 of one zhirong server', async () => {
        await servers[0].kill();
        await pause(2_000);
        await servers[0].start();
    });
    await measure('host', '主库所在主机整机掉电', 'the primary\'s whole host: database, Patroni, etcd, HAProxy, pgbouncer, zhirong', async () => {
        const primary = await cluster.primary();
        const server = servers.find(({node}) => node.name === primary.name);
        await Promise.all([server.kill(), cluster.kill_node(primary)]);
        await another_primary(primary);
        await pause(2_000);
        await back_in_step(primary);
        await server.start();
    });

    say('备份', 'backups under load');
    const backup = {};
    for (const type of ['full', 'incr']) {
        const began = performance.now();
        await cluster.backrest([`--type=${type}`, 'backup']);
        backup[`${type}_seconds`] = (performance.now() - began) / 1000;
        await pause(2_000);
    }
    const info = JSON.parse(await cluster.backrest(['--output=json', 'info']))[0];
    backup.database_bytes = info.backup.at(-1).info.size;
    backup.full_bytes = info.backup.find(({type}) => type === 'full').info.repository.delta;
    backup.incr_bytes = info.backup.at(-1).info.repository.delta;
    await load.rest();
    const moment = (await ask_primary('select clock_timestamp()')).trim();
    const before_moment = load.acknowledged.length;
    load.go_on();
    await pause(3_000);
    await load.stop();
    result.acknowledged = load.acknowledged.length;
    if (result.sizes) result.sizes.bytes_a_command = (await size() - size_before) / load.acknowledged.length;
    backup.after_moment = load.acknowledged.length - before_moment;

    say('核对', `${load.acknowledged.length} acknowledged commands are looked for`);
    const found = await keys_in_book(ask_primary);
    const expected = new Set([...keys_before, ...load.acknowledged.map(key_of)]);
    const {missing, more} = difference(expected, found);
    result.lost = missing.length;
    result.unasked = more.length;
    require_that(missing.length === 0, `acknowledged and lost: ${missing.slice(0, 5)}`);
    require_that(more.length === 0, `in the book, never acknowledged: ${more.slice(0, 5)}`);
    for (const problem of await compare_records(book, load.acknowledged, servers[1].port)) problems.push(problem);
    const changed = await asked_again(book, load.acknowledged, servers[2].port);
    result.answered_otherwise = changed.length;
    require_that(changed.length === 0, `another answer under the same key: ${changed.slice(0, 3).join('; ')}`);
    result.unclear = load.unclear.length;
    require_that(load.unclear.length === 0,
        `neither done nor told to retry: ${load.unclear.slice(0, 5).map(({key, what}) => `${key}: ${what}`).join('; ')}`);
    result.codes = Object.fromEntries(load.codes);
    result.verify = await verify(cluster.address(nodes[0]), cluster.environment());
    const on_standby = await verify(cluster.reading_address(nodes[0]), cluster.environment());
    require_that(on_standby.end_of_chain === result.verify.end_of_chain, 'a standby has another end of the chain');

    await cluster.archive();
    say('恢复到时点', `restore to ${moment}`);
    const restored = await restore(cluster, moment);
    try {
        backup.restore_seconds = restored.seconds;
        const there = await keys_in_book(restored.ask);
        const until_moment = load.acknowledged.slice(0, before_moment);
        const differs = difference(new Set([...keys_before, ...until_moment.map(key_of)]), there);
        backup.missing = differs.missing.length;
        backup.too_many = differs.more.length;
        require_that(differs.missing.length === 0, `not restored: ${differs.missing.slice(0, 5)}`);
        require_that(differs.more.length === 0, `restored though later: ${differs.more.slice(0, 5)}`);
        backup.before_moment = until_moment.length;
        backup.verify = await verify(restored.address, cluster.environment());
        const server = new Server({...nodes[0], zhirong: restored.zhirong}, restored.address, cluster.environment(),
            join(restored.folder, 'zhirong.log'));
        await server.start();
        for (const problem of await compare_records(book, until_moment, server.port)) problems.push(`restored: ${problem}`);
        await server.process.stop();
    } finally {
        await restored.stop();
    }
    say('三台主机全部丢失', 'all three hosts are lost: a new cluster from the repository');
    await Promise.all(servers.map(({process}) => process.stop()));
    await cluster.stop({keep: true});
    const began = performance.now();
    successor = await Cluster.prepare({name: 'successor', from: {cluster, moment}, keep: cluster.keep});
    await successor.start();
    backup.new_cluster_seconds = (performance.now() - began) / 1000;
    const in_successor = await keys_in_book(async (text) => successor.sql(await successor.primary(), text));
    const differs = difference(new Set([...keys_before, ...load.acknowledged.slice(0, before_moment).map(key_of)]), in_successor);
    require_that(differs.missing.length === 0, `not in the new cluster: ${differs.missing.slice(0, 5)}`);
    require_that(differs.more.length === 0, `in the new cluster though later: ${differs.more.slice(0, 5)}`);
    const of_successor = await verify(successor.address(successor.plan.nodes[1]), successor.environment());
    require_that(of_successor.end_of_chain === backup.verify.end_of_chain, 'the new cluster has another end of the chain');
    result.backup = backup;
    return result;
}

// A PostgreSQL of its own beside the cluster: it may not write to the cluster's repository.
async function restore(cluster, moment) {
    const began = performance.now();
    const node = cluster.plan.nodes[0];
    const folder = join(cluster.folder, 'restored');
    const data = join(folder, 'data');
    await cluster.as_engine_user('mkdir', ['-m', '700', folder, data]);
    await cluster.backrest([`--pg1-path=${data}`, '--type=time', `--target=${moment}`, '--target-action=promote', 'restore']);
    // The node's own ports are free beside it only where they are not in use: these two were for HAProxy.
    const port = node.haproxy_read + 0;
    await Promise.all(['haproxy', 'pgbouncer'].map((engine) => cluster.kill(node, engine)));
    const postgres = new Process('restored', join(cluster.plan.bin_dir, 'postgres'), [
        '-D', data, '-c', `port=${port}`, '-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${folder}`,
        '-c', `hba_file=${data}/pg_hba.conf`, '-c', `ident_file=${data}/pg_ident.conf`,
        '-c', 'archive_mode=off', '-c', 'synchronous_standby_names=', '-c', 'primary_conninfo=', '-c', 'primary_slot_name=',
    ], {log: join(cluster.folder, 'restored.log'), user: cluster.user, ended_by: 'INT'});
    const ask = (text) => cluster.as_engine_user('psql', ['-XAtq', '-h', folder, '-p', `${port}`, '-d', cluster.plan.database, '-c', text]);
    await until('the restored database writes', async () => {
        if (!postgres.runs) throw new Ended(`it ended: ${postgres.how}, see restored.log`);
        return (await ask('select pg_is_in_recovery()')).trim() === 'f';
    });
    return {
        ask, folder, zhirong: node.haproxy_write,
        seconds: (performance.now() - began) / 1000,
        address: `postgresql://${cluster.plan.application}@127.0.0.1:${port}/${cluster.plan.database}`,
        async stop() {
            postgres.child.kill('SIGINT');
            await postgres.ended;
        },
    };
}

const cluster = await Cluster.prepare({keep: process.env.KEEP === '1'});
const servers = cluster.plan.nodes.map((node) =>
    new Server(node, cluster.address(node), cluster.environment(), join(cluster.folder, `zhirong-${node.name}.log`)));
let successor;
let stopping;
const stop = () => (stopping ??= (async () => {
    await Promise.all(servers.map(({process}) => process?.stop()));
    await successor?.stop();
    await cluster.stop();
})());
for (const name of ['SIGINT', 'SIGTERM'])
    process.once(name, () => stop().then(() => process.exit(130)));
try {
    const result = await trial(cluster, servers);
    result.problems = problems;
    if (problems.length === 0 && !only) {
        const folder = join(root, 'docs', 'measured');
        mkdirSync(folder, {recursive: true});
        writeFileSync(join(folder, 'high-availability.json'), JSON.stringify(result, null, 2) + '\n');
        write_report(root, result);
    }
    say(problems.length === 0 ? '全部通过' : '有问题', `${result.acknowledged} acknowledged, ${result.lost} lost, ${result.unclear} unclear`);
} catch (failure) {
    problems.push(failure.stderr ? `${failure.message}\n${failure.stderr}` : failure.stack);
} finally {
    await stop();
}
for (const problem of problems) console.error(`✗ ${problem}`);
process.exitCode = problems.length === 0 ? 0 : 1;
