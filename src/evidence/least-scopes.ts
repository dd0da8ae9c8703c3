/** Declared scopes held against the calls that were found: which are needed, and which would do. */
import type { Endpoint } from '../policy/endpoint';
import type { AppKind } from './app';
import { connectLadder, isRung, permittedEndpoints, scopeLists, scopesInUse } from './scopes';

/** The lists of which one endpoint needs one in full. */
type Need = readonly (readonly string[])[];

/**
 * The scopes that would do for these endpoints, sorted; the same whatever the order. For each endpoint the list is
 * taken that opens the fewest others beside what is held already, and no scope is left that could be dropped. (The
 * smallest set of all is a covering problem; of two orders of going about it the better answer is taken.) Endpoints
 * that no app can call need none. Null for callers without scopes, and where the kind of app is not known.
 */
export function leastScopes(endpoints: readonly Endpoint[], kind: AppKind): string[] | null {
  if (kind === 'connect') return leastConnect(endpoints);
  if (kind !== 'forge') return null;
  const needs = endpoints.map((endpoint) => scopeLists(endpoint, kind)).filter((lists) => lists.length > 0);
  const different = [...new Map(needs.map((need) => [JSON.stringify(need), need])).entries()]
    .sort(([a, one], [b, other]) => one.length - other.length || (a < b ? -1 : 1))
    .map(([, need]) => need);
  const [one, other] = [held(different), held(different.toReversed())];
  const isBetter = reach(one) - reach(other) || one.length - other.length;
  return isBetter <= 0 ? one : other;
}

function held(needs: readonly Need[]): string[] {
  const scopes = new Set<string>();
  const isMet = (need: Need): boolean => need.some((list) => list.every((scope) => scopes.has(scope)));
  for (const need of needs) if (!isMet(need)) for (const scope of smallest(need, scopes)) scopes.add(scope);
  for (const scope of [...scopes].sort()) {
    scopes.delete(scope);
    if (!needs.every(isMet)) scopes.add(scope);
  }
  return [...scopes].sort();
}

function smallest(need: Need, scopes: ReadonlySet<string>): readonly string[] {
  const rated = need.map((list) => {
    const together = [...new Set([...scopes, ...list])];
    return { list, opens: reach(together), scopes: together.length };
  });
  return rated.sort((a, b) => a.opens - b.opens || a.scopes - b.scopes)[0]?.list ?? [];
}

function reach(scopes: readonly string[]): number {
  return permittedEndpoints(scopes, 'forge').length;
}

/** One rung of the ladder holds all below it; `NONE` need not be declared. */
function leastConnect(endpoints: readonly Endpoint[]): string[] {
  const needed = new Set(endpoints.flatMap((endpoint) => scopeLists(endpoint, 'connect').flat()));
  const top = connectLadder.findLast((rung) => needed.has(rung)) ?? 'NONE';
  return [...(top === 'NONE' ? [] : [top]), ...[...needed].filter((scope) => !isRung(scope))].sort();
}

/**
 * The declared scopes that none of these endpoints asks for, in the order declared: not even as one of several ways,
 * so that nothing is called unused which an app may have chosen. Scopes of other products, of the platform, and those
 * that no endpoint asks for at all are not among them.
 */
export function unneededScopes(
  scopes: readonly string[],
  endpoints: readonly Endpoint[],
  kind: AppKind,
): string[] {
  return scopesInUse(scopes, kind)
    .filter(({ name }) => {
      if (isRung(name)) {
        const rungs = endpoints.flatMap((endpoint) => scopeLists(endpoint, 'connect').flat());
        return !rungs.some((rung) => connectLadder.indexOf(rung) >= connectLadder.indexOf(name));
      }
      return !endpoints.some((endpoint) => scopeLists(endpoint, null).flat().includes(name));
    })
    .map(({ scope }) => scope);
}
