/** Scans and what each found. */

export interface StoredScan {
  readonly id: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly state: 'running' | 'done' | 'failed';
  /** Apps to look at. */
  readonly total: number;
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

/** A batch of a scan: doing it twice gives the same rows. */
export interface ScanStep {
  readonly scan: string;
  readonly step: number;
  /** Keys of the apps to look at. */
  readonly apps: readonly string[];
}

export interface ScanStore {
  latestScan(): Promise<StoredScan | null>;
  scan(id: string): Promise<StoredScan | null>;
  putScan(scan: StoredScan): Promise<void>;
  putSnapshots(step: ScanStep, snapshots: readonly AppSnapshot[]): Promise<void>;
  /** Apps of the steps that are done. */
  scanProgress(id: string): Promise<number>;
}
