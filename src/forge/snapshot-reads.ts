import type { HistoryStore } from '../host/history-store';
import { hashOf, select } from './sql';

interface CallerRow {
  readonly app_key: string;
  readonly first_at: string;
  readonly last_at: string;
  readonly hash: string;
}

/** Questions over all scans; each is answered by the database, so that a year of them stays small on the way. */
export const snapshotReads: HistoryStore = {
  appSnapshots: (app) => select('SELECT scan, snapshot AS hash FROM app_scan WHERE app = ?', [hashOf(app)]),

  async callers(names) {
    // Calls are JSON strings in the body, so the quotes make it the whole name that is looked for.
    const holds = names.map(() => 'INSTR(body, ?) > 0').join(' OR ');
    const rows = await select<CallerRow>(
      `SELECT app_name.app_key, MIN(scan.started_at) AS first_at, MAX(scan.started_at) AS last_at,
         MAX(app_scan.snapshot) AS hash
       FROM app_scan
       JOIN scan ON scan.id = app_scan.scan
       JOIN app_name ON app_name.app = app_scan.app
       WHERE scan.state = 'done' AND app_scan.snapshot IN (SELECT hash FROM snapshot WHERE ${holds})
       GROUP BY app_name.app_key ORDER BY app_name.app_key`,
      names.map((name) => JSON.stringify(name)),
    );
    return rows.map(({ app_key, first_at, last_at, hash }) => ({
      app: app_key,
      firstAt: first_at,
      lastAt: last_at,
      hash,
    }));
  },
};
