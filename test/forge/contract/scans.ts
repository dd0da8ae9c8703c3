import { randomUUID } from 'node:crypto';
import { storedScan } from '../../scan/stored-scan';
import type { StoreSite } from './site';

/** What holds of scans and what they found, whatever the engine. */
export function scansContract({ within }: StoreSite): void {
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
}
