import { createHash } from 'node:crypto';
import { sql } from '@forge/sql';

export type Value = string | number | null;

/** Forge takes 1 MiB a request; the rest is room for the statement around the values. */
const REQUEST = 900_000;
/** Values of one statement: SQLite takes 32,766 and MySQL 65,535. */
const VALUES = 30_000;

/** Rows of a SELECT. A count or a sum may come as text: pass it through `Number`. */
export async function select<Row>(statement: string, values: readonly Value[] = []): Promise<Row[]> {
  const { rows } = await sql
    .prepare<Row>(statement)
    .bindParams(...values)
    .execute();
  return Array.isArray(rows) ? rows : [];
}

export async function run(statement: string, values: readonly Value[] = []): Promise<void> {
  await sql
    .prepare(statement)
    .bindParams(...values)
    .execute();
}

/** Bytes of a value inside a request or an answer, where it is escaped as JSON. */
export function sizeOf(value: Value): number {
  return Buffer.byteLength(JSON.stringify(value));
}

/** `?, ?, ?` for a list of values. */
export function marks(count: number): string {
  return Array.from({ length: count }, () => '?').join(', ');
}

/**
 * Writes rows that replace those with the same primary key, in as few requests as the limit allows.
 *
 * @throws {Error} where one row alone is larger than a request may be.
 */
export async function replaceInto(
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Value[])[],
): Promise<void> {
  for (const batch of batches(rows)) {
    const places = batch.map(() => `(${marks(columns.length)})`).join(', ');
    await run(`REPLACE INTO ${table} (${columns.join(', ')}) VALUES ${places}`, batch.flat());
  }
}

/**
 * Adds one row, unless there is one with the same primary key: that one stays as it is.
 *
 * @returns false where there was one.
 */
export async function insertNew(
  table: string,
  key: Readonly<Record<string, Value>>,
  rest: Readonly<Record<string, Value>>,
): Promise<boolean> {
  const row = { ...key, ...rest };
  const columns = Object.keys(row);
  try {
    await run(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks(columns.length)})`,
      Object.values(row),
    );
    return true;
  } catch (error) {
    // The primary key refuses a second row; that is the only failure with a row already there.
    const same = Object.keys(key).map((column) => `${column} = ?`);
    const taken = await select(
      `SELECT 1 AS taken FROM ${table} WHERE ${same.join(' AND ')}`,
      Object.values(key),
    );
    if (taken.length > 0) return false;
    throw error;
  }
}

function batches(rows: readonly (readonly Value[])[]): (readonly Value[])[][] {
  const all: (readonly Value[])[][] = [];
  let bytes = Infinity;
  for (const row of rows) {
    const values = (all.at(-1)?.length ?? 0) * row.length;
    // A row costs its values and about four bytes a value of the statement.
    const size = row.reduce<number>((sum, value) => sum + sizeOf(value) + 4, 4);
    if (size > REQUEST) throw new Error(`a row of ${size} bytes does not fit into a request`);
    if (bytes + size > REQUEST || values + row.length > VALUES) {
      all.push([]);
      bytes = 0;
    }
    all.at(-1)?.push(row);
    bytes += size;
  }
  return all;
}

/** Short content hash, used where a text of any length and case has to be a key. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
