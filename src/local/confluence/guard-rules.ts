import type { Space } from './site';

/**
 * A rule that an organisation administrator switched on for the embedded site. It says whom and where
 * in its own words, apart from the decision point: what the site does must not come from what we test.
 */
export interface GuardRule {
  /** App keys. */
  readonly apps: 'all' | { readonly only: readonly string[] } | { readonly except: readonly string[] };
  readonly where:
    'site' | { readonly spaces: readonly string[] } | { readonly classificationLevels: readonly string[] };
}

/** Is the app blocked from the contents of this space? The most restrictive rule wins. */
export function isBlocked(rules: readonly GuardRule[], app: string, space: Space): boolean {
  return rules.some((rule) => coversApp(rule, app) && coversSpace(rule, space));
}

function coversApp({ apps }: GuardRule, app: string): boolean {
  if (apps === 'all') return true;
  return 'only' in apps ? apps.only.includes(app) : !apps.except.includes(app);
}

function coversSpace({ where }: GuardRule, space: Space): boolean {
  if (where === 'site') return true;
  if ('spaces' in where) return where.spaces.includes(space.key);
  return space.classificationLevel !== null && where.classificationLevels.includes(space.classificationLevel);
}
