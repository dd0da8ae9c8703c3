import fc from 'fast-check';
import {
  endpointById,
  endpoints,
  endpointsAt,
  matchEndpoint,
  matchTemplate,
} from '../../src/policy/catalogue';
import { endpointId, type Endpoint } from '../../src/policy/endpoint';
import { layTree, matcher } from '../../src/policy/match';
import { oracle } from './oracle';

const pathOf = (method: string, path: string): string | null => matchEndpoint(method, path)?.path ?? null;

it.each([
  ['GET', '/wiki/rest/api/content/search', '/wiki/rest/api/content/search'],
  ['GET', '/wiki/rest/api/content/searching', '/wiki/rest/api/content/{id}'],
  ['GET', '/wiki/rest/api/content/sear', '/wiki/rest/api/content/{id}'],
  ['GET', '/wiki/rest/api/content/search/child', '/wiki/rest/api/content/{id}/child'],
  ['GET', '/wiki/rest/api/content/1/child/comment', '/wiki/rest/api/content/{id}/child/comment'],
  ['GET', '/wiki/rest/api/content/1/child/page', '/wiki/rest/api/content/{id}/child/{type}'],
  [
    'PUT',
    '/wiki/rest/api/content/1/move/after/2',
    '/wiki/rest/api/content/{pageId}/move/{position}/{targetId}',
  ],
  [
    'DELETE',
    '/wiki/atlassian-connect/1/app/module/dynamic',
    '/wiki/rest/atlassian-connect/1/app/module/dynamic',
  ],
  ['GET', '/wiki/rest/api/content/1/child/page/x', null],
  ['GET', '/wiki/rest/api', null],
  ['GET', '/wiki/rest/api/content/1/', null],
  ['GET', '/wiki/rest/api/content//child', null],
  ['GET', '/wiki/REST/api/content', null],
  ['PATCH', '/wiki/rest/api/content/1', null],
  ['toString', '/wiki/rest/api/content/1', null],
  ['GET', '', null],
  ['GET', '/', null],
])('%s %s means %s', (method, path, expected) => {
  expect(pathOf(method, path)).toBe(expected);
});

it('finds every endpoint by its own template, by its id and among those at its path', () => {
  for (const endpoint of endpoints) {
    expect(matchTemplate(endpoint.method, endpoint.path)).toBe(endpoint);
    expect(matchTemplate(endpoint.method, endpoint.path.replace(/\{[^/]*\}/g, '{}'))).toBe(endpoint);
    expect(endpointById(endpointId(endpoint))).toBe(endpoint);
    expect(endpointsAt(endpoint.path)).toContain(endpoint);
  }
});

it('takes an unknown segment for a parameter and never for a literal', () => {
  expect(matchTemplate('GET', '/wiki/rest/api/content/{}')?.path).toBe('/wiki/rest/api/content/{id}');
  expect(matchTemplate('GET', '/wiki/rest/api/{}')).toBeNull();
  expect(matchTemplate('GET', '/wiki/{}/v2/pages')).toBeNull();
  expect(endpointById('GET /wiki/rest/api/content/1')).toBeNull();
});

it('gives all methods of a path', () => {
  expect(
    endpointsAt('/wiki/api/v2/pages/{}')
      .map(({ method }) => method)
      .sort(),
  ).toEqual(['DELETE', 'GET', 'PUT']);
});

/**
 * Where a literal overlaps a parameter, an unknown segment or a literal in the wrong case is read as the
 * parameter. That is only safe while no such literal is kept more strictly than the parameter beside it.
 */
it('has no literal that is stricter than the parameter it overlaps', () => {
  const stricter = endpoints.flatMap((literal) =>
    endpoints
      .filter((parameter) => overlaps(literal, parameter) && isLaxer(parameter, literal))
      .map(endpointId),
  );
  expect(stricter).toEqual([]);
});

function overlaps(literal: Endpoint, parameter: Endpoint): boolean {
  const wanted = parameter.path.split('/');
  const segments = literal.path.split('/');
  return (
    literal.method === parameter.method &&
    segments.length === wanted.length &&
    segments.every(
      (segment, i) => wanted[i]!.startsWith('{') || segment.startsWith('{') || segment === wanted[i],
    )
  );
}

function isLaxer(one: Endpoint, other: Endpoint): boolean {
  return one.exposure === 'not-blocked' && other.exposure !== 'not-blocked';
}

const segment = fc.constantFrom('a', 'ab', 'abc', 'b', 'bc', '{x}', '{y}');
const method = fc.constantFrom('GET', 'POST');
const shape = (path: string): string => path.replace(/\{[^/]*\}/g, '{}');

it('compiles any templates to what the oracle finds', () => {
  const templates = fc.uniqueArray(
    fc.record({
      method,
      path: fc.array(segment, { minLength: 1, maxLength: 5 }).map((parts) => `/${parts.join('/')}`),
    }),
    { selector: (template) => `${template.method} ${shape(template.path)}`, maxLength: 30 },
  );
  const paths = fc.array(
    fc.array(fc.constantFrom('a', 'ab', 'abc', 'abcd', 'b', 'bc', 'z', ''), { maxLength: 6 }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(templates, paths, method, (rows, tries, verb) => {
      const match = matcher(layTree(rows.map((row, meaning) => ({ ...row, meaning }))));
      const slow = oracle(rows.map((row) => ({ ...row, aliases: [] }) as unknown as Endpoint));
      for (const parts of tries) {
        const path = `/${parts.join('/')}`;
        const wanted = slow(verb, path);
        expect(rows[match(verb, path)]?.path).toBe(wanted?.path);
      }
    }),
  );
});

it.each([
  [['/a/{x}', '/a/{y}'], 'two endpoints match `GET /a/{y}`'],
  [['/a/{x}.json'], 'a segment of `/a/{x}.json` is only partly a parameter'],
  [['/caf\u00e9'], '`/caf\u00e9` is not written in ASCII'],
])('refuses %j', (paths, message) => {
  expect(() => layTree(paths.map((path) => ({ method: 'GET', path, meaning: 0 })))).toThrow(message);
});
