/** What the finders share: findings that have no id yet, and ways to sum up dependencies. */
import type { Dependency } from '../../evidence/dependency';
import type { Evidence, Strength } from '../../evidence/evidence';
import { endpointId } from '../../policy/endpoint';
import type { Finding } from '../finding';

/** A finding without its id; `subject` tells apart the findings of one code and app. */
export type Draft = Omit<Finding, 'id'> & { readonly subject: string };

/** The parts of a draft that most findings leave empty. */
export const nothing = { endpoint: null, dataClass: null, file: null, line: null, data: {} } as const;

/** `METHOD path` of a dependency, with `?` for a method that is not known. */
export function nameOf(dependency: Dependency): string {
  return dependency.endpoint
    ? endpointId(dependency.endpoint)
    : `${dependency.method ?? '?'} ${dependency.path}`;
}

/** True for a call found in code or traffic: what scopes merely permit makes no call broken. */
export function isUsed({ strongest }: Pick<Dependency, 'strongest'>): boolean {
  return strongest !== 'permitted';
}

const order: Readonly<Record<Strength, number>> = { permitted: 0, referenced: 1, observed: 2 };

/** The evidence to show first: the strongest, and the first of these. */
export function leading(dependencies: readonly Dependency[]): Evidence | null {
  let best: Evidence | null = null;
  for (const { evidence } of dependencies)
    for (const one of evidence) if (!best || order[one.strength] > order[best.strength]) best = one;
  return best;
}

/** How many dependencies have which strength as their strongest, and when one was last observed. */
export function strengths(dependencies: readonly Dependency[]): Record<Strength, number> & {
  readonly strongest: Strength;
  readonly lastSeen: string | null;
} {
  const counts = { permitted: 0, referenced: 0, observed: 0 };
  for (const { strongest } of dependencies) counts[strongest] += 1;
  const strongest = counts.observed > 0 ? 'observed' : counts.referenced > 0 ? 'referenced' : 'permitted';
  let lastSeen: string | null = null;
  for (const { evidence } of dependencies) {
    for (const { seen } of evidence) {
      const last = seen?.last ?? null;
      if (last !== null && (lastSeen === null || last > lastSeen)) lastSeen = last;
    }
  }
  return { ...counts, strongest, lastSeen };
}

/** Items by key, keys in the order of their first item. */
export function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return groups;
}
