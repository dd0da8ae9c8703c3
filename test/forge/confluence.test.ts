import { operationOf, operations } from '../../src/app/operations';
import type { ConfluenceCall } from '../../src/host';
import type { Caller } from '../../src/local/confluence/caller';
import { createConfluence, type SiteRequest } from '../../src/local/confluence/confluence';
import { createSampleSite } from '../../src/local/confluence/sample-site';
import { createPlatform } from '../../src/local/platform';
import { matchEndpoint } from '../../src/policy/catalogue';

const calls: readonly ConfluenceCall[] = [
  { name: 'current-user' },
  { name: 'user', accountId: 'local-user' },
  { name: 'spaces', cursor: null },
  { name: 'spaces', cursor: 'abc==' },
  { name: 'space-by-key', key: 'HR' },
  { name: 'space-operations', id: '65536' },
  { name: 'audit', start: 1000, limit: 1000 },
  { name: 'data-policy' },
  { name: 'data-policy-spaces', keys: ['HR', '~a,b'] },
  { name: 'space', id: '65536' },
  { name: 'content-types', ids: ['10000000', '2'] },
  { name: 'page', id: '10000000' },
  { name: 'pages', ids: ['10000000', '10000001'] },
  { name: 'blogpost', id: '10000004' },
  { name: 'blogposts', ids: ['10000004', '2'] },
];

const site = createConfluence(createSampleSite());
const sent: { request: SiteRequest; caller: Caller }[] = [];
const platform = createPlatform({
  confluence: {
    ...site,
    request(request, caller) {
      sent.push({ request, caller });
      return site.request(request, caller);
    },
  },
  load: async () => {
    const { confluence } = await import('../../src/forge/confluence');
    return {
      adminResolver: ({ call }: { call: { payload: ConfluenceCall } }) => confluence.asUser(call.payload),
    };
  },
});
afterAll(() => platform.close());

test.each(calls)('$name sends the endpoint that the table of operations names, as the user', async (call) => {
  sent.length = 0;
  await platform.invoke('adminResolver', '', call, { accountId: 'local-user' });
  expect(sent).toHaveLength(1);
  const { request, caller } = sent[0]!;
  const endpoint = matchEndpoint(request.method, new URL(request.url, site.site.address).pathname);
  const { method, path } = operations[call.name];
  expect([endpoint?.method, endpoint?.path]).toEqual([method, path]);
  const sentPath = new URL(request.url, site.site.address).pathname;
  expect(operationOf(call)).toEqual({ method: request.method, url: sentPath });
  expect(caller).toMatchObject({ kind: 'app', accountId: 'local-user' });
});

test('what a person typed stays one parameter of the query', async () => {
  sent.length = 0;
  const call: ConfluenceCall = { name: 'space-by-key', key: '~a&limit=9#?x=/../' };
  await platform.invoke('adminResolver', '', call, { accountId: 'local-user' });
  const { searchParams } = new URL(sent[0]!.request.url, site.site.address);
  expect([...searchParams]).toEqual([
    ['keys', call.key],
    ['limit', '1'],
  ]);
});

test('without a user the platform refuses, and that is an answer', async () => {
  const answer = await platform.invoke('adminResolver', '', { name: 'current-user' }, { accountId: null });
  expect(answer).toEqual({ status: 401, body: null });
});
