import { createSite, descriptor, people, rulesText } from './site';

const { platform, ask, get, send } = createSite();
afterAll(() => platform.close());

beforeAll(async () => {
  await send('a.json', descriptor('com.example.chart'));
  await send('b.json', descriptor('com.example.approved'));
});

test('nothing is recorded at first', async () => {
  expect(await get('rules', {})).toEqual({ text: '', version: 0, rules: [], history: [], draft: null });
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

describe('drafts and versions', () => {
  const site = createSite();
  afterAll(() => site.platform.close());
  const record = async (text: string, reason: string, base?: number) =>
    site.ask(people.siteAdministrator, 'rules.record', {
      text,
      reason,
      ...(base === undefined ? {} : { base }),
    });

  test('a draft is kept with who began it and from which version, errors or not, until it is dropped', async () => {
    await record(rulesText, 'First plan');
    expect(await site.get('rules.draft', { text: 'version: 1\nrules: 7', base: 1 })).toEqual({ kept: true });
    const { draft } = await site.get('rules', {});
    expect(draft).toMatchObject({ text: 'version: 1\nrules: 7', by: 'Asha Rahman', base: 1 });
    expect(Date.parse(draft?.keptAt ?? '')).not.toBeNaN();
    await site.get('rules.draft', { text: 'another' });
    expect((await site.get('rules', {})).draft).toMatchObject({ text: 'another', base: 1 });
    expect(await site.get('rules.draft', { text: null })).toEqual({ kept: false });
    expect((await site.get('rules', {})).draft).toBeNull();
  });

  test('a draft that was recorded is done with; another one stays', async () => {
    const next = rulesText.replace('HR]', 'LEGAL]');
    await site.get('rules.draft', { text: next });
    await record(rulesText, 'The same again', 1);
    expect((await site.get('rules', {})).draft).toMatchObject({ text: next });
    await record(next, 'LEGAL instead', 2);
    expect(await site.get('rules', {})).toMatchObject({ version: 3, text: next, draft: null });
  });

  test('recording over a newer version is refused with who recorded it', async () => {
    expect(await record(rulesText, 'late', 2)).toEqual({
      ok: false,
      code: 'failed',
      message: expect.stringMatching(
        /^Asha Rahman recorded version 3 on \d{4}-\d\d-\d\d, after this draft was begun\. /,
      ) as string,
    });
  });

  test('an older version is given as it was recorded, and going back to it shows in the history', async () => {
    expect(await site.get('rules.version', { version: 1 })).toEqual({ version: 1, text: rulesText });
    await record(rulesText, 'LEGAL was a mistake', 3);
    expect((await site.get('rules', {})).history[0]).toMatchObject({
      version: 4,
      reason: 'Back to version 2: LEGAL was a mistake',
    });
    expect(await site.ask(people.siteAdministrator, 'rules.version', { version: 9 })).toMatchObject({
      ok: false,
      code: 'not-found',
    });
  });
});
