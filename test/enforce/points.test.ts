/** The enforcement points over the embedded Confluence: guard and gateway say what `decide` says. */
import fc from 'fast-check';
import { compileRules, decide, UNKNOWN } from '../../src/policy/decide';
import { endpoints, matchEndpoint } from '../../src/policy/catalogue';
import { parseRules, type AppAccessRule } from '../../src/policy/rule';
import type { Decision } from '../../src/enforce/decision-log';
import { guardConfluence, guarded, type GuardedCall } from '../../src/enforce/guard';
import { createFinder } from '../../src/enforce/space';
import { createConfluence } from '../../src/local/confluence/confluence';
import { people } from '../../src/local/confluence/people';
import { createSampleSite } from '../../src/local/confluence/sample-site';
import type { Ask } from '../../src/enforce/place';
import { judge } from '../../src/enforce/judge';
import { subjectOf } from '../../src/policy/subject';
import { parseOperation } from '../../src/policy/operation';

const site = createSampleSite({ spaces: 6 });
const confluence = createConfluence(site);
const caller = { kind: 'person', accountId: people.siteAdministrator } as const;
const send = ({ method, url, body }: GuardedCall): { status: number; body: unknown } => {
  const answer = confluence.request(
    { method, url, ...(body !== undefined && { body: JSON.stringify(body) }) },
    caller,
  );
  return { status: answer.status, body: JSON.parse(JSON.stringify(answer.body ?? null)) as unknown };
};
const ask: Ask = (method, url, body) => Promise.resolve(send({ method, url, ...(body && { body }) }));

function rules(where: object, mode = 'enforce'): readonly AppAccessRule[] {
  const parsed = parseRules(
    JSON.stringify({ version: 1, rules: [{ id: 'r', mode, apps: { block: 'all' }, where }] }),
  );
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message);
  return parsed.rules;
}

async function guard(
  call: GuardedCall,
  by: readonly AppAccessRule[],
): Promise<{ status: number; body: unknown; sent: number; log: Decision[] }> {
  let sent = 0;
  const log: Decision[] = [];
  const answer = await guarded(
    call,
    () => {
      sent += 1;
      return Promise.resolve(send(call));
    },
    {
      app: 'app',
      rules: () => Promise.resolve(compileRules(by)),
      finder: createFinder(),
      ask,
      log: (decision) => log.push(decision),
    },
  );
  return { ...answer, sent, log };
}

const hr = site.spaces.find(({ key }) => key === 'HR')!;
const open = site.spaces.find(({ key }) => key !== 'HR' && key !== 'LEGAL')!;
const contentIn = (spaceId: string, type: string): string =>
  site.contents.inSpace(spaceId).find((content) => content.type === type)!.id;

describe('the guard', () => {
  it.each([
    'page',
    'blogpost',
    'attachment',
    'footer-comment',
    'inline-comment',
    'whiteboard',
    'database',
    'folder',
    'embed',
    'custom-content',
  ])('answers 404 for a %s of a covered space and never sends the call', async (type) => {
    const collection = { 'custom-content': type, database: 'databases' }[type] ?? `${type}s`;
    const url = (spaceId: string): string => `/wiki/api/v2/${collection}/${contentIn(spaceId, type)}`;
    const covered = await guard({ method: 'GET', url: url(hr.id) }, rules({ spaces: ['HR'] }));
    expect([covered.status, covered.sent, covered.log[0]?.verdict, covered.log[0]?.spaces]).toEqual([
      404,
      0,
      'blocked',
      ['HR'],
    ]);
    const passed = await guard({ method: 'GET', url: url(open.id) }, rules({ spaces: ['HR'] }));
    expect([passed.status, passed.sent, passed.log[0]?.verdict]).toEqual([200, 1, 'allowed']);
  });

  it.each([
    '/wiki/api/v2/pages?limit=250',
    '/wiki/api/v2/blogposts?limit=250',
    '/wiki/api/v2/attachments?limit=250',
    '/wiki/api/v2/footer-comments?limit=250',
    '/wiki/api/v2/custom-content?limit=250',
    '/wiki/rest/api/search?cql=type%3Dpage&limit=250',
    '/wiki/rest/api/content/search?cql=type%20in%20(page%2Ccomment%2Cattachment)&limit=250',
  ])('takes the entries of covered spaces out of %s', async (url) => {
    const whole = send({ method: 'GET', url }).body as { results: unknown[]; size?: number };
    const { body, log } = await guard({ method: 'GET', url }, rules({ spaces: ['hr'] }));
    const { results, size } = body as { results: unknown[]; size?: number };
    const ids = new Set(site.contents.inSpace(hr.id).map(({ id }) => id));
    const named = (entry: unknown): string => {
      const { id, content } = entry as { id?: string; content?: { id: string } };
      return content?.id ?? id ?? '';
    };
    expect(results.filter((entry) => ids.has(named(entry)))).toEqual([]);
    expect(results.map(named)).toEqual(whole.results.map(named).filter((id) => !ids.has(id)));
    expect(log[0]).toMatchObject({
      verdict: 'allowed',
      effect: 'filtered',
      filtered: whole.results.length - results.length,
    });
    expect(log[0]?.filtered).toBeGreaterThan(0);
    if (whole.size !== undefined) expect(size).toBe(results.length);
  });

  it('keeps types of covered contents to itself', async () => {
    const ids = [contentIn(hr.id, 'page'), contentIn(open.id, 'page')];
    const call = {
      method: 'POST',
      url: '/wiki/api/v2/content/convert-ids-to-types',
      body: { contentIds: ids },
    };
    const { body } = await guard(call, rules({ spaces: ['HR'] }));
    expect(body).toEqual({ results: { [ids[1]!]: 'page' } });
  });

  it('answers lists with nothing under a rule on the site, and sends them in audit mode', async () => {
    const call = { method: 'GET', url: '/wiki/api/v2/pages' };
    expect(await guard(call, rules({ site: true }))).toMatchObject({
      status: 200,
      body: { results: [] },
      sent: 0,
    });
    const audited = await guard(call, rules({ site: true }, 'audit'));
    expect([audited.sent, audited.log[0]?.verdict, audited.log[0]?.enforced]).toEqual([1, 'blocked', false]);
  });

  it.each<[string, GuardedCall]>([
    [
      'moves into',
      {
        method: 'PUT',
        url: `/wiki/rest/api/content/${contentIn(open.id, 'page')}/move/append/${contentIn(hr.id, 'page')}`,
      },
    ],
    [
      'moves out of',
      {
        method: 'PUT',
        url: `/wiki/rest/api/content/${contentIn(hr.id, 'page')}/move/append/${contentIn(open.id, 'page')}`,
      },
    ],
    [
      'copies into',
      {
        method: 'POST',
        url: `/wiki/rest/api/content/${contentIn(open.id, 'page')}/copy`,
        body: { destination: { type: 'space', value: 'HR' } },
      },
    ],
    ['writes into', { method: 'POST', url: '/wiki/api/v2/pages', body: { spaceId: hr.id, title: 'New' } }],
    [
      'archives among others in',
      {
        method: 'POST',
        url: '/wiki/rest/api/content/archive',
        body: {
          pages: [{ id: Number(contentIn(open.id, 'page')) }, { id: Number(contentIn(hr.id, 'page')) }],
        },
      },
    ],
  ])('refuses what %s a covered space', async (_, call) => {
    const { status, sent } = await guard(call, rules({ spaces: ['HR'] }));
    expect([status, sent]).toEqual([404, 0]);
  });

  it('refuses what it cannot find, and what no endpoint explains', async () => {
    for (const url of ['/wiki/api/v2/pages/404404', '/wiki/api/v2/nothing']) {
      const { status, sent, log } = await guard({ method: 'GET', url }, rules({ spaces: ['HR'] }));
      expect([status, sent, log[0]?.verdict]).toEqual([404, 0, 'unknown']);
    }
  });

  it('refuses by the level of a content, and where the level cannot be found', async () => {
    const call = { method: 'GET', url: `/wiki/api/v2/pages/${contentIn(hr.id, 'page')}` };
    const at = async (status: number, body: unknown): Promise<string> => {
      const levels: Ask = (method, url, sent) =>
        url.includes('/classification-level') ? Promise.resolve({ status, body }) : ask(method, url, sent);
      const log: Decision[] = [];
      await guarded(call, () => Promise.resolve(send(call)), {
        app: 'app',
        rules: () => Promise.resolve(compileRules(rules({ classificationLevels: ['Secret'] }))),
        finder: createFinder(),
        ask: levels,
        log: (decision) => log.push(decision),
      });
      return log[0]!.verdict;
    };
    expect(await at(200, { id: '7', name: 'Secret' })).toBe('blocked');
    expect(await at(200, { id: '8', name: 'Public' })).toBe('allowed');
    expect(await at(404, null)).toBe('allowed');
    expect(await at(500, null)).toBe('unknown');
  });
});

it('guards the port of the host call by call', async () => {
  const log: Decision[] = [];
  const options = { app: 'app', rules: () => Promise.resolve(null), finder: createFinder(), ask };
  const answer = send({ method: 'GET', url: '/wiki/api/v2/spaces' });
  const port = guardConfluence(
    { asUser: () => Promise.resolve(answer), asApp: () => Promise.resolve(answer) },
    () => ({ method: 'GET', url: '/wiki/api/v2/spaces' }),
    { ...options, log: (decision) => log.push(decision) },
  );
  expect((await port.asUser({ name: 'spaces', cursor: null })).status).toBe(200);
  expect((await port.asApp({ name: 'spaces', cursor: null })).status).toBe(200);
  expect(log.map(({ point, endpoint, verdict }) => [point, endpoint, verdict])).toEqual([
    ['guard', 'GET /wiki/api/v2/spaces', 'allowed'],
    ['guard', 'GET /wiki/api/v2/spaces', 'allowed'],
  ]);
});

it('says at each point what decide says of the same place', async () => {
  const finder = createFinder();
  const places = [hr, open, null] as const;
  const blocked = endpoints.filter(
    ({ method, path }) => /^\/wiki\/api\/v2\/(?:pages|blogposts)\/\{[^/]*\}/.test(path) && method === 'GET',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...places),
      fc.constantFrom(...blocked),
      fc.constantFrom(...(['enforce', 'audit'] as const)),
      fc.constantFrom<object>({ spaces: ['HR'] }, { spaces: [open.key] }, { site: true }),
      fc.constantFrom(...(['guard', 'gateway'] as const)),
      async (space, endpoint, mode, where, point) => {
        const type = endpoint.path.startsWith('/wiki/api/v2/pages') ? 'page' : 'blogpost';
        const id = space === null ? '404404' : contentIn(space.id, type);
        const url = endpoint.path.replace(/\{[^/]*\}/, id).replace(/\{[^/]*\}/g, '1');
        const parsed = parseOperation('GET', url);
        if (!parsed.ok) throw new Error(parsed.reason);
        const index = compileRules(rules(where, mode));
        const subject = subjectOf(point, parsed.operation);
        expect(subject.endpoint).toBe(matchEndpoint('GET', url));
        const asking = { point, app: 'app', rules: index, finder, ask };
        const { verdict } = await judge(
          subject.operation,
          subject.endpoint,
          () => Promise.resolve(undefined),
          asking,
        );
        const access = {
          point,
          app: { key: 'app', eligible: 'unknown' },
          endpoint,
          space: space?.key ?? UNKNOWN,
          classificationLevel: null,
        } as const;
        const { verdict: word, reason, effect, enforced } = decide(access, index);
        expect(verdict).toMatchObject({ verdict: word, reason, effect, enforced });
      },
    ),
    { numRuns: 500 },
  );
});

it('remembers where contents lie, and asks for many at once', async () => {
  const finder = createFinder();
  let asked = 0;
  const counting: Ask = (method, url, body) => {
    asked += 1;
    return ask(method, url, body);
  };
  const refs = site.spaces.map((space) => ({ kind: 'content', value: contentIn(space.id, 'page') }) as const);
  const found = await finder.find(refs, counting, false);
  expect(found.map((place) => place.spaces[0])).toEqual(site.spaces.map(({ key }) => key));
  expect(asked).toBe(3);
  await finder.find(refs, counting, false);
  expect(asked).toBe(3);
  finder.forget();
  await finder.find(refs.slice(0, 1), counting, false);
  expect(asked).toBe(5);
});

it('gives things that lie in one space as one place, so that it is decided about once', async () => {
  const page = { kind: 'content', value: contentIn(hr.id, 'page') } as const;
  const space = { kind: 'space', value: hr.id } as const;
  const other = { kind: 'space', value: open.id } as const;
  const [first, second, third, fourth] = await createFinder().find([page, space, other, page], ask, false);
  expect(second).toBe(first);
  expect(fourth).toBe(first);
  expect(third?.spaces[0]).toBe(open.key);
});
