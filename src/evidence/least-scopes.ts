/** Declared scopes held against the calls that were found: which are needed, and which would do. */
import type { Endpoint } from '../policy/endpoint';
import type { AppKind } from './app';
import { connectLadder, isRung, permittedEndpoints, scopeLists, scopesInUse } from './scopes';

/**
 * The scopes that would do for these endpoints, sorted. Of the lists that open an endpoint the one is taken that opens
 * the fewest others beside what is held already; no scope is left that could be dropped. Endpoints that no app can
 * call need none. Null for callers without scopes, and where the kind of app is not known.
 */
export function leastScopes(endpoints: readonly Endpoint[], kind: AppKind): string[] | null {
  if (kind === 'connect') return leastConnect(endpoints);
  if (kind !== 'forge') return null;
  const needs = endpoints.map((endpoint) => scopeLists(endpoint, kind)).filter((lists) => lists.length > 0);
  const held = new Set<string>();
  for (const lists of needs.toSorted((a, b) => a.length - b.length)) {
    if (lists.some((list) => list.every((scope) => held.has(scope)))) continue;
    for (const scope of smallest(lists, held)) held.add(scope);
  }
  for (const scope of [...held].sort()) {
    held.delete(scope);
    const isNeeded = !needs.every((lists) => lists.some((list) => list.every((one) => held.has(one))));
    if (isNeeded) held.add(scope);
  }
  return [...held].sort();
}

function smallest(lists: readonly (readonly string[])[], held: ReadonlySet<string>): readonly string[] {
  const rated = lists.map((list) => {
    const together = [...new Set([...held, ...list])].sort();
    return { list, reach: permittedEndpoints(together, 'forge').length, scopes: together.length };
  });
  return rated.sort((a, b) => a.reach - b.reach || a.scopes - b.scopes)[0]?.list ?? [];
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
