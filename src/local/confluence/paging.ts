import type { Answer } from '../platform/answer';
import { Refused } from './refusals';
import type { Call } from './route';

/** Reads `limit`: a whole number from 1, cut to the largest page of the endpoint. */
function limitOf(query: URLSearchParams, standard: number, largest: number): number {
  const text = query.get('limit');
  if (text === null) return standard;
  if (!/^\d+$/.test(text)) throw new Refused(400, 'limit must be a whole number');
  return Math.min(Math.max(Number(text), 1), largest);
}

/** A v2 list: pages are followed by an opaque cursor, in `_links.next` and in the `Link` header. */
export function cursorPage<T extends { readonly id: string }>(
  call: Call,
  entries: readonly T[],
  shape: (entry: T) => object,
  largest = 250,
): Answer {
  const limit = limitOf(call.query, 25, largest);
  const start = startAfter(call.query.get('cursor'), entries);
  const page = entries.slice(start, start + limit);
  const base = `${call.site.address}/wiki`;
  const last = page.at(-1);
  if (last === undefined || start + limit >= entries.length)
    return {
      status: 200,
      body: { results: page.map(shape), _links: { base } },
      headers: { link: `<${base}>; rel="base"` },
    };
  const query = new URLSearchParams(call.query);
  query.set('limit', String(limit));
  query.set('cursor', Buffer.from(JSON.stringify({ id: last.id })).toString('base64'));
  const next = `${call.path}?${query.toString()}`;
  return {
    status: 200,
    body: { results: page.map(shape), _links: { next, base } },
    headers: { link: `<${next}>; rel="next", <${base}>; rel="base"` },
  };
}

function startAfter(cursor: string | null, entries: readonly { readonly id: string }[]): number {
  if (cursor === null) return 0;
  let id: unknown;
  try {
    ({ id } = JSON.parse(Buffer.from(cursor, 'base64').toString()) as { id: unknown });
  } catch {
    throw new Refused(400, 'the cursor is not one of ours');
  }
  const at = entries.findIndex((entry) => entry.id === id);
  if (at < 0) throw new Refused(400, 'the cursor is not one of ours');
  return at + 1;
}

/** A v1 list: pages are counted with `start` and `limit`; links are relative to the context `/wiki`. */
export function countedPage<T>(
  call: Call,
  entries: readonly T[],
  shape: (entry: T) => object,
  { standard = 25, largest = 200, more = {} }: { standard?: number; largest?: number; more?: object } = {},
): Answer {
  const limit = limitOf(call.query, standard, largest);
  const startText = call.query.get('start') ?? '0';
  if (!/^\d+$/.test(startText)) throw new Refused(400, 'start must be a whole number');
  const start = Number(startText);
  const results = entries.slice(start, start + limit).map(shape);
  const relative = call.path.replace(/^\/wiki/, '');
  const link = (at: number): string => {
    const query = new URLSearchParams(call.query);
    query.set('start', String(at));
    query.set('limit', String(limit));
    return `${relative}?${query.toString()}`;
  };
  return {
    status: 200,
    body: {
      results,
      start,
      limit,
      size: results.length,
      ...more,
      _links: {
        base: `${call.site.address}/wiki`,
        context: '/wiki',
        ...(start + limit < entries.length && { next: link(start + limit) }),
        ...(start > 0 && { prev: link(Math.max(0, start - limit)) }),
      },
    },
  };
}
