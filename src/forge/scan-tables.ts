import type { Store, StoredScan } from '../host';
import { insertNew, marks, replaceInto, run, select } from './sql';

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
  'latestScan' | 'scan' | 'scans' | 'countScans' | 'finishedScans' | 'addScan' | 'endScan' | 'dropScans'
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

  async addScan(scan) {
    const { id, startedAt, finishedAt, state, total, message } = scan;
    // Before the scan itself, which nobody may see without it.
    await insertNew('scan_detail', { scan: id }, { body: detailOf(scan) });
    const row = { started_at: startedAt, finished_at: finishedAt, state, total, message };
    return insertNew('scan', { id }, row);
  },

  async endScan(scan) {
    const { id, finishedAt, state, total, message } = scan;
    await replaceInto('scan_detail', ['scan', 'body'], [[id, detailOf(scan)]]);
    await run(
      "UPDATE scan SET finished_at = ?, state = ?, total = ?, message = ? WHERE id = ? AND state = 'running'",
      [finishedAt, state, total, message, id],
    );
  },

  async dropScans(ids) {
    if (ids.length === 0) return;
    const chosen = `IN (${marks(ids.length)})`;
    for (const table of ['scan_plan', 'app_scan', 'scan_detail']) {
      await run(`DELETE FROM ${table} WHERE scan ${chosen}`, ids);
    }
    // The scan itself last: as long as it is there, it can be dropped again.
    await run(`DELETE FROM scan WHERE id ${chosen}`, ids);
    for (const table of ['snapshot', 'snapshot_head']) {
      await run(`DELETE FROM ${table} WHERE hash NOT IN (SELECT snapshot FROM app_scan)`);
    }
    await run('DELETE FROM snapshot_rest WHERE hash NOT IN (SELECT rest FROM snapshot_head)');
  },
};

function detailOf(scan: StoredScan): string {
  const { by, spaces, catalogue, rules, endpoints, findings, calls, callsNeeded, points } = scan;
  const detail: Detail = { by, spaces, catalogue, rules, endpoints, findings, calls, callsNeeded, points };
  return JSON.stringify(detail);
}

function scanOf({ started_at, finished_at, detail, ...row }: ScanRow): StoredScan {
  const known = detail === null ? NO_DETAIL : (JSON.parse(detail) as Detail);
  return { ...row, ...known, startedAt: started_at, finishedAt: finished_at };
}
