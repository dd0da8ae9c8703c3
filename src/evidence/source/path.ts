import { endpointsAt } from '../../policy/catalogue';
import {
  anyHole,
  canonicalise,
  lastNeed,
  markText,
  needOf,
  prefixed,
  segmentsOf,
  type Marked,
} from './marked';
import type { Hole, Need, Text } from './values';

/** What a text is as the path of a call. */
export interface Path {
  /** Canonical: with `/wiki`, `{}` for unknown segments, no query, no slash at the end. */
  readonly path: string;
  /** The parameter without which the endpoint cannot be told, where that is so. */
  readonly need: Need | null;
  /** Only one segment is wanted, or the base: what stands after it is known. */
  readonly isSegment: boolean;
  /** Nothing is known before the first slash: a base address that is set elsewhere. */
  readonly base: Hole | null;
  /** Starts with `/`: the call goes to the site that serves the code. */
  readonly isRelative: boolean;
  /** Without any address: only the name of the client says where it goes. */
  readonly isByName: boolean;
  /** Is a path of Confluence's REST API for certain, by its own words. */
  readonly isConfluence: boolean;
  /** No segment that says which resource it is. */
  readonly isDynamic: boolean;
  /** A GraphQL address of Atlassian's. */
  readonly isGraphql: boolean;
  /** The catalogue has an endpoint there. */
  readonly isListed: boolean;
  /** Jira's or Bitbucket's. */
  readonly isOthers: boolean;
}

/** First segments under `/api/v2` that only Confluence has, and those that others have too. */
const ownRoots =
  /^\/api\/v2\/(?:pages|blogposts|spaces|footer-comments|inline-comments|custom-content|whiteboards|databases|folders|embeds|classification-levels|space-permissions|space-roles|data-policies|admin-key|app\/properties|users-bulk|user\/access)(?:\/|$)/;
const sharedRoots = /^\/api\/v2\/(?:attachments|labels|tasks|content|comments|children|redactions)(?:\/|$)/;

/** A resource that is not known. */
const openRoot = /^\/api\/v2(?:\/\{\}|$)/;

/** First segments under the base of an API when the base itself is not known. */
const bareV1 =
  /^\/(?:content|space|search|user(?:\/(?:current|anonymous|watch|memberof|list))?|contentbody|longtask|audit|template|relation|analytics\/content)(?:\/|$)/;
const bareV2 =
  /^\/(?:pages|blogposts|footer-comments|inline-comments|custom-content|spaces|whiteboards)(?:\/|$)/;

/** True for a first segment of Confluence's API without what stands before it: `content`, `pages?limit=1`. */
export function isBare(text: string): boolean {
  const path = `/${text.replace(/\?.*$/s, '')}`;
  return bareV1.test(path) || bareV2.test(path);
}

/** The same where nothing but the place of the call says Confluence. */
const ownV1 = /^\/content(?:\/|$)/;

const root =
  /\/wiki\/rest\/[\w-]+(?=\/)|(?:\/(?:wiki|confluence))?(?:\/rest\/(?:api|atlassian-connect|experimental|prototype|cql|masterdetail|plugins|likes|ui|create-dialog|quickreload|inlinecomments|webhooks)(?=\/|$)|\/api\/v2(?=\/|$))/;

/** Jira's and Bitbucket's APIs say their version after `/rest/api`; Confluence's does not. */
const otherProduct =
  /\/rest\/(?:api\/(?:\d|latest)|agile|servicedesk(?:api)?|greenhopper|dev-status|build-status|auth\/\d|insight|assets|raven|zapi)|\/ex\/jira\/|\/jsm\//;

/**
 * What stands around a call and says that its path is Confluence's: a client of Confluence that it is
 * sent by, a client of the product that hosts the app, or the class or file that sends it.
 */
export type Sign = 'client' | 'host' | 'place' | null;

/** What all texts of one shape are as paths, and at which of their holes the need and the base stand. */
export interface Shape {
  readonly path: Path | null;
  readonly need: number;
  readonly base: number;
}

/** Reads a text as the path of a call, null when there is nothing to read; each shape is read once. */
export function readPath(text: Text, shapes: Map<string, Shape>, sign: Sign = null): Path | null {
  const key = keyOf(text, sign);
  let shape = shapes.get(key);
  if (!shape) shapes.set(key, (shape = shapeOf(text, sign)));
  const { path, need, base } = shape;
  if (!path || (need < 0 && base < 0)) return path;
  const holes = text.parts.filter(isHole);
  // Written out, since copying an object costs the machine several times as much and every request has a path.
  return {
    path: path.path,
    need: holes[need]?.need ?? path.need,
    base: holes[base] ?? path.base,
    isSegment: path.isSegment,
    isRelative: path.isRelative,
    isByName: path.isByName,
    isConfluence: path.isConfluence,
    isDynamic: path.isDynamic,
    isGraphql: path.isGraphql,
    isListed: path.isListed,
    isOthers: path.isOthers,
  };
}

function isHole(part: string | Hole): part is Hole {
  return typeof part !== 'string';
}

function keyOf({ parts }: Text, sign: Sign): string {
  let key: string = sign ?? '';
  for (const part of parts)
    key += isHole(part)
      ? `\u0002\u0001${part.hint}\u0001${part.root}\u0001${part.need ? 'need' : ''}`
      : `\u0002${part}`;
  return key;
}

function shapeOf(text: Text, sign: Sign): Shape {
  const parts = text.parts.map((part) =>
    isHole(part) ? { ...part, need: part.need && { ...part.need } } : part,
  );
  const holes = parts.filter(isHole);
  const path = read({ ...text, parts }, sign);
  return {
    path,
    need: path?.need ? holes.findIndex(({ need }) => need === path.need) : -1,
    base: holes.findIndex((hole) => hole === path?.base),
  };
}

function read(text: Text, sign: Sign): Path | null {
  const marked = markText(text);
  if (!marked) return null;
  const bare = bareRoot(marked, sign);
  const whole = bare ?? marked.path;
  const isOthers = otherProduct.test(marked.path);
  const found = isOthers ? null : root.exec(whole);
  const { base, host, hasHost, path } = marked;
  const words = `${host} ${base?.hole.hint ?? ''} ${path}`;
  const shared = {
    isOthers,
    base: base?.hole ?? null,
    isRelative: path.startsWith('/') && !hasHost && bare === null,
    isByName: bare !== null && base === null,
    isGraphql: /graphql/i.test(path) && /atlassian|confluence|\/gateway\/api\/|\/cgraphql/i.test(words),
  };
  const ending = found ? ofApi(marked, rest(found), bare !== null, sign) : ofOther(marked);
  const isListed = endpointsAt(ending.path).length > 0;
  if (!found || isListed || ending.need) return { ...shared, ...ending, isListed };
  return { ...shared, ...ending, need: lastWord(marked), isSegment: true, isListed };
}

type Ending = Pick<Path, 'path' | 'need' | 'isSegment' | 'isConfluence' | 'isDynamic'>;

/** The parameter that brings the last segment: where the catalogue has no such path, it may be a word of one. */
function lastWord({ path, holes }: Marked): Need | null {
  return needOf(segmentsOf(path).at(-1) ?? '', holes);
}

/** From the root of the API on, without what stands before it. */
function rest(found: RegExpExecArray): string {
  return found.input.slice(found.index).replace(/^\/(?:wiki|confluence)(?=\/)/, '');
}

/** A path with the root of an API of Confluence. */
function ofApi(marked: Marked, from: string, isBare: boolean, sign: Sign): Ending {
  const { holes, hasQuery } = marked;
  const canonical = canonicalise(from, hasQuery, holes);
  const segments = segmentsOf(from);
  const at = canonical.startsWith('/rest/atlassian-connect') ? 3 : 2;
  const resource = segments[at] ?? '';
  const isOpen = resource === '' || anyHole.test(resource);
  const tail = hasQuery ? null : lastNeed(segments.at(-1) ?? '', holes);
  return {
    path: prefixed(canonical),
    need: isOpen ? needOf(resource, holes) : tail,
    isSegment: isOpen && segments.length > at + 1,
    isConfluence: isBare || isCertain(marked, canonical, sign),
    isDynamic: isOpen && !/^[a-z]/i.test(resource),
  };
}

/** Where a site stands behind Atlassian's API gateway. */
const siteByGateway = /^(?:\u0001\d+\u0001)?\/ex\/confluence\/[^/]+(?=\/)/;

/** Any other path: a call to Confluence only where the function that is called says so. */
function ofOther({ path: whole, base, holes, hasQuery }: Marked): Ending {
  const path = whole.replace(siteByGateway, '');
  const isSite = isSiteOf(whole, path);
  const canonical = canonicalise(path, hasQuery, holes);
  const segments = segmentsOf(isSite ? path : path.slice(base?.mark.length ?? 0));
  const [first = '', ...behind] = segments[0] === 'wiki' ? segments.slice(1) : segments;
  const isLink = isFollowedLink(segments);
  const own = needOf(first, holes);
  const need = own ?? base?.hole.need ?? null;
  const isOpen = (isSite || startsOpen(base)) && (need !== null || /^\/(?:\{\}(?:\/|$))*$/.test(canonical));
  return {
    path: prefixed(canonical),
    need,
    isSegment: own === null ? segments.length > 0 : behind.some((segment) => !anyHole.test(segment)),
    isConfluence: isSite || isLink,
    isDynamic: canonical === '/' || isLink || isOpen,
  };
}

/** True where something of the address of a site is gone and what is left is no other product's. */
function isSiteOf(whole: string, path: string): boolean {
  return path !== whole && !otherProduct.test(path);
}

function startsOpen(base: Marked['base']): boolean {
  return base !== null && base.mark !== '';
}

/** Nothing but a link below the root of a site, as answers give them. */
function isFollowedLink([root, link, ...behind]: readonly string[]): boolean {
  return root === 'wiki' && link !== undefined && behind.length === 0 && anyHole.test(link);
}

/** `BASE/content/1`, where only a name says Confluence: the API's root is put in. */
function bareRoot({ path, base, hasHost }: Marked, sign: Sign): string | null {
  const isOpen = base ? startsOpen(base) : sign === 'client' && !hasHost;
  if (!isOpen) return null;
  const tail = path.slice(base?.mark.length ?? 0);
  if (tail.endsWith('.action')) return null;
  const isNamed = sign === 'client' || /confluence|wiki/i.test(base?.hole.hint ?? '');
  if (!isNamed) return sign === 'place' && ownV1.test(tail) ? `/rest/api${tail}` : null;
  const after = base ? tail.replace(/^(?=[a-z])/, '/') : tail;
  if (bareV1.test(after)) return `/rest/api${after}`;
  return bareV2.test(after) ? `/api/v2${after}` : null;
}

/** True when the words of the address leave no doubt that it is Confluence's. */
function isCertain({ path, host, base, holes }: Marked, canonical: string, sign: Sign): boolean {
  if (/\/(?:wiki|confluence)\/(?:rest|api)\/|\/ex\/confluence\//.test(path)) return true;
  if (canonical.startsWith('/rest/')) {
    const isOthers = /github|gitlab|bitbucket|jira/i.test(host + (base?.hole.hint ?? ''));
    return (
      !isOthers && /^\/rest\/(?:api\/(?:[a-z{]|$)|atlassian-connect|experimental|prototype)/.test(canonical)
    );
  }
  const hints = [host, ...holes.flatMap(({ hint, root: first }) => [hint, first])].join(' ');
  if (sign !== null || /confluence|wiki|atlassian/i.test(hints))
    return ownRoots.test(canonical) || sharedRoots.test(canonical) || openRoot.test(canonical);
  return host.replace(anyHole, '') === '' && ownRoots.test(canonical);
}
