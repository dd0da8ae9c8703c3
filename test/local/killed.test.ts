import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AsyncEvent } from '@forge/events';
import { kvs } from '@forge/kvs';
import { sql } from '@forge/sql';
import { projectRoot } from '../../src/local/root';
import { bench, manifestFile, temporaryFolder } from './packages';

const root = projectRoot();
const bundle = join(root, 'dist', `writer-${process.pid}.mjs`);

beforeAll(() => {
  const options = ['--bundle', '--platform=node', '--format=esm', '--packages=external', '--log-level=error'];
  const built = spawnSync(
    join(root, 'node_modules/.bin/esbuild'),
    ['test/local/writer.ts', `--outfile=${bundle}`, ...options],
    { cwd: root },
  );
  expect(String(built.stderr)).toBe('');
});
afterAll(() => rmSync(bundle, { force: true }));

/** Runs the writer until it has acknowledged some, kills it hard, and gives the last number it acknowledged. */
async function writeAndKill(dataDir: string): Promise<number> {
  const writer = spawn(process.execPath, [bundle, dataDir, manifestFile()], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  for await (const part of writer.stdout) {
    text += String(part);
    if (text.split('\n').length > 20 && !writer.killed) writer.kill('SIGKILL');
  }
  if (writer.exitCode === null && writer.signalCode === null) await once(writer, 'exit');
  return Number(text.trim().split('\n').at(-1));
}

test('a killed process has lost nothing that it acknowledged, and the next one starts at once', async () => {
  const dataDir = temporaryFolder();
  const last = await writeAndKill(dataDir);
  const delivered: number[] = [];
  const after = bench({ dataDir }, (event: AsyncEvent) =>
    Promise.resolve(delivered.push(Number(event.body['n']))),
  );
  const [stored, rows] = await after.run(async () => [
    Number(await kvs.get('n')),
    (await sql.prepare<{ n: number }>('SELECT n FROM n ORDER BY n').execute()).rows.map(({ n }) => n),
  ]);
  await after.platform.drain();
  await after.platform.close();
  const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
  expect(stored).toBeGreaterThanOrEqual(last);
  expect(rows).toEqual(expect.arrayContaining(upTo(last)));
  expect(delivered.sort((left, right) => left - right)).toEqual(expect.arrayContaining(upTo(last)));
}, 60_000);
