import { readForgeManifest } from '../../src/evidence/manifest';
import { codes, messageOf, onlyApp } from './read';

const id = 'ari:cloud:ecosystem::app/11111111-2222-4333-8444-555555555555';
const read = (text: string, file = 'app/manifest.yml') => onlyApp(readForgeManifest(text, file));

test('an ordinary app: modules a user sees, what runs unseen, events and scopes with their line', () => {
  const app = read(`
app:
  id: ${id}
modules:
  macro:
    - key: chart
      resource: main
      title: Chart
  confluence:spacePage:
    - key: overview
      resource: main
      title: { i18n: overview.title }
  trigger:
    - { key: on-page, function: run, events: [avi:confluence:updated:page, avi:confluence:created:page] }
  scheduledTrigger:
    - { key: nightly, function: run, interval: day }
  function:
    - { key: run, handler: index.run }
permissions:
  scopes:
    - read:page:confluence
    - storage:app
`);
  expect(app).toMatchObject({
    key: id,
    name: 'Chart',
    kind: 'forge',
    source: 'app/manifest.yml',
    scopes: ['read:page:confluence', 'storage:app'],
    scopesAt: { file: 'app/manifest.yml', line: 21 },
    modules: [
      { type: 'macro', key: 'chart', title: 'Chart' },
      { type: 'confluence:spacePage', key: 'overview', title: null },
    ],
    background: [{ type: 'scheduledTrigger', key: 'nightly', title: null }],
    events: ['avi:confluence:updated:page', 'avi:confluence:created:page'],
    unresolved: [],
    notices: [],
  });
});

test.each([
  [
    'a list',
    'scopes: [read:page:confluence, "search:confluence"]',
    ['read:page:confluence', 'search:confluence'],
  ],
  [
    'a map with settings',
    'scopes: { read:page:confluence: { allowImpersonation: false }, search:confluence: {} }',
    ['read:page:confluence', 'search:confluence'],
  ],
  ['one text', 'scopes: read:page:confluence', ['read:page:confluence']],
  ['maps in a list', 'scopes: [{ key: read:page:confluence }]', ['read:page:confluence']],
  ['none', 'external: {}', []],
  ['an empty list', 'scopes: []', []],
  ['a number', 'scopes: 7', null],
])('scopes as %s', (_, scopes, expected) => {
  const app = read(`app: { id: '${id}' }\npermissions:\n  ${scopes}\n`);
  expect(app.scopes).toEqual(expected);
  expect(codes(app)).toEqual(expected === null ? ['unreadable-part'] : []);
});

test.each([
  ['ari:cloud:ecosystem::app/to-be-generated'],
  ['${APP_ID}'],
  ['ari:cloud:ecosystem::app/'],
  ['ari:cloud:ecosystem::app/00000000-0000-0000-0000-000000000000'],
])('the file stands for an app whose id is %s', (placeholder) => {
  const app = read(
    `app: { id: "${placeholder}" }\nmodules: { macro: [{ key: m, resource: r }] }\n`,
    'tools/notes/manifest.yml',
  );
  expect(app.key).toBe('tools/notes/manifest.yml');
  expect(app.name).toBe('notes');
  expect(codes(app)).toEqual(['placeholder']);
});

test('a Connect app that moves to Forge: its key, its modules, its server, calls in a name of a user', () => {
  const app = read(`
app:
  id: ${id}
  connect: { key: com.example.chart, remote: connect }
remotes:
  - key: connect
    baseUrl: https://chart.example.com
connectModules:
  confluence:dynamicContentMacros:
    - key: chart
      name: { value: Chart }
  confluence:webhooks:
    - { key: hook, event: page_created, url: /hook }
  jira:generalPages:
    - { key: other, name: { value: Other } }
permissions:
  scopes: [read:connect-confluence, act-as-user:connect-confluence]
`);
  expect(app.aliases).toEqual(['com.example.chart']);
  expect(app.name).toBe('Chart');
  expect(app.modules).toEqual([{ type: 'dynamicContentMacros', key: 'chart', title: 'Chart' }]);
  expect(app.events).toEqual(['page_created']);
  expect(app.unresolved.map(({ reason, line }) => [reason, line])).toEqual([
    ['server', 6],
    ['act-as-user', 17],
  ]);
});

test('what may call Confluence from outside is not known; what is only fetched from is egress and no more', () => {
  const app = read(`
app: { id: '${id}' }
modules:
  endpoint:
    - { key: hand, remote: backend, auth: { appSystemToken: { enabled: true }, appUserToken: { enabled: false } } }
remotes:
  - { key: backend, baseUrl: https://api.example.com }
  - { key: model, baseUrl: https://model.example.com, operations: [fetch] }
  - { key: store, baseUrl: '\${STORE}', operations: [compute] }
permissions:
  external:
    fetch:
      backend: ['*.atlassian.net', { address: https://log.example.com }, { remote: model }]
      client: ['*']
    images: ['*.atlassian.net']
`);
  expect(app.unresolved.map(({ reason, text }) => `${reason}: ${text}`)).toEqual([
    'egress-to-confluence: remote may send requests to ${STORE}',
    'egress-to-confluence: backend may send requests to *.atlassian.net',
    'egress-to-confluence: front end may send requests to *',
    'remote: remote backend at https://api.example.com, which is given appSystemToken',
    'remote: remote store at ${STORE}',
  ]);
  expect(app.egress).toEqual([
    { address: 'https://api.example.com', kind: 'remote' },
    { address: 'https://model.example.com', kind: 'remote' },
    { address: '${STORE}', kind: 'remote' },
    { address: '*.atlassian.net', kind: 'backend' },
    { address: 'https://log.example.com', kind: 'backend' },
    { address: 'https://model.example.com', kind: 'backend' },
    { address: '*', kind: 'front end' },
    { address: '*.atlassian.net', kind: 'front end' },
  ]);
});

test('an app of another product is a row with nothing of Confluence', () => {
  const app = read(`
app: { id: '${id}' }
modules:
  jira:issuePanel: [{ key: panel, resource: main, title: Panel }]
permissions: { scopes: [read:jira-work] }
`);
  expect(app).toMatchObject({ name: 'Panel', modules: [], scopes: ['read:jira-work'] });
  expect(codes(app)).toEqual(['no-confluence-part']);
});

test('UI Kit 1 is told by its module: a function renders it', () => {
  const app = read(`
app: { id: '${id}' }
modules:
  macro:
    - { key: old, function: run, title: Old }
    - { key: mixed, resource: main, config: { function: configure } }
    - { key: new, resource: main, render: native, config: true }
  graph:smartLink:
    - { key: link, function: run, name: Link }
`);
  expect(app.notices.map(({ code, line }) => [code, line])).toEqual([
    ['ui-kit-1', 5],
    ['ui-kit-1', 6],
  ]);
});

test.each([
  [
    'a key given twice',
    `app:\n  id: ${id}\napp:\n  id: ${id}\n  name: Second\n`,
    'Second',
    ['duplicate-key'],
  ],
  ['tabs', `app:\n\tid: ${id}\n\tname: Tabbed\n`, 'Tabbed', ['tabs']],
  ['several documents', `app: { id: '${id}', name: First }\n---\nother: 1\n`, 'First', ['several-documents']],
  ['an anchor', `x: &n { name: Shared }\napp:\n  <<: *n\n  id: ${id}\n`, 'Shared', []],
  [
    'a module that is text',
    `app: { id: '${id}', name: Odd }\nmodules: { macro: [chart] }\n`,
    'Odd',
    ['unreadable-part'],
  ],
  [
    'a right to act for absent users',
    `app: { id: '${id}', name: Imp }\npermissions: { scopes: { read:page:confluence: { allowImpersonation: true } } }\n`,
    'Imp',
    ['impersonation'],
  ],
])('%s is read, with a notice', (_, text, name, expected) => {
  const app = read(text);
  expect(app.name).toBe(name);
  expect(codes(app)).toEqual(expected);
});

test.each([
  ['nothing', '', 'is empty'],
  ['broken YAML', `app:\n  id: ${id}\n  name: "open\n`, 'is not valid YAML at line 4'],
  ['a list', '- a\n- b\n', 'is no Forge manifest'],
  ['a manifest of another tool', 'applications:\n  - name: web\n', 'is no Forge manifest'],
  ['aliases that grow', `a: &a [1, 1]\n${grow('bcdefghi')}`, 'has aliases that cannot be resolved'],
  ['deep nesting', `app: ${'['.repeat(1000)}`, 'is nested too deeply'],
  ['too many parts', 'a: b\n'.repeat(20_000), 'has more parts than any manifest'],
  ['half a megabyte', `app: ${'x'.repeat(600_000)}`, 'has 0.6 MB, more than the 0.5 MB'],
])('%s is refused with one sentence', (_, text, sentence) => {
  const message = messageOf(readForgeManifest(text, 'manifest.yml'));
  expect(message).toContain(sentence);
  expect(message).not.toMatch(/\n|\.$/u);
});

/** Each line names the one before three times. */
function grow(names: string): string {
  return Array.from(names, (name, index) => {
    const before = `*${'abcdefghi'.charAt(index)}`;
    return `${name}: &${name} [${before}, ${before}, ${before}]\n`;
  }).join('');
}
