// A PostgreSQL of its own on a socket in a folder, with the settings of a server that is used. It refuses to run as
// root; where this program does, it runs as `postgres`.
import {chmod, mkdir} from 'node:fs/promises';
import {join} from 'node:path';

import {pause, run, start_process, stop_process} from './lib.mjs';

const bin = '/usr/lib/postgresql/15/bin/';
const as_postgres = (name, args) => (process.getuid() === 0
    ? ['runuser', ['-u', 'postgres', '--', bin + name, ...args]]
    : [bin + name, args]);

export class Postgres {
    static async start(folder) {
        const server = new Postgres();
        server.folder = join(folder, 'postgres');
        await chmod(folder, 0o755);
        await mkdir(server.folder);
        if (process.getuid() === 0) await run('chown', ['postgres', server.folder]);
        await run(...as_postgres('initdb', ['-D', join(server.folder, 'data'), '--locale=C', '--encoding=UTF8',
            '-A', 'trust', '-U', 'zhirong', '--no-sync']), {cwd: '/'});
        server.child = start_process(...as_postgres('postgres', ['-D', join(server.folder, 'data'), '-k', server.folder,
            '-c', 'listen_addresses=', '-c', 'shared_buffers=512MB', '-c', 'max_wal_size=4GB',
            '-c', 'max_connections=200']), {cwd: '/'});
        for (;;) {
            try {
                await server.ask('postgres', 'select 1');
                return server;
            } catch (failure) {
                if (server.child.exitCode !== null) throw new Error(`PostgreSQL: ${server.child.said}`);
                await pause(50);
            }
        }
    }
    url(database) {
        return `postgresql://zhirong@/${database}?host=${encodeURIComponent(this.folder)}`;
    }
    async ask(database, sql) {
        const {stdout} = await run('psql', ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-h', this.folder, '-U', 'zhirong',
            '-d', database, '-c', sql]);
        return stdout.trim();
    }
    // Transactions a second of a script of pgbench's.
    async bench(database, script, {clients, seconds}) {
        const {stdout} = await run(`${bin}pgbench`, ['-n', '-M', 'prepared', '-c', `${clients}`, '-j', '1',
            '-T', `${seconds}`, '-h', this.folder, '-U', 'zhirong', '-f', script, database]);
        return Number(/tps = ([\d.]+)/.exec(stdout)[1]);
    }
    async stop() {
        // The fast shutdown, asked of the server itself: runuser would not pass a signal on.
        await run(...as_postgres('pg_ctl', ['stop', '-D', join(this.folder, 'data'), '-m', 'fast', '-w']), {cwd: '/'});
        await stop_process(this.child);
    }
}
