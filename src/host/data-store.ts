/** The store as a whole: what it holds, row by row, and its end. */

export interface StoredTable {
  /** Name of the table. */
  readonly table: string;
  readonly rows: number;
  /** Bytes of its texts; null for a table of short rows. */
  readonly bytes: number | null;
  /** Bytes of its longest text, 0 where it has none. */
  readonly longest: number;
}

export interface DataStore {
  /** Every table, in the order they came to be. */
  tables(): Promise<StoredTable[]>;
  /**
   * Rows of one table as they are stored, in the order of its key.
   *
   * @throws {Error} for a table that is not there.
   */
  tableRows(table: string, from: number, size: number): Promise<Readonly<Record<string, unknown>>[]>;
  /** Deletes every row of every table. */
  deleteAll(): Promise<void>;
}
