/**
 * Declared scopes and the endpoints they permit: an upper bound of what an app may call, nothing more.
 *
 * OAuth (Forge): of the lists an endpoint states, one has to be held in full, the classic or the granular one.
 * Sources: in OpenAPI 3 all scopes of one security requirement are needed, and Atlassian's descriptions put
 * them into one; Atlassian's own linter calls a scope missing unless all "Current" or all "Beta" scopes of the
 * operation are declared (`getMissingScopes` of @forge/manifest 13.7.0). No OAuth scope implies another.
 *
 * Connect: a scope includes the smaller ones (developer.atlassian.com/cloud/confluence/scopes-for-connect-apps,
 * which also says that names may be upper or lower case and that NONE need not be declared).
 */
import { endpoints } from '../policy/catalogue';
import type { Endpoint } from '../policy/endpoint';
import type { AppKind } from './app';
import { isForeignScope, otherConfluenceScopes } from './scope-names';

/** An endpoint that declared scopes permit, and by which of them. */
export interface Permitted {
  readonly endpoint: Endpoint;
  readonly by: readonly string[];
}

/**
 * `used`: some endpoint asks for it, or it changes in whose name calls are made; `unused`: a Confluence scope that
 * no endpoint asks for; `foreign`: of another product or of the platform; `unknown`: in no list of Atlassian's.
 */
export type ScopeStanding = 'used' | 'unused' | 'foreign' | 'unknown';

export interface ScopeView {
  readonly scope: string;
  /** How many endpoints of the catalogue it helps to permit. */
  readonly endpoints: number;
  readonly standing: ScopeStanding;
}

/** Connect scopes, each of which includes those before it. */
export const connectLadder: readonly string[] = ['NONE', 'READ', 'WRITE', 'DELETE', 'SPACE_ADMIN', 'ADMIN'];
const apart = ['ACT_AS_USER', 'ACCESS_EMAIL_ADDRESSES'];
const choices = endpoints.map((endpoint) => ({ endpoint, lists: alternatives(endpoint) })).filter(reachable);
const permittedBy = new Map<string, readonly Permitted[]>();
const asked = countAsked();

interface Held {
  readonly oauth: ReadonlySet<string>;
  /** Connect scopes by their upper-case name, with the declared spelling. */
  readonly connect: ReadonlyMap<string, string>;
}

/**
 * The endpoints these scopes permit to an app of this kind, in catalogue order; none where apps cannot call it.
 * Many apps declare the same few scopes, so answers are kept for the next one.
 */
export function permittedEndpoints(scopes: readonly string[], kind: AppKind): readonly Permitted[] {
  const known = JSON.stringify([kind, ...[...scopes].sort()]);
  const kept = permittedBy.get(known);
  if (kept) return kept;
  const held = hold(scopes, kind);
  const permitted = choices.flatMap(({ endpoint, lists }) => {
    const by = lists.find((list) => list.every((scope) => heldAs(scope, held) !== null));
    return by ? [{ endpoint, by: by.flatMap((scope) => heldAs(scope, held) || []) }] : [];
  });
  if (permittedBy.size >= 500) permittedBy.clear();
  permittedBy.set(known, permitted);
  return permitted;
}

/**
 * Gives for an endpoint the scopes that are missing: the shortest list to add, empty where it is permitted already,
 * null where no scope would allow it.
 */
export function missingScopes(
  scopes: readonly string[],
  kind: AppKind,
): (endpoint: Endpoint) => string[] | null {
  const held = hold(scopes, kind);
  return (endpoint) => {
    const missing = alternatives(endpoint).map((list) =>
      list.filter((scope) => heldAs(scope, held) === null),
    );
    if (missing.some((list) => list.length === 0)) return [];
    const askable = missing.filter((list) =>
      list.every((scope) => isBareConnect(scope) === (kind === 'connect')),
    );
    return askable.sort((a, b) => a.length - b.length)[0] ?? null;
  };
}

/** What each declared scope is good for, in the order declared. */
export function viewScopes(scopes: readonly string[], kind: AppKind): ScopeView[] {
  return scopes.map((scope) => {
    const name = connectName(scope, kind);
    const count = name === null ? (asked.get(scope) ?? 0) : connectCount(name);
    return { scope, endpoints: count, standing: standingOf(scope, name, count) };
  });
}

/** True for a scope of Confluence, whether an endpoint asks for it or not. */
export function isConfluenceScope(scope: string): boolean {
  const standing = standingOf(scope, connectName(scope, 'forge'), asked.get(scope) ?? 0);
  return standing === 'used' || standing === 'unused';
}

/** True for a Connect scope of the ladder, by its bare name. */
export function isRung(scope: string): boolean {
  return connectLadder.includes(scope);
}

/**
 * The lists of scopes of which an app has to hold one in full to call the endpoint: bare names for a Connect app, the
 * classic and the granular list for a Forge app, all of them for null; none where no app can call it.
 */
export function scopeLists(endpoint: Endpoint, kind: 'forge' | 'connect' | null): (readonly string[])[] {
  return alternatives(endpoint).filter(
    (list) => kind === null || list.every(isBareConnect) === (kind === 'connect'),
  );
}

/** The declared scopes for which some endpoint asks, with the name by which it does. */
export function scopesInUse(
  scopes: readonly string[],
  kind: AppKind,
): { readonly scope: string; readonly name: string }[] {
  return scopes.flatMap((scope) => {
    const name = connectName(scope, kind);
    const count = name === null ? (asked.get(scope) ?? 0) : connectCount(name);
    return count > 0 ? [{ scope, name: name ?? scope }] : [];
  });
}

function reachable({ lists }: { readonly lists: readonly unknown[] }): boolean {
  return lists.length > 0;
}

/** The lists of scopes of which one has to be held in full; a Connect scope goes by its bare name. */
function alternatives({ needs, scopes }: Endpoint): (readonly string[])[] {
  if (!needs.apps) return [];
  const { classic, granular, connect } = scopes;
  return [classic, granular, connect !== null && isBareConnect(connect) ? [connect] : []].filter(
    (list) => list.length > 0,
  );
}

/** The declared scope that stands for the one asked for (empty where none is needed), null where none does. */
function heldAs(scope: string, { oauth, connect }: Held): string | null {
  if (oauth.has(scope)) return scope;
  const rung = connectLadder.indexOf(scope);
  if (rung < 0) return connect.get(scope) ?? null;
  for (const name of connectLadder.slice(rung)) {
    const declared = connect.get(name);
    if (declared !== undefined) return declared;
  }
  return null;
}

/** A Connect app holds NONE without declaring it, and so does a Forge app that carries Connect scopes. */
function hold(scopes: readonly string[], kind: AppKind): Held {
  const connect = new Map<string, string>();
  for (const scope of scopes) {
    const name = connectName(scope, kind);
    if (name !== null) connect.set(name, scope);
  }
  if ((kind === 'connect' || connect.size > 0) && !connect.has('NONE')) connect.set('NONE', '');
  return { oauth: new Set(scopes.filter((scope) => scope.includes(':'))), connect };
}

/** False for INACCESSIBLE, which no app can ask for. */
function isBareConnect(scope: string): boolean {
  return isRung(scope) || apart.includes(scope);
}

/**
 * The Connect scope a declaration means: `READ` or `read` in a descriptor, `read:connect-confluence` in a Forge
 * manifest; null for any other scope.
 */
function connectName(scope: string, kind: AppKind): string | null {
  const [, inForge] = /^([a-z-]+):connect-confluence$/u.exec(scope) ?? [];
  if (inForge === undefined && kind === 'forge') return null;
  const name = (inForge ?? scope).replaceAll('-', '_').toUpperCase();
  return isBareConnect(name) ? name : null;
}

function connectCount(name: string): number {
  const rung = connectLadder.indexOf(name);
  const included = rung < 0 ? [name] : connectLadder.slice(0, rung + 1);
  return included.reduce((sum, one) => sum + (asked.get(one) ?? 0), 0);
}

function standingOf(scope: string, connect: string | null, count: number): ScopeStanding {
  if (count > 0 || connect === 'ACT_AS_USER') return 'used';
  if (connect !== null || otherConfluenceScopes.has(scope)) return 'unused';
  return isForeignScope(scope) ? 'foreign' : 'unknown';
}

/** How many endpoints ask for each OAuth scope and for each Connect scope. */
function countAsked(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { lists } of choices) {
    for (const name of new Set(lists.flat())) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}
