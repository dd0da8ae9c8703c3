/** Which rules cover an app, and where: rules compiled so that a decision is a few look-ups. */
import type { AppAccessRule } from './rule';
import type { CoveredWhere } from './verdict';

/** The caller that the gateway does not know. Every rule in enforce mode covers it, whatever its lists. */
export const UNIDENTIFIED = 'unidentified';

/** The rules that cover one app, by where they apply; values are rule ids, the smallest where several fit. */
export interface Cover {
  readonly site: string | null;
  /** By folded space key. */
  readonly spaces: ReadonlyMap<string, string>;
  /** By folded classification level. */
  readonly levels: ReadonlyMap<string, string>;
  /** Smallest id of a rule on spaces, and of one on levels. */
  readonly bySpace: string | null;
  readonly byLevel: string | null;
  /** Null where no rule covers the app. */
  readonly where: CoveredWhere | null;
}

/** All rules that cover an app, and of these the ones that enforcement points act on. */
export interface AppCover {
  readonly all: Cover;
  readonly enforced: Cover;
}

/** Compiled rules. Opaque: `compileRules` makes one, `decide` reads it. */
export interface RulesIndex {
  readonly isEmpty: boolean;
  readonly named: ReadonlyMap<string, AppCover>;
  readonly others: AppCover;
}

/**
 * Compiles rules for any number of decisions. Their order has no influence. An app that no rule names
 * is covered by the rules that block all apps.
 */
export function compileRules(rules: readonly AppAccessRule[]): RulesIndex {
  const tests = rules.map(coversApp);
  const covers = new Map<string, AppCover>();
  const coverOf = (app: string | null): AppCover => {
    const chosen = rules.filter((_, index) => tests[index]?.(app));
    const key = chosen.map(({ id }) => JSON.stringify(id)).join();
    const cover = covers.get(key) ?? {
      all: merge(chosen),
      enforced: merge(chosen.filter(({ mode }) => mode === 'enforce')),
    };
    covers.set(key, cover);
    return cover;
  };
  const names = new Set([UNIDENTIFIED, ...rules.flatMap(namedApps)]);
  return {
    isEmpty: rules.length === 0,
    named: new Map([...names].map((name) => [name, coverOf(name)])),
    others: coverOf(null),
  };
}

/** Where rules keep an app out, all rules taken together; null where none covers it. */
export function whereCovered(rules: readonly AppAccessRule[], app: string): CoveredWhere | null {
  return merge(rules.filter((rule) => coversApp(rule)(app))).where;
}

/** Whom a rule covers, as a test of app keys, made once for many of them; null stands for an app that no rule names. Keys are compared exactly. */
export function coversApp({ apps, mode }: AppAccessRule): (app: string | null) => boolean {
  const block = apps.block === 'all' ? null : new Set(apps.block);
  const except = new Set(apps.except);
  return (app) => {
    if (app === null) return block === null;
    if (app === UNIDENTIFIED && mode === 'enforce') return true;
    return (block?.has(app) ?? true) && !except.has(app);
  };
}

/** The apps to which a rule may do something else than to one that it does not name. */
export function namedApps({ apps }: AppAccessRule): string[] {
  return [UNIDENTIFIED, ...(apps.block === 'all' ? [] : apps.block), ...apps.except];
}

function merge(rules: readonly AppAccessRule[]): Cover {
  const spaces = new Map<string, string>();
  const levels = new Map<string, string>();
  const named = { spaces: new Set<string>(), levels: new Set<string>() };
  let site: string | null = null;
  let bySpace: string | null = null;
  let byLevel: string | null = null;
  for (const { id, where } of rules) {
    if ('site' in where) site = smaller(site, id);
    else if ('spaces' in where) {
      bySpace = smaller(bySpace, id);
      for (const space of where.spaces) {
        named.spaces.add(space);
        spaces.set(fold(space), smaller(spaces.get(fold(space)) ?? null, id));
      }
    } else {
      byLevel = smaller(byLevel, id);
      for (const level of where.classificationLevels) {
        named.levels.add(level);
        levels.set(fold(level), smaller(levels.get(fold(level)) ?? null, id));
      }
    }
  }
  const where: CoveredWhere =
    site === null
      ? { spaces: [...named.spaces].sort(), classificationLevels: [...named.levels].sort() }
      : { site: true };
  return { site, spaces, levels, bySpace, byLevel, where: rules.length === 0 ? null : where };
}

/** Confluence takes a space key in any case, so a rule on `HR` is one on `hr`. */
export function fold(name: string): string {
  return name.toLowerCase();
}

/** The smaller of two rule ids, so that the answer does not depend on the order of the rules. */
export function smaller(one: string | null, other: string): string {
  return one === null || other < one ? other : one;
}
