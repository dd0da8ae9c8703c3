/** One step of a scan, off the queue: doing it twice, late or out of order gives the same rows. */
import type { Host, PlannedStep, ScanStep, StoredScan } from '../host';
import { audit } from '../report/audit';
import { keepAudited } from './assess';
import { closeScan } from './close';
import { loadEstate } from './estate';
import { readRules } from './rules';
import { failScan, resumeScan } from './scan';
import { snapshotOf } from './snapshot';
import { listSpaces } from './space-page';

/** Does a step; one of a scan that is over, or that nobody knows, does nothing. */
export async function doStep(host: Host, at: ScanStep): Promise<void> {
  const { store } = host;
  const scan = await store.scan(at.scan);
  if (scan?.state !== 'running') return;
  const planned = await store.plannedStep(at);
  if (planned?.result === null) {
    await (planned.task.kind === 'apps'
      ? lookAt(host, scan, planned, planned.task.apps)
      : listSpaces(host, scan, planned, planned.task.cursor));
    if ((await store.stepsLeft(scan.id)) === 0)
      await closeScan(host, scan, await store.plannedSteps(scan.id));
  } else {
    // Delivered again: what should have followed may have been lost with the process that did it.
    await resumeScan(host, scan);
  }
}

/** Audits a batch of apps; an app that left the estate since the scan was planned is left out. */
async function lookAt(
  host: Host,
  scan: StoredScan,
  planned: PlannedStep,
  keys: readonly string[],
): Promise<void> {
  const { store } = host;
  const [recorded, newest] = await Promise.all([
    scan.rules === 0 ? null : store.rulesVersion(scan.rules),
    store.latestRules(),
  ]);
  const rules = readRules(recorded?.text ?? '');
  if (!rules.ok) {
    await failScan(host, scan, 'The recorded rules cannot be read by this release.');
    return;
  }
  const wanted = new Set(keys);
  const apps = (await loadEstate(store)).apps.filter(({ app }) => wanted.has(app.key));
  const records = apps.map(({ app }) => app);
  const audited = audit(records, [], rules.rules);
  await store.putSnapshots(
    scan.id,
    audited.apps.map((app) => snapshotOf(app, audited.findings)),
  );
  // Nobody asks any more what older rules than those of now make of the estate.
  if (newest?.version === recorded?.version) await keepAudited(host, apps, rules.rules, audited);
  const { dependencies: endpoints, findings } = audited.summary;
  await store.finishStep(planned, { endpoints, findings, apps: apps.length, spaces: 0, refused: null }, 0);
}
