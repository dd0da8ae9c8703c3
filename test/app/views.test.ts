import { createConfluence } from '../../src/local/confluence/confluence';
import { createSampleSite } from '../../src/local/confluence/sample-site';
import { endpoints } from '../../src/policy/catalogue';
import { createSite, descriptor, forgeManifest, people } from './site';

const forgeApp = 'ari:cloud:ecosystem::app/22222222-2222-4222-8222-222222222222';

describe('an empty estate', () => {
  const { platform, ask, get } = createSite();
  afterAll(() => platform.close());

  test('says so, with the catalogue beside it', async () => {
    const view = await get('estate', {});
    expect(view).toMatchObject({ sources: [], rows: [], rules: { count: 0, recordedAt: null }, self: null });
    expect(view.scan).toMatchObject({ state: 'never', done: 0, total: 0 });
    const { blocked, notBlocked, unknown } = view.catalogue.endpoints;
    expect(blocked + notBlocked + unknown).toBe(endpoints.length);
  });

  test('still answers what any blocked app keeps in a space', async () => {
    const { key, name } = platform.confluence.site.spaces[0]!;
    const view = await get('forecast', { app: null, space: key });
    expect(view).toMatchObject({ app: null, space: { key, name }, eligible: 'unknown' });
    expect(view.loses.length).toBeGreaterThan(0);
    expect(view.keeps.length).toBeGreaterThan(0);
    expect(view.notKnown.length).toBeGreaterThan(0);
  });

  test('an unknown app and an unknown space are not found', async () => {
    for (const payload of [
      { app: 'no-such-app', space: null },
      { app: null, space: 'NOSUCH' },
    ]) {
      const answer = await ask(people.siteAdministrator, 'forecast', payload);
      expect(answer).toMatchObject({ ok: false, code: 'not-found' });
    }
    expect(await ask(people.siteAdministrator, 'app', { key: '__proto__' })).toMatchObject({
      code: 'not-found',
    });
  });
});

describe('an estate', () => {
  const { platform, get, send } = createSite();
  afterAll(() => platform.close());

  beforeAll(async () => {
    await send('chart.json', descriptor('com.example.chart', ['READ']));
    await send('board.yml', forgeManifest(forgeApp.split('/')[1]!, ['read:page:confluence', 'storage:app']));
  });

  test('one app in depth gives each endpoint its exposure, evidence and source line', async () => {
    const view = await get('app', { key: forgeApp });
    expect(view.row.endpoints).toEqual({
      blocked: view.dependencies.filter(({ exposure }) => exposure === 'blocked').length,
      notBlocked: view.dependencies.filter(({ exposure }) => exposure === 'not-blocked').length,
      unknown: view.dependencies.filter(({ exposure }) => exposure === 'unknown').length,
    });
    const page = view.dependencies.find(({ path }) => path === '/wiki/api/v2/pages/{id}');
    expect(page).toMatchObject({
      method: 'GET',
      exposure: 'blocked',
      effect: 'refused',
      strongest: 'permitted',
      citation: { document: 'app-access-rest-apis', line: expect.any(Number) as number },
    });
    const pages = view.dependencies.find(({ path }) => path === '/wiki/api/v2/pages');
    expect(pages?.effect).toBe('filtered');
    expect(view.scopes?.find(({ scope }) => scope === 'read:page:confluence')?.endpoints).toBeGreaterThan(0);
    for (const { text } of view.findings) expect(text).toMatch(/\.$/);
  });

  test('the forecast of one app quotes its source and its age', async () => {
    const { key } = platform.confluence.site.spaces[0]!;
    const view = await get('forecast', { app: 'com.example.chart', space: key });
    expect(view.app?.key).toBe('com.example.chart');
    expect(view.evidenceTexts.join(' ')).toContain('chart.json');
    expect(view.loses.some(({ kind }) => kind === 'module')).toBe(true);
  });

  test('the catalogue gives every endpoint with a citation', async () => {
    const view = await get('catalogue', {});
    expect(view.endpoints).toHaveLength(endpoints.length);
    for (const { citation } of view.endpoints) expect(citation.document).not.toBe('');
  });
});

describe('an estate of 500 apps', () => {
  const { platform, get, send } = createSite();
  afterAll(() => platform.close());

  test('comes in one file and is a row each, small enough for one answer', async () => {
    const rows = Array.from(
      { length: 500 },
      (_, app) => `com.example.app-${app},App ${app},connect,READ WRITE`,
    );
    const answer = await send('apps.csv', ['key,name,kind,scopes', ...rows].join('\n'));
    expect(answer).toMatchObject({ ok: true, value: { added: 500 } });
    const view = await get('estate', {});
    expect(view.rows).toHaveLength(500);
    expect(JSON.stringify(view).length).toBeLessThan(1_000_000);
  });
});

describe('the spaces', () => {
  const confluence = createConfluence(createSampleSite({ spaces: 3000 }));
  const { platform, get } = createSite({ confluence });
  afterAll(() => platform.close());

  test('are listed up to a number, and then there are more', async () => {
    const { spaces, more } = await get('spaces', {});
    expect(spaces).toHaveLength(50);
    expect(more).toBe(true);
  });

  test('are found by a part of the name, and any by its key', async () => {
    const { name } = confluence.site.spaces[3]!;
    const byName = await get('spaces', { query: name.slice(1).toUpperCase() });
    expect(byName.spaces.map((space) => space.name)).toContain(name);
    const last = confluence.site.spaces.at(-1)!;
    const byKey = await get('spaces', { query: last.key.toLowerCase() });
    expect(byKey.spaces.map(({ key }) => key)).toContain(last.key);
  });
});

describe('a rule that blocks Portcullis itself', () => {
  const { platform, get } = createSite();
  afterAll(() => platform.close());

  test('is noted when Confluence says so, as a time and never as a state', async () => {
    await platform.trigger('policyBlocked', {
      eventType: 'avi:ecosystem.app_policy:blocked:app_access_to_objects_in_container.v2',
      data: { workspace: { cloudId: 'local-site' }, container: { product: 'confluence', id: '1' } },
    });
    const log = jest.spyOn(console, 'error').mockImplementation();
    await platform.trigger('policyBlocked', 'nonsense');
    expect(log).toHaveBeenCalledTimes(1);
    log.mockRestore();
    expect((await get('estate', {})).self).toEqual({ events: 1, lastAt: expect.any(String) as string });
  });
});
