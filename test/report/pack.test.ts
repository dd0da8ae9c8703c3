import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { audit } from '../../src/report/audit';
import { drift } from '../../src/report/drift/drift';
import type { PackContent } from '../../src/report/pack/content';
import { packFiles } from '../../src/report/pack/files';
import { sealPack, type Manifest } from '../../src/report/pack/seal';
import { packLimits, verifyPack } from '../../src/report/pack/verify';
import { readSnapshot, snapshotOf } from '../../src/scan/snapshot';
import { chart, hostile, hostileNames, onSite, script, silent } from './estate';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const result = audit([chart, silent, script, ...hostileNames.slice(0, 5).map(hostile)], [], [onSite]);
const none = { apps: new Map(), findings: [], listed: null };
const content: PackContent = {
  tool: '1.2.3',
  madeOn: '2026-11-22',
  scan: {
    id: 'c0ffee00-0000-4000-8000-000000000001',
    startedAt: '2026-11-22T08:00:00.000Z',
    finishedAt: '2026-11-22T08:00:09.000Z',
    by: 'schedule',
    catalogue: '2026-08-14-abc',
    rules: 3,
    spaces: 7,
  },
  rules: {
    version: 3,
    text: 'version: 1\nrules: []\n',
    recordedAt: '2026-11-01T00:00:00.000Z',
    recordedBy: 'Asha',
    reason: 'first',
  },
  listing: new Map([['GET /wiki/api/v2/pages', 'blocked']]),
  apps: result.apps.map((app) => readSnapshot(snapshotOf(app, result.findings).body)!),
  unread: ['lost.app'],
  brought: [{ id: 'f00d', app: null, code: 'inventory-stale', level: 'warning', text: 'It is old.' }],
  sources: [
    { kind: 'csv', name: 'apps.csv', importedAt: '2026-11-02T08:00:00.000Z', apps: 3, total: 5 },
    { kind: 'upm', name: 'later.json', importedAt: '2026-11-22T09:00:00.000Z', apps: 1, total: null },
  ],
  approvals: [
    {
      text: 'The app <Chart>',
      decision: 'approved',
      owner: 'Asha',
      reason: 'reviewed',
      decidedAt: '2026-11-03T00:00:00.000Z',
      decidedBy: 'Asha',
      expires: '2026-11-10',
      expired: true,
      holds: true,
    },
  ],
  attestations: [],
  undecided: [{ app: silent.key, name: silent.name }],
  checks: {
    text: 'version: 1\nchecks: []\n',
    results: [{ id: 'c', title: 'No unapproved app', control: 'AC-3', result: 'fails', texts: ['Silent.'] }],
  },
  since: null,
  drift: drift(none, none),
};
const files = packFiles(content);
const link = { scan: { id: content.scan.id, startedAt: content.scan.startedAt }, previous: null };
const { zip, head } = sealPack(files, link, sha256);
/** Smaller, so that many ways to change it can be tried. */
const small = sealPack(
  files.filter(({ name }) => ['checks.yml', 'sources.csv', 'rules.yml'].includes(name)),
  link,
  sha256,
).zip;
const text = (name: string): string => files.find((file) => file.name === name)!.text;

describe('the files of a pack', () => {
  test('hold every app, finding and unknown thing, and the age of each source', () => {
    for (const app of result.apps)
      expect(JSON.stringify(text('scan.json'))).toContain(
        JSON.stringify(JSON.stringify(app.key)).slice(1, -1),
      );
    const rows = (name: string) => text(name).split('\r\n').length - 2;
    const snapshots = content.apps;
    expect(rows('findings.csv')).toBeGreaterThanOrEqual(snapshots.flatMap(({ findings }) => findings).length);
    expect(rows('endpoints.csv')).toBe(snapshots.flatMap(({ calls }) => calls ?? []).length);
    expect(text('unknowns.csv')).toContain('lost.app,lost.app,not readable');
    expect(text('unknowns.csv')).toContain(`${silent.key},${silent.name},no evidence`);
    expect(text('sources.csv')).toContain('apps.csv,2026-11-02T08:00:00.000Z,20 days,3,5');
    expect(text('sources.csv')).toContain('imported after this scan');
    expect(text('rules.yml')).toBe(content.rules!.text);
  });

  test('the page shows foreign names as text alone, and asks for nothing from elsewhere', () => {
    const page = text('report.html');
    expect(page).not.toMatch(/<(script|img|link|iframe)|onmouseover='/);
    expect(page).toContain('The app &lt;Chart&gt;');
    expect(page).toContain('has run out');
    expect(page).toContain('No unapproved app');
  });
});

describe('a sealed pack', () => {
  test('has the same bytes and the same head again', () => {
    expect(sealPack(packFiles(content), link, sha256)).toEqual({ zip, head });
  });

  test('is whole, and holds what the tools of a system check', () => {
    expect(verifyPack(zip, head, sha256)).toMatchObject({ whole: true, problems: [], head, manifest: link });
    const entries = unzipSync(zip);
    expect(sha256(entries['manifest.json']!)).toBe(head);
    for (const line of strFromU8(entries['SHA256SUMS']!).trimEnd().split('\n')) {
      const [sum, name] = line.split('  ');
      expect(sha256(entries[name!]!)).toBe(sum);
    }
    expect(Object.keys(entries)).toHaveLength(files.length + 2);
    expect(Object.keys(entries)).toEqual(Object.keys(entries).sort());
  });

  test('goes on from the pack before, whose head is under its own', () => {
    const next = sealPack(files, { ...link, previous: { scan: link.scan.id, head } }, sha256);
    expect(next.head).not.toBe(head);
    expect(verifyPack(next.zip, next.head, sha256).manifest?.previous).toEqual({ scan: link.scan.id, head });
  });

  test('is found changed wherever one byte differs', () => {
    fc.assert(
      fc.property(fc.nat(small.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
        const other = small.slice();
        other[place]! ^= change;
        expect(verifyPack(other, null, sha256).whole).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('is found changed wherever it is cut, or something is put in', () => {
    fc.assert(
      fc.property(
        fc.nat(small.length - 1),
        fc.nat(40),
        fc.uint8Array({ maxLength: 40 }),
        (place, out, put) => {
          fc.pre(out > 0 || put.length > 0);
          const other = Buffer.concat([small.subarray(0, place), put, small.subarray(place + out)]);
          fc.pre(!other.equals(small));
          expect(verifyPack(other, null, sha256).whole).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('a pack that somebody packed again', () => {
  const entries = unzipSync(zip);
  const again = (change: (all: [string, Uint8Array][]) => [string, Uint8Array][]) =>
    verifyPack(zipSync(Object.fromEntries(change(Object.entries(entries)))), null, sha256);

  test('names the entry that is missing, extra, renamed or changed', () => {
    const all = Object.keys(entries);
    fc.assert(
      fc.property(fc.constantFrom(...all.filter((name) => name !== 'manifest.json')), (name) => {
        const without = again((list) => list.filter(([one]) => one !== name));
        expect(without.problems).toContain(`\`${name}\` is missing.`);
        const renamed = again((list) =>
          list.map(([one, bytes]) => [one === name ? 'other.txt' : one, bytes]),
        );
        expect(renamed.problems).toContain(`\`${name}\` was renamed to \`other.txt\`.`);
        const changed = again((list) =>
          list.map(([one, bytes]) => [one, one === name ? Buffer.concat([bytes, Buffer.from(' ')]) : bytes]),
        );
        expect(changed.problems[0]).toContain(`\`${name}\` was changed: `);
      }),
      { numRuns: all.length },
    );
    const extra = again((list) => [...list, ['zzz.txt', new Uint8Array(3)]]);
    expect(extra.problems).toContain('`zzz.txt` does not belong to the pack.');
  });

  test('is told from one whose contents were swapped or put in another order', () => {
    const swapped = again((list) =>
      list.map(([name, bytes]) => [
        name,
        name === 'apps.csv' ? entries['checks.yml']! : name === 'checks.yml' ? entries['apps.csv']! : bytes,
      ]),
    );
    expect(swapped.problems.map((one) => one.slice(0, 30))).toEqual(
      expect.arrayContaining([
        expect.stringContaining('`apps.csv` was changed'),
        expect.stringContaining('`checks.yml` was changed'),
      ]),
    );
    expect(again((list) => list.reverse()).problems).toContain('Its entries were put in another order.');
    expect(again((list) => list).problems).toEqual([
      'The zip around the files was changed, or they were packed again. Its files are as they were.',
    ]);
  });

  test('with other sums throughout is given away by the recorded head alone', () => {
    const forged = sealPack(
      files.map((file) => (file.name === 'apps.csv' ? { ...file, text: 'all is well' } : file)),
      link,
      sha256,
    );
    expect(verifyPack(forged.zip, null, sha256).whole).toBe(true);
    const { whole, problems } = verifyPack(forged.zip, head, sha256);
    expect(whole).toBe(false);
    expect(problems).toEqual([
      `Its head is ${forged.head}, not ${head}: it is another pack than the recorded one.`,
    ]);
  });
});

describe('what is no pack', () => {
  test.each([
    ['nothing', new Uint8Array()],
    ['a text', Buffer.from('hello, this is no zip at all')],
    ['a zip of something else', zipSync({ 'a.txt': new Uint8Array(4) })],
    ['a manifest of something else', zipSync({ 'manifest.json': Buffer.from('{"format":"x"}') })],
    ['a manifest that is no JSON', zipSync({ 'manifest.json': Buffer.from('{') })],
    ['a zip that leads outside', zipSync({ '../manifest.json': new Uint8Array(4) })],
    ['a bomb', zipSync({ 'manifest.json': new Uint8Array(5 * 1024 * 1024) })],
    [
      'too many entries',
      zipSync(Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`${n}`, new Uint8Array(1)]))),
    ],
  ])('%s is refused in a sentence', (_, bytes) => {
    const { whole, problems } = verifyPack(bytes, null, sha256, { ...packLimits, total: 4 * 1024 * 1024 });
    expect(whole).toBe(false);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^(The archive|`manifest\.json`) .*\.$/);
  });

  test('a manifest cannot name files that a plain object inherits, nor twist the lines of sums', () => {
    const odd = ['__proto__', 'constructor', 'a\n0000  b'].map((name) => ({
      name,
      bytes: 0,
      sha256: sha256(new Uint8Array()),
    }));
    const manifest: Manifest = { format: 'portcullis evidence pack', version: 1, ...link, files: odd };
    const { whole } = verifyPack(
      zipSync({ 'manifest.json': Buffer.from(JSON.stringify(manifest)) }),
      null,
      sha256,
    );
    expect(whole).toBe(false);
  });
});
