/**
 * Where an operation names the spaces that it touches, endpoint by endpoint: in its path, its query, its
 * body, or, for a list, in each entry of the answer. Derived from the path templates and two short tables.
 */
import { endpoints } from '../policy/catalogue';
import { endpointId, type Endpoint } from '../policy/endpoint';

/** Collections of v2 whose members lie in a space, directly or under another member. */
export const collections = [
  'pages',
  'blogposts',
  'attachments',
  'custom-content',
  'footer-comments',
  'inline-comments',
  'whiteboards',
  'databases',
  'embeds',
  'folders',
] as const;
export type Collection = (typeof collections)[number];

/**
 * What a value names. `spelled` is a space key as a caller wrote it, which may be an alias; `key` is one that
 * Confluence wrote. `content` is an id of a type that is not known; `related` is what the segment before says.
 */
export type Kind = 'spelled' | 'key' | 'space' | 'task' | 'content' | 'related' | Collection;

/** Dotted path into a JSON body, `[]` for each element of an array; `destination` is the target of a copy. */
export type BodyField =
  | 'spaceId'
  | 'space.key'
  | 'parentId'
  | 'pageId'
  | 'blogPostId'
  | 'attachmentId'
  | 'customContentId'
  | 'parentCommentId'
  | 'destinationPageId'
  | 'ancestors[].id'
  | 'container.id'
  | 'pages[].id'
  | 'ids[]'
  | 'destination';

/** How the entries of a list say where they lie. */
export interface ListShape {
  /** Where the entries are in the answer; empty for the answer itself. */
  readonly at: readonly string[];
  readonly entry: 'content' | 'hit' | 'relation' | 'space' | 'type-by-id';
  /** What the id of an entry names. */
  readonly kind: Kind;
}

export interface Where {
  /** `segment` counts from 1 behind the first slash, as `path.split('/')` does. */
  readonly path: readonly { readonly segment: number; readonly kind: Kind }[];
  readonly query: Readonly<Record<string, Kind>>;
  readonly body: readonly BodyField[];
  /** Null unless the shape of the endpoint is `collection`. */
  readonly list: ListShape | null;
}

/** What a path parameter is, by the literal segment before it. Others (labels, versions, keys) name no place. */
const byLiteral: Readonly<Record<string, Kind>> = {
  ...Object.fromEntries(collections.map((name) => [name, name])),
  comments: 'content',
  tasks: 'task',
  inlinetasks: 'task',
  spaces: 'space',
  space: 'spelled',
  content: 'content',
  attachment: 'content',
  instance: 'content',
};

/** The same by the parameter's own name, where that decides. */
const byName: Readonly<Record<string, Kind | null>> = {
  targetId: 'content',
  sourceKey: 'related',
  targetKey: 'related',
  type: null,
};

const tree = ['spaceId', 'parentId'] as const;
const comment = ['pageId', 'blogPostId', 'parentCommentId'] as const;
const custom = ['spaceId', 'pageId', 'blogPostId', 'customContentId'] as const;
const v1 = ['space.key', 'ancestors[].id', 'container.id'] as const;

/** Request bodies that name a place (request schemas of Atlassian's OpenAPI descriptions, 2026-08-14 and 2024-02-04). */
const bodies: Readonly<Record<string, readonly BodyField[]>> = {
  'POST /wiki/api/v2/pages': tree,
  'PUT /wiki/api/v2/pages/{id}': tree,
  'POST /wiki/api/v2/blogposts': ['spaceId'],
  'PUT /wiki/api/v2/blogposts/{id}': ['spaceId'],
  'POST /wiki/api/v2/whiteboards': tree,
  'POST /wiki/api/v2/databases': tree,
  'POST /wiki/api/v2/embeds': tree,
  'POST /wiki/api/v2/folders': tree,
  'POST /wiki/api/v2/custom-content': custom,
  'PUT /wiki/api/v2/custom-content/{id}': custom,
  'POST /wiki/api/v2/footer-comments': [...comment, 'attachmentId', 'customContentId'],
  'POST /wiki/api/v2/inline-comments': comment,
  'PUT /wiki/api/v2/tasks/{id}': ['spaceId', 'pageId', 'blogPostId'],
  'POST /wiki/rest/api/content': v1,
  'PUT /wiki/rest/api/content/{id}': v1,
  'PUT /wiki/rest/api/content/blueprint/instance/{draftId}': v1,
  'POST /wiki/rest/api/content/blueprint/instance/{draftId}': v1,
  'PUT /wiki/rest/api/content/{id}/child/attachment/{attachmentId}': ['container.id'],
  'POST /wiki/rest/api/content/archive': ['pages[].id'],
  'POST /wiki/rest/api/content/{id}/pagehierarchy/copy': ['destinationPageId'],
  'POST /wiki/rest/api/content/{id}/copy': ['destination'],
  'PUT /wiki/rest/api/content-states': ['ids[]'],
  'POST /wiki/rest/api/content-states/delete': ['ids[]'],
};

/** Query parameters that give a single object its place; those of lists only narrow what is filtered anyway. */
const contexts: Readonly<Record<string, Kind>> = { spaceKeyContext: 'spelled', contentIdContext: 'content' };

const lists: Readonly<Record<string, ListShape>> = {
  'POST /wiki/api/v2/content/convert-ids-to-types': {
    at: ['results'],
    entry: 'type-by-id',
    kind: 'content',
  },
  'GET /wiki/rest/api/content-states': { at: [], entry: 'content', kind: 'content' },
  'GET /wiki/rest/api/label': { at: ['associatedContents', 'results'], entry: 'content', kind: 'content' },
  'GET /wiki/rest/api/search': { at: ['results'], entry: 'hit', kind: 'content' },
  'GET /wiki/rest/api/space': { at: ['results'], entry: 'space', kind: 'key' },
  'GET /wiki/rest/api/relation/{relationName}/from/{sourceType}/{sourceKey}/to/{targetType}': {
    at: ['results'],
    entry: 'relation',
    kind: 'content',
  },
  'GET /wiki/rest/api/relation/{relationName}/to/{targetType}/{targetKey}/from/{sourceType}': {
    at: ['results'],
    entry: 'relation',
    kind: 'content',
  },
};

function derive(endpoint: Endpoint): Where {
  const segments = endpoint.path.split('/');
  const path = segments.flatMap((text, segment) => {
    const name = /^\{(.*)\}$/.exec(text)?.[1];
    if (name === undefined) return [];
    const kind = name in byName ? byName[name] : byLiteral[segments[segment - 1] ?? ''];
    return kind == null ? [] : [{ segment, kind }];
  });
  const id = endpointId(endpoint);
  const last = segments.at(-1) ?? '';
  const kind = collections.find((name) => name === last) ?? 'content';
  return {
    path,
    query: /\/convert\//.test(endpoint.path) && endpoint.path.startsWith('/wiki/rest/') ? contexts : {},
    body: bodies[id] ?? [],
    list: endpoint.shape === 'collection' ? (lists[id] ?? { at: ['results'], entry: 'content', kind }) : null,
  };
}

/** The table: every endpoint of the catalogue by its id. */
export const places: ReadonlyMap<string, Where> = new Map(
  endpoints.map((endpoint) => [endpointId(endpoint), derive(endpoint)]),
);

/** Endpoints are objects of one catalogue, so that the way from one to its row is a look-up by identity. */
const byEndpoint = new Map(endpoints.map((endpoint) => [endpoint, places.get(endpointId(endpoint))]));

/** Where operations of this endpoint name their spaces. */
export function whereOf(endpoint: Endpoint): Where {
  return byEndpoint.get(endpoint) ?? derive(endpoint);
}
