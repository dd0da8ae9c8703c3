/** Hands the answer of the site on: as it is, with its links led back, or with covered entries taken out. */
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import type { Endpoint } from '../../policy/endpoint';
import type { Verdict } from '../../policy/verdict';
import { acts, takeOut, type Asking } from '../judge';
import { readAll } from './body';
import type { Links } from './links';
import type { Answer } from './site';

/** Between the site and the gateway only, or set by the gateway itself. */
const DROPPED: ReadonlySet<string> = new Set(
  'connection keep-alive proxy-authenticate proxy-connection te trailer transfer-encoding upgrade alt-svc'.split(
    ' ',
  ),
);

/** What names or dates the whole list does not hold for a part of it. */
const DROPPED_OF_LISTS: ReadonlySet<string> = new Set([
  ...DROPPED,
  'etag',
  'last-modified',
  'content-md5',
  'digest',
  'accept-ranges',
]);

/** JSON up to so many bytes is rewritten in one piece, larger ones in a stream. */
const PIECE = 1024 * 1024;

type Headers = Record<string, string | string[]>;

/** What the gateway says of its decision, with every answer that is sent on. */
export function decisionHeaders(verdict: Verdict): Record<string, string> {
  const concerned = verdict.effect !== 'none' || verdict.verdict !== 'allowed';
  return {
    'portcullis-verdict': verdict.verdict,
    ...(concerned && { 'portcullis-enforced': String(acts(verdict)) }),
  };
}

/** Headers of the site that the caller gets; the length is left to what is sent in the end. */
function headersOf(answer: Answer, links: Links, verdict: Verdict, dropped = DROPPED): Headers {
  const headers: Headers = {};
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value === undefined || dropped.has(name) || name.startsWith('portcullis-')) continue;
    headers[name] = value;
  }
  const { location, link } = headers;
  if (typeof location === 'string') headers['location'] = links.inHeader(location);
  const targets = Array.isArray(link) ? link.join(', ') : link;
  if (targets !== undefined)
    headers['link'] = targets.replace(/<([^>]*)>/g, (_, target: string) => `<${links.inHeader(target)}>`);
  return Object.assign(headers, decisionHeaders(verdict));
}

/** How an answer was handed on: `cut-off` where the site broke off, `gone` where the caller did. */
export type Handed = 'whole' | 'cut-off' | 'gone';

/** Streams an answer; only JSON is looked at, for its links. */
export async function passOn(
  answer: Answer,
  response: ServerResponse,
  links: Links,
  verdict: Verdict,
): Promise<Handed> {
  const headers = headersOf(answer, links, verdict);
  const isJson = /\bjson\b/i.test(String(answer.headers['content-type'] ?? '')) && isPlain(answer);
  const length = Number(answer.headers['content-length'] ?? Number.NaN);
  if (isJson && length <= PIECE) {
    const bytes = Buffer.from(await answer.body.arrayBuffer());
    sendBytes(response, answer.statusCode, headers, relinked(bytes, links));
    return 'whole';
  }
  if (isJson) delete headers['content-length'];
  response.writeHead(answer.statusCode, headers);
  return new Promise((resolve) => {
    const done = (error?: NodeJS.ErrnoException | null): void => {
      const isCallers = error?.code === 'ERR_STREAM_PREMATURE_CLOSE' || error?.name === 'AbortError';
      resolve(error == null ? 'whole' : isCallers ? 'gone' : 'cut-off');
    };
    if (isJson) pipeline(answer.body, links.inStream(), response, done);
    else pipeline(answer.body, response, done);
  });
}

export interface FilteredAnswer {
  readonly taken: number;
  readonly send: (response: ServerResponse) => void;
}

/**
 * Reads the list in an answer and takes the covered entries out; null where it holds no list that could be read.
 *
 * @param limit largest list in bytes.
 */
export async function filtered(
  answer: Answer,
  endpoint: Endpoint,
  asking: Asking,
  links: Links,
  verdict: Verdict,
  limit: number,
): Promise<FilteredAnswer | null> {
  const bytes = await readAll(answer.body, limit);
  const list = bytes === null || !isPlain(answer) ? undefined : parsed(bytes);
  const result = list === undefined ? null : await takeOut(endpoint, list, asking);
  if (bytes === null || result === null) return null;
  const headers = headersOf(answer, links, verdict, DROPPED_OF_LISTS);
  headers['portcullis-filtered'] = String(result.taken);
  const kept =
    result.taken === 0 ? relinked(bytes, links) : Buffer.from(links.inJson(JSON.stringify(result.body)));
  return {
    taken: result.taken,
    send: (response) => sendBytes(response, answer.statusCode, headers, kept),
  };
}

function sendBytes(response: ServerResponse, status: number, headers: Headers, bytes: Buffer): void {
  headers['content-length'] = String(bytes.length);
  response.writeHead(status, headers);
  response.end(bytes);
}

/** The same bytes with their links led back. */
function relinked(bytes: Buffer, links: Links): Buffer {
  const text = bytes.toString('latin1');
  const led = links.inJson(text);
  return led === text ? bytes : Buffer.from(led, 'latin1');
}

/** Not compressed: the gateway asks for nothing else. */
function isPlain(answer: Answer): boolean {
  const coding = answer.headers['content-encoding'];
  return coding === undefined || coding === 'identity';
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}
