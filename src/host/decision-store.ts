/** The decision log of the app: what its guard decided, and what the logs of gateways say. */
import type { Decision } from '../policy/decision';

/** A line with a name of its own: written twice it is there once. */
export interface StoredDecision extends Decision {
  /** At most 36 characters. */
  readonly id: string;
}

/** Which lines; null is any. */
export interface DecisionQuery {
  readonly app: string | null;
  /** Lines of this app are left out. */
  readonly except: string | null;
  /** Key of a space, in any case. */
  readonly space: string | null;
  readonly verdict: Decision['verdict'] | null;
  readonly point: Decision['point'] | null;
  /** ISO 8601, both ends included. */
  readonly after: string | null;
  readonly before: string | null;
  /** Text in method, path or rule, or one of these apps; null for no such filter. */
  readonly find: { readonly text: string; readonly apps: readonly string[] } | null;
}

export interface DecisionStore {
  /** Adds lines; one whose id and time are there already changes nothing. */
  putDecisions(decisions: readonly StoredDecision[]): Promise<void>;
  /** How many lines fit, by verdict. */
  countDecisions(query: DecisionQuery): Promise<Record<Decision['verdict'], number>>;
  /** A part of the lines that fit, newest first. */
  decisions(query: DecisionQuery, from: number, size: number): Promise<StoredDecision[]>;
  /** Drops lines from before this time (ISO 8601). */
  dropDecisions(before: string): Promise<void>;
}
