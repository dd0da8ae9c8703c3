/** An app with a verdict for each of its dependencies: the step between evidence and findings. */
import type { AppRecord } from '../evidence/app';
import { dependencies, type Call, type Dependency } from '../evidence/dependency';
import type { Endpoint } from '../policy/endpoint';
import { decide, UNKNOWN } from '../policy/decide';
import type { AppAccessRule } from '../policy/rule';
import type { Eligible, Verdict } from '../policy/verdict';
import { eligibility } from './eligible';

/** A dependency with the verdict that its app gets. */
export interface Judged {
  readonly dependency: Dependency;
  readonly verdict: Verdict;
}

export interface JudgedApp {
  readonly app: AppRecord;
  readonly eligible: Eligible;
  readonly judged: readonly Judged[];
  /** True where there are no rules and the answer supposes one that blocks every app from the whole site. */
  readonly supposed: boolean;
}

/** A rule for questions of the form "what if": it blocks every app in one space, or on the whole site. */
export function supposedRule(space: string | null): AppAccessRule {
  return {
    id: 'supposed',
    name: 'A rule that blocks the app',
    mode: 'audit',
    apps: { block: 'all', except: [] },
    where: space === null ? { site: true } : { spaces: [space] },
    guard: null,
  };
}

/** The endpoint a verdict speaks of: where the method is unknown and all candidates are blocked, one of them. */
export function judgedEndpoint({ endpoint, exposure, candidates }: Call): Endpoint | null {
  return endpoint ?? (exposure === 'blocked' ? (candidates[0] ?? null) : null);
}

/**
 * The verdicts of one app in the forecast of these rules; `space` null speaks of all spaces at once. Nobody looked up
 * which classification level the content has: where rules ask for it, the verdict for one space is unknown.
 */
export function judge(app: AppRecord, rules: readonly AppAccessRule[], space: string | null): JudgedApp {
  const eligible = eligibility(app);
  const judged = dependencies(app).map((dependency) => ({
    dependency,
    verdict: verdictOf(app.key, eligible, dependency, rules, space),
  }));
  return { app, eligible, judged, supposed: false };
}

/** The verdict of one call. Where it is found only with a stored credential no rule stops it, whatever the app is. */
export function verdictOf(
  key: string,
  eligible: Eligible,
  call: Call,
  rules: readonly AppAccessRule[],
  space: string | null,
): Verdict {
  const isByTokenAlone = call.strongest !== 'permitted' && !call.calledAsApp;
  return decide(
    {
      point: 'forecast',
      app: { key, eligible: isByTokenAlone ? 'no' : eligible },
      endpoint: judgedEndpoint(call),
      space,
      classificationLevel: UNKNOWN,
    },
    rules,
  );
}
