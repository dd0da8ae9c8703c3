import fc from 'fast-check';
import { dependencies } from '../../src/evidence/dependency';
import { readAny } from '../../src/evidence/read-any';
import { recognise } from '../../src/evidence/recognise';
import { readConnectDescriptor } from '../../src/evidence/connect';
import { readCsv } from '../../src/evidence/inventory/csv';
import { readGraphqlInventory } from '../../src/evidence/inventory/graphql';
import { readUpm } from '../../src/evidence/inventory/upm';
import { readForgeManifest } from '../../src/evidence/manifest';
import type { Read } from '../../src/evidence/read';
import { messageOf, onlyApp } from './read';

const forge = "app:\n  id: 'ari:cloud:ecosystem::app/11111111-2222-4333-8444-555555555555'\n";

test.each([
  ['a manifest under any name', 'x.yaml', forge, 'forge manifest'],
  ['a manifest without an app', 'x.yml', 'modules:\n  macro:\n    - key: m\n', 'forge manifest'],
  ['a manifest with scopes only', 'x.yml', 'permissions:\n  scopes: [storage:app]\n', 'forge manifest'],
  ['a manifest in JSON', 'x.json', '{"app": {"id": "ari:cloud:ecosystem::app/x"}}', 'forge manifest'],
  ['a broken manifest by its id', 'x.yml', `${forge}  name: "open\n`, 'forge manifest'],
  ['a broken manifest by its name', 'a/manifest.yml', 'app: [\n', 'forge manifest'],
  ['an empty manifest by its name', 'a/manifest.yml', '', 'forge manifest'],
  ['a manifest of another tool', 'manifest.yml', 'applications:\n  - name: web\n', null],
  ['settings with an app', 'config.yml', 'app:\n  id: web\n  port: 80\n', null],
  ['a descriptor', 'x.json', '{"key": "a", "baseUrl": "https://a.example.com"}', 'connect descriptor'],
  ['a descriptor with comments', 'x.json', '// a\n{"key": "a", "baseUrl": "b",}', 'connect descriptor'],
  ['a broken descriptor', 'x.json', '{"key": "a", "baseUrl": "b", "modules": {', 'connect descriptor'],
  ['a package file', 'package.json', '{"name": "a", "version": "1.0.0"}', null],
  [
    'an inventory',
    'x.json',
    '{"data": {"ecosystem": {"appsInstalledInContexts": {"edges": []}}}}',
    'graphql inventory',
  ],
  [
    'an inventory a line each',
    'x.ndjson',
    '{"appsInstalledInContexts": {}}\n{"appsInstalledInContexts": {}}',
    'graphql inventory',
  ],
  [
    'an answer with nothing but errors',
    'x.json',
    '{"errors": [{"message": "no"}], "data": null}',
    'graphql inventory',
  ],
  ['a plugin list', 'x.json', '{"plugins": []}', 'upm'],
  ['a table', 'x.txt', 'App key;Name\na;b\n', 'csv'],
  ['a table of people', 'x.csv', 'First,Last\na,b\n', null],
  ['a HAR', 'x.json', '{"log": {"entries": []}}', 'har'],
  [
    'an access log',
    'x.log',
    '10.0.0.1 - - [22/Nov/2026:10:00:00 +0000] "GET /wiki HTTP/1.1" 200 1 "-" "x"\n',
    'access log',
  ],
  [
    'an access log a line each',
    'x.json',
    '{"method": "GET", "uri": "/wiki/rest/api/user"}\n{"method": "GET", "uri": "/wiki/rest/api/space"}\n',
    'access log',
  ],
  ['an audit log', 'x.csv', 'Date,Actor,Action,App name\n', 'audit log'],
  ['a Confluence audit log', 'x.json', '{"results": [{"creationDate": 1, "summary": "x"}]}', 'audit log'],
  ['prose', 'README.md', '# Notes\n\nSome text.\n', null],
])('%s is told by its content', (_, name, text, kind) => {
  expect(recognise(name, text)).toBe(kind);
});

test('a recording is read as observed calls', () => {
  const entry = {
    startedDateTime: '2026-11-22T10:00:00Z',
    request: { method: 'GET', url: 'https://x.atlassian.net/wiki/api/v2/pages/7' },
  };
  const read = readAny('x.har', JSON.stringify({ log: { entries: [entry] } }));
  expect(onlyApp(read).evidence).toMatchObject([{ strength: 'observed', method: 'GET' }]);
});

test('the answer says what the file was, or what could have been imported', () => {
  expect(readAny('x.yml', forge)).toMatchObject({ ok: true, kind: 'forge manifest' });
  expect(messageOf(readAny('README.md', 'text'))).toContain('can be read');
});

const readers: readonly ((text: string, file: string) => Read)[] = [
  readForgeManifest,
  readConnectDescriptor,
  readGraphqlInventory,
  readUpm,
  readCsv,
  (text, file) => readAny(file, text),
];

/** Whatever comes in, a reader answers with whole records or with one sentence. */
function holds(text: string): void {
  for (const reader of readers) {
    const read = reader(text, 'manifest.yml');
    if (!read.ok) expect(read.message).toMatch(/^[^\n]{5,400}[^.]$/u);
    else {
      for (const app of read.apps) {
        expect(app.key).not.toBe('');
        expect(app.name).not.toBe('');
        expect(JSON.stringify(dependencies(app))).toBeDefined();
      }
    }
  }
}

const words = fc.constantFrom(
  ...[
    'app',
    'id',
    'name',
    'modules',
    'macro',
    'permissions',
    'scopes',
    'external',
    'fetch',
    'remotes',
    'key',
    'baseUrl',
  ],
  ...[
    'plugins',
    'data',
    'errors',
    'edges',
    'node',
    'nodes',
    'appsInstalledInContexts',
    'appInstallationsByContext',
    'version',
  ],
  ...[
    'connect',
    'connectModules',
    'webhooks',
    'event',
    'authentication',
    'vendor',
    '__proto__',
    'constructor',
    'toString',
  ],
);
const leaf = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom('READ', 'read:page:confluence', '*'),
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6 },
    leaf,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(words, tie('tree'), { maxKeys: 6 }),
  ),
}));

test('no text makes a reader throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), holds), { numRuns: 200 });
});

test('no JSON makes a reader throw', () => {
  fc.assert(
    fc.property(tree, (value) => holds(JSON.stringify(value))),
    { numRuns: 200 },
  );
});

test('no broken manifest, descriptor or export makes a reader throw', () => {
  const samples = [
    `${forge}modules:\n  macro:\n    - key: m\n      title: M\npermissions:\n  scopes: [read:page:confluence]\n`,
    '{"key": "a", "baseUrl": "https://a.example.com", "scopes": ["READ"], "modules": {"webhooks": [{"event": "x"}]}}',
    '{"data": {"ecosystem": {"appsInstalledInContexts": {"totalCount": 2, "edges": [{"node": {"id": "a", "name": "b"}}]}}}}',
    'key,name,scopes\na,"b, c",READ\n',
  ];
  const broken = fc
    .tuple(fc.constantFrom(...samples), fc.nat(), fc.nat(20), fc.string({ maxLength: 5 }))
    .map(
      ([text, at, cut, put]) => text.slice(0, at % text.length) + put + text.slice((at % text.length) + cut),
    );
  fc.assert(fc.property(broken, holds), { numRuns: 200 });
});
