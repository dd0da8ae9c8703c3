import { writeFileSync } from 'node:fs';
import { Agent, createServer, request } from 'node:http';
import { join } from 'node:path';
import { hashCredential } from '../../../src/enforce/gateway/callers';
import {
  call,
  json,
  MARK,
  onSite,
  onSpace,
  rulesText,
  startTestGateway,
  startUpstream,
  type Upstream,
} from './harness';

jest.setTimeout(60_000);

let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream((request, response) =>
    setTimeout(() => json(response, 200, { url: request.url }), 5),
  );
});
afterAll(() => upstream.close());

/** Calls one after the other on connections that are kept, until told to stop; gives every status. */
async function load(url: string, isOver: () => boolean, agent: Agent): Promise<number[]> {
  const statuses: number[] = [];
  const worker = async (): Promise<void> => {
    while (!isOver()) {
      statuses.push(
        await new Promise<number>((resolve) => {
          request(
            new URL(url),
            { path: '/wiki/api/v2/spaces', agent, headers: { [MARK]: '1' } },
            (response) => {
              response.resume().on('end', () => resolve(response.statusCode ?? 0));
            },
          )
            .on('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ECONNREFUSED' ? -1 : 0))
            .end();
        }),
      );
      if (statuses.at(-1) === -1) return;
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return statuses;
}

it('loses no request when rules are reloaded, and keeps the old ones where the new are bad', async () => {
  const gateway = await startTestGateway(upstream.url, rulesText(onSite));
  const file = join(gateway.folder, 'rules.yml');
  const status = async (): Promise<number> => (await call(gateway.url, 'GET', '/wiki/api/v2/pages')).status;
  const agent = new Agent({ keepAlive: true });
  let over = false;
  const loaded = load(gateway.url, () => over, agent);

  expect(await status()).toBe(403);
  writeFileSync(file, rulesText(onSite, { mode: 'audit' }));
  await gateway.reload();
  expect(await status()).toBe(200);
  writeFileSync(file, 'version: 1\nrules: nonsense\n');
  await gateway.reload();
  expect(await status()).toBe(200);
  const refused = gateway.logged.find((entry) => entry['event'] === 'reload-refused');
  expect(refused?.['message']).toMatch(/rules\.yml:2: `rules`.*stay as they were/);
  writeFileSync(file, rulesText(onSite));
  await gateway.reload();
  expect(await status()).toBe(403);

  over = true;
  const statuses = await loaded;
  agent.destroy();
  await gateway.close();
  expect(new Set(statuses)).toEqual(new Set([200]));
});

it('finds changed rules by itself', async () => {
  const gateway = await startTestGateway(upstream.url, rulesText(onSite));
  writeFileSync(join(gateway.folder, 'rules.yml'), rulesText(onSite, { mode: 'audit' }));
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await call(gateway.url, 'GET', '/wiki/api/v2/pages')).status === 200) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect((await call(gateway.url, 'GET', '/wiki/api/v2/pages')).status).toBe(200);
  await gateway.close();
});

it('answers everything under way before it stops', async () => {
  const gateway = await startTestGateway(upstream.url, rulesText(onSite), { drain: 3_000 });
  // Long enough for each connection to bring one more request, on a machine that has much else to do.
  const agent = new Agent({ keepAlive: true });
  const before = upstream.received.length;
  const loaded = load(gateway.url, () => false, agent);
  // Until all connections stand: one that the system holds and nobody has taken yet ends with the listening.
  while (upstream.received.length < before + 80) await new Promise((resolve) => setTimeout(resolve, 20));
  await gateway.stop();
  const statuses = await loaded;
  agent.destroy();
  await gateway.close();
  const lost = statuses.filter((status) => status === 0);
  expect(lost).toEqual([]);
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(8);
});

it('refuses more requests of one caller at once than it may have', async () => {
  const slow = await startUpstream((_, response) => setTimeout(() => json(response, 200, {}), 200));
  const gateway = await startTestGateway(slow.url, rulesText(onSpace), { perCaller: 3 });
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => call(gateway.url, 'GET', '/wiki/api/v2/spaces')),
  );
  await gateway.close();
  await slow.close();
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 429, 429]);
  expect(answers.find(({ status }) => status === 429)?.headers['retry-after']).toBe('1');
});

it('shows its health and its counts, and sends neither on', async () => {
  const gateway = await startTestGateway(upstream.url, rulesText(onSite));
  await call(gateway.url, 'GET', '/wiki/api/v2/pages');
  expect((await call(gateway.url, 'GET', '/-/health')).text).toBe('{"status":"ok"}');
  const { text } = await call(gateway.url, 'GET', '/-/metrics');
  expect(text).toContain('portcullis_requests_total{verdict="blocked",effect="refused",enforced="true"} 1\n');
  expect(text).toMatch(/portcullis_request_seconds_count 1\n/);
  expect((await call(gateway.url, 'GET', '/-/other')).status).toBe(404);
  await gateway.close();
  expect(upstream.received.filter(({ url }) => url.startsWith('/-/'))).toEqual([]);
});

it('shows them on a port of their own where it has one, and then on no other', async () => {
  const gateway = await startTestGateway(upstream.url, rulesText(onSite), { adminPort: 0 });
  const pages = ['/-/health', '/-/metrics', '/wiki/api/v2/spaces'];
  const statuses = async (base: string) =>
    Promise.all(pages.map(async (page) => (await call(base, 'GET', page)).status));
  expect(await statuses(gateway.adminUrl!)).toEqual([200, 200, 404]);
  expect(await statuses(gateway.url)).toEqual([404, 404, 200]);
  await gateway.close();
});

describe('callers', () => {
  const exempt = 'Basic ZXhlbXB0OnRva2Vu';
  const other = 'Basic b3RoZXI6dG9rZW4=';
  const callers = JSON.stringify({
    callers: [
      {
        app: 'com.example.exempt',
        authorizationSha256: hashCredential(exempt),
        keySha256: hashCredential('key-of-exempt'),
      },
      { app: 'com.example.other', authorizationSha256: hashCredential(other) },
    ],
  });

  it.each([
    ['by a credential', { authorization: exempt }, 200],
    ['by a key', { 'portcullis-key': 'key-of-exempt' }, 200],
    ['by both', { authorization: exempt, 'portcullis-key': 'key-of-exempt' }, 200],
    ['as another app', { authorization: other }, 403],
    ['as neither where the two disagree', { authorization: other, 'portcullis-key': 'key-of-exempt' }, 403],
    ['not by a wrong key', { authorization: exempt, 'portcullis-key': 'guess' }, 403],
    ['not at all', {}, 403],
  ])('are known %s', async (_, headers, status) => {
    const gateway = await startTestGateway(upstream.url, rulesText(onSite), { callers });
    expect((await call(gateway.url, 'GET', '/wiki/api/v2/pages/1001', { headers })).status).toBe(status);
    await gateway.close();
  });

  it('send credentials that the site gets untouched, and that are in no log', async () => {
    const secret = 'c2VjcmV0LXZhbHVl';
    const gateway = await startTestGateway(upstream.url, rulesText(onSpace), { callers });
    const headers = {
      authorization: `Bearer ${secret}`,
      cookie: `session=${secret}`,
      'portcullis-key': secret,
    };
    upstream.received.length = upstream.lookUps.length = 0;
    await call(gateway.url, 'GET', `/wiki/api/v2/pages/2001?jwt=${secret}`, { headers });
    await call(gateway.url, 'GET', `/wiki/api/v2/pages/1001?jwt=${secret}`, { headers });
    await call(gateway.url, 'GET', `/wiki/..%2f${secret}`, { headers });
    await call(gateway.url, 'GET', '/wiki/api/v2/spaces', {
      headers: { ...headers, 'x-http-method': secret },
    });
    const [sent] = upstream.received;
    expect([sent?.headers.authorization, sent?.headers.cookie, sent?.headers['portcullis-key']]).toEqual([
      `Bearer ${secret}`,
      `session=${secret}`,
      undefined,
    ]);
    for (const { headers: own } of upstream.lookUps) {
      expect(own.authorization).toBe(`Bearer ${secret}`);
      expect(Object.keys(own).sort().join()).not.toMatch(/cookie|portcullis|jwt/);
    }
    const { text } = await call(gateway.url, 'GET', '/-/metrics');
    expect(JSON.stringify(gateway.logged) + text).not.toContain(secret);
    expect(gateway.logged.length).toBeGreaterThanOrEqual(4);
    await gateway.close();
  });
});

it('leads links back through the gateway and leaves the text of pages alone', async () => {
  const origins: { site: string } = { site: '' };
  const body = (): string =>
    JSON.stringify({
      results: [
        { id: '2001', spaceId: '12', body: `see "base":"${origins.site}/wiki" and ${origins.site}/wiki/x` },
      ],
      _links: {
        base: 'https://example.atlassian.net/wiki',
        next: `${origins.site}/wiki/api/v2/spaces?cursor=a`,
        self: `${origins.site}/wiki/rest`,
      },
    });
  const site = createServer((incoming, response) => {
    incoming.resume();
    response.writeHead(incoming.url === '/wiki/rest/api/user/current' ? 302 : 200, {
      'content-type': 'application/json',
      location: `${origins.site}/wiki/download/attachments/2001/a.pdf`,
      link: `<${origins.site}/wiki/api/v2/spaces?cursor=a>; rel="next", <https://example.atlassian.net/wiki>; rel="base"`,
      ...(incoming.url?.includes('long') ? {} : { 'content-length': Buffer.byteLength(body()) }),
    });
    for (const byte of incoming.url?.includes('long') ? body() : [body()]) response.write(byte);
    response.end();
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  const address = site.address();
  origins.site = `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`;
  const gateway = await startTestGateway(origins.site, rulesText(onSpace));
  const expected = JSON.parse(body()) as { results: unknown[] };
  for (const path of ['/wiki/api/v2/spaces', '/wiki/api/v2/spaces?long', '/wiki/rest/api/user/current']) {
    const { headers, text } = await call(gateway.url, 'GET', path);
    expect(JSON.parse(text)).toEqual({
      results: expected.results,
      _links: {
        base: `${gateway.url}/wiki`,
        next: `${gateway.url}/wiki/api/v2/spaces?cursor=a`,
        self: `${gateway.url}/wiki/rest`,
      },
    });
    expect(headers['link']).toBe(
      `<${gateway.url}/wiki/api/v2/spaces?cursor=a>; rel="next", <${gateway.url}/wiki>; rel="base"`,
    );
    expect(headers.location).toBe(`${gateway.url}/wiki/download/attachments/2001/a.pdf`);
  }
  await gateway.close();
  site.closeAllConnections();
  site.close();
});
