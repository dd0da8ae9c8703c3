import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection, createPool, type Connection, type Pool, type RowDataPacket } from 'mysql2/promise';
import { createSql, type Sql } from '../../src/local/platform/sql';

const ask = `
  import { findMariadb, noMariadb } from './tools/mariadb.mjs';
  process.stdout.write(JSON.stringify({ found: findMariadb(), otherwise: noMariadb }));
`;

/** How MySQL and TiDB take statements: strictly. */
const STRICT = [
  'ONLY_FULL_GROUP_BY',
  'STRICT_TRANS_TABLES',
  'NO_ZERO_IN_DATE',
  'NO_ZERO_DATE',
  'ERROR_FOR_DIVISION_BY_ZERO',
  'NO_ENGINE_SUBSTITUTION',
].join(',');

export interface Mariadb {
  /** A new empty database behind the services that `@forge/sql` calls, and how many bytes it takes. */
  database(): Promise<{ readonly sql: Sql; readonly bytes: () => Promise<number> }>;
  stop(): Promise<void>;
}

/**
 * Starts a server of our own in a temporary folder, reached through a socket in it and nothing else. Its
 * collation ignores case, so that a test sees where we rely on one that does not.
 *
 * @throws {Error} in one sentence when there is no MariaDB or it does not start.
 */
export async function startMariadb(): Promise<Mariadb> {
  const answer = execFileSync(process.execPath, ['--input-type=module', '--eval', ask], { encoding: 'utf8' });
  const { found, otherwise } = JSON.parse(answer) as {
    found: { server: string; installer: string } | null;
    otherwise: string;
  };
  if (found === null) throw new Error(otherwise);
  const folder = mkdtempSync(join(tmpdir(), 'portcullis-db-'));
  const socketPath = join(folder, 'socket');
  // A server refuses to run as root unless it is told to.
  const user = process.getuid?.() === 0 ? ['--user=root'] : [];
  const common = ['--no-defaults', `--datadir=${join(folder, 'data')}`, ...user];
  execFileSync(found.installer, [...common, '--auth-root-authentication-method=normal', '--skip-test-db'], {
    stdio: 'pipe',
  });
  const server = spawn(
    found.server,
    [
      ...common,
      `--socket=${socketPath}`,
      `--pid-file=${join(folder, 'pid')}`,
      '--skip-networking',
      '--skip-log-bin',
      '--innodb-flush-log-at-trx-commit=0',
      '--character-set-server=utf8mb4',
      '--collation-server=utf8mb4_general_ci',
      `--sql-mode=${STRICT}`,
    ],
    { stdio: 'ignore' },
  );
  const end = once(server, 'exit');
  const root = await connect(socketPath, () => server.exitCode !== null);
  const pools: Pool[] = [];
  return {
    async database() {
      const name = `site_${pools.length}`;
      await root.query(`CREATE DATABASE ${name}`);
      const pool = createPool({
        socketPath,
        user: 'root',
        database: name,
        connectionLimit: 4,
        dateStrings: true,
      });
      pools.push(pool);
      const sql = createSql(async (query, params) => (await pool.query(query, [...params]))[0]);
      return { sql, bytes: () => bytesOf(pool, name) };
    },
    async stop() {
      await Promise.all(pools.map((pool) => pool.end()));
      await root.end();
      server.kill();
      await end;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Bytes of the pages that the tables of a database take, those of indexes too. */
async function bytesOf(pool: Pool, name: string): Promise<number> {
  const tables = (column: string) =>
    pool.query<({ value: string } & RowDataPacket)[]>(
      `SELECT ${column} AS value FROM information_schema.tables WHERE table_schema = ?`,
      [name],
    );
  const [names] = await tables('table_name');
  await pool.query(`ANALYZE TABLE ${names.map(({ value }) => value).join(', ')}`);
  const [[sum]] = await tables('SUM(data_length + index_length)');
  return Number(sum?.value);
}

/** Connects as soon as the server listens; 20 seconds are far more than it needs. */
async function connect(socketPath: string, gone: () => boolean): Promise<Connection> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await createConnection({ socketPath, user: 'root' });
    } catch (error) {
      if (attempt === 200 || gone()) throw new Error('MariaDB did not start', { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
