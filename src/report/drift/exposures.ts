/** What the catalogue says of endpoints on two sides, and which apps that concerns. */
import type { Exposure } from '../../policy/endpoint';
import { blanked, callName, splitName, type AppChange, type Side } from './side';

export interface ExposureChange {
  /** `METHOD path`. */
  readonly endpoint: string;
  readonly method: string | null;
  readonly path: string;
  /** Null where the catalogue did not list it, and `to` null where it no longer does. */
  readonly from: Exposure | null;
  readonly to: Exposure | null;
  /** Apps that depend on it, before or after; sorted by key. */
  readonly apps: readonly AppChange[];
}

/** One endpoint as one side sees it. */
interface Told {
  readonly name: string;
  readonly exposure: Exposure;
}

/**
 * Endpoints of which the two sides say something else. Where both know what their catalogue lists, that
 * decides, also for endpoints that no app uses; of all other calls it is compared what the apps' rows say.
 */
export function exposureChanges<F>(before: Side<F>, after: Side<F>): ExposureChange[] {
  const [was, is] = statements(before, after);
  const changes: Omit<ExposureChange, 'apps'>[] = [];
  for (const key of new Set([...was.keys(), ...is.keys()])) {
    const [old, now] = [was.get(key), is.get(key)];
    const [from, to] = [old?.exposure ?? null, now?.exposure ?? null];
    const endpoint = (now ?? old)?.name ?? key;
    if (from !== to) changes.push({ endpoint, ...splitName(endpoint), from, to });
  }
  const users = usersOf([before, after], new Set(changes.map(({ endpoint }) => blanked(endpoint))));
  return changes
    .sort((a, b) => (`${a.path} ${a.endpoint}` < `${b.path} ${b.endpoint}` ? -1 : 1))
    .map((change) => ({ ...change, apps: users.get(blanked(change.endpoint)) ?? [] }));
}

/** What each side says of the endpoints of which it can be compared. */
function statements(before: Side<unknown>, after: Side<unknown>): [Map<string, Told>, Map<string, Told>] {
  const rows = [told(before), told(after)] as const;
  const lists =
    before.listed !== null && after.listed !== null
      ? ([listed(before), listed(after)] as const)
      : ([new Map<string, Told>(), new Map<string, Told>()] as const);
  const isListed = (key: string) => lists.some((list) => list.has(key));
  // Of a call outside of both lists that only one side has, nothing is known of what the other would say.
  const shared = [...rows[0].keys()].filter((key) => rows[1].has(key) && !isListed(key));
  const side = (index: 0 | 1) =>
    new Map([...lists[index], ...shared.flatMap((key) => pick(rows[index], key))]);
  return [side(0), side(1)];
}

function pick(map: ReadonlyMap<string, Told>, key: string): [string, Told][] {
  const value = map.get(key);
  return value ? [[key, value]] : [];
}

function listed({ listed: exposures }: Side<unknown>): Map<string, Told> {
  return new Map([...(exposures ?? [])].map(([name, exposure]) => [blanked(name), { name, exposure }]));
}

/** What the rows of the apps say. */
function told({ apps }: Side<unknown>): Map<string, Told> {
  const all = new Map<string, Told>();
  for (const { calls } of apps.values())
    for (const call of calls ?? []) {
      const name = callName(call);
      all.set(blanked(name), { name, exposure: call.exposure });
    }
  return all;
}

/** Apps of either side by the endpoints of interest that they depend on; a later name counts. */
function usersOf(sides: readonly Side<unknown>[], wanted: ReadonlySet<string>): Map<string, AppChange[]> {
  const found = new Map<string, Map<string, AppChange>>();
  for (const { apps } of sides)
    for (const { app, name, calls } of apps.values())
      for (const call of calls ?? []) {
        const key = blanked(callName(call));
        if (!wanted.has(key)) continue;
        const users = found.get(key) ?? new Map<string, AppChange>();
        found.set(key, users.set(app, { app, name }));
      }
  return new Map(
    [...found].map(([key, users]) => [key, [...users.values()].sort((a, b) => (a.app < b.app ? -1 : 1))]),
  );
}
