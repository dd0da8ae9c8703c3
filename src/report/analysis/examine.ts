/** All that can be said of rules before they are recorded: what they change, what is odd, and what Guard can take. */
import type { AppRecord } from '../../evidence/app';
import type { AppAccessRule } from '../../policy/rule';
import type { NameOf } from '../rule-words';
import type { GuardModelView, RuleChange, RuleRemark } from '../rules-view';
import { ruleChanges } from './changes';

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
  return { changes: ruleChanges(around.recorded, rules, around.nameOf), remarks: [], guard: [] };
}
