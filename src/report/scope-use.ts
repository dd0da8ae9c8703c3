/** What a declared scope is for, as far as the catalogue can say. */
import { endpoints } from '../policy/catalogue';

/**
 * - `endpoints`: at least one endpoint of the catalogue asks for it
 * - `none`: a Confluence scope that no endpoint asks for
 * - `elsewhere`: of the platform or of another product, outside the catalogue by nature
 * - `unknown`: in no list we have
 */
export type ScopeUse = 'endpoints' | 'none' | 'elsewhere' | 'unknown';

/** Scopes of the platform that name no product, and the Connect scopes that name no endpoint. */
const platform = new Set([
  'storage:app',
  'read:app-system-token',
  'read:app-user-token',
  'read:me',
  'read:account',
  'offline_access',
  'report:personal-data',
  'manage:org',
  'act_as_user',
  'account',
  'repository',
]);
const otherProduct =
  /(^|[:\-.])(jira|servicedesk|bitbucket|compass|opsgenie|trello|loom|goal|project|rovo)\b/;
const viaConnect = /:connect-(confluence|jira)$/;

let asked: ReadonlySet<string> | null = null;

function askedFor(): ReadonlySet<string> {
  asked ??= new Set(
    endpoints.flatMap(({ scopes }) =>
      [...scopes.classic, ...scopes.granular, scopes.connect ?? []].flat().map((one) => one.toLowerCase()),
    ),
  );
  return asked;
}

/** What a scope is for; Connect scopes are told apart by nothing but their spelling, in any case of letters. */
export function scopeUse(scope: string): ScopeUse {
  const name = scope.toLowerCase();
  if (askedFor().has(name)) return 'endpoints';
  if (platform.has(name) || otherProduct.test(name) || viaConnect.test(name)) return 'elsewhere';
  return name.includes('confluence') ? 'none' : 'unknown';
}
