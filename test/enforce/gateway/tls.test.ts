import { readFileSync } from 'node:fs';
import { createServer, get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { onSite, rulesText, startTestGateway } from './harness';

const cert = readFileSync(join(__dirname, 'tls', 'localhost.crt'), 'utf8');
const key = readFileSync(join(__dirname, 'tls', 'localhost.key'), 'utf8');

const fetched = (url: string): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    get(url, { ca: cert, agent: false }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    }).on('error', reject);
  });

it('speaks TLS on both sides, to sites alone that are vouched for', async () => {
  const site = createServer({ cert, key }, (request, response) => {
    request.resume();
    response.end(`over ${request.socket.constructor.name}`);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  const url = new URL(`https://127.0.0.1:${(site.address() as AddressInfo).port}`);
  const statuses = [];
  for (const ca of [cert, null]) {
    const gateway = await startTestGateway(url.href, rulesText(onSite), {
      tls: { cert, key },
      site: { url, ca },
    });
    expect(gateway.url).toMatch(/^https:/);
    const { status, text } = await fetched(`${gateway.url}/wiki/api/v2/spaces`);
    statuses.push(status === 200 ? text : `${status} ${(JSON.parse(text) as { type: string }).type}`);
    await gateway.close();
  }
  site.closeAllConnections();
  site.close();
  expect(statuses).toEqual(['over TLSSocket', '502 urn:portcullis:site-unreachable']);
});
