import type { DecisionQuery, StoredDecision } from '../../../src/host';
import type { StoreSite } from './site';

const any: DecisionQuery = {
  app: null,
  except: null,
  space: null,
  verdict: null,
  point: null,
  after: null,
  before: null,
  find: null,
};

/** The line at a place of a long log: one a second. */
const line = (at: number, changes: Partial<StoredDecision> = {}): StoredDecision => ({
  id: `line-${at}`,
  time: new Date(Date.parse('2026-11-01T00:00:00.000Z') + at * 1000).toISOString(),
  point: 'gateway',
  app: `com.example.app-${at % 7}`,
  method: 'GET',
  path: `/wiki/api/v2/pages/${at}`,
  endpoint: 'GET /wiki/api/v2/pages/{id}',
  spaces: [['HR'], ['OPEN', 'alias_1'], []][at % 3]!,
  verdict: (['blocked', 'allowed', 'unknown'] as const)[at % 3]!,
  reason: 'covered',
  effect: 'refused',
  rule: 'hr',
  enforced: true,
  filtered: 0,
  ...changes,
});

/** What holds of the decision log, whatever the engine. */
export function decisionsContract({ within }: StoreSite): void {
  test('decisions are added once, filtered, counted and turned newest first', async () => {
    const lines = Array.from({ length: 100 }, (_, at) => line(at));
    await within((store) => store.putDecisions(lines));
    await within((store) => store.putDecisions(lines.slice(0, 40)));
    const find = async (query: Partial<DecisionQuery>, from = 0, size = 200) =>
      within(async (store) => ({
        rows: await store.decisions({ ...any, ...query }, from, size),
        counts: await store.countDecisions({ ...any, ...query }),
      }));
    const all = await find({});
    expect(all.rows).toEqual([...lines].reverse());
    expect(all.counts).toEqual({ blocked: 34, allowed: 33, unknown: 33 });
    expect((await find({}, 10, 5)).rows.map(({ id }) => id)).toEqual(
      [89, 88, 87, 86, 85].map((n) => `line-${n}`),
    );

    const chosen = async (query: Partial<DecisionQuery>) =>
      (await find(query)).rows.map(({ id }) => id).length;
    expect(await chosen({ verdict: 'blocked', app: 'com.example.app-0' })).toBe(5);
    expect(await chosen({ verdict: 'blocked', except: 'com.example.app-0' })).toBe(34 - 5);
    expect(await chosen({ point: 'guard' })).toBe(0);
    expect([
      await chosen({ space: 'hr' }),
      await chosen({ space: 'Alias_1' }),
      await chosen({ space: 'aliasX1' }),
    ]).toEqual([34, 33, 0]);
    expect([await chosen({ space: 'H' }), await chosen({ space: '%' })]).toEqual([0, 0]);
    expect(await chosen({ after: lines[90]!.time, before: lines[94]!.time })).toBe(5);
    expect(await chosen({ find: { text: 'PAGES/9', apps: [] } })).toBe(11);
    expect(await chosen({ find: { text: 'nothing', apps: ['com.example.app-1'] } })).toBe(15);
  });

  test('more decisions than one statement may hold are written in several', async () => {
    const lines = Array.from({ length: 2_500 }, (_, at) => line(at));
    const { allowed } = await within(async (store) => {
      await store.putDecisions(lines);
      return store.countDecisions(any);
    });
    expect(allowed).toBe(833);
    await within((store) => store.dropDecisions('9999-01-01T00:00:00.000Z'));
    await within((store) => store.putDecisions(lines.slice(0, 100)));
  });

  test('old decisions go, and a path that is too long says so', async () => {
    const long = line(200, { path: `/wiki/${'x'.repeat(9_000)}` });
    const left = await within(async (store) => {
      await store.putDecisions([long]);
      await store.dropDecisions(line(98).time);
      return store.decisions(any, 0, 200);
    });
    expect(left.map(({ id }) => id)).toEqual(['line-200', 'line-99', 'line-98']);
    expect(left[0]!.path).toMatch(/x \.\.\. \(9006 characters\)$/);
    await within((store) => store.dropDecisions('9999-01-01T00:00:00.000Z'));
  });
}
