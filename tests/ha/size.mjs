// What a record takes on PostgreSQL, with its journal line, event, keys and indexes: measured by writing many.
import {mkdtempSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {send} from './load.mjs';

const rights_count = 20_000;
const firms_count = 1_000;
const at_once = 8;

// GB 32100-2015: weights are powers of three modulo 31.
const code_characters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
function credit_code(firm) {
    const body = `9143010${String(firm).padStart(10, '0')}`;
    let sum = 0;
    let weight = 1;
    for (const character of body) {
        sum += code_characters.indexOf(character) * weight;
        weight = (weight * 3) % 31;
    }
    return body + code_characters[(31 - (sum % 31)) % 31];
}

// ZC 0006-2003: twelve digits weighted 2 to 9 and 2 to 5, modulo 11.
function patent_number(digits) {
    const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (2 + (i % 8)), 0);
    return digits + (sum % 11 === 10 ? 'X' : sum % 11);
}

function rights_table() {
    const two = (number) => String(number).padStart(2, '0');
    let table = '号码,名称,权利人,统一社会信用代码,分类号,申请日,授权日,年费已缴至年度\n';
    for (let n = 0; n < rights_count; ++n) {
        const digits = `2019${n % 3 === 0 ? 2 : 1}${String(n + 5_000_000).padStart(7, '0')}`;
        const month = two(1 + (n % 12));
        table += `${patent_number(digits)},一种电池管理方法（${n}）,星城${Math.floor(n / 10)}科技有限公司,` +
            `${credit_code(Math.floor(n / 10))},H02J7/00；H01M10/42,2019-${month}-${two(1 + (n % 28))},2021-${month}-10,6\n`;
    }
    return table;
}

async function register_firms(port) {
    const answer = await send(port, {method: 'POST', path: '/api/v1/session', body: {user: 'admin', password: 'zhirong-demo'}});
    const cookie = answer.headers['set-cookie'][0].split(';')[0];
    let next = 0;
    await Promise.all(Array.from({length: at_once}, async () => {
        for (let firm = next++; firm < firms_count; firm = next++) {
            const registered = await send(port, {
                method: 'POST', path: '/api/v1/organisations', cookie, key: `size-${firm}`,
                body: {
                    id: `size-firm-${firm}`, name: `星城${firm}科技有限公司`, kind: 'enterprise',
                    credit_code: credit_code(firm + 500_000), region: '430100', size: 'small', technology_firm: true,
                },
            });
            if (registered.status !== 201) throw new Error(`a firm was refused: ${registered.text}`);
        }
    }));
}

// `size` asks for the bytes of the database; `run` runs the program.
export async function measure_sizes({size, run, address, environment, port}) {
    const folder = mkdtempSync(join(tmpdir(), 'zhirong-size-'));
    try {
        const start = await size();
        const file = join(folder, 'rights.csv');
        writeFileSync(file, rights_table());
        const began = performance.now();
        const imported = await run(['rights', 'import', file, '--database', address], environment);
        if (imported.exit_code !== 0) throw new Error(`rights import: ${imported.output.slice(0, 2000)}`);
        const import_seconds = (performance.now() - began) / 1000;
        const with_rights = await size();
        await register_firms(port);
        const with_firms = await size();
        // One loan from application to the sale of the pledge, closed day by day; an SQLite book.
        const book = join(folder, 'book');
        const told = await run(['demo', '--keep', book], environment);
        if (told.exit_code !== 0) throw new Error(`demo: ${told.output.slice(-2000)}`);
        const verified = await run(['verify', '--json', '--data', book], environment);
        return {
            rights: rights_count,
            bytes_a_right: (with_rights - start) / rights_count,
            rights_a_second: rights_count / import_seconds,
            firms: firms_count,
            bytes_a_firm: (with_firms - with_rights) / firms_count,
            loan_lines: JSON.parse(verified.output).journal_lines,
            bytes_a_loan: statSync(join(book, 'zhirong.db')).size,
        };
    } finally {
        rmSync(folder, {recursive: true, force: true});
    }
}
