import fc from 'fast-check';
import { endpoints } from '../../src/policy/catalogue';
import { decide, UNKNOWN } from '../../src/policy/decide';
import { parseRules, type AppAccessRule } from '../../src/policy/rule';
import type { Access } from '../../src/policy/decide';
import { explainSteps, type ExplainContext } from '../../src/report/explain';
import { sayDecision, whyOf } from '../../src/report/why';
import { onSite, onSpaces } from './estate';

const context: ExplainContext = {
  app: 'com.example.sync',
  space: 'HR',
  classificationLevel: null,
  rules: [onSpaces],
};

function steps(method: string, url: string, changes: Partial<ExplainContext> = {}) {
  const why = explainSteps(method, url, { ...context, ...changes });
  if ('error' in why) throw new Error(why.error);
  return why;
}
const decisive = (why: ReturnType<typeof steps>) =>
  why.steps.filter((step) => step.decisive).map(({ question }) => question);

test.each<[string, string, string, Partial<ExplainContext>]>([
  ['there are no rules', 'Does a rule cover the app?', '/wiki/api/v2/pages/42', { rules: [] }],
  [
    'the app is exempt',
    'Does a rule cover the app?',
    '/wiki/api/v2/pages/42',
    { app: 'com.example.approved', rules: [onSite] },
  ],
  ['the endpoint stays open', 'Does an app access rule block this endpoint?', '/wiki/rest/api/audit', {}],
  ['the space is not covered', 'Does a rule cover that space?', '/wiki/api/v2/pages/42', { space: 'DEV' }],
  ['the endpoint is not known', 'Is it known what a rule does to this call?', '/wiki/rest/api/nothing', {}],
  ['the space is not known', 'Which space does the call touch?', '/wiki/api/v2/pages/42', { space: null }],
  ['the space is covered', 'Does a rule cover that space?', '/wiki/api/v2/pages/42', {}],
  ['a list is filtered', 'Which space does the call touch?', '/wiki/api/v2/pages', { point: 'gateway' }],
])('ends where %s', (_, question, url, changes) => {
  expect(decisive(steps('GET', url, changes))).toEqual([question]);
});

test('every step of a refusal, each with its rule and its line of the document', () => {
  const why = steps('GET', 'https://example.atlassian.net/wiki/api/v2/pages/42?x=1', { point: 'gateway' });
  expect(why.steps.map(({ question }) => question)).toEqual([
    'Which call is it?',
    'Which endpoint of the catalogue is that?',
    'Does a rule cover the app?',
    'Does an app access rule block this endpoint?',
    'Which space does the call touch?',
    'Does a rule cover that space?',
    'What is the verdict?',
    'What happens to the call?',
  ]);
  expect(why.steps[0]).toMatchObject({ answer: 'GET /wiki/api/v2/pages/42' });
  expect(why.steps[3]?.citation).toMatchObject({ document: 'app-access-rest-apis', line: 1567 });
  expect(why.steps[5]?.rule).toEqual({ id: onSpaces.id, name: onSpaces.name });
  expect(why.space).toEqual({ key: 'HR', foundBy: 'as given' });
});

test('nothing is said to have happened where nothing is enforced', () => {
  const words = (changes: Partial<ExplainContext>) => steps('GET', '/wiki/api/v2/pages/42', changes).text;
  expect(words({})).toMatch(/^The call would be refused/);
  expect(words({ point: 'gateway', rules: [{ ...onSpaces, mode: 'audit' }] })).toMatch(
    /the rule is in audit mode/i,
  );
  expect(words({ point: 'gateway', rules: [{ ...onSpaces, mode: 'enforce' }] })).toMatch(
    /^The call is refused/,
  );
  const denied = ['forecast', 'guard', 'gateway'] as const;
  for (const point of denied)
    expect(JSON.stringify(steps('GET', '/wiki/api/v2/pages/42', { point }))).not.toMatch(/denied/i);
});

test('an address that names no call is told so, and is never allowed where a rule covers the space', () => {
  const why = steps('GET', '/wiki/rest/api/..%2f..', {});
  expect(why.verdict).toBe('unknown');
  expect(why.steps[0]?.answer).toMatch(/names no single call/);
});

test('in a forecast a caller with an API token is out of reach, and who is not known to be eligible stays unknown', () => {
  const endpoint = endpoints.find(({ path }) => path === '/wiki/api/v2/pages/{id}')!;
  const why = (eligible: 'no' | 'unknown') => {
    const app = { key: 'com.example.sync', eligible };
    const access: Access = { point: 'forecast', app, endpoint, space: 'HR', classificationLevel: null };
    return whyOf({
      ...access,
      nameOf: (key) => key,
      rules: [onSpaces],
      operation: { method: 'GET', path: '/wiki/api/v2/pages/42', query: '' },
      doubt: null,
      places: [{ spaces: ['HR'], levels: [null] }],
      foundBy: null,
      verdict: decide(access, [onSpaces]),
    });
  };
  expect(decisive(why('no'))).toEqual(["Can Atlassian's rule block this app at all?"]);
  expect(decisive(why('unknown'))).toEqual(['Is it certain that the rule reaches the app?']);
});

const anyRules = fc
  .array(
    fc.record({
      mode: fc.constantFrom('audit', 'enforce'),
      apps: fc.constantFrom({ block: 'all' }, { block: 'all', except: ['a'] }, { block: ['a', 'b'] }),
      where: fc.constantFrom<object>(
        { site: true },
        { spaces: ['HR'] },
        { spaces: ['HR', 'DEV'] },
        { classificationLevels: ['secret'] },
      ),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((rules): readonly AppAccessRule[] => {
    const parsed = parseRules(
      JSON.stringify({ version: 1, rules: rules.map((rule, at) => ({ id: `r${at}`, ...rule })) }),
    );
    if (!parsed.ok) throw new Error(parsed.errors[0]?.message);
    return parsed.rules;
  });

test('whatever is asked, exactly one step decides, and the verdict is that of the decision point', () => {
  fc.assert(
    fc.property(
      anyRules,
      fc.constantFrom(...endpoints),
      fc.constantFrom('a', 'b', 'c', null),
      fc.constantFrom('HR', 'DEV', 'OPS', null),
      fc.constantFrom('secret', 'public', null),
      fc.constantFrom(...(['forecast', 'guard', 'gateway'] as const)),
      (rules, endpoint, app, space, classificationLevel, point) => {
        const url = endpoint.path.replace(/\{[^/]*\}/g, '1');
        const why = steps(endpoint.method, url, { rules, app, space, classificationLevel, point });
        expect(decisive(why)).toHaveLength(1);
        if (point !== 'forecast') return;
        const access: Access = {
          point,
          app: { key: app ?? 'unidentified', eligible: 'yes' },
          endpoint,
          space: space ?? UNKNOWN,
          classificationLevel: classificationLevel ?? UNKNOWN,
        };
        expect(why.verdict).toBe(decide(access, rules).verdict);
      },
    ),
    { numRuns: Number(process.env['PORTCULLIS_CASES'] ?? 2_000) },
  );
});

test('a line of the log in one sentence', () => {
  expect(sayDecision({ reason: 'covered', effect: 'refused', enforced: false })).toBe(
    'The call would be refused: a rule covers the app and the place, and blocks this endpoint.',
  );
});
