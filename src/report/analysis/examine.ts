/** All that can be said of rules before they are recorded: what they change, what is odd, and what Guard can take. */
import type { AppRecord } from '../../evidence/app';
import type { AppAccessRule } from '../../policy/rule';
import { guardModels } from '../guard-models';
import type { NameOf } from '../rule-words';
import type { GuardModelView, RuleChange, RuleRemark } from '../rules-view';
import { ruleChanges } from './changes';
import { coveredByOthers } from './covered';
import { exceptionRemarks } from './exceptions';
import { few } from './few';
import { nameRemarks } from './names';
import { ownRemarks } from './own';
import { reachRemarks } from './reach';

/** What the rules are held against. */
export interface Surroundings {
  readonly recorded: readonly AppAccessRule[];
  /** Null where no estate is known: nothing is then said about names. */
  readonly apps: readonly AppRecord[] | null;
  /** Empty where the spaces of the site are not known. */
  readonly spaces: readonly { readonly key: string; readonly name: string }[];
  readonly nameOf: NameOf;
}

export interface Examined {
  readonly changes: readonly RuleChange[];
  readonly remarks: readonly RuleRemark[];
  readonly guard: readonly GuardModelView[];
}

export function examine(rules: readonly AppAccessRule[], around: Surroundings): Examined {
  return {
    changes: ruleChanges(around.recorded, rules, around.nameOf),
    remarks: [
      ...exceptionRemarks(rules, around.nameOf),
      ...ownRemarks(rules, around.apps),
      ...coveredRemarks(rules),
      ...nameRemarks(rules, around),
      ...reachRemarks(rules, around.apps),
    ],
    guard: guardModels(rules, around),
  };
}

function coveredRemarks(rules: readonly AppAccessRule[]): RuleRemark[] {
  const covered = coveredByOthers(rules);
  const nameOf = new Map(rules.map(({ id, name }) => [id, name]));
  return rules.flatMap(({ id, name }): RuleRemark[] => {
    const by = covered.get(id);
    if (by === undefined) return [];
    const mutual = by.some((other) => covered.get(other)?.includes(id) === true);
    const text = `\`${name}\` changes nothing: ${few(by.map((other) => `\`${nameOf.get(other) ?? other}\``))} ${by.length === 1 ? 'covers' : 'cover'} all that it covers.${mutual ? ' The same holds the other way round, so one of them has to stay.' : ''}`;
    return [{ code: 'covered-by-another', level: 'warning', rules: [id, ...by], text }];
  });
}
