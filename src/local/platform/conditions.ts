import { z } from 'zod';

const plain = z.union([z.string(), z.number(), z.boolean()]);

export const conditionSchema = z.object({
  condition: z.enum([
    'BEGINS_WITH',
    'BETWEEN',
    'CONTAINS',
    'EQUAL_TO',
    'EXISTS',
    'GREATER_THAN',
    'GREATER_THAN_EQUAL_TO',
    'LESS_THAN',
    'LESS_THAN_EQUAL_TO',
    'NOT_CONTAINS',
    'NOT_EQUAL_TO',
    'NOT_EXISTS',
  ]),
  values: z.array(plain).default([]),
});

export type Condition = z.infer<typeof conditionSchema>;

const property = conditionSchema.extend({ property: z.string() });

/** Filters of an entity query and conditions of a transaction: all of `and`, or any of `or`. */
export const filtersSchema = z.object({
  and: z.array(property).optional(),
  or: z.array(property).optional(),
});

/** Does one value fulfil one condition of `@forge/kvs`? Values of different types are never ordered. */
export function fulfils(value: unknown, { condition, values }: Condition): boolean {
  const [first, second] = values;
  switch (condition) {
    case 'EQUAL_TO':
      return value === first;
    case 'NOT_EQUAL_TO':
      return value !== first;
    case 'EXISTS':
      return value !== undefined;
    case 'NOT_EXISTS':
      return value === undefined;
    case 'BEGINS_WITH':
      return typeof value === 'string' && value.startsWith(String(first));
    case 'CONTAINS':
      return contains(value, first);
    case 'NOT_CONTAINS':
      return !contains(value, first);
    case 'GREATER_THAN':
      return order(value, first) > 0;
    case 'GREATER_THAN_EQUAL_TO':
      return order(value, first) >= 0;
    case 'LESS_THAN':
      return order(value, first) < 0;
    case 'LESS_THAN_EQUAL_TO':
      return order(value, first) <= 0;
    case 'BETWEEN':
      return order(value, first) >= 0 && order(value, second) <= 0;
  }
}

export function fulfilsAll(value: unknown, filters: z.infer<typeof filtersSchema> | undefined): boolean {
  const test = (entry: z.infer<typeof property>) => fulfils(attribute(value, entry.property), entry);
  return (filters?.and ?? []).every(test) && (filters?.or === undefined || filters.or.some(test));
}

/** One attribute of an entity value, undefined where it has none. */
export function attribute(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

/** Negative, zero or positive; NaN where the two cannot be ordered, so that every comparison is false. */
export function order(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  return Number.NaN;
}

function contains(value: unknown, part: unknown): boolean {
  if (typeof value === 'string') return value.includes(String(part));
  return Array.isArray(value) && value.includes(part);
}
