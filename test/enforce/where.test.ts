import { endpoints } from '../../src/policy/catalogue';
import { endpointId } from '../../src/policy/endpoint';
import { places } from '../../src/enforce/where';

const rows = endpoints.map((endpoint) => ({
  endpoint,
  id: endpointId(endpoint),
  where: places.get(endpointId(endpoint))!,
}));

it('has a row for every endpoint', () => {
  expect(places.size).toBe(endpoints.length);
});

it('finds a place for every blocked endpoint on single objects, but for one that names a task only', () => {
  const without = rows.filter(
    ({ endpoint, where }) =>
      endpoint.exposure === 'blocked' &&
      where.list === null &&
      where.path.length + where.body.length + Object.keys(where.query).length === 0,
  );
  expect(without.map(({ id }) => id)).toEqual(['GET /wiki/rest/api/content-states/task/{taskId}']);
});

it('has a list for every blocked collection and for nothing else', () => {
  for (const { endpoint, where } of rows) expect(where.list !== null).toBe(endpoint.shape === 'collection');
});

it('takes every parameter that holds an id of content, and none that does not', () => {
  const kinds: Record<string, Set<string>> = {};
  for (const { endpoint, where } of rows) {
    if (endpoint.exposure !== 'blocked') continue;
    endpoint.path.split('/').forEach((segment, at) => {
      if (!segment.startsWith('{')) return;
      const kind = where.path.find((one) => one.segment === at)?.kind ?? 'none';
      (kinds[kind] ??= new Set()).add(segment.slice(1, -1));
    });
  }
  const sorted = (kind: string): string[] => [...(kinds[kind] ?? [])].sort();
  expect(sorted('none')).toEqual([
    'groupId',
    'groupName',
    'id', // of a label
    'key',
    'label',
    'macroId',
    'operationKey',
    'position',
    'property-id',
    'relationName',
    'sourceType',
    'targetType',
    'taskId',
    'to',
    'type',
    'version',
    'version-number',
    'versionNumber',
  ]);
  expect(sorted('content')).toEqual([
    'attachmentId',
    'comment-id',
    'contentId',
    'draftId',
    'id',
    'pageId',
    'targetId',
  ]);
  expect(sorted('spelled')).toEqual(['spaceKey']);
  expect(sorted('space')).toEqual(['id']);
});
