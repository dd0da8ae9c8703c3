import type { Source } from './endpoint';

/** Where a decision is made: what Guard would do, our own client, or our HTTP server. */
export type Point = 'forecast' | 'guard' | 'gateway';

/** Can Atlassian's rule block this app at all? `no` for callers with an API token. */
export type Eligible = 'yes' | 'no' | 'unknown';

/** What a verdict does to a call: a list that loses entries is `filtered`. */
export type Effect = 'refused' | 'filtered' | 'none';

/** Why a verdict is what it is; the order of the contract, first match wins. */
export type Reason =
  | 'no-rules' // nothing is decided without rules: `explain` shows a null verdict
  | 'app-not-covered'
  | 'endpoint-not-blocked'
  | 'outside-reach' // forecast only: an API-token caller is beyond Guard
  | 'space-not-covered'
  | 'entries-filtered' // guard and gateway only: a list is sent, and its covered entries are taken out
  | 'exposure-unknown'
  | 'space-unknown' // or the classification level, where a rule asks for it
  | 'rules-unreadable' // guard only: the recorded rules cannot be read, and the answer depends on them
  | 'eligibility-unknown' // forecast only: blocked if eligible
  | 'covered';

/** Where rules apply to a verdict that has no single space. */
export type CoveredWhere =
  | { readonly site: true }
  | { readonly spaces: readonly string[]; readonly classificationLevels: readonly string[] };

/** The answer for (app, operation, space, rules), always with its reason. */
export interface Verdict {
  readonly verdict: 'blocked' | 'allowed' | 'unknown';
  readonly reason: Reason;
  /** For `unknown`: what would be done if it turned out to be blocked; at guard and gateway it is done. */
  readonly effect: Effect;
  /** Id of the rule that decided (smallest id where several do), null where none did. */
  readonly rule: string | null;
  /** Whether an enforcement point acts on it: false for rules in audit mode and in a forecast. */
  readonly enforced: boolean;
  readonly where: CoveredWhere | null;
  /** `METHOD path` of the endpoint, null where the catalogue has none. */
  readonly endpoint: string | null;
  readonly source: Source | null;
}
