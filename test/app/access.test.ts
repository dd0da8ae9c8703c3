import { payloads, type UseCase } from '../../src/api';
import { createConfluence, type Confluence } from '../../src/local/confluence/confluence';
import { createSampleSite } from '../../src/local/confluence/sample-site';
import type { Answer as SiteAnswer } from '../../src/local/platform/answer';
import { createSite, people } from './site';

const id = '00000000-0000-4000-8000-000000000000';
const asked: { readonly [U in UseCase]: unknown } = {
  estate: {},
  app: { key: 'a' },
  forecast: { app: null, space: null },
  spaces: { query: '' },
  'import.begin': { name: 'a.json', bytes: 2, chunks: 1 },
  'import.chunk': { upload: id, index: 0, data: 'e30=' },
  'import.finish': { upload: id },
  'import.remove': { source: id },
  rules: {},
  'rules.record': { text: '', reason: 'because' },
  export: { format: 'csv', part: 0 },
  'scan.start': {},
  'scan.status': {},
  catalogue: {},
  findings: {},
  'rules.check': { draft: { text: '' } },
  'rules.draft': { text: null },
  'rules.version': { version: 1 },
  'rules.preview': { text: '', by: 'app' },
  'rules.preview.app': { text: '', app: 'a' },
  'rules.preview.space': { text: '', space: 'HR' },
  'scan.cancel': {},
  scans: {},
  drift: {},
  'history.app': { key: 'a' },
  'history.endpoint': { method: 'GET', path: '/wiki/api/v2/pages' },
  trend: {},
  digest: {},
  'digest.seen': {},
  pack: {},
  overview: {},
  approvals: {},
  'approval.put': {
    subject: { kind: 'app', app: 'a' },
    decision: 'approved',
    owner: 'Asha',
    reason: 'because',
    expires: null,
  },
  'approval.remove': { id },
  'attestation.put': { app: null, statement: 'It is so.', owner: 'Asha', expires: null },
  'attestation.remove': { id },
  'blind-spots': {},
  checks: {},
  'checks.record': { text: '', reason: 'because' },
  why: { app: null, method: 'GET', url: '/wiki/api/v2/pages' },
  decisions: {},
  settings: {},
  'settings.put': { values: {} },
  'audit-log': {},
  'own-policy': { spaces: [] },
  'data.export': {},
  'data.delete': { confirm: '' },
  'space.view': { space: 'HR' },
  'space.forecast': { space: 'HR', app: null },
};
const names = Object.keys(payloads) as UseCase[];
const inSpace = (key: string) => ({ extension: { type: 'confluence:spaceSettings', space: { key } } });

describe('the admin page', () => {
  const { platform, ask } = createSite();
  afterAll(() => platform.close());

  const strangers = [
    people.nobody,
    people.user,
    people.spaceAdministrator,
    'local-author-1',
    'no-such-account',
  ];
  const cases = names.filter((name) => !name.startsWith('space.'));

  test.each(cases)('%s is refused to everybody but a Confluence administrator', async (name) => {
    for (const stranger of strangers) {
      const answer = await ask(stranger, name, asked[name], inSpace('HR'));
      expect(answer).toEqual({
        ok: false,
        code: 'not-allowed',
        message: 'This needs a Confluence administrator.',
      });
    }
    const answer = await ask(people.siteAdministrator, name, asked[name]);
    expect(answer).not.toMatchObject({ code: 'not-allowed' });
    expect(answer).not.toMatchObject({ code: 'failed' });
  });

  test('an identity in the payload or in the page context counts for nothing', async () => {
    const lie = { accountId: people.siteAdministrator, principal: { accountId: people.siteAdministrator } };
    const answer = await ask(people.user, 'estate', lie, lie);
    expect(answer).toMatchObject({ ok: false, code: 'not-allowed' });
  });

  test('has no function of the space panel, and none that a plain object inherits', async () => {
    for (const name of [
      'space.view',
      'space.forecast',
      'constructor',
      '__proto__',
      'toString',
      'hasOwnProperty',
      '',
    ]) {
      const answer = await platform.invoke(
        'adminResolver',
        name,
        {},
        { accountId: people.siteAdministrator },
      );
      expect(answer).toEqual({ ok: false, code: 'not-found', message: 'There is no such use case.' });
    }
  });
});

describe('the space panel', () => {
  const { platform, ask } = createSite();
  afterAll(() => platform.close());

  const { spaces } = platform.confluence.site;
  const own = spaces.find((space) => space.administrators.includes(people.spaceAdministrator))!.key;
  const other = spaces.find((space) => !space.administrators.includes(people.spaceAdministrator))!.key;

  const useCases = ['space.view', 'space.forecast'] as const;

  test.each(useCases)('%s opens for the administrator of that space', async (name) => {
    const answer = await ask(people.spaceAdministrator, name, { space: own, app: null }, inSpace(own));
    expect(answer).toMatchObject({ ok: true, value: { space: { key: own } } });
  });

  const strangers = [
    ['nobody', people.nobody, own],
    ['an ordinary user', people.user, own],
    ['the administrator of another space', people.spaceAdministrator, other],
    ['somebody who names no space that exists', people.spaceAdministrator, 'NOSUCH'],
  ] as const;

  test.each(
    useCases.flatMap((name) =>
      strangers.map(([who, accountId, key]) => [name, who, accountId, key] as const),
    ),
  )('%s stays shut for %s', async (name, _, accountId, key) => {
    const answer = await ask(accountId, name, { space: key, app: null }, inSpace(key));
    expect(answer).toEqual({
      ok: false,
      code: 'not-allowed',
      message: 'This needs an administrator of the space.',
    });
  });

  test.each(useCases)('%s takes the space from the platform, not from the page', async (name) => {
    const outside = await ask(people.spaceAdministrator, name, { space: own, app: null });
    expect(outside).toMatchObject({ ok: false, code: 'not-allowed' });
    const elsewhere = await ask(people.spaceAdministrator, name, { space: other, app: null }, inSpace(own));
    expect(elsewhere).toMatchObject({ ok: false, code: 'bad-input' });
  });

  test('has no function of the admin page', async () => {
    const answer = await platform.invoke(
      'spaceResolver',
      'estate',
      {},
      {
        accountId: people.spaceAdministrator,
        context: inSpace(own),
      },
    );
    expect(answer).toMatchObject({ ok: false, code: 'not-found' });
  });
});

describe('a Confluence that answers badly', () => {
  const odd: readonly (readonly [string, SiteAnswer, string])[] = [
    ['an error', { status: 500, body: {} }, 'failed'],
    ['too many requests', { status: 429, body: {} }, 'failed'],
    ['a refusal', { status: 403, body: { message: 'no' } }, 'not-allowed'],
    ['no JSON', { status: 200, body: '<html>' }, 'not-allowed'],
    ['another shape', { status: 200, body: { operations: 'administer application' } }, 'not-allowed'],
    [
      'another user',
      {
        status: 200,
        body: { accountId: 'x', operations: [{ operation: 'administer', targetType: 'application' }] },
      },
      'not-allowed',
    ],
  ];

  test.each(odd)('with %s lets nobody in', async (_, answer, code) => {
    const confluence: Confluence = { ...createConfluence(createSampleSite()), request: () => answer };
    const { platform, ask } = createSite({ confluence });
    expect(await ask(people.siteAdministrator, 'estate', {})).toMatchObject({ ok: false, code });
    expect(await ask(people.spaceAdministrator, 'space.view', { space: 'HR' }, inSpace('HR'))).toMatchObject({
      ok: false,
      code,
    });
    await platform.close();
  });
});
