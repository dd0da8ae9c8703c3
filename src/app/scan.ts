import type { ScanView } from '../api';
import type { Host, StoredScan } from '../host';
import { isOverdue, startScan } from '../scan/scan';

/** What the pages show of a scan. */
async function viewScan(host: Host, scan: StoredScan | null): Promise<ScanView> {
  if (scan === null) {
    return { state: 'never', id: null, startedAt: null, finishedAt: null, done: 0, total: 0, message: null };
  }
  const { id, startedAt, finishedAt, total } = scan;
  const overdue = isOverdue(scan, host.now());
  return {
    state: overdue ? 'failed' : scan.state,
    id,
    startedAt,
    finishedAt,
    done: await host.store.scanProgress(id),
    total,
    message: overdue ? 'The scan did not finish within an hour.' : scan.message,
  };
}

export async function scanStatus(host: Host): Promise<ScanView> {
  return viewScan(host, await host.store.latestScan());
}

/** Starts a scan, or answers with the one that is running. */
export async function scanStart(host: Host): Promise<ScanView> {
  return viewScan(host, await startScan(host));
}
