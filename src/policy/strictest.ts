/** Several verdicts about one call, which touches several places or one that goes by several names. */
import { decide, type Access, type RulesIndex, type UNKNOWN, type Where } from './decide';
import type { AppAccessRule } from './rule';
import type { Verdict } from './verdict';

/** Where something lies, as far as a decision needs to know. */
export interface Place {
  /** Key of the space, and its alias where it has one. Never empty. */
  readonly spaces: readonly (string | typeof UNKNOWN)[];
  /** Id and name of the classification level. Never empty; null where there is no level. */
  readonly levels: readonly (string | null | typeof UNKNOWN)[];
}

/** The verdict for one place: rules may be written with any of its names. */
export function decideAt(
  access: Omit<Access, keyof Where>,
  { spaces, levels }: Place,
  rules: RulesIndex | readonly AppAccessRule[],
): Verdict {
  const [space, ...moreSpaces] = spaces;
  const [level, ...moreLevels] = levels;
  if (space !== undefined && level !== undefined && moreSpaces.length + moreLevels.length === 0)
    return decide({ ...access, space, classificationLevel: level }, rules);
  return strictest(
    spaces.flatMap((one) =>
      levels.map((classificationLevel) => decide({ ...access, space: one, classificationLevel }, rules)),
    ),
  );
}

/** The strictest of several verdicts; there is always one. */
export function strictest(verdicts: readonly Verdict[]): Verdict {
  return verdicts.reduce((one, other) => (strictness(other) > strictness(one) ? other : one));
}

/** What an enforcement point does counts before what is only recorded; within these, blocked before unknown. */
function strictness({ enforced, effect, verdict }: Verdict): number {
  const byEffect = effect === 'refused' ? 2 : effect === 'filtered' ? 1 : 0;
  const byVerdict = verdict === 'blocked' ? 2 : verdict === 'unknown' ? 1 : 0;
  return (enforced ? 9 : 0) + byEffect * 3 + byVerdict;
}
