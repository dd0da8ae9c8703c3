/** What Confluence tells the app live: its audit log, rules on the app itself, events of its own life. */
import { createConfluence, type Confluence } from '../../src/local/confluence/confluence';
import { createSampleSite } from '../../src/local/confluence/sample-site';
import type { Answer } from '../../src/local/platform/answer';
import { createSite } from './site';

const record = (summary: string, name: string, day: number, more: object = {}): object => ({
  author: { displayName: 'Asha Rahman' },
  creationDate: Date.UTC(2026, 10, day),
  summary,
  category: 'Apps',
  affectedObject: { name, objectType: 'App' },
  ...more,
});

/** A site whose audit log, and nothing else, is answered by a function of the page asked for. */
function siteWithLog(log: (start: number) => Answer) {
  const real = createConfluence(createSampleSite());
  const asked: string[] = [];
  const confluence: Confluence = {
    ...real,
    request(request, caller) {
      const url = new URL(request.url, real.site.address);
      if (!url.pathname.endsWith('/rest/api/audit')) return real.request(request, caller);
      asked.push(url.search);
      return log(Number(url.searchParams.get('start')));
    },
  };
  return { ...createSite({ confluence }), asked };
}
const page = (results: readonly unknown[]): Answer => ({ status: 200, body: { results } });

describe('the audit log', () => {
  test('of the embedded Confluence is read as the administrator, with its records as they came', async () => {
    const { platform, get } = createSite();
    const view = await get('audit-log', {});
    expect(view.notices).toEqual([]);
    expect(view.records).toBeGreaterThan(view.events.length);
    expect(view.events.length).toBeGreaterThan(0);
    for (const event of view.events) {
      expect(event).toMatchObject({ kind: 'installed', agrees: false });
      expect(JSON.parse(event.raw)).toMatchObject({ summary: 'App installed' });
    }
    await platform.close();
  });

  test('is held against the estate by the newest event of each app', async () => {
    const { platform, get, send } = siteWithLog(() =>
      page([
        record('App installed', 'Chart', 1),
        record('App uninstalled', 'Chart', 5),
        record('App installed', 'Board', 2),
        record('App installed', 'Missing', 3),
        record('App uninstalled', 'Gone', 4),
        record('Space created', 'HR', 6),
        record('Plugin upgraded', 'board', 7),
      ]),
    );
    await send(
      'apps.csv',
      'key,name,kind,scopes\ncom.example.chart,Chart,connect,READ\nb,Board,connect,READ\n',
    );
    const { events, records, notices } = await get('audit-log', {});
    expect({ records, notices }).toEqual({ records: 7, notices: [] });
    expect(events.map(({ kind, app, agrees }) => [kind, app, agrees])).toEqual([
      ['updated', 'board', true],
      ['removed', 'Chart', false],
      ['removed', 'Gone', true],
      ['installed', 'Missing', false],
      ['installed', 'Board', true],
      ['installed', 'Chart', false],
    ]);
    expect(events[0]).toMatchObject({ at: '2026-11-07T00:00:00.000Z', by: 'Asha Rahman' });
    await platform.close();
  });

  test('is matched by the words of the settings', async () => {
    const { platform, get } = siteWithLog(() => page([record('Erweiterung hinzugefügt', 'Chart', 1)]));
    const before = await get('audit-log', {});
    expect(before.events).toEqual([]);
    expect(before.notices.join()).toContain('in the words of the settings');
    const { values } = await get('settings', {});
    const auditMatch = { ...values.auditMatch, installed: ['erweiterung HINZUGEFÜGT'] };
    await get('settings.put', { values: { ...values, auditMatch } });
    expect((await get('audit-log', {})).events).toMatchObject([{ kind: 'installed', app: 'Chart' }]);
    await platform.close();
  });

  test('of any length is read by pages up to a number, and what is left out is said', async () => {
    const full = Array.from({ length: 1000 }, (_, index) => record('App updated', `App ${index % 7}`, 1));
    const { platform, get, asked } = siteWithLog(() => page(full));
    const view = await get('audit-log', {});
    expect(asked).toHaveLength(10);
    expect(asked[3]).toBe('?start=3000&limit=1000');
    expect(view.records).toBe(10_000);
    expect(view.events).toHaveLength(1000);
    expect(view.notices).toEqual([
      'Only 10000 records were read; the log has more.',
      '9000 older events of apps, not shown here.',
    ]);
    await platform.close();
  });

  test('in an unknown form, or kept from the administrator, is told in a sentence', async () => {
    const huge = record('App installed', 'Chart', 1, { description: 'x'.repeat(100_000) });
    const odd = siteWithLog(() => page([huge, 7, null, { summary: 'App installed' }, []]));
    const view = await odd.get('audit-log', {});
    expect(view.notices).toEqual(['4 records of an unknown form, not looked at.']);
    expect(view.events[0]!.raw).toHaveLength(2000);
    await odd.platform.close();

    const refused = siteWithLog(() => ({ status: 403, body: { message: 'no' } }));
    expect((await refused.get('audit-log', {})).notices.join()).toContain('status 403');
    await refused.platform.close();

    const full = Array.from({ length: 1000 }, () => record('App installed', 'Chart', 1));
    const tired = siteWithLog((start) => (start === 0 ? page(full) : { status: 429, body: null }));
    const partial = await tired.get('audit-log', {});
    expect(partial.records).toBe(1000);
    expect(partial.notices.join()).toContain('Only a part of the log was read.');
    await tired.platform.close();
  });
});

describe('rules on Portcullis itself', () => {
  test('are told for the site and for the spaces asked for, with one call for all of them', async () => {
    const { platform, get } = createSite();
    const [hr, other] = platform.confluence.site.spaces.map(({ key }) => key);
    const request = jest.spyOn(platform.confluence, 'request');
    const view = await get('own-policy', { spaces: [hr!, other!, 'NOSUCH', hr!] });
    expect(view).toEqual({
      anyContentBlocked: false,
      spaces: [
        { key: hr, blocked: false },
        { key: other, blocked: false },
        { key: 'NOSUCH', blocked: null },
      ],
    });
    const asked = request.mock.calls.filter(([{ url }]) => url.includes('data-policies/spaces'));
    expect(asked).toHaveLength(1);
    await platform.close();
  });

  test('stay unknown where Confluence does not say', async () => {
    const real = createConfluence(createSampleSite());
    const confluence: Confluence = {
      ...real,
      request: (request, caller) =>
        request.url.includes('data-policies') ? { status: 404, body: {} } : real.request(request, caller),
    };
    const { platform, get } = createSite({ confluence });
    expect(await get('own-policy', { spaces: ['HR'] })).toEqual({
      anyContentBlocked: null,
      spaces: [{ key: 'HR', blocked: null }],
    });
    await platform.close();
  });
});

test('events of its own life are kept, newest first, and odd ones ignored', async () => {
  const { platform, get } = createSite();
  await platform.trigger('lifecycle', {
    eventType: 'avi:forge:installed:app',
    app: { id: 'x', version: '1' },
  });
  await platform.trigger('lifecycle', { eventType: 'avi:forge:upgraded:app' });
  await platform.trigger('uninstall', {});
  const log = jest.spyOn(console, 'error').mockImplementation();
  for (const odd of [null, 'nonsense', {}, { eventType: 'avi:forge:other:app' }]) {
    await platform.trigger('lifecycle', odd);
  }
  expect(log).toHaveBeenCalledTimes(4);
  log.mockRestore();
  const at = expect.stringMatching(/^\d{4}-/) as string;
  expect((await get('settings', {})).lifecycle).toEqual([
    { at, event: 'preUninstall' },
    { at, event: 'avi:forge:upgraded:app' },
    { at, event: 'avi:forge:installed:app' },
  ]);
  await platform.close();
});
