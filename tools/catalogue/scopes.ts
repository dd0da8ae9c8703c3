/** Sorts OAuth scopes by scheme: classic scopes name the product in the middle, granular ones at the end. */

/**
 * Classic scopes of Confluence. Atlassian's tables list scopes by state ("Current", "Beta"), which says
 * nothing of the scheme: newer operations have granular scopes as their current ones.
 */
const CLASSIC = new Set([
  'manage:confluence-configuration',
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

/** Scopes that an operation asks for although no list of Atlassian's has them; classic by their form. */
export const UNLISTED_SCOPES: ReadonlySet<string> = new Set(['read:confluence-content']);

const GRANULAR = /^(?:read|write|delete):[a-z-]+(?:\.[a-z-]+)?:confluence$/;

/**
 * @param current the scopes of an operation in the state "Current"
 * @param beta those in the state "Beta", which one operation repeats from the current ones
 * @throws Error for a scope that fits neither scheme, and for lists that cannot be told apart by scheme
 */
export function byScheme(
  current: readonly string[],
  beta: readonly string[],
): { classic: readonly string[]; granular: readonly string[] } {
  const lists = current.join() === beta.join() ? [current] : [current, beta];
  const of = (scheme: 'classic' | 'granular'): readonly (readonly string[])[] =>
    lists.filter((scopes) => scopes.length > 0 && scopes.every((scope) => schemeOf(scope) === scheme));
  const [classic = [], ...moreClassic] = of('classic');
  const [granular = [], ...moreGranular] = of('granular');
  if (
    moreClassic.length + moreGranular.length > 0 ||
    classic.length + granular.length !== lists.flat().length
  )
    throw new Error(`\`${lists.flat().join(' ')}\`: the lists cannot be told apart by scheme`);
  return { classic, granular };
}

function schemeOf(scope: string): 'classic' | 'granular' {
  if (CLASSIC.has(scope) || UNLISTED_SCOPES.has(scope)) return 'classic';
  if (GRANULAR.test(scope)) return 'granular';
  throw new Error(`\`${scope}\` is neither a classic nor a granular scope`);
}
