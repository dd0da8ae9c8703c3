import type { HistoryStore, StoredCaller } from '../host/history-store';
import { unpack } from './snapshot-body';
import { heads, wholes } from './snapshot-table';
import { hashOf, marks, select } from './sql';
import { rests, readTexts } from './texts';

/** When an app was found with some of these snapshots, and one of them. */
interface Span {
  readonly app: string;
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
    // Calls are JSON strings in the text, so the quotes make it the whole name that is looked for.
    const quoted = names.map((name) => JSON.stringify(name));
    const isHeld = (text: string) => quoted.some((name) => text.includes(name));
    const [packed, whole] = await Promise.all([restsWith(isHeld), wholesWith(quoted, isHeld)]);
    const spans = await spansOf(packed, whole);
    return [...(await named(spans))].sort((a, b) => (a.app < b.app ? -1 : 1));
  },
};

/** Hashes of the texts that hold a call. They are compressed, so the database cannot look into them. */
async function restsWith(isHeld: (text: string) => boolean): Promise<string[]> {
  const all = await select<{ hash: string }>('SELECT hash FROM snapshot_rest');
  const texts = await readTexts<{ body: string }>(
    rests,
    all.map(({ hash }) => hash),
  );
  return texts.flatMap(({ hash, body }) => (isHeld(unpack(body)) ? [hash] : []));
}

/** Hashes of the whole bodies of the first release that hold a call. */
async function wholesWith(quoted: readonly string[], isHeld: (text: string) => boolean): Promise<string[]> {
  const inBody = quoted.map(() => 'INSTR(body, ?) > 0').join(' OR ');
  const rows = await select<{ hash: string; body: string }>(
    `SELECT hash, body FROM snapshot WHERE ${inBody}`,
    quoted,
  );
  // The database may look for a text without regard to case.
  return rows.flatMap(({ hash, body }) => (isHeld(body) ? [hash] : []));
}

/** The apps that finished scans found with one of these texts. */
async function spansOf(packed: readonly string[], whole: readonly string[]): Promise<Span[]> {
  const found = new Map<string, Span>();
  const add = (span: Span) => {
    const other = found.get(span.app);
    found.set(span.app, other === undefined ? span : joined(span, other));
  };
  for (const some of parts(packed)) {
    (await spansIn(`SELECT hash FROM snapshot_head WHERE rest IN (${marks(some.length)})`, some)).forEach(
      add,
    );
  }
  for (const some of parts(whole)) (await spansIn(marks(some.length), some)).forEach(add);
  return [...found.values()];
}

const parts = (hashes: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(hashes.length / AT_ONCE) }, (_, at) =>
    hashes.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );

/** Scan by scan, as the key of the table has its rows; to look up the scan of each row takes half as long again. */
function spansIn(snapshots: string, hashes: readonly string[]): Promise<Span[]> {
  return select<Span>(
    `SELECT app_scan.app, MIN(scan.started_at) AS first_at, MAX(scan.started_at) AS last_at,
       MAX(app_scan.snapshot) AS hash
     FROM scan CROSS JOIN app_scan ON app_scan.scan = scan.id
     WHERE scan.state = 'done' AND app_scan.snapshot IN (${snapshots})
     GROUP BY app_scan.app`,
    hashes,
  );
}

function joined(one: Span, other: Span): Span {
  return {
    ...(one.last_at > other.last_at ? one : other),
    first_at: one.first_at < other.first_at ? one.first_at : other.first_at,
  };
}

/** The same with key and name of the apps, which stand in the short head of a body. */
async function named(spans: readonly Span[]): Promise<StoredCaller[]> {
  const hashes = spans.map(({ hash }) => hash);
  const texts = [
    ...(await readTexts<{ body: string }>(heads, hashes)),
    ...(await readTexts<{ body: string }>(wholes, hashes)),
  ];
  const bodies = new Map(texts.map(({ hash, body }) => [hash, body]));
  return spans.flatMap(({ hash, first_at, last_at }) => {
    const body = bodies.get(hash);
    if (body === undefined) return [];
    const { key, name } = JSON.parse(body) as { key: string; name: string };
    return [{ app: key, name, firstAt: first_at, lastAt: last_at }];
  });
}
