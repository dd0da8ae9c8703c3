import fc from 'fast-check';
import { endpoints } from '../../src/policy/catalogue';
import {
  compileRules,
  decide,
  UNIDENTIFIED,
  UNKNOWN,
  whereCovered,
  type Access,
} from '../../src/policy/decide';
import { endpointId, type Endpoint } from '../../src/policy/endpoint';
import type { AppAccessRule } from '../../src/policy/rule';
import type { Verdict } from '../../src/policy/verdict';

const first = (fits: (endpoint: Endpoint) => boolean): Endpoint => endpoints.find(fits)!;
const object = first((e) => e.exposure === 'blocked' && e.shape === 'object');
const list = first((e) => e.exposure === 'blocked' && e.shape === 'collection');
const write = first((e) => e.exposure === 'blocked' && e.shape === 'write');
const open = first((e) => e.exposure === 'not-blocked');
const unflagged = first((e) => e.exposure === 'unknown');

function rule(change: Partial<AppAccessRule> = {}): AppAccessRule {
  return {
    id: 'r',
    name: 'A rule',
    mode: 'enforce',
    apps: { block: 'all', except: [] },
    where: { spaces: ['HR'] },
    guard: null,
    ...change,
  };
}

function access(change: Partial<Access> = {}): Access {
  return {
    point: 'guard',
    app: { key: 'app', eligible: 'yes' },
    endpoint: object,
    space: 'HR',
    classificationLevel: null,
    ...change,
  };
}

/** `blocked: covered, refused by r`, and `(not enforced)` where nobody acts on an effect. */
function words({ verdict, reason, effect, rule: id, enforced }: Verdict): string {
  const done = effect === 'none' ? '' : `, ${effect} by ${String(id)}${enforced ? '' : ' (not enforced)'}`;
  return `${verdict}: ${reason}${done}`;
}

const site = rule({ id: 's', where: { site: true } });
const secret = rule({ id: 'l', where: { classificationLevels: ['Secret'] } });
const watched = rule({ id: 'w', mode: 'audit' });
const forecast = { point: 'forecast' } as const;

describe('the order of the reasons', () => {
  it.each<[string, Partial<Access>, AppAccessRule[], string]>([
    ['no rules', {}, [], 'allowed: no-rules'],
    ['another app', {}, [rule({ apps: { block: ['other'], except: [] } })], 'allowed: app-not-covered'],
    ['an exception', {}, [rule({ apps: { block: 'all', except: ['app'] } })], 'allowed: app-not-covered'],
    [
      'app before exposure',
      { endpoint: null },
      [rule({ apps: { block: ['other'], except: [] } })],
      'allowed: app-not-covered',
    ],
    ['not blocked', { endpoint: open }, [site], 'allowed: endpoint-not-blocked'],
    ['another space', { space: 'DEV' }, [rule()], 'allowed: space-not-covered'],
    [
      'another space before exposure',
      { space: 'DEV', endpoint: unflagged },
      [rule()],
      'allowed: space-not-covered',
    ],
    ['exposure unknown', { endpoint: unflagged }, [rule()], 'unknown: exposure-unknown, refused by r'],
    ['not in the catalogue', { endpoint: null }, [rule()], 'unknown: exposure-unknown, refused by r'],
    [
      'not in the catalogue, whole site',
      { endpoint: null },
      [site],
      'unknown: exposure-unknown, refused by s',
    ],
    [
      'exposure before space',
      { endpoint: null, space: UNKNOWN },
      [rule()],
      'unknown: exposure-unknown, refused by r',
    ],
    ['space unknown', { space: UNKNOWN }, [rule()], 'unknown: space-unknown, refused by r'],
    ['space unknown, every space covered', { space: UNKNOWN }, [site], 'blocked: covered, refused by s'],
    ['covered', {}, [rule()], 'blocked: covered, refused by r'],
    [
      'covered, named in a list',
      {},
      [rule({ apps: { block: ['app'], except: [] } })],
      'blocked: covered, refused by r',
    ],
    ['space key in another case', { space: 'hr' }, [rule()], 'blocked: covered, refused by r'],
  ])('%s', (_, change, rules, expected) => {
    expect(words(decide(access(change), rules))).toBe(expected);
  });
});

describe('classification levels', () => {
  it.each<[string, Partial<Access>, AppAccessRule[], string]>([
    ['the level is covered', { classificationLevel: 'Secret' }, [secret], 'blocked: covered, refused by l'],
    ['another level', { classificationLevel: 'Public' }, [secret], 'allowed: space-not-covered'],
    ['no level', { classificationLevel: null }, [secret], 'allowed: space-not-covered'],
    ['level unknown', { classificationLevel: UNKNOWN }, [secret], 'unknown: space-unknown, refused by l'],
    [
      'level unknown, space covered',
      { classificationLevel: UNKNOWN },
      [secret, rule()],
      'blocked: covered, refused by r',
    ],
    [
      'level unknown, space not covered',
      { classificationLevel: UNKNOWN, space: 'X' },
      [secret, rule()],
      'unknown: space-unknown, refused by l',
    ],
    [
      'level unknown, no rule asks',
      { classificationLevel: UNKNOWN, space: 'X' },
      [rule()],
      'allowed: space-not-covered',
    ],
  ])('%s', (_, change, rules, expected) => {
    expect(words(decide(access(change), rules))).toBe(expected);
  });
});

describe('effect by shape', () => {
  it.each<[string, Partial<Access>, AppAccessRule[], string]>([
    ['a write', { endpoint: write }, [rule()], 'blocked: covered, refused by r'],
    [
      'a list, forecast',
      { ...forecast, endpoint: list },
      [rule()],
      'blocked: covered, filtered by r (not enforced)',
    ],
    [
      'a list over all spaces, forecast',
      { ...forecast, endpoint: list, space: UNKNOWN },
      [rule()],
      'unknown: space-unknown, filtered by r (not enforced)',
    ],
    ['a list, whole site', { endpoint: list }, [site, rule()], 'blocked: covered, refused by s'],
    ['a list', { endpoint: list }, [rule()], 'allowed: entries-filtered, filtered by r'],
    [
      'a list over all spaces',
      { endpoint: list, space: UNKNOWN },
      [rule()],
      'allowed: entries-filtered, filtered by r',
    ],
    [
      'a list of levels',
      { endpoint: list, classificationLevel: UNKNOWN, space: 'X' },
      [secret],
      'allowed: entries-filtered, filtered by l',
    ],
    [
      'a list of a space that is not covered',
      { endpoint: list, space: 'X' },
      [rule()],
      'allowed: space-not-covered',
    ],
    [
      'a list at the gateway',
      { point: 'gateway', endpoint: list },
      [rule()],
      'allowed: entries-filtered, filtered by r',
    ],
  ])('%s', (_, change, rules, expected) => {
    expect(words(decide(access(change), rules))).toBe(expected);
  });
});

describe('eligibility', () => {
  it.each<[string, Partial<Access>, string]>([
    [
      'API token in a forecast',
      { ...forecast, app: { key: 'app', eligible: 'no' } },
      'allowed: outside-reach',
    ],
    [
      'API token, not in the catalogue',
      { ...forecast, endpoint: null, app: { key: 'app', eligible: 'no' } },
      'allowed: outside-reach',
    ],
    [
      'API token at the gateway',
      { point: 'gateway', app: { key: 'app', eligible: 'no' } },
      'blocked: covered, refused by r',
    ],
    [
      'unknown in a forecast',
      { ...forecast, app: { key: 'app', eligible: 'unknown' } },
      'unknown: eligibility-unknown, refused by r (not enforced)',
    ],
    [
      'unknown, space unknown too',
      { ...forecast, space: UNKNOWN, app: { key: 'app', eligible: 'unknown' } },
      'unknown: space-unknown, refused by r (not enforced)',
    ],
    [
      'unknown, not blocked',
      { ...forecast, endpoint: open, app: { key: 'app', eligible: 'unknown' } },
      'allowed: endpoint-not-blocked',
    ],
    ['unknown at the guard', { app: { key: 'app', eligible: 'unknown' } }, 'blocked: covered, refused by r'],
  ])('%s', (_, change, expected) => {
    expect(words(decide(access(change), [rule()]))).toBe(expected);
  });
});

describe('mode', () => {
  it.each<[string, Partial<Access>, AppAccessRule[], string]>([
    ['audit', {}, [watched], 'blocked: covered, refused by w (not enforced)'],
    ['audit and enforce', {}, [watched, rule({ id: 'z' })], 'blocked: covered, refused by z'],
    [
      'audit covers more than enforce',
      { endpoint: list },
      [rule({ id: 'a', mode: 'audit', where: { site: true } }), rule()],
      'blocked: covered, filtered by a',
    ],
    [
      'enforce covers another space',
      {},
      [watched, rule({ where: { spaces: ['X'] } })],
      'blocked: covered, refused by w (not enforced)',
    ],
    ['a forecast enforces nothing', forecast, [rule()], 'blocked: covered, refused by r (not enforced)'],
    ['a forecast knows no mode', forecast, [watched], 'blocked: covered, refused by w (not enforced)'],
  ])('%s', (_, change, rules, expected) => {
    expect(words(decide(access(change), rules))).toBe(expected);
  });

  it('covers the unidentified caller by every rule in enforce mode, whatever its lists', () => {
    const caller = access({ point: 'gateway', app: { key: UNIDENTIFIED, eligible: 'no' } });
    const lists = [
      { block: ['other'], except: [] },
      { block: 'all' as const, except: [UNIDENTIFIED] },
    ];
    for (const apps of lists) {
      expect(words(decide(caller, [rule({ apps })]))).toBe('blocked: covered, refused by r');
      expect(words(decide(caller, [rule({ apps, mode: 'audit' })]))).toBe('allowed: app-not-covered');
    }
  });
});

describe('a question about no single space', () => {
  it('says where the rules apply', () => {
    const rules = [
      rule({ where: { spaces: ['LEGAL', 'HR'] } }),
      rule({ id: 'q', where: { spaces: ['HR'] } }),
      secret,
    ];
    const verdict = decide(access({ ...forecast, space: null }), rules);
    expect(words(verdict)).toBe('blocked: covered, refused by l (not enforced)');
    expect(verdict.where).toEqual({ spaces: ['HR', 'LEGAL'], classificationLevels: ['Secret'] });
    expect(decide(access({ ...forecast, space: null }), [...rules, site]).where).toEqual({ site: true });
    expect(decide(access({ ...forecast, space: null, endpoint: open }), rules).where).toBeNull();
    expect(decide(access(forecast), rules).where).toBeNull();
  });

  it('is answered for an app without an endpoint too', () => {
    expect(whereCovered([rule()], 'app')).toEqual({ spaces: ['HR'], classificationLevels: [] });
    expect(whereCovered([rule({ apps: { block: ['other'], except: [] } })], 'app')).toBeNull();
  });
});

it('names endpoint and source in every verdict', () => {
  for (const endpoint of [object, list, write, open, unflagged]) {
    expect(decide(access({ endpoint }), [rule()])).toMatchObject({
      endpoint: endpointId(endpoint),
      source: endpoint.source,
    });
  }
  expect(decide(access({ endpoint: null }), [rule()])).toMatchObject({ endpoint: null, source: null });
});

const apps = fc.constantFrom('app', 'other', UNIDENTIFIED);
const spaces = fc.constantFrom('HR', 'LEGAL', 'DEV');
const levels = fc.constantFrom('Secret', 'Public');
const rules = fc.uniqueArray(
  fc.record({
    id: fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 4 }),
    name: fc.constant('A rule'),
    mode: fc.constantFrom('audit' as const, 'enforce' as const),
    apps: fc.oneof(
      fc.record({ block: fc.constant('all' as const), except: fc.array(apps, { maxLength: 2 }) }),
      fc.record({ block: fc.array(apps, { minLength: 1, maxLength: 2 }), except: fc.constant([]) }),
    ),
    where: fc.oneof(
      fc.constant({ site: true as const }),
      fc.record({ spaces: fc.array(spaces, { minLength: 1, maxLength: 2 }) }),
      fc.record({ classificationLevels: fc.array(levels, { minLength: 1, maxLength: 2 }) }),
    ),
    guard: fc.constant(null),
  }),
  { selector: ({ id }) => id, maxLength: 6 },
);
const accesses: fc.Arbitrary<Access> = fc.record({
  point: fc.constantFrom('forecast' as const, 'guard' as const, 'gateway' as const),
  app: fc.record({ key: apps, eligible: fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const) }),
  endpoint: fc.constantFrom(null, object, list, write, open, unflagged),
  space: fc.oneof(spaces, fc.constant(null), fc.constant(UNKNOWN)),
  classificationLevel: fc.oneof(levels, fc.constant(null), fc.constant(UNKNOWN)),
});
const strictness = { allowed: 0, unknown: 1, blocked: 2, none: 0, filtered: 1, refused: 2 } as const;
const done = ({ enforced, effect }: Verdict): number => (enforced ? strictness[effect] : 0);

describe('rules taken together', () => {
  it('do not depend on their order, on repetition or on being compiled', () => {
    fc.assert(
      fc.property(accesses, rules, fc.infiniteStream(fc.nat()), (one, some, numbers) => {
        const shuffled = [...some].sort(() => (numbers.next().value % 3) - 1);
        const verdict = decide(one, some);
        expect(decide(one, shuffled)).toEqual(verdict);
        expect(decide(one, [...some, ...shuffled])).toEqual(verdict);
        expect(decide(one, compileRules(some))).toEqual(verdict);
      }),
    );
  });

  it('only get stricter by one more rule', () => {
    fc.assert(
      fc.property(accesses, rules, fc.nat(), (one, some, at) => {
        if (some.length === 0) return;
        const fewer = decide(
          one,
          some.filter((_, index) => index !== at % some.length),
        );
        const more = decide(one, some);
        expect(strictness[more.verdict]).toBeGreaterThanOrEqual(strictness[fewer.verdict]);
        expect(done(more)).toBeGreaterThanOrEqual(done(fewer));
      }),
    );
  });

  it('allow what is unknown to nobody whom they cover there', () => {
    fc.assert(
      fc.property(accesses, rules, (one, some) => {
        const { verdict, reason } = decide(
          { ...one, endpoint: null, space: UNKNOWN, classificationLevel: UNKNOWN },
          some,
        );
        if (verdict === 'allowed') expect(['no-rules', 'app-not-covered', 'outside-reach']).toContain(reason);
        else expect(reason).toBe('exposure-unknown');
      }),
    );
  });

  it('give the strictest verdict that one of them gives alone', () => {
    fc.assert(
      fc.property(accesses, rules, (one, some) => {
        if (one.endpoint?.shape === 'collection') return;
        const alone = some.map((single) => strictness[decide(one, [single]).verdict]);
        expect(strictness[decide(one, some).verdict]).toBe(Math.max(0, ...alone));
      }),
    );
  });
});
