import fc from 'fast-check';
import { endpoints } from '../../src/policy/catalogue';
import { endpointId } from '../../src/policy/endpoint';
import { calls, dependencies, type Call } from '../../src/evidence/dependency';
import type { Evidence, Strength } from '../../src/evidence/evidence';
import { appRecord } from '../../src/evidence/read';

const app = (evidence: Evidence[], scopes: string[] | null = null) =>
  appRecord({ key: 'k', name: 'n', kind: 'forge', source: 'manifest.yml', scopes, evidence });
const call = (method: string | null, path: string, strength: Strength = 'referenced'): Evidence => ({
  strength,
  method,
  path,
  caller: 'app',
  file: 'src/index.ts',
  line: 7,
  detail: 'fetch',
});

test('scopes, code and traffic fold into one dependency with every place, the strongest first', () => {
  const page = 'GET /wiki/api/v2/pages/{id}';
  const found = dependencies(
    app(
      [
        call('GET', '/wiki/api/v2/pages/{}'),
        call('GET', '/wiki/api/v2/pages/42', 'observed'),
        call('GET', '/wiki/api/v2/pages/{id}'),
      ],
      ['read:page:confluence'],
    ),
  );
  const [one, ...others] = found.filter(({ endpoint }) => endpoint && endpointId(endpoint) === page);
  expect(others).toEqual([]);
  expect(one).toMatchObject({
    method: 'GET',
    path: '/wiki/api/v2/pages/{id}',
    exposure: 'blocked',
    strongest: 'observed',
  });
  expect(one!.evidence.map(({ strength }) => strength)).toEqual([
    'observed',
    'referenced',
    'referenced',
    'permitted',
  ]);
  expect(one!.evidence.at(-1)).toMatchObject({
    file: 'manifest.yml',
    line: 1,
    detail: 'scope read:page:confluence',
  });
});

test('a call the catalogue does not have keeps its path, with exposure unknown', () => {
  expect(dependencies(app([call('GET', '/wiki/rest/api/nothing/{}')]))).toMatchObject([
    { endpoint: null, method: 'GET', path: '/wiki/rest/api/nothing/{}', exposure: 'unknown', candidates: [] },
  ]);
});

test.each([
  ['every method of the path is blocked', '/wiki/api/v2/pages/{}', 'blocked', '/wiki/api/v2/pages/{id}'],
  ['the methods of the path differ', '/wiki/rest/api/space', 'unknown', '/wiki/rest/api/space'],
  ['no method of the path is blocked', '/wiki/rest/api/audit', 'unknown', '/wiki/rest/api/audit'],
  ['the path is not known', '/wiki/rest/api/nothing', 'unknown', '/wiki/rest/api/nothing'],
])('without a method, where %s', (_, path, exposure, shown) => {
  const [found, ...others] = dependencies(app([call(null, path)]));
  expect(others).toEqual([]);
  expect(found).toMatchObject({ endpoint: null, method: null, path: shown, exposure });
  expect(found!.candidates.length > 0).toBe(path !== '/wiki/rest/api/nothing');
});

test('scopes that nobody stated permit nothing, and say nothing', () => {
  expect(dependencies(app([], null))).toEqual([]);
});

const segment = fc.constantFrom(
  'wiki',
  'rest',
  'api',
  'v2',
  'content',
  'pages',
  'space',
  '{}',
  '{id}',
  '42',
  'search',
);
const path = fc.array(segment, { minLength: 1, maxLength: 6 }).map((parts) => `/${parts.join('/')}`);
const anyCall = fc
  .tuple(
    fc.option(fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH')),
    fc.oneof(path, fc.constantFrom(...endpoints.map((endpoint) => endpoint.path))),
    fc.constantFrom<Strength>('referenced', 'observed'),
    fc.constantFrom<Evidence['caller']>('app', 'api token'),
  )
  .map(([method, at, strength, caller]) => ({ ...call(method, at, strength), caller }));

test('no evidence is lost and no unknown call is called not blocked, whatever the calls', () => {
  fc.assert(
    fc.property(fc.array(anyCall, { maxLength: 12 }), (made) => {
      const found = dependencies(app(made));
      expect(found.flatMap(({ evidence }) => evidence)).toHaveLength(made.length);
      for (const { endpoint, exposure } of found) {
        if (endpoint) expect(exposure).toBe(endpoint.exposure);
        else expect(exposure).not.toBe('not-blocked');
      }
    }),
  );
});

test('calls are the dependencies without their evidence, whatever the calls and scopes', () => {
  const anyScopes = fc.option(
    fc.subarray(['read:page:confluence', 'write:space:confluence', 'search:confluence']),
  );
  const byName = (found: Iterable<Call>) =>
    new Map([...found].map((one) => [`${one.method ?? '?'} ${one.path}`, one]));
  fc.assert(
    fc.property(fc.array(anyCall, { maxLength: 12 }), anyScopes, (made, scopes) => {
      const record = app(made, scopes);
      const expected = dependencies(record).map(({ evidence, ...rest }) => {
        expect(evidence[0]?.strength).toBe(rest.strongest);
        return rest;
      });
      expect(byName(calls(record))).toEqual(byName(expected));
    }),
  );
});
