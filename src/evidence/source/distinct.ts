/** Values that say the same. */
import type { Hole, Value } from './values';

/** The first so many of the values that say something else than those before them; each is compared with each. */
export function distinct(values: readonly Value[], most: number): readonly Value[] {
  if (values.length <= most && values.every(isNew)) return values;
  return values
    .slice(0, 4 * most)
    .filter(isNew)
    .slice(0, most);
}

function isNew(value: Value, at: number, values: readonly Value[]): boolean {
  return values.findIndex((other) => isSame(other, value)) === at;
}

function isSame(value: Value, other: Value): boolean {
  if (value === other) return true;
  if (value.kind === 'text' && other.kind === 'text')
    return sameList(value.parts, other.parts, samePart) && sameList(value.when, other.when, Object.is);
  if (value.kind !== 'outside' || other.kind !== 'outside') return false;
  return (
    value.module === other.module &&
    value.path === other.path &&
    value.made === other.made &&
    samePart(value, other) &&
    sameList(value.when, other.when, Object.is)
  );
}

function samePart(part: string | Hole, other: string | Hole): boolean {
  if (typeof part === 'string' || typeof other === 'string') return part === other;
  return (
    part.hint === other.hint &&
    part.root === other.root &&
    part.need?.fn === other.need?.fn &&
    part.need?.called === other.need?.called
  );
}

function sameList<T>(list: readonly T[], other: readonly T[], same: (item: T, other: T) => boolean): boolean {
  return list.length === other.length && list.every((item, at) => same(item, other[at] as T));
}
