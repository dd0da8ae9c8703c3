/**
 * One concrete call, normalised. Real code and traffic write the same call in many ways; what servers
 * may read in two ways is refused, so that it stays unknown and is never taken for something harmless.
 * docs/decisions/0011-doubtful-paths.md has the reasons.
 */
import { normalisePath } from './path';

export interface Operation {
  /** Upper case. */
  readonly method: string;
  /** Canonical, with the `/wiki` prefix: no dot segments, no empty segments, no slash at the end, minimal escapes. */
  readonly path: string;
  /** As written, without its `?`; empty where there is none. A fragment is dropped. */
  readonly query: string;
}

/**
 * Why there is no operation: `no-request` is not a call at all, `elsewhere` a call to something other than
 * Confluence's REST API, `doubtful` one that servers may read in more than one way.
 */
export type Refusal = 'no-request' | 'elsewhere' | 'doubtful';

export interface Refused {
  readonly ok: false;
  readonly kind: Refusal;
  /** Lower case, no full stop. */
  readonly reason: string;
}

export type ParsedOperation = { readonly ok: true; readonly operation: Operation } | Refused;

/** The methods of RFC 9110, and PATCH of RFC 5789. */
const METHODS: ReadonlySet<string> = new Set(
  'GET HEAD POST PUT PATCH DELETE OPTIONS TRACE CONNECT'.split(' '),
);

/** More than the servers in front of Confluence take in one request line. */
const LONGEST_URL = 65_536;

const CONTROL = /[\u0000-\u001f\u007f]/;
/** What nearly every URL is, and the quickest to test. */
const PRINTABLE = /^[!-~]*$/;

/** Atlassian's gateway for all its products: only what is below `/ex/confluence` is Confluence. */
const GATEWAY_HOST = 'api.atlassian.com';

/** How a path that is relative to the site or to the product may start. */
const ROOT = /^\/(?:wiki|rest|api\/v2|ex|gateway\/api|atlassian-connect|download|rpc|graphql)(?:\/|$)/;
const JIRA = /^\/rest\/(?:api\/(?:2|3|latest)|agile|servicedeskapi)(?:\/|$)/;
const GRAPHQL = /^(?:\/gateway\/api)?\/graphql(?:\/|$)/;
const THROUGH_GATEWAY = /^(?:\/gateway\/api)?\/ex\/confluence\/[^/]+(?=\/)/;

/**
 * Reads a method and a URL in any form that real code or traffic has: absolute with any host, through
 * `/ex/confluence/{cloudId}`, relative to the site (`/wiki/...`) or to the product (`/rest/api/...`,
 * `api/v2/...`). Segments written `{}` or `{name}` stay as they are. Takes any two strings, never throws,
 * and takes time in proportion to their length.
 */
export function parseOperation(method: string, url: string): ParsedOperation {
  const verb = METHODS.has(method) ? method : /^[a-z]+$/i.test(method) ? method.toUpperCase() : '';
  if (!METHODS.has(verb)) return refuse('no-request', `\`${method.slice(0, 40)}\` is not an HTTP method`);
  if (url === '') return refuse('no-request', 'there is no URL');
  if (url.length > LONGEST_URL) return refuse('doubtful', `the URL is longer than ${LONGEST_URL} characters`);
  const stray = PRINTABLE.test(url) ? null : strayCharacter(url);
  if (stray !== null) return refuse('doubtful', stray);

  const hash = url.indexOf('#');
  const whole = hash === -1 ? url : url.slice(0, hash);
  const mark = whole.indexOf('?');
  const address = mark === -1 ? whole : whole.slice(0, mark);

  const place = locate(address);
  if ('reason' in place) return place;
  const normalised = normalisePath(place.path);
  if (!normalised.ok) return refuse('doubtful', normalised.reason);
  const path = belowWiki(place.host, normalised.path);
  if (typeof path !== 'string') return path;
  return { ok: true, operation: { method: verb, path, query: mark === -1 ? '' : whole.slice(mark + 1) } };
}

function refuse(kind: Refusal, reason: string): Refused {
  return { ok: false, kind, reason };
}

/** Characters that clients drop or cut off before they send a URL; null where there is none. */
function strayCharacter(url: string): string | null {
  if (CONTROL.test(url)) return 'the URL has a control character';
  return url.startsWith(' ') || url.endsWith(' ') ? 'the URL starts or ends with a space' : null;
}

/** Host (empty where none is given) and the path as written, starting with a slash. */
type Place = { readonly host: string; readonly path: string } | Refused;

function locate(address: string): Place {
  if (address.startsWith('https://')) return splitHost(address.slice('https://'.length));
  if (address.startsWith('/')) {
    // `//host/path` leaves out the scheme; `//rest/api` is a base URL that already ended in a slash.
    const isHost = address.startsWith('//') && !ROOT.test(address.replace(/^\/+/, '/'));
    return isHost ? splitHost(address.slice(2)) : { host: '', path: address };
  }
  const scheme = /^([a-z][a-z0-9+.-]*):(?!\d)/i.exec(address)?.[1];
  if (scheme !== undefined) {
    if (!/^https?$/i.test(scheme))
      return refuse('elsewhere', `\`${scheme.slice(0, 40)}:\` is not a web address`);
    const rest = address.slice(scheme.length + 1);
    if (!rest.startsWith('//')) return refuse('doubtful', `\`${scheme}:\` is not followed by two slashes`);
    return splitHost(rest.slice(2));
  }
  if (ROOT.test(`/${address}`)) return { host: '', path: `/${address}` };
  // A host without a scheme, or a base URL that is not known: `site.atlassian.net/wiki`, `{}/rest/api`.
  if (/^(?:[^/]*[.:]|\{[^/]*\}\/)/.test(address) && !address.startsWith('.')) return splitHost(address);
  return elsewhere;
}

/** Names and addresses that need no further look; they are not changed by reading them. */
const PLAIN_HOST = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/;

function splitHost(address: string): Place {
  const slash = address.indexOf('/');
  const authority = slash === -1 ? address : address.slice(0, slash);
  const path = slash === -1 ? '/' : address.slice(slash);
  if (PLAIN_HOST.test(authority)) return { host: authority, path };
  const host = authority
    .slice(authority.lastIndexOf('@') + 1)
    .replace(/:\d*$/, '')
    .toLowerCase();
  // A backslash ends the host for some readers, also in front of an `@`.
  if (host === '' || /[\s%<>^|]/.test(host) || authority.includes('\\')) {
    return refuse('doubtful', `\`${authority.slice(0, 80)}\` is not a host name`);
  }
  return { host: host.endsWith('.') ? host.slice(0, -1) : host, path };
}

const elsewhere = refuse('elsewhere', 'the path is not one of the Confluence REST API');

/** Puts a normalised path below `/wiki`, or says whose path it is. */
function belowWiki(host: string, path: string): string | Refused {
  if (path === '/wiki' || path.startsWith('/wiki/')) {
    return host === GATEWAY_HOST ? elsewhere : path;
  }
  const prefix = THROUGH_GATEWAY.exec(path);
  if (prefix !== null) return belowWiki('', path.slice(prefix[0].length));
  if (GRAPHQL.test(path)) return refuse('elsewhere', 'GraphQL is outside the catalogue');
  if (JIRA.test(path)) return refuse('elsewhere', 'the path is one of the Jira REST API');
  if (host === GATEWAY_HOST || /^\/(?:ex|gateway)\//.test(path) || !ROOT.test(path)) return elsewhere;
  return `/wiki${path}`;
}
