import { audit } from '../../src/report/audit';
import { compare } from '../../src/report/compare';
import { driftText } from '../../src/report/drift/text';
import { say } from '../../src/report/messages';
import { call, chart, onSite, script, silent } from './estate';

const before = audit([chart, silent], [], [onSite]);

test('the same audit twice shows no change', () => {
  const drift = compare(before, audit([silent, chart], [], [onSite]));
  expect(Object.values(drift).flat()).toEqual([]);
  expect(driftText(drift, say)).toBe('Nothing changed.\n');
});

test('shows apps, scopes, calls and findings that came and went', () => {
  const grown = {
    ...chart,
    scopes: [...(chart.scopes ?? []), 'write:page:confluence'],
    evidence: [...chart.evidence.slice(1), call('referenced', 'PUT', '/wiki/api/v2/pages/{}')],
  };
  const drift = compare(before, audit([grown, script], [], [onSite]));
  expect(drift.appsNew).toEqual([{ app: script.key, name: script.name }]);
  expect(drift.appsGone).toEqual([{ app: silent.key, name: silent.name }]);
  expect(drift.scopesGrown).toEqual([
    { app: chart.key, name: chart.name, scopes: ['write:page:confluence'] },
  ]);
  expect(drift.scopesShrunk).toEqual([]);
  expect(drift.endpointsNew.map((one) => one.endpoint)).toContain('PUT /wiki/api/v2/pages/{id}');
  expect(drift.findingsNew.map((one) => one.code)).toContain('not-eligible');
  expect(driftText(drift, say)).toContain(
    'Scopes grown (1)\n  Chart Maker (com.example.chart): write:page:confluence\n',
  );
});

test('shows an endpoint of which the catalogue says something else', () => {
  const [app] = before.apps;
  const [first, ...rest] = app!.dependencies;
  const changed = {
    ...before,
    apps: [{ ...app!, dependencies: [{ ...first!, exposure: 'unknown' as const }, ...rest] }],
  };
  expect(compare(changed, before).exposureChanged).toMatchObject([
    { endpoint: `${first!.method!} ${first!.path}`, from: 'unknown', to: first!.exposure },
  ]);
});

test('apps with equal keys are told apart by their source', () => {
  const twice = audit([chart, { ...chart, source: 'other.yml' }], [], [onSite]);
  expect(Object.values(compare(twice, twice)).flat()).toEqual([]);
});
