import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { operations } from '../../src/app/operations';
import { endpoints, matchEndpoint } from '../../src/policy/catalogue';
import type { Endpoint } from '../../src/policy/endpoint';

const manifest = parse(readFileSync('manifest.yml', 'utf8')) as { permissions: { scopes: string[] } };

/** How many endpoints of the catalogue a scope helps to open. */
const reach = (scope: string): number =>
  endpoints.filter(({ scopes }) => [...scopes.classic, ...scopes.granular].includes(scope)).length;

/** Of the scope lists that allow an endpoint, the one that reaches least. */
function leastScopes({ scopes }: Endpoint): readonly string[] {
  const total = (list: readonly string[]) => list.reduce((sum, scope) => sum + reach(scope), 0);
  const lists = [scopes.classic, scopes.granular].filter((list) => list.length > 0);
  return lists.sort((a, b) => total(a) - total(b))[0] ?? [];
}

const called = Object.values(operations).map(({ method, path }) =>
  matchEndpoint(method, path.replace('{id}', '1')),
);

test('every call of ours is an endpoint of the catalogue', () => {
  expect(called).not.toContain(null);
});

test('the manifest declares exactly the scopes that our calls and our storage need', () => {
  const needed = called.flatMap((endpoint) => (endpoint ? leastScopes(endpoint) : []));
  expect([...manifest.permissions.scopes].sort()).toEqual([...new Set([...needed, 'storage:app'])].sort());
});

test('an app access rule blocks only the look-ups of pages, so a rule on Portcullis leaves the admin page working', () => {
  const blocked = Object.entries(operations).filter((_, index) => called[index]?.exposure !== 'not-blocked');
  expect(blocked.map(([name]) => name)).toEqual(['content-types', 'page', 'pages', 'blogpost', 'blogposts']);
});

test('Atlassian lets apps make each of our calls', () => {
  expect(called.filter((endpoint) => endpoint?.needs.apps === false)).toEqual([]);
});
