/** What becomes of a call, as its verdict in a forecast says. */
import type { Call } from '../evidence/dependency';
import type { Endpoint } from '../policy/endpoint';
import type { Verdict } from '../policy/verdict';
import { isUsed } from './findings/draft';
import { judgedEndpoint } from './judge';

export type Fate = 'lost' | 'kept' | 'not known';

export function fateOf({ verdict, reason }: Verdict): Fate {
  if (verdict === 'allowed') return 'kept';
  return verdict === 'blocked' || reason === 'eligibility-unknown' ? 'lost' : 'not known';
}

/** False for an endpoint that no app can call, unless code or traffic shows the call. */
export function isReachable(call: Call, endpoint: Endpoint | null): boolean {
  return endpoint === null || endpoint.needs.apps || isUsed(call);
}

/** What becomes of one call of an app; null where no app can make it and none was found. */
export function fateOfCall(call: Call, verdict: Verdict): Fate | null {
  return isReachable(call, judgedEndpoint(call)) ? fateOf(verdict) : null;
}
