import { readCsv } from '../../../src/evidence/inventory/csv';
import { accepted, messageOf } from '../read';

const read = (text: string) => accepted(readCsv(text, 'apps.csv'));

test.each([
  ['commas', 'key,name,vendor,version,scopes,kind\ncom.a,App A,Ltd,1.0,READ WRITE,connect\n'],
  [
    'semicolons',
    'App key;App name;Vendor name;Version;Scopes;Hosting\r\ncom.a;App A;Ltd;1.0;READ,WRITE;Connect\r\n',
  ],
  [
    'tabs',
    'KEY\tTitle\tPartner\tApp version\tPermissions\tType\ncom.a\tApp A\tLtd\t1.0\tREAD;WRITE\tconnect app\n',
  ],
  [
    'quotes, other columns, another order',
    'Notes,"Name","Scopes","Kind",Vendor,Version,Key\n"a, b","App A","READ, WRITE",connect,Ltd,1.0,com.a\n',
  ],
  [
    'a byte order mark and a hint for the separator',
    '\uFEFFsep=;\nkey;name;vendor;version;scopes;kind\ncom.a;App A;Ltd;1.0;READ|WRITE;connect',
  ],
])('%s', (_, text) => {
  expect(read(text).apps).toMatchObject([
    {
      key: 'com.a',
      name: 'App A',
      vendor: 'Ltd',
      version: '1.0',
      scopes: ['READ', 'WRITE'],
      kind: 'connect',
      unresolved: [{ reason: 'server' }],
    },
  ]);
});

test('an empty cell and a missing column mean not known, `none` means none', () => {
  const { apps, total } = read('key,scopes\na,\nb,none\nc,-\n');
  expect(apps.map(({ scopes, vendor }) => [scopes, vendor])).toEqual([
    [null, null],
    [[], null],
    [[], null],
  ]);
  expect(total).toBe(3);
});

test('the kind is read from a word or from the key; a script cannot be blocked by its key', () => {
  const uuid = '11111111-2222-4333-8444-555555555555';
  const { apps } = read(
    `key,name,kind\n${uuid.toUpperCase()},F,\nx,S,Python script\ny,U,something\nz,G,forge\n`,
  );
  expect(apps.map(({ key, kind }) => [key, kind])).toEqual([
    [`ari:cloud:ecosystem::app/${uuid}`, 'forge'],
    ['x', 'script'],
    ['y', 'unknown'],
    ['z', 'forge'],
  ]);
  expect(apps[1]!.unresolved).toMatchObject([{ reason: 'api-token', line: 3 }]);
});

test('rows without a name are left out and double keys are told, each with its line', () => {
  const { apps, notices } = read('key,name,vendor\na,One,\n,,V\na,Two,\n\nb,,\n');
  expect(apps.map(({ key, name }) => [key, name])).toEqual([
    ['a', 'Two'],
    ['b', 'b'],
  ]);
  expect(notices.map(({ code, line }) => [code, line])).toEqual([
    ['left-out', 3],
    ['duplicate-key', 4],
  ]);
});

test.each([
  ['nothing', '', 'has no column `key` or `name` in its first row'],
  ['no heading', 'com.a,App A\n', 'has no column `key` or `name`'],
  ['an open quote', 'key,name\na,"b\n', 'cannot be read as a table at line 2'],
  ['too many rows', `key\n${'a\n'.repeat(30_000)}`, 'holds more than the 20000 apps'],
  ['an endless row', `key\n${'a'.repeat(50_000)}\n`, 'cannot be read as a table at line 2'],
])('%s is refused', (_, text, sentence) => {
  expect(messageOf(readCsv(text, 'a.csv'))).toContain(sentence);
});
