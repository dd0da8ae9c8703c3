/** What scans found, read across scans. */

export interface HistoryStore {
  /** Which snapshot of one app each scan stored; scans that did not meet it are left out. */
  appSnapshots(app: string): Promise<{ readonly scan: string; readonly hash: string }[]>;
  /**
   * Apps whose snapshots hold one of these calls (`METHOD path`): the start of the first and the last finished scan
   * that saw it, and the hash of one such snapshot.
   */
  callers(
    names: readonly string[],
  ): Promise<
    { readonly app: string; readonly firstAt: string; readonly lastAt: string; readonly hash: string }[]
  >;
}
