import type { AppRecord, Notice } from './app';
import { notice } from './notice';

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

/**
 * Several records of one app as one. The newest source that knows a name, a kind, a vendor or a version names it.
 * What widens the app's reach (scopes, modules, events, evidence) adds up, because a scope too many is a weaker
 * error than one too few; where two sources differ in scopes or version, a notice says so.
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
    notices: [...every(({ notices }) => notices), ...disagreements(records, scoped)],
  };
}

function codeRead(records: readonly AppRecord[]): Pick<AppRecord, 'codeFiles'> {
  const files = records.reduce((sum, { codeFiles = 0 }) => sum + codeFiles, 0);
  return files > 0 ? { codeFiles: files } : {};
}

function disagreements(records: readonly AppRecord[], scoped: readonly AppRecord[]): Notice[] {
  const [newest, ...older] = scoped;
  const found = older.flatMap((record): Notice[] => {
    const extra = difference(record, newest);
    const lacking = difference(newest, record);
    if (extra.length === 0 && lacking.length === 0) return [];
    const parts = [
      ...(extra.length > 0 ? [`has ${extra.join(', ')}, which \`${newest?.source ?? ''}\` does not`] : []),
      ...(lacking.length > 0 ? [`lacks ${lacking.join(', ')}`] : []),
    ];
    return [notice('sources-disagree', record.source, record.scopesAt?.line ?? null, parts.join('; '))];
  });
  const versions = distinct(records.flatMap(({ version }) => version ?? []));
  if (versions.length < 2) return found;
  const detail = `versions differ between sources: ${versions.join(', ')}`;
  return [...found, notice('sources-disagree', records[0]?.source ?? '', null, detail)];
}

function difference(from: AppRecord | undefined, without: AppRecord | undefined): string[] {
  const known = new Set(without?.scopes ?? []);
  return (from?.scopes ?? []).filter((scope) => !known.has(scope));
}

/** The first of each that reads the same. */
function distinct<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
