/** Makes calls as real code, traffic and attackers write them, together with what each one means. */
import type { Endpoint } from '../../src/policy/endpoint';

/** A source of whole numbers below a bound; the same seed gives the same numbers (mulberry32). */
export type Random = (below: number) => number;

export function random(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export interface Call {
  readonly method: string;
  readonly path: string;
}

function pick<T>(from: Random, items: readonly T[]): T {
  return items[from(items.length)]!;
}

const VALUES = [
  '123456',
  '~admin',
  'HR',
  '{}',
  '{id}',
  'a.b',
  '557058:0f-1',
  'caf%C3%A9',
  'x%20y',
  '100%25',
  '...',
  '-1',
];
const WORDS = [
  'content',
  'search',
  'space',
  'pages',
  'user',
  'Search',
  'CONTENT',
  'v2',
  'latest',
  'child',
  'x',
];

/** A canonical call: a template filled with values, or something near one that may be no endpoint at all. */
export function canonicalCall(from: Random, endpoints: readonly Endpoint[]): Call {
  const endpoint = pick(from, endpoints);
  const filled = endpoint.path.replace(/\{[^/]*\}/g, () => pick(from, from(4) === 0 ? WORDS : VALUES));
  const method =
    from(8) === 0 ? pick(from, ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE', 'OPTIONS']) : endpoint.method;
  const segments = filled.split('/').slice(2);
  switch (from(10)) {
    case 0:
      segments.splice(from(segments.length), 1);
      break;
    case 1:
      segments.splice(from(segments.length + 1), 0, pick(from, WORDS));
      break;
    case 2:
      segments[from(segments.length)] = pick(from, [...WORDS, ...VALUES]);
      break;
    default:
  }
  return { method, path: ['/wiki', ...segments].join('/') };
}

const HOSTS = [
  'https://example.atlassian.net',
  'HTTPS://Example.Atlassian.NET',
  'https://wiki.example.com:8443',
  'http://user:secret@localhost:8700',
  'https://{}',
  '//example.atlassian.net',
  'example.atlassian.net',
];
const CLOUDS = [
  'https://api.atlassian.com/ex/confluence/11111111-2222-3333-4444-555555555555',
  'https://api.atlassian.com/ex/confluence/{cloudId}',
  '/ex/confluence/11111111-2222',
  'https://example.atlassian.net/gateway/api/ex/confluence/1111',
];
const QUERIES = [
  '',
  '?',
  '?limit=25&expand=body',
  '?cql=space%3DHR%2FX',
  '?next=/wiki/rest/api/space/../x',
  '#top',
  '?a=b#c?d',
];

const escaped = (from: Random, character: string): string => {
  const hex = character.charCodeAt(0).toString(16).padStart(2, '0');
  return `%${from(2) === 0 ? hex : hex.toUpperCase()}`;
};

/** The parts of a call that may be written differently without meaning anything else. */
export const spellings: Readonly<Record<string, (from: Random, call: Call) => Call>> = {
  asIs: (_, call) => call,
  method: (from, { method, path }) => ({ method: from(2) === 0 ? method.toLowerCase() : method, path }),
  host: (from, { method, path }) => ({ method, path: pick(from, HOSTS) + path }),
  cloud: (from, { method, path }) => ({
    method,
    path: pick(from, CLOUDS) + (from(2) === 0 ? path : belowProduct(path)),
  }),
  product: (from, { method, path }) => ({
    method,
    path: isRestPath(path) ? pick(from, ['', 'https://example.atlassian.net']) + belowProduct(path) : path,
  }),
  noSlash: (_, { method, path }) => ({ method, path: path.slice(1) }),
  query: (from, { method, path }) => ({ method, path: path + pick(from, QUERIES) }),
  trailing: (from, { method, path }) => ({
    method,
    path: path + pick(from, ['/', '//', '/.', '/x/..', '/./']),
  }),
  slashes: (from, { method, path }) => ({ method, path: atSlash(from, path, '//') }),
  dots: (from, { method, path }) => ({
    method,
    path: atSlash(from, path, pick(from, ['/./', '/y/../', '/a/b/../../'])),
  }),
  escapes: (from, { method, path }) => {
    const spots = [...path.matchAll(/(?<!%|%.)[\w~-]/g)].map(({ index }) => index);
    const at = pick(from, spots);
    return { method, path: path.slice(0, at) + escaped(from, path[at]!) + path.slice(at + 1) };
  },
};

/** Ways to make a call doubtful: whatever it meant, it must not be taken for an operation. */
export const doubts: Readonly<Record<string, (from: Random, call: Call) => Call>> = {
  escapedSlash: (from, { method, path }) => ({
    method,
    path: atSlash(from, path, pick(from, ['%2f', '%2F', '/x%2F..%2F'])),
  }),
  backslash: (from, { method, path }) => ({
    method,
    path: atSlash(from, path, pick(from, ['\\', '/\\', '%5c', '%5C'])),
  }),
  escapedDots: (from, { method, path }) => ({
    method,
    path: atSlash(from, path, pick(from, ['/%2e/', '/x/%2e%2e/', '/x/.%2E/', '/x/%2e./'])),
  }),
  escapedTwice: (from, { method, path }) => ({
    method,
    path: atSlash(from, path, pick(from, ['/%2565', '/%25%36%35', '%252f', '/%252e%252e/', '/%25252e'])),
  }),
  control: (from, { method, path }) => ({
    method,
    path: atSlash(from, path, pick(from, ['/\u0000', '/%00', '/\t', '/%0a', '\r\n/', '/%7f', '/\u007f'])),
  }),
  matrix: (from, { method, path }) => ({
    method,
    path: atSlash(from, path, pick(from, [';x/', ';jsessionid=1/', '/;/', '%3B/'])),
  }),
  malformed: (from, { method, path }) => ({
    method,
    path: atSlash(from, path, pick(from, ['/%g', '/%zz', '/%c0%af', '/%e9', '/\ud800'])),
  }),
  climbing: (from, { method, path }) => ({
    method,
    path: `/..${pick(from, ['', '/..', '/x/../..'])}${path}`,
  }),
  gap: (from, { method, path }) => ({
    method,
    path: atSlash(from, path, pick(from, ['//../', '/x//../', '/x/..//'])),
  }),
  long: (_, { method, path }) => ({ method, path: `${path}/${'a'.repeat(9000)}` }),
};

function isRestPath(path: string): boolean {
  return /^\/wiki\/(?:rest\/(?!api\/(?:2|3|latest)(?:\/|$))|api\/v2\/)/.test(path);
}

function belowProduct(path: string): string {
  return isRestPath(path) ? path.slice('/wiki'.length) : path;
}

/** Puts something in the place of one slash after the first segment. */
function atSlash(from: Random, path: string, instead: string): string {
  const slashes = [...path.matchAll(/(?<=[^/:])\/(?=[^/])/g)].map(({ index }) => index);
  const at = slashes.length === 0 ? path.length : pick(from, slashes);
  return path.slice(0, at) + instead + path.slice(at + 1);
}
