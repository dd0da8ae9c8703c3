/** Rules and accesses as fast-check makes them. */
import fc from 'fast-check';
import { endpoints } from '../../src/policy/catalogue';
import { UNKNOWN, type Access } from '../../src/policy/decide';
import type { Endpoint } from '../../src/policy/endpoint';
import type { AppAccessRule } from '../../src/policy/rule';

/** Few names, so that rules meet each other. */
export const someApps = ['app', 'other', 'third', 'unidentified'] as const;
export const someSpaces = ['HR', 'hr', 'LEGAL', 'DEV'] as const;
const someLevels = ['Secret', 'secret', 'Public'] as const;

interface Names {
  readonly id: fc.Arbitrary<string>;
  readonly name: fc.Arbitrary<string>;
  readonly app: fc.Arbitrary<string>;
  readonly space: fc.Arbitrary<string>;
  readonly level: fc.Arbitrary<string>;
}

/** Lists of up to `most` rules with ids of their own, made of these names. */
function ruleLists(names: Names, most = 6): fc.Arbitrary<AppAccessRule[]> {
  const few = (one: fc.Arbitrary<string>) => fc.array(one, { minLength: 1, maxLength: 3 });
  const rule: fc.Arbitrary<AppAccessRule> = fc.record({
    id: names.id,
    name: names.name,
    mode: fc.constantFrom('audit' as const, 'enforce' as const),
    apps: fc.oneof(
      fc.record({ block: fc.constant('all' as const), except: fc.array(names.app, { maxLength: 2 }) }),
      fc.record({ block: few(names.app), except: fc.constant([]) }),
    ),
    where: fc.oneof(
      fc.constant({ site: true as const }),
      fc.record({ spaces: few(names.space) }),
      fc.record({ classificationLevels: few(names.level) }),
    ),
    guard: fc.option(fc.record({ entered: fc.constantFrom('2026-01-31', '2024-02-29'), by: names.app }), {
      nil: null,
    }),
  });
  return fc.uniqueArray(rule, { selector: ({ id }) => id, maxLength: most });
}

/** Rules whose names come from the few above. */
export const crowdedRules = ruleLists({
  id: fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 4 }),
  name: fc.constant('A rule'),
  app: fc.constantFrom(...someApps),
  space: fc.constantFrom(...someSpaces),
  level: fc.constantFrom(...someLevels),
});

const first = (fits: (endpoint: Endpoint) => boolean): Endpoint => endpoints.find(fits)!;
/** One endpoint of each exposure and shape; null for a call that the catalogue does not have. */
export const kinds: readonly (Endpoint | null)[] = [
  null,
  first((e) => e.exposure === 'blocked' && e.shape === 'object'),
  first((e) => e.exposure === 'blocked' && e.shape === 'collection'),
  first((e) => e.exposure === 'blocked' && e.shape === 'write'),
  first((e) => e.exposure === 'not-blocked'),
  first((e) => e.exposure === 'unknown'),
];

const spaces = [...someSpaces, 'ELSE', null, UNKNOWN] as const;
const levels = [...someLevels, 'Else', null, UNKNOWN] as const;

/** Accesses to the few names above, and to names that no rule holds. */
export const crowdedAccesses: fc.Arbitrary<Access> = fc.record({
  point: fc.constantFrom('forecast' as const, 'guard' as const, 'gateway' as const),
  app: fc.record({
    key: fc.constantFrom(...someApps, 'nobody'),
    eligible: fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const),
  }),
  endpoint: fc.constantFrom(...kinds),
  space: fc.constantFrom(...spaces),
  classificationLevel: fc.constantFrom(...levels),
});

/** Every question that can tell two lists of rules apart: a call on one object, wherever it lies, by whoever. */
export const probes: readonly Access[] = [...someApps, 'nobody'].flatMap((key) =>
  [...someSpaces, 'ELSE'].flatMap((space) =>
    [...someLevels, null].map((classificationLevel): Access => {
      const endpoint = kinds[1] ?? null;
      return { point: 'gateway', app: { key, eligible: 'yes' }, endpoint, space, classificationLevel };
    }),
  ),
);

const tricky = [
  'yes',
  'no',
  'null',
  '~',
  'true',
  '1',
  '1e3',
  '0x1f',
  '.5',
  '2026-01-31',
  '12:30',
  '- a',
  '? a',
  'a: b',
  'a #b',
  '#a',
  '!tag',
  '&a',
  '%a',
  '@a',
  '`a',
  '{a}',
  '[a',
  '"a"',
  "it's",
  '|',
  '>',
  'a\nb',
  'a\n\n  b',
  'a\tb',
  '\u0000',
  '\u0085',
  '\u2028',
  '\ufeff',
  '\ud800',
  'a:',
  ':a',
  '---',
  '...',
  '<<',
  '=',
  'é',
  '日本',
  '👍',
  '\u202e',
];
/** A name that a rules file takes, however odd. */
const oddName = fc
  .oneof(
    fc.constantFrom(...tricky),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
    fc.string({ minLength: 1, maxLength: 20 }),
  )
  .map((text) => text.replaceAll('*', '').trim())
  .filter((text) => text !== '');

/** Rules whose names try to be something else in YAML. */
export const oddRules = ruleLists({
  id: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,5}$/),
  name: oddName,
  app: oddName,
  space: oddName,
  level: oddName,
});
