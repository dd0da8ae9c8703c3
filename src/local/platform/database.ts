import sqlite from 'node-sqlite3-wasm';

/** A value as a column gives it. */
export type Cell = number | bigint | string | Uint8Array | null;
export type Row = Record<string, Cell>;

/** The few calls of the database library that the local platform uses, with plain rows. */
export interface Store {
  all(sql: string, values?: readonly Cell[]): Row[];
  run(sql: string, values?: readonly Cell[]): { changes: number; lastInsertRowid: number | bigint };
  /** Runs `work` as one transaction: all of it is on disk when this returns, or none. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/**
 * Opens a database file, or one in memory for null. Commits go to a write-ahead log that is replayed
 * on opening, so a killed process loses nothing it has acknowledged. (The library's rollback journal
 * would not be replayed: it takes its own lock for that of a living writer.)
 */
export function openStore(file: string | null): Store {
  const database = file === null ? new sqlite.Database() : new sqlite.Database(file);
  if (file !== null)
    database.exec('PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;');
  return {
    all: (sql, values = []) => database.all(sql, [...values]) as Row[],
    run: (sql, values = []) => database.run(sql, [...values]),
    transaction(work) {
      database.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        database.exec('COMMIT');
        return result;
      } catch (error) {
        if (database.inTransaction) database.exec('ROLLBACK');
        throw error;
      }
    },
    close: () => database.close(),
  };
}
