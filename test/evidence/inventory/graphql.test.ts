import { readGraphqlInventory } from '../../../src/evidence/inventory/graphql';
import { accepted, codes, messageOf } from '../read';

const id = (digit: number): string =>
  `ari:cloud:ecosystem::app/${String(digit).repeat(8)}-2222-4333-8444-555555555555`;
const site = 'ari:cloud:confluence::site/1';

const installation = (changes: object = {}): object => ({
  id: 'i',
  installationContext: site,
  appEnvironment: { key: 'production', type: 'PRODUCTION' },
  appEnvironmentVersion: {
    version: '4.2.0',
    permissions: [
      {
        scopes: [
          { key: 'read:page:confluence', name: 'Pages' },
          { key: 'storage:app', name: 'Storage' },
        ],
        egress: [
          { type: 'FETCH_BACKEND_SIDE', addresses: ['*.atlassian.net'] },
          { type: 'IMAGES', addresses: ['*.atlassian.net'] },
        ],
      },
    ],
  },
  ...changes,
});
const forge = (digit: number, ...nodes: object[]): object => ({
  __typename: 'App',
  id: id(digit),
  name: `App ${digit}`,
  vendorName: 'Example Ltd',
  installationsByContexts: { nodes: nodes.length > 0 ? nodes : [installation()] },
});
const connect = {
  __typename: 'EcosystemConnectApp',
  id: 'ari:cloud:ecosystem::connect-app/com.example.notes',
  name: 'Notes',
  vendorName: null,
  installations: [
    {
      installationContext: site,
      appVersion: {
        version: '1',
        permissions: [{ scopes: [{ key: 'READ' }, { key: 'ACT_AS_USER' }], egress: [] }],
      },
    },
  ],
};
const page = (nodes: object[], totalCount: number | null, hasNextPage = false): object => ({
  data: {
    ecosystem: {
      appsInstalledInContexts: {
        totalCount,
        pageInfo: { hasNextPage, endCursor: 'c' },
        edges: nodes.map((node) => ({ node })),
      },
    },
  },
});
const read = (value: unknown) => accepted(readGraphqlInventory(JSON.stringify(value), 'apps.json'));

test('a Forge app and a Connect app of one complete answer', () => {
  const { apps, total, notices } = read(page([forge(1), connect], 2));
  expect({ total, notices }).toEqual({ total: 2, notices: [] });
  expect(apps).toMatchObject([
    {
      key: id(1),
      name: 'App 1',
      kind: 'forge',
      vendor: 'Example Ltd',
      version: '4.2.0',
      scopes: ['read:page:confluence', 'storage:app'],
      egress: [
        { address: '*.atlassian.net', kind: 'backend' },
        { address: '*.atlassian.net', kind: 'front end' },
      ],
      unresolved: [{ reason: 'egress-to-confluence' }],
    },
    {
      key: 'com.example.notes',
      kind: 'connect',
      scopes: ['READ', 'ACT_AS_USER'],
      unresolved: [{ reason: 'server' }, { reason: 'act-as-user' }],
    },
  ]);
});

const first = page([forge(1)], 3, true);
const second = page([forge(2), forge(3)], 3);
test.each<[string, string]>([
  ['a list of answers', JSON.stringify([first, second])],
  ['a line each', `${JSON.stringify(first)}\n${JSON.stringify(second)}\n`],
  ['answers put one after the other', `${JSON.stringify(first, null, 2)}${JSON.stringify(second, null, 2)}`],
  ['without wrappers', JSON.stringify([(first as { data: unknown }).data, second])],
  ['with a byte order mark', `\uFEFF${JSON.stringify([first, second])}`],
  ['the same page twice', JSON.stringify([first, second, second])],
])('several pages: %s', (_, text) => {
  const { apps, total, notices } = accepted(readGraphqlInventory(text, 'apps.json'));
  expect(apps.map(({ name }) => name)).toEqual(['App 1', 'App 2', 'App 3']);
  expect(total).toBe(3);
  expect(notices).toEqual([]);
});

test('a missing page shows: 1 of 3', () => {
  const { apps, total, notices } = read(first);
  expect([apps.length, total]).toEqual([1, 3]);
  expect(notices).toMatchObject([
    { code: 'incomplete', detail: 'holds 1 of 3 apps, its last pages are missing' },
  ]);
});

test('without a count, a page that says another follows is incomplete all the same', () => {
  const { total, notices } = read(page([forge(1)], null, true));
  expect(total).toBeNull();
  expect(codes({ notices: [...notices] })).toEqual(['incomplete']);
});

test('a list of installations counts installations; uninstalled ones are left out', () => {
  const node = (digit: number, changes: object = {}): object => ({
    ...installation(changes),
    app: { id: id(digit), name: `App ${digit}`, vendorName: 'V' },
  });
  const nodes = [
    node(1),
    node(1, { appEnvironment: { type: 'DEVELOPMENT' } }),
    node(2, { isRecoverable: true }),
  ];
  const { apps, total, notices } = read({
    data: { ecosystem: { appInstallationsByContext: { totalCount: 5, nodes } } },
  });
  expect(apps.map(({ key }) => key)).toEqual([id(1)]);
  expect(total).toBe(3);
  expect(notices.map(({ code }) => code)).toEqual(['incomplete', 'left-out']);
  expect(codes(apps[0]!)).toEqual(['several-installations']);
});

test('only installations on Confluence count where there are others too; production names the version', () => {
  const other = installation({
    installationContext: 'ari:cloud:jira::site/1',
    appEnvironmentVersion: { version: '9', permissions: [{ scopes: [{ key: 'read:jira-work' }] }] },
  });
  const staging = installation({
    appEnvironment: { type: 'STAGING' },
    appEnvironmentVersion: { version: '5', permissions: [{ scopes: [{ key: 'search:confluence' }] }] },
  });
  const [app] = read(page([forge(1, other, staging, installation())], 1)).apps;
  expect(app).toMatchObject({
    version: '4.2.0',
    scopes: ['search:confluence', 'read:page:confluence', 'storage:app'],
  });
});

test('scopes are not known where the query did not ask for them', () => {
  const { apps } = read(page([{ id: id(1), name: 'Bare' }], 1));
  expect(apps).toMatchObject([{ key: id(1), name: 'Bare', scopes: null, version: null }]);
});

test('other keys of an app come along, so that the plugin list can be matched', () => {
  const moved = installation({
    appEnvironmentVersion: {
      version: '1',
      permissions: [],
      migrationKeys: { confluence: 'com.example.old' },
    },
  });
  const [app] = read(
    page([{ ...forge(1, moved), marketplaceApp: { appKey: 'com.example.listed' } }], 1),
  ).apps;
  expect(app).toMatchObject({ aliases: ['com.example.listed', 'com.example.old'], scopes: [] });
});

test('errors beside the data are told, errors instead of it refuse the file', () => {
  const errors = [{ message: 'field not available' }];
  const { notices } = read({ ...page([forge(1)], 1), errors });
  expect(notices).toMatchObject([
    { code: 'errors-in-answer', detail: 'the site answered with errors: field not available' },
  ]);
  expect(messageOf(readGraphqlInventory(JSON.stringify({ errors, data: { ecosystem: null } }), 'a'))).toBe(
    'holds no apps, only an error of the site: field not available',
  );
});

test.each([
  ['', 'holds no list'],
  ['{}', 'holds no list'],
  ['{"data": {"ecosystem": {"appsInstalledInContexts": null}}}', 'holds no list'],
  [`${JSON.stringify(first)}\n{"data": `, 'is not valid JSON in the value that starts at line 1'],
  ['['.repeat(1000), 'is nested more than 100 levels deep'],
])('%s is refused', (text, sentence) => {
  expect(messageOf(readGraphqlInventory(text, 'a.json'))).toContain(sentence);
});
