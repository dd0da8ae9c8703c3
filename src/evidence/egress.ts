import type { Egress } from './app';
import { clip, many, map, words } from './lenient';

/** A server a Forge app names under `remotes`. */
export interface Remote {
  readonly key: string;
  readonly baseUrl: string;
  /** What Forge may use it for (`fetch`, `compute`, ...); empty where the manifest does not say. */
  readonly operations: readonly string[];
}

const atlassianHosts = ['site.atlassian.net', 'api.atlassian.com', 'site.jira.com', 'atlassian.net'];

/**
 * Whether an address of a manifest (a host, a URL, a pattern with `*`) can be a host that serves Confluence.
 * A placeholder can be anything, so it can. Errs towards yes; a site under a domain of its own is not seen.
 */
export function mayReachConfluence(address: string): boolean {
  if (/[${}<>]/u.test(address)) return true;
  const host = address
    .toLowerCase()
    .replace(/^[a-z*]*:?\/\//u, '')
    .replace(/[/?#:].*$/u, '');
  if (host.endsWith('.atlassian.net') || host.endsWith('.jira.com')) return true;
  const [start = '', ...rest] = host.split('*');
  const end = rest.at(-1);
  return atlassianHosts.some((known) =>
    end === undefined ? known === host : known.startsWith(start) && known.endsWith(end),
  );
}

/** The remotes of a manifest; entries without a key or an address are of no use to Forge either. */
export function readRemotes(value: unknown): Remote[] {
  return many.parse(value).flatMap((entry) => {
    const fields = map.parse(entry);
    const key = words.parse(fields['key']);
    if (key === null) return [];
    const operations = many.parse(fields['operations']).flatMap((name) => words.parse(name) ?? []);
    return [{ key, baseUrl: addressOf(fields['baseUrl'], []), operations }];
  });
}

/** Where the code of a Forge app may send requests: `fetch.backend` its functions, `fetch.client` the browser. */
export function readFetches(external: unknown, remotes: readonly Remote[]): Egress[] {
  const { backend, client } = map.parse(map.parse(external)['fetch']);
  return [
    ...remotes.map(({ baseUrl }) => ({ address: baseUrl, kind: 'remote' as const })),
    ...addresses(backend, 'backend', remotes),
    ...addresses(client, 'front end', remotes),
  ];
}

/** Addresses a page of the app may load images, fonts, frames and the like from: they can carry data out too. */
export function readAssets(external: unknown, remotes: readonly Remote[]): Egress[] {
  return Object.entries(map.parse(external))
    .filter(([name, value]) => name !== 'fetch' && Array.isArray(value))
    .flatMap(([, value]) => addresses(value, 'front end', remotes));
}

function addresses(value: unknown, kind: Egress['kind'], remotes: readonly Remote[]): Egress[] {
  return many.parse(value).map((entry) => ({ address: addressOf(entry, remotes), kind }));
}

/** An address as text, as `{ address }`, as `{ remote: key }`, or one base URL a region. */
function addressOf(entry: unknown, remotes: readonly Remote[]): string {
  const plain = words.parse(entry);
  if (plain !== null) return plain;
  const { address, remote, default: fallback } = map.parse(entry);
  const key = words.parse(remote);
  const named = remotes.find((one) => one.key === key)?.baseUrl;
  return named ?? words.parse(address) ?? words.parse(fallback) ?? key ?? clip(JSON.stringify(entry));
}
