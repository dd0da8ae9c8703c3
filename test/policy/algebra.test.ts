/**
 * The algebra of rules as properties. `PORTCULLIS_CASES` says how many generated cases each of them takes: a tenth
 * of it, so that the million of CI is 100,000 cases each; `PORTCULLIS_SEED` says which ones.
 */
import fc from 'fast-check';
import { compileRules, decide, type Access } from '../../src/policy/decide';
import type { AppAccessRule } from '../../src/policy/rule';
import type { Verdict } from '../../src/policy/verdict';
import { crowdedAccesses, crowdedRules, someApps } from './rules';

const options = {
  numRuns: Number(process.env['PORTCULLIS_CASES'] ?? 30_000) / 10,
  seed: Number(process.env['PORTCULLIS_SEED'] ?? 1),
};
const strictness = { allowed: 0, unknown: 1, blocked: 2 } as const;
const force = { none: 0, filtered: 1, refused: 2 } as const;
const done = ({ enforced, effect }: Verdict): number => (enforced ? force[effect] : 0);
const same = (one: Verdict, other: Verdict): boolean => JSON.stringify(one) === JSON.stringify(other);

/** A list of rules without the rule at some place; null for an empty list. */
function without(rules: readonly AppAccessRule[], at: number): AppAccessRule[] | null {
  return rules.length === 0 ? null : rules.filter((_, index) => index !== at % rules.length);
}

function holds(
  name: string,
  property: (access: Access, rules: AppAccessRule[], at: number) => boolean,
): void {
  it(`${name} (${options.numRuns} cases)`, () => {
    fc.assert(fc.property(crowdedAccesses, crowdedRules, fc.nat({ max: 1000 }), property), options);
  });
}

holds('the order of rules means nothing', (access, rules, at) => {
  const turned = [...rules.slice(at % 7), ...rules.slice(0, at % 7)];
  const verdict = decide(access, compileRules(rules));
  return (
    same(decide(access, compileRules(turned)), verdict) && same(decide(access, [...rules].reverse()), verdict)
  );
});

holds('a rule twice is the rule once', (access, rules, at) => {
  const again = rules.length === 0 ? [] : [rules[at % rules.length] as AppAccessRule];
  return same(decide(access, [...rules, ...again]), decide(access, rules));
});

holds('another rule never allows', (access, rules, at) => {
  const fewer = without(rules, at);
  if (fewer === null) return true;
  const [less, more] = [decide(access, fewer), decide(access, rules)];
  return strictness[more.verdict] >= strictness[less.verdict] && done(more) >= done(less);
});

holds('one more app on a list never allows', (access, rules, at) => {
  const app = someApps[at % someApps.length] ?? 'app';
  const wider = rules.map((rule, index): AppAccessRule => {
    const { block } = rule.apps;
    return index !== at % rules.length || block === 'all'
      ? rule
      : { ...rule, apps: { block: [...block, app], except: [] } };
  });
  return strictness[decide(access, wider).verdict] >= strictness[decide(access, rules).verdict];
});

holds('one exception less never allows', (access, rules, at) => {
  const stricter = rules.map((rule, index): AppAccessRule => {
    const { block, except } = rule.apps;
    return index === at % rules.length ? { ...rule, apps: { block, except: except.slice(1) } } : rule;
  });
  const [less, more] = [decide(access, rules), decide(access, stricter)];
  return strictness[more.verdict] >= strictness[less.verdict] && done(more) >= done(less);
});

holds('rules in audit mode enforce nothing', (access, rules) => {
  const watching = rules.map((rule): AppAccessRule => ({ ...rule, mode: 'audit' }));
  return !decide(access, watching).enforced;
});

holds('audit mode changes what is done, never what is said', (access, rules) => {
  if (access.app.key === 'unidentified') return true;
  const watching = rules.map((rule): AppAccessRule => ({ ...rule, mode: 'audit' }));
  const [said, watched] = [decide(access, rules), decide(access, watching)];
  return said.verdict === watched.verdict && said.reason === watched.reason;
});

holds('without rules everything is allowed, and nobody enforces anything', (access) => {
  const { verdict, reason, effect, enforced } = decide(access, []);
  return verdict === 'allowed' && reason === 'no-rules' && effect === 'none' && !enforced;
});
