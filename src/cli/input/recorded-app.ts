import type { AppRecord } from '../../evidence/app';
import { mergeRecords } from '../../evidence/merge';

/**
 * Recordings that the user says are of one app: they become part of every app of that key (a manifest may be there
 * twice), or an app of their own where no other PATH declares it.
 */
export function withRecordings(
  apps: readonly AppRecord[],
  recordings: readonly AppRecord[],
  key: string,
): AppRecord[] {
  const [first, ...others] = recordings.map((record) => ({ ...record, key, name: key }));
  if (!first) return [...apps];
  const isMeant = (app: AppRecord): boolean => app.key === key || (app.aliases ?? []).includes(key);
  if (!apps.some(isMeant)) return [...apps, mergeRecords([first, ...others])];
  return apps.map((app) =>
    isMeant(app) ? { ...mergeRecords([app, first, ...others]), source: app.source } : app,
  );
}
