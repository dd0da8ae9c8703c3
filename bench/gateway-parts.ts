/** The three servers of the gateway's bench, each in a process of its own: a site, a bare proxy, the gateway. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import { Pool, type Dispatcher } from 'undici';
import { fileLog } from '../src/enforce/gateway/log';
import { startGateway } from '../src/enforce/gateway/server';

export const LIST_LENGTH = 25;
/** Every fifth entry of the list lies in the space that the rule covers. */
export const COVERED = 5;

/** A page of v2 with a body of ordinary length. */
function page(id: number, spaceId: string): object {
  return {
    id: String(id),
    status: 'current',
    title: `Page ${id}`,
    spaceId,
    parentId: '2000',
    parentType: 'page',
    authorId: '557058:0b1c',
    createdAt: '2026-01-31T08:00:00.000Z',
    version: {
      number: 3,
      message: '',
      minorEdit: false,
      authorId: '557058:0b1c',
      createdAt: '2026-02-01T08:00:00.000Z',
    },
    body: {
      storage: { representation: 'storage', value: `<p>${'What the team agreed on. '.repeat(16)}</p>` },
    },
    _links: {
      webui: `/spaces/OPEN/pages/${id}`,
      editui: `/pages/resumedraft.action?draftId=${id}`,
      tinyui: '/x/abc',
    },
  };
}

export async function site(): Promise<string> {
  let base = '';
  const list = Array.from({ length: LIST_LENGTH }, (_, at) =>
    page(2000 + at, at % (LIST_LENGTH / COVERED) === 0 ? '11' : '12'),
  );
  const answers = new Map<string, object>([
    ['/wiki/api/v2/pages/2001', page(2001, '12')],
    [
      '/wiki/api/v2/pages?limit=25',
      { results: list, _links: { next: '/wiki/api/v2/pages?limit=25&cursor=a', base: '' } },
    ],
    ['/wiki/api/v2/spaces/11', { id: '11', key: 'HR' }],
    ['/wiki/api/v2/spaces/12', { id: '12', key: 'OPEN' }],
    [
      '/wiki/api/v2/spaces?ids=11,12&limit=25',
      {
        results: [
          { id: '11', key: 'HR' },
          { id: '12', key: 'OPEN' },
        ],
      },
    ],
  ]);
  const texts = new Map(
    [...answers].map(([path, body]) => [
      path,
      () => Buffer.from(JSON.stringify(body).replace('"base":""', `"base":"${base}/wiki"`)),
    ]),
  );
  const made = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const url = request.url ?? '';
    const bytes = made.get(url) ?? texts.get(url)?.() ?? Buffer.from('{}');
    made.set(url, bytes);
    response.writeHead(texts.has(url) ? 200 : 404, {
      'content-type': 'application/json',
      'content-length': bytes.length,
    });
    response.end(bytes);
  });
  base = await listening(server);
  return base;
}

/** What remains of the gateway without its decisions: the same server, the same client, the same way of streaming. */
export async function bareProxy(to: string): Promise<string> {
  const pool = new Pool(to, { connections: 256, pipelining: 1 });
  return listening(
    createServer((request, response) => {
      const headers = request.rawHeaders.filter(
        (_, at, all) => !/^(?:host|connection)$/i.test(all[at - (at % 2)] ?? ''),
      );
      pool
        .request({
          method: request.method as Dispatcher.HttpMethod,
          path: request.url ?? '/',
          headers,
          body: null,
        })
        .then(
          (answer) => {
            const kept = Object.fromEntries(
              Object.entries(answer.headers).filter(
                ([name]) => !/^(?:connection|keep-alive|transfer-encoding)$/.test(name),
              ),
            );
            response.writeHead(answer.statusCode, kept as Record<string, string>);
            pipeline(answer.body, response, () => undefined);
          },
          () => response.writeHead(502).end(),
        );
    }),
  );
}

export async function gateway(to: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'portcullis-bench-'));
  const rules = join(folder, 'rules.yml');
  writeFileSync(
    rules,
    'version: 1\nrules:\n  - { id: hr, mode: enforce, apps: { block: all }, where: { spaces: [HR] } }\n',
  );
  const started = await startGateway({
    site: { url: new URL(to), ca: null },
    policy: { rules, callers: null },
    host: '127.0.0.1',
    port: 0,
    tls: null,
    publicOrigin: null,
    log: fileLog(join(folder, 'decisions.log')),
  });
  return started.url;
}

async function listening(server: Server): Promise<string> {
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
