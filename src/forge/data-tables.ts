import type { DataStore } from '../host';
import { schema } from './schema';
import { run, select } from './sql';

interface CountRow {
  readonly name: string;
  readonly n: number | string;
  readonly bytes: number | string | null;
  readonly longest: number | string | null;
}

/** All tables alike. Their names and keys come from the schema, so that none is ever left out. */
export const dataTables: DataStore = {
  async tables() {
    const counts = schema.map(({ table, hasBody }) => {
      const bytes = hasBody
        ? 'SUM(LENGTH(body)) AS bytes, MAX(LENGTH(body)) AS longest'
        : 'NULL AS bytes, 0 AS longest';
      return `SELECT '${table}' AS name, COUNT(*) AS n, ${bytes} FROM ${table}`;
    });
    const rows = await select<CountRow>(counts.join(' UNION ALL '));
    const found = new Map(rows.map((row) => [row.name, row]));
    return schema.map(({ table, hasBody }) => {
      const row = found.get(table);
      return {
        table,
        rows: Number(row?.n ?? 0),
        bytes: hasBody ? Number(row?.bytes ?? 0) : null,
        longest: Number(row?.longest ?? 0),
      };
    });
  },

  async tableRows(table, from, size) {
    const known = schema.find((one) => one.table === table);
    if (known === undefined) throw new Error(`there is no table \`${table}\``);
    return select(`SELECT * FROM ${known.table} ORDER BY ${known.key} LIMIT ${size} OFFSET ${from}`);
  },

  async deleteAll() {
    for (const { table } of schema) await run(`DELETE FROM ${table}`);
  },
};
