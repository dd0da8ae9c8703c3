import type { AppRecord } from '../evidence/app';
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

/** The estate as its sources tell it; of these app keys only, where keys are given. */
export async function loadEstate(store: Store, keys?: readonly string[]): Promise<Estate> {
  const sources = await store.sources();
  const byImport = new Map(sources.map((source) => [source.importId, source]));
  const told = new Map<string, { source: StoredSource; record: AppRecord }[]>();
  for (const { importId, record } of await store.records([...byImport.keys()], keys)) {
    const source = byImport.get(importId);
    if (source === undefined) continue;
    const entries = told.get(record.key) ?? [];
    told.set(record.key, [...entries, { source, record }]);
  }
  const apps = [...told.values()].map((entries) => {
    const newestFirst = entries.sort((a, b) => compare(b.source.importedAt, a.source.importedAt));
    return {
      app: mergeRecords(newestFirst.map(({ record }) => record)),
      sources: newestFirst.map(({ source }) => source),
    };
  });
  return { sources, apps: apps.sort((a, b) => compare(a.app.key, b.app.key)) };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Several records of one app as one. The newest source that knows a fact names it; what may widen
 * the reach of the app (scopes, modules, evidence) is the union, because a scope too many is a
 * weaker error than one too few.
 *
 * @param records of the same key, newest first, at least one
 */
export function mergeRecords(records: readonly AppRecord[]): AppRecord {
  const [newest] = records;
  if (newest === undefined) throw new Error('no record to merge');
  const scopes = records.flatMap((record) => (record.scopes ? [record.scopes] : []));
  const scopesAt = records.find((record) => record.scopesAt)?.scopesAt;
  return {
    ...(scopesAt && { scopesAt }),
    aliases: distinct(records.flatMap(({ aliases = [] }) => aliases)),
    background: distinct(records.flatMap(({ background = [] }) => background)),
    key: newest.key,
    name: records.find(({ name, key }) => name !== key)?.name ?? newest.name,
    kind: records.find(({ kind }) => kind !== 'unknown')?.kind ?? 'unknown',
    vendor: records.find(({ vendor }) => vendor !== null)?.vendor ?? null,
    version: records.find(({ version }) => version !== null)?.version ?? null,
    source: distinct(records.map(({ source }) => source)).join(', '),
    scopes: scopes.length > 0 ? distinct(scopes.flat()) : null,
    modules: distinct(records.flatMap(({ modules }) => modules)),
    events: distinct(records.flatMap(({ events }) => events)),
    egress: distinct(records.flatMap(({ egress }) => egress)),
    evidence: distinct(records.flatMap(({ evidence }) => evidence)),
    unresolved: distinct(records.flatMap(({ unresolved }) => unresolved)),
    notices: distinct(records.flatMap(({ notices }) => notices)),
  };
}

/** The first of each that reads the same. */
function distinct<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
