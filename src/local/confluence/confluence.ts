import { matchEndpoint } from '../../policy/catalogue';
import { endpointId, type Endpoint } from '../../policy/endpoint';
import type { Answer } from '../platform/answer';
import type { Caller } from './caller';
import { isBlocked, type GuardRule } from './guard-rules';
import { refuse, Refused } from './refusals';
import { download, downloadOf } from './download';
import { inventory } from './inventory';
import { paramsOf, type Routes } from './route';
import { auditRoutes } from './routes-v1-audit';
import { peopleRoutes } from './routes-v1-people';
import { searchRoutes } from './routes-v1-search';
import { contentRoutes } from './routes-v2-content';
import { spaceRoutes } from './routes-v2-spaces';
import { writeRoutes } from './routes-v2-writes';
import type { Site } from './site';
import { createView } from './view';

/** One call as it reaches the site. */
export interface SiteRequest {
  readonly method: string;
  /** Path with its query, as the caller wrote it. */
  readonly url: string;
  /** Text of the body, empty where there is none. */
  readonly body?: string;
}

/** The embedded Confluence: answers as the documents say, and says 501 where nobody taught it an answer. */
export interface Confluence {
  readonly site: Site;
  request(request: SiteRequest, caller: Caller): Answer;
  /** Replaces the rules that the site obeys, as if an organisation administrator had switched them. */
  setRules(rules: readonly GuardRule[]): void;
}

/** Handlers by endpoint; every name in here is one of the catalogue (a test holds it to that). */
export const routes: Routes = {
  ...spaceRoutes,
  ...contentRoutes,
  ...writeRoutes,
  ...peopleRoutes,
  ...searchRoutes,
  ...auditRoutes,
};

export function createConfluence(site: Site, startRules: readonly GuardRule[] = []): Confluence {
  let rules = startRules;
  return {
    site,
    setRules(next) {
      rules = next;
    },
    request(request, caller) {
      const address = locate(request.url, site.address);
      if (address === null) return refuse('', 400, 'the address cannot be read');
      const { path, query } = address;
      const attachment = downloadOf(path);
      if (attachment !== null) return download(site, rules, caller, path, attachment);
      const method = request.method.toUpperCase();
      const apps = inventory(site, caller, { method, path, body: request.body ?? '' });
      if (apps !== null) return apps;
      const endpoint = matchEndpoint(method, path);
      if (endpoint === null) return refuse(path, 404, `there is no ${method} ${path}`);
      const refusal = refusalOf(endpoint, path, caller, rules, site);
      if (refusal !== null) return refusal;
      const handler = routes[endpointId(endpoint)];
      if (handler === undefined)
        return refuse(path, 501, `the embedded Confluence does not answer ${endpointId(endpoint)}`);
      try {
        const params = paramsOf(endpoint.path, path);
        const body = readBody(request.body);
        return handler({
          site,
          rules,
          caller,
          view: createView(site, rules, caller, endpoint.exposure),
          path,
          params,
          query,
          body,
        });
      } catch (error) {
        if (error instanceof Refused) return refuse(path, error.status, error.message);
        throw error;
      }
    },
  };
}

function locate(url: string, base: string): { path: string; query: URLSearchParams } | null {
  try {
    const { pathname, searchParams } = new URL(url, base);
    decodeURIComponent(pathname);
    return { path: pathname.length > 1 ? pathname.replace(/\/+$/, '') : pathname, query: searchParams };
  } catch {
    return null;
  }
}

/** Why a call never reaches a handler; null where it does. */
function refusalOf(
  endpoint: Endpoint,
  path: string,
  caller: Caller,
  rules: readonly GuardRule[],
  site: Site,
): Answer | null {
  if (endpoint.removed) return refuse(path, 410, `${endpointId(endpoint)} was removed`);
  if (caller.kind === 'anonymous') return refuse(path, 401, 'sign in first');
  if (caller.kind === 'person') return null;
  if (!endpoint.needs.apps) return refuse(path, 403, 'apps cannot call this endpoint');
  if (caller.scopes !== null && !permits(endpoint, caller.scopes))
    return { status: 401, body: { code: 401, message: 'Unauthorized; scope does not match' } };
  if (endpoint.exposure === 'unknown' && site.spaces.some((space) => isBlocked(rules, caller.app, space)))
    return refuse(path, 501, `nobody says what a rule does to ${endpointId(endpoint)}`);
  return null;
}

/** All classic scopes of an endpoint or all granular ones; an endpoint without scopes asks for none. */
function permits({ scopes }: Endpoint, granted: readonly string[]): boolean {
  const has = (list: readonly string[]) => list.length > 0 && list.every((scope) => granted.includes(scope));
  return scopes.classic.length + scopes.granular.length === 0 || has(scopes.classic) || has(scopes.granular);
}

function readBody(text: string | undefined): unknown {
  if (text === undefined || text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(400, 'the body is not JSON');
  }
}
