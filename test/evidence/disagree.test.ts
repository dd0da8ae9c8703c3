import fc from 'fast-check';
import type { AppRecord } from '../../src/evidence/app';
import { dated, disagreements } from '../../src/evidence/disagree';
import { mergeRecords } from '../../src/evidence/merge';
import { appRecord } from '../../src/evidence/read';
import { audit } from '../../src/report/audit';
import { say } from '../../src/report/messages';

const told = (source: string, day: string, stated: Partial<AppRecord>): AppRecord =>
  dated(
    appRecord({ key: 'com.a', name: 'com.a', kind: 'unknown', source, ...stated }),
    `${day}T10:00:00.000Z`,
  );

const inventory = told('inventory.json', '2026-11-20', {
  name: 'Notes',
  kind: 'forge',
  version: '2',
  scopes: ['read:a', 'read:b'],
});
const table = told('apps.csv', '2026-11-01', {
  name: 'notes ',
  version: '1',
  scopes: ['read:b', 'read:c'],
  vendor: 'Ltd',
});
const plugins = told('plugins.json', '2026-10-01', { kind: 'connect', vendor: 'LTD' });

test('what differs is told with every source and its day, the newest first', () => {
  expect(disagreements([inventory, table, plugins])).toEqual([
    {
      field: 'kind',
      values: [
        { value: 'forge', source: 'inventory.json', importedAt: '2026-11-20T10:00:00.000Z' },
        { value: 'connect', source: 'plugins.json', importedAt: '2026-10-01T10:00:00.000Z' },
      ],
    },
    {
      field: 'version',
      values: [
        { value: '2', source: 'inventory.json', importedAt: '2026-11-20T10:00:00.000Z' },
        { value: '1', source: 'apps.csv', importedAt: '2026-11-01T10:00:00.000Z' },
      ],
    },
    {
      field: 'scopes',
      values: [
        { value: 'read:a read:b', source: 'inventory.json', importedAt: '2026-11-20T10:00:00.000Z' },
        { value: 'read:b read:c', source: 'apps.csv', importedAt: '2026-11-01T10:00:00.000Z' },
      ],
    },
  ]);
});

test('sources that agree, or say nothing, do not disagree', () => {
  expect(disagreements([plugins, told('b.csv', '2026-01-01', { name: 'Notes' })])).toEqual([]);
  expect(mergeRecords([plugins, plugins])).not.toHaveProperty('disagreements');
});

test('each is a note that says who says what', () => {
  const { findings } = audit([mergeRecords([inventory, table, plugins])], [], []);
  expect(findings.filter(({ code }) => code === 'sources-disagree').map(say)).toEqual([
    'Sources differ on the kind of Notes: forge (inventory.json, 2026-11-20); connect (plugins.json, 2026-10-01).',
    'Sources differ on the version of Notes: 2 (inventory.json, 2026-11-20); 1 (apps.csv, 2026-11-01).',
    'Sources differ on the scopes of Notes, beside what all of them have: read:a (inventory.json, 2026-11-20); read:c (apps.csv, 2026-11-01).',
  ]);
});

test('a record that was merged before keeps what it disagrees on, dated when it is imported', () => {
  const archive = mergeRecords([
    appRecord({ key: 'com.a', name: 'A', kind: 'forge', source: 'a.yml' }),
    appRecord({ key: 'com.a', name: 'B', kind: 'forge', source: 'b.yml' }),
  ]);
  const at = '2026-11-22T10:00:00.000Z';
  expect(mergeRecords([dated(archive, at), plugins]).disagreements?.map(({ field }) => field)).toEqual([
    'kind',
    'name',
  ]);
  expect(dated(archive, at).disagreements?.[0]?.values[1]).toEqual({
    value: 'B',
    source: 'b.yml',
    importedAt: at,
  });
});

test('the order of equal sources changes the order of the values and nothing else', () => {
  const record = fc.record({
    version: fc.constantFrom(null, '1', '2'),
    name: fc.constantFrom('com.a', 'A', 'B'),
    scopes: fc.constantFrom(null, [], ['x'], ['x', 'y']),
  });
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 5 }), (all) => {
      const records = all.map((one, index) => told(`s${index}`, '2026-11-01', one));
      const fields = (list: AppRecord[]) =>
        disagreements(list).map(({ field, values }) => [field, values.length]);
      expect(fields(records.toReversed())).toEqual(fields(records));
    }),
  );
});
