/** What changed between two sides: apps, their scopes and calls, the catalogue, findings. */
import { exposureChanges, type ExposureChange } from './exposures';
import { blanked, callName, type AppChange, type Side, type SideApp, type SideCall } from './side';

export interface ScopeChange extends AppChange {
  readonly scopes: readonly string[];
}

export interface CallChange extends AppChange, SideCall {
  /** `METHOD path`. */
  readonly endpoint: string;
}

/** Every list is sorted, and empty where nothing changed. */
export interface Drift<F> {
  readonly appsNew: readonly AppChange[];
  readonly appsGone: readonly AppChange[];
  readonly scopesGrown: readonly ScopeChange[];
  readonly scopesShrunk: readonly ScopeChange[];
  /** Of apps that are on both sides: a new app is told as one. */
  readonly endpointsNew: readonly CallChange[];
  readonly endpointsGone: readonly CallChange[];
  /** The catalogue says something else of an endpoint than before. */
  readonly exposureChanged: readonly ExposureChange[];
  readonly findingsNew: readonly F[];
  readonly findingsGone: readonly F[];
  /** Apps on both sides of which one side cannot be read, so that nothing is known of what changed. */
  readonly notCompared: readonly AppChange[];
}

/** What a comparison needs of a finding. */
export interface ComparedFinding {
  readonly id: string;
  readonly app: string | null;
}

interface Pair {
  readonly was: SideApp;
  readonly is: SideApp;
}

/**
 * Compares two sides. An endpoint that a scope alone opens, and that the catalogue did not list before or
 * lists no more, is told of the catalogue (`exposureChanged` names its apps) and not of each app.
 */
export function drift<F extends ComparedFinding>(before: Side<F>, after: Side<F>): Drift<F> {
  const pairs = [...after.apps].flatMap(([key, is]): Pair[] => {
    const was = before.apps.get(key);
    return was ? [{ was, is }] : [];
  });
  const unread = pairs.filter(({ was, is }) => was.calls === null || is.calls === null);
  const doubtful = new Set(unread.map(({ is }) => is.app));
  const exposureChanged = exposureChanges(before, after);
  const relisted = new Set(
    exposureChanged
      .filter(({ from, to }) => from === null || to === null)
      .map(({ endpoint }) => blanked(endpoint)),
  );
  const findings = (one: Side<F>, other: Side<F>): F[] => {
    const known = new Set(other.findings.map(({ id }) => id));
    return sorted(
      one.findings.filter(({ id, app }) => !known.has(id) && (app === null || !doubtful.has(app))),
      ({ id, app }) => `${app ?? ''}\n${id}`,
    );
  };
  return {
    appsNew: appsOnlyIn(after, before),
    appsGone: appsOnlyIn(before, after),
    scopesGrown: scopesOnlyIn(pairs, ({ was, is }) => [is, was]),
    scopesShrunk: scopesOnlyIn(pairs, ({ was, is }) => [was, is]),
    endpointsNew: callsOnlyIn(pairs, relisted, ({ was, is }) => [is, was]),
    endpointsGone: callsOnlyIn(pairs, relisted, ({ was, is }) => [was, is]),
    exposureChanged,
    findingsNew: findings(after, before),
    findingsGone: findings(before, after),
    notCompared: byApp(unread.map(({ is }) => change(is))),
  };
}

/** True where nothing at all changed. */
export function isEmpty(drifted: Readonly<Record<keyof Drift<unknown>, readonly unknown[]>>): boolean {
  return Object.values(drifted).every((list) => list.length === 0);
}

type Order = (pair: Pair) => readonly [SideApp, SideApp];

const change = ({ app, name }: AppChange): AppChange => ({ app, name });

function appsOnlyIn<F>(one: Side<F>, other: Side<F>): AppChange[] {
  return byApp([...one.apps].filter(([key]) => !other.apps.has(key)).map(([, app]) => change(app)));
}

function scopesOnlyIn(pairs: readonly Pair[], order: Order): ScopeChange[] {
  return byApp(
    pairs.flatMap((pair) => {
      const [one, other] = order(pair);
      if (one.scopes === null || other.scopes === null) return [];
      const known = new Set(other.scopes);
      const scopes = [...new Set(one.scopes)].filter((scope) => !known.has(scope)).sort();
      return scopes.length > 0 ? [{ ...change(pair.is), scopes }] : [];
    }),
  );
}

function callsOnlyIn(pairs: readonly Pair[], relisted: ReadonlySet<string>, order: Order): CallChange[] {
  const changes = pairs.flatMap((pair) => {
    const [one, other] = order(pair);
    if (one.calls === null || other.calls === null) return [];
    const known = new Set(other.calls.map((call) => blanked(callName(call))));
    return one.calls.flatMap((call) => {
      const endpoint = callName(call);
      const key = blanked(endpoint);
      if (known.has(key) || (call.strongest === 'permitted' && relisted.has(key))) return [];
      const { method, path, exposure, strongest } = call;
      return [{ ...change(pair.is), endpoint, method, path, exposure, strongest }];
    });
  });
  return sorted(changes, ({ app, path, endpoint }) => `${app}\n${path}\n${endpoint}`);
}

function byApp<T extends AppChange>(changes: readonly T[]): T[] {
  return sorted(changes, ({ app, name }) => `${app}\n${name}`);
}

/** In the order of a text made of each item, code unit by code unit: the same on every machine. */
function sorted<T>(items: readonly T[], key: (item: T) => string): T[] {
  return items
    .map((item) => [key(item), item] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, item]) => item);
}
