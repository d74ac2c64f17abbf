// node deploy/ha/lay-out.mjs PLAN.json FOLDER: the files of every host of a plan.
import {mkdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

import {complete, lay_out, secrets} from './plan.mjs';

const [plan_file, folder] = process.argv.slice(2);
if (!folder) {
    console.error('用法 usage: node deploy/ha/lay-out.mjs PLAN.json FOLDER');
    process.exit(2);
}
try {
    mkdirSync(folder, {recursive: true, mode: 0o700});
    const plan = complete(JSON.parse(readFileSync(plan_file, 'utf8')));
    for (const file of lay_out(plan, secrets(join(folder, 'secrets.json')), folder)) console.log(file);
} catch (failure) {
    console.error(`知融 · ${failure.message}`);
    process.exit(1);
}
