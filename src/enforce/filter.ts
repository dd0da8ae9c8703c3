/** Takes entries out of the list in an answer, in whatever form the endpoint gives it. */
import type { Endpoint } from '../policy/endpoint';
import { entryRefs, isRecord, type Ref } from './refs';
import { whereOf, type ListShape } from './where';

export interface Filtered {
  readonly body: unknown;
  /** How many entries were taken out. */
  readonly taken: number;
}

/** Says for each group of references, which is one entry, whether it is to be taken out. */
export type Covered = (entries: readonly (readonly Ref[])[]) => Promise<boolean[]>;

/**
 * Filters the list that an answer of this endpoint holds; null where it holds none. Links and cursors stay as
 * they are, so a page may be short or empty and the next one is still found; `size` and `totalSize` go down.
 *
 * @param body the parsed answer; it is not changed.
 * @param byContent asks for contents rather than for their spaces, for rules on classification levels.
 */
export async function filterList(
  endpoint: Endpoint,
  body: unknown,
  byContent: boolean,
  covered: Covered,
): Promise<Filtered | null> {
  const shape = whereOf(endpoint).list;
  if (shape === null) return null;
  const list = shape.at.reduce<unknown>((at, name) => (isRecord(at) ? at[name] : undefined), body);
  const filtered =
    shape.entry === 'type-by-id'
      ? await filterMap(list, covered)
      : await filterArray(list, shape, byContent, covered);
  if (filtered === null || filtered.taken === 0) return filtered && { body, taken: 0 };
  return { body: replaceAt(body, shape.at, filtered), taken: filtered.taken };
}

async function filterArray(
  list: unknown,
  shape: ListShape,
  byContent: boolean,
  covered: Covered,
): Promise<Filtered | null> {
  if (!Array.isArray(list)) return null;
  const isCovered = await covered(list.map((entry) => entryRefs(entry, shape, byContent)));
  const kept = list.filter((_, at) => isCovered[at] === false) as unknown[];
  return { body: kept, taken: list.length - kept.length };
}

/** Types by id: what is taken out looks like content that the caller cannot see. */
async function filterMap(list: unknown, covered: Covered): Promise<Filtered | null> {
  if (!isRecord(list)) return null;
  const entries = Object.entries(list);
  const isCovered = await covered(entries.map(([value]) => [{ kind: 'content', value }]));
  const kept = entries.filter((_, at) => isCovered[at] === false);
  return { body: Object.fromEntries(kept), taken: entries.length - kept.length };
}

/** The answer with the kept entries in the place of the list, and the counts beside it corrected. */
function replaceAt(body: unknown, at: readonly string[], { body: kept, taken }: Filtered): unknown {
  const [name, ...rest] = at;
  if (name === undefined || !isRecord(body)) return kept;
  const inner = { ...body, [name]: replaceAt(body[name], rest, { body: kept, taken }) };
  if (rest.length > 0) return inner;
  for (const count of ['size', 'totalSize']) {
    const value = body[count];
    if (typeof value === 'number') Object.assign(inner, { [count]: Math.max(0, value - taken) });
  }
  return inner;
}
