/** The chain of evidence packs: the head of the pack that was made of each scan. */

export interface StoredHead {
  readonly scan: string;
  /** ISO 8601: the start of the scan, by which heads are ordered. */
  readonly startedAt: string;
  readonly head: string;
}

export interface PackStore {
  /** The head of the newest scan that began before this time; null for none. */
  headBefore(startedAt: string): Promise<StoredHead | null>;
  /** Replaces the head that was kept for the scan. */
  putHead(head: StoredHead): Promise<void>;
}
