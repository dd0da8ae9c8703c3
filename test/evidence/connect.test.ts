import { readConnectDescriptor } from '../../src/evidence/connect';
import { codes, messageOf, onlyApp } from './read';

const read = (text: string, file = 'atlassian-connect.json') => onlyApp(readConnectDescriptor(text, file));
const descriptor = {
  key: 'com.example.notes',
  name: 'Notes',
  version: '3.1',
  vendor: { name: 'Example Ltd' },
  baseUrl: 'https://notes.example.com',
  authentication: { type: 'jwt' },
  scopes: ['READ', 'write', 'ACT_AS_USER'],
  modules: {
    dynamicContentMacros: [{ key: 'note', name: { value: 'Note' } }],
    configurePage: { key: 'configure', name: { value: 'Configure' } },
    webhooks: [
      { event: 'page_created', url: '/a' },
      { event: 'page_created', url: '/b' },
    ],
  },
};
const text = (changes: object): string => JSON.stringify({ ...descriptor, ...changes }, null, 2);

test('an ordinary descriptor; its server is what cannot be known', () => {
  expect(read(text({}))).toMatchObject({
    key: 'com.example.notes',
    name: 'Notes',
    kind: 'connect',
    vendor: 'Example Ltd',
    version: '3.1',
    scopes: ['READ', 'write', 'ACT_AS_USER'],
    scopesAt: { file: 'atlassian-connect.json', line: 12 },
    modules: [
      { type: 'dynamicContentMacros', key: 'note', title: 'Note' },
      { type: 'configurePage', key: 'configure', title: 'Configure' },
    ],
    events: ['page_created'],
    egress: [{ address: 'https://notes.example.com', kind: 'base url' }],
    unresolved: [
      { reason: 'server', line: 8, text: 'server at https://notes.example.com' },
      { reason: 'act-as-user', line: 15, text: 'ACT_AS_USER' },
    ],
    notices: [],
  });
});

test('without authentication the server cannot sign, and without scopes nothing is declared', () => {
  const app = read(text({ authentication: { type: 'none' }, scopes: undefined }));
  expect(app.scopes).toEqual([]);
  expect(app.unresolved.map(({ text: said }) => said)).toEqual([
    'server at https://notes.example.com, which has no way to sign calls as the app',
  ]);
});

test.each([
  ['a templated key', text({ key: '{{appKey}}' }), 'x/atlassian-connect.json', ['placeholder']],
  ['a templated address', text({ baseUrl: '${addon.base-url}' }), 'com.example.notes', ['placeholder']],
  [
    'comments and trailing commas',
    `// notes\n${text({}).replace(/\}$/u, ',}')}`,
    'com.example.notes',
    ['lenient-json'],
  ],
  ['a byte order mark', `\uFEFF${text({})}`, 'com.example.notes', []],
  ['scopes of another form', text({ scopes: [['READ']] }), 'com.example.notes', ['unreadable-part']],
  [
    'modules of Jira',
    text({ modules: { jiraIssueTabPanels: [{ key: 'tab' }] } }),
    'com.example.notes',
    ['other-product-part'],
  ],
])('%s', (_, content, key, expected) => {
  const app = read(content, 'x/atlassian-connect.json');
  expect(app.key).toBe(key);
  expect(codes(app)).toEqual(expected);
});

test.each([
  ['broken JSON', '{\n"key": "a",\n"baseUrl": \n}', 'is not valid JSON at line 4'],
  ['nothing', '', 'is not valid JSON'],
  ['other JSON', '{"name": "a", "version": "1.0.0"}', 'is no Connect descriptor'],
  ['a list', '[1]', 'is no Connect descriptor'],
  ['deep nesting', '['.repeat(100_000), 'is nested more than 100 levels deep'],
])('%s is refused with one sentence', (_, content, sentence) => {
  expect(messageOf(readConnectDescriptor(content, 'a.json'))).toContain(sentence);
});
