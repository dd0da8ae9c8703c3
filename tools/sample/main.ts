/**
 * Makes the files of the sample estate from a folder of public manifests and descriptors, and one of
 * call sites that were read from public code:
 *
 *     npx esbuild tools/sample/main.ts --bundle --platform=node --format=esm --packages=external \
 *       --outfile=dist/sample.mjs && node dist/sample.mjs MANIFESTS CALLS && npx prettier --write src/local/sample
 *
 * The files are committed, so nobody needs the folder to start the local host.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCalls } from './calls';
import { readFacts } from './facts';
import { makeSample } from './files';

const target = 'src/local/sample';
const [manifests, callSites] = process.argv.slice(2);
if (manifests === undefined || callSites === undefined)
  throw new Error('name the folder of manifests and the folder of call sites');

const facts = readFacts(manifests);
const { files, calls } = makeSample(facts, readCalls(callSites));
rmSync(join(target, 'files'), { recursive: true, force: true });
mkdirSync(join(target, 'files'), { recursive: true });
for (const [name, text] of files) writeFileSync(join(target, 'files', name), text);
writeFileSync(join(target, 'calls.json'), JSON.stringify(calls));
console.log(`${facts.length} apps in ${files.length} files`);
