/** The calls by which the finder asks where something lies, as calls of the host. */
import type { Ask } from '../enforce/place';
import type { Confluence, ConfluenceCall } from '../host';

/** Look-ups that Portcullis holds no scope for are not made, so what they would find stays unknown. */
const none = { status: 0, body: null };

/** Look-ups through this client, with the rights of the person who has the page open. */
export function askThrough(confluence: Confluence): Ask {
  return (method, path, body) => {
    const call = callOf(method, path, body);
    return call === null ? Promise.resolve(none) : confluence.asUser(call);
  };
}

const single = { spaces: 'space', pages: 'page', blogposts: 'blogpost' } as const;

function callOf(method: 'GET' | 'POST', path: string, body: object | undefined): ConfluenceCall | null {
  if (method === 'POST') {
    const ids =
      path.endsWith('/convert-ids-to-types') && body !== undefined && 'contentIds' in body && body.contentIds;
    return Array.isArray(ids) ? { name: 'content-types', ids: ids.map(String) } : null;
  }
  const [, one, id] = /^\/wiki\/api\/v2\/(spaces|pages|blogposts)\/(\d+)$/.exec(path) ?? [];
  if (one !== undefined && id !== undefined) return { name: single[one as keyof typeof single], id };
  const [, many, ids] = /^\/wiki\/api\/v2\/(pages|blogposts)\?id=([\d,]+)&/.exec(path) ?? [];
  if (many !== undefined && ids !== undefined)
    return { name: many as 'pages' | 'blogposts', ids: ids.split(',') };
  const key = /^\/wiki\/api\/v2\/spaces\?keys=([^,&]+)&/.exec(path)?.[1];
  return key === undefined ? null : { name: 'space-by-key', key: decodeURIComponent(key) };
}
