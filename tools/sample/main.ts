/**
 * Makes the files of the sample estate from a folder of public manifests and descriptors:
 *
 *     npx esbuild tools/sample/main.ts --bundle --platform=node --format=esm --packages=external \
 *       --outfile=dist/sample.mjs && node dist/sample.mjs FOLDER
 *
 * The files are committed, so nobody needs the folder to start the local host.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFacts } from './facts';
import { declaration, inventory, pluginList, table } from './files';

const target = 'src/local/sample/files';
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('name the folder of manifests');

const facts = readFacts(folder);
const connect = facts.filter(({ kind }) => kind === 'connect');
const onlyListed = connect.filter((_, at) => at % 3 === 2);
const byHand = facts.filter(({ kind }, at) => kind === 'forge' && at % 15 === 7);
const inventoried = facts.filter((app) => !onlyListed.includes(app) && !byHand.includes(app));
/** Modules are known of the apps that show most to a user. */
const declared = [...inventoried]
  .filter(({ modules, scopes }) => modules.length > 0 && modules.length <= 20 && scopes.length > 0)
  .sort(
    (left, right) => right.modules.length + right.scopes.length - left.modules.length - left.scopes.length,
  )
  .slice(0, 14);

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const files = [
  inventory(inventoried, 25),
  pluginList(onlyListed),
  table(byHand),
  ...declared.map(declaration),
];
for (const [name, text] of files) writeFileSync(join(target, name), text);
console.log(
  `${facts.length} apps in ${files.length} files: ${inventoried.length} in the inventory, ${onlyListed.length} listed only, ${byHand.length} by hand`,
);
