import type { ConfluenceCall } from '../host';

/**
 * Every endpoint that Portcullis itself calls, by the name of the call. The scopes in manifest.yml
 * are computed from this table through our own catalogue (test/forge/scopes.test.ts), because the
 * linter of Forge cannot see through a client. All are calls as the user, and none is blocked by
 * an app access rule, so the page works even where a rule blocks Portcullis.
 */
export const operations: Readonly<Record<ConfluenceCall['name'], { method: 'GET'; path: string }>> = {
  'current-user': { method: 'GET', path: '/wiki/rest/api/user/current' },
  user: { method: 'GET', path: '/wiki/rest/api/user' },
  spaces: { method: 'GET', path: '/wiki/api/v2/spaces' },
  'space-by-key': { method: 'GET', path: '/wiki/api/v2/spaces' },
  'space-operations': { method: 'GET', path: '/wiki/api/v2/spaces/{id}/operations' },
};
