import type { Row, Store } from './database';
import type { SqlEngine } from './sql';
import { decimalColumns, refusedByMysql, toSqlite } from './sql-dialect';

/** The embedded database, which answers as MySQL's driver would and refuses what MySQL would not take. */
export function createSqliteEngine(store: Store): SqlEngine {
  return (query, params) => {
    const refused = refusedByMysql(query);
    if (refused !== null) throw new Error(`MySQL does not know ${refused}`);
    const cells = params.map((value) => (typeof value === 'boolean' ? Number(value) : value));
    if (/^\s*(?:SELECT|WITH|EXPLAIN|\()/i.test(query)) {
      const decimals = decimalColumns(query);
      return store.all(toSqlite(query), cells).map((row) => shapeOf(row, decimals));
    }
    const { changes, lastInsertRowid } = store.run(toSqlite(query), cells);
    const insertId = /^\s*(?:INSERT|REPLACE)\b/i.test(query) ? Number(lastInsertRowid) : 0;
    return {
      affectedRows: changes,
      changedRows: changes,
      insertId,
      fieldCount: 0,
      info: '',
      warningStatus: 0,
    };
  };
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
