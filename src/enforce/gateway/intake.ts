/**
 * What the gateway takes in. A call goes on only in one form that every server reads alike: what could be
 * read in two ways (framing, target, method, repeated headers) is refused before anything is decided.
 */
import type { IncomingMessage } from 'node:http';
import { parseOperation, type Operation } from '../../policy/operation';
import { normalisePath } from '../../policy/path';

export interface Intake {
  readonly operation: Operation;
  /** Names and values in turn, as the site is to get them. */
  readonly headers: readonly string[];
  readonly authorization: string | null;
  readonly cookie: string | null;
  /** The caller's key for this gateway; never sent on. */
  readonly key: string | null;
  /** Length of the body as announced; null for one in chunks. */
  readonly length: number | null;
}

export interface Refusal {
  readonly status: number;
  /** A sentence for whoever wrote the caller. */
  readonly detail: string;
}

export type Taken = { readonly ok: true; readonly intake: Intake } | ({ readonly ok: false } & Refusal);

const METHODS: ReadonlySet<string> = new Set('GET HEAD POST PUT PATCH DELETE OPTIONS'.split(' '));

/** One slash, then visible ASCII without what URLs never hold: origin form and nothing else. */
const TARGET = /^\/(?!\/)[\x21-\x7e]*$/;

/** Headers of which servers differ in whether the first or the last one counts. */
const SINGLE: ReadonlySet<string> = new Set(
  'host authorization content-length content-type content-encoding transfer-encoding expect portcullis-key origin referer'.split(
    ' ',
  ),
);

/** Headers (and query parameters) by which some servers take another method or path than the request line has. */
const OVERRIDES: ReadonlySet<string> = new Set(
  (
    'x-http-method-override x-http-method x-method-override x-method http-method-override ' +
    'x-original-url x-original-uri x-rewrite-url x-rewrite-uri x-forwarded-uri x-forwarded-path x-forwarded-prefix ' +
    'x-forwarded-method x-original-method x-override-url x-request-uri x-path-info'
  ).split(' '),
);
const QUERY_OVERRIDES: ReadonlySet<string> = new Set([
  '_method',
  '_http_method',
  '_httpmethod',
  ...OVERRIDES,
]);

/** Meant for the next hop alone, or set by the gateway itself. */
const DROPPED: ReadonlySet<string> = new Set(
  (
    'connection keep-alive proxy-authenticate proxy-authorization proxy-connection te trailer transfer-encoding ' +
    'upgrade host content-length expect accept-encoding forwarded x-real-ip x-forwarded-for x-forwarded-host ' +
    'x-forwarded-proto x-forwarded-port x-forwarded-server'
  ).split(' '),
);

const HARMLESS_TOKENS: ReadonlySet<string> = new Set(['keep-alive', 'close', 'te', '']);

/** Reads the head of a request, or says why it is refused. */
export function takeIn(request: IncomingMessage): Taken {
  const { method = '', url = '', rawHeaders, httpVersion } = request;
  if (httpVersion !== '1.1' && httpVersion !== '1.0') return refuse(505, 'Use HTTP/1.1.');
  if (!METHODS.has(method)) return refuse(405, `The gateway does not pass on the method ${method}.`);
  if (!TARGET.test(url) || /[#\\]/.test(url)) return refuse(400, 'The request target is not a plain path.');
  const head = headersOf(rawHeaders);
  if (typeof head === 'string') return refuse(400, head);
  const { seen, headers } = head;
  const framing = framingFault(method, httpVersion, seen);
  if (framing !== null) return refuse(400, framing);
  const operation = operationOf(method, url);
  if ('detail' in operation) return { ok: false, ...operation };
  const field = (name: string): string | null => seen.get(name) ?? null;
  return {
    ok: true,
    intake: {
      operation,
      headers,
      authorization: field('authorization'),
      cookie: field('cookie'),
      key: field('portcullis-key'),
      length: seen.has('transfer-encoding') ? null : Number(field('content-length') ?? 0),
    },
  };
}

interface Head {
  /** Values by lower-case name; several of one name are joined as a list. */
  readonly seen: ReadonlyMap<string, string>;
  /** What is sent on. */
  readonly headers: readonly string[];
}

/** Reads the headers, or says what is wrong with them. */
function headersOf(raw: readonly string[]): Head | string {
  const seen = new Map<string, string>();
  const headers: string[] = [];
  for (let at = 0; at < raw.length; at += 2) {
    const written = raw[at] ?? '';
    const value = raw[at + 1] ?? '';
    const name = written.toLowerCase();
    const fault = headerFault(name, value, seen);
    if (fault !== null) return fault;
    const before = seen.get(name);
    seen.set(name, before === undefined ? value : `${before},${value}`);
    if (!DROPPED.has(name) && !name.startsWith('portcullis-')) headers.push(written, value);
  }
  return { seen, headers };
}

function refuse(status: number, detail: string): Taken {
  return { ok: false, status, detail };
}

function headerFault(name: string, value: string, seen: ReadonlyMap<string, string>): string | null {
  if (/[\r\n\0]/.test(value)) return `The header ${name} is written over several lines.`;
  if (SINGLE.has(name) && seen.has(name)) return `The header ${name} is given twice.`;
  if (OVERRIDES.has(name)) return `The header ${name} would make this another call than it is.`;
  // Servers that hand headers on as variables cannot tell `_` from `-`.
  const folded = name.replaceAll('_', '-');
  if (folded !== name && (OVERRIDES.has(folded) || SINGLE.has(folded) || DROPPED.has(folded)))
    return `The header ${name} can be taken for ${folded}.`;
  if (name === 'upgrade') return 'The gateway does not change protocols.';
  if (name === 'connection') {
    const odd = value.split(',').find((token) => !HARMLESS_TOKENS.has(token.trim().toLowerCase()));
    if (odd !== undefined) return `The header connection must not name ${odd.trim()}.`;
  }
  return null;
}

function framingFault(method: string, version: string, seen: ReadonlyMap<string, string>): string | null {
  const length = seen.get('content-length');
  const coding = seen.get('transfer-encoding');
  if (length !== undefined && coding !== undefined) return 'The request gives its length in two ways.';
  if (length !== undefined && !/^\d{1,15}$/.test(length)) return 'The header content-length is not a number.';
  if (coding !== undefined && (coding.toLowerCase() !== 'chunked' || version === '1.0'))
    return 'The only transfer-encoding that the gateway takes is chunked, with HTTP/1.1.';
  const hasBody = coding !== undefined || (length !== undefined && Number(length) > 0);
  if (hasBody && /^(?:GET|HEAD|OPTIONS)$/.test(method)) return `A ${method} request must not have a body.`;
  return null;
}

/** The operation in the one form that is decided about and sent; paths outside the catalogue keep theirs. */
function operationOf(method: string, url: string): Operation | Refusal {
  const mark = url.indexOf('?');
  const query = mark === -1 ? '' : url.slice(mark + 1);
  for (const part of query.split(/[&;]/)) {
    const name = decodeQuery(part.split('=', 1)[0] ?? '').toLowerCase();
    if (QUERY_OVERRIDES.has(name) || QUERY_OVERRIDES.has(name.replaceAll('_', '-')))
      return { status: 400, detail: `The query parameter ${name} would make this another call than it is.` };
  }
  const parsed = parseOperation(method, url);
  if (parsed.ok) return parsed.operation;
  if (parsed.kind !== 'elsewhere')
    return { status: 400, detail: `The address is refused: ${parsed.reason}.` };
  const path = normalisePath(mark === -1 ? url : url.slice(0, mark));
  return path.ok
    ? { method, path: path.path, query }
    : { status: 400, detail: `The address is refused: ${path.reason}.` };
}

function decodeQuery(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' ')).trim();
  } catch {
    return text;
  }
}
