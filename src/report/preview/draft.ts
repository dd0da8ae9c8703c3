/** A draft laid over an estate: which rules cover which apps, and which apps are covered in which space. */
import type { AppRecord } from '../../evidence/app';
import { coversApp, fold, namedApps } from '../../policy/cover';
import type { AppAccessRule } from '../../policy/rule';
import { addBits, bitsWhere, clearBit, countIn, hasBit, noBits, setBit, type Bits } from './bits';
import { lossOf, profileOf, type Profile } from './profile';

/** The estate that a draft is tried on. */
export interface PreviewEstate {
  readonly apps: readonly AppRecord[];
  /** The spaces of the site; empty where nobody listed them. */
  readonly spaces: readonly { readonly key: string; readonly name: string }[];
}

export interface PlacedApp {
  readonly app: AppRecord;
  readonly profile: Profile;
  /** The rules of the draft that cover it. */
  readonly rules: readonly AppAccessRule[];
}

export interface PlacedSpace {
  readonly key: string;
  readonly name: string | null;
  readonly covered: number;
  readonly losing: number;
  readonly byLevel: number;
  /** Ids of the rules that cover the space, in the order of the draft. */
  readonly rules: readonly string[];
}

export interface PlacedDraft {
  readonly rules: readonly AppAccessRule[];
  readonly apps: readonly PlacedApp[];
  readonly spaces: readonly PlacedSpace[];
  /** What rules do to an app in a space: cover it, cover it by the level of a page at most, or nothing. */
  readonly inSpace: (app: PlacedApp, space: string) => 'covered' | 'by level' | 'free';
}

/**
 * Lays a draft over an estate. What a rule does to an app does not depend on the space, so the endpoints of each app
 * are counted once, and a space is only the set of apps that the rules on it and on the site cover.
 */
export function placeDraft(rules: readonly AppAccessRule[], { apps, spaces }: PreviewEstate): PlacedDraft {
  const size = apps.length;
  const profiles = apps.map(profileOf);
  const covered = coveredBy(rules, apps);
  const own = rulesOf(rules, apps, covered);
  const placed = apps.map((app, index) => ({
    app,
    profile: profiles[index] ?? profileOf(app),
    rules: own[index] ?? [],
  }));
  return {
    rules,
    apps: placed,
    spaces: placeSpaces(
      rules,
      covered,
      spaces,
      bitsWhere(size, (index) => isLosing(profiles[index])),
    ),
    inSpace: ({ rules: own }, space) => {
      if (own.some((rule) => coversSpace(rule, fold(space)))) return 'covered';
      return own.some(({ where }) => 'classificationLevels' in where) ? 'by level' : 'free';
    },
  };
}

/** The apps that each rule covers: all or none, and then those that it names. */
export function coveredBy(rules: readonly AppAccessRule[], apps: readonly AppRecord[]): Bits[] {
  const everyone = bitsWhere(apps.length, () => true);
  const indexesOf = new Map<string, number[]>();
  apps.forEach(({ key }, index) => indexesOf.set(key, [...(indexesOf.get(key) ?? []), index]));
  return rules.map((rule) => {
    const covers = coversApp(rule);
    const bits = covers(null) ? everyone.slice() : noBits(apps.length);
    for (const name of namedApps(rule)) {
      const put = covers(name) ? setBit : clearBit;
      for (const index of indexesOf.get(name) ?? []) put(bits, index);
    }
    return bits;
  });
}

/** The rules over each app, by the apps that each rule covers. */
export function rulesOf(
  rules: readonly AppAccessRule[],
  apps: readonly AppRecord[],
  covered: readonly Bits[],
): AppAccessRule[][] {
  return apps.map((_, index) =>
    rules.filter((_rule, at) => {
      const bits = covered[at];
      return bits !== undefined && hasBit(bits, index);
    }),
  );
}

function isLosing(profile: Profile | undefined): boolean {
  return profile !== undefined && lossOf(profile) !== 'none';
}

function coversSpace({ where }: AppAccessRule, folded: string): boolean {
  return 'site' in where || ('spaces' in where && where.spaces.some((key) => fold(key) === folded));
}

/** What holds in a space, shared by all spaces with the same rules. */
type Standing = Omit<PlacedSpace, 'key' | 'name'>;

function placeSpaces(
  rules: readonly AppAccessRule[],
  covered: readonly Bits[],
  spaces: PreviewEstate['spaces'],
  losing: Bits,
): PlacedSpace[] {
  const named = new Map<string, { key: string; rules: Set<number> }>();
  const onSite: number[] = [];
  const byLevel = noBits(losing.length << 5);
  rules.forEach(({ where }, index) => {
    if ('site' in where) onSite.push(index);
    else if ('spaces' in where) {
      for (const key of where.spaces) {
        const space = named.get(fold(key)) ?? { key, rules: new Set() };
        space.rules.add(index);
        named.set(fold(key), space);
      }
    } else addBits(byLevel, covered[index] ?? byLevel);
  });
  const standings = new Map<string, Standing>();
  const standingOf = (own: readonly number[]): Standing => {
    const name = own.join();
    const known = standings.get(name);
    if (known) return known;
    const all = [...onSite, ...own].sort((a, b) => a - b);
    const bits = noBits(losing.length << 5);
    for (const index of all) addBits(bits, covered[index] ?? bits);
    const standing = {
      covered: countIn(bits, bits),
      losing: countIn(bits, losing),
      byLevel: countIn(byLevel, bits, true),
      rules: all.map((index) => rules[index]?.id ?? ''),
    };
    standings.set(name, standing);
    return standing;
  };
  const everywhere = standingOf([]);
  const placed = spaces.map(({ key, name }): PlacedSpace => {
    const folded = fold(key);
    const own = named.get(folded);
    if (own === undefined) return standIn(key, name, everywhere);
    named.delete(folded);
    return standIn(key, name, standingOf([...own.rules]));
  });
  for (const { key, rules: own } of named.values()) placed.push(standIn(key, null, standingOf([...own])));
  return placed;
}

/** Field by field, as a site may have many thousand spaces: a spread takes several times as long. */
function standIn(
  key: string,
  name: string | null,
  { covered, losing, byLevel, rules }: Standing,
): PlacedSpace {
  return { key, name, covered, losing, byLevel, rules };
}
