/** What is imported: sources, and what each says of apps. */
import type { AppRecord } from '../evidence/app';

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

/** A space of the site. */
export interface StoredSpace {
  /** The numeric id of Confluence, as text. */
  readonly id: string;
  readonly key: string;
  readonly name: string;
  /** As Confluence names it: `global`, `personal`, `collaboration`, `knowledge_base`. */
  readonly type: string;
}

export interface EstateStore {
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
  /** The spaces of the site as they were last seen, sorted by key. */
  spaces(): Promise<StoredSpace[]>;
  /**
   * Adds spaces, or brings those with the same id up to date, unless they were seen later than this; any number of
   * them, and the same again changes nothing.
   *
   * @param seenAt ISO 8601, when Confluence listed them.
   */
  putSpaces(spaces: readonly StoredSpace[], seenAt: string): Promise<void>;
  /** Drops the spaces that were last seen before this time (ISO 8601): once a whole list was put, they are gone. */
  dropSpaces(before: string): Promise<void>;
}
