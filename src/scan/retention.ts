/** Which scans go: those older than the settings say, but never the last finished one of a month. */
import type { Host, StoredScan } from '../host';
import { later } from './clock';
import { readSettings } from './settings';

/** Scans dropped in one statement. */
const AT_ONCE = 100;

export async function dropOld({ store, settings, now }: Host): Promise<void> {
  const { retentionDays, decisionDays } = await readSettings(settings);
  await store.dropDecisions(later(now(), -86_400 * decisionDays));
  const old = expendable(
    await store.scans(0, await store.countScans()),
    later(now(), -86_400 * retentionDays),
  );
  for (let from = 0; from < old.length; from += AT_ONCE)
    await store.dropScans(old.slice(from, from + AT_ONCE));
}

/**
 * Ids of the scans that may go.
 *
 * @param scans newest first
 * @param before ISO 8601: only what started before it
 */
export function expendable(scans: readonly StoredScan[], before: string): string[] {
  const kept = new Set<string>();
  return scans.flatMap(({ id, state, startedAt }) => {
    const month = startedAt.slice(0, 7);
    const isLast = state === 'done' && !kept.has(month);
    if (isLast) kept.add(month);
    return isLast || state === 'running' || startedAt >= before ? [] : [id];
  });
}
