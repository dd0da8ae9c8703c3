import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { descriptor, folder, manifest, rules, run } from './run';

jest.setTimeout(120_000);

interface Scan {
  readonly scanId: string;
  readonly rules: number;
  readonly apps: { key: string; name: string; scopes: string[]; endpoints: { blocked: number } }[];
  readonly findings: { id: string; code: string; text: string }[];
  readonly unreadable: { file: string }[];
  readonly summary: { apps: number; findings: Record<string, number> };
  readonly drift: Record<string, unknown> & { since: string | null; endpointsNew: { endpoint: string }[] };
}

const lists = (drift: Scan['drift']): unknown[] =>
  Object.values(drift).flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : []));
const emptyData = () => join(mkdtempSync(join(tmpdir(), 'portcullis-scan-')), 'estate');
const key = 'ari:cloud:ecosystem::app/11111111-2222-3333-4444-555555555555';

async function scan(args: readonly string[]): Promise<Scan> {
  const { code, out, err } = await run(['scan', ...args, '--format', 'json']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as Scan;
}

test('a folder is scanned again and again, and each scan says what drifted since the last', async () => {
  const data = emptyData();
  const estate = await folder({ 'chart/manifest.yml': manifest, 'sync.json': descriptor });

  const first = await scan([estate, '--data', data]);
  expect(first.drift.since).toBeNull();
  expect(lists(first.drift)).toEqual([]);
  expect(first.apps.map((app) => app.key).sort()).toEqual([key, 'com.example.sync']);
  expect(first.summary.apps).toBe(2);
  expect(first.findings.length).toBeGreaterThan(0);
  expect(first.findings.every(({ text }) => text.endsWith('.'))).toBe(true);

  const second = await scan([estate, '--data', data]);
  expect(second.scanId).not.toBe(first.scanId);
  expect(second.drift.since).toBe(first.scanId);
  expect(lists(second.drift)).toEqual([]);
  expect(second.findings).toEqual(first.findings);

  const file = join(estate, 'chart/manifest.yml');
  writeFileSync(file, `${readFileSync(file, 'utf8')}    - write:page:confluence\n`);
  writeFileSync(join(estate, 'sync.json'), descriptor.replace('com.example.sync', 'com.example.other'));
  const third = await scan([estate, '--data', data]);
  expect(third.drift).toMatchObject({
    since: second.scanId,
    appsNew: [{ app: 'com.example.other' }],
    appsGone: [{ app: 'com.example.sync' }],
    scopesGrown: [{ app: key, name: 'Chart Maker', scopes: ['write:page:confluence'] }],
    scopesShrunk: [],
    endpointsGone: [],
    exposureChanged: [],
  });
  expect(third.drift.endpointsNew.map(({ endpoint }) => endpoint)).toContain('PUT /wiki/api/v2/pages/{id}');

  const table = await run(['scan', estate, '--data', data, '--format', 'table']);
  expect(table.out).toMatch(/^Scan [0-9a-f-]{36} of .*\n2 apps; .*\nNothing changed\.\n$/s);
  const text = await run(['scan', estate, '--data', data, '--format', 'markdown']);
  expect(text.out).toContain('- Nothing changed.');
});

test('equal keys are one app, rules are kept, and a broken file is named', async () => {
  const data = emptyData();
  const more = manifest.replace('read:group:confluence', 'write:page:confluence');
  const estate = await folder({
    'a/manifest.yml': manifest,
    'b/manifest.yml': more,
    'c/manifest.yml': `${manifest}  - broken: [`,
    'rules.yml': rules,
  });
  const paths = [join(estate, 'a'), join(estate, 'b')];
  const ruled = await scan([...paths, '--data', data, '--rules', join(estate, 'rules.yml')]);
  expect(ruled.apps.map((app) => [app.key, app.scopes])).toEqual([
    [key, ['read:group:confluence', 'read:page:confluence', 'write:page:confluence']],
  ]);
  const again = await run(['scan', join(estate, 'a'), join(estate, 'c'), '--data', data, '--format', 'json']);
  expect(again).toMatchObject({
    code: 0,
    err: expect.stringMatching(/^portcullis: .*c\/manifest\.yml: /) as string,
  });
  const kept = JSON.parse(again.out) as Scan;
  expect(kept.unreadable).toHaveLength(1);
  expect([ruled.rules, kept.rules]).toEqual([1, 1]);
  expect(kept.findings.map(({ text }) => text).join()).toContain('under the rule `confidential`');
});

test('--fail-on ends with 1 and still prints the whole result', async () => {
  const estate = await folder({ 'manifest.yml': manifest });
  const ended = await run(['scan', estate, '--data', emptyData(), '--fail-on', 'kept-though-blocked']);
  expect(ended.code).toBe(1);
  expect(JSON.parse(ended.out)).toMatchObject({ summary: { apps: 1 } });
});

test('two scans at once into one folder: one does it, the other says why not', async () => {
  const data = emptyData();
  const estate = await folder({ 'manifest.yml': manifest });
  const ends = await Promise.all([1, 2].map(() => run(['scan', estate, '--data', data])));
  expect(ends.map(({ code }) => code).sort()).toEqual([0, 2]);
  const refused = ends.find(({ code }) => code === 2)!;
  expect(refused).toMatchObject({ out: '' });
  expect(refused.err).toMatch(
    /^portcullis: data folder `[^`]*` is in use by (another process|process \d+)\n$/,
  );
});

test.each([
  ['no PATH', () => ['scan', '--data', emptyData()]],
  ['no folder for the data', () => ['scan', __dirname]],
  ['a PATH that is not there', () => ['scan', '/no/such/path', '--data', emptyData()]],
  [
    'a file as folder for the data',
    () => ['scan', join(__dirname, '../..', 'manifest.yml'), '--data', __filename],
  ],
  ['an unknown format', () => ['scan', '.', '--data', emptyData(), '--format', 'pdf']],
  ['an unknown code', () => ['scan', '.', '--data', emptyData(), '--fail-on', 'no-such-code']],
  ['rules that are none', () => ['scan', '.', '--data', emptyData(), '--rules', __filename]],
])('%s is wrong use: exit code 2 and one line', async (_what, args) => {
  const { code, out, err } = await run(args());
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^portcullis: [^\n]+\n$/);
  expect(err).not.toContain('internal error');
});

test('a store that is damaged is refused in one line', async () => {
  const data = emptyData();
  const estate = await folder({ 'manifest.yml': manifest });
  await scan([estate, '--data', data]);
  writeFileSync(join(data, 'sql.db'), 'this is no database, however long it may be'.repeat(100));
  const { code, err } = await run(['scan', estate, '--data', data]);
  expect(code).toBe(2);
  expect(err).toMatch(/^portcullis: cannot use the folder `[^`]*`: [^\n]+\n$/);
});
