/** What any rule that covers an app would do to it: the same wherever the rule applies, so it is found once. */
import type { AppRecord } from '../../evidence/app';
import { calls } from '../../evidence/dependency';
import type { Strength } from '../../evidence/evidence';
import type { DataClass } from '../../policy/endpoint';
import type { Eligible } from '../../policy/verdict';
import { eligibility } from '../eligible';
import { isAtLeast } from '../facts';
import { fateOfCall } from '../fate';
import { isDeprecated } from '../findings/calls';
import { isBlank } from '../findings/declared';
import { isUsed } from '../findings/draft';
import { isLostModule } from '../forecast/modules';
import { supposedRule, verdictOf } from '../judge';

/** Counts of endpoints, as `PreviewAppRow` shows them for a covered app. */
export interface Profile {
  readonly eligible: Eligible;
  readonly strongest: Strength | null;
  readonly loses: Readonly<Record<Strength, number>>;
  readonly keeps: number;
  readonly notKnown: number;
  readonly hidden: number;
  readonly modules: number;
  readonly brokenAnyway: number;
  /** Endpoints that no rule blocks, by what they reach. */
  readonly open: ReadonlyMap<DataClass, number>;
}

const known = new WeakMap<AppRecord, Profile>();

/** The profile of an app, kept as long as the record is. */
export function profileOf(app: AppRecord): Profile {
  const found = known.get(app) ?? makeProfile(app);
  known.set(app, found);
  return found;
}

/** One list for all apps, so that it is compiled once. */
const supposed = [supposedRule(null)];

function makeProfile(app: AppRecord): Profile {
  const eligible = eligibility(app);
  const loses = { observed: 0, referenced: 0, permitted: 0 };
  const open = new Map<DataClass, number>();
  let [keeps, notKnown, brokenAnyway] = [0, 0, 0];
  let best: Strength | null = null;
  for (const call of calls(app)) {
    const { endpoint, strongest } = call;
    const verdict = verdictOf(app.key, eligible, call, supposed, null);
    const fate = fateOfCall(call, verdict);
    if (!isAtLeast(best, strongest)) best = strongest;
    if (endpoint && fate === 'kept' && verdict.reason === 'endpoint-not-blocked') {
      open.set(endpoint.dataClass, (open.get(endpoint.dataClass) ?? 0) + 1);
    }
    if (fate === 'lost') loses[strongest] += 1;
    else if (fate === 'kept') keeps += 1;
    else if (fate === 'not known') notKnown += 1;
    if (endpoint && isUsed(call) && (endpoint.removed || isDeprecated(endpoint))) brokenAnyway += 1;
  }
  return {
    eligible,
    strongest: isBlank(app) ? null : best,
    loses,
    keeps,
    notKnown,
    hidden: app.unresolved.length,
    modules: eligible === 'no' ? 0 : app.modules.filter(isLostModule).length,
    brokenAnyway,
    open,
  };
}

/** Whether a covered app would lose something: for sure, by its scopes at most, or nothing that is known. */
export function lossOf({ loses, modules }: Profile): 'some' | 'at most' | 'none' {
  if (loses.observed + loses.referenced + modules > 0) return 'some';
  return loses.permitted > 0 ? 'at most' : 'none';
}
