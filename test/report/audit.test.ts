import { audit } from '../../src/report/audit';
import { endpoints } from '../../src/policy/catalogue';
import { chart, onSite, onSpaces, script, silent } from './estate';

describe('audit', () => {
  const result = audit([chart, silent, script], [], [onSpaces]);
  const row = (key: string) => result.apps.find((app) => app.key === key)!;

  test('has the parts of the contract', () => {
    expect(result).toMatchObject({ schemaVersion: 1, tool: { name: 'portcullis' }, auditedAt: null });
    expect(result.catalogue.endpoints).toBe(endpoints.length);
    expect(result.rules).toEqual([onSpaces]);
    expect(result.apps.map((app) => app.key)).toEqual([
      'com.example.chart',
      'com.example.silent',
      'nightly-sync',
    ]);
  });

  test('gives each dependency its endpoint, verdict and evidence', () => {
    const page = row(chart.key).dependencies.find(
      (one) => one.path === '/wiki/api/v2/pages/{id}' && one.method === 'GET',
    );
    expect(page).toMatchObject({
      api: 'v2',
      exposure: 'blocked',
      strongest: 'observed',
      verdict: {
        verdict: 'unknown',
        reason: 'eligibility-unknown',
        rule: 'confidential',
        where: { spaces: ['HR', 'LEGAL'] },
        source: { document: 'app-access-rest-apis' },
      },
    });
    expect(page?.evidence.map((one) => one.strength)).toEqual(['observed', 'permitted']);
    expect(page?.evidence[0]).toMatchObject({ file: 'src/index.ts', line: 7, seen: { count: 3 } });
  });

  test('keeps a call that matches nothing as a dependency of unknown exposure', () => {
    const stranger = row(chart.key).dependencies.find((one) => one.path === '/wiki/rest/nothing/here');
    expect(stranger).toMatchObject({ api: null, name: null, exposure: 'unknown', dataClass: null });
    expect(stranger?.verdict.verdict).toBe('unknown');
  });

  test('counts what is unknown, and adds up', () => {
    const { counts, dependencies } = row(chart.key);
    expect(counts.blocked + counts.notBlocked + counts.unknown).toBe(dependencies.length);
    expect(counts.unknown).toBeGreaterThan(0);
    expect(result.summary.unresolved).toBe(2);
    const { error, warning, note } = result.summary.findings;
    expect(error + warning + note).toBe(result.findings.length);
    expect(Object.values(result.summary.codes).reduce((sum, n) => sum + n, 0)).toBe(result.findings.length);
  });

  test('leaves a caller with an API token outside the rule', () => {
    expect(row(script.key).dependencies[0]?.verdict).toMatchObject({
      verdict: 'allowed',
      reason: 'outside-reach',
    });
    expect(row(script.key)).toMatchObject({ eligible: 'no' });
  });

  test('without rules covers nothing, and says in each finding what it supposes', () => {
    const free = audit([chart], [], []);
    expect(free.apps[0]?.dependencies.every((one) => one.verdict.reason === 'no-rules')).toBe(true);
    const lost = free.findings.filter((one) => one.code === 'lost-under-rule');
    expect(lost.length).toBeGreaterThan(0);
    expect(lost.every((one) => one.data['supposed'] === true && one.level === 'note')).toBe(true);
  });

  test('does not merge equal keys, and keeps their findings apart', () => {
    const twice = audit([chart, { ...chart, source: 'other/manifest.yml' }, chart], [], [onSite]);
    expect(twice.apps).toHaveLength(3);
    const ids = twice.apps.map((app) => new Set(app.findings));
    expect(new Set(twice.findings.map((one) => one.id)).size).toBe(twice.findings.length);
    expect(ids[0]?.size).toBe(ids[1]?.size);
    expect(ids[0]?.size).toBe(ids[2]?.size);
  });

  test('gives the same ids whatever the order of the apps', () => {
    const ids = (apps: (typeof chart)[]) =>
      audit(apps, [], [onSite])
        .findings.map((one) => one.id)
        .sort();
    expect(ids([chart, silent, script])).toEqual(ids([script, chart, silent]));
  });
});
