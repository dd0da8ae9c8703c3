/** One installation of an app as a GraphQL inventory tells it, whichever list it came from. */
import { z } from 'zod';
import type { Egress } from '../app';
import { connectKey } from '../key';
import { flag, many, map, words } from '../lenient';
import type { ListKind } from './connection';

export interface Installation {
  readonly appId: string;
  readonly name: string | null;
  readonly vendor: string | null;
  readonly connect: boolean;
  /** Keys the app has elsewhere: as a Connect app, or in the Marketplace. */
  readonly aliases: readonly string[];
  readonly context: string | null;
  /** `PRODUCTION`, `STAGING` or `DEVELOPMENT`, null for a Connect app. */
  readonly environment: string | null;
  readonly version: string | null;
  /** Null where the query did not ask for permissions. */
  readonly scopes: readonly string[] | null;
  readonly egress: readonly (Egress & { readonly fetch: boolean })[];
  /** Uninstalled, but kept for a while so that it can be brought back. */
  readonly recoverable: boolean;
}

const app = z.object({
  id: words,
  name: words,
  vendorName: words,
  marketplaceApp: z.object({ appKey: words }).catch({ appKey: null }),
});
const version = z.object({
  version: words,
  permissions: z.unknown().optional(),
  migrationKeys: z.object({ confluence: words }).catch({ confluence: null }),
});

/** The installations of one node; none where it names no app. */
export function readNode(kind: ListKind, value: unknown): Installation[] {
  const node = map.parse(value);
  if (kind === 'installations') return readInstallation(node, node['app'], false);
  const own = readInstallations(node['installationsByContexts']).flatMap((one) =>
    readInstallation(one, node, false),
  );
  const connect = readInstallations(node['installations']).flatMap((one) =>
    readInstallation(one, node, true),
  );
  const known = [...own, ...connect];
  return known.length > 0 ? known : readInstallation({}, node, node['__typename'] === 'EcosystemConnectApp');
}

function readInstallations(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.map((one) => map.parse(one));
  const { nodes, edges } = map.parse(value);
  const listed =
    nodes === undefined ? many.parse(edges).map((edge) => map.parse(edge)['node']) : many.parse(nodes);
  return listed.map((one) => map.parse(one));
}

function readInstallation(
  fields: Record<string, unknown>,
  appFields: unknown,
  connect: boolean,
): Installation[] {
  const about = app.safeParse(appFields);
  if (!about.success || about.data.id === null) return [];
  const { id, name, vendorName, marketplaceApp } = about.data;
  const installed = version.parse(map.parse(fields[connect ? 'appVersion' : 'appEnvironmentVersion']));
  const aliases = [marketplaceApp.appKey, installed.migrationKeys.confluence].flatMap(
    (key) => connectKey(key) ?? [],
  );
  return [
    {
      appId: id,
      name,
      vendor: vendorName,
      connect,
      aliases: [...new Set(aliases)],
      context: words.parse(fields['installationContext']),
      environment: words.parse(map.parse(fields['appEnvironment'])['type']),
      version: installed.version,
      ...readPermissions(installed.permissions),
      recoverable: flag.parse(fields['isRecoverable']) === true,
    },
  ];
}

function readPermissions(value: unknown): Pick<Installation, 'scopes' | 'egress'> {
  if (value === undefined || value === null) return { scopes: null, egress: [] };
  const permissions = many.parse(value).map((one) => map.parse(one));
  const scopes = permissions.flatMap(({ scopes: listed }) =>
    many.parse(listed).flatMap((scope) => words.parse(map.parse(scope)['key']) ?? words.parse(scope) ?? []),
  );
  const egress = permissions.flatMap(({ egress: listed }) =>
    many.parse(listed).flatMap((one) => {
      const { type, addresses } = map.parse(one);
      const name = words.parse(type) ?? '';
      const kind = name.includes('BACKEND') ? 'backend' : 'front end';
      return many.parse(addresses).flatMap((address) => {
        const text = words.parse(address);
        return text === null ? [] : [{ address: text, kind, fetch: name.startsWith('FETCH') } as const];
      });
    }),
  );
  return { scopes: [...new Set(scopes)], egress };
}
