import { createSite, descriptor, people, rulesText } from './site';

// Far more than it takes; other work on the machine must not fail it.
jest.setTimeout(120_000);

const { platform, ask, get, send } = createSite();
afterAll(() => platform.close());

/** They grow as we look: whether the caller may see this is a decision of the guard too. */
const decisions = 'Decisions of enforcement points';

async function everything(): Promise<{ table: string; row: Record<string, unknown> }[]> {
  const lines: string[] = [];
  for (let part = 0, parts = 1; part < parts; part += 1) {
    const answer = await get('data.export', { part });
    parts = answer.parts;
    lines.push(...answer.text.split('\n').filter((line) => line !== ''));
  }
  return lines.map((line) => JSON.parse(line) as { table: string; row: Record<string, unknown> });
}

beforeAll(async () => {
  await send('one.json', descriptor('com.example.one'));
  await send('two.json', descriptor('com.example.two'));
  await get('rules.record', { text: rulesText, reason: 'first' });
  await get('scan.start', {});
  await platform.drain();
});

test('what is stored is counted by kind', async () => {
  const { stored } = await get('settings', {});
  const rows = Object.fromEntries(stored.map((one) => [one.what, one.rows]));
  expect(rows).toMatchObject({
    'Sources of the estate': 2,
    'Apps, as each source tells them': 2,
    'Versions of the rules': 1,
    Scans: 1,
    // One for each app, and one for the estate as a whole.
    'Snapshots of apps': 3,
    Spaces: 30,
  });
  expect(stored.every(({ what }) => what.includes(' ') || /^[A-Z]/.test(what))).toBe(true);
  expect(stored.find(({ what }) => what === 'Snapshots of apps')?.bytes).toBeGreaterThan(100);
});

test('everything is handed out, row by row and in parts that Forge can answer', async () => {
  const lines = Array.from({ length: 800 }, (_, app) => `com.example.many-${app},App ${app},connect`);
  await send('many.csv', ['key,name,kind', ...lines].join('\n'));
  expect((await get('data.export', { part: 0 })).parts).toBeGreaterThan(5);
  const rows = await everything();
  const { stored } = await get('settings', {});
  const lasting = stored.filter(({ what }) => what !== decisions);
  expect(rows.filter(({ table }) => table !== 'decision')).toHaveLength(
    1 + lasting.reduce((sum, one) => sum + one.rows, 0),
  );
  expect(rows[0]).toMatchObject({ table: 'settings' });
  const keys = rows.filter(({ table }) => table === 'app_record').map(({ row }) => row['app_key']);
  expect(keys).toHaveLength(802);
  const past = await ask(people.siteAdministrator, 'data.export', { part: 999 });
  expect(past).toMatchObject({ ok: false, code: 'bad-input' });
});

test('nothing is deleted without the word, and everything with it', async () => {
  const refused = await ask(people.siteAdministrator, 'data.delete', { confirm: 'yes' });
  expect(refused).toMatchObject({ ok: false, code: 'bad-input' });
  expect((await get('estate', {})).rows).toHaveLength(802);
  expect(await get('data.delete', { confirm: 'delete' })).toEqual({ deleted: true });
  const { stored } = await get('settings', {});
  const left = stored.filter(({ what, rows }) => rows > 0 && what !== decisions);
  expect(left).toEqual([]);
  expect((await get('estate', {})).rows).toEqual([]);
  expect(await get('scan.status', {})).toMatchObject({ state: 'never' });
});
