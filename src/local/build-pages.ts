import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the built pages are made of. */
const inputs = [
  'static/src',
  'static/admin.html',
  'static/space.html',
  'static/vite.config.ts',
  'static/preload-page.ts',
  'src/api.ts',
];

/** Are the built pages missing, or older than what they are made of? */
export function pagesAreStale(root: string): boolean {
  return newest(join(root, 'static/build')) < Math.max(...inputs.map((input) => newest(join(root, input))));
}

/**
 * Builds the pages.
 *
 * @throws {Error} with the end of the builder's output when it fails.
 */
export function buildPages(root: string): void {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [vite, 'build', 'static'], {
    // A test runner sets another value, and React would be built in its slow form.
    env: { ...process.env, NODE_ENV: 'production' },
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0)
    throw new Error(`the pages cannot be built: ${`${stdout}${stderr}`.trim().slice(-2_000)}`);
}

/** Time of the newest file at or below a path, 0 where there is none. */
function newest(path: string): number {
  if (!existsSync(path)) return 0;
  const facts = statSync(path);
  if (!facts.isDirectory()) return facts.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}
