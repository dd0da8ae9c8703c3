import type { Store } from '../host';
import { hashOf, marks, replaceInto, select } from './sql';

/** Forge answers at most 4 MiB a request. */
const RESPONSE = 3_000_000;
/** Bytes that one character of a body may take in an answer, where it is escaped as JSON. */
const WIDEST = 4;
/** Hashes in one question. */
const AT_ONCE = 500;

const FOUND = ['scan', 'app', 'snapshot', 'blocked', 'not_blocked', 'unknown_count'];

/** Stands for the estate as a whole where an app would be named: no text has this hash. */
const ESTATE = '0'.repeat(32);

interface HashRow {
  readonly app_key: string | null;
  readonly hash: string;
}

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
      snapshots.map((one) => [
        scan,
        hashOf(one.app),
        hashOf(one.body),
        one.blocked,
        one.notBlocked,
        one.unknown,
      ]),
    );
    await replaceInto(
      'snapshot',
      ['hash', 'body'],
      snapshots.map(({ body }) => [hashOf(body), body]),
    );
    await replaceInto(
      'app_name',
      ['app', 'app_key'],
      snapshots.map(({ app }) => [hashOf(app), app]),
    );
  },

  async putStanding(scan, body) {
    await replaceInto('app_scan', FOUND, [[scan, ESTATE, hashOf(body), 0, 0, 0]]);
    await replaceInto('snapshot', ['hash', 'body'], [[hashOf(body), body]]);
  },

  async standing(scan) {
    const [row] = await select<{ body: string }>(
      'SELECT snapshot.body FROM app_scan JOIN snapshot ON snapshot.hash = app_scan.snapshot WHERE scan = ? AND app = ?',
      [scan, ESTATE],
    );
    return row?.body ?? null;
  },

  async snapshotHashes(scan) {
    const rows = await select<HashRow>(
      `SELECT app_name.app_key, app_scan.snapshot AS hash FROM app_scan
       LEFT JOIN app_name ON app_name.app = app_scan.app WHERE app_scan.scan = ? AND app_scan.app <> ?`,
      [scan, ESTATE],
    );
    // Releases before the table of names stored the key in the body alone.
    const unnamed = rows.flatMap(({ app_key, hash }) => (app_key === null ? [hash] : []));
    const keys = new Map((await snapshotTable.bodies(unnamed)).map(({ hash, body }) => [hash, keyIn(body)]));
    return rows
      .map(({ app_key, hash }) => ({ app: app_key ?? keys.get(hash) ?? '', hash }))
      .sort((a, b) => (a.app < b.app ? -1 : 1));
  },

  async bodies(hashes) {
    const wanted = [...new Set(hashes)];
    const found: { hash: string; body: string }[] = [];
    for (let from = 0; from < wanted.length; from += AT_ONCE) {
      const some = wanted.slice(from, from + AT_ONCE);
      const sizes = await select<{ hash: string; size: number | string }>(
        `SELECT hash, LENGTH(body) AS size FROM snapshot WHERE hash IN (${marks(some.length)})`,
        some,
      );
      for (const part of parts(sizes)) {
        const rows = await select<{ hash: string; body: string }>(
          `SELECT hash, body FROM snapshot WHERE hash IN (${marks(part.length)})`,
          part,
        );
        found.push(...rows);
      }
    }
    return found;
  },
};

function keyIn(body: string): string {
  return (JSON.parse(body) as { key: string }).key;
}

/** Cuts hashes into parts whose bodies fit an answer. */
function parts(sizes: readonly { readonly hash: string; readonly size: number | string }[]): string[][] {
  const all: string[][] = [];
  let bytes = Infinity;
  for (const { hash, size } of sizes) {
    const takes = Number(size) * WIDEST;
    if (bytes + takes > RESPONSE) {
      all.push([]);
      bytes = 0;
    }
    all.at(-1)?.push(hash);
    bytes += takes;
  }
  return all;
}
