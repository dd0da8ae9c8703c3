import type { Store, StoredScan } from '../host';
import type { SaidFinding } from '../report/rows';
import { broughtTo } from './brought';
import { loadSnapshots } from './drift';
import type { Snapshot } from './snapshot';

/** Everything that one scan stored; apps sorted by key. */
export interface Found {
  readonly apps: readonly Snapshot[];
  /** Findings about the estate as a whole, and about decisions. */
  readonly brought: readonly SaidFinding[];
  /** Keys of apps whose snapshot cannot be read by this release. */
  readonly unread: readonly string[];
}

export async function foundBy(store: Store, { id }: Pick<StoredScan, 'id'>): Promise<Found> {
  const [rows, brought] = await Promise.all([store.snapshotHashes(id), broughtTo(store, id)]);
  const snapshots = await loadSnapshots(
    store,
    rows.map(({ hash }) => hash),
  );
  return {
    apps: rows.flatMap(({ hash }) => snapshots.get(hash) ?? []),
    brought,
    unread: rows.flatMap(({ app, hash }) => (snapshots.has(hash) ? [] : [app])),
  };
}
