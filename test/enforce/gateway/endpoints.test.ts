import { endpoints } from '../../../src/policy/catalogue';
import { endpointId, type Endpoint } from '../../../src/policy/endpoint';
import { places } from '../../../src/enforce/where';
import {
  call,
  onSite,
  onSpace,
  rulesText,
  startTestGateway,
  startUpstream,
  type Got,
  type TestGateway,
  type Upstream,
} from './harness';

/** A path of this endpoint in which every id lies in one space. */
function pathIn(endpoint: Endpoint, space: 'HR' | 'OPEN'): string {
  const segments = endpoint.path.split('/');
  const where = places.get(endpointId(endpoint))!;
  const [content, id] = space === 'HR' ? ['1001', '11'] : ['2001', '12'];
  return segments
    .map((text, segment) => {
      if (!text.startsWith('{')) return text;
      const kind = where.path.find((one) => one.segment === segment)?.kind;
      if (kind === 'spelled') return space;
      if (kind === 'space') return id;
      if (kind !== undefined) return content;
      return /Type\}$/.test(text) ? 'content' : '7';
    })
    .join('/');
}

/** A body and a query that name the same space as the path does, for endpoints that are told it there. */
function restIn(endpoint: Endpoint, space: 'HR' | 'OPEN'): { body?: string; query: string } {
  const [content, id] = space === 'HR' ? ['1001', '11'] : ['2001', '12'];
  const query = /\/convert\//.test(endpoint.path) ? `?contentIdContext=${content}` : '';
  if (endpoint.method === 'GET' || endpoint.method === 'DELETE') return { query };
  const body = {
    spaceId: id,
    space: { key: space },
    pageId: content,
    pages: [{ id: content }],
    ids: [content],
    contentIds: [content],
    container: { id: content },
    destinationPageId: content,
    destination: { type: 'parent_page', value: content },
  };
  return { body: JSON.stringify(body), query };
}

/** Each test makes some 400 calls, one after the other. */
jest.setTimeout(60_000);

let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream();
});
afterAll(() => upstream.close());

async function tryAll(
  gateway: TestGateway,
  space: 'HR' | 'OPEN',
): Promise<Map<string, Got & { sent: number }>> {
  const answers = new Map<string, Got & { sent: number }>();
  for (const endpoint of endpoints) {
    const { body, query } = restIn(endpoint, space);
    const before = upstream.received.length;
    const path = pathIn(endpoint, space) + query;
    const got = await call(gateway.url, endpoint.method, path, body === undefined ? {} : { body });
    answers.set(endpointId(endpoint), { ...got, sent: upstream.received.length - before });
  }
  return answers;
}

/** What came of each endpoint, in a few words, counted. */
function outcomes(answers: Map<string, Got & { sent: number }>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const endpoint of endpoints) {
    const { status, headers, sent } = answers.get(endpointId(endpoint))!;
    const filtered = headers['portcullis-filtered'] === undefined ? '' : ', filtered';
    const words = `${endpoint.exposure} ${endpoint.shape}: ${status} ${String(headers['portcullis-verdict'])}${filtered}${sent > 0 ? ', sent' : ''}`;
    counts[words] = (counts[words] ?? 0) + 1;
  }
  return counts;
}

it('refuses every blocked and unknown endpoint under a rule on the site, and passes the others', async () => {
  const gateway = await startTestGateway(upstream.url, rulesText(onSite));
  const answers = await tryAll(gateway, 'HR');
  await gateway.close();
  for (const endpoint of endpoints) {
    const { status, headers, sent } = answers.get(endpointId(endpoint))!;
    const verdict = { blocked: 'blocked', 'not-blocked': 'allowed', unknown: 'unknown' }[endpoint.exposure];
    expect([endpointId(endpoint), headers['portcullis-verdict'], status, sent]).toEqual([
      endpointId(endpoint),
      verdict,
      verdict === 'allowed' ? 200 : 403,
      verdict === 'allowed' ? 1 : 0,
    ]);
  }
  expect(upstream.lookUps).toEqual([]);
});

it('refuses objects of a covered space and filters lists under a rule on a space', async () => {
  const gateway = await startTestGateway(upstream.url, rulesText(onSpace));
  const answers = await tryAll(gateway, 'HR');
  await gateway.close();
  const words = outcomes(answers);
  const unlocated = endpoints.filter(
    (e) =>
      answers.get(endpointId(e))!.headers['portcullis-verdict'] === 'unknown' && e.exposure === 'blocked',
  );
  expect(unlocated.map(endpointId)).toEqual(['GET /wiki/rest/api/content-states/task/{taskId}']);
  for (const endpoint of endpoints.filter((one) => one.exposure === 'blocked')) {
    const { status, sent } = answers.get(endpointId(endpoint))!;
    if (endpoint.shape !== 'collection')
      expect([endpointId(endpoint), status, sent]).toEqual([endpointId(endpoint), 403, 0]);
    else expect([endpointId(endpoint), sent]).toEqual([endpointId(endpoint), 1]);
  }
  expect(
    Object.keys(words).filter(
      (text) => text.startsWith('not-blocked') && !text.endsWith(': 200 allowed, sent'),
    ),
  ).toEqual([]);
  expect(
    Object.keys(words).filter((text) => text.startsWith('unknown') && !text.endsWith(': 403 unknown')),
  ).toEqual([]);
});

it('passes objects of a space that is not covered', async () => {
  const gateway = await startTestGateway(upstream.url, rulesText(onSpace));
  const answers = await tryAll(gateway, 'OPEN');
  await gateway.close();
  const refused = endpoints.filter((e) => answers.get(endpointId(e))!.status === 403);
  expect(refused.filter((e) => e.exposure !== 'unknown').map(endpointId)).toEqual([
    'GET /wiki/rest/api/content-states/task/{taskId}',
  ]);
});

it('sends everything and says what it would do in audit mode', async () => {
  const gateway = await startTestGateway(upstream.url, rulesText(onSpace, { mode: 'audit' }));
  const answers = await tryAll(gateway, 'HR');
  await gateway.close();
  for (const endpoint of endpoints) {
    const { headers, sent } = answers.get(endpointId(endpoint))!;
    expect([endpointId(endpoint), sent]).toEqual([endpointId(endpoint), 1]);
    if (endpoint.exposure === 'not-blocked') continue;
    expect(headers['portcullis-enforced']).toBe('false');
  }
  expect(answers.get('GET /wiki/api/v2/pages/{id}')!.headers['portcullis-verdict']).toBe('blocked');
});
