/**
 * The audit of the estate as steps that can be done again: a scan is cut into batches of apps, the
 * queue carries one step for each, and every step replaces its own rows. The last one to finish closes it.
 */
import type { Host, ScanStep, StoredScan } from '../host';
import { catalogueVersion } from '../policy/catalogue';
import { audit } from '../report/audit';
import { loadEstate } from './estate';
import { keepListing } from './listing';
import { readRules } from './rules';
import { snapshotOf } from './snapshot';

/** Apps a step looks at: a second of work, and a message far below the limit of the queue. */
const BATCH = 25;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A scan that runs for more than an hour has lost a step: it counts as failed and a new one may start. */
export function isOverdue(scan: StoredScan, now: string): boolean {
  return scan.state === 'running' && Date.parse(now) - Date.parse(scan.startedAt) > HOUR;
}

/** Starts a scan and answers at once; answers the running one where there is one. */
export async function startScan(host: Host, by: StoredScan['by'] = 'person'): Promise<StoredScan> {
  const { store } = host;
  const now = host.now();
  const latest = await store.latestScan();
  if (latest?.state === 'running' && !isOverdue(latest, now)) return latest;
  const apps = (await loadEstate(store)).apps.map(({ app }) => app.key);
  const scan: StoredScan = {
    id: host.newId(),
    startedAt: now,
    finishedAt: apps.length === 0 ? now : null,
    state: apps.length === 0 ? 'done' : 'running',
    by,
    total: apps.length,
    spaces: 0,
    catalogue: catalogueVersion,
    rules: 0,
    endpoints: { blocked: 0, notBlocked: 0, unknown: 0 },
    findings: { error: 0, warning: 0, note: 0 },
    calls: 0,
    callsNeeded: 0,
    points: 0,
    message: apps.length === 0 ? 'Nothing is imported yet, so there was nothing to look at.' : null,
  };
  await keepListing(store);
  await store.putScan(scan);
  await host.queue.pushSteps(stepsOf(scan.id, apps));
  return scan;
}

function stepsOf(scan: string, apps: readonly string[]): ScanStep[] {
  return Array.from({ length: Math.ceil(apps.length / BATCH) }, (_, step) => ({
    scan,
    step,
    apps: apps.slice(step * BATCH, (step + 1) * BATCH),
  }));
}

/** The daily run: starts a scan, after clearing what an import that broke off yesterday left behind. */
export async function scanDaily(host: Host): Promise<void> {
  await host.store.sweep(new Date(Date.parse(host.now()) - DAY).toISOString());
  await startScan(host, 'schedule');
}

/** Does one step; a step of a scan that is over, or that nobody knows, does nothing. */
export async function doStep(host: Host, step: ScanStep): Promise<void> {
  const { store } = host;
  const scan = await store.scan(step.scan);
  if (scan?.state !== 'running') return;
  const wanted = new Set(step.apps);
  const { apps } = await loadEstate(store);
  const recorded = await store.latestRules();
  const rules = readRules(recorded?.text ?? '');
  if (!rules.ok) return failScan(host, scan.id, 'The recorded rules cannot be read by this release.');
  const result = audit(
    apps.flatMap(({ app }) => (wanted.has(app.key) ? [app] : [])),
    [],
    rules.rules,
  );
  await store.putSnapshots(
    step,
    result.apps.map((app) => snapshotOf(app, result.findings)),
  );
  if ((await store.scanProgress(scan.id)) >= scan.total) {
    await store.putScan({ ...scan, state: 'done', finishedAt: host.now() });
  }
}

/** Ends a running scan with the reason for the people who look at it. */
export async function failScan(host: Host, id: string, message: string): Promise<void> {
  const scan = await host.store.scan(id);
  if (scan?.state !== 'running') return;
  await host.store.putScan({ ...scan, state: 'failed', finishedAt: host.now(), message });
}
