import type { Store, StoredScan } from '../host';
import { loadSnapshots } from './drift';
import type { Snapshot } from './snapshot';

/** Everything that one scan stored of apps, sorted by key. */
export interface Found {
  readonly apps: readonly Snapshot[];
  /** Keys of apps whose snapshot cannot be read by this release. */
  readonly unread: readonly string[];
}

export async function foundBy(store: Store, { id }: Pick<StoredScan, 'id'>): Promise<Found> {
  const rows = await store.snapshotHashes(id);
  const snapshots = await loadSnapshots(
    store,
    rows.map(({ hash }) => hash),
  );
  return {
    apps: rows.flatMap(({ hash }) => snapshots.get(hash) ?? []),
    unread: rows.flatMap(({ app, hash }) => (snapshots.has(hash) ? [] : [app])),
  };
}
