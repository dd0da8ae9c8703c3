/**
 * What every collector yields. Strengths stay apart everywhere: a scope says what an app may call,
 * code what it can call, traffic what it did call.
 */
export type Strength = 'permitted' | 'referenced' | 'observed';

/** With whose rights the call is made, where that can be told. */
export type Caller = 'app' | 'user' | 'front end' | 'api token' | 'unknown';

/** One reason to believe that an app calls an endpoint. */
export interface Evidence {
  readonly strength: Strength;
  /** Upper case; null where the method of a call cannot be known. */
  readonly method: string | null;
  /** Normalised path with `{}` for each segment that is not known, or a path template of the catalogue. */
  readonly path: string;
  readonly caller: Caller;
  /** Relative to the audited path. */
  readonly file: string;
  /** 1-based line where the call expression starts (1 for a whole file). */
  readonly line: number;
  /** What was seen, in a few words: the scope, the form of the call, the count of requests. */
  readonly detail: string;
  /** Observed only: how often, first and last time (ISO 8601). */
  readonly seen?: {
    readonly count: number;
    readonly first: string | null;
    readonly last: string | null;
    readonly callers: readonly string[];
  };
  /** The record that it was read from, at most 2,000 characters; only of an audit log, where the form is not documented. */
  readonly raw?: string;
}

/** A call that cannot be resolved to an endpoint, with the reason; never dropped silently. */
export interface Unresolved {
  readonly file: string;
  readonly line: number;
  readonly reason: UnresolvedReason;
  /** The source text or the declaration it rests on, at most 200 characters. */
  readonly text: string;
}

export type UnresolvedReason =
  | 'dynamic-path' // built from values that only exist at run time
  | 'doubtful-path' // written in a way that servers may read differently
  | 'any-endpoint' // a generic proxy: whatever its caller asks for
  | 'remote' // a remote back end calls on the app's behalf
  | 'egress-to-confluence' // the app may fetch a Confluence host itself
  | 'act-as-user' // Connect ACT_AS_USER: calls made elsewhere in a user's name
  | 'server' // a Connect app's own server: its calls are not in the descriptor
  | 'graphql' // outside the catalogue
  | 'api-token' // a stored credential: an app access rule does not stop it
  | 'unknown-client'; // a client library whose methods we do not know
