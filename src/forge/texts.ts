import { marks, replaceInto, select } from './sql';

/** Forge answers at most 4 MiB a request. */
const RESPONSE = 3_000_000;
/** Bytes that one character of a text may take in an answer, where it is escaped as JSON. */
const WIDEST = 4;
/** Hashes in one question. */
const AT_ONCE = 500;

/** A table whose rows are found by a hash. */
export interface HashTable {
  readonly table: string;
  /** Column of the hash, its primary key. */
  readonly hash: string;
  /** The other columns; the last is the long one. */
  readonly rest: readonly string[];
}

/** The long parts of bodies. */
export const rests: HashTable = { table: 'snapshot_rest', hash: 'hash', rest: ['body'] };

/** Adds rows under their hashes, but for those that are there: most are, as most apps did not change. */
export async function putMissing(
  { table, hash, rest }: HashTable,
  rows: readonly (readonly [hash: string, ...rest: string[]])[],
): Promise<void> {
  const there = new Set<string>();
  for (const some of chunks(rows.map(([key]) => key))) {
    const question = `SELECT ${hash} AS hash FROM ${table} WHERE ${hash} IN (${marks(some.length)})`;
    for (const row of await select<{ hash: string }>(question, some)) there.add(row.hash);
  }
  await replaceInto(
    table,
    [hash, ...rest],
    rows.filter(([key]) => !there.has(key)),
  );
}

/** Rows by their hashes, each once and in as few answers as fit the limit; missing ones are left out. */
export async function readTexts<Row>(
  { table, hash, rest }: HashTable,
  hashes: readonly string[],
): Promise<(Row & { readonly hash: string })[]> {
  const found: (Row & { readonly hash: string })[] = [];
  for (const some of chunks([...new Set(hashes)])) {
    const chosen = `FROM ${table} WHERE ${hash} IN`;
    const sizes = await select<Size>(
      `SELECT ${hash} AS hash, LENGTH(${rest.at(-1) ?? hash}) AS size ${chosen} (${marks(some.length)})`,
      some,
    );
    for (const part of answers(sizes)) {
      const columns = [`${hash} AS hash`, ...rest].join(', ');
      found.push(
        ...(await select<Row & { hash: string }>(
          `SELECT ${columns} ${chosen} (${marks(part.length)})`,
          part,
        )),
      );
    }
  }
  return found;
}

interface Size {
  readonly hash: string;
  readonly size: number | string;
}

/** Parts of a list, each small enough for one question. */
export function chunks(hashes: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(hashes.length / AT_ONCE) }, (_, at) =>
    hashes.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );
}

/** Cuts hashes into parts whose texts fit an answer. */
function answers(sizes: readonly Size[]): string[][] {
  const all: string[][] = [];
  let bytes = Infinity;
  for (const { hash, size } of sizes) {
    const takes = Number(size) * WIDEST + 500;
    if (bytes + takes > RESPONSE) {
      all.push([]);
      bytes = 0;
    }
    all.at(-1)?.push(hash);
    bytes += takes;
  }
  return all;
}
