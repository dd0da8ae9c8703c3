/** A draft held against the limits of both forms. */
import { fold } from '../../policy/cover';
import type { AppAccessRule } from '../../policy/rule';
import type { GuardModelView } from '../rules-view';
import { controlLimits, listLimits, type GuardLimit } from './facts';

type Limits = GuardModelView['limits'];
type Limit = Limits[number];

/** The apps that a rule selects, on a list of those to block or of those to leave alone. */
export function selected({ apps }: AppAccessRule): readonly string[] {
  return distinct(apps.block === 'all' ? apps.except : apps.block);
}

export function spacesOf({ where }: AppAccessRule): readonly string[] {
  return 'spaces' in where ? distinct(where.spaces, fold) : [];
}

export function levelsOf({ where }: AppAccessRule): readonly string[] {
  return 'classificationLevels' in where ? distinct(where.classificationLevels, fold) : [];
}

export function limitsOfLists(rules: readonly AppAccessRule[]): Limits {
  return [
    ...rules.flatMap((rule) => [
      ...some(limitOf('apps on the list', selected(rule).length, listLimits.apps, rule)),
      ...some(limitOf('spaces of the policy', spacesOf(rule).length, listLimits.spaces, rule)),
      ...some(limitOf('classification levels of the policy', levelsOf(rule).length, listLimits.levels, rule)),
    ]),
    limitOf('policies', rules.length, listLimits.policies),
  ];
}

export function limitsOfControls(rules: readonly AppAccessRule[]): Limits {
  const selections = new Set(
    rules.map((rule) => JSON.stringify([rule.apps.block === 'all', [...selected(rule)].sort()])),
  );
  const spaces = distinct(rules.flatMap(spacesOf), fold);
  const levels = distinct(rules.flatMap(levelsOf), fold);
  return [
    ...rules.flatMap((rule) =>
      some(limitOf('apps of other vendors', selected(rule).length, controlLimits.apps, rule)),
    ),
    ...some(limitOf('spaces in overrides', spaces.length, controlLimits.spaces)),
    ...some(limitOf('classification levels in overrides', levels.length, controlLimits.levels)),
    ...(selections.size > 1
      ? [limitOf('different choices of apps', selections.size, controlLimits.selections)]
      : []),
  ];
}

/** False where one limit is passed, null where one is not known, else true. */
export function fitsAll(limits: Limits): boolean | null {
  if (limits.some(({ fits }) => fits === false)) return false;
  return limits.some(({ fits }) => fits === null) ? null : true;
}

function limitOf(what: string, has: number, known: GuardLimit, rule?: AppAccessRule): Limit {
  const { limit, source, takesOne = true } = known;
  const fits = limit === null ? (has <= 1 && takesOne ? true : null) : has <= limit;
  return { what, limit, has, fits, rule: rule?.id ?? null, source };
}

function some(limit: Limit): Limit[] {
  return limit.has > 0 ? [limit] : [];
}

function distinct(names: readonly string[], same: (name: string) => string = (name) => name): string[] {
  return [...new Map(names.map((name) => [same(name), name])).values()];
}
