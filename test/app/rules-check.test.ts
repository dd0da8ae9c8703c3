import type { RuleDraft } from '../../src/api';
import { parseRules } from '../../src/policy/rule';
import { createSite, descriptor, rulesText } from './site';

const { platform, get, send } = createSite();
afterAll(() => platform.close());

const hr: RuleDraft = {
  id: 'hr',
  name: 'Keep apps out of HR',
  mode: 'enforce',
  apps: { block: 'all', except: ['com.example.approved'] },
  where: { spaces: ['HR'] },
  guard: null,
};
const check = (rules: RuleDraft[]) => get('rules.check', { draft: { rules } });

beforeAll(async () => {
  await send('a.json', descriptor('com.example.chart', ['READ'], 'Chart Maker'));
  await send('b.json', descriptor('com.example.approved', ['READ'], 'Approved'));
  await get('rules.record', { text: rulesText, reason: 'First plan' });
});

test('a text is checked as it came and answered with its fields', async () => {
  const checked = await get('rules.check', { draft: { text: rulesText } });
  expect(checked).toMatchObject({ text: rulesText, errors: [], changes: [] });
  expect(checked.rules?.[0]).toEqual(hr);
});

test('fields become the canonical text, and what they change is said by rule', async () => {
  const added: RuleDraft = {
    ...hr,
    id: 'new',
    name: 'New',
    mode: 'audit',
    apps: { block: ['com.example.chart'], except: [] },
    where: { classificationLevels: ['Secret'] },
  };
  const { text, rules, changes } = await check([
    { ...hr, mode: 'audit', apps: { block: 'all', except: [] }, where: { spaces: ['LEGAL', 'hr'] } },
    added,
  ]);
  expect(parseRules(text)).toEqual({ ok: true, rules });
  expect(changes).toEqual([
    {
      kind: 'changed',
      rule: 'hr',
      name: 'Keep apps out of HR',
      texts: ['Its mode is audit and was enforce.', 'It blocks Approved too.', 'It covers space LEGAL too.'],
    },
    {
      kind: 'added',
      rule: 'new',
      name: 'New',
      texts: ['It would block only Chart Maker from content classified as Secret, in audit mode.'],
    },
    {
      kind: 'removed',
      rule: 'site',
      name: 'Old importer',
      texts: ['It would no longer block only com.example.importer from the whole site.'],
    },
  ]);
});

test('every kind of difference has a sentence', async () => {
  const texts = async (change: Partial<RuleDraft>) => (await check([{ ...hr, ...change }])).changes[0]?.texts;
  expect(await texts({ name: 'HR' })).toEqual(['It is called `HR` and was `Keep apps out of HR`.']);
  expect(await texts({ apps: { block: ['x'], except: [] } })).toEqual([
    'It blocks only x and blocked all apps but Approved.',
  ]);
  expect(await texts({ apps: { block: 'all', except: ['com.example.approved', 'x'] } })).toEqual([
    'It no longer blocks x.',
  ]);
  expect(await texts({ where: { site: true } })).toEqual(['It covers the whole site and covered space HR.']);
  expect(await texts({ where: { spaces: ['A', 'B'] } })).toEqual([
    'It covers spaces A and B too.',
    'It no longer covers space HR.',
  ]);
  expect(await texts({ guard: { entered: '2026-11-20', by: 'Asha' } })).toEqual([
    'It is attested by Asha on 2026-11-20.',
  ]);
});

test('errors name line and field, for a text and for fields alike', async () => {
  const byText = await get('rules.check', { draft: { text: 'version: 1\nrules:\n  - id: 7\n' } });
  expect(byText).toMatchObject({ rules: null, changes: [] });
  expect(byText.errors[0]).toMatchObject({ line: 3, field: 'rules[0].id' });
  const byFields = await check([{ ...hr, where: { spaces: [] } }]);
  expect(byFields.rules).toBeNull();
  expect(byFields.errors).toEqual([
    {
      line: 11,
      field: 'rules[0].where.spaces',
      message: 'expected at least one entry, found an empty list',
    },
  ]);
});

test('no rules at all are no text, and withdraw what is recorded', async () => {
  const { text, rules, changes } = await check([]);
  expect({ text, rules }).toEqual({ text: '', rules: [] });
  expect(changes.map(({ kind, rule }) => [kind, rule])).toEqual([
    ['removed', 'hr'],
    ['removed', 'site'],
  ]);
});

test('remarks and both forms of Guard come with a draft', async () => {
  const { remarks, guard } = await check([hr, { ...hr, id: 'twin', where: { spaces: ['HR', 'LEGAL'] } }]);
  expect(remarks).toContainEqual({
    code: 'covered-by-another',
    level: 'warning',
    rules: ['hr', 'twin'],
    text: expect.stringContaining('changes nothing') as string,
  });
  expect(remarks.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['blocks-portcullis', 'goal-out-of-reach', 'unknown-name']),
  );
  expect(guard.map(({ model, fits }) => [model, fits])).toEqual([
    ['lists', null],
    ['controls', true],
  ]);
  expect(guard[0]?.steps.some((step) => step.includes('Approved (com.example.approved)'))).toBe(true);
});
