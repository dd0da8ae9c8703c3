/** Sorts OAuth scopes by scheme: classic scopes name the product in the middle, granular ones at the end. */

/**
 * Classic scopes of Confluence. Atlassian's tables list scopes by state ("Current", "Beta"), which says
 * nothing of the scheme: newer operations have granular scopes as their current ones.
 */
const CLASSIC = new Set([
  'manage:confluence-configuration',
  'read:confluence-content',
  'read:confluence-content.all',
  'read:confluence-content.permission',
  'read:confluence-content.summary',
  'read:confluence-groups',
  'read:confluence-props',
  'read:confluence-space.summary',
  'read:confluence-user',
  'readonly:content.attachment:confluence',
  'search:confluence',
  'write:confluence-content',
  'write:confluence-file',
  'write:confluence-groups',
  'write:confluence-props',
  'write:confluence-space',
]);

const GRANULAR = /^(?:read|write|delete):[a-z-]+(?:\.[a-z-]+)?:confluence$/;

/**
 * @param scopes scopes of one operation, whatever their state
 * @throws Error for a scope that fits neither scheme
 */
export function byScheme(scopes: readonly string[]): { classic: string[]; granular: string[] } {
  const classic = scopes.filter((scope) => CLASSIC.has(scope));
  const granular = scopes.filter((scope) => !CLASSIC.has(scope));
  const odd = granular.find((scope) => !GRANULAR.test(scope));
  if (odd !== undefined) throw new Error(`\`${odd}\` is neither a classic nor a granular scope`);
  return { classic, granular };
}
