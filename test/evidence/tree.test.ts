import fc from 'fast-check';
import { isWanted, readTree, type TreeFile } from '../../src/evidence/tree';

const scopes = (...names: string[]) => names.map((name) => `    - ${name}\n`).join('');
const manifest = (n: number, ...names: string[]) => `app:
  id: ari:cloud:ecosystem::app/${String(n).repeat(8)}-1111-4111-8111-111111111111
  name: App ${String(n)}
modules:
  macro:
    - key: chart
      title: Chart
      function: main
permissions:
  scopes:
${scopes(...(names.length > 0 ? names : ['read:page:confluence']))}`;
const descriptor = JSON.stringify({
  key: 'com.example.sync',
  name: 'Sync',
  baseUrl: 'https://sync.example',
  authentication: { type: 'jwt' },
  scopes: ['READ'],
  modules: {},
});
const call = (path: string) => `import api, { route } from '@forge/api';
export const run = () => api.asApp().requestConfluence(route\`${path}\`);
`;
const script = `import requests
requests.get("https://acme.atlassian.net/wiki/rest/api/search", auth=("me", "token"))
`;

function tree(files: Readonly<Record<string, string>>, prefix = '') {
  const all: TreeFile[] = Object.entries(files).map(([path, text]) => ({
    path,
    size: text.length,
    text: (most = text.length) => text.slice(0, most),
  }));
  return readTree({ name: 'repository', files: all, prefix });
}

const places = ({ apps }: ReturnType<typeof tree>) =>
  apps.map(({ source, kind, evidence }) => [
    source,
    kind,
    evidence.map((one) => `${one.file}:${String(one.line)} ${one.method ?? '?'} ${one.path}`),
  ]);

test('the code below the folder of a manifest is its own, and what is left is a script', () => {
  const read = tree({
    'apps/one/manifest.yml': manifest(1),
    'apps/one/src/index.js': call('/wiki/api/v2/pages'),
    'apps/two/manifest.yaml': manifest(2),
    'apps/two/src/deep/index.ts': call('/wiki/api/v2/spaces'),
    'tools/sync.py': script,
  });
  expect(places(read)).toEqual([
    ['apps/one/manifest.yml', 'forge', ['apps/one/src/index.js:2 GET /wiki/api/v2/pages']],
    ['apps/two/manifest.yaml', 'forge', ['apps/two/src/deep/index.ts:2 GET /wiki/api/v2/spaces']],
    ['.', 'script', ['tools/sync.py:2 GET /wiki/rest/api/search']],
  ]);
  expect(read.unreadable).toEqual([]);
});

test('an app may import from a folder outside every app, and its calls stay its own', () => {
  const read = tree({
    'apps/one/manifest.yml': manifest(1),
    'apps/one/src/index.js': `import { ask } from '../../../shared/ask';\nexport const run = () => ask('/wiki/api/v2/pages');\n`,
    'shared/ask.js': `import api, { assumeTrustedRoute } from '@forge/api';\nexport const ask = (path) => api.asApp().requestConfluence(assumeTrustedRoute(path));\n`,
  });
  expect(places(read)[0]).toEqual([
    'apps/one/manifest.yml',
    'forge',
    ['apps/one/src/index.js:2 GET /wiki/api/v2/pages'],
  ]);
});

test('an app in a folder of examples is looked at like any other', () => {
  const read = tree({
    'manifest.yml': manifest(1),
    'examples/two/manifest.yml': manifest(2),
    'examples/two/src/index.js': call('/wiki/api/v2/pages'),
  });
  expect(places(read)[1]?.[2]).toEqual(['examples/two/src/index.js:2 GET /wiki/api/v2/pages']);
});

test('a descriptor stands for the project around it, wherever the server finds it', () => {
  const server = `AP.request({ url: '/rest/api/space', type: 'GET' });\n`;
  const alone = tree({ 'public/atlassian-connect.json': descriptor, 'web/main.js': server });
  expect(places(alone)).toEqual([
    ['public/atlassian-connect.json', 'connect', ['web/main.js:1 GET /wiki/rest/api/space']],
  ]);
  const beside = tree({
    'forge/manifest.yml': manifest(1),
    'connect/package.json': '{}',
    'connect/public/atlassian-connect.json': descriptor,
    'connect/web/main.js': server,
  });
  expect(places(beside).map(([source, , calls]) => [source, calls?.length])).toEqual([
    ['forge/manifest.yml', 0],
    ['connect/public/atlassian-connect.json', 1],
  ]);
});

test('a variant of the manifest does not own the code, two apps of one folder do', () => {
  const code = { 'src/index.js': call('/wiki/api/v2/pages') };
  const counts = (files: Readonly<Record<string, string>>) =>
    tree({ ...files, ...code }).apps.map(({ source, evidence }) => [source, evidence.length]);
  expect(counts({ 'manifest.dev.yml': manifest(2), 'manifest.yml': manifest(1) })).toEqual([
    ['manifest.dev.yml', 0],
    ['manifest.yml', 1],
  ]);
  expect(counts({ 'manifest.yml': manifest(1), 'atlassian-connect.json': descriptor })).toEqual([
    ['manifest.yml', 1],
    ['atlassian-connect.json', 1],
  ]);
});

test('a tree without a declaration is one app; code without a call beside an app is none', () => {
  expect(tree({ 'index.js': 'console.log(1)' }).apps).toMatchObject([
    { key: 'repository', kind: 'unknown', codeFiles: 1, evidence: [] },
  ]);
  expect(tree({ 'a/manifest.yml': manifest(1), 'index.js': 'console.log(1)' }).apps).toHaveLength(1);
  expect(tree({ 'readme.md': 'x', 'package.json': '{}' })).toEqual({ apps: [], unreadable: [] });
});

test('code of an app without its manifest is not taken for a script', () => {
  expect(tree({ 'src/index.js': call('/wiki/api/v2/pages') }).apps[0]).toMatchObject({ kind: 'unknown' });
  expect(tree({ 'sync.py': script }).apps[0]).toMatchObject({ kind: 'script' });
});

test('what cannot be read is named with its prefix, and the rest goes on', () => {
  const files: TreeFile[] = [
    { path: 'manifest.yml', size: 10, text: () => manifest(1) },
    { path: 'src/broken.js', size: 10, text: () => 'requestConfluence((' },
    {
      path: 'src/locked.js',
      size: 10,
      text: () => {
        throw new Error('no permission to read it');
      },
    },
    {
      path: 'src/huge.js',
      size: 6_000_000_000,
      text: () => {
        throw new Error('must not be read');
      },
    },
    { path: 'src/ok.js', size: 10, text: () => call('/wiki/api/v2/pages') },
  ];
  const read = readTree({ name: 'x', files, prefix: 'here/' });
  expect(read.unreadable).toEqual([
    { file: 'here/src/locked.js', message: 'no permission to read it' },
    { file: 'here/src/huge.js', message: 'is larger than the 5 MB that are read of one file' },
    { file: 'here/src/broken.js', message: expect.stringMatching(/^cannot be parsed at line 1: /) as string },
  ]);
  expect(read.apps[0]?.evidence).toMatchObject([{ file: 'here/src/ok.js', line: 2 }]);
});

test('every file belongs to one app at most, whatever the folders', () => {
  const name = fc.constantFrom('a', 'b', 'src', 'examples', 'manifest.yml');
  const folder = fc.array(name, { maxLength: 4 }).map((parts) => parts.join('/'));
  fc.assert(
    fc.property(
      fc.uniqueArray(folder, { maxLength: 4 }),
      fc.uniqueArray(folder, { maxLength: 6 }),
      (apps, code) => {
        const at = (folderName: string, file: string) => (folderName === '' ? file : `${folderName}/${file}`);
        const read = tree({
          ...Object.fromEntries(apps.map((one, n) => [at(one, 'manifest.yml'), manifest(n + 1)])),
          ...Object.fromEntries(code.map((one) => [at(one, 'code.js'), call('/wiki/api/v2/pages')])),
        });
        const found = read.apps.flatMap(({ evidence }) => evidence.map(({ file }) => file));
        expect(new Set(found).size).toBe(found.length);
        expect(read.unreadable).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});

test.each([
  ['src/index.ts', true],
  ['node_modules/x/manifest.yml', false],
  ['a/.git/config.json', false],
  ['image.png', false],
  ['odd-name.json', true],
  ['go.mod', true],
])('%s is wanted: %s', (path, expected) => {
  expect(isWanted(path)).toBe(expected);
});
