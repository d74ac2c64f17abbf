// A plan (plan.example.json) becomes the files of every host. In a template {{name}} is the plan's,
// {{node.name}} the host's, {{secret.name}} a password; a line with {{each.name}} stands once for every node;
// a line that names what the plan has as null is left out, and so are the lines from {{if name}} to {{end}}.
import {randomBytes} from 'node:crypto';
import {chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const templates = fileURLToPath(new URL('templates/', import.meta.url));

// What three hosts of Debian 12 have; a plan overrides it.
const plan_defaults = {
    database: 'zhirong',
    application: 'zhirong',
    superuser: 'postgres',
    bin_dir: '/usr/lib/postgresql/15/bin',
    shared_buffers: '1GB',
    log_kept: '16GB',
    ttl: 10,
    loop_wait: 2,
    retry_timeout: 3,
    query_wait_timeout: 10,
    watchdog: 'automatic',
    repository: '/var/lib/pgbackrest',
    repository_host: null,
    repository_run: '/tmp/pgbackrest',
    repository_log: '/var/log/pgbackrest',
    repository_cipher: 'aes-256-cbc',
    // A new cluster made from the backups of the cluster `restore_from`, up to a moment.
    restore_from: null,
    restore_to: null,
};
const node_defaults = {
    etcd_client: 2379,
    etcd_peer: 2380,
    patroni: 8008,
    postgres: 5432,
    haproxy_write: 5000,
    haproxy_read: 5001,
    pgbouncer: 6432,
    zhirong: 8080,
    config: '/etc/zhirong-ha',
    data: '/var/lib/postgresql/15/zhirong',
    etcd_data: '/var/lib/etcd/zhirong',
    run: '/var/run/postgresql',
    log: '/var/log/pgbackrest',
};
const secret_names = ['superuser', 'replication', 'rewind', 'application', 'patroni', 'repository'];
const of_a_node = [
    'etcd.yml', 'patroni.yml', 'create-database', 'haproxy.cfg', 'pgbouncer.ini', 'userlist.txt', 'pgbackrest.conf'
];
const programs = ['create-database'];

export function complete(plan) {
    const whole = {...plan_defaults, ...plan};
    for (const name of ['cluster', 'network'])
        if (!whole[name]) throw new Error(`the plan has no "${name}" / 方案缺少 "${name}"`);
    if ((whole.nodes ?? []).length !== 3)
        throw new Error(`a plan has three nodes, found ${whole.nodes?.length ?? 0} / 方案应有三个节点`);
    whole.nodes = whole.nodes.map((node, index) => ({
        ...node_defaults,
        number: index + 1,
        backup_host: whole.repository_host === null ? null : node.address,
        ...node,
    }));
    whole.etcd_members =
        whole.nodes.map(({name, address, etcd_peer}) => `${name}=http://${address}:${etcd_peer}`).join(',');
    return whole;
}

// Made once and kept: the files of a later run fit the cluster that runs.
export function secrets(file) {
    if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
    const made = Object.fromEntries(secret_names.map((name) => [name, randomBytes(24).toString('hex')]));
    writeFileSync(file, JSON.stringify(made, null, 4) + '\n', {mode: 0o600});
    return made;
}

function filled(line, scope, where) {
    let left_out = false;
    const text = line.replace(/\{\{([\w.]+)\}\}/g, (_, path) => {
        const value = path.split('.').reduce((at, name) => at?.[name], scope);
        if (value === undefined) throw new Error(`${where}: nothing is known of {{${path}}}`);
        left_out ||= value === null;
        return value;
    });
    return left_out ? [] : [text];
}

export function render(template, plan, scope) {
    const lines = readFileSync(join(templates, template), 'utf8').split('\n');
    const block = [];  // neighbouring lines with {{each.…}} are repeated together
    const text = [];
    const flush = () => {
        if (block.length === 0) return;
        for (const each of plan.nodes)
            for (const line of block) text.push(...filled(line, {...scope, each}, template));
        block.length = 0;
    };
    let leave_out = false;
    for (const line of lines) {
        const condition = line.match(/\{\{if (\w+)\}\}/);
        const ends = line.includes('{{end}}');
        if (condition) leave_out = scope[condition[1]] === null;
        if (ends) leave_out = false;
        if (leave_out || condition || ends) continue;
        if (line.includes('{{each.')) {
            block.push(line);
            continue;
        }
        flush();
        text.push(...filled(line, scope, template));
    }
    return text.join('\n');
}

// Writes folder/<node>/… and folder/repository/pgbackrest.conf; they hold passwords.
export function lay_out(plan, secret, folder) {
    const written = [];
    // Where the repository is a host of its own, only that host can read what it keeps.
    const local = plan.repository_host === null;
    const common = {
        ...plan,
        secret,
        local_cipher: local ? plan.repository_cipher : null,
        local_cipher_pass: local ? secret.repository : null,
    };
    const write = (path, text) => {
        writeFileSync(path, text, {mode: 0o600});
        written.push(path);
    };
    for (const node of plan.nodes) {
        const of_node = join(folder, node.name);
        mkdirSync(of_node, {recursive: true});
        for (const template of of_a_node) {
            write(join(of_node, template), render(template, plan, {...common, node}));
            if (programs.includes(template)) chmodSync(join(of_node, template), 0o700);
        }
    }
    mkdirSync(join(folder, 'repository'), {recursive: true});
    write(join(folder, 'repository', 'pgbackrest.conf'),
        render('pgbackrest-repository.conf', plan, common));
    return written;
}
