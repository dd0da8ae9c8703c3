/**
 * `npm run bench -- NAME [--json]`: bundles bench/NAME.ts and runs it. Each bench exports
 * `run(): Promise<Bench>`; this file prints it as a table, or as the JSON of the contract.
 */
import { mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const names = readdirSync('bench')
  .filter((file) => /^[a-z]+\.ts$/.test(file) && file !== 'harness.ts')
  .map((file) => file.slice(0, -'.ts'.length));
const args = process.argv.slice(2);
const asJson = args.includes('--json');
const [name] = args.filter((arg) => arg !== '--json');
if (!names.includes(name)) {
  console.error(`expected one of ${names.join(', ')}, found \`${name ?? ''}\``);
  process.exit(2);
}

const folder = join(root, 'dist', 'bench');
mkdirSync(folder, { recursive: true });
const outfile = join(folder, `${name}.mjs`);
await build({
  entryPoints: [join(root, 'bench', `${name}.ts`)],
  outfile,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  logLevel: 'error',
});
const { run } = await import(pathToFileURL(outfile).href);
const bench = await run();

if (asJson) console.log(JSON.stringify(bench));
else {
  for (const { candidate, value, unit, correct } of bench.results) {
    const number = value >= 100 ? Math.round(value).toLocaleString('en-US') : value.toFixed(2);
    console.log(`${candidate.padEnd(36)} ${number.padStart(14)} ${unit}${correct ? '' : '   WRONG ANSWERS'}`);
  }
  for (const [pair, ratio] of Object.entries(bench.ratios))
    console.log(`${pair.padEnd(36)} ${ratio.toFixed(2).padStart(14)} times`);
}
