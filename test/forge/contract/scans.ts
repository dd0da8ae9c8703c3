import { randomUUID } from 'node:crypto';
import { storedScan } from '../../scan/stored-scan';
import type { StoreSite } from './site';

/** What holds of scans and what they found, whatever the engine. */
export function scansContract({ within }: StoreSite): void {
  test('a snapshot that did not change is stored once for all scans', async () => {
    await within(async (store, { count }) => {
      const snapshot = { app: 'a', body: '{"key":"a"}', blocked: 1, notBlocked: 2, unknown: 3 };
      for (const scan of [randomUUID(), randomUUID()]) {
        await store.putSnapshots(scan, [snapshot]);
        await store.putSnapshots(scan, [snapshot]);
      }
      expect(await count('snapshot_head')).toBe(1);
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
      for (const one of snapshots) await store.putSnapshots(scan, [one]);
      await store.putStanding(scan, '["of the estate"]');
      expect(await store.standing(scan)).toBe('["of the estate"]');
      expect(await store.standing(randomUUID())).toBeNull();
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
      for (const scan of scans) expect(await store.addScan(scan)).toBe(true);
      return [await store.countScans(), await store.scans(1, 2), await store.finishedScans()];
    });
    expect(total).toBe(4);
    expect(page).toEqual([scans[2], scans[1]]);
    expect(finished).toEqual([scans[0], scans[2]]);
  });

  test('a scan is added once, and ends once', async () => {
    const scan = storedScan({ id: randomUUID(), state: 'running', finishedAt: null, by: 'schedule' });
    const cancelled = { ...scan, state: 'cancelled', finishedAt: scan.startedAt } as const;
    const stored = await within(async (store) => {
      expect(await store.addScan(scan)).toBe(true);
      expect(await store.addScan({ ...scan, by: 'person', total: 7 })).toBe(false);
      expect(await store.scan(scan.id)).toEqual(scan);
      await store.endScan(cancelled);
      await store.endScan({ ...cancelled, state: 'done' });
      return store.scan(scan.id);
    });
    expect(stored).toEqual(cancelled);
  });

  test('a scan that is dropped takes with it what only it found', async () => {
    const [gone, stays] = [randomUUID(), randomUUID()];
    const of = (app: string) => ({
      app,
      body: JSON.stringify({ key: app }),
      blocked: 0,
      notBlocked: 0,
      unknown: 0,
    });
    await within(async (store) => {
      for (const id of [gone, stays]) await store.addScan(storedScan({ id }));
      await store.putSnapshots(gone, [of('only there'), of('in both')]);
      await store.putSnapshots(stays, [of('in both')]);
      const hashes = (await store.snapshotHashes(gone)).map(({ hash }) => hash);
      expect(await store.bodies(hashes)).toHaveLength(2);
      await store.dropScans([gone]);
      expect(await store.scan(gone)).toBeNull();
      expect(await store.snapshotHashes(gone)).toEqual([]);
      expect(await store.bodies(hashes)).toEqual([{ hash: hashes[0], body: of('in both').body }]);
      expect(await store.snapshotHashes(stays)).toHaveLength(1);
    });
  });
}
