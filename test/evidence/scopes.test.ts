import { readFileSync } from 'node:fs';
import path from 'node:path';
import { endpointById, endpoints } from '../../src/policy/catalogue';
import { endpointId } from '../../src/policy/endpoint';
import type { AppKind } from '../../src/evidence/app';
import { isConfluenceScope, missingScopes, permittedEndpoints, viewScopes } from '../../src/evidence/scopes';

const ids = (scopes: string[], kind: AppKind): string[] =>
  permittedEndpoints(scopes, kind).map(({ endpoint }) => endpointId(endpoint));
const named = (id: string) => endpointById(id)!;

/** Endpoints of Connect scopes, counted from the catalogue by the rule in words. */
const connectCount = (...names: string[]): number =>
  endpoints.filter(({ needs, scopes }) => needs.apps && names.includes(scopes.connect ?? '')).length;

test.each<[string, string[], number]>([
  ['nothing', [], connectCount('NONE')],
  ['READ', ['READ'], connectCount('NONE', 'READ')],
  ['write in lower case', ['write'], connectCount('NONE', 'READ', 'WRITE')],
  ['DELETE', ['DELETE'], connectCount('NONE', 'READ', 'WRITE', 'DELETE')],
  ['SPACE_ADMIN', ['SPACE_ADMIN'], connectCount('NONE', 'READ', 'WRITE', 'DELETE', 'SPACE_ADMIN')],
  ['ADMIN', ['ADMIN'], connectCount('NONE', 'READ', 'WRITE', 'DELETE', 'SPACE_ADMIN', 'ADMIN')],
  ['ACCESS_EMAIL_ADDRESSES', ['ACCESS_EMAIL_ADDRESSES'], connectCount('NONE', 'ACCESS_EMAIL_ADDRESSES')],
  ['ACT_AS_USER', ['ACT_AS_USER'], connectCount('NONE')],
  ['a scope of Bitbucket', ['repository'], connectCount('NONE')],
])('a Connect app with %s', (_, scopes, count) => {
  expect(ids(scopes, 'connect')).toHaveLength(count);
});

test('no Connect scope opens what is inaccessible to Connect apps', () => {
  const open = permittedEndpoints(['ADMIN', 'ACCESS_EMAIL_ADDRESSES', 'ACT_AS_USER'], 'connect');
  expect(open.filter(({ endpoint }) => endpoint.scopes.connect === 'INACCESSIBLE')).toEqual([]);
});

test('a Forge app may hold Connect scopes under their Forge names, and bare names mean nothing to it', () => {
  expect(ids(['write:connect-confluence'], 'forge')).toEqual(ids(['WRITE'], 'connect'));
  expect(ids(['READ'], 'forge')).toEqual([]);
});

test('all scopes of one list are needed, and one list is enough', () => {
  const attach = 'PUT /wiki/rest/api/content/{id}/child/attachment/{attachmentId}';
  expect(ids(['write:confluence-file'], 'forge')).not.toContain(attach);
  expect(ids(['write:confluence-file', 'write:confluence-props'], 'forge')).toContain(attach);
  expect(ids(['read:content-details:confluence', 'write:attachment:confluence'], 'forge')).toContain(attach);
  expect(ids(['write:confluence-file', 'write:attachment:confluence'], 'forge')).not.toContain(attach);
});

test('what apps cannot call at all is permitted to none of them', () => {
  const every = endpoints.flatMap(({ scopes }) => [...scopes.classic, ...scopes.granular]);
  const closed = endpoints.filter(({ needs }) => !needs.apps).map(endpointId);
  const open = new Set(ids([...new Set(every), 'admin:connect-confluence'], 'forge'));
  expect(closed.length).toBeGreaterThan(0);
  expect(closed.filter((id) => open.has(id))).toEqual([]);
});

test('an endpoint says which scopes would allow it, the fewest first', () => {
  const attach = named('PUT /wiki/rest/api/content/{id}/child/attachment/{attachmentId}');
  expect(missingScopes(['write:confluence-file'], 'forge')(attach)).toEqual(['write:confluence-props']);
  expect(missingScopes([], 'forge')(named('GET /wiki/api/v2/pages/{id}'))).toEqual(['read:page:confluence']);
  expect(missingScopes(['read:page:confluence'], 'forge')(named('GET /wiki/api/v2/pages/{id}'))).toEqual([]);
  expect(missingScopes(['WRITE'], 'connect')(named('DELETE /wiki/api/v2/pages/{id}'))).toEqual(['DELETE']);
  expect(missingScopes(['admin'], 'connect')(named('DELETE /wiki/api/v2/pages/{id}'))).toEqual([]);
  expect(missingScopes(['ADMIN'], 'connect')(named('GET /wiki/rest/api/audit'))).toBeNull();
  expect(missingScopes(['ADMIN'], 'connect')(named('GET /wiki/api/v2/admin-key'))).toBeNull();
});

test('each declared scope says what it is good for', () => {
  const views = viewScopes(
    [
      'read:page:confluence',
      'moderate:confluence-content',
      'storage:app',
      'read:jira-work',
      'read:everything',
    ],
    'forge',
  );
  expect(views.map(({ standing }) => standing)).toEqual(['used', 'unused', 'foreign', 'foreign', 'unknown']);
  expect(views.map(({ endpoints: count }) => count > 0)).toEqual([true, false, false, false, false]);
  expect(viewScopes(['read', 'ACT_AS_USER', 'account'], 'connect').map(({ standing }) => standing)).toEqual([
    'used',
    'used',
    'unknown',
  ]);
});

test("the lists of scopes agree with those of Atlassian's manifest validation", () => {
  const folder = path.dirname(require.resolve('@forge/manifest'));
  const listed = JSON.parse(
    readFileSync(path.join(folder, 'scopes/shipyard-scopes.json'), 'utf8'),
  ) as string[];
  const standings = viewScopes(listed, 'forge');
  expect(listed.length).toBeGreaterThan(600);
  expect(standings.filter(({ standing }) => standing === 'unknown')).toEqual([]);
  const confluence = (scope: string): boolean => /confluence/u.test(scope);
  expect(listed.filter((scope) => isConfluenceScope(scope) !== confluence(scope))).toEqual([]);
});
