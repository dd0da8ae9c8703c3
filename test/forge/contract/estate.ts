import { randomUUID } from 'node:crypto';
import { appRecord } from '../../../src/evidence/read';
import type { StoredSource } from '../../../src/host';
import type { StoreSite } from './site';

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

/** What holds of sources and what they say of apps, whatever the engine. */
export function estateContract({ within }: StoreSite): void {
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
}
