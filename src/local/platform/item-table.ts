import type { Row, Store } from './database';
import { ServiceError } from './answer';

/** Where an item lies: plain values, secrets, or one custom entity. */
export type Shelf = 'plain' | 'secret' | `entity/${string}`;

export interface Item {
  readonly key: string;
  readonly value: unknown;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly expireTime?: string;
}

/** Limits of Forge storage (platform limits page); the size of a value is the one its error names. */
const maxValueBytes = 240 * 1024;
const maxKeyLength = 500;
const maxDepth = 32;
const keyPattern = /^(?!\s+$)[a-zA-Z0-9:._\s\-#]+$/;

/** The table below the key-value services: one row an item, unseen once it has expired. */
export interface ItemTable {
  get(shelf: Shelf, key: string): Item | null;
  /** @param expiresAt milliseconds since 1970, null for never. */
  set(shelf: Shelf, key: string, value: unknown, expiresAt: number | null): Item;
  delete(shelf: Shelf, key: string): boolean;
  /** Items in the order of their keys, after `after`, at most `limit`. */
  list(shelf: Shelf, prefix: string, after: string, limit: number): Item[];
}

export function createItemTable(store: Store): ItemTable {
  store.run(`CREATE TABLE IF NOT EXISTS item (
    shelf TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
    createdAt INTEGER NOT NULL, updatedAt INTEGER NOT NULL, expiresAt INTEGER,
    PRIMARY KEY (shelf, key)) WITHOUT ROWID`);
  store.run('DELETE FROM item WHERE expiresAt <= ?', [Date.now()]);
  const living = '(expiresAt IS NULL OR expiresAt > ?)';
  const get = (shelf: Shelf, key: string): Item | null => {
    const [row] = store.all(`SELECT * FROM item WHERE shelf = ? AND key = ? AND ${living}`, [
      shelf,
      key,
      Date.now(),
    ]);
    return row === undefined ? null : toItem(row);
  };
  return {
    get,
    set(shelf, key, value, expiresAt) {
      const now = Date.now();
      checkKey(key);
      const text = checkValue(value);
      const createdAt = get(shelf, key)?.createdAt ?? now;
      store.run('INSERT OR REPLACE INTO item VALUES (?, ?, ?, ?, ?, ?)', [
        shelf,
        key,
        text,
        createdAt,
        now,
        expiresAt,
      ]);
      return { key, value, createdAt, updatedAt: now, ...expiry(expiresAt) };
    },
    delete: (shelf, key) =>
      store.run('DELETE FROM item WHERE shelf = ? AND key = ?', [shelf, key]).changes > 0,
    list: (shelf, prefix, after, limit) =>
      store
        .all(
          `SELECT * FROM item WHERE shelf = ? AND key > ? AND substr(key, 1, length(?)) = ? AND ${living}
           ORDER BY key LIMIT ?`,
          [shelf, after, prefix, prefix, Date.now(), limit],
        )
        .map(toItem),
  };
}

function toItem(row: Row): Item {
  return {
    key: String(row['key']),
    value: JSON.parse(String(row['value'])),
    createdAt: Number(row['createdAt']),
    updatedAt: Number(row['updatedAt']),
    ...expiry(row['expiresAt'] === null ? null : Number(row['expiresAt'])),
  };
}

function expiry(expiresAt: number | null) {
  return expiresAt === null ? {} : { expireTime: new Date(expiresAt).toISOString() };
}

function checkKey(key: string): void {
  if (key.length === 0 || key.length > maxKeyLength || !keyPattern.test(key))
    throw new ServiceError(
      400,
      'INVALID_KEY',
      `the key \`${key.slice(0, 80)}\` does not fit the key pattern`,
    );
}

function checkValue(value: unknown): string {
  const text = value === undefined ? undefined : JSON.stringify(value);
  if (text === undefined) throw new ServiceError(400, 'INVALID_VALUE', 'a value is required');
  if (Buffer.byteLength(text) > maxValueBytes)
    throw new ServiceError(
      413,
      'MAX_SIZE',
      `the value has ${Buffer.byteLength(text)} bytes, at most ${maxValueBytes} fit`,
    );
  if (depthOf(value) > maxDepth)
    throw new ServiceError(400, 'MAX_DEPTH', `the value nests deeper than ${maxDepth} levels`);
  return text;
}

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Object.values(value).reduce<number>((deepest, part) => Math.max(deepest, depthOf(part)), 0);
}
