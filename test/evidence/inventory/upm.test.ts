import { readUpm } from '../../../src/evidence/inventory/upm';
import { accepted, codes, messageOf } from '../read';

test('installed apps are kept, parts of Confluence are counted and left out, scopes are not known', () => {
  const plugins = [
    {
      key: 'com.example.notes',
      name: 'Notes',
      version: '1.0',
      enabled: true,
      userInstalled: true,
      remotable: true,
      vendor: { name: 'Example' },
    },
    {
      key: 'com.example.off',
      name: 'Off',
      enabled: false,
      userInstalled: true,
      remotable: true,
      vendor: 'Text Ltd',
    },
    { key: 'com.example.local', userInstalled: true },
    { key: 'com.atlassian.confluence.part', name: 'Part', userInstalled: false, remotable: false },
    { key: 'com.atlassian.other' },
    'nonsense',
  ];
  const { apps, total, notices } = accepted(readUpm(JSON.stringify({ plugins }), 'plugins.json'));
  expect(apps).toMatchObject([
    {
      key: 'com.example.notes',
      name: 'Notes',
      kind: 'connect',
      vendor: 'Example',
      version: '1.0',
      scopes: null,
      unresolved: [{ reason: 'server' }],
    },
    { key: 'com.example.off', kind: 'connect', vendor: 'Text Ltd' },
    { key: 'com.example.local', name: 'com.example.local', kind: 'unknown', unresolved: [] },
  ]);
  expect(apps.map(codes)).toEqual([[], ['disabled'], []]);
  expect(total).toBe(3);
  expect(notices).toMatchObject([{ code: 'left-out', detail: '3 parts of Confluence itself are left out' }]);
});

test.each([
  ['{"plugins": {}}', 'is no plugin list'],
  ['[]', 'is no plugin list'],
  ['{"plugins": [', 'is not valid JSON at line 1'],
])('%s is refused', (text, sentence) => {
  expect(messageOf(readUpm(text, 'a.json'))).toContain(sentence);
});
