/**
 * Makes the files of the sample estate from a folder of public manifests and descriptors:
 *
 *     npx esbuild tools/sample/main.ts --bundle --platform=node --format=esm --packages=external \
 *       --outfile=dist/sample.mjs && node dist/sample.mjs FOLDER && npx prettier --write src/local/sample/files
 *
 * The files are committed, so nobody needs the folder to start the local host.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFacts } from './facts';
import { sampleFiles } from './files';

const target = 'src/local/sample/files';
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('name the folder of manifests');

const facts = readFacts(folder);
const files = sampleFiles(facts);
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
for (const [name, text] of files) writeFileSync(join(target, name), text);
console.log(`${facts.length} apps in ${files.length} files`);
