/** Where a record of somebody else's making holds what: dotted paths, the first that is there counts. */
export type FieldMap<Name extends string> = Readonly<Record<Name, readonly string[]>>;

/** The text or number at the first path that has one, as text; null where none has. */
export function field(record: Readonly<Record<string, unknown>>, paths: readonly string[]): string | null {
  for (const path of paths) {
    const value = Object.hasOwn(record, path) ? record[path] : at(record, path.split('.'));
    if (typeof value === 'string' && value !== '') return value;
    if (typeof value === 'number') return String(value);
  }
  return null;
}

function at(record: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string, unknown>)[key]
        : undefined,
    record,
  );
}
