import { kvs } from '@forge/kvs';
import { migrationRunner } from '@forge/sql';

/**
 * The tables, one statement a migration; a migration that was released is never changed. The words
 * are those that TiDB, MariaDB and SQLite understand alike (docs/decisions/0031). Tables need no index
 * beside their primary key.
 */
export const migrations: readonly (readonly [name: string, statement: string])[] = [
  [
    'v001_source',
    `CREATE TABLE IF NOT EXISTS source (
      id CHAR(32) NOT NULL, import_id CHAR(36) NOT NULL, kind VARCHAR(40) NOT NULL, name VARCHAR(255) NOT NULL,
      imported_at CHAR(24) NOT NULL, imported_by VARCHAR(128) NOT NULL, apps INT NOT NULL, total INT NULL,
      PRIMARY KEY (id))`,
  ],
  [
    'v001_app_record',
    `CREATE TABLE IF NOT EXISTS app_record (
      import_id CHAR(36) NOT NULL, app CHAR(32) NOT NULL, app_key VARCHAR(300) NOT NULL, size INT NOT NULL,
      written_at CHAR(24) NOT NULL, body MEDIUMTEXT NOT NULL, PRIMARY KEY (import_id, app))`,
  ],
  [
    'v001_rules',
    `CREATE TABLE IF NOT EXISTS rules (
      version INT NOT NULL, body MEDIUMTEXT NOT NULL, recorded_at CHAR(24) NOT NULL,
      recorded_by VARCHAR(128) NOT NULL, reason VARCHAR(1000) NOT NULL, entries INT NOT NULL, PRIMARY KEY (version))`,
  ],
  [
    'v001_scan',
    `CREATE TABLE IF NOT EXISTS scan (
      id CHAR(36) NOT NULL, started_at CHAR(24) NOT NULL, finished_at CHAR(24) NULL, state VARCHAR(10) NOT NULL,
      total INT NOT NULL, message VARCHAR(500) NULL, PRIMARY KEY (id))`,
  ],
  [
    'v001_scan_step',
    `CREATE TABLE IF NOT EXISTS scan_step (
      scan CHAR(36) NOT NULL, step INT NOT NULL, apps INT NOT NULL, PRIMARY KEY (scan, step))`,
  ],
  [
    'v001_snapshot',
    `CREATE TABLE IF NOT EXISTS snapshot (
      hash CHAR(32) NOT NULL, body MEDIUMTEXT NOT NULL, PRIMARY KEY (hash))`,
  ],
  [
    'v001_app_scan',
    `CREATE TABLE IF NOT EXISTS app_scan (
      scan CHAR(36) NOT NULL, app CHAR(32) NOT NULL, snapshot CHAR(32) NOT NULL, blocked INT NOT NULL,
      not_blocked INT NOT NULL, unknown_count INT NOT NULL, PRIMARY KEY (scan, app))`,
  ],
  [
    'v002_space',
    `CREATE TABLE IF NOT EXISTS site_space (
      id VARCHAR(64) NOT NULL, space_key VARCHAR(255) NOT NULL, name VARCHAR(255) NOT NULL, type VARCHAR(40) NOT NULL,
      seen_at CHAR(24) NOT NULL, PRIMARY KEY (id))`,
  ],
  [
    'v002_scan_detail',
    `CREATE TABLE IF NOT EXISTS scan_detail (
      scan CHAR(36) NOT NULL, body TEXT NOT NULL, PRIMARY KEY (scan))`,
  ],
  [
    'v002_app_name',
    `CREATE TABLE IF NOT EXISTS app_name (
      app CHAR(32) NOT NULL, app_key VARCHAR(300) NOT NULL, PRIMARY KEY (app))`,
  ],
  [
    'v002_rules_draft',
    `CREATE TABLE IF NOT EXISTS rules_draft (
      id INT NOT NULL, body MEDIUMTEXT NOT NULL, base INT NOT NULL, kept_at CHAR(24) NOT NULL,
      kept_by VARCHAR(128) NOT NULL, PRIMARY KEY (id))`,
  ],
  [
    'v002_signed_item',
    `CREATE TABLE IF NOT EXISTS signed_item (
      id CHAR(36) NOT NULL, kind VARCHAR(20) NOT NULL, signed_at CHAR(24) NOT NULL, body MEDIUMTEXT NOT NULL,
      ended_at CHAR(24) NULL, ended_by VARCHAR(128) NULL, PRIMARY KEY (id))`,
  ],
  [
    'v002_checks',
    `CREATE TABLE IF NOT EXISTS checks (
      version INT NOT NULL, body MEDIUMTEXT NOT NULL, recorded_at CHAR(24) NOT NULL,
      recorded_by VARCHAR(128) NOT NULL, reason VARCHAR(1000) NOT NULL, entries INT NOT NULL, PRIMARY KEY (version))`,
  ],
  [
    'v002_listing',
    `CREATE TABLE IF NOT EXISTS listing (
      version VARCHAR(100) NOT NULL, body MEDIUMTEXT NOT NULL, PRIMARY KEY (version))`,
  ],
  [
    'v002_decision',
    `CREATE TABLE IF NOT EXISTS decision (
      decided_at CHAR(24) NOT NULL, id VARCHAR(36) NOT NULL, app_hash CHAR(32) NOT NULL, point VARCHAR(10) NOT NULL,
      app VARCHAR(300) NOT NULL, method VARCHAR(20) NOT NULL, path VARCHAR(2100) NOT NULL, endpoint VARCHAR(300) NULL,
      spaces MEDIUMTEXT NOT NULL, verdict VARCHAR(10) NOT NULL, reason VARCHAR(30) NOT NULL, effect VARCHAR(10) NOT NULL,
      rule_id VARCHAR(100) NULL, enforced INT NOT NULL, filtered INT NOT NULL,
      words MEDIUMTEXT NOT NULL, PRIMARY KEY (decided_at, id))`,
  ],
  [
    'v002_scan_plan',
    `CREATE TABLE IF NOT EXISTS scan_plan (
      scan CHAR(36) NOT NULL, step INT NOT NULL, done INT NOT NULL, failures INT NOT NULL,
      calls INT NOT NULL, points INT NOT NULL, due_at CHAR(24) NOT NULL, called_at CHAR(24) NOT NULL,
      task MEDIUMTEXT NOT NULL, result MEDIUMTEXT NULL, PRIMARY KEY (scan, step))`,
  ],
  ['v002_without_scan_step', 'DROP TABLE IF EXISTS scan_step'],
  [
    'v002_pack_head',
    `CREATE TABLE IF NOT EXISTS pack_head (
      scan CHAR(36) NOT NULL, started_at CHAR(24) NOT NULL, head CHAR(64) NOT NULL, PRIMARY KEY (scan))`,
  ],
  [
    'v002_snapshot_head',
    `CREATE TABLE IF NOT EXISTS snapshot_head (
      hash CHAR(32) NOT NULL, rest CHAR(32) NOT NULL, body MEDIUMTEXT NOT NULL, PRIMARY KEY (hash))`,
  ],
  [
    'v002_snapshot_rest',
    `CREATE TABLE IF NOT EXISTS snapshot_rest (
      hash CHAR(32) NOT NULL, body MEDIUMTEXT NOT NULL, PRIMARY KEY (hash))`,
  ],
  [
    'v002_assessed_estate',
    `CREATE TABLE IF NOT EXISTS assessed_estate (
      hash CHAR(32) NOT NULL, body MEDIUMTEXT NOT NULL, PRIMARY KEY (hash))`,
  ],
  [
    'v002_assessed_app',
    `CREATE TABLE IF NOT EXISTS assessed_app (
      hash CHAR(32) NOT NULL, body MEDIUMTEXT NOT NULL, PRIMARY KEY (hash))`,
  ],
  [
    'v002_assessed_findings',
    `CREATE TABLE IF NOT EXISTS assessed_findings (
      hash CHAR(32) NOT NULL, body MEDIUMTEXT NOT NULL, PRIMARY KEY (hash))`,
  ],
];

export interface Table {
  readonly table: string;
  /** The columns of its primary key. */
  readonly key: string;
  /** Whether it has a column of long texts, `body`. */
  readonly hasBody: boolean;
}

/** The tables as they are after all migrations. */
export const schema: readonly Table[] = migrations.flatMap(([, statement]) => {
  const table = /^CREATE TABLE IF NOT EXISTS (\w+)/.exec(statement)?.[1];
  const key = /PRIMARY KEY \(([^)]+)\)/.exec(statement)?.[1];
  const isGone = migrations.some(([, other]) => other === `DROP TABLE IF EXISTS ${table}`);
  return table && key && !isGone ? [{ table, key, hasBody: /\bbody\b/.test(statement) }] : [];
});

/** Key under which it is remembered which migrations were done. */
export const DONE = 'schema';

/**
 * Brings the tables of this installation up to date. The answer is kept in the installation's own
 * storage, not in memory (one process may serve several sites) and not by asking the runner (it
 * sends DDL each time, of which Forge allows 25 a minute).
 */
export async function migrate(): Promise<void> {
  const newest = migrations.at(-1)?.[0];
  if ((await kvs.get<string>(DONE)) === newest) return;
  for (const [name, statement] of migrations) migrationRunner.enqueue(name, statement);
  await migrationRunner.run();
  await kvs.set(DONE, newest);
}
