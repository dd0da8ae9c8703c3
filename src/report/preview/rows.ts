/** Rows of a preview: one app or one space each, the most affected first. */
import type { AppAccessRule } from '../../policy/rule';
import type { PreviewAppRow, PreviewSpaceRow } from '../rules-view';
import type { PlacedApp, PlacedSpace } from './draft';
import { isSamePlace, type Places } from './places';
import { lossOf } from './profile';

/** Which rows of a list are wanted, counted from 0. */
export interface Wanted {
  readonly find: string;
  readonly from: number;
  readonly size: number;
}

/** The rows that fit the search, and how many there are on all pages. */
export function pageOf<T>(
  items: readonly T[],
  textOf: (item: T) => string,
  { find, from, size }: Wanted,
): { readonly items: readonly T[]; readonly total: number } {
  const wanted = find.trim().toLowerCase();
  const fitting = wanted === '' ? items : items.filter((item) => textOf(item).toLowerCase().includes(wanted));
  return { items: fitting.slice(from, from + size), total: fitting.length };
}

/** Apps that would lose what they are seen to use come first, then what their code can do, then the rest by name. */
export function byLoss(one: PlacedApp, other: PlacedApp): number {
  return (
    weigh(other) - weigh(one) || compare(one.app.name, other.app.name) || compare(one.app.key, other.app.key)
  );
}

/** Covered or not, then observed, referenced and permitted losses; each far above what the next can add up to. */
function weigh({ profile, rules }: PlacedApp): number {
  if (rules.length === 0) return 0;
  const { observed, referenced, permitted } = profile.loses;
  return 1 + permitted + 1e3 * referenced + 1e6 * observed + (lossOf(profile) === 'some' ? 1e10 : 0);
}

export function bySpaceLoss(one: PlacedSpace, other: PlacedSpace): number {
  return other.covered - one.covered || other.losing - one.losing || other.byLevel - one.byLevel;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

const nothingLost = { observed: 0, referenced: 0, permitted: 0 };

/**
 * @param recorded the recorded rules that cover the app
 * @param fate what the draft does to it in the place the row speaks of
 */
export function appRow(
  { app, profile, rules }: PlacedApp,
  recorded: readonly AppAccessRule[],
  places: Places,
  fate: 'covered' | 'by level' | 'free',
): PreviewAppRow {
  const { loses, keeps, notKnown } = profile;
  const lost = loses.observed + loses.referenced + loses.permitted;
  const where = places.of(rules);
  return {
    key: app.key,
    name: app.name,
    kind: app.kind,
    eligible: profile.eligible,
    strongest: profile.strongest,
    where: where && places.say(where),
    loses: fate === 'covered' ? loses : nothingLost,
    modules: fate === 'covered' ? profile.modules : 0,
    keeps: fate === 'free' ? keeps + lost + notKnown : keeps,
    notKnown: fate === 'free' ? 0 : fate === 'covered' ? notKnown : notKnown + lost,
    hidden: profile.hidden,
    brokenAnyway: profile.brokenAnyway,
    changed: !isSamePlace(where, places.of(recorded)),
  };
}

export function spaceRow({ key, name, covered, losing, byLevel, rules }: PlacedSpace): PreviewSpaceRow {
  return { key, name, covered, losing, byLevel, rules };
}
