import { placeholder } from './page';
import { noHole, type Hole, type Need, type Text } from './values';

/** What a text is as the path of a call. */
export interface Path {
  /** Canonical: with `/wiki`, `{}` for unknown segments, no query, no slash at the end. */
  readonly path: string;
  /** The parameter without which the endpoint cannot be told, where that is so. */
  readonly need: Need | null;
  /** Nothing is known before the first slash: a base address that is set elsewhere. */
  readonly base: Hole | null;
  /** Starts with `/`: the call goes to the site that serves the code. */
  readonly isRelative: boolean;
  /** Is a path of Confluence's REST API for certain, by its own words. */
  readonly isConfluence: boolean;
  /** No segment that says which resource it is. */
  readonly isDynamic: boolean;
  /** A GraphQL address of Atlassian's. */
  readonly isGraphql: boolean;
}

const mark = '\u0001';
const hole = new RegExp(`${mark}(\\d+)${mark}`, 'g');
const anyHole = new RegExp(`${mark}\\d+${mark}`);

/** First segments under `/api/v2` that only Confluence has, and those that others have too. */
const ownRoots =
  /^\/api\/v2\/(?:pages|blogposts|spaces|footer-comments|inline-comments|custom-content|whiteboards|databases|folders|embeds|classification-levels|space-permissions|space-roles|data-policies|admin-key|app\/properties|users-bulk|user\/access)(?:\/|$)/;
const sharedRoots = /^\/api\/v2\/(?:attachments|labels|tasks|content|comments|children|redactions)(?:\/|$)/;

/** First segments under the base of an API when the base itself is not known. */
const bareV1 =
  /^\/(?:content|space|search|user\/(?:current|anonymous|watch|memberof|list)|contentbody|longtask|audit|template|relation|analytics\/content)(?:\/|$)/;
const bareV2 =
  /^\/(?:pages|blogposts|footer-comments|inline-comments|custom-content|spaces|whiteboards)(?:\/|$)/;

const root =
  /^(.*?)(?:\/(?:wiki|confluence))?(\/rest\/(?:api|atlassian-connect|experimental|prototype|cql|masterdetail|plugins|likes|ui|create-dialog|quickreload|inlinecomments|webhooks)(?=\/|$)|\/api\/v2(?=\/|$)).*$/s;

/** Jira's and Bitbucket's APIs say their version after `/rest/api`; Confluence's does not. */
const otherProduct =
  /\/rest\/(?:api\/(?:\d|latest)|agile|servicedesk(?:api)?|greenhopper|dev-status|build-status|auth\/\d|insight|assets|raven|zapi)|\/ex\/jira\/|\/jsm\//;

/** Reads a text as the path of a call, null when there is nothing to read. */
export function readPath(text: Text): Path | null {
  if (text.parts.every((part) => typeof part === 'string' && !part.includes('/'))) return null;
  const holes: Hole[] = [];
  let raw = '';
  for (const part of text.parts) {
    if (typeof part === 'string') raw += part.replaceAll(mark, '');
    else raw += `${mark}${String(holes.push(part) - 1)}${mark}`;
  }
  const unknownHole = (): string => `${mark}${String(holes.push(noHole) - 1)}${mark}`;
  raw = raw
    .replace(placeholder, unknownHole)
    .replace(/\{[\w.-]*\}|<[\w ]+>|%[sd](?![0-9A-Fa-f])/g, unknownHole);
  raw = raw.replace(/(\/rest\/api|\/api\/v2)(?=\u0001)/g, '$1/');
  const cut = raw.search(/[?#]/);
  const hasQuery = cut >= 0;
  let path = (hasQuery ? raw.slice(0, cut) : raw).trim();
  if (path === '') return null;
  const hadHost = /^https?:\/\/|^wss?:/.test(path);
  const host = /^https?:\/\/([^/]*)/.exec(path)?.[1] ?? '';
  path = path.replace(/^https?:\/\/[^/]*/, '');
  if (path === '' && !hadHost) return null;
  const first = /^\u0001(\d+)\u0001/.exec(path);
  const base = (first ? holes[Number(first[1])] : undefined) ?? holeIn(host, holes);
  const isGraphql =
    /graphql/i.test(path) &&
    /atlassian|confluence|\/gateway\/api\/|\/cgraphql/i.test(`${host} ${base?.hint ?? ''} ${path}`);
  const bare = bareRoot(path, first, base);
  const found = root.exec(bare ?? path);
  const isRelative = path.startsWith('/') && !hadHost;
  const shared = { base: base ?? null, isRelative, isGraphql };
  if (!found || otherProduct.test(path)) {
    const canonical = canonicalise(path, hasQuery, holes);
    const need = pathNeed(path, first?.[0] ?? '', holes) ?? base?.need ?? null;
    const isDynamic =
      first !== null && (need !== null || segmentsOf(canonical).every((segment) => segment === '{}'));
    return {
      ...shared,
      path: prefixed(canonical),
      need,
      isConfluence: false,
      isDynamic: isDynamic || canonical === '/',
    };
  }
  const from = (bare ?? path).slice(
    (found[1]?.length ?? 0) +
      (found[0].slice(found[1]?.length ?? 0).match(/^\/(?:wiki|confluence)(?=\/)/)?.[0].length ?? 0),
  );
  const canonical = canonicalise(from, hasQuery, holes);
  const isConfluence = certain(path, canonical, host, base, holes) || bare !== null;
  const resource = segmentsOf(from)[canonical.startsWith('/rest/atlassian-connect') ? 3 : 2];
  const isDynamic = resource === undefined || anyHole.test(resource.replace(/^[^\u0001]+/, ''));
  return {
    ...shared,
    path: prefixed(canonical),
    need: isDynamic ? needOf(resource ?? '', holes) : tailNeed(from, hasQuery, holes),
    isConfluence,
    isDynamic: isDynamic && !/^[a-z]/i.test(resource ?? ''),
  };
}

function holeIn(text: string, holes: readonly Hole[]): Hole | undefined {
  const found = new RegExp(hole.source).exec(text);
  return found ? holes[Number(found[1])] : undefined;
}

/** `BASE/content/1`, where only the base's name says Confluence: the API's root is put in. */
function bareRoot(path: string, first: RegExpExecArray | null, base: Hole | undefined): string | null {
  if (!first || !base || !/confluence|wiki/i.test(base.hint)) return null;
  const rest = path.slice(first[0].length);
  if (bareV1.test(rest)) return `/rest/api${rest}`;
  return bareV2.test(rest) ? `/api/v2${rest}` : null;
}

function certain(
  path: string,
  canonical: string,
  host: string,
  base: Hole | undefined,
  holes: readonly Hole[],
): boolean {
  if (/\/(?:wiki|confluence)\/(?:rest|api)\/|\/ex\/confluence\//.test(path)) return true;
  if (canonical.startsWith('/rest/'))
    return (
      /^\/rest\/(?:api\/(?:[a-z{]|$)|atlassian-connect|experimental|prototype)/.test(canonical) &&
      !/github|gitlab|bitbucket|jira/i.test(host + (base?.hint ?? ''))
    );
  const hints = [host, ...holes.flatMap(({ hint, root }) => [hint, root])].join(' ');
  if (/confluence|wiki|atlassian/i.test(hints))
    return ownRoots.test(canonical) || sharedRoots.test(canonical);
  return host.replace(anyHole, '') === '' && ownRoots.test(canonical);
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function needOf(segment: string, holes: readonly Hole[]): Need | null {
  for (const found of segment.matchAll(hole)) {
    const need = holes[Number(found[1])]?.need;
    if (need) return need;
  }
  return null;
}

/** For a path whose first segment is not known, base aside: the parameter that brings it. */
function pathNeed(path: string, base: string, holes: readonly Hole[]): Need | null {
  const [segment, next] = segmentsOf(path.slice(base.length));
  const first = segment === 'wiki' ? next : segment;
  return first === undefined ? null : needOf(first, holes);
}

/** A parameter stuck to the end of the last segment may bring more of the path. */
function tailNeed(path: string, hasQuery: boolean, holes: readonly Hole[]): Need | null {
  const last = segmentsOf(path).at(-1);
  if (
    hasQuery ||
    last === undefined ||
    !/[^\u0001]\u0001\d+\u0001$|^\u0001\d+\u0001\u0001\d+\u0001$/.test(last)
  )
    return null;
  const holesOfLast = [...last.matchAll(hole)];
  return holes[Number(holesOfLast.at(-1)?.[1])]?.need ?? null;
}

/** Segments with unknown pieces become `{}`; an unknown piece stuck to a last word is taken for a query. */
function canonicalise(path: string, hasQuery: boolean, holes: readonly Hole[]): string {
  const segments = segmentsOf(path);
  const written = segments.map((segment, index) => {
    if (!anyHole.test(segment)) return segment;
    const word = segment.replace(new RegExp(`(?:${hole.source})+$`), '');
    const isLast = index === segments.length - 1;
    if (isLast && !hasQuery && /^[A-Za-z][\w-]*[A-Za-z]$/.test(word)) return word;
    if (isLast && isQuery(segment, holes)) return '';
    return '{}';
  });
  return `/${written.filter((segment) => segment !== '').join('/')}`;
}

/** A last piece whose own name says that it holds a query. */
function isQuery(segment: string, holes: readonly Hole[]): boolean {
  const only = /^\u0001(\d+)\u0001$/.exec(segment);
  return (
    only !== null &&
    /^(?:query(?:string|params)?|qs|params|search_?params)$/i.test(holes[Number(only[1])]?.hint ?? '')
  );
}

function prefixed(path: string): string {
  const clean = path.replace(/^\/(?:wiki|confluence)(?=\/|$)/, '');
  return `/wiki${clean === '/' ? '' : clean}`;
}
