import type { Store, StoredScan } from '../host';
import { putBodies } from './snapshot-table';
import { hashOf, replaceInto, select } from './sql';

/** What is asked for by column; the rest lies as JSON beside it. */
type Detail = Omit<StoredScan, 'id' | 'startedAt' | 'finishedAt' | 'state' | 'total' | 'message'>;

interface ScanRow extends Pick<StoredScan, 'id' | 'state' | 'total' | 'message'> {
  readonly started_at: string;
  readonly finished_at: string | null;
  readonly detail: string | null;
}

/** What is said of a scan that was made before there were details. */
const NO_DETAIL: Detail = {
  by: 'schedule',
  spaces: 0,
  catalogue: '',
  rules: 0,
  endpoints: { blocked: 0, notBlocked: 0, unknown: 0 },
  findings: { error: 0, warning: 0, note: 0 },
  calls: 0,
  callsNeeded: 0,
  points: 0,
};

const SCANS = `SELECT scan.id, scan.started_at, scan.finished_at, scan.state, scan.total, scan.message,
  scan_detail.body AS detail FROM scan LEFT JOIN scan_detail ON scan_detail.scan = scan.id`;
const NEWEST_FIRST = 'ORDER BY scan.started_at DESC, scan.id DESC';

/** The scans themselves: their course and their totals. */
export const scanTables: Pick<
  Store,
  | 'latestScan'
  | 'scan'
  | 'scans'
  | 'countScans'
  | 'finishedScans'
  | 'putScan'
  | 'putSnapshots'
  | 'scanProgress'
> = {
  latestScan: async () => (await scanTables.scans(0, 1))[0] ?? null,

  async scan(id) {
    const [row] = await select<ScanRow>(`${SCANS} WHERE scan.id = ?`, [id]);
    return row ? scanOf(row) : null;
  },

  async scans(from, size) {
    const rows = await select<ScanRow>(`${SCANS} ${NEWEST_FIRST} LIMIT ${size} OFFSET ${from}`);
    return rows.map(scanOf);
  },

  async countScans() {
    const [row] = await select<{ n: number | string }>('SELECT COUNT(*) AS n FROM scan');
    return Number(row?.n ?? 0);
  },

  async finishedScans() {
    const rows = await select<ScanRow>(
      `${SCANS} WHERE scan.state = 'done' ORDER BY scan.started_at, scan.id`,
    );
    return rows.map(scanOf);
  },

  async putScan({ id, startedAt, finishedAt, state, total, message, ...detail }) {
    await replaceInto('scan_detail', ['scan', 'body'], [[id, JSON.stringify(detail satisfies Detail)]]);
    await replaceInto(
      'scan',
      ['id', 'started_at', 'finished_at', 'state', 'total', 'message'],
      [[id, startedAt, finishedAt, state, total, message]],
    );
  },

  async putSnapshots({ scan, step, apps }, snapshots) {
    await putBodies(snapshots);
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

function scanOf({ started_at, finished_at, detail, ...row }: ScanRow): StoredScan {
  const known = detail === null ? NO_DETAIL : (JSON.parse(detail) as Detail);
  return { ...row, ...known, startedAt: started_at, finishedAt: finished_at };
}
