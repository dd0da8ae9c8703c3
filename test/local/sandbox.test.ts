import { createConfluence } from '../../src/local/confluence/confluence';
import { sampleCredentials } from '../../src/local/confluence/credentials';
import { startConfluence } from '../../src/local/confluence/http';
import { createSampleSite } from '../../src/local/confluence/sample-site';
import type { Listening } from '../../src/local/host/listen';

const rule = { apps: 'all', where: { spaces: ['HR'] } } as const;
let server: Listening;
beforeAll(async () => {
  server = await startConfluence((address) => createConfluence(createSampleSite({ address }), [rule]), 0);
});
afterAll(() => server.close());

const [administrator, , user, app] = sampleCredentials().map(({ header }) => header);
const get = (path: string, authorization?: string) =>
  fetch(server.url + path, { headers: authorization === undefined ? {} : { authorization } });
const page = '/wiki/api/v2/pages/10000000';

test.each([
  ['an administrator with an API token', administrator, 200],
  ['a user who may not see the space', user, 404],
  ['an app that a rule covers', app, 404],
  ['nobody', undefined, 401],
  ['a wrong token', `Basic ${Buffer.from('a@example.com:x').toString('base64')}`, 401],
  ['another scheme', 'Digest x', 401],
])('a page of a covered space for %s', async (_, header, status) => {
  expect((await get(page, header)).status).toBe(status);
});

test('the site is found under its own address and under the gateway form', async () => {
  const { cloudId } = (await (await get('/_edge/tenant_info')).json()) as { cloudId: string };
  const answer = await get(`/ex/confluence/${cloudId}/wiki/api/v2/spaces?limit=1`, administrator);
  expect(await answer.json()).toMatchObject({
    results: [{ key: 'HR' }],
    _links: { base: `${server.url}/wiki` },
  });
  expect(answer.headers.get('link')).toContain('rel="next"');
});

test('writes and downloads go over the wire', async () => {
  const headers = { authorization: administrator!, 'content-type': 'application/json' };
  const body = JSON.stringify({ spaceId: '65539', title: 'Over the wire' });
  const created = await fetch(`${server.url}/wiki/api/v2/pages`, { method: 'POST', headers, body });
  const { id } = (await created.json()) as { id: string };
  expect((await get(`/wiki/api/v2/pages/${id}`, administrator)).status).toBe(200);
  expect(
    (await fetch(`${server.url}/wiki/api/v2/pages`, { method: 'POST', headers, body: '{' })).status,
  ).toBe(400);
  const file = await get('/wiki/download/attachments/10000301/plan.pdf', administrator);
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf']);
});
