/** Where the sources of one app say different things of it. */
import type { AppRecord, Disagreement } from './app';

type Field = Disagreement['field'];

/** What a record says of a field; null where it says nothing. A name that only repeats the key is no name. */
const stated: Readonly<Record<Field, (record: AppRecord) => string | null>> = {
  name: ({ name, key }) => (name === key ? null : name),
  kind: ({ kind }) => (kind === 'unknown' ? null : kind),
  vendor: ({ vendor }) => vendor,
  version: ({ version }) => version,
  scopes: ({ scopes }) => (scopes === null ? null : [...new Set(scopes)].sort().join(' ')),
};

/**
 * The fields on which records of one app differ, each with what every source that knows it says, in the order of the
 * records. Case and spaces around a value make no difference. What a record, itself made of several, disagrees on is
 * kept.
 *
 * @param records of one app, newest first.
 */
export function disagreements(records: readonly AppRecord[]): Disagreement[] {
  const inner = records.flatMap((record) => record.disagreements ?? []);
  const between = (Object.keys(stated) as Field[]).flatMap((field): Disagreement[] => {
    const values = records.flatMap((record) => {
      const value = stated[field](record);
      return value === null ? [] : [{ value, source: record.source, importedAt: record.importedAt ?? null }];
    });
    const different = new Set(values.map(({ value }) => value.trim().toLowerCase()));
    return different.size > 1 ? [{ field, values }] : [];
  });
  const fresh = new Set(between.map(({ field }) => field));
  return [...between, ...inner.filter(({ field }) => !fresh.has(field))];
}

/** The record as a source states it that was imported at this time (ISO 8601). */
export function dated(record: AppRecord, importedAt: string): AppRecord {
  const { disagreements: inner } = record;
  if (inner === undefined) return { ...record, importedAt };
  const values = (one: Disagreement) => one.values.map((value) => ({ ...value, importedAt }));
  return { ...record, importedAt, disagreements: inner.map((one) => ({ ...one, values: values(one) })) };
}
