import { audit } from '../../src/report/audit';
import { isOpen } from '../../src/report/baseline';
import { parseIgnores } from '../../src/report/ignores';
import { formats } from '../../src/report/formats';
import { call, chart, onSite, script, silent } from './estate';

const at = '2026-11-22T12:00:00Z';
const apps = [chart, silent, script];
const before = audit(apps, [], [onSite], { at });

const states = (result: typeof before) =>
  result.findings.filter(({ known }) => known === false).map(({ code }) => code);

describe('a baseline', () => {
  test('knows everything that it held, also where lines have moved', () => {
    const moved = {
      ...chart,
      evidence: chart.evidence.map((one) => ({ ...one, line: one.line + 5 })),
      unresolved: chart.unresolved.map((one) => ({ ...one, line: one.line + 5 })),
    };
    const after = audit([moved, silent, script], [], [onSite], { at, baseline: before });
    expect(states(after)).toEqual([]);
    expect(after.findings).toHaveLength(before.findings.length);
    expect(after.summary.baseline).toEqual({ new: 0, known: before.findings.length, gone: 0 });
  });

  test('calls new what was not there, what has grown, and counts what is gone', () => {
    const grown = {
      ...chart,
      evidence: [...chart.evidence, call('observed', 'DELETE', '/wiki/api/v2/pages/{}')],
    };
    const after = audit([grown, silent], [], [onSite], { at, baseline: before });
    expect(states(after)).toEqual(expect.arrayContaining(['lost-under-rule', 'scope-missing']));
    expect(after.summary.baseline?.gone).toBe(before.findings.filter(({ app }) => app === script.key).length);
    expect(after.findings.filter(isOpen).map(({ id }) => id)).toEqual(
      after.findings.filter(({ known }) => known === false).map(({ id }) => id),
    );
  });

  test('is null where none was given', () => {
    expect(before.summary.baseline).toBeNull();
    expect(before.findings.every((one) => !('known' in one))).toBe(true);
  });
});

describe('ignores', () => {
  const ignoresOf = (text: string) => {
    const parsed = parseIgnores(text, 'ignores.yml');
    if (!parsed.ok) throw new Error(parsed.message);
    return parsed.ignores;
  };
  const [first] = before.findings;
  const text = `version: 1
ignores:
  - id: ${first!.id}
    reason: accepted by Ada
    until: 2026-11-22
  - code: not-eligible
    app: ${script.key}
    reason: retired soon
    until: 2026-11-21
  - code: endpoint-unknown
    endpoint: GET /wiki/rest/nothing/here
    reason: a private endpoint
    until: 2027-01-01
`;
  const after = audit(apps, [], [onSite], { at, ignores: ignoresOf(text) });

  test('hold until their day, and leave the finding visible', () => {
    expect(
      after.findings
        .filter(({ ignored }) => ignored)
        .map(({ code }) => code)
        .sort(),
    ).toEqual([first!.code, 'endpoint-unknown'].sort());
    expect(after.summary.ignored).toBe(2);
    expect(after.findings).toHaveLength(before.findings.length + 1);
  });

  test('that have run out are findings, and hide nothing', () => {
    expect(after.findings.find(({ code }) => code === 'not-eligible')?.ignored).toBeUndefined();
    expect(after.findings.filter(({ code }) => code === 'ignore-expired')).toMatchObject([
      {
        file: 'ignores.yml',
        line: expect.any(Number) as number,
        level: 'warning',
        data: { until: '2026-11-21', reason: 'retired soon' },
      },
    ]);
  });

  test.each(Object.keys(formats) as (keyof typeof formats)[])('show with their reason as %s', (name) => {
    expect(formats[name](after)).toContain('accepted by Ada');
  });

  test.each([
    ['ignores: []', /version/],
    ['version: 1\nignores:\n  - id: abc\n    reason: x\n    until: 2027-01-01', /16 digits/],
    ['version: 1\nignores:\n  - reason: x\n    until: 2027-01-01', /`id` or a `code`/],
    [
      'version: 1\nignores:\n  - code: no-such\n    reason: x\n    until: 2027-01-01',
      /`ignores.0.code` \(line 3\)/,
    ],
    ['version: 1\nignores:\n  - code: scope-unused\n    reason: x\n    until: soon', /a day such as/],
    ['version: 1\nignores:\n  - code: scope-unused\n    until: 2027-01-01', /reason/],
    ['[', /not valid YAML/],
  ])('are refused in one sentence: %s', (content, reason) => {
    expect(parseIgnores(content, 'i.yml')).toMatchObject({
      ok: false,
      message: expect.stringMatching(reason) as string,
    });
  });
});
