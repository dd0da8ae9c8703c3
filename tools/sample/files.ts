import { stringify } from 'yaml';
import type { SampleCall } from '../../src/local/sample/source-archive';
import type { CallFact } from './calls';
import type { AppFact } from './facts';

/** Name and text of one import file. */
export type SampleFile = readonly [name: string, text: string];

const context = 'ari:cloud:confluence::site/local-site';
const day = 86_400_000;

const version = ({ chance, kind }: AppFact): string =>
  `${1 + Math.floor(chance('major') * (kind === 'forge' ? 12 : 4))}.${Math.floor(chance('minor') * 30)}.0`;

const installed = ({ chance }: AppFact): string =>
  new Date(Date.parse('2024-01-08T09:00:00.000Z') + Math.floor(chance('date') * 900) * day).toISOString();

export interface Sample {
  readonly files: readonly SampleFile[];
  /** What is known of the code of an app, by the file with its declaration. */
  readonly calls: Readonly<Record<string, readonly SampleCall[]>>;
}

/**
 * The sample estate as import files: most apps in the inventory, some known by less, the modules of those
 * that show most to a user, and what is known of the code of some.
 */
export function makeSample(
  facts: readonly AppFact[],
  calls: ReadonlyMap<string, readonly CallFact[]>,
): Sample {
  const onlyListed = facts.filter(({ kind }) => kind === 'connect').filter((_, at) => at % 3 === 2);
  const byHand = facts.filter(({ kind }, at) => kind === 'forge' && at % 15 === 7);
  const inventoried = facts.filter((app) => !onlyListed.includes(app) && !byHand.includes(app));
  const shown = ({ modules, scopes }: AppFact): number => modules.length + scopes.length;
  const declared = inventoried
    .filter(({ modules, scopes }) => modules.length > 0 && modules.length <= 20 && scopes.length > 0)
    .sort((left, right) => shown(right) - shown(left))
    .slice(0, 14)
    .map((app) => ({ file: declaration(app), calls: calls.get(app.repository) ?? [] }));
  const known = declared.filter(({ calls: found }) => found.length > 0);
  return {
    files: [
      inventory(inventoried, 25),
      pluginList(onlyListed),
      table(byHand),
      ...declared.map(({ file }) => file),
    ],
    calls: Object.fromEntries(known.map(({ file, calls: found }) => [file[0], found.map(toCall)])),
  };
}

const toCall = ({ file, line, method, path, caller }: CallFact): SampleCall => [
  file,
  line,
  method,
  path,
  caller,
];

/** The answers of the inventory query (docs/imports.md), `perPage` apps each, one after the other. */
function inventory(apps: readonly AppFact[], perPage: number): SampleFile {
  const pages: unknown[] = [];
  for (let start = 0; start < apps.length; start += perPage) {
    const page = apps.slice(start, start + perPage);
    const pageInfo = { hasNextPage: start + perPage < apps.length, endCursor: String(start + page.length) };
    const edges = page.map((app, at) => ({ cursor: String(start + at + 1), node: node(app) }));
    pages.push({
      data: {
        ecosystem: { appsInstalledInContexts: { totalCount: apps.length, pageInfo, edges } },
      },
    });
  }
  return ['installed-apps.json', `${JSON.stringify(pages, null, 1)}\n`];
}

function node(app: AppFact): object {
  const { key: id, name, vendor: vendorName, kind } = app;
  const scopes = app.scopes.map((scope) => ({ key: scope, name: scope }));
  const egress = app.egress.map(({ address, kind: to }) => ({
    type: to === 'backend' ? 'FETCH_BACKEND_SIDE' : 'FETCH_CLIENT_SIDE',
    addresses: [address],
  }));
  const permissions = [{ scopes, egress }];
  if (kind === 'connect') {
    const appVersion = { version: version(app), isSystemApp: false, permissions };
    const connectId = `ari:cloud:ecosystem::connect-app/${id}`;
    return {
      __typename: 'EcosystemConnectApp',
      id: connectId,
      name,
      vendorName,
      distributionStatus: 'PUBLIC',
      installations: [{ installationContext: context, appVersion }],
    };
  }
  const installation = {
    id: `ari:cloud:ecosystem::installation/${id.slice(-36)}`,
    installationContext: context,
    createdAt: installed(app),
    appEnvironment: { key: 'production', type: 'PRODUCTION' },
    appEnvironmentVersion: { version: version(app), isLatest: app.chance('latest') > 0.2, permissions },
  };
  return {
    __typename: 'App',
    id,
    name,
    vendorName,
    vendorType: 'THIRD_PARTY',
    distributionStatus: 'PUBLIC',
    installationsByContexts: { nodes: [installation] },
  };
}

/** The plugin list of the site: Connect apps without their scopes, beside parts of Confluence itself. */
function pluginList(apps: readonly AppFact[]): SampleFile {
  const own = ['space-ia', 'dashboard', 'labels'].map((name) => ({
    key: `com.example.system.${name}`,
    name,
    version: '1000.0.0',
    enabled: true,
    userInstalled: false,
  }));
  const plugins = apps.map((app) => ({
    key: app.key,
    name: app.name,
    version: version(app),
    vendor: { name: app.vendor },
    enabled: true,
    userInstalled: true,
    remotable: true,
  }));
  return ['plugins.json', `${JSON.stringify({ plugins: [...own, ...plugins] }, null, 1)}\n`];
}

/** A table somebody keeps by hand, with a script that signs in with an API token. */
function table(apps: readonly AppFact[]): SampleFile {
  const rows = apps.map((app) => [app.key, app.name, app.vendor, version(app), '', app.kind]);
  rows.push(['nightly-space-export', 'Nightly space export', 'our own', '', '', 'script']);
  const cell = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [['key', 'name', 'vendor', 'version', 'scopes', 'kind'], ...rows].map((row) =>
    row.map(cell).join(','),
  );
  return ['kept-by-hand.csv', `${lines.join('\n')}\n`];
}

/** A manifest or descriptor with the modules of one app, as its vendor might send it. */
function declaration(app: AppFact): SampleFile {
  const stem = app.name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return app.kind === 'forge'
    ? [`${stem}.manifest.yml`, stringify(manifest(app))]
    : [`${stem}.atlassian-connect.json`, `${JSON.stringify(descriptor(app), null, 1)}\n`];
}

function manifest(app: AppFact): object {
  const modules: Record<string, object[]> = {};
  for (const { type, key, title } of app.modules)
    (modules[type] ??= []).push({ key, ...(title !== null && { title }) });
  if (app.events.length > 0) modules['trigger'] = [{ key: 'events', events: app.events }];
  const backend = app.egress.map(({ address }) => address);
  return {
    app: { id: app.key, name: app.name },
    modules,
    permissions: { scopes: app.scopes, ...(backend.length > 0 && { external: { fetch: { backend } } }) },
  };
}

function descriptor(app: AppFact): object {
  const modules: Record<string, object[]> = {};
  for (const { type, key, title } of app.modules)
    (modules[type] ??= []).push({ key, name: { value: title ?? key }, url: `/${key}` });
  if (app.events.length > 0)
    modules['webhooks'] = app.events.map((event) => ({ event, url: `/events/${event}` }));
  const baseUrl = app.egress.find(({ kind }) => kind === 'base url')?.address ?? 'https://apps.example.com';
  return {
    key: app.key,
    name: app.name,
    vendor: { name: app.vendor },
    baseUrl,
    apiVersion: 1,
    authentication: { type: 'jwt' },
    scopes: app.scopes,
    modules,
  };
}
