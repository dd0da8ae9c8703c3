import type { Store } from '../host';
import { cutBody, joinBody } from './snapshot-body';
import { hashOf, replaceInto, select, type Value } from './sql';
import { putMissing, readTexts, rests, type HashTable } from './texts';

const FOUND = ['scan', 'app', 'snapshot', 'blocked', 'not_blocked', 'unknown_count'];

/** Stands for the estate as a whole where an app would be named: no text has this hash. */
const ESTATE = '0'.repeat(32);

const names: HashTable = { table: 'app_name', hash: 'app', rest: ['app_key'] };
export const heads: HashTable = { table: 'snapshot_head', hash: 'hash', rest: ['rest', 'body'] };
/** Where the first release kept whole bodies. */
export const wholes: HashTable = { table: 'snapshot', hash: 'hash', rest: ['body'] };

/**
 * What scans found. A snapshot is stored once under its content hash, so an app that did not change
 * since the last scan costs one short row; its key is stored once for all scans.
 */
export const snapshotTable: Pick<
  Store,
  'putSnapshots' | 'snapshotHashes' | 'bodies' | 'putStanding' | 'standing'
> = {
  async putSnapshots(scan, snapshots) {
    // Before the bodies, so that no body is dropped as nobody's in between.
    await replaceInto(
      'app_scan',
      FOUND,
      snapshots
        .map((one): [string, string, ...Value[]] => [
          scan,
          hashOf(one.app),
          hashOf(one.body),
          one.blocked,
          one.notBlocked,
          one.unknown,
        ])
        // In the order of the key, so that pages of the table fill up.
        .sort(([, a], [, b]) => (a < b ? -1 : 1)),
    );
    await putBodies(snapshots.map(({ body }) => body));
    await putMissing(
      names,
      snapshots.map(({ app }) => [hashOf(app), app]),
    );
  },

  async putStanding(scan, body) {
    await replaceInto('app_scan', FOUND, [[scan, ESTATE, hashOf(body), 0, 0, 0]]);
    await putBodies([body]);
  },

  async standing(scan) {
    const question = 'SELECT snapshot AS hash FROM app_scan WHERE scan = ? AND app = ?';
    const rows = await select<{ hash: string }>(question, [scan, ESTATE]);
    const [found] = await snapshotTable.bodies(rows.map(({ hash }) => hash));
    return found?.body ?? null;
  },

  async snapshotHashes(scan) {
    const rows = await select<{ app_key: string | null; hash: string }>(
      `SELECT app_name.app_key, app_scan.snapshot AS hash FROM app_scan
       LEFT JOIN app_name ON app_name.app = app_scan.app WHERE app_scan.scan = ? AND app_scan.app <> ?`,
      [scan, ESTATE],
    );
    // The first release stored the key in the body alone.
    const unnamed = rows.flatMap(({ app_key, hash }) => (app_key === null ? [hash] : []));
    const keys = new Map((await snapshotTable.bodies(unnamed)).map(({ hash, body }) => [hash, keyIn(body)]));
    return rows
      .map(({ app_key, hash }) => ({ app: app_key ?? keys.get(hash) ?? '', hash }))
      .sort((a, b) => (a.app < b.app ? -1 : 1));
  },

  async bodies(hashes) {
    const found = await readTexts<{ rest: string; body: string }>(heads, hashes);
    const texts = await readTexts<{ body: string }>(
      rests,
      found.map(({ rest }) => rest),
    );
    const restOf = new Map(texts.map(({ hash, body }) => [hash, body]));
    const joined = found.flatMap(({ hash, rest, body }) => {
      const text = restOf.get(rest);
      return text === undefined ? [] : [{ hash, body: joinBody({ head: body, rest: text }) }];
    });
    const known = new Set(joined.map(({ hash }) => hash));
    const old = await readTexts<{ body: string }>(
      wholes,
      hashes.filter((hash) => !known.has(hash)),
    );
    return [...joined, ...old];
  },
};

async function putBodies(bodies: readonly string[]): Promise<void> {
  const cut = bodies.map((body) => ({ hash: hashOf(body), ...cutBody(body) }));
  await putMissing(
    heads,
    cut.map(({ hash, head, rest }) => [hash, hashOf(rest), head]),
  );
  await putMissing(
    rests,
    cut.map(({ rest }) => [hashOf(rest), rest]),
  );
}

function keyIn(body: string): string {
  return (JSON.parse(body) as { key: string }).key;
}
