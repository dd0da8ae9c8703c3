/** The command itself, in a process of its own. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCallers } from '../../../src/enforce/gateway/callers';
import { fileLog } from '../../../src/enforce/gateway/log';
import { call, onSite, rulesText, startUpstream, type Upstream } from './harness';

const root = join(__dirname, '..', '..', '..');
let folder: string;
let upstream: Upstream;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'portcullis-command-'));
  upstream = await startUpstream();
  writeFileSync(join(folder, 'rules.yml'), rulesText(onSite));
});
afterAll(async () => {
  await upstream.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function portcullis(...args: string[]): {
  child: ChildProcessWithoutNullStreams;
  ended: Promise<Ended>;
  firstLine: Promise<string>;
} {
  const child = spawn(process.execPath, [join(root, 'bin', 'portcullis'), 'gateway', ...args]);
  let out = '';
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const firstLine = new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      if (out.includes('\n')) resolve(out.split('\n')[0] ?? '');
    });
  });
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, out, err })));
  return { child, ended, firstLine };
}

it('says where it listens, reloads on SIGHUP, and ends with 0 on SIGTERM', async () => {
  const log = join(folder, 'decisions.log');
  const { child, ended, firstLine } = portcullis(
    '--site',
    upstream.url,
    '--rules',
    join(folder, 'rules.yml'),
    '--port',
    '0',
    '--log',
    log,
  );
  const { listening } = JSON.parse(await firstLine) as { listening: string };
  expect((await call(listening, 'GET', '/wiki/api/v2/pages')).status).toBe(403);
  writeFileSync(join(folder, 'rules.yml'), rulesText(onSite, { mode: 'audit' }));
  child.kill('SIGHUP');
  let status = 0;
  for (let tries = 0; status !== 200 && tries < 100; tries += 1) {
    ({ status } = await call(listening, 'GET', '/wiki/api/v2/pages'));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(status).toBe(200);
  child.kill('SIGTERM');
  expect(await ended).toEqual({ code: 0, out: `${JSON.stringify({ listening })}\n`, err: '' });
  const events = readFileSync(log, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { event?: string; verdict?: string });
  expect(events.map(({ event, verdict }) => event ?? verdict).slice(0, 2)).toEqual(['listening', 'blocked']);
  expect(events.at(-1)?.event).toBe('stopped');
}, 60_000);

it.each([
  [['--rules', 'x'], 'expected --site'],
  [['--site', 'http://example.com', '--rules', 'x'], '--site: expected https'],
  [['--site', 'https://a:b@example.com', '--rules', 'x'], 'without credentials'],
  [['--site', 'https://example.com/x', '--rules', 'x'], 'found the path `/x`'],
  [['--site', 'https://example.com', '--rules', '/nowhere.yml'], 'cannot read `/nowhere.yml`'],
  [
    ['--site', 'https://example.com', '--rules', 'x', '--tls-cert', __filename],
    '--tls-cert and --tls-key together',
  ],
])(
  'refuses %j in one line',
  async (args, message) => {
    const { code, out, err } = await portcullis(...args).ended;
    expect([code, out, err.trim().split('\n').length]).toEqual([2, '', 1]);
    expect(err).toContain(message);
  },
  60_000,
);

it('makes a salted hash that the callers file takes', async () => {
  const { child, ended } = portcullis('--hash');
  child.stdin.end('Basic c2VjcmV0\n');
  const { code, out } = await ended;
  expect([code, out.includes('c2VjcmV0')]).toEqual([0, false]);
  const read = readCallers(`callers: [{ app: com.example.sync, authorizationSha256: "${out.trim()}" }]`);
  if (!read.ok) throw new Error(read.message);
  expect(read.identify('Basic c2VjcmV0', null)).toBe('com.example.sync');
  expect(read.identify('Basic other', null)).toBe('unidentified');
}, 60_000);

it.each([
  [
    'callers: [{ app: a, authorizationSha256: abc }]',
    '`callers[0].authorizationSha256`: expected a salted hash',
  ],
  ['callers: [{ app: a }]', '`callers[0]`: expected `authorizationSha256` or `keySha256`'],
  ['callers: [{ app: unidentified, keySha256: "0" }]', '`callers[0].app`: this name stands for callers'],
  ['callers: [', 'not valid YAML'],
  ['[]', '`callers`'],
])('says what is wrong with a callers file: %s', (text, message) => {
  const read = readCallers(text);
  expect(read.ok ? '' : read.message).toContain(message);
});

it('rotates its log and keeps every line', () => {
  const file = join(folder, 'rotated.log');
  const log = fileLog(file, { size: 1_000, keep: 3 });
  for (let at = 0; at < 60; at += 1) {
    log.write({ at, text: 'x'.repeat(20) });
    if (at % 5 === 0) log.flush();
  }
  log.close();
  const lines = ['.3', '.2', '.1', ''].flatMap((end) =>
    existsSync(file + end)
      ? readFileSync(file + end, 'utf8')
          .trim()
          .split('\n')
      : [],
  );
  expect(lines.map((line) => (JSON.parse(line) as { at: number }).at)).toEqual(
    Array.from({ length: 60 }, (_, at) => at),
  );
  expect(log.lost()).toBe(0);
});
