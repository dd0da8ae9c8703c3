/** Scans and what each found. */
import type { Level } from '../report/finding';

export type ScanState = 'running' | 'done' | 'failed' | 'cancelled';

/** What a scan found, counted over all its apps. */
export interface ScanCounts {
  readonly endpoints: { readonly blocked: number; readonly notBlocked: number; readonly unknown: number };
  readonly findings: Readonly<Record<Level, number>>;
}

export interface StoredScan extends ScanCounts {
  readonly id: string;
  /** ISO 8601; no two scans have the same, so it orders them. */
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly state: ScanState;
  readonly by: 'schedule' | 'person' | 'command line';
  /** Apps to look at. */
  readonly total: number;
  /** Spaces it listed. */
  readonly spaces: number;
  /** Version of the catalogue it was made with. */
  readonly catalogue: string;
  /** Version of the recorded rules it was made with, 0 for none. */
  readonly rules: number;
  /** Calls to Confluence that it made, those repeated after a failure included. */
  readonly calls: number;
  /** Calls without which it could not have been done: one for each page of spaces. */
  readonly callsNeeded: number;
  /** What the calls cost of Confluence's hourly allowance. */
  readonly points: number;
  readonly message: string | null;
}

/** What one scan found about one app; the store keeps a body once, however many scans found it. */
export interface AppSnapshot {
  /** Key of the app. */
  readonly app: string;
  readonly body: string;
  readonly blocked: number;
  readonly notBlocked: number;
  readonly unknown: number;
}

export interface ScanStore {
  latestScan(): Promise<StoredScan | null>;
  scan(id: string): Promise<StoredScan | null>;
  /** Scans in any state, newest first: `size` of them from number `from` on. */
  scans(from: number, size: number): Promise<StoredScan[]>;
  countScans(): Promise<number>;
  /** Every finished scan, oldest first. */
  finishedScans(): Promise<StoredScan[]>;
  /** Adds a scan; false where there is one with the same id already, which stays as it is. */
  addScan(scan: StoredScan): Promise<boolean>;
  /** Ends a running scan with what is known now; one that is over stays as it is. */
  endScan(scan: StoredScan): Promise<void>;
  /** Drops scans with what they found, and the bodies that no other scan found. */
  dropScans(ids: readonly string[]): Promise<void>;
  /** What a scan found of these apps, in place of what it had found of them before. */
  putSnapshots(scan: string, snapshots: readonly AppSnapshot[]): Promise<void>;
  /** What a scan found of the estate as a whole, as text. */
  putStanding(scan: string, body: string): Promise<void>;
  /** Null where that scan wrote none. */
  standing(scan: string): Promise<string | null>;
  /** What a scan found, an app a row, sorted by app: the hash leads to the body. */
  snapshotHashes(scan: string): Promise<{ readonly app: string; readonly hash: string }[]>;
  /** Bodies of snapshots by their hashes, each once; hashes that nothing is stored for are left out. */
  bodies(hashes: readonly string[]): Promise<{ readonly hash: string; readonly body: string }[]>;
}
