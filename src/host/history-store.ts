/** What scans found, read across scans. */

/** An app of which some finished scans found that it can make a call. */
export interface StoredCaller {
  readonly app: string;
  readonly name: string;
  /** ISO 8601: the start of the first and of the last of these scans. */
  readonly firstAt: string;
  readonly lastAt: string;
}

export interface HistoryStore {
  /** Which snapshot of one app each scan stored; scans that did not meet it are left out. */
  appSnapshots(app: string): Promise<{ readonly scan: string; readonly hash: string }[]>;
  /** Apps whose snapshots hold one of these calls (`METHOD path`), sorted by key. */
  callers(names: readonly string[]): Promise<StoredCaller[]>;
}
