/** How much of Confluence's hourly allowance scans may use, so that the pages of the app never wait for them. */
import type { Host } from '../host';
import { hourOf, later } from './clock';

/** Spaces on one page of the list, the most that Confluence gives. */
const PAGE = 250;

/**
 * Points an hour. A call costs one, and one more for each object in its answer. An app has 65,000 an hour
 * over all its sites together (Atlassian's points-based limits, first tier), so one site takes a fifth at
 * most; 10,000 spaces need 10,040.
 */
const HOURLY = 13_000;

export interface Budget {
  /** Points spent since the hour began. */
  readonly spent: number;
  readonly hourly: number;
}

export async function budgetOf({ store, now }: Host): Promise<Budget> {
  return { spent: await store.pointsSince(hourOf(now())), hourly: HOURLY };
}

/** When the next page of spaces may be asked for; null for at once. */
export async function freeAt(host: Host): Promise<string | null> {
  const { spent, hourly } = await budgetOf(host);
  return spent + 1 + PAGE <= hourly ? null : later(hourOf(host.now()), 3600);
}
