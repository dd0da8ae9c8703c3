import fc from 'fast-check';
import type { Exposure } from '../../src/policy/endpoint';
import { drift, isEmpty, type Drift } from '../../src/report/drift/drift';
import { driftSentences } from '../../src/report/drift/sentences';
import { callName, type Side, type SideApp } from '../../src/report/drift/side';

interface Found {
  readonly id: string;
  readonly app: string | null;
  readonly level: 'error' | 'warning' | 'note';
}

const exposure = fc.constantFrom<Exposure>('blocked', 'not-blocked', 'unknown');
const path = fc.constantFrom('/wiki/a', '/wiki/b/{id}', '/wiki/c/{id}/d', '/wiki/e');

/** What one catalogue lists; calls outside of it are unknown, as in life. */
const side: fc.Arbitrary<Side<Found>> = fc
  .record({
    listed: fc.dictionary(path, exposure).map((paths) => new Map(Object.entries(paths))),
    knows: fc.boolean(),
    apps: fc.uniqueArray(
      fc.record({
        app: fc.constantFrom('a', 'b', 'c', 'd'),
        scopes: fc.option(fc.uniqueArray(fc.constantFrom('read', 'write', 'delete'))),
        calls: fc.option(
          fc.uniqueArray(
            fc.record({ path, strongest: fc.constantFrom('permitted' as const, 'observed' as const) }),
            { selector: (call) => call.path },
          ),
        ),
      }),
      { selector: ({ app }) => app },
    ),
    findings: fc.uniqueArray(fc.integer({ min: 0, max: 20 })),
  })
  .map(({ listed, knows, apps, findings }) => ({
    listed: knows ? new Map([...listed].map(([at, what]) => [`GET ${at}`, what])) : null,
    apps: new Map(
      apps.map((one): [string, SideApp] => [
        one.app,
        {
          ...one,
          name: `App ${one.app}`,
          calls:
            one.calls &&
            one.calls.map((call) => ({
              ...call,
              method: 'GET',
              exposure: listed.get(call.path) ?? 'unknown',
            })),
        },
      ]),
    ),
    findings: findings.map((n) => ({ id: String(n), app: 'abcd'[n % 5] ?? null, level: 'note' as const })),
  }));

const mirrored = (one: Drift<Found>): Drift<Found> => ({
  ...one,
  appsNew: one.appsGone,
  appsGone: one.appsNew,
  scopesGrown: one.scopesShrunk,
  scopesShrunk: one.scopesGrown,
  endpointsNew: one.endpointsGone,
  endpointsGone: one.endpointsNew,
  exposureChanged: one.exposureChanged.map((change) => ({ ...change, from: change.to, to: change.from })),
  findingsNew: one.findingsGone,
  findingsGone: one.findingsNew,
});

describe('the drift between two sides', () => {
  test('is empty where both are the same, but for what cannot be read', () => {
    fc.assert(
      fc.property(side, (one) => {
        const found = drift(one, one);
        expect(isEmpty({ ...found, notCompared: [] })).toBe(true);
        expect(found.notCompared).toHaveLength([...one.apps.values()].filter((app) => !app.calls).length);
      }),
    );
  });

  test('is the same the other way round, with new for gone', () => {
    fc.assert(
      fc.property(side, side, (one, other) => {
        expect(drift(other, one)).toEqual(mirrored(drift(one, other)));
      }),
    );
  });

  test('adds up: what was, less what is gone, and what is new, is what is', () => {
    fc.assert(
      fc.property(side, side, (one, other) => {
        const found = drift(one, other);
        expect(one.apps.size - found.appsGone.length + found.appsNew.length).toBe(other.apps.size);
        const told = new Set(found.exposureChanged.map(({ endpoint }) => endpoint));
        for (const [key, is] of other.apps) {
          const was = one.apps.get(key);
          if (!was?.calls || !is.calls) continue;
          const of = (changes: Drift<Found>['endpointsNew']) =>
            changes.filter(({ app }) => app === key).map(({ endpoint }) => endpoint);
          const names = new Set(was.calls.map(callName));
          for (const gone of of(found.endpointsGone)) expect(names.delete(gone)).toBe(true);
          for (const added of of(found.endpointsNew)) names.add(added);
          const missing = is.calls.map(callName).filter((name) => !names.delete(name));
          for (const name of [...missing, ...names]) expect(told).toContain(name);
        }
      }),
    );
  });

  test('has a sentence exactly where something changed', () => {
    fc.assert(
      fc.property(side, side, (one, other) => {
        const found = drift(one, other);
        expect(driftSentences(found).length > 0).toBe(!isEmpty(found));
      }),
    );
  });
});

describe('a catalogue that changed', () => {
  const at = (
    listed: Record<string, Exposure>,
    apps: Record<string, [path: string, strongest: 'permitted' | 'referenced', exposure: Exposure][]>,
  ): Side<Found> => ({
    listed: new Map(Object.entries(listed)),
    findings: [],
    apps: new Map(
      Object.entries(apps).map(([app, calls]) => [
        app,
        {
          app,
          name: `App ${app}`,
          scopes: [],
          calls: calls.map(([of, strongest, what]) => ({
            method: 'GET',
            path: of,
            strongest,
            exposure: what,
          })),
        },
      ]),
    ),
  });
  const before = at(
    { 'GET /p': 'blocked' },
    { a: [['/p', 'permitted', 'blocked']], b: [['/new/{}', 'referenced', 'unknown']], c: [] },
  );
  const after = at(
    { 'GET /p': 'not-blocked', 'GET /new/{id}': 'blocked', 'GET /other': 'blocked' },
    {
      a: [
        ['/p', 'permitted', 'not-blocked'],
        ['/new/{id}', 'permitted', 'blocked'],
      ],
      b: [['/new/{id}', 'referenced', 'blocked']],
      c: [],
    },
  );

  test('is told once, with the apps that it concerns, and not as a change of each app', () => {
    const found = drift(before, after);
    expect(found.endpointsNew).toEqual([]);
    expect(found.endpointsGone).toEqual([]);
    expect(
      found.exposureChanged.map(({ endpoint, from, to, apps }) => [
        endpoint,
        from,
        to,
        apps.map(({ app }) => app),
      ]),
    ).toEqual([
      ['GET /new/{id}', null, 'blocked', ['a', 'b']],
      ['GET /other', null, 'blocked', []],
      ['GET /p', 'blocked', 'not-blocked', ['a']],
    ]);
    expect(driftSentences(found)).toEqual([
      '1 endpoint that a rule blocked is no longer listed as blocked; 1 of your apps uses it.',
      'Atlassian now lists 2 more endpoints; 2 of your apps use them.',
    ]);
  });

  test('a call in code that is new is told of its app, whatever the catalogue does', () => {
    const more = at(
      { 'GET /p': 'blocked', 'GET /q': 'blocked' },
      {
        a: [
          ['/p', 'permitted', 'blocked'],
          ['/q', 'referenced', 'blocked'],
        ],
        b: [['/new/{}', 'referenced', 'unknown']],
        c: [],
      },
    );
    expect(drift(before, more).endpointsNew.map(({ app, endpoint }) => [app, endpoint])).toEqual([
      ['a', 'GET /q'],
    ]);
  });
});

test('sentences name some apps and count the rest', () => {
  const apps = Array.from({ length: 8 }, (_, n): [string, SideApp] => [
    `app-${n}`,
    { app: `app-${n}`, name: `App ${n}`, scopes: [], calls: [] },
  ]);
  const none: Side<Found> = { apps: new Map(), findings: [], listed: null };
  expect(driftSentences(drift(none, { ...none, apps: new Map(apps) }))).toEqual([
    '8 apps are new: App 0, App 1, App 2, App 3, App 4 and 3 more.',
  ]);
});
