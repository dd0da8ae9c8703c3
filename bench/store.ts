/** How much a year of daily scans of 300 apps takes, on both engines, beside a table with a row for each endpoint. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appRecord } from '../src/evidence/read';
import type { AppSnapshot } from '../src/host';
import type { PlatformOptions } from '../src/local/platform';
import { audit } from '../src/report/audit';
import { snapshotOf } from '../src/scan/snapshot';
import { createStoreSite } from '../test/forge/contract/site';
import { startMariadb } from '../test/mariadb/server';
import { storedScan } from '../test/scan/stored-scan';
import type { Bench, Result } from './harness';

const APPS = 300;
const DAYS = 365;
/** Days between two versions of an app, and between two changes of what it may call. */
const VERSION = 30;
const SCOPES = 120;
/** MiB that the year may take. */
const LIMIT = 30;
/** Endpoints of an app in the table to compare with, and scans that are measured of it. */
const ENDPOINTS = 300;
const NAIVE_SCANS = 4;

const scopes = [
  'read:page:confluence',
  'write:page:confluence',
  'read:space:confluence',
  'read:attachment:confluence',
  'read:comment:confluence',
  'write:comment:confluence',
  'read:label:confluence',
  'read:user:confluence',
  'read:content-details:confluence',
  'search:confluence',
] as const;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** One app on one day: its version and scopes change on days of its own. */
function snapshot(app: number, day: number): AppSnapshot {
  const version = Math.floor((day + app) / VERSION);
  const grown = Math.floor((day + app * 7) / SCOPES);
  const { apps, findings } = audit(
    [
      appRecord({
        key: `ari:cloud:ecosystem::app/00000000-0000-4000-8000-${String(app).padStart(12, '0')}`,
        name: `App number ${app}`,
        kind: 'forge',
        vendor: `Vendor ${app % 90}`,
        version: `${version}.${app % 10}.0`,
        source: 'inventory.json',
        scopes: scopes.filter((_, index) => (app * 31 + index * 7 + (index === 0 ? 0 : grown)) % 3 !== 0),
      }),
    ],
    [],
    [],
  );
  const [audited] = apps;
  if (audited === undefined) throw new Error('the audit left the app out');
  return snapshotOf(audited, findings);
}

/** The snapshots of every day, made once for both engines; what did not change is the same object. */
function year(): AppSnapshot[][] {
  let before: { readonly state: string; readonly found: AppSnapshot }[] = [];
  return Array.from({ length: DAYS }, (_, day) => {
    before = Array.from({ length: APPS }, (_, app) => {
      const state = `${Math.floor((day + app) / VERSION)} ${Math.floor((day + app * 7) / SCOPES)}`;
      const last = before[app];
      return last?.state === state ? last : { state, found: snapshot(app, day) };
    });
    // As the plan of a scan has them: in the order of their hashes.
    return before.map(({ found }) => found).sort((a, b) => (hashOf(a.app) < hashOf(b.app) ? -1 : 1));
  });
}

/** An id like that of a real scan: its time, then chance. */
function timed(day: number): string {
  const time = Date.UTC(2026, 0, day).toString(16).padStart(12, '0');
  const hex = hashOf(String(day));
  return `${time.slice(0, 8)}-${time.slice(8)}-8${hex.slice(0, 3)}-8${hex.slice(3, 6)}-${hex.slice(6, 18)}`;
}

/** Stores the year through the real packages, and a few scans of the other table. */
async function store(
  days: readonly AppSnapshot[][],
  options: PlatformOptions,
  size: () => number | Promise<number>,
) {
  const site = createStoreSite(options);
  const first = await site.within(async (_, { execute }) => {
    await execute(
      'CREATE TABLE naive (scan INT NOT NULL, app INT NOT NULL, endpoint INT NOT NULL, verdict INT NOT NULL, PRIMARY KEY (scan, app, endpoint))',
    );
    return size();
  });
  for (const [day, found] of days.entries()) {
    const startedAt = new Date(Date.UTC(2026, 0, 1 + day, 3)).toISOString();
    await site.within(async (to) => {
      const scan = storedScan({ id: timed(day), startedAt, total: APPS, spaces: 10_000, by: 'schedule' });
      await to.addScan(scan);
      for (let from = 0; from < APPS; from += 25)
        await to.putSnapshots(scan.id, found.slice(from, from + 25));
      await to.putStanding(
        scan.id,
        JSON.stringify([['id', 'inventory-stale', 'warning', null, `is ${day} days old`]]),
      );
    });
  }
  const kept = await site.within(async (to) => {
    const scans = await to.finishedScans();
    const last = scans.at(-1);
    const hashes = last === undefined ? [] : await to.snapshotHashes(last.id);
    const bodies = new Map(
      (await to.bodies(hashes.map(({ hash }) => hash))).map(({ hash, body }) => [hash, body]),
    );
    const expected = new Map(days.at(-1)?.map(({ app, body }) => [app, body]));
    return (
      scans.length === DAYS &&
      hashes.length === APPS &&
      hashes.every(({ app, hash }) => bodies.get(hash) === expected.get(app))
    );
  });
  const year = await size();
  await site.within(async (_, { replaceInto }) => {
    for (let scan = 0; scan < NAIVE_SCANS; scan += 1) {
      const rows = Array.from({ length: APPS * ENDPOINTS }, (_, at) => [
        scan,
        Math.floor(at / ENDPOINTS),
        at % ENDPOINTS,
        at % 3,
      ]);
      await replaceInto('naive', ['scan', 'app', 'endpoint', 'verdict'], rows);
    }
  });
  const naive = (((await size()) - year) * DAYS) / NAIVE_SCANS;
  await site.close();
  return { bytes: year - first, naive, kept };
}

export async function run(): Promise<Bench> {
  const days = year();
  const folder = mkdtempSync(join(tmpdir(), 'portcullis-store-'));
  const mariadb = await startMariadb();
  try {
    const embedded = await store(days, { dataDir: folder }, () => statSync(join(folder, 'sql.db')).size);
    const { sql, bytes } = await mariadb.database();
    const server = await store(days, { sql }, bytes);
    const results: Result[] = [];
    for (const [engine, { bytes, naive, kept }] of Object.entries({ SQLite: embedded, MariaDB: server })) {
      const mib = bytes / 2 ** 20;
      results.push({
        candidate: `a year, ${engine}`,
        value: mib,
        unit: 'MiB',
        correct: kept && mib <= LIMIT,
      });
      results.push({
        candidate: `a row an endpoint, ${engine}`,
        value: naive / 2 ** 20,
        unit: 'MiB',
        correct: true,
      });
    }
    const ratio = ({ bytes, naive }: { bytes: number; naive: number }) => naive / bytes;
    return {
      name: 'store',
      results,
      ratios: { 'a row an endpoint/SQLite': ratio(embedded), 'a row an endpoint/MariaDB': ratio(server) },
    };
  } finally {
    await mariadb.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
