import { createHash } from 'node:crypto';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { MARK, onSpace, rulesText, startTestGateway, lookUp, type TestGateway } from './harness';

const CHUNK = Buffer.alloc(64 * 1024, 'portcullis');
const CHUNKS = 800; // 50 MB

/** Bytes that left their source. */
let left = 0;

function* chunks(): Generator<Buffer> {
  for (let at = 0; at < CHUNKS; at += 1) {
    left += CHUNK.length;
    yield CHUNK;
  }
}

const expected = createHash('sha256');
for (const chunk of chunks()) expected.update(chunk);
const DIGEST = expected.digest('hex');

let site: Server;
let gateway: TestGateway;
/** Holds back whoever reads, until it is resolved. */
let hold: Promise<void> = Promise.resolve();

beforeAll(async () => {
  site = createServer((incoming, response) => {
    const { method = '', url = '', headers } = incoming;
    if (headers[MARK] === undefined) {
      let body = '';
      incoming.on('data', (chunk: Buffer) => (body += chunk.toString()));
      incoming.on('end', () => {
        const found = lookUp(method, url, body);
        response
          .writeHead(found === null ? 404 : 200, { 'content-type': 'application/json' })
          .end(JSON.stringify(found));
      });
    } else if (method === 'GET') {
      response.writeHead(200, { 'content-type': 'application/pdf', 'content-length': CHUNKS * CHUNK.length });
      void pipeline(Readable.from(chunks()), response);
    } else {
      const digest = createHash('sha256');
      void hold.then(() => {
        incoming.on('data', (chunk: Buffer) => digest.update(chunk));
        incoming.on('end', () => response.end(digest.digest('hex')));
      });
    }
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  gateway = await startTestGateway(
    `http://127.0.0.1:${(site.address() as AddressInfo).port}`,
    rulesText(onSpace),
  );
});
afterAll(async () => {
  await gateway.close();
  site.closeAllConnections();
  site.close();
});

/** Runs a transfer whose reader reads nothing at first: gives how much left its source until it stood still. */
async function heldBack(transfer: () => Promise<unknown>): Promise<{ result: unknown; ahead: number }> {
  left = 0;
  let release: () => void = () => undefined;
  hold = new Promise((resolve) => (release = resolve));
  const running = transfer();
  let before = -1;
  while (before !== left) {
    before = left;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  release();
  return { result: await running, ahead: before };
}

function get(path: string): Promise<{ status: number; digest: string }> {
  return new Promise((resolve, reject) => {
    request(new URL(gateway.url), { path, headers: { [MARK]: '1' } }, (response) => {
      const digest = createHash('sha256');
      void hold.then(() => response.on('data', (chunk: Buffer) => digest.update(chunk)));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, digest: digest.digest('hex') }));
      response.on('error', reject);
    })
      .on('error', reject)
      .end();
  });
}

function upload(headers: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const path = '/wiki/rest/api/content/2001/child/attachment';
    const sent = request(
      new URL(gateway.url),
      { method: 'POST', path, headers: { [MARK]: '1', ...headers } },
      (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () => resolve(text));
      },
    );
    sent.on('error', reject);
    void pipeline(Readable.from(chunks()), sent);
  });
}

/** What the buffers of the connections on both sides hold; the rest of the 50 MB waits at its source. */
const MOST_AHEAD = 30 * 1024 * 1024;

it('streams a large download no faster than it is read', async () => {
  const { result, ahead } = await heldBack(() => get('/wiki/download/attachments/2001/film.mp4'));
  expect(result).toEqual({ status: 200, digest: DIGEST });
  expect(ahead).toBeLessThan(MOST_AHEAD);
});

it.each([
  ['of a known length', { 'content-length': String(CHUNKS * CHUNK.length) }],
  ['in chunks', {}],
  [
    'after asking whether to go on',
    { 'content-length': String(CHUNKS * CHUNK.length), expect: '100-continue' },
  ],
])('streams a large upload %s no faster than it is read', async (_, headers) => {
  const { result, ahead } = await heldBack(() => upload(headers));
  expect(result).toBe(DIGEST);
  expect(ahead).toBeLessThan(MOST_AHEAD);
});
