/** Both forms in which Atlassian Guard takes rules: what a draft needs of each, and how to enter it there. */
import type { AppAccessRule } from '../../policy/rule';
import type { GuardModelView } from '../rules-view';
import { fitsAll, limitsOfControls, limitsOfLists } from './limits';
import { stepsOfControls, stepsOfLists, type Names } from './steps';

export function guardModels(rules: readonly AppAccessRule[], names: Names): GuardModelView[] {
  const [lists, controls] = [limitsOfLists(rules), limitsOfControls(rules)];
  return [
    {
      model: 'lists',
      title: 'Policies with lists of apps and spaces',
      fits: fitsAll(lists),
      limits: lists,
      steps: stepsOfLists(rules, names),
    },
    {
      model: 'controls',
      title: 'Controls of one organisation policy, with overrides',
      fits: fitsAll(controls),
      limits: controls,
      steps: stepsOfControls(rules, names),
    },
  ];
}
