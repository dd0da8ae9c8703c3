import fc from 'fast-check';
import { standingOf } from '../../src/report/approvals';
import { audit } from '../../src/report/audit';
import { codeOrder } from '../../src/report/codes';
import type { Finding } from '../../src/report/finding';
import { say, sayBriefly } from '../../src/report/messages';
import { standing } from '../../src/report/standing';
import { mergeRecords } from '../../src/evidence/merge';
import { appRecord } from '../../src/evidence/read';
import { call, chart, onSite, onSpaces, script, silent } from './estate';

const wide = appRecord({
  ...silent,
  key: 'wide',
  scopes: ['ADMIN', 'read:blogpost:confluence', 'make:coffee'],
  evidence: [
    call('referenced', 'GET', '/wiki/rest/api/audit'),
    call('referenced', 'GET', '/wiki/api/v2/pages/{}/labels'),
    call('referenced', 'GET', '/wiki/rest/api/content/{}/descendant'),
    call('observed', 'GET', '/wiki/rest/api/space'),
  ],
});
const unreadable = [{ file: 'broken.yml', message: 'is no YAML' }];
const notices = [{ code: 'incomplete', file: 'export.json', line: null, detail: 'holds 50 of 120 apps' }];
const withToken = appRecord({
  ...chart,
  key: 'with-token',
  codeFiles: 3,
  evidence: [
    ...chart.evidence,
    call('referenced', 'DELETE', '/wiki/api/v2/pages/{}', { caller: 'api token', file: 'tools/clean.js' }),
  ],
});
const told = mergeRecords([
  appRecord({ ...silent, key: 'told-twice', version: '2' }),
  appRecord({ ...silent, key: 'told-twice', version: '1', source: 'old.json' }),
]);
const ignores = {
  file: 'ignores.yml',
  ignores: [{ line: 3, code: 'not-eligible' as const, reason: 'retired in spring', until: '2026-06-30' }],
};
const findings = [[], [onSite], [onSpaces]].flatMap(
  (rules) =>
    audit([chart, silent, script, wide, withToken, told], unreadable, rules, {
      notices,
      ignores,
      at: '2026-11-22T12:00:00Z',
    }).findings,
);
const signed = { at: '2026-01-01T00:00:00Z', by: 'x', owner: 'Asha', expires: '2026-06-30' };
const brought = standing({
  now: '2026-11-22T12:00:00Z',
  staleAfterDays: 30,
  sources: [{ kind: 'csv', name: 'Kept by hand.csv', importedAt: '2026-01-01T00:00:00Z' }],
  approvals: standingOf(
    [null, '2026-06-30'].map((expires, index) => ({
      ...signed,
      id: `approval-${index}`,
      subject: { kind: 'app', app: chart.key },
      decision: 'approved',
      reason: 'reviewed',
      basis: { kind: 'app', name: chart.name, scopes: [] },
      expires,
    })),
    new Map([[chart.key, chart]]),
    () => null,
    '2026-11-22',
  ),
  attestations: [{ ...signed, id: 'attestation', app: null, statement: 'No script has a token.' }],
  catalogue: 'new',
  lastScan: { at: '2026-11-01T00:00:00Z', catalogue: 'old' },
  ownBlock: { lastAt: '2026-11-02T00:00:00Z', events: 2 },
});
findings.push(...brought);
const sentence = (test: (finding: Finding) => boolean) => say(findings.find(test)!);

test('every code has its sentence, and the estate of these tests meets every code', () => {
  expect(new Set(findings.map((one) => one.code))).toEqual(new Set(codeOrder));
  for (const finding of findings) {
    for (const text of [say(finding), sayBriefly(finding)]) {
      expect(text).toMatch(/^(?:[^a-z]|broken\.yml|export\.json|ignores\.yml).*[^.]\.$/s);
      expect(text).not.toMatch(/undefined|NaN|\[object|null/);
    }
  }
});

test('nothing is ever said to be in force, enforced or denied', () => {
  for (const finding of findings) expect(say(finding)).not.toMatch(/in force|enforce|denied|forbidden/i);
});

test('the verb says how strong the evidence is', () => {
  const lost = (strongest: string) =>
    sentence(
      (one) =>
        one.code === 'lost-under-rule' &&
        one.data['strongest'] === strongest &&
        one.data['supposed'] === false,
    );
  expect(lost('observed')).toContain('will lose');
  expect(lost('observed')).toContain('(seen until 2026-11-01)');
  expect(lost('referenced')).toContain('its code can lose');
  expect(lost('permitted')).toMatch(/could lose at most .*; no use seen/);
});

test('a residue says what can be done, and which right that takes', () => {
  const kept = sentence((one) => one.code === 'kept-though-blocked' && one.dataClass === 'groups');
  expect(kept).toBe(
    'Chart Maker: its code can still read groups and their members, though blocked: 5 endpoints (1 in its code, 4 by scope alone); rights needed: use Confluence.',
  );
});

test('a removed endpoint comes with what to use instead, and what a rule does to that', () => {
  const removed = sentence((one) => one.code === 'endpoint-removed');
  expect(removed).toContain('has code that calls GET /wiki/rest/api/content/{id}');
  expect(removed).toContain('GET /wiki/api/v2/pages/{id} (blocked');
});

test('a rule is named, and eligibility that is not known is said', () => {
  const lost = findings.find((one) => one.code === 'lost-under-rule' && one.data['rule'] === 'confidential')!;
  expect(say(lost)).toContain('under the rule `confidential`, if it is eligible');
});

test('where the app is named already, the sentence does not name it again', () => {
  for (const finding of findings.filter((one) => one.app === chart.key))
    expect(sayBriefly(finding)).not.toContain('Chart Maker');
});

test('any text in the data stays a sentence', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...findings), (name, finding) => {
      expect(say({ ...finding, data: { ...finding.data, name } }).length).toBeGreaterThan(1);
    }),
  );
});
