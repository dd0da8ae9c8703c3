import type { Store } from '../../src/host';
import { createSite, people, rulesText } from '../app/site';

const APPS = 60;
const inventory = (apps = APPS): string =>
  [
    'key,name,kind,scopes',
    ...Array.from({ length: apps }, (_, app) => `com.example.app-${app},"App ""${app}""",connect,READ`),
  ].join('\n');

/** A site on which each call meets a process that has just begun, and how often one read records or assessed apps. */
function createColdSite() {
  const did = { read: 0, kept: 0 };
  let clock = Date.parse('2026-11-22T10:00:00.000Z');
  const pace = { milliseconds: 1 };
  const site = createSite({
    load: async () => {
      const { createApp } = await import('../../src/app');
      const { handlersOf } = await import('../../src/forge/handlers');
      const { forgeHost } = await import('../../src/forge/host');
      const store: Store = {
        ...forgeHost.store,
        records: (imports) => {
          did.read += 1;
          return forgeHost.store.records(imports);
        },
        keepAssessed: (apps) => {
          did.kept += apps.length;
          return forgeHost.store.keepAssessed(apps);
        },
      };
      const now = () => new Date((clock += pace.milliseconds)).toISOString();
      const handlers = () => handlersOf(createApp({ ...forgeHost, store, now }));
      return {
        adminResolver: (...args: unknown[]) => handlers().adminResolver(...(args as [never, never])),
        scanSchedule: () => handlers().scanSchedule(),
        scanStep: (event: unknown) => handlers().scanStep(event as never),
      };
    },
  });
  /** What a first look does. */
  const look = async () => {
    Object.assign(did, { read: 0, kept: 0 });
    const { rows } = await site.get('estate', {});
    const { apps } = await site.get('overview', {});
    const { total } = await site.get('findings', {});
    return { ...did, rows: rows.length, apps, hasFindings: total > APPS };
  };
  return { ...site, did, pace, look };
}

const atOnce = { read: 0, kept: 0, rows: APPS, apps: APPS, hasFindings: true };

test('after an import, after rules were recorded and after a source is gone, nothing is worked out at the first look', async () => {
  const { platform, get, send, look } = createColdSite();
  await send('apps.csv', inventory());
  expect(await look()).toEqual(atOnce);
  await get('rules.record', { text: rulesText, reason: 'first' });
  expect(await look()).toEqual(atOnce);
  const { rows, sources } = await get('estate', {});
  expect(rows[0]?.coveredBy).toEqual(['Keep apps out of HR']);
  await get('import.remove', { source: sources[0]?.id ?? '' });
  expect(await look()).toEqual({ ...atOnce, rows: 0, apps: 0, hasFindings: false });
  await platform.close();
});

test('a scan leaves the estate assessed, where the import had no time for it', async () => {
  const { platform, get, send, did, pace, look } = createColdSite();
  pace.milliseconds = 20_000;
  await send('apps.csv', inventory());
  expect(did.kept).toBe(0);
  await get('scan.start', {});
  pace.milliseconds = 1;
  await platform.drain();
  expect(await get('scan.status', {})).toMatchObject({ state: 'done', done: APPS });
  expect(await look()).toEqual(atOnce);
  await platform.close();
});

test('the clock of the platform leaves the estate assessed too', async () => {
  const { platform, send, pace, look } = createColdSite();
  await platform.trigger('scanSchedule', {});
  await platform.drain();
  pace.milliseconds = 20_000;
  await send('apps.csv', inventory());
  pace.milliseconds = 1;
  await platform.trigger('scanSchedule', {});
  expect(await look()).toEqual(atOnce);
  await platform.close();
});

test('a look that runs out of time says what is left, and the next one goes on from there', async () => {
  const { platform, ask, send, pace, look } = createColdSite();
  pace.milliseconds = 20_000;
  await send('apps.csv', inventory());
  pace.milliseconds = 15_000;
  const answers = [];
  for (let times = 0; times < 3; times += 1) answers.push(await ask(people.siteAdministrator, 'estate', {}));
  expect(answers.slice(0, 2)).toEqual([
    expect.objectContaining({ message: expect.stringContaining('35 apps') as string }),
    expect.objectContaining({ message: expect.stringContaining('10 apps') as string }),
  ]);
  expect(answers[2]).toMatchObject({ ok: true });
  pace.milliseconds = 1;
  expect(await look()).toEqual(atOnce);
  await platform.close();
});

test('words are found in every sentence, whatever stands in them', async () => {
  const { platform, get, send } = createColdSite();
  await send('apps.csv', inventory(5));
  const finding = (await get('findings', { app: 'com.example.app-3', size: 1 })).rows[0];
  const subject = { kind: 'finding', finding: finding?.id ?? '' } as const;
  await get('approval.put', { subject, decision: 'irrelevant', owner: 'A', reason: 'r', expires: null });
  const { rows, total, ignored } = await get('findings', { size: 200 });
  const fit = (words: string) =>
    rows.filter(({ text, app }) => `${text}\n${app ?? ''}`.toLowerCase().includes(words));
  expect([rows.length, ignored]).toEqual([total, 1]);
  expect(rows.at(-1)).toMatchObject({ id: finding?.id, ignored: { reason: 'irrelevant: r' } });
  for (const find of ['app "3"', 'APP-3', 'nowhere', '\\', 'app \\"3'])
    expect((await get('findings', { find, size: 200 })).rows).toEqual(fit(find.toLowerCase()));
  await platform.close();
});
