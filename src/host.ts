/**
 * The outside world as types only. Use cases and scans reach Confluence, storage, the queue and
 * the clock through these ports and nothing else; src/forge gives them on Forge and, over the
 * local platform, on one machine.
 */
import type { AppRecord } from './evidence/app';

/** One call to Confluence by its name; the table in app/operations.ts says which endpoint each is. */
export type ConfluenceCall =
  | { readonly name: 'current-user' }
  | { readonly name: 'user'; readonly accountId: string }
  | { readonly name: 'spaces'; readonly cursor: string | null }
  | { readonly name: 'space-by-key'; readonly key: string }
  | { readonly name: 'space-operations'; readonly id: string };

/** Status and parsed JSON body as Confluence sent them (null where there was none); nothing is checked yet. */
export interface ConfluenceAnswer {
  readonly status: number;
  readonly body: unknown;
}

export interface Confluence {
  /** Every call is made with the rights of the person who has the page open, never with the app's own. */
  asUser(call: ConfluenceCall): Promise<ConfluenceAnswer>;
}

/** Where apps of the estate come from: one imported file. The same kind and name again replaces it. */
export interface StoredSource {
  readonly id: string;
  /** New with every import: the rows of one import become visible together or not at all. */
  readonly importId: string;
  readonly kind: string;
  readonly name: string;
  /** ISO 8601. */
  readonly importedAt: string;
  /** Account id of who imported it. */
  readonly importedBy: string;
  readonly apps: number;
  readonly total: number | null;
}

export interface StoredRecord {
  readonly importId: string;
  readonly record: AppRecord;
}

/** One recorded text of rules; every version is kept. */
export interface StoredRules {
  readonly version: number;
  readonly text: string;
  readonly recordedAt: string;
  /** Account id of who recorded it. */
  readonly recordedBy: string;
  readonly reason: string;
  /** How many rules the text holds. */
  readonly rules: number;
}

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

export interface Store {
  sources(): Promise<StoredSource[]>;
  /** What these imports say of apps. */
  records(imports: readonly string[]): Promise<StoredRecord[]>;
  /** Keys of the apps that these imports describe, each once, sorted. */
  appKeys(imports: readonly string[]): Promise<string[]>;
  /** Replaces what was imported under the same source id; readers see the old or the new, never a part. */
  putImport(source: StoredSource, records: readonly AppRecord[]): Promise<void>;
  /** Drops rows of imports that were never finished and are older than this time (ISO 8601). */
  sweep(before: string): Promise<void>;
  /** False where there is no such source. */
  removeSource(id: string): Promise<boolean>;
  /** Newest first. */
  rulesHistory(): Promise<Omit<StoredRules, 'text'>[]>;
  latestRules(): Promise<StoredRules | null>;
  /** False where that version was recorded by someone else in the meantime. */
  putRules(rules: StoredRules): Promise<boolean>;
  latestScan(): Promise<StoredScan | null>;
  scan(id: string): Promise<StoredScan | null>;
  putScan(scan: StoredScan): Promise<void>;
  putSnapshots(step: ScanStep, snapshots: readonly AppSnapshot[]): Promise<void>;
  /** Apps of the steps that are done. */
  scanProgress(id: string): Promise<number>;
}

/** A file on its way in, in chunks; it expires by itself. */
export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly chunks: number;
  /** Account id: only who began it may go on with it. */
  readonly by: string;
}

export interface Uploads {
  begin(upload: Upload): Promise<void>;
  find(id: string): Promise<Upload | null>;
  putChunk(id: string, index: number, base64: string): Promise<void>;
  chunk(id: string, index: number): Promise<string | null>;
  drop(upload: Upload): Promise<void>;
}

/** What Confluence told us of rules that block this app itself. */
export interface OwnBlock {
  /** ISO 8601 of the newest event. */
  readonly lastAt: string;
  readonly events: number;
}

export interface Settings {
  ownBlock(): Promise<OwnBlock | null>;
  putOwnBlock(block: OwnBlock): Promise<void>;
}

export interface Queue {
  pushSteps(steps: readonly ScanStep[]): Promise<void>;
}

export interface Host {
  readonly confluence: Confluence;
  readonly store: Store;
  readonly uploads: Uploads;
  readonly settings: Settings;
  readonly queue: Queue;
  /** Now, as ISO 8601. */
  readonly now: () => string;
  /** A new UUID. */
  readonly newId: () => string;
  /** Writes one line for the people who run the app; never shown to a user. */
  readonly log: (line: string) => void;
}
