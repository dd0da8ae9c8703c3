import type { DriftView, Payload, ScanMoment } from '../api';
import type { Host, StoredScan } from '../host';
import { driftSentences } from '../report/drift/sentences';
import type { Level } from '../report/finding';
import type { SaidFinding } from '../report/rows';
import { driftBetween, noDrift, type ScanDrift } from '../scan/drift';
import { Refusal } from './refusal';

/** Rows of one list, and apps of one endpoint: together they stay below the 5 MB that a page may be sent. */
const LISTED = 1_000;
const NAMED = 100;

const levels: readonly Level[] = ['error', 'warning', 'note'];

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
    ...listed(drifted),
    texts: driftSentences(drifted),
  };
}

/** As much of each list as an answer to a page can hold, and how much is left. */
function listed(drifted: ScanDrift): Omit<DriftView, 'since' | 'until' | 'texts'> {
  const left: Partial<Record<keyof ScanDrift, number>> = {};
  const cut = <T>(list: keyof ScanDrift, rows: readonly T[]): readonly T[] => {
    if (rows.length > LISTED) left[list] = rows.length - LISTED;
    return rows.slice(0, LISTED);
  };
  return {
    appsNew: cut('appsNew', drifted.appsNew),
    appsGone: cut('appsGone', drifted.appsGone),
    scopesGrown: cut('scopesGrown', drifted.scopesGrown),
    scopesShrunk: cut('scopesShrunk', drifted.scopesShrunk),
    endpointsNew: cut('endpointsNew', drifted.endpointsNew),
    endpointsGone: cut('endpointsGone', drifted.endpointsGone),
    exposureChanged: cut('exposureChanged', drifted.exposureChanged).map(({ apps, ...change }) => ({
      ...change,
      apps: apps.slice(0, NAMED),
      appsLeft: Math.max(0, apps.length - NAMED),
    })),
    findingsNew: cut('findingsNew', gravestFirst(drifted.findingsNew)),
    findingsGone: cut('findingsGone', gravestFirst(drifted.findingsGone)),
    notCompared: cut('notCompared', drifted.notCompared),
    left,
  };
}

function gravestFirst(findings: readonly SaidFinding[]): SaidFinding[] {
  return levels.flatMap((level) => findings.filter((one) => one.level === level));
}

export function momentOf({ id, startedAt, catalogue }: StoredScan): ScanMoment {
  return { id, at: startedAt, catalogue };
}

function placeOf(scans: readonly StoredScan[], id: string): number {
  const place = scans.findIndex((scan) => scan.id === id);
  if (place < 0) throw new Refusal('not-found', 'There is no finished scan with this id.');
  return place;
}
