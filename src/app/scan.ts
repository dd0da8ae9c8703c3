import type { ScansView, ScanView } from '../api';
import type { Host, PlannedStep, StoredScan } from '../host';
import { budgetOf, freeAt } from '../scan/budget';
import { cancelScan, resumeScan, startScan } from '../scan/scan';

/** What the pages show of a scan. */
async function viewScan(host: Host, scan: StoredScan | null): Promise<ScanView> {
  const budget = await budgetOf(host);
  if (scan === null) {
    const none = { id: null, startedAt: null, finishedAt: null, message: null };
    return { state: 'never', ...none, done: 0, total: 0, spaces: 0, budget };
  }
  const { id, state, startedAt, finishedAt, total, spaces, message } = scan;
  const view = { state, id, startedAt, finishedAt, total, budget };
  if (state === 'done') return { ...view, done: total, spaces, message };
  const steps = await host.store.plannedSteps(id);
  return {
    ...view,
    done: steps.reduce((sum, { result }) => sum + (result?.apps ?? 0), 0),
    spaces: steps.reduce((sum, { result }) => sum + (result?.spaces ?? 0), 0),
    message: state === 'running' ? await waitsFor(host, steps) : message,
  };
}

/** Why a running scan stands still, null where it does not. */
async function waitsFor(host: Host, steps: readonly PlannedStep[]): Promise<string | null> {
  const page = steps.find(({ task, result }) => task.kind === 'spaces' && result === null);
  if (page === undefined) return null;
  const free = await freeAt(host);
  if (free !== null) {
    return `The list of spaces goes on at ${timeOf(free)} UTC: what scans may ask of Confluence in this hour is used up.`;
  }
  return page.failures > 0 && page.dueAt > host.now()
    ? `Confluence is busy, so the list of spaces waits. It is asked again by ${timeOf(page.dueAt)} UTC.`
    : null;
}

const timeOf = (time: string): string => time.slice(11, 16);

/** The newest scan. Looking at a running one also pushes its steps that were lost on the way. */
export async function scanStatus(host: Host): Promise<ScanView> {
  const latest = await host.store.latestScan();
  return viewScan(host, latest?.state === 'running' ? await resumeScan(host, latest) : latest);
}

/** Starts a scan, or answers with the one that is running. */
export async function scanStart(host: Host): Promise<ScanView> {
  return viewScan(host, await startScan(host, 'person'));
}

export async function scanCancel(host: Host): Promise<ScanView> {
  await cancelScan(host);
  return viewScan(host, await host.store.latestScan());
}

/** One page of the scans, newest first. */
export async function scansPage(
  { store }: Host,
  { from, size }: { from: number; size: number },
): Promise<ScansView> {
  const [rows, total] = await Promise.all([store.scans(from, size), store.countScans()]);
  return { rows: rows.map(({ total: apps, ...row }) => ({ ...row, apps })), total, from };
}
