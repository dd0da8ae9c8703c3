import type { AppRecord } from './app';
import { disagreements } from './disagree';

/**
 * The key under which each app of an estate is kept: a Connect key that a Forge app has taken over (`aliases`)
 * leads to the Forge app, so that the plugin list and the inventory speak of one app. Keys without a change are
 * left out.
 */
export function takenOver(records: readonly AppRecord[]): Map<string, string> {
  const own = new Set(records.filter(({ aliases }) => aliases).map(({ key }) => key));
  return new Map(
    records.flatMap(({ key, aliases = [] }) =>
      aliases
        .filter((alias) => alias !== key && !own.has(alias))
        .map((alias): [string, string] => [alias, key]),
    ),
  );
}

/** One record an app: those with the same key are merged, in the order given, which is newest first. */
export function mergeEqualKeys(records: readonly AppRecord[]): AppRecord[] {
  const byKey = new Map<string, [AppRecord, ...AppRecord[]]>();
  for (const record of records) {
    const same = byKey.get(record.key);
    if (same) same.push(record);
    else byKey.set(record.key, [record]);
  }
  return [...byKey.values()].map(mergeRecords);
}

/**
 * Several records of one app as one. The newest source that knows a name, a kind, a vendor or a version names it.
 * What widens the app's reach (scopes, modules, events, evidence) adds up, because a scope too many is a weaker
 * error than one too few; where sources differ, `disagreements` says in what.
 *
 * @param records of one app, newest first, at least one.
 */
export function mergeRecords(records: readonly [AppRecord, ...AppRecord[]]): AppRecord {
  const [newest] = records;
  if (records.length === 1) return newest;
  const every = <T>(list: (record: AppRecord) => readonly T[] | undefined): T[] =>
    distinct(records.flatMap((record) => list(record) ?? []));
  const known = <T>(fact: (record: AppRecord) => T | null): T | null =>
    records.map(fact).find((value) => value !== null) ?? null;
  const scoped = records.filter(({ scopes }) => scopes !== null);
  const [first] = scoped;
  const differ = disagreements(records);
  const scopesAt = first && (first.scopesAt ?? { file: first.source, line: 1 });
  return {
    key: newest.key,
    name: known(({ name, key }) => (name === key ? null : name)) ?? newest.name,
    kind: known(({ kind }) => (kind === 'unknown' ? null : kind)) ?? 'unknown',
    vendor: known(({ vendor }) => vendor),
    version: known(({ version }) => version),
    source: distinct(records.map(({ source }) => source)).join(', '),
    aliases: every(({ aliases }) => aliases),
    scopes: scoped.length > 0 ? every(({ scopes }) => scopes ?? []) : null,
    ...(scopesAt ? { scopesAt } : {}),
    modules: every(({ modules }) => modules),
    background: every(({ background }) => background),
    events: every(({ events }) => events),
    egress: every(({ egress }) => egress),
    ...codeRead(records),
    evidence: every(({ evidence }) => evidence),
    unresolved: every(({ unresolved }) => unresolved),
    notices: every(({ notices }) => notices),
    ...(differ.length > 0 ? { disagreements: differ } : {}),
  };
}

function codeRead(records: readonly AppRecord[]): Pick<AppRecord, 'codeFiles'> {
  const files = records.reduce((sum, { codeFiles = 0 }) => sum + codeFiles, 0);
  return files > 0 ? { codeFiles: files } : {};
}

/** The first of each that reads the same. */
function distinct<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
