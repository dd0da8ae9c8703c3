import { randomUUID } from 'node:crypto';
import type { StoreSite } from './site';

const hash = (digit: string): string => digit.repeat(32);
const body = JSON.stringify({
  key: 'com.example.old',
  name: 'Old',
  calls: { 'blocked permitted allowed': ['GET /old'] },
  findings: [],
});

/** What the first release stored is there after the migrations of this one, whatever the engine. */
export function migrationsContract({ within }: StoreSite): void {
  test('a site of the first release goes on with its scans, its estate and its rules', async () => {
    const scan = randomUUID();
    const time = '2026-11-20T10:00:00.000Z';
    await within(async (store, { replaceInto, migrate }) => {
      await replaceInto(
        'scan',
        ['id', 'started_at', 'finished_at', 'state', 'total', 'message'],
        [[scan, time, time, 'done', 1, null]],
      );
      await replaceInto('scan_step', ['scan', 'step', 'apps'], [[scan, 0, 1]]);
      await replaceInto('snapshot', ['hash', 'body'], [[hash('a'), body]]);
      await replaceInto(
        'app_scan',
        ['scan', 'app', 'snapshot', 'blocked', 'not_blocked', 'unknown_count'],
        [[scan, hash('b'), hash('a'), 1, 2, 3]],
      );
      await replaceInto(
        'rules',
        ['version', 'body', 'recorded_at', 'recorded_by', 'reason', 'entries'],
        [[1, 'version: 1', time, 'somebody', 'because', 0]],
      );
      await migrate();
      await migrate();
      expect(await store.scan(scan)).toMatchObject({ id: scan, state: 'done', total: 1, startedAt: time });
      expect(await store.finishedScans()).toHaveLength(1);
      expect(await store.snapshotHashes(scan)).toEqual([{ app: 'com.example.old', hash: hash('a') }]);
      expect(await store.bodies([hash('a')])).toEqual([{ hash: hash('a'), body }]);
      const caller = { app: 'com.example.old', name: 'Old', firstAt: time, lastAt: time };
      expect(await store.callers(['GET /old'])).toEqual([caller]);
      expect(await store.callers(['GET /OLD', 'GET /ol'])).toEqual([]);
      expect(await store.latestRules()).toMatchObject({ version: 1, text: 'version: 1' });
      expect(await store.plannedSteps(scan)).toEqual([]);
      expect((await store.tables()).map(({ table }) => table)).not.toContain('scan_step');
      await store.dropScans([scan]);
      expect(await store.countScans()).toBe(0);
    });
  });
}
