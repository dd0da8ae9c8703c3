import type { AppRecord } from '../evidence/app';
import { dated } from '../evidence/disagree';
import { mergeRecords, takenOver } from '../evidence/merge';
import type { Store, StoredSource } from '../host';

/** One app with everything the sources say of it. */
export interface EstateApp {
  readonly app: AppRecord;
  /** Newest first. */
  readonly sources: readonly StoredSource[];
}

export interface Estate {
  readonly sources: readonly StoredSource[];
  /** Sorted by key. */
  readonly apps: readonly EstateApp[];
}

/**
 * The estate as its sources tell it. What a source says of a key that a newer app has taken over
 * belongs to that app, so that the inventory and the plugin list speak of one.
 */
export async function loadEstate(store: Store): Promise<Estate> {
  const sources = await store.sources();
  const byImport = new Map(sources.map((source) => [source.importId, source]));
  const records = await store.records([...byImport.keys()]);
  const successors = takenOver(records.map(({ record }) => record));
  const told = new Map<string, { source: StoredSource; record: AppRecord }[]>();
  for (const { importId, record } of records) {
    const source = byImport.get(importId);
    if (source === undefined) continue;
    const key = successors.get(record.key) ?? record.key;
    const entry = { source, record: dated({ ...record, key }, source.importedAt) };
    const entries = told.get(key);
    if (entries) entries.push(entry);
    else told.set(key, [entry]);
  }
  const apps = [...told.values()].flatMap((entries) => {
    entries.sort((a, b) => compare(b.source.importedAt, a.source.importedAt));
    const [newest, ...older] = entries.map(({ record }) => record);
    const sourcesOf = entries.map(({ source }) => source);
    return newest ? [{ app: mergeRecords([newest, ...older]), sources: sourcesOf }] : [];
  });
  return { sources, apps: apps.sort((a, b) => compare(a.app.key, b.app.key)) };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
