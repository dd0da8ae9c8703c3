/**
 * Bundles the command line into `dist/cli-<fingerprint>`. The fingerprint stands for every file of src, so
 * a folder with the right name is always the right build; it appears whole or not at all, and processes that
 * build at the same time do not disturb each other.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const keepFor = 60 * 60 * 1000;

/** Name, size and time of every file that ends up in the bundle. */
export function fingerprint() {
  const hash = createHash('sha1');
  const note = (file) => {
    const { size, mtimeMs } = statSync(join(root, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  };
  for (const entry of readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true }).sort(byPath)) {
    if (entry.isFile()) note(join(entry.parentPath, entry.name).slice(root.length + 1));
  }
  for (const file of ['package.json', 'tools/build.mjs']) note(file);
  return hash.digest('hex').slice(0, 12);
}

function byPath(a, b) {
  const [one, other] = [join(a.parentPath, a.name), join(b.parentPath, b.name)];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** JSON is parsed as JSON: several times faster than the same data as source. */
const fastJson = {
  name: 'fast-json',
  setup(build) {
    build.onLoad({ filter: /endpoints\.json$/ }, ({ path }) => ({
      contents: `export default JSON.parse(${JSON.stringify(JSON.stringify(JSON.parse(readFileSync(path, 'utf8'))))});`,
    }));
  },
};

/** How the command line is bundled, in a checkout and for a package. */
export const settings = {
  absWorkingDir: root,
  entryPoints: { main: 'src/cli/main.ts' },
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  plugins: [fastJson],
  logLevel: 'error',
};

/** Builds what is missing and gives the path of the module to run. */
export async function build() {
  const folder = join(dist, `cli-${fingerprint()}`);
  const entry = join(folder, 'main.mjs');
  if (existsSync(entry)) return entry;
  const { build: bundle } = await import('esbuild');
  const draft = `${folder}.${process.pid}.tmp`;
  mkdirSync(dist, { recursive: true });
  await bundle({ ...settings, outdir: draft, packages: 'external' });
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(entry)) throw error;
  }
  removeOld(folder);
  return entry;
}

/** Builds of an older src; recent ones stay, since a process that started from one may still load its parts. */
function removeOld(current) {
  for (const name of readdirSync(dist)) {
    const folder = join(dist, name);
    if (!name.startsWith('cli-') || folder === current) continue;
    const isOld = Date.now() - statSync(folder).mtimeMs > keepFor;
    if (isOld) rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await build());
