/** What lies beside the catalogue and names the installed apps: the GraphQL gateway and the plugin manager. */
import { z } from 'zod';
import type { Answer } from '../platform/answer';
import type { Caller } from './caller';
import { refuse } from './refusals';
import { administersSite, type InstalledApp, type Site } from './site';

const graphqlPath = '/gateway/api/graphql';
const pluginsPath = '/wiki/rest/plugins/1.0';
/** Apps of one page at most, whatever is asked for. */
const largestPage = 50;
const partsOfConfluence = ['dashboard', 'labels', 'macros', 'search', 'space-ia', 'templates'];

const asked = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
});

/** Answers the two addresses that list apps; null for every other one. */
export function inventory(
  site: Site,
  caller: Caller,
  { method, path, body }: { readonly method: string; readonly path: string; readonly body: string },
): Answer | null {
  if (path !== graphqlPath && path !== pluginsPath) return null;
  if (method !== (path === graphqlPath ? 'POST' : 'GET'))
    return refuse(path, 405, `${method} is not for this address`);
  if (caller.kind === 'anonymous') return refuse(path, 401, 'sign in first');
  const administers = caller.kind === 'person' && administersSite(site, caller.accountId);
  if (path === graphqlPath) return graphql(site, administers, body);
  return administers ? plugins(site) : refuse(path, 403, 'the plugin manager needs an administrator');
}

/** GraphQL says what is wrong inside an answer with status 200. */
const wrong = (message: string): Answer => ({ status: 200, body: { data: null, errors: [{ message }] } });

function graphql(site: Site, administers: boolean, text: string): Answer {
  const read = asked.safeParse(parsed(text));
  if (!read.success) return { status: 400, body: { errors: [{ message: 'expected a query in JSON' }] } };
  const { query, variables } = read.data;
  if (!query.includes('appsInstalledInContexts')) return wrong('the embedded site knows no such query');
  if (!administers) return wrong('not available for this caller: sign in as an administrator');
  const context = `ari:cloud:confluence::site/${site.cloudId}`;
  if (
    !Object.values(variables ?? {})
      .flat()
      .includes(context)
  )
    return wrong('no installed apps in that context');
  const { after, first } = variables ?? {};
  const start = typeof after === 'string' && /^\d+$/.test(after) ? Number(after) : 0;
  const size = Math.min(typeof first === 'number' ? first : largestPage, largestPage);
  const page = site.apps.slice(start, start + size);
  const end = start + page.length;
  return {
    status: 200,
    body: {
      data: {
        ecosystem: {
          appsInstalledInContexts: {
            totalCount: site.apps.length,
            pageInfo: { hasNextPage: end < site.apps.length, endCursor: String(end) },
            edges: page.map((app) => ({ node: nodeOf(app, context) })),
          },
        },
      },
    },
  };
}

function nodeOf({ id, kind, key, name, vendor, version, scopes }: InstalledApp, context: string): object {
  const permissions = [{ scopes: scopes.map((scope) => ({ key: scope })), egress: [] }];
  const about = { name, vendorName: vendor, marketplaceApp: { appKey: key } };
  if (kind === 'connect') {
    const installations = [{ installationContext: context, appVersion: { version, permissions } }];
    return {
      __typename: 'EcosystemConnectApp',
      id: `ari:cloud:ecosystem::connect-app/${key}`,
      ...about,
      installations,
    };
  }
  const installation = {
    installationContext: context,
    isRecoverable: false,
    appEnvironment: { type: 'PRODUCTION' },
    appEnvironmentVersion: { version, permissions },
  };
  return {
    __typename: 'App',
    id: `ari:cloud:ecosystem::app/${id}`,
    ...about,
    installationsByContexts: { nodes: [installation] },
  };
}

function plugins(site: Site): Answer {
  const installed = site.apps
    .filter(({ kind }) => kind === 'connect')
    .map(({ key, name, version, vendor }) => ({
      key,
      name,
      version,
      vendor: { name: vendor },
      enabled: true,
      userInstalled: true,
      remotable: true,
    }));
  const own = partsOfConfluence.map((part) => ({
    key: `com.example.system.${part}`,
    name: part,
    version: '1000.0.0',
    enabled: true,
    userInstalled: false,
  }));
  return { status: 200, body: { plugins: [...own, ...installed] } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
