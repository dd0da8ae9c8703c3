/** What a declaration shows that cannot be known from it: calls made by servers, remotes, and in others' names. */
import type { AppKind, Egress } from './app';
import { mayReachConfluence, type Remote } from './egress';
import type { Unresolved } from './evidence';
import type { Parsed } from './json';
import { clip } from './lenient';

interface ForgeDeclared {
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

interface ConnectDeclared {
  readonly baseUrl: string | null;
  /** False where the descriptor asks for no authentication: the server then cannot sign calls as the app. */
  readonly signs: boolean;
  readonly scopes: readonly string[];
  readonly file: string;
  readonly lineOf: Parsed['lineOf'];
}

export function forgeUnknowns(declared: ForgeDeclared): Unresolved[] {
  return [...ofEgress(declared), ...ofRemotes(declared), ...ofScopes(declared)].map(clipped);
}

/** The server of a Connect app makes its calls, and no declaration lists them. */
export function connectUnknowns({ baseUrl, signs, scopes, file, lineOf }: ConnectDeclared): Unresolved[] {
  const where = baseUrl === null ? 'server of the app' : `server at ${baseUrl}`;
  const text = signs ? where : `${where}, which has no way to sign calls as the app`;
  const actAsUser = scopes.filter((scope) => /^act[_-]as[_-]user\b/iu.test(scope));
  return [
    { file, line: lineOf(['baseUrl']), reason: 'server' as const, text },
    ...actAsUser.map((scope) => ({
      file,
      line: lineOf([scope]),
      reason: 'act-as-user' as const,
      text: scope,
    })),
  ].map(clipped);
}

/** What cannot be known of an app of which only its kind and its scopes are stated. */
export function unknownsOf(
  kind: AppKind,
  scopes: readonly string[],
  { file, line }: { readonly file: string; readonly line: number },
): Unresolved[] {
  const stated = { scopes, file, lineOf: () => line };
  if (kind === 'connect') return connectUnknowns({ ...stated, baseUrl: null, signs: true });
  if (kind === 'script')
    return [{ file, line, reason: 'api-token', text: 'calls Confluence with an API token' }];
  return forgeUnknowns({ ...stated, fetches: [], remotes: [], remoteCalls: new Map(), connectRemote: null });
}

function clipped(unknown: Unresolved): Unresolved {
  return { ...unknown, text: clip(unknown.text, 200) };
}

function ofEgress({ fetches, file, lineOf }: ForgeDeclared): Unresolved[] {
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
function ofRemotes({ remotes, remoteCalls, connectRemote, file, lineOf }: ForgeDeclared): Unresolved[] {
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

function ofScopes({ scopes, file, lineOf }: ForgeDeclared): Unresolved[] {
  const line = lineOf(['permissions', 'scopes']);
  return scopes.flatMap((scope): Unresolved[] => {
    if (scope === 'act-as-user:connect-confluence')
      return [{ file, line, reason: 'act-as-user', text: scope }];
    if (/^read:graph:.*confluence$/u.test(scope)) return [{ file, line, reason: 'graphql', text: scope }];
    return [];
  });
}
