/** Where something lies, as far as a decision needs to know. */
import { UNKNOWN } from '../policy/decide';
import type { Place } from '../policy/strictest';

export type { Place } from '../policy/strictest';

export const UNKNOWN_PLACE: Place = { spaces: [UNKNOWN], levels: [UNKNOWN] };

/** What Confluence answered to a look-up; the body is parsed JSON, null where there was none. */
export interface Answered {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Makes a look-up with the caller's own rights.
 *
 * @param path below the site, with its query; starts with `/wiki/`.
 * @param body JSON to send with a POST.
 */
export type Ask = (method: 'GET' | 'POST', path: string, body?: object) => Promise<Answered>;
