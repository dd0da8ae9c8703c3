import { randomUUID } from 'node:crypto';
import { appRecord } from '../../src/evidence/read';
import type { Store, StoredSource } from '../../src/host';
import { createPlatform } from '../../src/local/platform';
import { storedScan } from '../scan/stored-scan';

interface Tables {
  readonly count: (table: string) => Promise<number>;
  readonly replaceInto: (
    table: string,
    columns: readonly string[],
    rows: readonly (readonly string[])[],
  ) => Promise<void>;
}
type Work<T> = (store: Store, tables: Tables) => Promise<T>;

let work: Work<unknown> = () => Promise.resolve();
const platform = createPlatform({
  load: async () => {
    const { forgeHost } = await import('../../src/forge/host');
    const { migrate } = await import('../../src/forge/schema');
    const { replaceInto, select } = await import('../../src/forge/sql');
    const count = async (table: string) =>
      Number((await select<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))[0]?.n);
    return {
      adminResolver: async () => {
        await migrate();
        return work(forgeHost.store, { count, replaceInto });
      },
    };
  },
});
afterAll(() => platform.close());

/** Runs as one invocation of the app, over the real packages. */
async function within<T>(next: Work<T>): Promise<T> {
  work = next;
  return (await platform.invoke('adminResolver', '', {}, { accountId: null })) as T;
}

const source = (changes: Partial<StoredSource> = {}): StoredSource => ({
  id: 'inventory',
  importId: randomUUID(),
  kind: 'csv',
  name: 'apps.csv',
  importedAt: '2026-11-22T10:00:00.000Z',
  importedBy: 'somebody',
  apps: 1,
  total: null,
  ...changes,
});
const app = (key: string, bytes = 0) =>
  appRecord({ key, name: '"'.repeat(bytes), kind: 'unknown', source: 'apps.csv' });

test('an estate larger than a request and an answer may be is written and read whole', async () => {
  const first = source();
  // Quotes take two bytes each on the way: about 11 MB in all, with a limit of 1 MiB in and 4 MiB out.
  const records = Array.from({ length: 700 }, (_, index) => app(`app-${String(index)}`, 4000));
  const read = await within(async (store) => {
    await store.putImport(first, records);
    return store.records([first.importId]);
  });
  expect(read.map(({ record }) => record.key).sort()).toEqual(records.map(({ key }) => key).sort());
  expect(read.every(({ record }) => record.name.length === 4000)).toBe(true);
});

test('an import replaces the one before as a whole', async () => {
  const second = source({ name: 'again.csv' });
  const [sources, keys] = await within(async (store, { count }) => {
    await store.putImport(second, [app('one'), app('two')]);
    expect(await count('app_record')).toBe(2);
    return [await store.sources(), await store.appKeys([second.importId])];
  });
  expect(sources).toEqual([second]);
  expect(keys).toEqual(['one', 'two']);
});

test('an import that breaks off leaves the old one standing, and its remains are swept', async () => {
  await within(async (store, { count, replaceInto }) => {
    const before = await store.sources();
    const written = await count('app_record');
    const tooLarge = store.putImport(source(), [app('a'), app('b', 600_000)]);
    await expect(tooLarge).rejects.toThrow('does not fit');
    expect([await store.sources(), await count('app_record')]).toEqual([before, written]);

    const time = '2026-11-20T10:00:00.000Z';
    const columns = ['import_id', 'app', 'app_key', 'size', 'written_at', 'body'];
    await replaceInto('app_record', columns, [[randomUUID(), 'hash', 'left over', '2', time, '{}']]);
    await store.sweep('2026-11-19T00:00:00.000Z');
    expect(await count('app_record')).toBe(written + 1);
    await store.sweep('2026-11-21T00:00:00.000Z');
    expect(await count('app_record')).toBe(written);
  });
});

test('keys that differ only in case or in trailing spaces stay apart', async () => {
  const third = source();
  const keys = await within(async (store) => {
    await store.putImport(third, [app('Key'), app('key'), app('key ')]);
    return store.appKeys([third.importId]);
  });
  expect(keys).toEqual(['Key', 'key', 'key ']);
});

test('a version of the rules is recorded once', async () => {
  const version = {
    version: 1,
    text: 'text',
    recordedAt: '2026-11-22T10:00:00.000Z',
    recordedBy: 'somebody',
    reason: 'because',
    rules: 0,
  };
  const [first, second, latest] = await within(async (store) => [
    await store.putRules(version),
    await store.putRules({ ...version, text: 'other' }),
    await store.latestRules(),
  ]);
  expect([first, second]).toEqual([true, false]);
  expect(latest).toEqual(version);
});

test('a snapshot that did not change is stored once for all scans', async () => {
  await within(async (store, { count }) => {
    const snapshot = { app: 'a', body: '{"key":"a"}', blocked: 1, notBlocked: 2, unknown: 3 };
    for (const scan of [randomUUID(), randomUUID()]) {
      const step = { scan, step: 0, apps: ['a', 'gone'] };
      await store.putSnapshots(step, [snapshot]);
      await store.putSnapshots(step, [snapshot]);
      expect(await store.scanProgress(scan)).toBe(2);
    }
    expect(await count('snapshot')).toBe(1);
    expect(await count('app_scan')).toBe(2);
  });
});

test('a scan gives back what it found of each app, by the key of the app and in parts that fit an answer', async () => {
  const scan = randomUUID();
  const snapshots = ['b', 'a', 'Ä'].map((key) => ({
    app: key,
    body: JSON.stringify({ key, quotes: '"'.repeat(200_000) }),
    blocked: 0,
    notBlocked: 0,
    unknown: 0,
  }));
  const [found, bodies] = await within(async (store) => {
    for (const [step, one] of snapshots.entries()) {
      await store.putSnapshots({ scan, step, apps: [one.app] }, [one]);
    }
    const hashes = await store.snapshotHashes(scan);
    return [hashes, await store.bodies([...hashes, ...hashes].map(({ hash }) => hash))];
  });
  expect(found.map(({ app: key }) => key)).toEqual(['a', 'b', 'Ä']);
  const bodyOf = new Map(bodies.map(({ hash, body }) => [hash, body]));
  expect(found.map(({ hash }) => bodyOf.get(hash))).toEqual(
    ['a', 'b', 'Ä'].map((key) => snapshots.find((one) => one.app === key)?.body),
  );
  expect(bodies).toHaveLength(3);
});

test('scans are listed the newest first, the finished ones also the oldest first, with all that is known of them', async () => {
  const scans = (['done', 'failed', 'done', 'running'] as const).map((state, index) =>
    storedScan({
      id: randomUUID(),
      startedAt: `2026-11-2${index}T10:00:00.000Z`,
      state,
      total: index,
      calls: 40,
    }),
  );
  const [total, page, finished] = await within(async (store) => {
    for (const scan of scans) await store.putScan(scan);
    return [await store.countScans(), await store.scans(1, 2), await store.finishedScans()];
  });
  expect(total).toBe(4);
  expect(page).toEqual([scans[2], scans[1]]);
  expect(finished).toEqual([scans[0], scans[2]]);
});
