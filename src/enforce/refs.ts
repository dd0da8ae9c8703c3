/** What an operation or an entry of a list names: references that the finder turns into places. */
import type { Endpoint } from '../policy/endpoint';
import type { Operation } from '../policy/operation';
import { whereOf, type BodyField, type Kind, type ListShape } from './where';

/** One named thing. A value that cannot name anything is kept as `nothing`: its place is unknown. */
export type Ref = { readonly kind: Exclude<Kind, 'related'> | 'nothing'; readonly value: string };

/** Something whose place cannot be found. */
export const nothing: Ref = { kind: 'nothing', value: '' };

/** A parsed JSON body, undefined where there is none. */
export type Body = unknown;

/**
 * Everything that an operation on single objects names. A move or a copy names two places; an operation
 * that names none is of unknown place, so the list is never empty.
 */
export function refsOf(endpoint: Endpoint, { path, query }: Operation, body: Body): Ref[] {
  const where = whereOf(endpoint);
  const segments = path.split('/');
  const refs: Ref[] = [];
  for (const { segment, kind } of where.path) {
    const value = decode(segments[segment] ?? '');
    if (kind !== 'related') refs.push({ kind, value });
    else refs.push(...relatedRefs(segments[segment - 1] ?? '', value));
  }
  const wanted = Object.entries(where.query);
  if (wanted.length > 0) {
    const given = new URLSearchParams(query);
    for (const [name, kind] of wanted)
      for (const value of given.getAll(name))
        if (value !== '' && kind !== 'related') refs.push({ kind, value });
  }
  for (const field of where.body) refs.push(...bodyRefs(field, body));
  return refs.length === 0 ? [nothing] : refs;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return '';
  }
}

/** The ends of a relation are of the kind that the caller says; people are in no space. */
function relatedRefs(type: string, value: string): Ref[] {
  if (type === 'user') return [];
  return [
    type === 'space'
      ? { kind: 'spelled', value }
      : { kind: type === 'content' ? 'content' : 'nothing', value },
  ];
}

const fieldKinds: Readonly<Record<Exclude<BodyField, 'destination'>, Ref['kind']>> = {
  spaceId: 'space',
  'space.key': 'spelled',
  parentId: 'content',
  pageId: 'pages',
  blogPostId: 'blogposts',
  attachmentId: 'attachments',
  customContentId: 'custom-content',
  parentCommentId: 'content',
  destinationPageId: 'content',
  'ancestors[].id': 'content',
  'container.id': 'content',
  'pages[].id': 'content',
  'ids[]': 'content',
};

function bodyRefs(field: BodyField, body: Body): Ref[] {
  if (!isRecord(body)) return [nothing];
  if (field === 'destination') return [destinationRef(body['destination'])];
  return valuesAt(body, field).map((value) => ref(fieldKinds[field], value));
}

/** `space` takes a key; every other kind of destination (a page to replace, a parent) takes an id of content. */
function destinationRef(destination: unknown): Ref {
  if (!isRecord(destination)) return nothing;
  return ref(destination['type'] === 'space' ? 'spelled' : 'content', destination['value']);
}

/** Values at a dotted path; what is absent or null gives none, what has another form gives itself. */
function valuesAt(value: unknown, path: string): unknown[] {
  let found: unknown[] = [value];
  for (const step of path.replaceAll('[]', '.[]').split('.')) {
    found = found.flatMap((at) => {
      const next = step === '[]' ? at : isRecord(at) ? at[step] : at;
      if (next === undefined || next === null) return [];
      return step === '[]' && Array.isArray(next) ? (next as unknown[]) : [next];
    });
  }
  return found;
}

function ref(kind: Ref['kind'], value: unknown): Ref {
  if (typeof value === 'string' && value !== '') return { kind, value };
  if (Number.isSafeInteger(value)) return { kind, value: String(value) };
  return nothing;
}

/** How a content of v2 names what it lies under, nearest first. */
const containers = [
  ['pageId', 'pages'],
  ['blogPostId', 'blogposts'],
  ['customContentId', 'custom-content'],
  ['attachmentId', 'attachments'],
  ['parentCommentId', 'content'],
] as const;

/** What a content says it lies under; null where it says nothing. */
export function containerRef(entry: Readonly<Record<string, unknown>>): Ref | null {
  for (const [field, kind] of containers) if (entry[field] != null) return ref(kind, entry[field]);
  return null;
}

/**
 * What one entry of a list names: nothing that can be used means that its place is unknown.
 *
 * @param byContent asks for the content itself rather than its space, for rules on classification levels.
 * @returns an empty list for an entry that is in no space, such as a person.
 */
export function entryRefs(entry: unknown, { entry: form, kind }: ListShape, byContent: boolean): Ref[] {
  if (!isRecord(entry)) return [nothing];
  if (form === 'space') return [ref('key', entry['key'])];
  if (form === 'relation')
    return [...endRefs(entry, 'source', byContent), ...endRefs(entry, 'target', byContent)];
  if (form === 'hit') return hitRefs(entry, byContent);
  return [contentRef(entry, kind, byContent)];
}

function hitRefs(hit: Readonly<Record<string, unknown>>, byContent: boolean): Ref[] {
  if (isRecord(hit['content'])) return [contentRef(hit['content'], 'content', byContent)];
  if (isRecord(hit['space'])) return [ref('key', hit['space']['key'])];
  return isRecord(hit['user']) ? [] : [nothing];
}

function endRefs(relation: Readonly<Record<string, unknown>>, end: string, byContent: boolean): Ref[] {
  const object = relation[end];
  if (isRecord(object)) {
    if ('accountId' in object || object['type'] === 'known') return [];
    return ['key' in object ? ref('key', object['key']) : contentRef(object, 'content', byContent)];
  }
  const expandable = isRecord(relation['_expandable']) ? relation['_expandable'][end] : undefined;
  const path = typeof expandable === 'string' ? expandable : '';
  if (/\/rest\/api\/user\?/.test(path)) return [];
  const content = /\/rest\/api\/content\/(\d+)$/.exec(path)?.[1];
  if (content !== undefined) return [{ kind: 'content', value: content }];
  return [ref('key', keyInPath(path))];
}

function contentRef(entry: Readonly<Record<string, unknown>>, kind: Kind, byContent: boolean): Ref {
  const own = kind === 'related' ? 'content' : kind;
  const under = containerRef(entry);
  const id = under ?? ref(entry['contentId'] == null ? own : 'content', entry['contentId'] ?? entry['id']);
  if (byContent) return id;
  if (entry['spaceId'] != null) return ref('space', entry['spaceId']);
  const space = entry['space'];
  if (isRecord(space)) return ref('key', space['key']);
  const expandable = entry['_expandable'];
  const key = isRecord(expandable) ? keyInPath(expandable['space']) : null;
  return key === null ? id : ref('key', key);
}

/** The key at the end of `/rest/api/space/KEY`, which v1 gives for a space that was not expanded. */
function keyInPath(path: unknown): string | null {
  const key = typeof path === 'string' ? /\/rest\/api\/space\/([^/?#]+)$/.exec(path)?.[1] : undefined;
  return key === undefined ? null : decode(key);
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
