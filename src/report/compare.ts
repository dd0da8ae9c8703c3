/** What changed between two audits: apps, their scopes and calls, exposures, findings. */
import type { Exposure } from '../policy/endpoint';
import type { Finding } from './finding';
import type { AuditedApp, AuditedDependency, AuditResult } from './result';

export interface AppChange {
  readonly app: string;
  readonly name: string;
}

export interface Drift {
  readonly appsNew: readonly AppChange[];
  readonly appsGone: readonly AppChange[];
  readonly scopesGrown: readonly (AppChange & { readonly scopes: readonly string[] })[];
  readonly scopesShrunk: readonly (AppChange & { readonly scopes: readonly string[] })[];
  readonly endpointsNew: readonly (AppChange & { readonly endpoint: string; readonly strongest: string })[];
  readonly endpointsGone: readonly (AppChange & { readonly endpoint: string; readonly strongest: string })[];
  /** The catalogue says something else of an endpoint than before. */
  readonly exposureChanged: readonly {
    readonly endpoint: string;
    readonly from: Exposure;
    readonly to: Exposure;
  }[];
  readonly findingsNew: readonly Finding[];
  readonly findingsGone: readonly Finding[];
}

const change = ({ key, name }: AuditedApp): AppChange => ({ app: key, name });
const nameOf = ({ method, path }: AuditedDependency): string => `${method ?? '?'} ${path}`;

/** Apps by key; equal keys are told apart by their source, as in the ids of findings. */
function byKey(apps: readonly AuditedApp[]): Map<string, AuditedApp> {
  const times = new Map<string, number>();
  for (const { key } of apps) times.set(key, (times.get(key) ?? 0) + 1);
  return new Map(apps.map((app) => [times.get(app.key) === 1 ? app.key : `${app.key}\n${app.source}`, app]));
}

function without<T>(items: readonly T[], others: readonly T[], key: (item: T) => string): T[] {
  const known = new Set(others.map(key));
  return items.filter((item) => !known.has(key(item)));
}

function exposures({ apps }: AuditResult): Map<string, Exposure> {
  return new Map(apps.flatMap((app) => app.dependencies.map((one) => [nameOf(one), one.exposure] as const)));
}

/** Compares two results of `audit`; every list is empty when nothing changed. */
export function compare(before: AuditResult, after: AuditResult): Drift {
  const [old, now] = [byKey(before.apps), byKey(after.apps)];
  const pairs = [...now].flatMap(([key, app]) => {
    const was = old.get(key);
    return was ? [{ was, app }] : [];
  });
  const scopes = (of: (pair: { was: AuditedApp; app: AuditedApp }) => readonly [AuditedApp, AuditedApp]) =>
    pairs.flatMap((pair) => {
      const [one, other] = of(pair);
      if (one.scopes === null || other.scopes === null) return [];
      const more = without(one.scopes, other.scopes, (scope) => scope);
      return more.length > 0 ? [{ ...change(pair.app), scopes: more }] : [];
    });
  const calls = (of: (pair: { was: AuditedApp; app: AuditedApp }) => readonly [AuditedApp, AuditedApp]) =>
    pairs.flatMap((pair) => {
      const [one, other] = of(pair);
      const more = without(one.dependencies, other.dependencies, nameOf);
      return more.map((call) => ({ ...change(pair.app), endpoint: nameOf(call), strongest: call.strongest }));
    });
  const earlier = exposures(before);
  return {
    appsNew: [...now].filter(([key]) => !old.has(key)).map(([, app]) => change(app)),
    appsGone: [...old].filter(([key]) => !now.has(key)).map(([, app]) => change(app)),
    scopesGrown: scopes(({ was, app }) => [app, was]),
    scopesShrunk: scopes(({ was, app }) => [was, app]),
    endpointsNew: calls(({ was, app }) => [app, was]),
    endpointsGone: calls(({ was, app }) => [was, app]),
    exposureChanged: [...exposures(after)].flatMap(([endpoint, to]) => {
      const from = earlier.get(endpoint);
      return from !== undefined && from !== to ? [{ endpoint, from, to }] : [];
    }),
    findingsNew: without(after.findings, before.findings, ({ id }) => id),
    findingsGone: without(before.findings, after.findings, ({ id }) => id),
  };
}
