/** What a Forge manifest says cannot be known from the app's own code. */
import type { Egress } from './app';
import { mayReachConfluence, type Remote } from './egress';
import type { Unresolved } from './evidence';
import type { Parsed } from './json';
import { clip } from './lenient';

interface Declared {
  readonly fetches: readonly Egress[];
  readonly remotes: readonly Remote[];
  /** Keys of the remotes that endpoints hand calls to, with the tokens that go along. */
  readonly remoteCalls: ReadonlyMap<string, readonly string[]>;
  /** Key of the remote that serves the app's Connect modules. */
  readonly connectRemote: string | null;
  readonly scopes: readonly string[];
  readonly file: string;
  readonly lineOf: Parsed['lineOf'];
}

export function unknowns(declared: Declared): Unresolved[] {
  return [...ofEgress(declared), ...ofRemotes(declared), ...ofScopes(declared)].map((unknown) => ({
    ...unknown,
    text: clip(unknown.text, 200),
  }));
}

function ofEgress({ fetches, file, lineOf }: Declared): Unresolved[] {
  return fetches
    .filter(({ address }) => mayReachConfluence(address))
    .map(({ address, kind }) => ({
      file,
      line: lineOf(kind === 'remote' ? ['remotes'] : ['permissions', 'external', 'fetch']),
      reason: 'egress-to-confluence',
      text: `${kind} may send requests to ${address}`,
    }));
}

/** A remote that is handed calls may call Confluence in turn; one that is only fetched from may not. */
function ofRemotes({ remotes, remoteCalls, connectRemote, file, lineOf }: Declared): Unresolved[] {
  return remotes.flatMap(({ key, baseUrl, operations }, index): Unresolved[] => {
    const line = lineOf(['remotes', index]);
    if (key === connectRemote) return [{ file, line, reason: 'server', text: `Connect server ${baseUrl}` }];
    const tokens = remoteCalls.get(key);
    const onlyFetched =
      operations.length > 0 && !operations.some((name) => name === 'compute' || name === 'other');
    if (!tokens && onlyFetched) return [];
    const given = tokens?.length ? `, which is given ${tokens.join(' and ')}` : '';
    return [{ file, line, reason: 'remote', text: `remote ${key} at ${baseUrl}${given}` }];
  });
}

function ofScopes({ scopes, file, lineOf }: Declared): Unresolved[] {
  const line = lineOf(['permissions', 'scopes']);
  return scopes.flatMap((scope): Unresolved[] => {
    if (scope === 'act-as-user:connect-confluence')
      return [{ file, line, reason: 'act-as-user', text: scope }];
    if (/^read:graph:.*confluence$/u.test(scope)) return [{ file, line, reason: 'graphql', text: scope }];
    return [];
  });
}
