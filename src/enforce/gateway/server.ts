/** The gateway as a server: listening, its own pages, reloading and stopping without losing a request. */
import {
  createServer as createPlainServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { Server as NetServer, type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Decision } from '../decision-log';
import { createFinder } from '../space';
import { createHandler } from './handle';
import type { Log } from './log';
import { createMetrics } from './metrics';
import { openPolicy, PolicyError, type PolicyFiles } from './policy';
import { openSite, type SiteOptions } from './site';
import { createSlots } from './slots';

export interface GatewayOptions {
  readonly site: Pick<SiteOptions, 'url' | 'ca'>;
  readonly policy: PolicyFiles;
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  /** Certificate and key of the gateway in PEM; null for plain HTTP. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
  /** Port on the same address for health and metrics, which the other one then no longer shows; 0 for any free one. */
  readonly adminPort?: number | null;
  /** Origin by which callers reach the gateway; null to go by the `Host` of each request. */
  readonly publicOrigin: string | null;
  readonly log: Log;
  /** Longest wait for the site, in milliseconds. */
  readonly siteTimeout?: number;
  /** Requests of one caller under way at once. */
  readonly perCaller?: number;
  /** On stopping: how long open connections may still bring a request, and how long requests may take. */
  readonly drain?: number;
  readonly grace?: number;
}

export interface Gateway {
  readonly url: string;
  /** Null where health and metrics are on the port of the callers. */
  readonly adminUrl: string | null;
  /** Reads rules and callers again; where they are bad the old ones stay, and the log says so. */
  readonly reload: () => Promise<void>;
  /** Takes no new connections, answers what is under way, then ends. */
  readonly stop: () => Promise<void>;
}

const MEGABYTE = 1024 * 1024;

/**
 * Starts the gateway.
 *
 * @throws {PolicyError} where the rules or the callers cannot be used.
 * @throws {Error} of the system where the address cannot be listened at, or a certificate is bad.
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { log, tls, siteTimeout = 60_000, perCaller = 64, drain = 500, grace = 30_000 } = options;
  const metrics = createMetrics();
  const event = (name: string, about: object): void =>
    log.write({ time: new Date().toISOString(), event: name, ...about });
  const policy = await openPolicy(options.policy, (outcome) => {
    const bad = outcome instanceof PolicyError;
    metrics.add('portcullis_reloads_total', { outcome: bad ? 'kept' : 'loaded' });
    if (bad)
      event('reload-refused', { message: `${outcome.message}; the rules and callers stay as they were` });
    else event('reloaded', outcome.counts);
  });
  const site = openSite({ ...options.site, timeout: siteTimeout, connections: 256 }, () =>
    metrics.add('portcullis_look_ups_total'),
  );
  const slots = createSlots(perCaller);
  let url = '';
  const handle = createHandler({
    site,
    finder: createFinder(),
    policy: policy.current,
    slots,
    limits: { decidingBody: 10 * MEGABYTE, list: 32 * MEGABYTE },
    metrics,
    decided: (decision: Decision) => log.write(decision),
    event,
    originOf: (request) => options.publicOrigin ?? originOf(request, tls !== null) ?? url,
  });

  let stopping = false;
  const adminPort = options.adminPort ?? null;
  const show = (request: IncomingMessage, response: ServerResponse, shown: readonly string[]): void => {
    const gauges = {
      portcullis_requests_under_way: slots.underWay(),
      portcullis_log_lines_lost: log.lost(),
      portcullis_rules: policy.current().counts.rules,
    };
    ownPage(request, response, shown, stopping, () => metrics.text(gauges));
  };
  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    if (stopping) response.shouldKeepAlive = false;
    if (request.url?.startsWith('/-/') !== true) void handle(request, response);
    else show(request, response, adminPort === null ? ownPages : []);
  };
  const limits = {
    maxHeaderSize: 32 * 1024,
    headersTimeout: 15_000,
    requestTimeout: 600_000,
    keepAliveTimeout: 65_000,
    requireHostHeader: true,
    noDelay: true,
  };
  const server: Server = tls === null ? createPlainServer(limits) : createTlsServer({ ...limits, ...tls });
  server.maxConnections = 4_096;
  server.on('request', onRequest).on('checkContinue', onRequest).on('clientError', answerBadRequest);
  server.on('connect', (_: IncomingMessage, socket: Duplex) => answerBadRequest(null, socket));
  await listen(server, options.port, options.host);
  url = urlOf(server, options.host, tls !== null);
  const admin = adminPort === null ? null : createPlainServer(limits);
  admin?.on('request', (request, response) => show(request, response, ownPages));
  if (admin !== null && adminPort !== null)
    await listen(admin, adminPort, options.host).catch((error: unknown) => {
      server.close();
      throw error;
    });
  const adminUrl = admin && urlOf(admin, options.host, false);
  event('listening', { url, ...(adminUrl !== null && { adminUrl }), ...policy.current().counts });

  return {
    url,
    adminUrl,
    reload: policy.reload,
    async stop() {
      if (stopping) return;
      stopping = true;
      event('stopping', { underWay: slots.underWay() });
      policy.close();
      // Unlike `server.close` this leaves idle connections open: a request may be on its way on one of them.
      const closed = new Promise((resolve) => NetServer.prototype.close.call(server, resolve));
      await new Promise((resolve) => setTimeout(resolve, drain));
      server.closeIdleConnections();
      const late = setTimeout(() => server.closeAllConnections(), grace);
      const idle = setInterval(() => server.closeIdleConnections(), 50);
      await closed;
      clearTimeout(late);
      clearInterval(idle);
      admin?.close();
      admin?.closeAllConnections();
      await site.close();
      event('stopped', {});
      log.flush();
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function urlOf(server: Server, host: string, secure: boolean): string {
  const { port } = server.address() as AddressInfo;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `${secure ? 'https' : 'http'}://${name}:${port}`;
}

/** The origin in the `Host` header, where it is one. */
function originOf({ headers }: IncomingMessage, secure: boolean): string | null {
  const host = headers.host ?? '';
  return /^(?:[\w.-]{1,253}|\[[\da-f:.]{2,45}\])(?::\d{1,5})?$/i.test(host)
    ? `${secure ? 'https' : 'http'}://${host}`
    : null;
}

const ownPages = ['/-/health', '/-/metrics'];

/** The gateway's own pages, as far as this port shows them; nothing below `/-/` ever goes to the site. */
function ownPage(
  request: IncomingMessage,
  response: ServerResponse,
  shown: readonly string[],
  stopping: boolean,
  metrics: () => string,
): void {
  const asked = request.method === 'GET' ? request.url : '';
  const page = shown.find((one) => one === asked);
  const [status, type, body] =
    page === '/-/health'
      ? [stopping ? 503 : 200, 'application/json', JSON.stringify({ status: stopping ? 'stopping' : 'ok' })]
      : page === '/-/metrics'
        ? [200, 'text/plain; version=0.0.4', metrics()]
        : [404, 'text/plain', 'There is no such page.\n'];
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}

const BAD_REQUEST = JSON.stringify({
  type: 'urn:portcullis:request',
  title: 'The request is not passed on',
  status: 400,
  detail: 'The request is not one that every server reads alike.',
  verdict: null,
});

/** What the parser of HTTP refuses never becomes a request; it is answered on the bare connection. */
function answerBadRequest(_: unknown, socket: Duplex): void {
  if (!socket.writable) return void socket.destroy();
  socket.end(
    `HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: application/problem+json\r\n` +
      `Portcullis-Verdict: unknown\r\nContent-Length: ${Buffer.byteLength(BAD_REQUEST)}\r\n\r\n${BAD_REQUEST}`,
  );
}
