// Reading through the API, beside nginx with a file of the same bytes: turn and turn about, in one run.
import {writeFile, mkdir} from 'node:fs/promises';
import {createServer} from 'node:net';
import {join} from 'node:path';

import {in_folder, load, middle, pause, say, Server, start_process, stop_process} from './lib.mjs';

const free_port = () => new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
        const {port} = server.address();
        server.close(() => resolve(port));
    });
});

async function start_nginx(folder, files) {
    const port = await free_port();
    await mkdir(join(folder, 'files'), {recursive: true});
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, 'files', name), text);
    await writeFile(join(folder, 'nginx.conf'), `
daemon off; pid ${folder}/nginx.pid; error_log ${folder}/error.log; worker_processes auto; worker_rlimit_nofile 16384;
events { worker_connections 4096; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; open_file_cache max=100;
  client_body_temp_path ${folder}; proxy_temp_path ${folder}; fastcgi_temp_path ${folder};
  uwsgi_temp_path ${folder}; scgi_temp_path ${folder};
  types { application/json json; }
  server { listen 127.0.0.1:${port} backlog=4096; root ${folder}/files; }
}`);
    const child = start_process('/usr/sbin/nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder]);
    for (;;) {
        try {
            await fetch(`http://127.0.0.1:${port}/`);
            return {port, stop: () => stop_process(child, 'SIGQUIT')};
        } catch {
            if (child.exitCode !== null) throw new Error(`nginx: ${child.said}`);
            await pause(20);
        }
    }
}

const pages = [
    {name: 'financings', zh: '融资列表', en: 'list of financings', path: () => '/api/v1/financings?limit=50'},
    {name: 'loan', zh: '台账余额', en: 'balances of a book', path: (ids) => `/api/v1/ledger/balances?book=${ids.bank}`},
    {name: 'programmes', zh: '方案目录', en: 'programmes', path: () => '/api/v1/programmes'},
];

export async function measure_reading({seconds, rounds}) {
    return in_folder(async (folder) => {
        const server = await Server.start(['--demonstration', '--data', join(folder, 'data')]);
        const cookie = await server.sign_in('bank.officer');
        const asked = [];
        for (const page of pages) {
            const path = page.path({bank: 'changsha-bank'});
            asked.push({...page, path, text: await server.get(path, cookie)});
        }
        const nginx = await start_nginx(folder, Object.fromEntries(asked.map(({name, text}) => [`${name}.json`, text])));
        const ours = (path) => `http://127.0.0.1:${server.port}${path}`;
        const theirs = (name) => `http://127.0.0.1:${nginx.port}/${name}.json`;
        const result = [];
        for (const {name, zh, en, path, text} of asked)
            for (const connections of [64, 1_000]) {
                const runs = [];
                for (let round = 0; round < rounds; ++round) {
                    const limit = await load({url: theirs(name), connections, seconds});
                    const api = await load({url: ours(path), cookie, connections, seconds});
                    runs.push({api, nginx: limit, ratio: api.a_second / limit.a_second,
                        p99_ratio: api.p99_ms / limit.p99_ms});
                }
                const {api, nginx: limit, ratio, p99_ratio} = middle(runs, 'ratio');
                say(`${zh} ${connections} 连接`, `${en}: ${Math.round(api.a_second)}/s, nginx ${Math.round(limit.a_second)}/s, ` +
                    `${ratio.toFixed(2)}; p99 ${p99_ratio.toFixed(2)}`);
                result.push({name, zh, en, bytes: Buffer.byteLength(text), connections, api, nginx: limit, ratio, p99_ratio});
            }
        await nginx.stop();
        await server.stop();
        return result;
    });
}
