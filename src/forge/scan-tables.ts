import type { Store, StoredScan } from '../host';
import { hashOf, replaceInto, select } from './sql';

interface ScanRow extends Omit<StoredScan, 'startedAt' | 'finishedAt'> {
  readonly started_at: string;
  readonly finished_at: string | null;
}

/**
 * Scans and what each found. A snapshot is stored once under its content hash, so an app that did
 * not change since the last scan costs one short row.
 */
export const scanTables: Pick<Store, 'latestScan' | 'scan' | 'putScan' | 'putSnapshots' | 'scanProgress'> = {
  async latestScan() {
    const rows = await select<ScanRow>('SELECT * FROM scan ORDER BY started_at DESC, id DESC LIMIT 1');
    return rows[0] ? scanOf(rows[0]) : null;
  },

  async scan(id) {
    const rows = await select<ScanRow>('SELECT * FROM scan WHERE id = ?', [id]);
    return rows[0] ? scanOf(rows[0]) : null;
  },

  putScan: (scan) =>
    replaceInto(
      'scan',
      ['id', 'started_at', 'finished_at', 'state', 'total', 'message'],
      [[scan.id, scan.startedAt, scan.finishedAt, scan.state, scan.total, scan.message]],
    ),

  async putSnapshots({ scan, step, apps }, snapshots) {
    await replaceInto(
      'snapshot',
      ['hash', 'body'],
      snapshots.map(({ body }) => [hashOf(body), body]),
    );
    await replaceInto(
      'app_scan',
      ['scan', 'app', 'snapshot', 'blocked', 'not_blocked', 'unknown_count'],
      snapshots.map((one) => [
        scan,
        hashOf(one.app),
        hashOf(one.body),
        one.blocked,
        one.notBlocked,
        one.unknown,
      ]),
    );
    // Last, so that a step counts as done only when all its rows are there.
    await replaceInto('scan_step', ['scan', 'step', 'apps'], [[scan, step, apps.length]]);
  },

  async scanProgress(id) {
    const rows = await select<{ done: number | string | null }>(
      'SELECT SUM(apps) AS done FROM scan_step WHERE scan = ?',
      [id],
    );
    return Number(rows[0]?.done ?? 0);
  },
};

function scanOf({ started_at, finished_at, ...scan }: ScanRow): StoredScan {
  return { ...scan, startedAt: started_at, finishedAt: finished_at };
}
