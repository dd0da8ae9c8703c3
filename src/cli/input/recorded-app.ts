import type { AppRecord } from '../../evidence/app';
import { mergeRecords } from '../../evidence/merge';

/**
 * Recordings of one app, all with its key: they become part of every app of that key (a manifest may be there
 * twice), or an app of their own where no other PATH declares it.
 */
export function withRecordings(
  apps: readonly AppRecord[],
  [first, ...others]: readonly AppRecord[],
): AppRecord[] {
  if (!first) return [...apps];
  const { key } = first;
  const isMeant = (app: AppRecord): boolean => app.key === key || (app.aliases ?? []).includes(key);
  if (!apps.some(isMeant)) return [...apps, mergeRecords([first, ...others])];
  return apps.map((app) =>
    isMeant(app) ? { ...mergeRecords([app, first, ...others]), source: app.source } : app,
  );
}
