import { createAssessor, type Assessor } from '../../src/app/assessment';
import { appRecord } from '../../src/evidence/read';
import type { Store } from '../../src/host';
import { createStoreSite } from '../forge/contract/site';
import { rulesText } from './site';

const [one, other] = [createStoreSite(), createStoreSite()];
afterAll(async () => {
  await one.close();
  await other.close();
});

const record = (key: string, version = '1') =>
  appRecord({
    key,
    name: `App ${key}`,
    kind: 'forge',
    version,
    source: 'export.json',
    scopes: ['read:page:confluence', 'write:space:confluence'],
    evidence: [
      {
        strength: 'observed',
        method: 'GET',
        path: '/wiki/rest/api/content',
        caller: 'app',
        file: 'log',
        line: 1,
        detail: 'GET',
        seen: { count: 2, first: '2026-01-01T00:00:00.000Z', last: '2026-02-01T00:00:00.000Z', callers: [] },
      },
      {
        strength: 'referenced',
        method: 'GET',
        path: '/x',
        caller: 'app',
        file: 'a.ts',
        line: 1,
        detail: 'x',
      },
    ],
  });

let imports = 0;
async function bring(store: Store, id: string, ...records: ReturnType<typeof record>[]): Promise<void> {
  imports += 1;
  const importId = `00000000-0000-4000-8000-${String(imports).padStart(12, '0')}`;
  const importedAt = new Date(Date.UTC(2026, 5, imports)).toISOString();
  const count = { apps: records.length, total: records.length };
  const source = {
    id,
    importId,
    kind: 'inventory',
    name: `${id}.json`,
    importedAt,
    importedBy: 'x',
    ...count,
  };
  await store.putImport(source, records);
}

const outside = {
  release: () => '1.0.0',
  now: () => '2026-11-22T10:00:00.000Z',
  log: () => undefined,
};

/** The assessor of a new process, and what it did: records read, apps added to what is kept, lines written. */
function process(store: Store, release = '1.0.0') {
  const did = { read: 0, kept: 0, lines: [] as string[] };
  const watched: Store = {
    ...store,
    records: (imports) => {
      did.read += 1;
      return store.records(imports);
    },
    keepAssessed: (apps) => {
      did.kept += apps.length;
      return store.keepAssessed(apps);
    },
  };
  const assessor = createAssessor({
    store: watched,
    ...outside,
    release: () => release,
    log: (line) => did.lines.push(line),
  });
  return { assessor, did };
}

async function whole({ summary, findings }: Assessor) {
  const { apps, rows, rules, sources, revision } = await summary();
  return { apps, rows, rules, sources, revision, findings: await findings(apps) };
}

test('a later process says the same without reading a record', async () => {
  await one.within(async (store) => {
    await bring(store, 'a', record('com.example.a'), record('com.example.b'));
    const first = process(store);
    const told = await whole(first.assessor);
    expect(first.did).toEqual({ read: 1, kept: 2, lines: [] });
    expect(told.findings.flat().length).toBeGreaterThan(4);
    const later = process(store);
    expect(await whole(later.assessor)).toEqual(told);
    expect(later.did).toEqual({ read: 0, kept: 0, lines: [] });
    expect((await later.assessor.assessment()).estate.apps.map(({ app }) => app.key)).toEqual(
      told.rows.map(({ key }) => key),
    );
  });
});

test('counts of an app are those of its findings', async () => {
  await one.within(async (store) => {
    const { apps, findings } = await whole(process(store).assessor);
    apps.forEach(({ found }, index) => {
      const own = findings[index] ?? [];
      expect(found.reduce((sum, { count }) => sum + count, 0)).toBe(own.length);
      for (const { code, level, count } of found)
        expect(own.filter(({ view }) => view.code === code && view.level === level)).toHaveLength(count);
    });
  });
});

test('another import, other rules and another release are never answered from what was kept before', async () => {
  await one.within(async (store) => {
    const before = await whole(process(store).assessor);
    await bring(store, 'b', record('com.example.c'));
    const imported = process(store);
    const third = await whole(imported.assessor);
    expect(third.rows.map(({ key }) => key)).toEqual(['com.example.a', 'com.example.b', 'com.example.c']);
    // The apps that the import does not touch are not looked at again.
    expect(imported.did.kept).toBe(1);

    const rules = { version: 1, text: rulesText, recordedAt: '2026-07-01T00:00:00.000Z', recordedBy: 'x' };
    await store.putRules({ ...rules, reason: '', rules: 2 });
    const ruled = process(store);
    const under = await whole(ruled.assessor);
    expect(ruled.did.kept).toBe(3);
    expect(under.rows.every(({ coveredBy }) => coveredBy.includes('Keep apps out of HR'))).toBe(true);

    const released = process(store, '2.0.0');
    const newer = await whole(released.assessor);
    expect(released.did.kept).toBe(3);
    expect({ ...newer, revision: '', apps: [] }).toEqual({ ...under, revision: '', apps: [] });
    expect(new Set([before, third, under, newer].map(({ revision }) => revision)).size).toBe(4);

    await bring(store, 'a', record('com.example.a', '2'));
    await store.removeSource('b');
    const [last] = (await whole(process(store, '2.0.0').assessor)).rows;
    expect(last).toMatchObject({ key: 'com.example.a', version: '2' });
  });
});

test('what cannot be kept, or is gone, is worked out again', async () => {
  await one.within(async (store) => {
    const told = await whole(process(store).assessor);
    await store.keepAssessedEstate('0'.repeat(32), []);
    const refusing = process({ ...store, keepAssessed: () => Promise.reject(new Error('full')) });
    expect(await whole(refusing.assessor)).toEqual(told);
    expect(refusing.did.lines).toEqual(['the assessed estate could not be kept: Error: full']);

    await whole(process(store).assessor);
    const late = process({ ...store, assessedFindings: () => Promise.resolve(new Map()) });
    expect(await whole(late.assessor)).toEqual(told);
    const halved = process({ ...store, assessedHeads: () => Promise.resolve(new Map()) });
    expect(await whole(halved.assessor)).toEqual(told);
  });
});

test('one process that serves two sites in turn tells each of its own apps alone', async () => {
  await other.within((store) => bring(store, 'a', record('com.example.theirs')));
  const site: { store: Store | null } = { store: null };
  const bound = new Proxy({} as Store, {
    get: (_, name) => (site.store as unknown as Record<PropertyKey, unknown>)[name],
  });
  const assessor = createAssessor({ ...outside, store: bound });
  const keysOf = (at: typeof one) =>
    at.within(async (store) => {
      site.store = store;
      const { rows, findings } = await whole(assessor);
      const apps = new Set(findings.flat().map(({ view }) => view.app));
      return [rows.map(({ key }) => key), [...apps]];
    });
  const [mine, theirs] = [['com.example.a'], ['com.example.theirs']];
  for (const [at, keys] of [
    [one, mine],
    [other, theirs],
    [one, mine],
    [other, theirs],
  ] as const)
    expect(await keysOf(at)).toEqual([keys, keys]);
  const summaries = await Promise.all(
    [one, other].map((at) => at.within((store) => createAssessor({ ...outside, store }).summary())),
  );
  expect(summaries.map(({ rows }) => rows.map(({ key }) => key))).toEqual([mine, theirs]);
});
