/**
 * The outside world as types only. Use cases and scans reach Confluence, storage, the queue and
 * the clock through these ports and nothing else; src/forge gives them on Forge and, over the
 * local platform, on one machine.
 */
import type { DataStore } from './host/data-store';
import type { ApprovalStore } from './host/approval-store';
import type { AssessedStore } from './host/assessed-store';
import type { DecisionStore } from './host/decision-store';
import type { EstateStore } from './host/estate-store';
import type { HistoryStore } from './host/history-store';
import type { ListingStore } from './host/listing-store';
import type { PackStore } from './host/pack-store';
import type { RulesStore } from './host/rules-store';
import type { PlanStore, QueuedStep } from './host/plan-store';
import type { ScanStore } from './host/scan-store';
import type { Settings } from './host/settings';

export type * from './host/approval-store';
export type * from './host/assessed-store';
export type * from './host/data-store';
export type * from './host/decision-store';
export type * from './host/estate-store';
export type * from './host/history-store';
export type * from './host/listing-store';
export type * from './host/pack-store';
export type * from './host/rules-store';
export type * from './host/plan-store';
export type * from './host/scan-store';
export type * from './host/settings';

/** One call to Confluence by its name; the table in app/operations.ts says which endpoint each is. */
export type ConfluenceCall =
  | { readonly name: 'current-user' }
  | { readonly name: 'user'; readonly accountId: string }
  | { readonly name: 'spaces'; readonly cursor: string | null }
  | { readonly name: 'space-by-key'; readonly key: string }
  | { readonly name: 'space-operations'; readonly id: string }
  | { readonly name: 'audit'; readonly start: number; readonly limit: number }
  | { readonly name: 'data-policy' }
  | { readonly name: 'data-policy-spaces'; readonly keys: readonly string[] }
  | { readonly name: 'space'; readonly id: string }
  | { readonly name: 'content-types'; readonly ids: readonly string[] }
  | { readonly name: 'page'; readonly id: string }
  | { readonly name: 'pages'; readonly ids: readonly string[] }
  | { readonly name: 'blogpost'; readonly id: string }
  | { readonly name: 'blogposts'; readonly ids: readonly string[] };

export type SpaceListCall = Extract<ConfluenceCall, { name: 'spaces' }>;

/** Status and parsed JSON body as Confluence sent them (null where there was none); nothing is checked yet. */
export interface ConfluenceAnswer {
  readonly status: number;
  readonly body: unknown;
  /** Seconds that Confluence asked to wait before the next call; missing where it did not ask. */
  readonly retryAfter?: number;
}

export interface Confluence {
  /** With the rights of the person who has the page open. */
  asUser(call: ConfluenceCall): Promise<ConfluenceAnswer>;
  /** The list of spaces with the app's own rights: a scheduled scan has no user. Nothing else is asked this way. */
  asApp(call: SpaceListCall): Promise<ConfluenceAnswer>;
}

/** All that is kept, a part a topic. */
export interface Store
  extends
    ApprovalStore,
    AssessedStore,
    DataStore,
    DecisionStore,
    EstateStore,
    HistoryStore,
    ListingStore,
    PackStore,
    PlanStore,
    RulesStore,
    ScanStore {}

/** A file on its way in, in chunks; it expires by itself. */
export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly chunks: number;
  /** Account id: only who began it may go on with it. */
  readonly by: string;
  /** Key of the app that a recording is of, as that person says; null where they do not. */
  readonly app: string | null;
}

export interface Uploads {
  begin(upload: Upload): Promise<void>;
  find(id: string): Promise<Upload | null>;
  putChunk(id: string, index: number, base64: string): Promise<void>;
  chunk(id: string, index: number): Promise<string | null>;
  drop(upload: Upload): Promise<void>;
}

export interface Queue {
  pushSteps(steps: readonly QueuedStep[]): Promise<void>;
}

export interface Host {
  /** With the guard before it: every call is put to the decision point first. */
  readonly confluence: Confluence;
  readonly store: Store;
  readonly uploads: Uploads;
  readonly settings: Settings;
  readonly queue: Queue;
  /** Key of this very app as rules name it. */
  readonly ownKey: () => string;
  /** Version of the installed release: another one may say other things of the same estate. */
  readonly release: () => string;
  /** Now, as ISO 8601. */
  readonly now: () => string;
  /** A new UUID. */
  readonly newId: () => string;
  /** Writes one line for the people who run the app; never shown to a user. */
  readonly log: (line: string) => void;
}

/**
 * What a platform gives. Its Confluence sends whatever it is told, so only the guard may hold it
 * (src/app/guarding.ts); use cases get a `Host`, one for each invocation.
 */
export interface Outside extends Omit<Host, 'confluence'> {
  readonly unguarded: Confluence;
}
