import type { StoredScan } from '../../src/host';
import { catalogueVersion, endpoints } from '../../src/policy/catalogue';
import { endpointId } from '../../src/policy/endpoint';
import { createSite, people, rulesText } from './site';

const csv = (...rows: string[]) => ['key,name,kind,scopes', ...rows].join('\n');
const chart = (scopes: string) => `com.example.chart,Chart Maker,forge,${scopes}`;
const read = 'read:page:confluence';

/** A site that is scanned again after each of these states of its list of apps. */
async function scanned(site: ReturnType<typeof createSite>, ...states: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const state of states) {
    await site.send('apps.csv', state);
    ids.push((await site.get('scan.start', {})).id!);
    await site.platform.drain();
  }
  return ids;
}

describe('drift and history', () => {
  const site = createSite();
  const { get, ask } = site;
  afterAll(() => site.platform.close());
  let ids: string[] = [];
  const at = (n: number) => ids[n]!;

  test('without any scan there is nothing to compare', async () => {
    expect(await get('drift', {})).toMatchObject({ since: null, until: null, appsNew: [], texts: [] });
    expect(await get('trend', {})).toEqual({ points: [] });
  });

  test('of a first scan says nothing is new', async () => {
    ids = await scanned(site, csv(chart(read), 'com.example.old,Old,connect,READ'));
    expect(await get('drift', {})).toMatchObject({
      since: null,
      until: { id: at(0) },
      appsNew: [],
      texts: [],
    });
  });

  test('says what came, went and grew since the scan before', async () => {
    ids.push(
      ...(await scanned(
        site,
        csv(chart(`${read} write:page:confluence`), 'com.example.new,New,connect,READ'),
      )),
    );
    const drift = await get('drift', {});
    expect(drift).toMatchObject({
      since: { id: at(0), catalogue: catalogueVersion },
      until: { id: at(1) },
      appsNew: [{ app: 'com.example.new', name: 'New' }],
      appsGone: [{ app: 'com.example.old', name: 'Old' }],
      scopesGrown: [{ app: 'com.example.chart', scopes: ['write:page:confluence'] }],
      scopesShrunk: [],
      endpointsGone: [],
      exposureChanged: [],
      notCompared: [],
    });
    expect(drift.endpointsNew).toContainEqual(
      expect.objectContaining({ app: 'com.example.chart', method: 'PUT', path: '/wiki/api/v2/pages/{id}' }),
    );
    expect(drift.findingsNew.every(({ text }) => text.endsWith('.'))).toBe(true);
    expect(drift.texts[0]).toBe('1 app is new: New.');
  });

  test('is empty where nothing changed, and reaches back to any scan', async () => {
    ids.push(
      ...(await scanned(
        site,
        csv(chart(`${read} write:page:confluence`), 'com.example.new,New,connect,READ'),
      )),
    );
    const { since, until, left, ...lists } = await get('drift', {});
    expect(left).toEqual({});
    expect([since?.id, until?.id]).toEqual([at(1), at(2)]);
    expect(Object.values(lists).flat()).toEqual([]);
    expect(await get('drift', { since: at(0) })).toMatchObject({
      until: { id: at(2) },
      appsNew: [{ app: 'com.example.new' }],
    });
    const same = await get('drift', { since: at(1), until: at(1) });
    expect(same.texts).toEqual([]);
  });

  test('refuses scans in the wrong order, and ones that are not there', async () => {
    const wrong = await ask(people.siteAdministrator, 'drift', { since: at(2), until: at(0) });
    expect(wrong).toMatchObject({ ok: false, code: 'bad-input' });
    const none = await ask(people.siteAdministrator, 'drift', {
      since: '00000000-0000-4000-8000-000000000000',
    });
    expect(none).toMatchObject({ ok: false, code: 'not-found' });
  });

  test('an app has a history of what changed, newest first', async () => {
    ids.push(...(await scanned(site, csv('com.example.new,New,connect,READ'), csv(chart(read)))));
    const { app, entries } = await get('history.app', { key: 'com.example.chart' });
    expect(app).toEqual({ app: 'com.example.chart', name: 'Chart Maker' });
    expect(entries.map(({ scan, texts }) => [scan.id, texts[0]])).toEqual([
      [at(4), 'First seen.'],
      [at(3), 'Gone: no source names it any more.'],
      [at(1), 'It has 1 scope more: write:page:confluence.'],
      [at(0), 'First seen.'],
    ]);
    expect(entries[2]!.endpoints.blocked).toBeGreaterThan(entries[3]!.endpoints.blocked);
    const none = await ask(people.siteAdministrator, 'history.app', { key: 'no.such' });
    expect(none).toMatchObject({ ok: false, code: 'not-found' });
  });

  test('a change of the rules is part of the history', async () => {
    await get('rules.record', { text: rulesText, reason: 'try' });
    ids.push(...(await scanned(site, csv(chart(read)))));
    const { entries } = await get('history.app', { key: 'com.example.chart' });
    expect(entries[0]!.scan.id).toBe(at(5));
    expect(entries[0]!.texts[0]).toMatch(/^The rules judge \d+ endpoints in another way\.$/);
  });

  test('an endpoint has a history of who depended on it', async () => {
    const asked = { method: 'PUT', path: '/wiki/api/v2/pages/{id}' };
    const { endpoint, apps } = await get('history.endpoint', asked);
    expect(endpoint).toEqual(asked);
    expect(apps.map(({ app, first, gone }) => [app, first.id, gone?.id ?? null])).toEqual([
      ['com.example.chart', at(1), at(3)],
    ]);
    const other = await get('history.endpoint', { method: 'GET', path: '/wiki/api/v2/pages/{id}' });
    expect(other.apps.map(({ app, gone }) => [app, gone?.id ?? null])).toEqual([
      ['com.example.chart', null],
      ['com.example.new', at(4)],
      ['com.example.old', at(1)],
    ]);
    expect(await get('history.endpoint', { method: 'GET', path: `"',` })).toMatchObject({ apps: [] });
  });

  test('the trend has a point for each finished scan', async () => {
    const { points } = await get('trend', {});
    expect(points.map(({ scan, apps }) => [scan, apps])).toEqual(
      [2, 2, 2, 1, 1, 1].map((apps, n) => [at(n), apps]),
    );
  });
});

test('a catalogue that changed since an old scan is told with the apps that it concerns', async () => {
  const [first, second] = endpoints.filter(({ exposure }) => exposure === 'blocked');
  const listing = JSON.stringify({
    blocked: endpoints
      .filter((one) => one.exposure === 'blocked' && one !== first && one !== second)
      .map(endpointId),
    'not-blocked': [
      ...endpoints.filter(({ exposure }) => exposure === 'not-blocked').map(endpointId),
      endpointId(second!),
    ],
    unknown: endpoints.filter(({ exposure }) => exposure === 'unknown').map(endpointId),
  });
  const site = createSite({
    load: async () => {
      const { createApp } = await import('../../src/app');
      const { handlersOf } = await import('../../src/forge/handlers');
      const { forgeHost } = await import('../../src/forge/host');
      const { store } = forgeHost;
      const older = (scan: StoredScan, index: number) => (index === 0 ? { ...scan, catalogue: 'old' } : scan);
      const past = {
        ...store,
        finishedScans: async () => (await store.finishedScans()).map(older),
        listing: (version: string) => (version === 'old' ? Promise.resolve(listing) : store.listing(version)),
      };
      return handlersOf(createApp({ ...forgeHost, store: past }));
    },
  });
  const scopes = first!.scopes.granular.join(' ');
  await scanned(
    site,
    csv('com.example.other,Other,connect,NONE'),
    csv('com.example.other,Other,connect,NONE', chart(scopes)),
  );
  const { exposureChanged, endpointsNew, texts } = await site.get('drift', {});
  expect(exposureChanged.map(({ path, from, to }) => [path, from, to]).sort()).toEqual(
    [
      [first!.path, null, 'blocked'],
      [second!.path, 'not-blocked', 'blocked'],
    ].sort(),
  );
  expect(exposureChanged.find(({ from }) => from === null)!.apps).toEqual([
    { app: 'com.example.chart', name: 'Chart Maker' },
  ]);
  expect(endpointsNew).toEqual([]);
  expect(texts).toContain('Atlassian now lists 1 more endpoint; 1 of your apps uses it.');
  await site.platform.close();
});

test('what time brings to the estate is told as well', async () => {
  const clock = { now: '2026-01-01T08:00:00.000Z' };
  const site = createSite({
    load: async () => {
      const { createApp } = await import('../../src/app');
      const { handlersOf } = await import('../../src/forge/handlers');
      const { forgeHost } = await import('../../src/forge/host');
      return handlersOf(createApp({ ...forgeHost, now: () => clock.now }));
    },
  });
  await scanned(site, csv('a,A,connect,READ'));
  clock.now = '2026-06-01T08:00:00.000Z';
  await site.get('scan.start', {});
  await site.platform.drain();
  const { findingsNew, texts } = await site.get('drift', {});
  expect(findingsNew).toMatchObject([{ code: 'inventory-stale', level: 'warning', app: null }]);
  expect(texts).toEqual(['1 finding is new: 1 warning.']);
  await site.platform.close();
});

test('two sites in one process see nothing of each other', async () => {
  const [one, other] = [createSite(), createSite()];
  await scanned(one, csv('a,A,connect,READ'), csv('a,A,connect,READ', 'b,B,connect,READ'));
  await scanned(other, csv('c,C,connect,READ'));
  expect((await one.get('drift', {})).appsNew).toEqual([{ app: 'b', name: 'B' }]);
  expect((await other.get('drift', {})).since).toBeNull();
  expect(await other.ask(people.siteAdministrator, 'history.app', { key: 'a' })).toMatchObject({ ok: false });
  await Promise.all([one.platform.close(), other.platform.close()]);
});

test('of a long list as much is given as a page can be sent, the gravest first, and how much is left', async () => {
  const site = createSite();
  const { platform, get } = site;
  const row = (app: number) => `com.example.app-${app},App ${app},connect,ADMIN`;
  await scanned(site, csv(...Array.from({ length: 60 }, (_, app) => row(app))));
  const { total } = await get('findings', {});
  await scanned(site, csv(row(0)));
  const kept = (await get('findings', {})).total;
  const { appsGone, findingsGone, left, texts } = await get('drift', {});
  expect(appsGone).toHaveLength(59);
  expect(findingsGone).toHaveLength(1_000);
  expect(left).toEqual({ findingsGone: total - kept - 1_000 });
  const levels = findingsGone.map(({ level }) => ['error', 'warning', 'note'].indexOf(level));
  expect(levels).toEqual(levels.toSorted((a, b) => a - b));
  expect(texts.join(' ')).toMatch(/59/);
  await platform.close();
});
