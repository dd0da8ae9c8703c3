import { audit } from '../../src/report/audit';
import { codeOrder } from '../../src/report/codes';
import type { FindingCode } from '../../src/report/finding';
import { call, chart, onSite, onSpaces, script, silent } from './estate';
import { appRecord } from '../../src/evidence/read';

const unreadable = [{ file: 'broken.yml', message: 'is no YAML' }];
const notices = [{ code: 'incomplete', file: 'export.json', line: null, detail: 'holds 50 of 120 apps' }];
const result = audit([chart, silent, script], unreadable, [onSpaces], { notices });
const of = (code: FindingCode, app: string | null = chart.key) =>
  result.findings.filter((one) => one.code === code && one.app === app);

test('what a rule takes is one finding for each class of data, as strong as its strongest evidence', () => {
  const lost = of('lost-under-rule');
  expect(new Set(lost.map((one) => one.dataClass)).size).toBe(lost.length);
  const content = lost.find((one) => one.dataClass === 'content');
  expect(content).toMatchObject({
    level: 'error',
    file: 'src/index.ts',
    line: 7,
    data: { strongest: 'observed', observed: 1, lastSeen: '2026-11-01T08:00:00Z', rule: 'confidential' },
  });
});

test('what a blocked app keeps is told by class of data and action', () => {
  const groups = of('kept-though-blocked').find(
    (one) => one.dataClass === 'groups' && one.data['action'] === 'read',
  );
  expect(groups).toMatchObject({ level: 'warning', data: { strongest: 'referenced', referenced: 1 } });
  expect(groups?.data['endpoints']).toContain('GET /wiki/rest/api/group/{groupId}/membersByGroupId');
});

test('an app that no rule covers has neither loss nor residue', () => {
  const approved = { ...chart, key: 'com.example.approved' };
  const codes = audit([approved], [], [onSite]).findings.map((one) => one.code);
  expect(codes).not.toContain('lost-under-rule');
  expect(codes).not.toContain('kept-though-blocked');
});

test('removed and deprecated endpoints count only where code or traffic shows the call', () => {
  expect(of('endpoint-removed')).toMatchObject([
    { level: 'error', endpoint: { method: 'GET', path: '/wiki/rest/api/content/{id}' }, line: 12 },
  ]);
  const scopesOnly = appRecord({ ...chart, scopes: ['read:confluence-content.all'], evidence: [] });
  const codes = audit([scopesOnly], [], []).findings.map((one) => one.code);
  expect(codes).not.toContain('endpoint-removed');
  expect(codes).not.toContain('endpoint-deprecated');
});

test('a call outside the catalogue and one of unknown method are shown each', () => {
  expect(of('endpoint-unknown')).toMatchObject([
    { endpoint: { method: 'GET', path: '/wiki/rest/nothing/here' } },
  ]);
  const vague = appRecord({ ...silent, evidence: [call('referenced', null, '/wiki/rest/api/space')] });
  const [finding] = audit([vague], [], []).findings.filter((one) => one.code === 'endpoint-unknown');
  expect(finding?.data['candidates']).toEqual(['GET /wiki/rest/api/space', 'POST /wiki/rest/api/space']);
});

test('parts that cannot be known are one finding for each reason, with every place', () => {
  expect(of('call-unresolved')).toMatchObject([{ level: 'warning', data: { reason: 'any-endpoint' } }]);
  expect(of('call-unresolved')[0]?.data['places']).toHaveLength(2);
});

test('an app of which nothing is known is no clean bill', () => {
  expect(of('no-evidence', silent.key)).toMatchObject([{ level: 'warning' }]);
  expect(of('no-evidence')).toEqual([]);
});

test('a caller outside the reach of a rule is named, and loses nothing', () => {
  expect(of('not-eligible', script.key)).toHaveLength(1);
  expect(of('lost-under-rule', script.key)).toEqual([]);
});

test('calls that no declared scope allows name the scopes that are missing', () => {
  const [first] = of('scope-missing');
  expect(first).toMatchObject({ level: 'warning', line: 12 });
  expect(first?.data['scopes']).not.toEqual([]);
});

test('odd scopes are told apart: without an endpoint, and not known at all', () => {
  const odd = appRecord({
    ...silent,
    kind: 'forge',
    scopes: ['read:blogpost:confluence', 'make:coffee', 'read:jira-work'],
  });
  const found = audit([odd], [], []).findings;
  expect(found.find((one) => one.code === 'scope-unused')?.data['scopes']).toEqual([
    'read:blogpost:confluence',
  ]);
  expect(found.find((one) => one.code === 'scope-unknown')?.data['scopes']).toEqual(['make:coffee']);
});

test('disputed and unsaid exposures are shown', () => {
  const wide = appRecord({ ...silent, kind: 'connect', scopes: ['ADMIN'] });
  const codes = audit([wide], [], []).findings.map((one) => one.code);
  expect(codes).toContain('exposure-disputed');
  expect(codes).toContain('exposure-unknown');
});

test('notices and unreadable files are findings', () => {
  expect(of('ui-kit-1')).toMatchObject([{ file: 'chart/manifest.yml', line: 4 }]);
  expect(of('file-unreadable', null)).toMatchObject([{ level: 'error', file: 'broken.yml' }]);
  expect(of('file-odd', null)).toMatchObject([{ level: 'warning', file: 'export.json' }]);
});

test('within an app findings stand in the order of the codes', () => {
  const places = result.findings
    .filter((one) => one.app === chart.key)
    .map((one) => codeOrder.indexOf(one.code));
  expect(places).toEqual([...places].sort((a, b) => a - b));
});
