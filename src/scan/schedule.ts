/** What the clock of the platform does, without a user: it watches the running scan and starts one a day. */
import type { Host } from '../host';
import { assessAhead } from './assess';
import { chance, later } from './clock';
import { dropOld } from './retention';
import { resumeScan, startScan } from './scan';

const DAY = 86_400;
/** A little less than a day in seconds: the clock of the platform does not tick exactly. */
const APART = DAY - 1800;
/** Seconds over which the sites of the app spread their start. */
const SPREAD = 840;

/** Run by the clock, every hour or once a day; more often changes nothing. */
export async function scanOnSchedule(host: Host): Promise<void> {
  const { store } = host;
  const now = host.now();
  const latest = await store.latestScan();
  if (latest?.state === 'running') {
    await resumeScan(host, latest);
    return;
  }
  const scheduled = (await store.scans(0, 100)).find(({ by }) => by === 'schedule');
  if (scheduled && now < later(scheduled.startedAt, APART)) {
    // After a new release everything is assessed anew, and nobody should have to wait for that.
    await assessAhead(host, now);
    return;
  }
  const yesterday = later(now, -DAY);
  await store.sweep(yesterday);
  await store.dropPlans(yesterday);
  await dropOld(host);
  await startScan(host, 'schedule', Math.round(chance(host.newId()) * SPREAD));
}
