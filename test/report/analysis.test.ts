import fc from 'fast-check';
import { fold } from '../../src/policy/cover';
import { decide, type Access } from '../../src/policy/decide';
import type { AppAccessRule } from '../../src/policy/rule';
import { coveredByOthers } from '../../src/report/analysis/covered';
import { examine, type Surroundings } from '../../src/report/analysis/examine';
import { crowdedAccesses, crowdedRules, probes } from '../policy/rules';
import { chart, onSite, onSpaces, script, silent } from './estate';

const around: Surroundings = {
  recorded: [],
  apps: [chart, silent, script],
  spaces: [
    { key: 'HR', name: 'Human Resources' },
    { key: 'LEGAL', name: 'Legal' },
  ],
  nameOf: (key) => (key === chart.key ? chart.name : key),
};
const remarks = (rules: readonly AppAccessRule[], more: Partial<Surroundings> = {}) =>
  examine(rules, { ...around, ...more }).remarks;
const texts = (code: string, rules: readonly AppAccessRule[], more: Partial<Surroundings> = {}) =>
  remarks(rules, more).flatMap((one) => (one.code === code ? [one.text] : []));
const only = (id: string, apps: AppAccessRule['apps'], where: AppAccessRule['where']): AppAccessRule => ({
  ...onSite,
  id,
  name: id,
  apps,
  where,
});
const all = { block: 'all' as const, except: [] };

describe('rules that others cover', () => {
  const hr = only('hr', all, { spaces: ['HR'] });
  const legal = only('legal', all, { spaces: ['LEGAL'] });
  const both = only('both', all, { spaces: ['hr', 'LEGAL'] });

  test('are named with those that cover them, together or alone', () => {
    expect(coveredByOthers([hr, legal])).toEqual(new Map());
    expect(coveredByOthers([hr, legal, both])).toEqual(
      new Map([
        ['hr', ['both']],
        ['legal', ['both']],
        ['both', ['hr', 'legal']],
      ]),
    );
    expect(coveredByOthers([hr, only('site', all, { site: true })])).toEqual(new Map([['hr', ['site']]]));
    expect(coveredByOthers([both, only('site', { block: ['a'], except: [] }, { site: true })])).toEqual(
      new Map(),
    );
  });

  test('are not those that enforce what the others only watch', () => {
    expect(coveredByOthers([hr, { ...both, mode: 'audit' }])).toEqual(new Map());
    expect(coveredByOthers([{ ...hr, mode: 'audit' }, both])).toEqual(new Map([['hr', ['both']]]));
  });

  test('are told apart from twins, of which one has to stay', () => {
    const [one, two] = texts('covered-by-another', [hr, { ...hr, id: 'twin', name: 'twin' }]);
    expect(one).toBe(
      '`hr` changes nothing: `twin` covers all that it covers. The same holds the other way round, so one of them has to stay.',
    );
    expect(two).toContain('`twin` changes nothing: `hr`');
  });

  /** All that a verdict says but which rule says it; the places of a question about no space in one spelling. */
  const meaning = (access: Access, rules: readonly AppAccessRule[]) => {
    const { verdict, reason, effect, enforced, where } = decide(access, rules);
    const places = where && 'spaces' in where ? [where.spaces, where.classificationLevels] : where;
    return JSON.stringify([verdict, reason, effect, enforced, places], (_, value: unknown) =>
      Array.isArray(value) && value.every((one) => typeof one === 'string')
        ? [...new Set(value.map(fold))].sort()
        : value,
    );
  };

  test('could go without changing any verdict', () => {
    fc.assert(
      fc.property(crowdedRules, crowdedAccesses, (rules, access) => {
        for (const id of coveredByOthers(rules).keys()) {
          const fewer = rules.filter((rule) => rule.id !== id);
          expect(meaning(access, fewer)).toBe(meaning(access, rules));
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('and every other rule changes the verdict of some access', () => {
    fc.assert(
      fc.property(crowdedRules, (rules) => {
        const covered = coveredByOthers(rules);
        for (const { id } of rules) {
          const fewer = rules.filter((rule) => rule.id !== id);
          const changes = probes.some((access) => meaning(access, fewer) !== meaning(access, rules));
          expect({ id, changes }).toEqual({ id, changes: !covered.has(id) });
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('exceptions', () => {
  test('that another rule undoes where both apply', () => {
    const excepting = only('a', { block: 'all', except: [chart.key] }, { spaces: ['HR', 'LEGAL'] });
    const blocking = only('b', { block: [chart.key], except: [] }, { spaces: ['hr', 'DEV'] });
    expect(texts('exception-contradicted', [excepting, blocking])).toEqual([
      '`a` excepts Chart Maker, but `b` blocks it from space HR all the same: rules add up, and the most restrictive wins.',
    ]);
    expect(texts('exception-contradicted', [excepting, { ...blocking, where: { spaces: ['DEV'] } }])).toEqual(
      [],
    );
    const secret = { ...blocking, where: { classificationLevels: ['Secret'] } };
    expect(texts('exception-contradicted', [excepting, secret])).toEqual([]);
    expect(texts('exception-contradicted', [{ ...excepting, where: { site: true } }, secret])[0]).toContain(
      'from content classified as Secret',
    );
  });

  test('of callers that the gateway does not know', () => {
    const rule = only('a', { block: 'all', except: ['unidentified'] }, { site: true });
    expect(texts('exception-contradicted', [rule])[0]).toContain(
      'covers every caller that the gateway does not know',
    );
    expect(texts('exception-contradicted', [{ ...rule, mode: 'audit' }])).toEqual([]);
  });
});

describe('names', () => {
  test('that the estate does not have, with a hint where only the case differs', () => {
    const rule = only(
      'a',
      { block: [chart.key.toUpperCase(), 'nobody', script.key], except: [] },
      { spaces: ['HR', 'NOPE'] },
    );
    expect(texts('unknown-name', [rule])).toEqual([
      '`a` names COM.EXAMPLE.CHART and nobody, which the estate does not have. Keys are compared exactly: `com.example.chart` differs only in case.',
      '`a` names space NOPE, which the site does not have.',
    ]);
    expect(texts('unknown-name', [rule], { apps: null, spaces: [] })).toEqual([
      expect.stringContaining('spaces of the site are not known yet'),
    ]);
  });

  test('a rule without an app or a space of the estate never applies', () => {
    const audit = { mode: 'audit' as const };
    expect(
      texts('never-applies', [{ ...only('a', { block: ['nobody'], except: [] }, { site: true }), ...audit }]),
    ).toEqual(['`a` applies to no app today: none of the apps that it names is in the estate.']);
    const keys = [chart.key, silent.key, script.key];
    expect(
      texts('never-applies', [
        { ...only('a', { block: 'all', except: [...keys, 'unidentified'] }, { site: true }), ...audit },
      ]),
    ).toEqual(['`a` applies to no app today: it excepts every one of the 3 apps of the estate.']);
    expect(texts('never-applies', [only('a', all, { spaces: ['NOPE'] })])).toEqual([
      '`a` applies nowhere today: the site has none of the spaces that it names.',
    ]);
    expect(texts('never-applies', [only('a', { block: ['nobody'], except: [] }, { site: true })])).toEqual(
      [],
    );
  });
});

describe('what no rule can reach', () => {
  test('is said with its reason: open endpoints, tokens, copies, what is outside the catalogue', () => {
    const found = texts('goal-out-of-reach', [onSite]);
    expect(found[0]).toMatch(
      /^Covered apps would keep what no rule blocks.*groups and their members \(1 app\)/,
    );
    expect(found[1]).toMatch(/^Nightly sync: no rule of Atlassian Guard reaches this caller/);
    expect(found[2]).toContain('Chart Maker, Silent and Nightly sync can hold copies');
    expect(found[3]).toContain('GraphQL');
    expect(JSON.stringify(found)).not.toMatch(/denied|in force/);
  });

  test('speaks from the catalogue where no estate is known, and not at all where no app is covered', () => {
    expect(texts('goal-out-of-reach', [onSite], { apps: null })[0]).toMatch(
      /\d+ endpoints of the catalogue are not blocked/,
    );
    expect(
      texts('goal-out-of-reach', [only('a', { block: ['nobody'], except: [] }, { site: true })]),
    ).toEqual([]);
  });
});

test('a rule that blocks Portcullis says how to exempt it', () => {
  const own = { ...silent, key: 'own-key', name: 'Portcullis' };
  const apps = [chart, own];
  expect(texts('blocks-portcullis', [onSpaces], { apps })[0]).toContain(
    'put its key `own-key` under `except`',
  );
  expect(texts('blocks-portcullis', [onSpaces])[0]).toContain('an import of the installed apps shows it');
  const exempt = only('a', { block: 'all', except: ['own-key'] }, { site: true });
  expect(texts('blocks-portcullis', [exempt], { apps })).toEqual([]);
});

test('no rules, no remarks', () => expect(remarks([])).toEqual([]));
