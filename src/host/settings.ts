/** Small values of an installation: its settings, and what the platform told it. */
import type { SettingsValues } from '../report/settings';

/** What Confluence told us of rules that block this app itself. */
export interface OwnBlock {
  /** ISO 8601 of the newest event. */
  readonly lastAt: string;
  readonly events: number;
}

/** An event in the life of Portcullis itself on this site. */
export interface LifecycleEvent {
  /** ISO 8601. */
  readonly at: string;
  readonly event: string;
}

/** What a person has seen of the digest. */
export interface Seen {
  /** ISO 8601. */
  readonly at: string;
  /** Id of the newest scan then; null where there was none. */
  readonly scan: string | null;
}

export interface Settings {
  ownBlock(): Promise<OwnBlock | null>;
  /** Null for a person who was never here. */
  seen(accountId: string): Promise<Seen | null>;
  putSeen(accountId: string, seen: Seen): Promise<void>;
  putOwnBlock(block: OwnBlock): Promise<void>;
  /** Null where nobody changed them yet; nothing is checked, since a release may have known other fields. */
  values(): Promise<unknown>;
  putValues(values: SettingsValues): Promise<void>;
  /** ISO 8601 of the newest whole list of spaces; null where there was none yet. */
  spacesListedAt(): Promise<string | null>;
  putSpacesListedAt(at: string): Promise<void>;
  /** Newest first. */
  lifecycle(): Promise<readonly LifecycleEvent[]>;
  /** Forgets everything, uploads on their way in too. */
  clear(): Promise<void>;
  putLifecycle(events: readonly LifecycleEvent[]): Promise<void>;
}
