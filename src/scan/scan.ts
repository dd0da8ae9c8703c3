/**
 * The audit of the estate, one scan at a time. Whatever a scan does is written down before it counts, in
 * rows that may be written again, and `resumeScan` does whatever is missing. So starting a scan, going on
 * after the process was killed and finding a step that the queue lost are one and the same.
 */
import type { Host, StoredScan, StoredSource } from '../host';
import { catalogueVersion } from '../policy/catalogue';
import { later } from './clock';
import { closeScan } from './close';
import { sha256 } from './content-hash';
import { loadEstate, type Estate } from './estate';
import { keepListing } from './listing';
import { isWhole, planOf, push } from './plan';

/** Seconds after which a scan that did not end is given up. */
const GIVEN_UP = 86_400;

/**
 * Starts a scan and answers at once; goes on with the running one where there is one. Two that start at
 * the same time name the new scan alike, so that only one comes to be.
 *
 * @param delay seconds until its first step, at most 900
 */
export async function startScan(host: Host, by: StoredScan['by'], delay = 0): Promise<StoredScan> {
  const { store } = host;
  const latest = await store.latestScan();
  if (latest?.state === 'running') {
    const current = await resumeScan(host, latest);
    if (current.state === 'running') return current;
  }
  const estate = await loadEstate(store);
  const recorded = await store.latestRules();
  const scan = newScan(host.now(), latest, estate, { by, rules: recorded?.version ?? 0 });
  await keepListing(store);
  if (!(await store.addScan(scan))) return (await store.scan(scan.id)) ?? scan;
  return scan.state === 'running' ? resumeScan(host, scan, delay) : scan;
}

/**
 * Does what is missing of a running scan: its plan, steps that should have come by now, its end. Doing it
 * at any time and any number of times changes nothing else.
 */
export async function resumeScan(host: Host, scan: StoredScan, delay = 0): Promise<StoredScan> {
  const { store } = host;
  const now = host.now();
  if (later(scan.startedAt, GIVEN_UP) < now) {
    return failScan(host, scan, 'The scan did not end within a day, so it was given up.');
  }
  let steps = await store.plannedSteps(scan.id);
  if (!isWhole(steps)) {
    const { apps } = await loadEstate(store);
    await store.planSteps(
      planOf(
        scan,
        apps.map(({ app }) => app.key),
      ),
    );
    steps = await store.plannedSteps(scan.id);
  }
  if (steps.every(({ result }) => result !== null)) return closeScan(host, scan, steps);
  const missing = steps.filter(({ result, dueAt }) => result === null && dueAt <= now);
  await push(host, missing, delay);
  return scan;
}

/** Ends a running scan with the reason for the people who look at it. */
export async function failScan(host: Host, scan: StoredScan, message: string): Promise<StoredScan> {
  return end(host, { ...scan, state: 'failed', message });
}

/** Stops the running scan; its steps do nothing any more. What it found until then is not shown. */
export async function cancelScan(host: Host): Promise<void> {
  const scan = await host.store.latestScan();
  if (scan?.state === 'running') await end(host, { ...scan, state: 'cancelled' });
}

async function end(host: Host, scan: StoredScan): Promise<StoredScan> {
  const ended = { ...scan, finishedAt: host.now() };
  await host.store.endScan(ended);
  return ended;
}

function newScan(
  now: string,
  latest: StoredScan | null,
  { apps, sources }: Estate,
  about: Pick<StoredScan, 'by' | 'rules'>,
): StoredScan {
  const isNothing = apps.length === 0;
  // Times order the scans, so that a clock that was set back must not make the new one the older.
  const startedAt = latest === null || latest.startedAt < now ? now : later(latest.startedAt, 0.001);
  return {
    id: idAfter(latest, sources),
    startedAt,
    finishedAt: isNothing ? startedAt : null,
    state: isNothing ? 'done' : 'running',
    ...about,
    total: apps.length,
    spaces: 0,
    catalogue: catalogueVersion,
    endpoints: { blocked: 0, notBlocked: 0, unknown: 0 },
    findings: { error: 0, warning: 0, note: 0 },
    calls: 0,
    callsNeeded: 0,
    points: 0,
    message: isNothing ? 'Nothing is imported yet, so there was nothing to look at.' : null,
  };
}

/** The id of the scan that follows another: a UUID of our own making, unlike that of any other site. */
function idAfter(latest: StoredScan | null, sources: readonly StoredSource[]): string {
  const name = JSON.stringify([latest?.id ?? null, sources.map(({ importId }) => importId)]);
  const hex = sha256(name);
  // The time comes first, so that rows of one scan lie together and a new scan is added at the end of its table.
  const time = Date.parse(latest?.startedAt ?? '1970-01-01')
    .toString(16)
    .padStart(12, '0');
  // Version 8, variant 10 of RFC 9562.
  const parts = [time.slice(0, 8), time.slice(8), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`];
  return [...parts, hex.slice(20, 32)].join('-');
}
