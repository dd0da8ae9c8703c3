/** Can Atlassian's rule block this app at all? */
import type { AppRecord } from '../evidence/app';
import type { Eligible } from '../policy/verdict';

/**
 * `no` for scripts, which call with an API token or account credentials (access-rules facts, from
 * Atlassian's pages); `unknown` for everything else, since the list of eligible apps is not public.
 */
export function eligibility(app: Pick<AppRecord, 'kind'>): Eligible {
  return app.kind === 'script' ? 'no' : 'unknown';
}
