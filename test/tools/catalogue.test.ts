import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { endpointId, type Endpoint } from '../../src/policy/endpoint';
import { anonymous } from '../../tools/catalogue/classify';
import { renderDocs } from '../../tools/catalogue/docs';
import { parseFacts } from '../../tools/catalogue/facts';
import { generate, serialise } from '../../tools/catalogue/generate';
import { ACTIONS } from '../../tools/catalogue/judgement/actions';
import { DATA_CLASSES } from '../../tools/catalogue/judgement/data-classes';
import { JOINS } from '../../tools/catalogue/judgement/joins';
import { REMARKS } from '../../tools/catalogue/judgement/remarks';
import { READ_SHAPES } from '../../tools/catalogue/judgement/shapes';
import { SUCCESSORS } from '../../tools/catalogue/judgement/successors';
import { UNLISTED_SCOPES } from '../../tools/catalogue/scopes';
import { retired, validate } from '../../tools/catalogue/validate';

const file = (path: string): string => readFileSync(join(__dirname, '../..', path), 'utf8');
const facts = parseFacts(
  file('tools/catalogue/facts/entries.json'),
  file('tools/catalogue/facts/operations.json'),
);
const catalogue = generate(facts);
const { endpoints } = catalogue;
const count = (test: (endpoint: Endpoint) => boolean): number => endpoints.filter(test).length;
const template = ({ method, path }: Endpoint): string => `${method} ${anonymous(path)}`;
const at = (id: string): Endpoint => {
  const found = endpoints.find((endpoint) => endpointId(endpoint) === id);
  if (!found) throw new Error(`${id} is not in the catalogue`);
  return found;
};

describe('what is committed', () => {
  test('is what the facts give: run `npm run catalogue` when this fails', () => {
    expect(serialise(catalogue)).toBe(file('src/policy/catalogue/endpoints.json'));
  });

  test('has a page that is in step', () => {
    const page = file('docs/catalogue.md');
    expect(renderDocs(page, facts, catalogue)).toBe(page);
  });

  test('holds', () => {
    expect(validate(endpoints, facts)).toEqual([]);
  });
});

describe('the figures that the documents give', () => {
  test.each([
    [395, 'endpoints', () => true],
    [296, 'of the document', ({ basis }: Endpoint) => basis === 'document'],
    [
      199,
      'of these blocked',
      ({ basis, exposure }: Endpoint) => basis === 'document' && exposure === 'blocked',
    ],
    [
      97,
      'of these not blocked',
      ({ basis, exposure }: Endpoint) => basis === 'document' && exposure === 'not-blocked',
    ],
    [175, 'of these in version 1', ({ basis, api }: Endpoint) => basis === 'document' && api === 'v1'],
    [41, 'tagged', ({ deprecated }: Endpoint) => deprecated],
    [47, 'removed', ({ removed }: Endpoint) => removed],
    [99, 'from the flag alone', ({ basis }: Endpoint) => basis === 'openapi'],
    [4, 'unknown', ({ exposure }: Endpoint) => exposure === 'unknown'],
    [
      2,
      'disputed',
      ({ exposure, openapiExposure }: Endpoint) => openapiExposure !== null && openapiExposure !== exposure,
    ],
    [3, 'with an alias', ({ aliases }: Endpoint) => aliases.length > 0],
    [5, 'closed to apps', ({ needs }: Endpoint) => !needs.apps],
  ])('%d %s', (expected, _, test) => {
    expect(count(test)).toBe(expected);
  });

  test('eleven blocked GETs of today have no path parameter, and all are collections', () => {
    const rows = endpoints.filter(
      ({ method, path, exposure, removed }) =>
        method === 'GET' && exposure === 'blocked' && !removed && !path.includes('{'),
    );
    expect(rows).toHaveLength(11);
    expect(new Set(rows.map(({ shape }) => shape))).toEqual(new Set(['collection']));
  });
});

describe('the traps', () => {
  test.each([
    ['GET /wiki/rest/api/content/{id}/child/attachment', 595],
    ['PUT /wiki/rest/api/content/{id}/child/attachment', 603],
    ['GET /wiki/rest/api/content/{id}/child', 671],
    ['DELETE /wiki/rest/api/content/{id}/restriction/byOperation/{operationKey}/group/{groupName}', 1093],
    ['GET /wiki/api/v2/spaces/{id}/custom-content', 1327],
    ['GET /wiki/rest/api/content/{id}/history', 565],
    ['GET /wiki/rest/api/group/by-name', 2040],
    ['GET /wiki/rest/api/group/by-id', 2048],
    ['GET /wiki/rest/api/group/{groupName}', 2060],
    ['GET /wiki/rest/api/group/{groupId}/membersByGroupId', 2102],
    ['GET /wiki/rest/atlassian-connect/1/app/module/dynamic', 1966],
  ])('%s stands in line %d', (id, line) => {
    expect(at(id).source.line).toBe(line);
  });

  test('the method decides the exposure', () => {
    expect(at('GET /wiki/rest/api/space').exposure).toBe('blocked');
    expect(at('POST /wiki/rest/api/space').exposure).toBe('not-blocked');
    expect(at('POST /wiki/rest/api/contentbody/convert/async/{to}').exposure).toBe('blocked');
    expect(at('GET /wiki/rest/api/contentbody/convert/async/{id}').exposure).toBe('not-blocked');
  });

  test('no two templates cross: where both fit a path, one is the more literal in every segment', () => {
    const fits = (a: string, b: string): boolean => a === '{}' || b === '{}' || a === b;
    const crossing = endpoints.flatMap((one) =>
      endpoints.filter((two) => {
        const a = template(one).split('/');
        const b = template(two).split('/');
        const both = a.length === b.length && a.every((segment, index) => fits(segment, b[index]!));
        return (
          both &&
          a.some((segment, index) => segment === '{}' && b[index] !== '{}') &&
          b.some((segment, index) => segment === '{}' && a[index] !== '{}')
        );
      }),
    );
    expect(crossing).toEqual([]);
  });
});

describe('the tables of judgement', () => {
  const firstIn = (
    table: readonly (readonly [RegExp, string])[],
    texts: readonly string[],
  ): Set<RegExp | undefined> =>
    new Set(texts.map((text) => table.find(([pattern]) => pattern.test(text))?.[0]));
  const reads = endpoints.filter(({ action }) => action === 'read');

  test.each([
    ['actions', ACTIONS, endpoints.map(template)],
    ['classes of data', DATA_CLASSES, endpoints.map(({ path }) => anonymous(path))],
    ['shapes', READ_SHAPES, reads.map(({ path }) => anonymous(path))],
  ] as const)('%s: every rule decides at least one endpoint', (_, table, texts) => {
    expect(firstIn(table, texts)).toEqual(new Set(table.map(([pattern]) => pattern)));
  });

  test('joins and remarks stand on lines that entries have', () => {
    const lines = new Set(facts.entries.map(({ line }) => line));
    expect([...JOINS, ...REMARKS].filter(({ line }) => !lines.has(line))).toEqual([]);
  });

  test('successors are given for what is retired, for nothing else, and for all of it', () => {
    expect(new Set(Object.keys(SUCCESSORS))).toEqual(new Set(endpoints.filter(retired).map(template)));
  });
});

test('every scope is one that a Forge manifest may declare, but for those known not to exist', () => {
  const known = JSON.parse(file('node_modules/@forge/manifest/out/scopes/shipyard-scopes.json')) as string[];
  const asked = new Set(endpoints.flatMap(({ scopes }) => [...scopes.classic, ...scopes.granular]));
  expect([...asked].filter((scope) => !known.includes(scope))).toEqual([...UNLISTED_SCOPES]);
});

describe('the validator', () => {
  const broken = (id: string, change: Partial<Endpoint>): Endpoint[] =>
    endpoints.map((endpoint) => (endpointId(endpoint) === id ? { ...endpoint, ...change } : endpoint));
  const views = 'GET /wiki/rest/api/analytics/content/{contentId}/views';
  const whiteboard = 'GET /wiki/api/v2/whiteboards/{id}';

  test.each<[string, readonly Endpoint[], RegExp]>([
    ['a row twice', [...endpoints, at(whiteboard)], /stands in the catalogue twice/],
    [
      'an alias that is a path',
      broken(views, { aliases: ['/wiki/rest/api/analytics/content/{x}/viewers'] }),
      /twice/,
    ],
    [
      'an entry without a row',
      endpoints.filter((endpoint) => endpointId(endpoint) !== views),
      /line 236: `Get views` is not/,
    ],
    ['another exposure', broken(views, { exposure: 'not-blocked' }), /says something else than the document/],
    [
      'another section',
      broken(views, { section: 'Search API (version 1)' }),
      /Search API \(version 1\), blocked: 2 endpoints/,
    ],
    [
      'no line',
      broken(views, { source: { document: 'app-access-rest-apis', line: null } }),
      /does not carry the exposure/,
    ],
    [
      'an exposure without a flag',
      broken(whiteboard, { openapiExposure: null }),
      /does not carry the exposure/,
    ],
    [
      'an operation without a row',
      endpoints.filter((endpoint) => endpointId(endpoint) !== whiteboard),
      /is in no row/,
    ],
    ['a read to be refused as a write', broken(views, { shape: 'write' }), /read does not go with write/],
    ['a GET that deletes', broken(views, { action: 'delete', shape: 'write' }), /a GET that is no read/],
    [
      'an administrator who only writes',
      broken('POST /wiki/rest/api/group', { action: 'write' }),
      /is `administer`/,
    ],
    [
      'a successor of what is not retired',
      broken(views, { replacedBy: [{ method: 'GET', path: '/wiki/api/v2/pages', basis: 'derived' }] }),
      /neither removed nor deprecated/,
    ],
    [
      'a successor that is removed itself',
      broken('GET /wiki/rest/api/space', {
        replacedBy: [{ method: 'GET', path: '/wiki/rest/api/content', basis: 'derived' }],
      }),
      /cannot be its successor/,
    ],
  ])('finds %s', (_, rows, sentence) => {
    expect(validate(rows, facts).join('\n')).toMatch(sentence);
  });
});
