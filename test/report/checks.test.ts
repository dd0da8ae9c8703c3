import { readFileSync } from 'node:fs';
import type { AppFacts } from '../../src/report/facts';
import { evaluate, type Checked } from '../../src/report/checks/evaluate';
import { parseChecks } from '../../src/report/checks/file';
import { factsOf } from '../../src/report/facts';
import { audit } from '../../src/report/audit';
import type { AppRecord } from '../../src/evidence/app';
import { call, chart, onSite, script, silent } from './estate';
import { appRecord } from '../../src/evidence/read';

const facts = (record: AppRecord, rules = [] as Parameters<typeof audit>[2]): AppFacts =>
  factsOf(record, audit([record], [], rules).apps[0]!);

const whole = appRecord({
  ...silent,
  key: 'whole',
  name: 'Whole',
  scopes: ['read:page:confluence'],
  codeFiles: 2,
  evidence: [call('referenced', 'GET', '/wiki/api/v2/pages')],
});

const nothing: Checked = {
  now: '2026-11-22T12:00:00.000Z',
  apps: [],
  findings: new Map(),
  decided: new Set(),
  attestations: [],
  sources: [],
  rules: 0,
};

/** One check of this requirement over this estate. */
function ask(require: string, checked: Partial<Checked>) {
  const parsed = parseChecks(`version: 1\nchecks:\n  - id: it\n    control: AC-2\n    require: ${require}\n`);
  if (!parsed.ok) throw new Error(parsed.errors.map(({ message }) => message).join('; '));
  const [result] = evaluate(parsed.checks, { ...nothing, ...checked });
  return result!;
}

const kinds = [
  '{ approvedApps: true }',
  '{ dataOnlyFor: { data: [people], apps: [] } }',
  '{ noFindings: [endpoint-removed] }',
  '{ nothingUnknown: everywhere }',
  '{ nothingUnknown: covered }',
  '{ sourcesWithinDays: 30 }',
  '{ evidence: permitted }',
];

test.each(kinds)('%s needs a person where nothing is known', (require) => {
  expect(ask(require, {})).toMatchObject({ result: 'needs a person', control: 'AC-2', title: 'it' });
});

test('no unapproved app', () => {
  const apps = [facts(chart), facts(script)];
  const failed = ask(kinds[0]!, { apps, decided: new Set([chart.key]) });
  expect(failed.result).toBe('fails');
  expect(failed.texts).toEqual([`Nobody has approved ${script.name}, or the approval no longer holds.`]);
  expect(ask(kinds[0]!, { apps, decided: new Set([chart.key, script.key]) }).result).toBe('passes');
  expect(ask(kinds[0]!, { apps, decided: null }).result).toBe('needs a person');
});

test('no app outside the list reaches people data', () => {
  const reader = facts(
    appRecord({ ...silent, key: 'reader', name: 'Reader', scopes: ['read:user:confluence'] }),
  );
  expect(ask(kinds[1]!, { apps: [reader] })).toMatchObject({
    result: 'fails',
    texts: ['Reader reaches people and their profiles.'],
  });
  expect(ask('{ dataOnlyFor: { data: [people], apps: [reader] } }', { apps: [reader] }).result).toBe(
    'passes',
  );
  // Only a scope says so, and no code was read: nobody knows whether it really calls that.
  expect(
    ask('{ dataOnlyFor: { data: [people], apps: [], strength: referenced } }', { apps: [reader] }).result,
  ).toBe('needs a person');
  expect(ask('{ dataOnlyFor: { data: [audit], apps: [] } }', { apps: [facts(silent)] }).result).toBe(
    'needs a person',
  );
  expect(ask('{ dataOnlyFor: { data: [audit], apps: [] } }', { apps: [facts(whole)] }).result).toBe('passes');
});

test('no removed endpoint', () => {
  const scopesOnly = facts(
    appRecord({ ...silent, key: 'scopes-only', scopes: ['read:confluence-content.all'] }),
  );
  expect(ask(kinds[2]!, { apps: [facts(whole)] }).result).toBe('passes');
  expect(ask(kinds[2]!, { apps: [scopesOnly] })).toMatchObject({ result: 'needs a person' });
  const findings = new Map([['endpoint-removed' as const, new Map([['whole', 2]])]]);
  expect(ask(kinds[2]!, { apps: [facts(whole)], findings })).toMatchObject({
    result: 'fails',
    texts: ['Whole has 2 open findings "Calls a removed endpoint".'],
  });
});

test('nothing unknown in covered spaces', () => {
  const apps = [facts(silent)];
  expect(ask(kinds[3]!, { apps }).result).toBe('fails');
  // No rule is recorded: there is no covered space of which anything could be said.
  expect(ask(kinds[4]!, { apps }).result).toBe('needs a person');
  expect(ask(kinds[4]!, { apps: [facts(silent, [onSite])], rules: 1 }).result).toBe('fails');
  expect(ask(kinds[4]!, { apps: [facts(whole, [onSite])], rules: 1 }).result).toBe('passes');
});

test("a person's word stands in for what is not known, never for what is wrong", () => {
  const signed = { id: 'a', at: '2026-11-01T00:00:00.000Z', by: 'x', expires: null };
  const attestations = [
    { ...signed, app: silent.key, owner: 'Asha', statement: 'Calls nothing.' },
    { ...signed, app: null, owner: 'Asha', statement: 'All is well.' },
  ];
  const vouched = ask(kinds[3]!, { apps: [facts(silent)], attestations });
  expect(vouched.result).toBe('passes');
  expect(vouched.texts.join()).toContain('Asha attested on 2026-11-01: Calls nothing.');
  expect(ask(kinds[0]!, { apps: [facts(silent)], attestations }).result).toBe('fails');
  expect(ask(kinds[6]!, { apps: [facts(silent)], attestations }).result).toBe('fails');
});

test('no source older than so many days', () => {
  const source = (name: string, importedAt: string) => ({ name, importedAt });
  const apps = [facts(chart)];
  const young = source('new.csv', '2026-11-20T00:00:00.000Z');
  expect(ask(kinds[5]!, { apps, sources: [young] }).result).toBe('passes');
  expect(ask(kinds[5]!, { apps, sources: null }).result).toBe('needs a person');
  expect(
    ask(kinds[5]!, { apps, sources: [young, source('old.csv', '2026-01-01T00:00:00.000Z')] }).texts,
  ).toEqual(['old.csv was imported 325 days ago.']);
});

test('every app has evidence of a strength', () => {
  expect(ask('{ evidence: referenced }', { apps: [facts(whole)] }).result).toBe('passes');
  expect(ask('{ evidence: observed }', { apps: [facts(whole)] }).texts).toEqual([
    'Whole has only referenced evidence.',
  ]);
  expect(ask('{ evidence: permitted }', { apps: [facts(silent)] }).result).toBe('fails');
});

test('sentences are never cut silently', () => {
  const apps = Array.from({ length: 600 }, (_, index) => ({ ...facts(silent), key: `app-${index}` }));
  const { texts } = ask(kinds[0]!, { apps });
  expect(texts).toHaveLength(501);
  expect(texts.at(-1)).toBe('And 100 more.');
});

describe('a file of checks', () => {
  const errors = (text: string) => {
    const parsed = parseChecks(text);
    return parsed.ok ? [] : parsed.errors;
  };

  test('as the documentation shows it is read', () => {
    const [, example] = /```yaml\n(version: 1\n[\s\S]*?)```/.exec(readFileSync('docs/checks.md', 'utf8'))!;
    const parsed = parseChecks(example!);
    expect(parsed).toMatchObject({ ok: true });
    const used = parsed.ok ? parsed.checks.flatMap(({ require }) => Object.keys(require)) : [];
    expect(new Set(used).size).toBe(6);
    expect(evaluate(parsed.ok ? parsed.checks : [], nothing).map(({ result }) => result)).not.toContain(
      'passes',
    );
  });

  test('that is wrong names line and field, what was found and what would be right', () => {
    expect(errors('version: 1\nchecks:\n  - id: a\n    requires: { approvedApps: true }\n')).toContainEqual({
      line: 4,
      field: 'checks[0].requires',
      message: 'no such field; expected `id`, `title`, `control` and `require`',
    });
    expect(
      errors('version: 1\nchecks:\n  - id: a\n    require: { approvedApps: true, evidence: observed }\n'),
    ).toEqual([
      {
        line: 4,
        field: 'checks[0].require',
        message:
          'expected exactly one of `approvedApps`, `dataOnlyFor`, `noFindings`, `nothingUnknown`, `sourcesWithinDays` and `evidence`',
      },
    ]);
    expect(
      errors('version: 1\nchecks:\n  - id: a\n    require: { noFindings: [no-such-code] }\n')[0],
    ).toMatchObject({
      line: 4,
      field: 'checks[0].require.noFindings[0]',
    });
    const twice = '  - { id: a, require: { evidence: observed } }\n';
    expect(errors(`version: 1\nchecks:\n${twice}${twice}`)).toEqual([
      { line: 4, field: 'checks[1].id', message: '`a` is the id of checks[0] too; expected a unique one' },
    ]);
    for (const text of ['[', 'checks: 7', 'version: 2\nchecks: []', '- a', 'null', '"x"']) {
      expect(errors(text).length).toBeGreaterThan(0);
    }
  });

  test('without any text holds no checks', () => {
    expect(parseChecks(' \n')).toEqual({ ok: true, checks: [] });
  });
});
