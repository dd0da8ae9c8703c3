/** A small Confluence that records what it gets, and a gateway before it; both on this machine. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import {
  createServer,
  request,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from '../../../src/enforce/gateway/log';
import { startGateway, type Gateway, type GatewayOptions } from '../../../src/enforce/gateway/server';

/** One call as the site got it. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export type Answering = (request: IncomingMessage, response: ServerResponse, body: string) => void;

export interface Upstream {
  readonly url: string;
  /** Calls that carry the mark of a test, so no look-ups of the gateway. */
  readonly received: Received[];
  readonly lookUps: Received[];
  readonly close: () => Promise<void>;
}

/** Every request of a test carries it, and no look-up does. */
export const MARK = 'x-test-mark';

/** Contents 1xxx lie in the space HR (11), contents 2xxx in OPEN (12); tasks likewise. */
const spaceOf = (id: string): { id: string; key: string } | null =>
  /^(?:att)?1\d{3}$/.test(id)
    ? { id: '11', key: 'HR' }
    : /^(?:att)?2\d{3}$/.test(id)
      ? { id: '12', key: 'OPEN' }
      : null;

const spaces = [
  { id: '11', key: 'HR', currentActiveAlias: 'PEOPLE' },
  { id: '12', key: 'OPEN', currentActiveAlias: 'OPEN' },
];

/** Answers what the gateway looks up. */
export function lookUp(method: string, url: string, body: string): unknown {
  const { pathname, searchParams } = new URL(url, 'http://site.invalid');
  if (method === 'POST' && pathname.endsWith('/convert-ids-to-types')) {
    const { contentIds } = JSON.parse(body) as { contentIds: string[] };
    return { results: Object.fromEntries(contentIds.filter(spaceOf).map((id) => [id, 'page'])) };
  }
  const wanted = (name: string): string[] | null => searchParams.get(name)?.split(',') ?? null;
  if (pathname === '/wiki/api/v2/spaces')
    return {
      results: spaces.filter(
        (space) =>
          wanted('ids')?.includes(space.id) === true ||
          wanted('keys')?.some((key) => key === space.key || key === space.currentActiveAlias) === true,
      ),
    };
  const [, collection, id = ''] = /^\/wiki\/api\/v2\/([\w-]+)\/(\w+)$/.exec(pathname) ?? [];
  if (collection === 'spaces') return spaces.find((space) => space.id === id) ?? null;
  const list = wanted('id');
  if (list !== null)
    return { results: list.filter(spaceOf).map((one) => ({ id: one, spaceId: spaceOf(one)?.id })) };
  const space = collection === undefined ? null : spaceOf(id);
  return space === null ? null : { id, spaceId: space.id };
}

/** @param answer what a marked call gets; by default what was sent, as JSON. */
export async function startUpstream(answer?: Answering): Promise<Upstream> {
  const received: Received[] = [];
  const lookUps: Received[] = [];
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('error', () => undefined);
    incoming.on('end', () => {
      const { method = '', url = '', headers } = incoming;
      const body = Buffer.concat(chunks).toString();
      const isMarked = headers[MARK] !== undefined;
      (isMarked ? received : lookUps).push({ method, url, headers, body });
      if (isMarked && answer !== undefined) {
        answer(incoming, response, body);
        return;
      }
      const found = isMarked ? { method, url, results: [] } : lookUp(method, url, body);
      json(response, found === null ? 404 : 200, found ?? {});
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    received,
    lookUps,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

export interface TestGateway extends Gateway {
  /** Everything logged so far, parsed. */
  readonly logged: Record<string, unknown>[];
  readonly folder: string;
  readonly close: () => Promise<void>;
}

export const rulesText = (where: object, more: object = {}): string =>
  JSON.stringify({
    version: 1,
    rules: [
      {
        id: 'keep-out',
        mode: 'enforce',
        apps: { block: 'all', except: ['com.example.exempt'] },
        where,
        ...more,
      },
    ],
  });

export const onSpace = { spaces: ['HR'] };
export const onSite = { site: true };

/** A gateway with rules of its own in a folder of its own. */
export async function startTestGateway(
  site: string,
  rules: string,
  { callers, ...options }: Partial<Omit<GatewayOptions, 'policy' | 'log'>> & { callers?: string } = {},
): Promise<TestGateway> {
  const folder = mkdtempSync(join(tmpdir(), 'portcullis-gateway-'));
  writeFileSync(join(folder, 'rules.yml'), rules);
  if (callers !== undefined) writeFileSync(join(folder, 'callers.yml'), callers);
  const logged: Record<string, unknown>[] = [];
  const log: Log = {
    write: (entry) => void logged.push(JSON.parse(JSON.stringify(entry)) as Record<string, unknown>),
    flush: () => undefined,
    close: () => undefined,
    lost: () => 0,
  };
  const gateway = await startGateway({
    site: { url: new URL(site), ca: null },
    policy: {
      rules: join(folder, 'rules.yml'),
      callers: callers === undefined ? null : join(folder, 'callers.yml'),
    },
    host: '127.0.0.1',
    port: 0,
    tls: null,
    publicOrigin: null,
    log,
    drain: 50,
    ...options,
  });
  return {
    ...gateway,
    logged,
    folder,
    close: async () => {
      await gateway.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface Got {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** One marked call. */
export function call(
  base: string,
  method: string,
  path: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: string } = {},
): Promise<Got> {
  return new Promise((resolve, reject) => {
    const sent = request(
      new URL(base),
      {
        method,
        path,
        headers: {
          [MARK]: '1',
          ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }),
          ...headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** An answer that has not begun after so long never comes, in milliseconds. */
const SILENT = 10_000;

/** Sends bytes as they are and gives all that comes back until the connection ends or is quiet for a moment. */
export function raw(base: string, bytes: string | Buffer, quiet = 150): Promise<string> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve) => {
    let got = '';
    const socket = connect(Number(port), hostname, () =>
      socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes),
    );
    const done = (): void => {
      socket.destroy();
      resolve(got);
    };
    socket.setTimeout(SILENT, done);
    socket.on('data', (chunk) => {
      got += chunk.toString('latin1');
      socket.setTimeout(quiet);
    });
    socket.on('end', done).on('error', done);
  });
}
