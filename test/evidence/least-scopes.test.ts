import fc from 'fast-check';
import { leastScopes, unneededScopes } from '../../src/evidence/least-scopes';
import { permittedEndpoints, scopeLists } from '../../src/evidence/scopes';
import { endpointById, endpoints } from '../../src/policy/catalogue';

const at = (...ids: string[]) => ids.map((id) => endpointById(id)!);
const some = (kind: 'forge' | 'connect') =>
  fc.subarray(
    endpoints.filter((endpoint) => scopeLists(endpoint, kind).length > 0),
    { maxLength: 30 },
  );

test.each(['forge', 'connect'] as const)('permits every call, and none of it can be dropped (%s)', (kind) => {
  fc.assert(
    fc.property(some(kind), (calls) => {
      const scopes = leastScopes(calls, kind)!;
      const permits = (held: readonly string[]) => {
        const open = new Set(permittedEndpoints(held, kind).map(({ endpoint }) => endpoint));
        return calls.every((endpoint) => open.has(endpoint));
      };
      expect(permits(scopes)).toBe(true);
      for (const one of scopes) expect(permits(scopes.filter((other) => other !== one))).toBe(false);
      expect(unneededScopes(scopes, calls, kind)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('is the same whatever the order of the calls', () => {
  fc.assert(
    fc.property(some('forge'), (calls) => {
      expect(leastScopes(calls.toReversed(), 'forge')).toEqual(leastScopes(calls, 'forge'));
    }),
    { numRuns: 30 },
  );
});

test('of two families the one that reaches less', () => {
  expect(leastScopes(at('GET /wiki/api/v2/pages/{id}'), 'forge')).toEqual(['read:page:confluence']);
  expect(leastScopes(at('GET /wiki/api/v2/pages/{id}', 'GET /wiki/api/v2/spaces'), 'connect')).toEqual([
    'READ',
  ]);
  expect(leastScopes([], 'connect')).toEqual([]);
  expect(leastScopes([], 'script')).toBeNull();
});

test('only scopes that no call could have been granted by are not needed', () => {
  const either = at('PUT /wiki/rest/api/template');
  const declared = [
    'write:confluence-content',
    'read:template:confluence',
    'write:page:confluence',
    'storage:app',
  ];
  expect(unneededScopes(declared, either, 'forge')).toEqual(['write:page:confluence']);
  const calls = at('GET /wiki/api/v2/pages/{id}');
  expect(unneededScopes(['READ', 'WRITE', 'ACT_AS_USER'], calls, 'connect')).toEqual(['WRITE']);
});
