/** What changed between two scans in the store. Only snapshots that differ are loaded. */
import type { Store, StoredScan } from '../host';
import { drift, type Drift } from '../report/drift/drift';
import type { Side, SideApp } from '../report/drift/side';
import type { SaidFinding } from '../report/rows';
import { broughtTo } from './brought';
import { listingOf } from './listing';
import { readSnapshot, type Snapshot } from './snapshot';

export type ScanDrift = Drift<SaidFinding>;

const nothing: Side<SaidFinding> = { apps: new Map(), findings: [], listed: null };

/** Of a scan that has no earlier one to compare with. */
export const noDrift: ScanDrift = drift(nothing, nothing);

/** @param since the earlier one, null for none: then nothing is said to be new. */
export async function driftBetween(
  store: Store,
  since: StoredScan | null,
  until: StoredScan,
): Promise<ScanDrift> {
  if (since === null) return noDrift;
  const [before, after] = await Promise.all([hashes(store, since), hashes(store, until)]);
  const differs = ([app]: [string, string]) => before.get(app) !== after.get(app);
  const [old, now] = [[...before].filter(differs), [...after].filter(differs)];
  const snapshots = await loadSnapshots(
    store,
    [...old, ...now].map(([, hash]) => hash),
  );
  const isSame = since.catalogue === until.catalogue;
  const [was, is] = isSame
    ? [null, null]
    : await Promise.all([listingOf(store, since.catalogue), listingOf(store, until.catalogue)]);
  const [earlier, later] = await Promise.all([broughtTo(store, since.id), broughtTo(store, until.id)]);
  return drift(sideOf(old, snapshots, was, earlier), sideOf(now, snapshots, is, later));
}

async function hashes(store: Store, { id }: StoredScan): Promise<Map<string, string>> {
  return new Map((await store.snapshotHashes(id)).map(({ app, hash }) => [app, hash]));
}

/** Snapshots by their hashes; what is no snapshot is left out. */
export async function loadSnapshots(store: Store, wanted: readonly string[]): Promise<Map<string, Snapshot>> {
  const bodies = await store.bodies([...new Set(wanted)]);
  return new Map(
    bodies.flatMap(({ hash, body }): [string, Snapshot][] => {
      const snapshot = readSnapshot(body);
      return snapshot ? [[hash, snapshot]] : [];
    }),
  );
}

function sideOf(
  apps: readonly (readonly [app: string, hash: string])[],
  snapshots: ReadonlyMap<string, Snapshot>,
  listed: Side<SaidFinding>['listed'],
  brought: readonly SaidFinding[],
): Side<SaidFinding> {
  const found = apps.map(([app, hash]): [string, SideApp] => [
    app,
    snapshots.get(hash) ?? { app, name: app, scopes: null, calls: null },
  ]);
  const findings = apps.flatMap(([, hash]) => snapshots.get(hash)?.findings ?? []);
  return { apps: new Map(found), findings: [...findings, ...brought], listed };
}
