import type { Evidence, Unresolved } from './evidence';

export type AppKind = 'forge' | 'connect' | 'script' | 'unknown';

/** A module an app adds to Confluence: what a user sees go away when the app is blocked. */
export interface AppModule {
  /** The platform's name, such as `macro`, `confluence:spacePage` or `dynamicContentMacros`. */
  readonly type: string;
  readonly key: string;
  readonly title: string | null;
}

/** A server outside Atlassian that an app may send data to. */
export interface Egress {
  readonly address: string;
  readonly kind: 'remote' | 'backend' | 'front end' | 'base url';
}

/** Something odd in the input that did not stop reading it: code and data, words are made in report. */
export interface Notice {
  readonly code: string;
  readonly file: string;
  readonly line: number | null;
  readonly detail: string;
}

/** A fact of an app on which its sources differ: what each says, the newest first, which is the one that counts. */
export interface Disagreement {
  readonly field: 'name' | 'kind' | 'vendor' | 'version' | 'scopes';
  /** Scopes are sorted and separated by spaces. `importedAt` (ISO 8601) is null for a file that was just read. */
  readonly values: readonly {
    readonly value: string;
    readonly source: string;
    readonly importedAt: string | null;
  }[];
}

/** One app as one source describes it; an estate merges these by key. */
export interface AppRecord {
  readonly key: string;
  readonly name: string;
  readonly kind: AppKind;
  readonly vendor: string | null;
  readonly version: string | null;
  /** The path or the name of the upload it was read from. */
  readonly source: string;
  /** When that was imported (ISO 8601); absent where it was just read. */
  readonly importedAt?: string;
  /** On what the sources of a merged record differ; absent where they do not. */
  readonly disagreements?: readonly Disagreement[];
  /** Other keys of the same app: the Connect key that a Forge app has taken over. */
  readonly aliases?: readonly string[];
  /** As declared, in the order of the source; null where the source cannot say (UPM, CSV without the column). */
  readonly scopes: readonly string[] | null;
  /** Where the scopes are declared; the first line of `source` where this is absent. */
  readonly scopesAt?: { readonly file: string; readonly line: number };
  readonly modules: readonly AppModule[];
  /** Names of product events or webhooks it listens to. */
  readonly events: readonly string[];
  /** What runs without being seen: scheduled triggers, web triggers, queues, actions of agents. */
  readonly background?: readonly AppModule[];
  readonly egress: readonly Egress[];
  /** How many files of its code were read; absent where none was. */
  readonly codeFiles?: number;
  readonly evidence: readonly Evidence[];
  readonly unresolved: readonly Unresolved[];
  readonly notices: readonly Notice[];
}
