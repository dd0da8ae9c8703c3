import {
  call,
  json,
  onSpace,
  onSite,
  rulesText,
  startTestGateway,
  startUpstream,
  type Answering,
} from './harness';

async function through(
  answer: Answering,
  path = '/wiki/api/v2/spaces',
  where: object = onSpace,
): ReturnType<typeof call> {
  const upstream = await startUpstream(answer);
  const gateway = await startTestGateway(upstream.url, rulesText(where), { siteTimeout: 300 });
  try {
    return await call(gateway.url, 'GET', path);
  } finally {
    await upstream.close();
    await gateway.close();
  }
}

const problem = (text: string): { type: string; detail: string } =>
  JSON.parse(text) as { type: string; detail: string };

it('says that the site cannot be reached', async () => {
  const upstream = await startUpstream();
  await upstream.close();
  const gateway = await startTestGateway(upstream.url, rulesText(onSite));
  const { status, headers, text } = await call(gateway.url, 'GET', '/wiki/api/v2/spaces');
  await gateway.close();
  expect([status, headers['portcullis-verdict'], headers['content-type'], problem(text).type]).toEqual([
    502,
    'allowed',
    'application/problem+json',
    'urn:portcullis:site-unreachable',
  ]);
});

it.each<[string, Answering, number, string]>([
  ['resets the connection', (request) => request.socket.resetAndDestroy(), 502, 'cut-off'],
  ['never answers', () => undefined, 504, 'slow'],
  ['closes the connection without an answer', (request) => request.socket.destroy(), 502, 'cut-off'],
  ['speaks another protocol', (request) => request.socket.end('SSH-2.0-x\r\n\r\n'), 502, 'cut-off'],
  [
    'breaks off a short answer',
    (request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1000 });
      response.write('{"results":[');
      setTimeout(() => request.socket.destroy(), 20);
    },
    502,
    'cut-off',
  ],
  [
    'stops in the middle of a short answer',
    (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1000 });
      response.write('{"results":[');
    },
    504,
    'slow',
  ],
])('answers clearly where the site %s', async (_, answer, status, kind) => {
  const got = await through(answer);
  expect([got.status, problem(got.text).type]).toEqual([status, `urn:portcullis:site-${kind}`]);
  expect(got.headers['portcullis-verdict']).toBe('allowed');
});

it('breaks off what the site broke off, so that nobody takes a part for the whole', async () => {
  const upstream = await startUpstream((request, response) => {
    response.writeHead(200, { 'content-type': 'application/pdf' });
    response.write(Buffer.alloc(100_000));
    setTimeout(() => request.socket.destroy(), 20);
  });
  const gateway = await startTestGateway(upstream.url, rulesText(onSpace));
  const broken = call(gateway.url, 'GET', '/wiki/download/attachments/2001/film.mp4');
  await expect(broken).rejects.toThrow(/aborted|hang up|reset/i);
  await upstream.close();
  await gateway.close();
  expect(gateway.logged.find(({ event }) => event === 'site-fault')?.['kind']).toBe('cut-off');
});

it.each([429, 500, 503])('hands on a status of %i with its advice', async (status) => {
  const got = await through((_, response) =>
    json(response, status, { message: 'later' }, { 'retry-after': '7' }),
  );
  expect([got.status, got.headers['retry-after'], got.text]).toEqual([status, '7', '{"message":"later"}']);
});

it.each<[string, Answering]>([
  ['no JSON', (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>HR</p>')],
  ['JSON without a list', (_, response) => json(response, 200, { pages: [{ id: '1001' }] })],
  ['half of a list', (_, response) => response.writeHead(200).end('{"results":[{"id":"1001"}')],
  [
    'a compressed list',
    (_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(Buffer.from('1f8b08', 'hex')),
  ],
])('hands nothing on where a list cannot be filtered: %s', async (_, answer) => {
  const got = await through(answer, '/wiki/api/v2/pages');
  expect([got.status, problem(got.text).type]).toEqual([502, 'urn:portcullis:site-unusable']);
});

it('refuses an object whose space the site does not tell', async () => {
  const upstream = await startUpstream();
  const gateway = await startTestGateway(upstream.url, rulesText(onSpace));
  const { status, headers } = await call(gateway.url, 'GET', '/wiki/api/v2/pages/9999');
  await gateway.close();
  await upstream.close();
  expect([status, headers['portcullis-verdict'], upstream.received]).toEqual([403, 'unknown', []]);
});
