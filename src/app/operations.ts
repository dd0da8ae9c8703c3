import type { ConfluenceCall } from '../host';

export interface OwnOperation {
  readonly method: 'GET' | 'POST';
  /** Path template; a parameter has the name of the field of the call that fills it. */
  readonly path: string;
}

/**
 * Every endpoint that Portcullis itself calls, by the name of the call. The scopes in manifest.yml
 * are computed from this table through our own catalogue (test/forge/scopes.test.ts), because the
 * linter of Forge cannot see through a client. All are calls as the user. App access rules block only
 * the look-ups at the end, which find the space of a page: all else works where a rule blocks Portcullis.
 */
export const operations: Readonly<Record<ConfluenceCall['name'], OwnOperation>> = {
  'current-user': { method: 'GET', path: '/wiki/rest/api/user/current' },
  user: { method: 'GET', path: '/wiki/rest/api/user' },
  spaces: { method: 'GET', path: '/wiki/api/v2/spaces' },
  'space-by-key': { method: 'GET', path: '/wiki/api/v2/spaces' },
  'space-operations': { method: 'GET', path: '/wiki/api/v2/spaces/{id}/operations' },
  audit: { method: 'GET', path: '/wiki/rest/api/audit' },
  'data-policy': { method: 'GET', path: '/wiki/api/v2/data-policies/metadata' },
  'data-policy-spaces': { method: 'GET', path: '/wiki/api/v2/data-policies/spaces' },
  space: { method: 'GET', path: '/wiki/api/v2/spaces/{id}' },
  'content-types': { method: 'POST', path: '/wiki/api/v2/content/convert-ids-to-types' },
  page: { method: 'GET', path: '/wiki/api/v2/pages/{id}' },
  pages: { method: 'GET', path: '/wiki/api/v2/pages' },
  blogpost: { method: 'GET', path: '/wiki/api/v2/blogposts/{id}' },
  blogposts: { method: 'GET', path: '/wiki/api/v2/blogposts' },
};

/** A call as the guard decides about it. Queries and bodies of our calls name no space. */
export function operationOf(call: ConfluenceCall): { readonly method: string; readonly url: string } {
  const { method, path } = operations[call.name];
  const fields = call as unknown as Readonly<Record<string, unknown>>;
  return {
    method,
    url: path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(fields[name]))),
  };
}
