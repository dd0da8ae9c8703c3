import { placeholder } from './page';
import { noHole, type Hole, type Need, type Text } from './values';

/** A text as a path in which each unknown piece is a mark with a number: the place of its hole. */
export interface Marked {
  /** Without scheme, host and query; may start with the mark of the base. */
  readonly path: string;
  readonly hasQuery: boolean;
  readonly hasHost: boolean;
  /** Empty where the text has none. */
  readonly host: string;
  readonly holes: readonly Hole[];
  /** The unknown piece before the first slash, with its mark. */
  readonly base: { readonly hole: Hole; readonly mark: string } | null;
}

const mark = '\u0001';
const hole = new RegExp(`${mark}(\\d+)${mark}`, 'g');

const lastHoles = new RegExp(`(?:${mark}\\d+${mark})+$`);

/** Finds out whether a piece of a path holds a mark. */
export const anyHole = new RegExp(`${mark}\\d+${mark}`);

/** Longer than any address that a server takes. */
const longest = 4_000;

/** Writes a text with marks, null where it cannot be a path. */
export function markText(text: Text): Marked | null {
  if (text.parts.every((part) => typeof part === 'string' && !part.includes('/'))) return null;
  const { raw, holes } = written(text);
  const [address = '', ...rest] = raw.slice(0, longest).split(/[?#]/);
  const trimmed = address.trim();
  const host = /^https?:\/\/([^/]*)/.exec(trimmed)?.[1];
  const path = trimmed.replace(/^https?:\/\/[^/]*/, '').replace(/\/{2,}/g, '/');
  if (path === '') return null;
  const first = /^\u0001(\d+)\u0001/.exec(path);
  const inHost = anyHole.exec(host ?? '')?.[0];
  const baseMark = first?.[0] ?? inHost;
  const baseHole = baseMark === undefined ? undefined : holes[Number(baseMark.slice(1, -1))];
  return {
    path,
    hasQuery: rest.length > 0,
    hasHost: host !== undefined || trimmed.startsWith('ws'),
    host: host ?? '',
    holes,
    base: baseHole ? { hole: baseHole, mark: first?.[0] ?? '' } : null,
  };
}

/** A host that is whole, with an unknown piece right behind it: the path starts there. */
const hostBeforeHole =
  /^https?:\/\/(?:[\w.-]|\u0001\d+\u0001)*?(?:\u0001\d+\u0001|\.[a-z]{2,}|:\d+)(?=\u0001\d+\u0001(?:$|[/?#\u0001]))/;

/** The address of a site behind Atlassian's API gateway, likewise. */
const siteBeforeHole = /\/ex\/confluence\/(?:[\w-]+|\u0001\d+\u0001)(?:\/wiki)?(?=\u0001)/;

/** The root of a site: a link from an answer may follow. */
const wikiBeforeHole = /^(?:https?:\/\/[^/]*|\u0001\d+\u0001)?\/wiki(?=\u0001)/;

function written(text: Text): { raw: string; holes: Hole[] } {
  const holes: Hole[] = [];
  const put = (item: Hole): string => `${mark}${String(holes.push(item) - 1)}${mark}`;
  const parts = text.parts.map((part) => (typeof part === 'string' ? part.replaceAll(mark, '') : put(part)));
  const raw = parts
    .join('')
    .replace(placeholder, () => put(noHole))
    .replace(/\{[\w.-]*\}|<[\w ]+>|%[sd](?![0-9A-Fa-f])/g, () => put(noHole))
    .replace(hostBeforeHole, '$&/')
    .replace(siteBeforeHole, '$&/')
    .replace(wikiBeforeHole, '$&/')
    .replace(/^(?:\u0001\d+\u0001)?(?=(?:wiki\/)?(?:rest\/api|api\/v2)(?:[/\u0001]|$))/, '$&/')
    .replace(/(\/rest\/api|\/api\/v2)(?=\u0001)/g, '$1/');
  return { raw, holes };
}

/** The segments between slashes. */
export function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

/** The first parameter that a segment waits for. */
export function needOf(segment: string, holes: readonly Hole[]): Need | null {
  for (const found of segment.matchAll(hole)) {
    const need = holes[Number(found[1])]?.need;
    if (need) return need;
  }
  return null;
}

/** The last parameter of a segment whose end is not known: it may bring more of the path. */
export function lastNeed(segment: string, holes: readonly Hole[]): Need | null {
  const isOpen = /[^\u0001]\u0001\d+\u0001$|^\u0001\d+\u0001\u0001\d+\u0001$/.test(segment);
  const last = isOpen ? [...segment.matchAll(hole)].at(-1) : undefined;
  return last ? (holes[Number(last[1])]?.need ?? null) : null;
}

/** Segments with unknown pieces become `{}`; an unknown piece stuck to a last word is taken for a query. */
export function canonicalise(path: string, hasQuery: boolean, holes: readonly Hole[]): string {
  const segments = segmentsOf(path);
  const written = segments.map((segment, index) => {
    if (!anyHole.test(segment)) return segment;
    const word = segment.replace(lastHoles, '');
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
    /^(?:query(?:_?(?:string|params))?|qs|params|search_?params)$/i.test(holes[Number(only[1])]?.hint ?? '')
  );
}

/** A path of the site below `/wiki`. */
export function prefixed(path: string): string {
  const clean = path.replace(/^\/(?:wiki|confluence)(?=\/|$)/, '');
  return `/wiki${clean === '/' ? '' : clean}`;
}
