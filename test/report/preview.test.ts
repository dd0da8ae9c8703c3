import fc from 'fast-check';
import { appRecord } from '../../src/evidence/read';
import { fold } from '../../src/policy/cover';
import { decide } from '../../src/policy/decide';
import type { AppAccessRule } from '../../src/policy/rule';
import { audit } from '../../src/report/audit';
import { forecast } from '../../src/report/forecast';
import { judge } from '../../src/report/judge';
import { preview, previewApp, previewSpace } from '../../src/report/preview';
import { crowdedRules, someApps, someSpaces } from '../policy/rules';
import { chart, onSite, onSpaces, script, silent } from './estate';

const apps = [chart, silent, script];
const spaces = [
  { key: 'DEV', name: 'Development' },
  { key: 'HR', name: 'Human Resources' },
];
const all = { find: '', from: 0, size: 200 };
const tried = (draft: readonly AppAccessRule[], recorded: readonly AppAccessRule[] = []) => ({
  draft,
  recorded,
  estate: { apps, spaces },
});
const secret: AppAccessRule = { ...onSite, id: 'secret', where: { classificationLevels: ['Secret'] } };

describe('a preview by app', () => {
  const view = preview(tried([onSpaces]), 'app', all);

  test('counts what every app would lose and keep, the most affected first', () => {
    expect(view.totals).toEqual({
      apps: 3,
      covered: 3,
      losing: 1,
      losingAtMost: 1,
      eligibilityUnknown: 2,
      outsideReach: 1,
      noEvidence: 1,
      spaces: 3,
      spacesCovered: 2,
    });
    const [first] = view.apps;
    expect(first).toMatchObject({
      key: 'com.example.chart',
      where: 'spaces HR and LEGAL',
      strongest: 'observed',
      modules: 2,
      hidden: 2,
      brokenAnyway: 1,
      changed: true,
    });
    expect(first?.loses).toMatchObject({ observed: 1, referenced: 1 });
    expect(view.apps.find(({ key }) => key === script.key)).toMatchObject({
      eligible: 'no',
      loses: { observed: 0, referenced: 0, permitted: 0 },
      keeps: 1,
    });
  });

  test('says what holds for the whole draft, the warning about lost data first, and never that a rule acts', () => {
    expect(view.texts[0]).toMatch(
      /^An app may delete data when it loses access; switching the rule off may not/,
    );
    expect(view.texts.join(' ')).toContain('would be blocked');
    expect(JSON.stringify(view)).not.toMatch(/denied|enforced|in force/i);
  });

  test('finds rows by name or key, in pages', () => {
    expect(preview(tried([onSpaces]), 'app', { ...all, find: 'chart m' })).toMatchObject({
      total: 1,
      apps: [{ key: 'com.example.chart' }],
    });
    const second = preview(tried([onSpaces]), 'app', { find: '', from: 1, size: 1 });
    expect(second).toMatchObject({ total: 3, from: 1 });
    expect(second.apps).toHaveLength(1);
  });

  test('marks the apps to which the recorded rules do something else', () => {
    const changed = (draft: readonly AppAccessRule[], recorded: readonly AppAccessRule[]) =>
      preview(tried(draft, recorded), 'app', all).apps.map((row) => row.changed);
    const split = ['hr', 'legal'].map((key): AppAccessRule => ({
      ...onSpaces,
      id: key,
      where: { spaces: [key] },
    }));
    expect(changed(split, [onSpaces])).toEqual([false, false, false]);
    expect(changed([onSpaces], [])).toEqual([true, true, true]);
    expect(changed([], [onSpaces])).toEqual([true, true, true]);
    expect(changed([onSpaces, secret], [onSpaces])).toEqual([true, true, true]);
  });

  test('without rules nothing would be blocked', () => {
    const none = preview(tried([]), 'app', all);
    expect(none.texts).toEqual(['Without rules no app would be blocked from anything.']);
    expect(none.apps.every(({ where, notKnown }) => where === null && notKnown === 0)).toBe(true);
  });
});

describe('a preview by space', () => {
  test('lists the spaces of the site and those that rules name, the most affected first', () => {
    const view = preview(tried([onSpaces]), 'space', all);
    expect(view.spaces).toEqual([
      { key: 'HR', name: 'Human Resources', covered: 3, losing: 2, byLevel: 0, rules: ['confidential'] },
      { key: 'LEGAL', name: null, covered: 3, losing: 2, byLevel: 0, rules: ['confidential'] },
      { key: 'DEV', name: 'Development', covered: 0, losing: 0, byLevel: 0, rules: [] },
    ]);
  });

  test('counts apart what depends on the level of a page', () => {
    const view = preview(tried([secret, onSpaces]), 'space', all);
    expect(view.spaces.map(({ key, covered, byLevel }) => [key, covered, byLevel])).toEqual([
      ['HR', 3, 0],
      ['LEGAL', 3, 0],
      ['DEV', 0, 3],
    ]);
    const { row, apps: rows } = previewSpace(tried([secret]), 'dev', all);
    expect(row).toMatchObject({ key: 'DEV', covered: 0, byLevel: 3, rules: [] });
    const [first] = rows;
    expect(first).toMatchObject({ loses: { observed: 0, referenced: 0, permitted: 0 }, modules: 0 });
    expect(first?.notKnown).toBeGreaterThan(0);
  });

  test('one space has a row for each app that is covered there', () => {
    const { row, apps: rows, total } = previewSpace(tried([onSpaces]), 'hr', all);
    expect(row).toMatchObject({ key: 'HR', covered: 3 });
    expect({ total, keys: rows.map(({ key }) => key) }).toEqual({
      total: 3,
      keys: ['com.example.chart', 'com.example.silent', 'nightly-sync'],
    });
    expect(previewSpace(tried([onSpaces]), 'NOWHERE', all)).toMatchObject({
      row: { name: null, covered: 0 },
      total: 0,
    });
  });
});

describe('one app under a draft', () => {
  const ask = (draft: readonly AppAccessRule[], app = chart) =>
    forecast({
      app,
      space: null,
      rules: [],
      draft,
      nameOf: (key) => key,
      sources: [],
      now: '2026-11-22T12:00:00Z',
    });
  const texts = (lines: readonly { readonly text: string }[]) => lines.map((line) => line.text);

  test('loses its modules, events and calls where the draft covers it', () => {
    const view = ask([onSpaces]);
    expect(texts(view.loses)[0]).toContain('where the macro stands in HR and LEGAL, readers see a message');
    expect(texts(view.loses).some((text) => text.includes('silently shorter'))).toBe(true);
    expect(texts(ask([onSite]).loses).some((text) => text.includes('silently shorter'))).toBe(false);
    expect(texts(ask([onSpaces, secret]).loses)[0]).toContain(
      'in HR and LEGAL and in content classified as Secret',
    );
  });

  test('loses nothing where the draft leaves it out', () => {
    const free = appRecord({ ...chart, key: 'com.example.approved' });
    const view = ask([onSpaces, onSite], free);
    expect(view.loses).toEqual([]);
    expect(view.keeps.length).toBeGreaterThan(0);
    expect(previewApp({ ...tried([onSpaces]), estate: { apps: [free], spaces } }, free.key)).toMatchObject({
      where: null,
      notKnown: 0,
      loses: { observed: 0, referenced: 0, permitted: 0 },
    });
  });
});

test('calls with a stored token are kept, whatever the app is', () => {
  const [evidence] = script.evidence;
  const app = appRecord({ ...chart, scopes: null, modules: [], evidence: evidence ? [evidence] : [] });
  expect(previewApp({ ...tried([onSite]), estate: { apps: [app], spaces } }, app.key)).toMatchObject({
    loses: { referenced: 0 },
    keeps: 1,
  });
});

describe('levels that nobody looked up', () => {
  test('leave the verdict for a space unknown, never allowed', () => {
    const { judged } = judge(chart, [secret], 'HR');
    const blocked = judged.filter(({ dependency }) => dependency.exposure === 'blocked');
    expect(blocked.length).toBeGreaterThan(0);
    for (const { verdict } of blocked)
      expect(verdict).toMatchObject({ verdict: 'unknown', reason: 'space-unknown' });
  });

  test('do not matter where no rule asks, or where the space is covered anyway', () => {
    const words = (rules: readonly AppAccessRule[], space: string) =>
      new Set(judge(chart, rules, space).judged.map(({ verdict }) => verdict.reason));
    expect(words([onSpaces], 'DEV')).toEqual(new Set(['space-not-covered', 'endpoint-not-blocked']));
    expect(words([onSpaces, secret], 'HR')).toContain('eligibility-unknown');
  });
});

describe('a recorded draft equals its preview', () => {
  const records = someApps.map((key, index) =>
    appRecord({ ...(apps[index % apps.length] ?? chart), key, name: key }),
  );

  test('counts are those of the verdicts of an audit under the recorded rules', () => {
    fc.assert(
      fc.property(crowdedRules, (rules) => {
        const { apps: rows } = preview(
          { draft: rules, recorded: rules, estate: { apps: records, spaces } },
          'app',
          all,
        );
        for (const app of audit(records, [], rules).apps) {
          const of = (strength: string, lost: boolean) =>
            app.dependencies.filter(({ strongest, verdict: { verdict, reason } }) => {
              const isLost = verdict === 'blocked' || reason === 'eligibility-unknown';
              return strongest === strength && (lost ? isLost : verdict === 'unknown' && !isLost);
            }).length;
          const row = rows.find(({ key }) => key === app.key);
          expect(row).toMatchObject({
            changed: false,
            where: app.coveredBy.length > 0 ? (expect.any(String) as string) : null,
            loses: {
              observed: of('observed', true),
              referenced: of('referenced', true),
              permitted: of('permitted', true),
            },
            notKnown: of('observed', false) + of('referenced', false) + of('permitted', false),
          });
        }
      }),
      { numRuns: 200 },
    );
  });

  test('an app is covered in a space exactly where a decision would block it', () => {
    const endpoint = judge(chart, [onSite], null).judged.find(
      ({ dependency }) =>
        dependency.endpoint?.exposure === 'blocked' && dependency.endpoint.shape === 'object',
    )?.dependency.endpoint;
    const listed = [...new Set(someSpaces.map(fold))].map((key) => ({ key, name: key }));
    fc.assert(
      fc.property(crowdedRules, fc.constantFrom(...someSpaces, 'X'), (rules, space) => {
        const estate = { apps: records, spaces: listed };
        const { row, apps: rows } = previewSpace({ draft: rules, recorded: [], estate }, space, all);
        const verdicts = records.map(({ key }) => {
          const app = { key, eligible: 'yes' as const };
          const access = {
            point: 'forecast',
            app,
            endpoint: endpoint ?? null,
            space,
            classificationLevel: null,
          } as const;
          return [key, decide(access, rules).verdict === 'blocked'] as const;
        });
        expect(row.covered).toBe(verdicts.filter(([, blocked]) => blocked).length);
        expect(rows.length).toBe(row.covered + row.byLevel);
        for (const [key, blocked] of verdicts) if (blocked) expect(rows.map((one) => one.key)).toContain(key);
      }),
      { numRuns: 500 },
    );
  });
});
