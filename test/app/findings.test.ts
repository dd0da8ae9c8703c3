import { createSite, descriptor, people } from './site';

describe('the findings of an estate', () => {
  const { platform, ask, get, send } = createSite();
  afterAll(() => platform.close());

  beforeAll(async () => {
    await send('chart.json', descriptor('com.example.chart', ['READ', 'WRITE']));
    await send('board.json', descriptor('com.example.board', ['ADMIN']));
    await send('plugins.csv', 'key,name,kind,scopes\ncom.example.silent,Silent,connect,\n');
  });

  test('are the same as those of each app, the worst first, with one sentence each', async () => {
    const { rows, total, ignored, codes } = await get('findings', { size: 200 });
    expect(rows).toHaveLength(total);
    expect(ignored).toBe(0);
    const ofApps = await Promise.all(
      ['com.example.chart', 'com.example.board', 'com.example.silent'].map((key) => get('app', { key })),
    );
    const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id).sort();
    expect(ids(ofApps.flatMap(({ findings }) => findings))).toEqual(ids(rows));
    const rank = { error: 0, warning: 1, note: 2 };
    const levels = rows.map(({ level }) => rank[level]);
    expect(levels).toEqual(levels.toSorted());
    expect(codes.reduce((sum, { count }) => sum + count, 0)).toBe(total);
    for (const { text } of rows) expect(text).toMatch(/\.$/);
  });

  test('are filtered and paged on the server, and all that fit are counted', async () => {
    const all = await get('findings', { size: 200 });
    const code = all.codes[0]!;
    const one = await get('findings', { code: code.code });
    expect(one.total).toBe(code.count);
    // The other codes stay on offer.
    expect(one.codes).toEqual(all.codes);
    const ofApp = await get('findings', { app: 'com.example.silent' });
    expect(ofApp.rows.map((row) => row.code)).toContain('no-evidence');
    expect((await get('findings', { find: 'SILENT' })).total).toBe(ofApp.total);
    expect((await get('findings', { level: 'error', app: 'com.example.silent' })).total).toBe(0);
    expect((await get('findings', { state: 'ignored' })).total).toBe(0);

    const paged = [];
    for (let from = 0; from < all.total; from += 7) {
      const part = await get('findings', { from, size: 7 });
      expect(part).toMatchObject({ total: all.total, from });
      paged.push(...part.rows);
    }
    expect(paged).toEqual(all.rows);
    expect((await get('findings', { from: 5000 })).rows).toEqual([]);
  });

  test('a filter of the wrong form is refused', async () => {
    for (const payload of [{ size: 0 }, { size: 201 }, { from: -1 }, { level: 'bad' }, { app: 7 }]) {
      expect(await ask(people.siteAdministrator, 'findings', payload)).toMatchObject({ code: 'bad-input' });
    }
  });
});
