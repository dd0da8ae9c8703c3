/**
 * One row of the catalogue and the words its columns use. The rows themselves are generated
 * (tools/catalogue) from the documents; nothing here is typed from memory.
 */

/** What an app access rule does to an endpoint. */
export type Exposure = 'blocked' | 'not-blocked' | 'unknown';

/** Where an exposure comes from: the catalogue document, Atlassian's OpenAPI flag, or our own reasoning. */
export type Basis = 'document' | 'openapi' | 'derived';

export type Api = 'v1' | 'v2' | 'rpc';

/** What a call does: `administer` is a write that needs more than the right to edit content. */
export type Action = 'read' | 'write' | 'delete' | 'administer';

/**
 * Refused for one `object`, filtered for a `collection`, never sent for a `write`. A collection is a list
 * whose entries can lie in different spaces; a list inside one object or space is refused with it (`object`).
 */
export type Shape = 'object' | 'collection' | 'write';

/** The kind of data an endpoint reaches, for the residual exposure of a blocked app. */
export type DataClass =
  | 'content'
  | 'comments'
  | 'attachments'
  | 'content properties'
  | 'labels'
  | 'search'
  | 'tasks'
  | 'restrictions'
  | 'classification'
  | 'versions'
  | 'people'
  | 'groups'
  | 'permissions'
  | 'watches'
  | 'relations'
  | 'analytics'
  | 'audit'
  | 'space data'
  | 'settings'
  | 'templates'
  | 'app data'
  | 'background tasks';

/**
 * OAuth scopes of an endpoint, one list a scheme, and the scope a Connect app needs. A caller needs every
 * scope of one list; a list that is empty opens nothing (docs/catalogue.md, "Scopes").
 */
export interface EndpointScopes {
  readonly classic: readonly string[];
  readonly granular: readonly string[];
  /** `READ`, `WRITE`, `DELETE`, `SPACE_ADMIN`, `ADMIN`, `ACCESS_EMAIL_ADDRESSES`, `NONE`, `INACCESSIBLE`; null where no description says. */
  readonly connect: string | null;
}

/** What a caller needs besides the scope, as the newest OpenAPI description states it, in our words. */
export interface Needs {
  /** The right in plain words ("Confluence administrator"), null where the description names none. */
  readonly right: string | null;
  /** False where Atlassian says that apps cannot call this endpoint at all. */
  readonly apps: boolean;
}

/** An endpoint to use instead of a deprecated or removed one, and how sure that is. */
export interface Successor {
  readonly method: string;
  readonly path: string;
  /** `stated`: Atlassian's own description or document names it; `derived`: same data and action, concluded by us. */
  readonly basis: 'stated' | 'derived';
}

export interface Source {
  /** Name of the document without its extension, or of the OpenAPI description. */
  readonly document: string;
  /** Line in the document; null for an OpenAPI operation, which is found by its method and path. */
  readonly line: number | null;
}

export interface Endpoint {
  readonly api: Api;
  readonly section: string;
  readonly name: string;
  readonly method: string;
  /** Path template with the `/wiki` prefix and `{parameters}`. */
  readonly path: string;
  /** Other path templates of the same method that mean this endpoint. */
  readonly aliases: readonly string[];
  readonly exposure: Exposure;
  readonly basis: Basis;
  readonly openapiExposure: 'blocked' | 'not-blocked' | null;
  readonly deprecated: boolean;
  readonly openapiDeprecated: boolean;
  /** Absent from the newest OpenAPI description: reported to answer 410 Gone. */
  readonly removed: boolean;
  readonly scopes: EndpointScopes;
  readonly needs: Needs;
  readonly replacedBy: readonly Successor[];
  readonly dataClass: DataClass;
  readonly action: Action;
  readonly shape: Shape;
  readonly source: Source;
}

/** The name by which an endpoint is known everywhere: `GET /wiki/api/v2/pages/{id}`. */
export function endpointId(endpoint: Pick<Endpoint, 'method' | 'path'>): string {
  return `${endpoint.method} ${endpoint.path}`;
}
