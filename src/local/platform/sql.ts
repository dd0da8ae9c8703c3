import { z } from 'zod';
import { ServiceError, type Answer } from './answer';
import type { Cell, Row, Store } from './database';
import { decimalColumns, refusedByMysql, toSqlite } from './sql-dialect';

const request = z.object({
  query: z.string().min(1),
  params: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])).default([]),
});
/** Limits of Forge SQL (platform limits page). */
const maxRequestBytes = 1024 * 1024;
const maxResponseBytes = 4 * 1024 * 1024;

/** The services that `@forge/sql` 4.0.8 calls: one statement each, no transaction over several. */
export interface Sql {
  call(path: string, body: unknown): Answer;
}

export function createSql(store: Store): Sql {
  return {
    call(path, body) {
      if (path !== '/api/v1/execute' && path !== '/api/v1/execute/ddl')
        throw new ServiceError(404, 'UNKNOWN_ERROR', `the local host has no service \`${path}\``);
      if (Buffer.byteLength(JSON.stringify(body)) > maxRequestBytes)
        throw new ServiceError(413, 'SQL_EXECUTION_ERROR', `a request is at most ${maxRequestBytes} bytes`);
      const { query, params } = request.parse(body);
      const changesSchema = /^\s*(?:CREATE|ALTER|DROP|TRUNCATE|RENAME)\b/i.test(query);
      if (changesSchema && path === '/api/v1/execute')
        throw new ServiceError(
          400,
          'INVALID_SQL_QUERY',
          'statements that change the schema go through executeDDL',
        );
      const refused = refusedByMysql(query);
      if (refused !== null)
        throw new ServiceError(400, 'SQL_EXECUTION_ERROR', `MySQL does not know ${refused}`);
      const answer = { rows: execute(store, query, params.map(toCell)) };
      if (Buffer.byteLength(JSON.stringify(answer)) > maxResponseBytes)
        throw new ServiceError(400, 'SQL_EXECUTION_ERROR', `an answer is at most ${maxResponseBytes} bytes`);
      return { status: 200, body: answer };
    },
  };
}

function execute(store: Store, query: string, params: readonly Cell[]): unknown {
  try {
    if (/^\s*(?:SELECT|WITH|EXPLAIN|\()/i.test(query)) {
      const decimals = decimalColumns(query);
      return store.all(toSqlite(query), params).map((row) => shapeOf(row, decimals));
    }
    const { changes, lastInsertRowid } = store.run(toSqlite(query), params);
    const insertId = /^\s*(?:INSERT|REPLACE)\b/i.test(query) ? Number(lastInsertRowid) : 0;
    return {
      affectedRows: changes,
      changedRows: changes,
      insertId,
      fieldCount: 0,
      info: '',
      warningStatus: 0,
    };
  } catch (error) {
    throw new ServiceError(
      400,
      'SQL_EXECUTION_ERROR',
      error instanceof Error ? error.message : String(error),
    );
  }
}

function toCell(value: string | number | boolean | null): Cell {
  return typeof value === 'boolean' ? Number(value) : value;
}

/** A row as MySQL's driver would send it as JSON: sums as strings, numbers as numbers, dates as stored. */
function shapeOf(row: Row, decimals: ReadonlySet<string>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, cell]) => [
      name,
      cell !== null && decimals.has(name) ? String(cell) : typeof cell === 'bigint' ? Number(cell) : cell,
    ]),
  );
}
