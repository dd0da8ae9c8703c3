/**
 * Bundles the command line for a package: all that it needs is inside, so that nothing is installed beside it. What
 * only works in a checkout (`serve`, which builds the pages and runs the app) stays outside and says so.
 */
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { settings } from './build.mjs';

const dist = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist');
const draft = join(dist, `package.${process.pid}.tmp`);
mkdirSync(dist, { recursive: true });
await build({
  ...settings,
  outdir: draft,
  minifySyntax: true,
  minifyWhitespace: true,
  external: ['node-sqlite3-wasm', '@forge/*'],
  // Some packages are CommonJS and ask for others at run time.
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
});
rmSync(join(dist, 'package'), { recursive: true, force: true });
renameSync(draft, join(dist, 'package'));
