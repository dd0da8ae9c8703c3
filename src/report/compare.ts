/** What changed between two results of `audit`. */
import { drift, type Drift } from './drift/drift';
import type { Side, SideApp } from './drift/side';
import type { Finding } from './finding';
import type { AuditedApp, AuditResult } from './result';

/** Apps by key; equal keys are told apart by their source, as in the ids of findings. */
function byKey(apps: readonly AuditedApp[]): Map<string, SideApp> {
  const times = new Map<string, number>();
  for (const { key } of apps) times.set(key, (times.get(key) ?? 0) + 1);
  return new Map(
    apps.map(({ key, name, source, scopes, dependencies }) => [
      times.get(key) === 1 ? key : `${key}\n${source}`,
      { app: key, name, scopes, calls: dependencies },
    ]),
  );
}

/** Which catalogue made a result is known by its version alone, so only what its apps' rows say is compared. */
function sideOf({ apps, findings }: AuditResult): Side<Finding> {
  return { apps: byKey(apps), findings, listed: null };
}

/** Compares two results of `audit`; every list is empty when nothing changed. */
export function compare(before: AuditResult, after: AuditResult): Drift<Finding> {
  return drift(sideOf(before), sideOf(after));
}
