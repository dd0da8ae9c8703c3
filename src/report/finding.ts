import type { DataClass } from '../policy/endpoint';

/** How much a person should care; SARIF uses the same three words. */
export type Level = 'error' | 'warning' | 'note';

/** Something an administrator should see: code and data; words are made in messages.ts. */
export interface Finding {
  /** Stable over runs and the same in every format: derived from code, app and subject. */
  readonly id: string;
  readonly code: FindingCode;
  readonly level: Level;
  /** Key of the app, null where the finding is about the estate or a file. */
  readonly app: string | null;
  /** The endpoint it is about, null where it is about several or none. */
  readonly endpoint: { readonly method: string; readonly path: string } | null;
  readonly dataClass: DataClass | null;
  readonly file: string | null;
  readonly line: number | null;
  readonly data: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
  /** With a baseline: whether the earlier audit had it already, with all that it says now. */
  readonly known?: boolean;
  /** Set where somebody decided not to act on it; it stays visible and counted. */
  readonly ignored?: Ignored;
}

/** Why nobody needs to act on a finding, and the last day on which that holds; null for no end. */
export interface Ignored {
  readonly reason: string;
  readonly until: string | null;
}

/** The stable list of codes, printed by `portcullis audit --list-codes`. */
export type FindingCode =
  | 'lost-under-rule' // blocked endpoints of a covered app, per data class
  | 'kept-though-blocked' // residual exposure, per data class and action
  | 'endpoint-deprecated'
  | 'endpoint-removed'
  | 'endpoint-unknown' // a call that the catalogue does not have
  | 'exposure-unknown' // the catalogue has it, but nobody says what a rule does
  | 'exposure-disputed' // document and OpenAPI flag differ
  | 'call-unresolved' // per reason: cannot be known from here
  | 'not-eligible' // outside the reach of Atlassian's rule
  | 'no-evidence' // nothing is known of what this app calls
  | 'api-token-call' // calls with a stored credential, which no rule stops
  | 'scope-unused' // no endpoint of the catalogue asks for it, or no call of the code needs it
  | 'scope-unknown' // not a Confluence scope we know
  | 'scope-missing' // a referenced or observed call that no declared scope allows
  | 'ignore-expired' // an ignore whose day has passed
  | 'approval-expired' // a decision or an attestation whose day has passed
  | 'scopes-unapproved' // an app asks for more scopes than were approved
  | 'inventory-stale' // a source of the estate that has grown old
  | 'catalogue-changed' // the catalogue is another one than at the last scan
  | 'own-block' // Confluence said that a rule blocks Portcullis itself
  | 'sources-disagree' // what two sources say of one app differs
  | 'ui-kit-1' // still built on @forge/ui, which Atlassian removed
  | 'file-unreadable'
  | 'file-odd'; // read, with something a person should know
