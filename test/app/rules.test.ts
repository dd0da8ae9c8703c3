import { createSite, descriptor, people, rulesText } from './site';

const { platform, ask, get, send } = createSite();
afterAll(() => platform.close());

beforeAll(async () => {
  await send('a.json', descriptor('com.example.chart'));
  await send('b.json', descriptor('com.example.approved'));
});

test('nothing is recorded at first', async () => {
  expect(await get('rules', {})).toEqual({ text: '', rules: [], history: [] });
});

test('a recorded text is shown in plain words and never called enforced', async () => {
  const answer = await get('rules.record', { text: rulesText, reason: 'First plan' });
  expect(answer).toMatchObject({
    recorded: true,
    rules: {
      text: rulesText,
      rules: [
        { id: 'hr', apps: expect.stringContaining('com.example.approved') as string },
        { id: 'site', state: 'attested by Asha Rahman on 2026-11-01' },
      ],
      history: [{ version: 1, by: 'Asha Rahman', reason: 'First plan', rules: 2 }],
    },
  });
  expect(JSON.stringify(await get('rules', {}))).not.toMatch(/in force|enforced/);
});

test('the estate says which recorded rules cover an app', async () => {
  const { rows, rules } = await get('estate', {});
  expect(rules.count).toBe(2);
  expect(rows.map(({ key, coveredBy }) => [key, coveredBy])).toEqual([
    ['com.example.approved', []],
    ['com.example.chart', ['Keep apps out of HR']],
  ]);
});

test('a text with errors is answered with each of them and records nothing', async () => {
  const before = await get('rules', {});
  const answer = await get('rules.record', { text: 'version: 1\nrules:\n  - id: 7\n', reason: 'x' });
  if (answer.recorded) throw new Error('recorded');
  expect(answer.errors.length).toBeGreaterThan(0);
  expect(answer.errors[0]).toMatchObject({
    field: expect.any(String) as string,
    message: expect.any(String) as string,
  });
  expect(await get('rules', {})).toEqual(before);
});

test('every version is kept, newest first, with its author and its reason', async () => {
  await get('rules.record', { text: '\n', reason: 'Start again' });
  const { rules, history } = await get('rules', {});
  expect(rules).toEqual([]);
  expect(history.map(({ version, reason }) => [version, reason])).toEqual([
    [2, 'Start again'],
    [1, 'First plan'],
  ]);
});

test('of two who record at once, one is told', async () => {
  const record = (reason: string) =>
    ask(people.siteAdministrator, 'rules.record', { text: rulesText, reason });
  const answers = await Promise.all([record('mine'), record('yours')]);
  const { history } = await get('rules', {});
  expect(history).toHaveLength(2 + answers.filter(({ ok }) => ok).length);
  expect(new Set(history.map(({ version }) => version)).size).toBe(history.length);
});
