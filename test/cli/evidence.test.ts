/** Code and recordings on the command line, as a vendor and an administrator use them. */
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { AuditResult } from '../../src/report/result';
import { folder, manifest, run } from './run';

jest.setTimeout(120_000);

const key = 'ari:cloud:ecosystem::app/11111111-2222-3333-4444-555555555555';
const code = `import api, { route } from '@forge/api';
export const run = async (id) => {
  await api.asApp().requestConfluence(route\`/wiki/api/v2/pages/\${id}\`);
  return api.asUser().requestConfluence(route\`/wiki/api/v2/spaces\`);
};
`;
const app = { 'manifest.yml': manifest, 'src/index.js': code };
const har = JSON.stringify({
  log: {
    version: '1.2',
    entries: [
      {
        startedDateTime: '2026-11-02T10:00:00.000Z',
        request: {
          method: 'GET',
          url: 'https://acme.atlassian.net/wiki/api/v2/pages/12?token=SECRET',
          headers: [{ name: 'Cookie', value: 'SECRET' }],
        },
      },
    ],
  },
});

async function audited(...args: string[]): Promise<AuditResult> {
  const { out, err, code: exit } = await run(['audit', ...args, '--format', 'json']);
  if (exit === 2 || exit === 3) throw new Error(err);
  return JSON.parse(out) as AuditResult;
}

const strongest = (result: AuditResult, path: string) =>
  result.apps[0]?.dependencies.find((one) => one.method === 'GET' && one.path === path)?.strongest;

test('a source tree shows declared and referenced calls in one answer', async () => {
  const root = await folder({ ...app, 'node_modules/x/index.js': code, 'src/__tests__/a.js': code });
  const result = await audited(root);
  expect(result.apps).toHaveLength(1);
  expect(result.apps[0]).toMatchObject({
    key,
    codeFiles: 1,
    strongest: 'referenced',
    leastScopes: ['read:page:confluence', 'read:space:confluence'],
  });
  const page = result.apps[0]?.dependencies.find((one) => one.path === '/wiki/api/v2/pages/{id}');
  expect(page?.evidence.map(({ strength, file, line }) => [strength, file, line])).toEqual([
    ['referenced', 'src/index.js', 3],
    ['permitted', 'manifest.yml', 11],
  ]);
  const about = (name: string) => result.findings.find((one) => one.code === name);
  expect(about('scope-missing')).toMatchObject({
    file: 'src/index.js',
    line: 4,
    data: { scopes: ['read:space:confluence'] },
  });
  expect(about('scope-unused')).toMatchObject({
    level: 'warning',
    data: { scopes: ['read:group:confluence'] },
  });
});

test('the odd tree: loops, pipes of folders, binaries, huge and broken files do not stop it', async () => {
  const root = await folder({
    ...app,
    'src/broken.js': 'requestConfluence((',
    'src/binary.js': Buffer.from(Array.from({ length: 4096 }, (_, n) => (n * 7919) % 256)),
    'src/huge.js': Buffer.alloc(6_000_000, 'x'),
  });
  symlinkSync(root, join(root, 'src/loop'));
  symlinkSync('/dev/zero', join(root, 'src/zero.js'));
  const deep = join(root, ...Array.from({ length: 70 }, (_, n) => `d${String(n)}`));
  mkdirSync(deep, { recursive: true });
  writeFileSync(join(deep, 'index.js'), code);
  const { code: exit, out, err } = await run(['audit', root, '--format', 'json']);
  const result = JSON.parse(out) as AuditResult;
  expect(exit).toBe(0);
  expect(strongest(result, '/wiki/api/v2/pages/{id}')).toBe('referenced');
  const named = result.unreadable.map(({ file }) => file.split('/').at(-1));
  expect(named).toEqual(expect.arrayContaining(['broken.js', 'huge.js', 'd60']));
  expect(result.findings.filter((one) => one.code === 'file-unreadable')).toHaveLength(named.length);
  expect(err.trimEnd().split('\n')).toHaveLength(named.length);
});

test('one file of code is an app of its own', async () => {
  const root = await folder({
    'publish.py': 'import requests\nrequests.get("https://x.atlassian.net/wiki/rest/api/space")\n',
    'index.js': code,
  });
  const script = await audited(join(root, 'publish.py'));
  expect(script.apps).toMatchObject([{ key: 'publish.py', kind: 'script', source: 'publish.py' }]);
  expect(strongest(script, '/wiki/rest/api/space')).toBe('referenced');
  const both = await audited(join(root, 'publish.py'), join(root, 'index.js'));
  expect(both.apps.map(({ source }) => source)).toEqual([join(root, 'publish.py'), join(root, 'index.js')]);
  expect(both.apps[1]?.dependencies[0]?.evidence[0]?.file).toBe(join(root, 'index.js'));
});

test('a zip of the tree says the same as the tree', async () => {
  const root = await folder({
    'app/manifest.yml': manifest,
    'app/src/index.js': code,
    'app.zip': Buffer.from(
      zipSync(
        Object.fromEntries(Object.entries(app).map(([name, text]) => [`app-main/${name}`, strToU8(text)])),
      ),
    ),
  });
  const [tree, archive] = [await audited(join(root, 'app')), await audited(join(root, 'app.zip'))];
  expect(archive.apps).toEqual(tree.apps);
  expect(archive.findings).toEqual(tree.findings);
});

test('a recording stands for itself, or for the app that --app names; no secret comes out', async () => {
  const root = await folder({ 'app/manifest.yml': manifest, 'app/src/index.js': code, 'monday.har': har });
  const paths = [join(root, 'app'), join(root, 'monday.har')];
  const apart = await audited(...paths);
  expect(apart.apps.map((one) => one.strongest)).toEqual(['referenced', 'observed']);
  const { out } = await run(['audit', ...paths, '--app', key, '--format', 'json']);
  const joined = JSON.parse(out) as AuditResult;
  expect(joined.apps).toHaveLength(1);
  expect(strongest(joined, '/wiki/api/v2/pages/{id}')).toBe('observed');
  expect(out).not.toContain('SECRET');
});

test('an access log with fields of its own is read where --fields says', async () => {
  const root = await folder({
    'my.log': '{"req":{"verb":"GET","target":"/wiki/api/v2/pages/1"}}\n'.repeat(3),
    'fields.yml': 'accessLog: { method: req.verb, url: req.target }',
  });
  const log = join(root, 'my.log');
  expect((await run(['audit', log])).code).toBe(2);
  const result = await audited(log, '--fields', join(root, 'fields.yml'));
  expect(result.apps[0]?.dependencies[0]?.evidence[0]).toMatchObject({
    strength: 'observed',
    seen: { count: 3 },
  });
});

test('only what is new and not ignored counts for --fail-on', async () => {
  const root = await folder(app);
  const baseline = join(root, '..', `${root.split('/').at(-1) ?? ''}-baseline.json`);
  const gate = (...more: string[]) =>
    run(['audit', root, '--fail-on', 'scope-missing,ignore-expired', '--format', 'json', ...more]);
  expect((await gate()).code).toBe(1);
  await run(['audit', root, '--output', baseline]);
  expect((await gate('--baseline', baseline)).code).toBe(0);

  writeFileSync(join(root, 'src/more.js'), code.replace('/wiki/api/v2/spaces', '/wiki/api/v2/tasks'));
  const grown = await gate('--baseline', baseline);
  const { findings } = JSON.parse(grown.out) as AuditResult;
  const fresh = findings.find((one) => one.code === 'scope-missing' && one.known === false);
  expect([grown.code, fresh?.endpoint?.path]).toEqual([1, '/wiki/api/v2/tasks']);

  const ignores = (until: string) =>
    `version: 1\nignores:\n  - id: ${fresh?.id ?? ''}\n    reason: soon\n    until: ${until}\n`;
  writeFileSync(join(root, 'ignores.yml'), ignores('2999-01-01'));
  expect((await gate('--baseline', baseline, '--ignores', join(root, 'ignores.yml'))).code).toBe(0);
  writeFileSync(join(root, 'ignores.yml'), ignores('2020-01-01'));
  expect((await gate('--baseline', baseline, '--ignores', join(root, 'ignores.yml'))).code).toBe(1);
});

test('a statement is a page that the audit reads back', async () => {
  const root = await folder(app);
  const page = join(root, 'statement.html');
  const made = await run([
    'statement',
    root,
    '--vendor',
    'Example Ltd',
    '--release',
    '4.2.0',
    '--output',
    page,
  ]);
  expect(made).toMatchObject({ code: 0, err: '' });
  expect(readFileSync(page, 'utf8')).toContain('Example Ltd states this of version 4.2.0');
  const result = await audited(page);
  expect(result.apps[0]).toMatchObject({
    key,
    vendor: 'Example Ltd',
    version: '4.2.0',
    strongest: 'referenced',
  });
});

test.each([
  ['a baseline that is none', ['audit', '.', '--baseline', join(__dirname, '../../package.json')]],
  ['ignores that are none', ['audit', '.', '--ignores', join(__dirname, '../../package.json')]],
  ['fields that are none', ['audit', '.', '--fields', join(__dirname, '../../package.json')]],
  ['a statement without a vendor', ['statement', '.', '--release', '1']],
  [
    'a statement without code',
    ['statement', join(__dirname, '../../manifest.yml'), '--vendor', 'x', '--release', '1'],
  ],
])('%s is wrong use: exit code 2 and one line', async (_what, args) => {
  const { code: exit, out, err } = await run(args);
  expect({ exit, out }).toEqual({ exit: 2, out: '' });
  expect(err).toMatch(/^portcullis: [^\n]+\n$/);
});
