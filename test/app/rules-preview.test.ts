import { createSite, descriptor, people, rulesText } from './site';

const { platform, ask, get, send } = createSite();
afterAll(() => platform.close());

const siteRule = rulesText.replaceAll(/ {2}- id: site[\s\S]*/g, '').replace('spaces: [HR]', 'site: true');

beforeAll(async () => {
  await send('a.json', descriptor('com.example.chart', ['READ'], 'Chart Maker'));
  await send('b.json', descriptor('com.example.approved', ['READ'], 'Approved'));
  await get('rules.record', { text: rulesText, reason: 'First plan' });
});

test('totals and rows of a draft, by app', async () => {
  const view = await get('rules.preview', { text: siteRule, by: 'app' });
  expect(view.totals).toMatchObject({ apps: 2, covered: 1, losing: 1, eligibilityUnknown: 1 });
  expect(view.texts[0]).toContain('may delete data');
  expect(view.apps.map(({ key, where, changed }) => [key, where, changed])).toEqual([
    ['com.example.chart', 'the whole site', true],
    ['com.example.approved', null, false],
  ]);
  expect(JSON.stringify(view)).not.toMatch(/denied|enforced|in force/i);
});

test('the rules as recorded are no change to anyone', async () => {
  const { apps } = await get('rules.preview', { text: rulesText, by: 'app' });
  expect(apps.map(({ changed }) => changed)).toEqual([false, false]);
});

test('by space, with those that the rules name', async () => {
  const { spaces } = await get('rules.preview', { text: rulesText, by: 'space', find: 'hr' });
  expect(spaces).toEqual([
    expect.objectContaining({ key: 'HR', covered: 1, losing: 1, rules: ['hr', 'site'] }),
  ]);
  const one = await get('rules.preview.space', { text: rulesText, space: 'HR' });
  expect(one).toMatchObject({ row: { covered: 1 }, total: 1, apps: [{ key: 'com.example.chart' }] });
});

test('one app under exactly the draft', async () => {
  const { row, forecast } = await get('rules.preview.app', { text: rulesText, app: 'com.example.chart' });
  expect(row).toMatchObject({ where: 'space HR', modules: 1 });
  expect(forecast.loses[0]?.text).toContain('in HR, readers see a message that it is blocked');
  expect(forecast.keeps.length).toBeGreaterThan(0);
  expect(forecast.caveats.join(' ')).toContain('may delete its data');
  expect(forecast.recorded).toHaveLength(1);
  const free = await get('rules.preview.app', { text: rulesText, app: 'com.example.approved' });
  expect(free).toMatchObject({ row: { where: null }, forecast: { loses: [] } });
});

test('a draft with errors and an app that is not there are refused in one sentence', async () => {
  const broken = await ask(people.siteAdministrator, 'rules.preview', {
    text: 'version: 1\nrules: 7',
    by: 'app',
  });
  expect(broken).toEqual({
    ok: false,
    code: 'bad-input',
    message:
      'The draft has errors, so it has no preview: line 2, `rules`: expected a list, found the number `7`.',
  });
  const missing = await ask(people.siteAdministrator, 'rules.preview.app', {
    text: rulesText,
    app: 'nobody',
  });
  expect(missing).toMatchObject({ ok: false, code: 'not-found' });
});
