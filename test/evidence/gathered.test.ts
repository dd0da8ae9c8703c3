import { strToU8, zipSync } from 'fflate';
import { readArchive } from '../../src/evidence/archive';

const zip = (files: Readonly<Record<string, string>>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

const manifest =
  'app: { id: ari:cloud:ecosystem::app/11111111-2222-4333-8444-555555555555, name: Tidy }\nmodules: {}\npermissions: { scopes: [read:page:confluence] }\n';
const descriptor = JSON.stringify({
  key: 'com.example.notes',
  name: 'Notes',
  baseUrl: 'https://notes.example.com',
  authentication: { type: 'jwt' },
  modules: {},
});
const plugins = JSON.stringify({
  plugins: [{ key: 'com.example.notes', name: 'Meeting notes', version: '1', userInstalled: true }],
});
const inventory = JSON.stringify({
  data: {
    ecosystem: {
      appsInstalledInContexts: {
        totalCount: 1,
        pageInfo: { hasNextPage: false },
        edges: [
          { node: { id: 'ari:cloud:ecosystem::app/99999999-2222-4333-8444-555555555555', name: 'Charts' } },
        ],
      },
    },
  },
});
const har = JSON.stringify({
  log: {
    entries: [{ request: { method: 'GET', url: 'https://a.atlassian.net/wiki/api/v2/pages', headers: [] } }],
  },
});
const files = {
  'gathered/tidy.yml': manifest,
  'gathered/notes.json': descriptor,
  'gathered/plugins.json': plugins,
  'gathered/inventory.json': inventory,
  'gathered/register.csv': 'key,name\nnightly,Nightly export\n',
  'gathered/recordings/com.example.notes.har': har,
  'gathered/picture.png': 'no text',
  'gathered/readme.txt': 'what this is',
};

test('an archive of imports gives the apps of all of them, and recordings go to the app that they are named after', () => {
  const read = readArchive('gathered.zip', zip(files), new Set());
  if (!read.ok) throw new Error(read.message);
  expect(read).toMatchObject({ isSource: false, unreadable: [] });
  expect(Object.fromEntries(read.apps.map(({ key, source }) => [source, key]))).toEqual({
    'tidy.yml': 'ari:cloud:ecosystem::app/11111111-2222-4333-8444-555555555555',
    'notes.json': 'com.example.notes',
    'plugins.json': 'com.example.notes',
    'inventory.json': 'ari:cloud:ecosystem::app/99999999-2222-4333-8444-555555555555',
    'register.csv': 'nightly',
    'recordings/com.example.notes.har': 'com.example.notes',
  });
});

test('an import that cannot be read is named, and the others are kept', () => {
  const broken = {
    ...files,
    'gathered/broken.har': '{"log":{"entries":7}}',
    'gathered/half.json': '{"plugins":[',
  };
  const read = readArchive('gathered.zip', zip(broken));
  if (!read.ok) throw new Error(read.message);
  expect(read.apps).toHaveLength(6);
  expect(read.unreadable.map(({ file }) => file)).toEqual(['half.json']);
});

test('beside code such files are samples and tests of the code, and nothing of them is read', () => {
  const read = readArchive('app.zip', zip({ ...files, 'gathered/src/index.js': 'export const a = 1;' }));
  if (!read.ok) throw new Error(read.message);
  expect(read.isSource).toBe(true);
  expect(read.apps.map(({ source }) => source)).toEqual(['tidy.yml', 'notes.json']);
});

test('an archive of nothing that can be imported is refused with one sentence', () => {
  expect(readArchive('x.zip', zip({ 'a/readme.txt': 'x', 'a/b.png': 'y' }))).toMatchObject({
    ok: false,
    message: expect.stringMatching(/no other file that can be imported$/) as string,
  });
});
