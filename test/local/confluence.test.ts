import { endpointById } from '../../src/policy/catalogue';
import type { Caller } from '../../src/local/confluence/caller';
import { createConfluence, routes } from '../../src/local/confluence/confluence';
import type { GuardRule } from '../../src/local/confluence/guard-rules';
import { people } from '../../src/local/confluence/people';
import { createSampleSite } from '../../src/local/confluence/sample-site';

const app: Caller = { kind: 'app', app: 'com.example.reports', scopes: null, accountId: null };
const admin: Caller = { kind: 'person', accountId: people.siteAdministrator };
const member: Caller = { kind: 'person', accountId: people.user };
const hr: GuardRule = { apps: 'all', where: { spaces: ['HR'] } };

const fresh = (...rules: GuardRule[]) => createConfluence(createSampleSite(), rules);
const get = (confluence: ReturnType<typeof fresh>, url: string, caller: Caller = app) =>
  confluence.request({ method: 'GET', url }, caller);
const results = (answer: { body?: unknown }) =>
  (answer.body as { results: Record<string, unknown>[] }).results;

const site = createSampleSite();
const spaceOf = (key: string) => site.spaces.find((space) => space.key === key)!;
const idOf = (key: string, type: string) =>
  site.contents.inSpace(spaceOf(key).id).find((content) => content.type === type)!.id;

test('every route is an endpoint of the catalogue that still exists', () => {
  expect(Object.keys(routes).filter((id) => endpointById(id)?.removed !== false)).toEqual([]);
});

test.each(['page', 'blogpost', 'attachment', 'whiteboard', 'database', 'folder', 'embed', 'custom-content'])(
  'one %s of a covered space is not found for an app, and found for everybody else',
  (type) => {
    const plural = type === 'custom-content' ? type : `${type}s`;
    const url = `/wiki/api/v2/${plural}/${idOf('HR', type)}`;
    expect(get(fresh(hr), url).status).toBe(404);
    expect(get(fresh(), url).status).toBe(200);
    expect(get(fresh(hr), url, admin).status).toBe(200);
    expect(get(fresh(hr), `/wiki/api/v2/${plural}/${idOf('ENG', type)}`).status).toBe(200);
  },
);

test.each([
  ['/wiki/api/v2/pages?limit=250', 4],
  ['/wiki/api/v2/blogposts?limit=250', 1],
  ['/wiki/api/v2/attachments?limit=250', 1],
  ['/wiki/api/v2/footer-comments?limit=250', 2],
  ['/wiki/api/v2/custom-content?limit=250', 1],
  ['/wiki/rest/api/search?cql=type%20in%20(page%2C%20blogpost)&limit=1000', 5],
  ['/wiki/rest/api/content/search?cql=label%20%3D%20sample&limit=1000', 14],
])('the list %s loses the %i entries of a covered space, silently', (url, lost) => {
  const [all, some] = [get(fresh(), url), get(fresh(hr), url)];
  expect([all.status, some.status]).toEqual([200, 200]);
  expect(results(all).length - results(some).length).toBe(lost);
  expect(results(get(fresh(hr), url, admin)).length).toBe(results(all).length);
});

test.each([
  ['a list inside a covered space is empty', `/wiki/api/v2/spaces/${spaceOf('HR').id}/pages`, 200, 0],
  ['spaces themselves stay visible', '/wiki/api/v2/spaces?keys=HR', 200, 1],
  [
    'permissions of a covered space stay readable',
    `/wiki/api/v2/spaces/${spaceOf('HR').id}/permissions`,
    200,
    2,
  ],
  ['people stay readable', '/wiki/rest/api/group', 200, 3],
])('%s', (_, url, status, count) => {
  const answer = get(fresh(hr), url);
  expect(answer.status).toBe(status);
  expect(results(answer)).toHaveLength(count);
});

test.each<[string, GuardRule, boolean]>([
  ['all apps', { apps: 'all', where: 'site' }, true],
  ['only this app', { apps: { only: ['com.example.reports'] }, where: { spaces: ['HR'] } }, true],
  ['only another app', { apps: { only: ['com.example.other'] }, where: 'site' }, false],
  ['all but this app', { apps: { except: ['com.example.reports'] }, where: 'site' }, false],
  ['another space', { apps: 'all', where: { spaces: ['ENG'] } }, false],
  ['its classification level', { apps: 'all', where: { classificationLevels: ['confidential'] } }, true],
  ['another classification level', { apps: 'all', where: { classificationLevels: ['public'] } }, false],
])('a rule on %s', (_, rule, blocked) => {
  const confluence = fresh(rule);
  expect(get(confluence, `/wiki/api/v2/pages/${idOf('HR', 'page')}`).status).toBe(blocked ? 404 : 200);
  const policies = get(confluence, '/wiki/api/v2/data-policies/spaces?keys=HR');
  expect(results(policies)[0]).toMatchObject({ key: 'HR', dataPolicy: { anyContentBlocked: blocked } });
});

test('data policies speak of the calling app alone, and to apps alone', () => {
  const confluence = fresh({ apps: { only: ['com.example.other'] }, where: 'site' });
  expect(get(confluence, '/wiki/api/v2/data-policies/metadata').body).toEqual({ anyContentBlocked: false });
  expect(get(confluence, '/wiki/api/v2/data-policies/metadata', admin).status).toBe(401);
  confluence.setRules([hr]);
  expect(get(confluence, '/wiki/api/v2/data-policies/metadata').body).toEqual({ anyContentBlocked: true });
});

test('a blocked app cannot write: not into the space, not onto its objects', () => {
  const confluence = fresh(hr);
  const { id: spaceId, homepageId } = spaceOf('HR');
  const body = { representation: 'storage', value: '<p>x</p>' };
  const send = (method: string, url: string, value: object, caller: Caller) =>
    confluence.request({ method, url, body: JSON.stringify(value) }, caller).status;
  const page = { spaceId, title: 'New', body };
  expect(send('POST', '/wiki/api/v2/pages', page, app)).toBe(404);
  expect(send('POST', '/wiki/api/v2/footer-comments', { pageId: homepageId, body }, app)).toBe(404);
  expect(send('DELETE', `/wiki/api/v2/pages/${homepageId}`, {}, app)).toBe(404);
  expect(send('POST', '/wiki/api/v2/pages', page, admin)).toBe(200);
  expect(send('POST', '/wiki/api/v2/footer-comments', { pageId: homepageId, body }, admin)).toBe(201);
  expect(
    send(
      'PUT',
      `/wiki/api/v2/pages/${homepageId}`,
      { id: homepageId, title: 'T', version: { number: 9 } },
      admin,
    ),
  ).toBe(409);
  expect(send('DELETE', `/wiki/api/v2/pages/${homepageId}`, {}, admin)).toBe(204);
  expect(get(confluence, `/wiki/api/v2/pages/${idOf('HR', 'attachment')}`, admin).status).toBe(404);
});

test('what is removed answers 410, what nobody taught 501, what does not exist 404', () => {
  const confluence = fresh();
  expect(get(confluence, '/wiki/rest/api/content').status).toBe(410);
  expect(get(confluence, '/wiki/rest/api/space/HR').status).toBe(410);
  expect(get(confluence, '/wiki/api/v2/tasks').status).toBe(501);
  expect(get(confluence, '/wiki/api/v2/nothing').status).toBe(404);
  expect(get(confluence, '/wiki/api/v2/pages/999').status).toBe(404);
  expect(get(confluence, '/wiki/%E0%A4%A/x').status).toBe(400);
});

test('where nobody says what a rule does, a covered app gets no answer that could be wrong', () => {
  expect(get(fresh(hr), '/wiki/api/v2/classification-levels').status).toBe(501);
});

test('rights of people: spaces, the audit log, nobody at all', () => {
  const confluence = fresh();
  const page = `/wiki/api/v2/pages/${idOf('HR', 'page')}`;
  expect(get(confluence, page, member).status).toBe(404);
  expect(get(confluence, page, { kind: 'person', accountId: people.spaceAdministrator }).status).toBe(200);
  expect(get(confluence, page, { ...app, accountId: people.user }).status).toBe(404);
  expect(get(confluence, '/wiki/rest/api/audit', member).status).toBe(403);
  expect(results(get(confluence, '/wiki/rest/api/audit?searchString=finance', admin))).toHaveLength(1);
  expect(get(confluence, '/wiki/api/v2/spaces', { kind: 'anonymous' }).status).toBe(401);
  expect(
    get(confluence, '/wiki/api/v2/spaces', { kind: 'person', accountId: 'stranger' }).body,
  ).toMatchObject({ results: [] });
});

test('10,000 spaces come page by page, each once, by cursor and by Link header', () => {
  const confluence = createConfluence(createSampleSite({ spaces: 10_000 }));
  const keys = new Set<unknown>();
  let url: string | undefined = '/wiki/api/v2/spaces?limit=250';
  let pages = 0;
  while (url !== undefined) {
    const answer = get(confluence, url);
    for (const space of results(answer)) keys.add(space['key']);
    const next: string | undefined = (answer.body as { _links: { next?: string } })._links.next;
    const link = /<([^>]+)>; rel="next"/.exec(answer.headers?.['link'] ?? '')?.[1];
    expect(link).toBe(next);
    url = next;
    pages += 1;
  }
  expect([keys.size, pages]).toEqual([10_000, 40]);
});

test.each(['cursor=nonsense', 'limit=-1', 'limit=ten'])('a bad page (%s) is a 400', (query) => {
  expect(get(fresh(), `/wiki/api/v2/spaces?${query}`).status).toBe(400);
});

test('a counted list links to its next page', () => {
  const answer = get(fresh(), '/wiki/rest/api/group?limit=2');
  expect(answer.body).toMatchObject({ size: 2, _links: { next: '/rest/api/group?limit=2&start=2' } });
});

test.each([
  ['type = page and space = ENG', 4],
  ['space in (ENG, OPS) and type != page and type != comment', 14],
  ['title ~ "works" and space not in (HR)', 58],
  ['creator = "local-author-2" and space = ENG order by created desc', 5],
])('the search %s', (cql, count) => {
  const answer = get(fresh(), `/wiki/rest/api/search?limit=1000&cql=${encodeURIComponent(cql)}`);
  expect([answer.status, results(answer).length]).toEqual([200, count]);
});

test.each([
  'type = page or space = ENG',
  'mood = good',
  'type',
  'type > page',
  'type in (page',
  'type = page order by mood',
  '"',
])('the search %s is refused, not half understood', (cql) => {
  expect(get(fresh(), `/wiki/rest/api/search?cql=${encodeURIComponent(cql)}`)).toMatchObject({ status: 400 });
});

test('downloads go with the content they hang on', () => {
  const parent = site.contents.get(idOf('HR', 'attachment'))!.parentId!;
  const url = `/wiki/download/attachments/${parent}/plan.pdf`;
  expect(get(fresh(hr), url).status).toBe(404);
  expect(get(fresh(hr), url, admin)).toMatchObject({
    status: 200,
    headers: { 'content-type': 'application/pdf' },
  });
});
