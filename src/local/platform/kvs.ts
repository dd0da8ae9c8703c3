import { z } from 'zod';
import { ServiceError, type Answer } from './answer';
import { attribute, conditionSchema, filtersSchema, fulfils, fulfilsAll, order } from './conditions';
import type { Store } from './database';
import { createItemTable, type Item, type Shelf } from './item-table';
import type { EntityIndex } from './manifest';

const options = z
  .looseObject({
    ttl: z
      .object({ value: z.number().positive(), unit: z.enum(['SECONDS', 'MINUTES', 'HOURS', 'DAYS']) })
      .optional(),
    keyPolicy: z.enum(['OVERRIDE', 'FAIL_IF_EXISTS']).optional(),
    returnValue: z.enum(['PREVIOUS', 'LATEST']).optional(),
  })
  .optional();
const key = z.object({ key: z.string(), entityName: z.string().optional() });
const write = key.extend({ value: z.unknown(), options });
const page = { limit: z.number().int().min(1).max(100).default(10) };
const keyQuery = z.object({
  ...page,
  after: z.string().optional(),
  where: z
    .array(z.object({ condition: z.literal('BEGINS_WITH'), values: z.tuple([z.string()]) }))
    .max(1)
    .default([]),
});
const entityQuery = z.object({
  ...page,
  entityName: z.string(),
  indexName: z.string(),
  partition: z.array(z.unknown()).default([]),
  range: conditionSchema.optional(),
  filters: filtersSchema.optional(),
  sort: z.enum(['ASC', 'DESC']).default('ASC'),
  cursor: z.string().optional(),
});
const guarded = key.extend({ conditions: filtersSchema.optional() });
const transaction = z.object({
  set: z.array(guarded.extend({ value: z.unknown(), options })).default([]),
  delete: z.array(guarded).default([]),
  check: z.array(guarded).default([]),
});
/** Items in one batch or transaction (Forge's documented limit). */
const maxItems = 25;
const unitMs = { SECONDS: 1_000, MINUTES: 60_000, HOURS: 3_600_000, DAYS: 86_400_000 };

/** The services that `@forge/kvs` 1.6.5 calls, over one table. */
export interface Kvs {
  /** @throws {ServiceError} for what Forge refuses, {z.ZodError} for a body the package cannot have sent. */
  call(path: string, body: unknown): Answer;
}

export function createKvs(store: Store, indexes: ReadonlyMap<string, EntityIndex>): Kvs {
  const items = createItemTable(store);

  const get = (shelf: Shelf, name: string): Answer => {
    const item = items.get(shelf, name);
    if (item === null) throw new ServiceError(404, 'KEY_NOT_FOUND', `there is no key \`${name}\``);
    return { status: 200, body: item };
  };
  const set = (shelf: Shelf, { key: name, value, options: how }: z.infer<typeof write>): Answer => {
    const previous = items.get(shelf, name);
    if (how?.keyPolicy === 'FAIL_IF_EXISTS' && previous !== null)
      throw new ServiceError(409, 'KEY_ALREADY_EXISTS', `the key \`${name}\` exists already`);
    const latest = items.set(
      shelf,
      name,
      value,
      how?.ttl === undefined ? null : Date.now() + how.ttl.value * unitMs[how.ttl.unit],
    );
    const wanted = how?.returnValue === 'PREVIOUS' ? previous : latest;
    return how?.returnValue === undefined || wanted === null
      ? { status: 204 }
      : { status: 200, body: wanted };
  };
  const remove = (shelf: Shelf, name: string): Answer => {
    items.delete(shelf, name);
    return { status: 204 };
  };
  const batch = <T extends z.infer<typeof key>>(
    entries: readonly T[],
    each: (shelf: Shelf, entry: T) => object,
  ): Answer => {
    const successfulKeys: object[] = [];
    const failedKeys: object[] = [];
    for (const entry of entries) {
      const name = {
        key: entry.key,
        ...(entry.entityName !== undefined && { entityName: entry.entityName }),
      };
      try {
        successfulKeys.push({ ...name, ...each(shelfOf(entry), entry) });
      } catch (error) {
        if (!(error instanceof ServiceError)) throw error;
        failedKeys.push({ ...name, error: { code: error.code, message: error.message } });
      }
    }
    return { status: 200, body: { successfulKeys, failedKeys } };
  };
  const queryEntity = (query: z.infer<typeof entityQuery>): Answer => {
    const index = indexes.get(`${query.entityName}/${query.indexName}`);
    if (index === undefined)
      throw new ServiceError(
        400,
        'INVALID_INDEX',
        `the manifest has no index \`${query.indexName}\` of \`${query.entityName}\``,
      );
    const rangeOf = (item: Item) => attribute(item.value, index.range[0] ?? '');
    const found = items
      .list(`entity/${query.entityName}`, '', '', -1)
      .filter((item) =>
        index.partition.every((name, at) => attribute(item.value, name) === query.partition[at]),
      )
      .filter(
        (item) =>
          rangeOf(item) !== undefined && (query.range === undefined || fulfils(rangeOf(item), query.range)),
      )
      .filter((item) => fulfilsAll(item.value, query.filters))
      .sort((left, right) => order(rangeOf(left), rangeOf(right)) || order(left.key, right.key));
    if (query.sort === 'DESC') found.reverse();
    const start =
      query.cursor === undefined ? 0 : found.findIndex((item) => item.key === decode(query.cursor ?? '')) + 1;
    return pageOf(found.slice(start, start + query.limit + 1), query.limit);
  };
  const transact = (request: z.infer<typeof transaction>): Answer =>
    store.transaction(() => {
      const all = [...request.set, ...request.delete, ...request.check];
      if (all.length > maxItems)
        throw new ServiceError(
          400,
          'TOO_MANY_OPERATIONS',
          `at most ${maxItems} operations fit a transaction`,
        );
      for (const entry of all)
        if (!fulfilsAll(items.get(shelfOf(entry), entry.key)?.value, entry.conditions))
          throw new ServiceError(409, 'CONDITION_FAILED', `a condition on \`${entry.key}\` does not hold`);
      for (const entry of request.set) set(shelfOf(entry), entry);
      for (const entry of request.delete) items.delete(shelfOf(entry), entry.key);
      return { status: 204 };
    });

  const services: Record<string, (body: unknown) => Answer> = {
    query: (body) => {
      const { where, after, limit } = keyQuery.parse(body);
      const prefix = where[0]?.values[0] ?? '';
      return pageOf(items.list('plain', prefix, after === undefined ? '' : decode(after), limit + 1), limit);
    },
    'entity/query': (body) => queryEntity(entityQuery.parse(body)),
    'batch/set': (body) =>
      batch(write.array().max(maxItems).parse(body), (shelf, entry) => {
        set(shelf, entry);
        return {};
      }),
    'batch/get': (body) =>
      batch(key.array().max(maxItems).parse(body), (shelf, entry) => get(shelf, entry.key).body as Item),
    'batch/delete': (body) =>
      batch(key.array().max(maxItems).parse(body), (shelf, entry) => {
        items.delete(shelf, entry.key);
        return {};
      }),
    transaction: (body) => transact(transaction.parse(body)),
  };
  for (const [prefix, shelf] of [
    ['', () => 'plain'],
    ['secret/', () => 'secret'],
    ['entity/', shelfOf],
  ] as const satisfies readonly (readonly [string, (entry: z.infer<typeof key>) => Shelf])[]) {
    services[`${prefix}get`] = (body) => get(shelf(key.parse(body)), key.parse(body).key);
    services[`${prefix}set`] = (body) => set(shelf(key.parse(body)), write.parse(body));
    services[`${prefix}delete`] = (body) => remove(shelf(key.parse(body)), key.parse(body).key);
  }
  return {
    call(path, body) {
      const service = services[path.replace('/api/v1/', '')];
      if (service === undefined)
        throw new ServiceError(404, 'UNKNOWN_ERROR', `the local host has no service \`${path}\``);
      return service(body);
    },
  };
}

function shelfOf({ entityName }: z.infer<typeof key>): Shelf {
  return entityName === undefined ? 'plain' : `entity/${entityName}`;
}

/** One page out of a list that was read one entry further, to know whether there is more. */
function pageOf(found: readonly Item[], limit: number): Answer {
  const data = found.slice(0, limit);
  const last = found.length > limit ? data.at(-1) : undefined;
  return {
    status: 200,
    body: { data, ...(last !== undefined && { cursor: Buffer.from(last.key).toString('base64url') }) },
  };
}

function decode(cursor: string): string {
  return Buffer.from(cursor, 'base64url').toString();
}
