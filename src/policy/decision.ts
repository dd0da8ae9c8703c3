/** One line of the decision log of an enforcement point. */
import type { Effect, Point, Reason, Verdict } from './verdict';

export interface Decision {
  /** ISO 8601. */
  readonly time: string;
  readonly point: Point;
  readonly app: string;
  /** The canonical path: neither query nor body are ever kept. */
  readonly method: string;
  readonly path: string;
  /** `METHOD path` of the endpoint, null where the catalogue has none. */
  readonly endpoint: string | null;
  /** Keys and aliases of the spaces that it touches; `?` for one that could not be found, empty where none was asked for. */
  readonly spaces: readonly string[];
  readonly verdict: Verdict['verdict'];
  readonly reason: Reason;
  readonly effect: Effect;
  readonly rule: string | null;
  readonly enforced: boolean;
  /** Entries taken out of a list. */
  readonly filtered: number;
}
