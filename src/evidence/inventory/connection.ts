/** The lists of a GraphQL inventory, found wherever the answer has them. */
import { z } from 'zod';
import { flag, many, map, words } from '../lenient';

/** `apps`: a node is an app with its installations; `installations`: a node is one installation with its app. */
export type ListKind = 'apps' | 'installations';

export interface Page {
  readonly kind: ListKind;
  readonly nodes: readonly unknown[];
  readonly totalCount: number | null;
  readonly hasNextPage: boolean | null;
  readonly endCursor: string | null;
}

const lists: Readonly<Record<string, ListKind>> = {
  appsInstalledInContexts: 'apps',
  appInstallationsByContext: 'installations',
};

const connection = z.object({
  totalCount: z.number().int().nonnegative().nullable().catch(null),
  pageInfo: z
    .object({ hasNextPage: flag, endCursor: z.string().nullable().catch(null) })
    .catch({ hasNextPage: null, endCursor: null }),
  edges: many,
  nodes: many,
});

/** All pages in one answer: `{data: {ecosystem: {...}}}`, without its wrappers, or a list of such answers. */
export function findPages(value: unknown, depth = 5): Page[] {
  if (Array.isArray(value)) return depth === 0 ? [] : value.flatMap((part) => findPages(part, depth - 1));
  return Object.entries(map.parse(value)).flatMap(([name, part]) => {
    const kind = lists[name];
    if (kind !== undefined && part !== null) return readPage(kind, part);
    return depth > 0 && part !== null && typeof part === 'object' ? findPages(part, depth - 1) : [];
  });
}

/** What GraphQL says went wrong, one message an error. */
export function findErrors(values: readonly unknown[]): string[] {
  return values
    .flatMap((value): unknown[] => (Array.isArray(value) ? value : [value]))
    .flatMap((value) => many.parse(map.parse(value)['errors']))
    .flatMap((error) => words.parse(map.parse(error)['message']) ?? words.parse(error) ?? []);
}

function readPage(kind: ListKind, value: unknown): Page[] {
  const read = connection.safeParse(value);
  if (!read.success) return [];
  const { totalCount, pageInfo, edges, nodes } = read.data;
  const listed = edges.length > 0 ? edges.map((edge) => map.parse(edge)['node']) : nodes;
  return [{ kind, nodes: listed, totalCount, ...pageInfo }];
}
