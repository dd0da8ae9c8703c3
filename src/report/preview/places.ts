/** Where rules apply, as sets of names: so that the places of many apps are joined and compared in no time. */
import { fold } from '../../policy/cover';
import type { AppAccessRule } from '../../policy/rule';
import { few, MOST } from '../analysis/few';
import { countIn, membersOf, noBits, setBit, type Bits } from './bits';

/** Where several rules apply, all taken together; both sets are empty where the whole site is covered. */
export interface Place {
  readonly site: boolean;
  readonly spaces: Bits;
  readonly levels: Bits;
}

export interface Places {
  /** Null for no rules; they must be of the list that the places were made of. */
  readonly of: (rules: readonly AppAccessRule[]) => Place | null;
  /** `the whole site`, `spaces HR and LEGAL and content classified as Secret`. */
  readonly say: (place: Place) => string;
}

/** All places that these rules can make; names count as equal in upper and lower case. */
export function placesOf(rules: readonly AppAccessRule[]): Places {
  const spaces = namesOf(rules, ({ where }) => ('spaces' in where ? where.spaces : []));
  const levels = namesOf(rules, ({ where }) =>
    'classificationLevels' in where ? where.classificationLevels : [],
  );
  return {
    of: (some) => {
      if (some.length === 0) return null;
      if (some.some(({ where }) => 'site' in where)) {
        return { site: true, spaces: spaces.join([]), levels: levels.join([]) };
      }
      return { site: false, spaces: spaces.join(some), levels: levels.join(some) };
    },
    say: (place) => {
      if (place.site) return 'the whole site';
      const parts = [
        spaces.say(place.spaces, 'space', 'spaces'),
        levels.say(place.levels, 'content classified as'),
      ];
      return parts.filter((part) => part !== '').join(' and ');
    },
  };
}

export function isSamePlace(one: Place | null, other: Place | null): boolean {
  if (one === null || other === null) return one === other;
  return one.site === other.site && isSame(one.spaces, other.spaces) && isSame(one.levels, other.levels);
}

function isSame(one: Bits, other: Bits): boolean {
  return one.every((word, index) => word === other[index]);
}

/** The names of one kind that rules hold, in alphabetical order, and the sets of them that rules make. */
interface Names {
  readonly join: (rules: readonly AppAccessRule[]) => Bits;
  readonly say: (bits: Bits, one: string, many?: string) => string;
}

function namesOf(
  rules: readonly AppAccessRule[],
  written: (rule: AppAccessRule) => readonly string[],
): Names {
  const texts = new Map<string, string>();
  const keysOf = new Map(
    rules.map((rule) => {
      const keys = written(rule).map((text) => {
        const key = fold(text);
        if (!texts.has(key)) texts.set(key, text);
        return key;
      });
      return [rule, keys];
    }),
  );
  const keys = [...texts.keys()].sort();
  const indexOf = new Map(keys.map((key, index) => [key, index]));
  const indexesOf = new Map(
    [...keysOf].map(([rule, own]) => [rule, own.map((key) => indexOf.get(key) ?? 0)]),
  );
  return {
    join: (some) => {
      const bits = noBits(keys.length);
      for (const rule of some) for (const index of indexesOf.get(rule) ?? []) setBit(bits, index);
      return bits;
    },
    say: (bits, one, many = one) => {
      const total = countIn(bits, bits);
      if (total === 0) return '';
      const first = membersOf(bits, MOST).map((index) => texts.get(keys[index] ?? '') ?? '');
      return `${total === 1 ? one : many} ${few(first, total)}`;
    },
  };
}
