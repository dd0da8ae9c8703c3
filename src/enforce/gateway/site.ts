/** The Confluence site behind the gateway: sending calls, and saying clearly what went wrong with one. */
import type { EventEmitter } from 'node:events';
import type { Readable } from 'node:stream';
import { errors, Pool, type Dispatcher } from 'undici';
import type { Ask } from '../place';
import type { Problem } from './problem';
import { readAll } from './body';

export interface SiteOptions {
  /** Address of the site: `https:`, or `http:` on loopback; a path may lie below it, as with `/ex/confluence/{cloudId}`. */
  readonly url: URL;
  /** Certificates that vouch for the site, in PEM; null for those that the system trusts. */
  readonly ca: string | null;
  /** How long the site may take until its answer begins, and between two parts of it, in milliseconds. */
  readonly timeout: number;
  readonly connections: number;
}

export interface Call {
  readonly method: string;
  /** Path with its query, below the site. */
  readonly path: string;
  /** Names and values in turn. */
  readonly headers: readonly string[];
  readonly body: Readable | Buffer | null;
  /** Emits `abort` when nobody waits for the answer any more. */
  readonly signal: EventEmitter;
}

export type Answer = Dispatcher.ResponseData;

export interface Site {
  readonly origin: string;
  readonly prefix: string;
  readonly send: (call: Call) => Promise<Answer>;
  /** Look-ups that carry a credential of the caller and nothing else of the call. */
  readonly askAs: (authorization: string | null, cookie: string | null) => Ask;
  readonly close: () => Promise<void>;
}

/** More than a batch of look-ups ever answers. */
const LARGEST_LOOK_UP = 8 * 1024 * 1024;

/** @param asked is called for each look-up. */
export function openSite({ url, ca, timeout, connections }: SiteOptions, asked: () => void): Site {
  const pool = new Pool(url.origin, {
    connections,
    pipelining: 1,
    headersTimeout: timeout,
    bodyTimeout: timeout,
    keepAliveTimeout: 10_000,
    connect: { timeout: Math.min(timeout, 10_000), ...(ca !== null && { ca }) },
  });
  const prefix = url.pathname.replace(/\/+$/, '').replace(/\/wiki$/, '');
  return {
    origin: url.origin,
    prefix,
    send: ({ method, path, headers, body, signal }) =>
      pool.request({
        method: method,
        path: `${prefix}${path}`,
        headers: headers as string[],
        body,
        signal,
      }),
    askAs: (authorization, cookie) => async (method, path, body) => {
      asked();
      const { statusCode, body: answer } = await pool.request({
        method,
        path: `${prefix}${path}`,
        headers: {
          accept: 'application/json',
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(authorization !== null ? { authorization } : cookie !== null && { cookie }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const bytes = await readAll(answer, LARGEST_LOOK_UP);
      return { status: statusCode, body: bytes === null ? null : parsed(bytes) };
    },
    close: () => pool.close(),
  };
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return null;
  }
}

export type FaultKind = 'slow' | 'unreachable' | 'cut-off' | 'unusable';

const faults: Readonly<Record<FaultKind, Omit<Problem, 'name'>>> = {
  slow: {
    status: 504,
    title: 'Confluence took too long',
    detail:
      'The site did not answer in time. A call that changes something may have been carried out all the same.',
  },
  unreachable: {
    status: 502,
    title: 'Confluence cannot be reached',
    detail: 'No connection to the site could be made, so the call was not sent.',
  },
  'cut-off': {
    status: 502,
    title: 'Confluence broke off',
    detail:
      'The site ended the connection before its answer was complete. A call that changes something may have been carried out all the same.',
  },
  unusable: {
    status: 502,
    title: 'The list cannot be filtered',
    detail:
      'The site answered with something that is not the list that this endpoint gives, so covered entries could not be taken out and nothing is handed on.',
  },
};

/** What kind of failure of the site an error is. */
export function faultOf(error: unknown): FaultKind {
  if (error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError) return 'slow';
  if (error instanceof errors.ConnectTimeoutError) return 'unreachable';
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const isUnreachable =
    /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ERR_TLS|ERR_SSL|CERT_|DEPTH_|SELF_|UNABLE_)/;
  return isUnreachable.test(code) ? 'unreachable' : 'cut-off';
}

export function problemOf(kind: FaultKind): Problem {
  return { name: `site-${kind}`, ...faults[kind] };
}
