import { mergeRecords, takenOver } from '../../src/evidence/merge';
import { appRecord } from '../../src/evidence/read';

const record = appRecord;

test('the newest source that knows a fact names it; what widens the reach adds up', () => {
  const plugins = record({
    key: 'com.a',
    name: 'com.a',
    kind: 'connect',
    source: 'plugins.json',
    version: '2',
  });
  const manual = record({
    key: 'com.a',
    name: 'Notes',
    kind: 'unknown',
    source: 'apps.csv',
    vendor: 'Ltd',
    version: '2',
    scopes: ['READ'],
    scopesAt: { file: 'apps.csv', line: 4 },
    events: ['page_created'],
  });
  const descriptor = record({
    key: 'com.a',
    name: 'Notes for Confluence',
    kind: 'connect',
    source: 'atlassian-connect.json',
    version: '1',
    scopes: ['READ', 'WRITE'],
    events: ['page_created', 'page_updated'],
  });
  expect(mergeRecords([plugins, manual, descriptor])).toMatchObject({
    key: 'com.a',
    name: 'Notes',
    kind: 'connect',
    vendor: 'Ltd',
    version: '2',
    source: 'plugins.json, apps.csv, atlassian-connect.json',
    scopes: ['READ', 'WRITE'],
    scopesAt: { file: 'apps.csv', line: 4 },
    events: ['page_created', 'page_updated'],
    notices: [],
  });
});

test('one record stays as it is, and scopes nobody stated stay unknown', () => {
  const bare = record({ key: 'k', name: 'k', kind: 'unknown', source: 'a' });
  expect(mergeRecords([bare])).toBe(bare);
  expect(mergeRecords([bare, { ...bare, source: 'b' }])).toMatchObject({
    scopes: null,
    name: 'k',
    notices: [],
  });
});

test('a Connect key that a Forge app has taken over leads to the Forge app', () => {
  const forge = record({
    key: 'ari:1',
    name: 'F',
    kind: 'forge',
    source: 'm',
    aliases: ['com.old', 'ari:1'],
  });
  const other = record({ key: 'ari:2', name: 'G', kind: 'forge', source: 'm', aliases: ['ari:1'] });
  expect([
    ...takenOver([forge, other, record({ key: 'com.x', name: 'X', kind: 'connect', source: 'p' })]),
  ]).toEqual([['com.old', 'ari:1']]);
});
