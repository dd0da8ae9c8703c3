import type { HistoryStore } from '../host/history-store';
import { unpack } from './snapshot-body';
import { hashOf, marks, select } from './sql';
import { rests, readTexts } from './texts';

interface CallerRow {
  readonly app_key: string;
  readonly first_at: string;
  readonly last_at: string;
  readonly hash: string;
}

/** Hashes in one question: far below the 1 MiB that a request may have. */
const AT_ONCE = 5_000;

/** Questions over all scans: of a year of them only the texts that differ are read. */
export const snapshotReads: HistoryStore = {
  appSnapshots: (app) => select('SELECT scan, snapshot AS hash FROM app_scan WHERE app = ?', [hashOf(app)]),

  async callers(names) {
    const holding = await restsWith(names);
    const found = new Map<string, CallerRow>();
    for (let from = 0; from === 0 || from < holding.length; from += AT_ONCE) {
      for (const row of await callersOf(names, holding.slice(from, from + AT_ONCE))) {
        const other = found.get(row.app_key);
        if (other === undefined) found.set(row.app_key, row);
        else found.set(row.app_key, { ...(row.last_at > other.last_at ? row : other), ...span(row, other) });
      }
    }
    return [...found.values()]
      .sort((a, b) => (a.app_key < b.app_key ? -1 : 1))
      .map(({ app_key, first_at, last_at, hash }) => ({
        app: app_key,
        firstAt: first_at,
        lastAt: last_at,
        hash,
      }));
  },
};

/** Hashes of the texts that hold one of these calls. They are compressed, so the database cannot look into them. */
async function restsWith(names: readonly string[]): Promise<string[]> {
  // Calls are JSON strings in the text, so the quotes make it the whole name that is looked for.
  const quoted = names.map((name) => JSON.stringify(name));
  const all = await select<{ hash: string }>('SELECT hash FROM snapshot_rest');
  const texts = await readTexts<{ body: string }>(
    rests,
    all.map(({ hash }) => hash),
  );
  return texts.flatMap(({ hash, body }) => {
    const text = unpack(body);
    return quoted.some((name) => text.includes(name)) ? [hash] : [];
  });
}

/** The apps that any scan found with one of these texts, or with a whole body of the first release that holds a call. */
function callersOf(names: readonly string[], holding: readonly string[]): Promise<CallerRow[]> {
  const inOld = ['1 = 0', ...names.map(() => 'INSTR(body, ?) > 0')].join(' OR ');
  return select<CallerRow>(
    `SELECT app_name.app_key, MIN(scan.started_at) AS first_at, MAX(scan.started_at) AS last_at,
       MAX(app_scan.snapshot) AS hash
     FROM app_scan
     JOIN scan ON scan.id = app_scan.scan
     JOIN app_name ON app_name.app = app_scan.app
     WHERE scan.state = 'done' AND app_scan.snapshot IN (
       SELECT hash FROM snapshot_head WHERE rest IN (${marks(holding.length) || "''"})
       UNION SELECT hash FROM snapshot WHERE ${inOld})
     GROUP BY app_name.app_key`,
    [...holding, ...names.map((name) => JSON.stringify(name))],
  );
}

function span(one: CallerRow, other: CallerRow): Pick<CallerRow, 'first_at' | 'last_at'> {
  return {
    first_at: one.first_at < other.first_at ? one.first_at : other.first_at,
    last_at: one.last_at > other.last_at ? one.last_at : other.last_at,
  };
}
