/** Every Confluence call of the app is judged: rules, places and decisions of one invocation and one site. */
import { guarding } from '../../src/app/guarding';
import type { ConfluenceCall, Host, Outside, StoredDecision } from '../../src/host';
import { createConfluence, type Confluence, type SiteRequest } from '../../src/local/confluence/confluence';
import { createSampleSite } from '../../src/local/confluence/sample-site';
import { createPlatform } from '../../src/local/platform';
import { createSite, people } from './site';

const own = 'ari:cloud:ecosystem::app/00000000-0000-4000-8000-000000000000';
const rules = (except: readonly string[] = [], mode = 'enforce') => `
version: 1
rules:
  - id: hr
    name: Keep apps out of HR
    mode: ${mode}
    apps: { block: all, except: [${except.map((key) => `'${key}'`).join()}] }
    where: { spaces: [HR] }
`;

/** A Confluence that remembers what it was asked. */
function watchedConfluence() {
  const site = createSampleSite({ spaces: 6 });
  const inner = createConfluence(site);
  const asked: SiteRequest[] = [];
  const confluence: Confluence = {
    ...inner,
    request(request, caller) {
      asked.push(request);
      return inner.request(request, caller);
    },
  };
  const pageIn = (key: string) => {
    const space = site.spaces.find((one) => one.key === key)!;
    return site.contents.inSpace(space.id).find(({ type }) => type === 'page')!.id;
  };
  const asksOf = (part: string) => asked.filter(({ url }) => url.includes(part));
  return { confluence, asked, asksOf, pageIn };
}

function watchedSite() {
  const watched = watchedConfluence();
  return { ...watched, ...createSite({ confluence: watched.confluence }) };
}

/** The app over a store that is partly another. */
const appWith = (change: (store: Host['store']) => Partial<Host['store']>) => async () => {
  const { createApp } = await import('../../src/app');
  const { handlersOf } = await import('../../src/forge/handlers');
  const { forgeHost } = await import('../../src/forge/host');
  const store = { ...forgeHost.store, ...change(forgeHost.store) };
  return handlersOf(createApp({ ...forgeHost, store }));
};

const whyOf = (page: string, app: string | null = 'com.example.sync') =>
  ({ app, method: 'GET', url: `/wiki/rest/api/content/${page}`, point: 'gateway' }) as const;

test('a call of the app leaves one line in the log, told by its reason', async () => {
  const { platform, get } = watchedSite();
  await get('estate', {});
  const { rows, total, counts } = await get('decisions', { point: 'guard' });
  expect([total, counts]).toEqual([1, { blocked: 0, allowed: 1, unknown: 0 }]);
  expect(rows).toMatchObject([
    {
      point: 'guard',
      app: own,
      method: 'GET',
      path: '/wiki/rest/api/user/current',
      verdict: 'allowed',
      text: expect.stringContaining('no app access rule blocks this endpoint') as string,
      own: true,
    },
  ]);
  const without = await get('decisions', { own: false });
  expect([without.rows, without.total]).toEqual([[], 0]);
  expect(without.ownLeftOut).toBeGreaterThan(0);
  // Each question is itself a call, which its answer does not have yet.
  expect(await get('decisions', { own: false, app: own })).toMatchObject({
    total: without.ownLeftOut + 1,
    ownLeftOut: 0,
  });
  await platform.close();
});

test('a rule that covers Portcullis keeps it from the pages of that space, and the answer says how to exempt it', async () => {
  const { platform, get, pageIn, asksOf } = watchedSite();
  await get('rules.record', { text: rules(), reason: 'test' });
  const covered = await get('why', whyOf(pageIn('HR')));
  expect(covered).toMatchObject({ verdict: 'unknown', space: null });
  expect(covered.steps.map(({ answer }) => answer).join(' ')).toContain(`exempt ${own}`);
  const open = await get('why', whyOf(pageIn('LEGAL')));
  expect(open).toMatchObject({ verdict: 'allowed', space: { key: 'LEGAL' } });

  await get('rules.record', { text: rules([own]), reason: 'test' });
  const exempt = await get('why', whyOf(pageIn('HR')));
  expect(exempt).toMatchObject({ verdict: 'blocked', effect: 'refused', space: { key: 'HR' } });
  expect(asksOf('convert-ids-to-types').length).toBeGreaterThan(0);
  const { rows } = await get('decisions', { verdict: 'allowed', find: 'convert-ids' });
  expect(rows.some(({ effect, filtered }) => effect === 'filtered' && filtered === 1)).toBe(true);
  await platform.close();
});

test('a classification level that is given decides where a rule names levels', async () => {
  const { platform, get, pageIn } = watchedSite();
  const where = 'where: { classificationLevels: [Secret] }';
  await get('rules.record', { text: rules([own]).replace(/where: .*/, where), reason: 'test' });
  const at = async (classificationLevel: string | null) =>
    (await get('why', { ...whyOf(pageIn('LEGAL')), classificationLevel })).verdict;
  expect([await at('secret'), await at('Public'), await at(null)]).toEqual(['blocked', 'allowed', 'unknown']);
  const ofSpace = { ...whyOf('1'), page: null, space: 'LEGAL', classificationLevel: 'Secret' };
  expect(await get('why', ofSpace)).toMatchObject({ verdict: 'blocked', space: { key: 'LEGAL' } });
  await platform.close();
});

test('one process serves two sites, and nothing of one reaches the other', async () => {
  const [one, other] = [watchedSite(), watchedSite()];
  await one.get('rules.record', { text: rules([own]), reason: 'test' });
  await other.get('rules.record', { text: rules([own, 'com.example.sync']), reason: 'test' });
  const page = one.pageIn('HR');
  expect(other.pageIn('HR')).toBe(page);
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? one : other).get('why', whyOf(page))),
  );
  expect(answers.map(({ verdict }) => verdict)).toEqual(
    answers.map((_, at) => (at % 2 === 0 ? 'blocked' : 'allowed')),
  );
  expect(one.asksOf(`/pages/${page}`)).not.toEqual([]);
  expect(other.asksOf(`/pages/${page}`)).toEqual([]);
  const lines = async (site: typeof one) => (await site.get('decisions', { find: '/pages/' })).total;
  expect([await lines(one), await lines(other)]).toEqual([10, 0]);
  await Promise.all([one.platform.close(), other.platform.close()]);
});

describe('where the recorded rules cannot be read', () => {
  type Rules = Awaited<ReturnType<Host['store']['latestRules']>>;
  const stored = { version: 3, recordedAt: '', recordedBy: '', reason: '', rules: 1 };
  const unreadable: readonly (readonly [string, () => Promise<Rules>])[] = [
    ['a text of another release', () => Promise.resolve({ ...stored, text: 'version: 99' })],
    ['a store that fails', () => Promise.reject(new Error('the store is away'))],
  ];

  test.each(unreadable)('%s: what a rule could forbid is not sent', async (_, latestRules) => {
    const { confluence, asked, pageIn } = watchedConfluence();
    const decisions: StoredDecision[] = [];
    const log: string[] = [];
    const platform = createPlatform({
      confluence,
      load: async () => {
        const { forgeHost } = await import('../../src/forge/host');
        const putDecisions = (lines: readonly StoredDecision[]) =>
          Promise.resolve(void decisions.push(...lines));
        const store = { ...forgeHost.store, latestRules, putDecisions };
        const outside: Outside = { ...forgeHost, store, log: (line) => void log.push(line) };
        const adminResolver = ({ call }: { call: { payload: ConfluenceCall } }) =>
          guarding(outside, (host) => host.confluence.asUser(call.payload));
        return { adminResolver };
      },
    });
    const send = (call: ConfluenceCall) =>
      platform.invoke('adminResolver', '', call, { accountId: people.siteAdministrator });
    expect(await send({ name: 'page', id: pageIn('LEGAL') })).toMatchObject({ status: 404 });
    expect(await send({ name: 'content-types', ids: [pageIn('LEGAL')] })).toEqual({
      status: 200,
      body: { results: {} },
    });
    expect(asked).toEqual([]);
    expect(await send({ name: 'current-user' })).toMatchObject({ status: 200 });
    expect(decisions.map(({ verdict, reason, enforced }) => [verdict, reason, enforced])).toEqual([
      ['unknown', 'rules-unreadable', true],
      ['unknown', 'rules-unreadable', true],
      ['allowed', 'endpoint-not-blocked', false],
    ]);
    expect(log).toHaveLength(2);
    await platform.close();
  });

  test('an administrator still sees them and records new ones', async () => {
    const { platform, get, ask } = createSite({
      load: appWith((store) => ({
        latestRules: async () => {
          const latest = await store.latestRules();
          return latest && { ...latest, text: latest.version === 1 ? 'version: 99' : latest.text };
        },
      })),
    });
    await get('rules.record', { text: rules(), reason: 'first' });
    expect(await ask(people.siteAdministrator, 'why', whyOf('1'))).toMatchObject({
      ok: false,
      code: 'failed',
    });
    expect((await get('rules', {})).text).toBe('version: 99');
    await get('rules.record', { text: rules(), reason: 'again' });
    expect(await ask(people.siteAdministrator, 'why', whyOf('1'))).toMatchObject({ ok: true });
    await platform.close();
  });
});

test('the decisions of an invocation are one request, and no rules are read where none can matter', async () => {
  const log: string[] = [];
  const { platform, get } = createSite({
    load: appWith((store) => ({
      latestRules: () => {
        log.push('rules');
        return store.latestRules();
      },
      putDecisions: (lines) => {
        log.push(`${lines.length} lines`);
        return store.putDecisions(lines);
      },
    })),
  });
  await get('spaces', { query: 'hr' });
  expect(log).toEqual(['3 lines']);
  await platform.close();
});
