import type { DriftView, Payload, ScanMoment } from '../api';
import type { Host, StoredScan } from '../host';
import { driftSentences } from '../report/drift/sentences';
import { driftBetween, noDrift } from '../scan/drift';
import { Refusal } from './refusal';

/** What changed between two finished scans: by default between the newest one and the one before it. */
export async function driftView(host: Host, { since, until }: Payload<'drift'>): Promise<DriftView> {
  const scans = await host.store.finishedScans();
  const last = until == null ? scans.length - 1 : placeOf(scans, until);
  const first = since == null ? last - 1 : placeOf(scans, since);
  if (first > last)
    throw new Refusal(
      'bad-input',
      'The first scan is later than the second. Choose them the other way round.',
    );
  return compareScans(host, scans[first] ?? null, scans[last] ?? null);
}

/** The drift between two scans as the pages show it. */
export async function compareScans(
  { store }: Host,
  since: StoredScan | null,
  until: StoredScan | null,
): Promise<DriftView> {
  const drifted = until === null ? noDrift : await driftBetween(store, since, until);
  return {
    since: since && momentOf(since),
    until: until && momentOf(until),
    ...drifted,
    texts: driftSentences(drifted),
  };
}

export function momentOf({ id, startedAt, catalogue }: StoredScan): ScanMoment {
  return { id, at: startedAt, catalogue };
}

function placeOf(scans: readonly StoredScan[], id: string): number {
  const place = scans.findIndex((scan) => scan.id === id);
  if (place < 0) throw new Refusal('not-found', 'There is no finished scan with this id.');
  return place;
}
