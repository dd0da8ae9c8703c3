/** Why a call is refused or allowed: every step of one decision, in the order in which it is made. */
import { endpointsAt } from '../policy/catalogue';
import { coversApp, UNIDENTIFIED } from '../policy/cover';
import { UNKNOWN } from '../policy/decide';
import type { Endpoint } from '../policy/endpoint';
import type { Operation } from '../policy/operation';
import type { AppAccessRule } from '../policy/rule';
import type { Place } from '../policy/strictest';
import type { Eligible, Point, Reason, Verdict } from '../policy/verdict';
import { effectWords, reasonWords, wouldWords } from './reason-words';
import { ruleApps, ruleWhere, type NameOf } from './rule-words';
import type { CitationView, WhyStep, WhyView } from './view';
import { list, sentence } from './words';

/** A decision that was made, and all that it rests on. */
export interface Decided {
  readonly point: Point;
  readonly app: { readonly key: string; readonly eligible: Eligible };
  readonly nameOf: NameOf;
  readonly rules: readonly AppAccessRule[];
  /** Null where the address names no operation; `doubt` says why. */
  readonly operation: Operation | null;
  readonly doubt: string | null;
  readonly endpoint: Endpoint | null;
  /** The places it was decided for, as far as they were asked for. */
  readonly places: readonly Place[];
  /** How the space was found, or why it was not; null where nobody looked. */
  readonly foundBy: string | null;
  readonly verdict: Verdict;
}

/** The whole decision for a person: its steps up to the one that decided, its verdict and its effect. */
export function whyOf(decided: Decided): WhyView {
  const { verdict, endpoint } = decided;
  return {
    verdict: verdict.verdict,
    text: textOf(decided),
    effect: verdict.effect,
    enforced: verdict.enforced,
    endpoint: endpoint && { method: endpoint.method, path: endpoint.path, name: endpoint.name },
    space: spaceOf(decided),
    steps: stepsOf(decided),
  };
}

function stepsOf(decided: Decided): WhyStep[] {
  const steps = [operationStep(decided), endpointStep(decided)];
  for (const ask of [
    appStep,
    exposureStep,
    reachStep,
    spaceStep,
    coverStep,
    exposureKnownStep,
    eligibleStep,
  ]) {
    const step = ask(decided);
    if (step === null) continue;
    steps.push(step);
    if (step.decisive) break;
  }
  return [...steps, verdictStep(decided), effectStep(decided)];
}

type Step = Partial<Pick<WhyStep, 'rule' | 'citation'>> & { readonly decides?: boolean };

function step(
  question: string,
  answer: string,
  { decides = false, rule = null, citation = null }: Step = {},
): WhyStep {
  return { question, answer: `${sentence(answer)}.`, decisive: decides, rule, citation };
}

function operationStep({ operation, doubt }: Decided): WhyStep {
  const read =
    operation === null
      ? `the address names no single call: ${doubt ?? ''}`
      : `${operation.method} ${operation.path}`;
  return { ...step('Which call is it?', read), ...(operation && { answer: read }) };
}

function endpointStep({ operation, endpoint }: Decided): WhyStep {
  const question = 'Which endpoint of the catalogue is that?';
  if (endpoint !== null) {
    const named = `${endpoint.name}: ${endpoint.method} ${endpoint.path}`;
    return { ...step(question, named, { citation: endpoint.source }), answer: named };
  }
  const others = operation === null ? [] : endpointsAt(operation.path).map(({ method }) => method);
  return step(question, others.length === 0 ? 'none' : `none; the path is there for ${list(others)}`);
}

function appStep(decided: Decided): WhyStep {
  const { verdict, rules } = decided;
  const question = 'Does a rule cover the app?';
  const name = nameOfApp(decided);
  if (verdict.reason === 'no-rules') return step(question, 'there are no rules', { decides: true });
  const over = covering(decided);
  if (over.length === 0) return step(question, `no rule covers ${name}`, { decides: true });
  const why =
    decided.app.key === UNIDENTIFIED
      ? 'a caller that nobody knows is covered by every rule in enforce mode'
      : list(over.map((rule) => `"${rule.name}" covers ${ruleApps(rule, decided.nameOf)}`));
  return step(question, `yes: ${why}`, { rule: named(verdict.rule ?? over[0]?.id ?? null, rules) });
}

function exposureStep({ endpoint, verdict }: Decided): WhyStep {
  const question = 'Does an app access rule block this endpoint?';
  const citation: CitationView | null = endpoint?.source ?? null;
  if (endpoint === null) return step(question, 'not known: the catalogue does not have it');
  if (endpoint.exposure === 'unknown') return step(question, 'not known: no source says so', { citation });
  if (endpoint.exposure === 'blocked')
    return step(question, 'yes, where a rule covers the space', { citation });
  return step(question, 'no, it stays open', {
    citation,
    decides: verdict.reason === 'endpoint-not-blocked',
  });
}

function reachStep({ point, app, verdict }: Decided): WhyStep | null {
  if (point !== 'forecast') return null;
  return step("Can Atlassian's rule block this app at all?", eligibleWords[app.eligible], {
    decides: verdict.reason === 'outside-reach',
  });
}

const eligibleWords: Readonly<Record<Eligible, string>> = {
  yes: 'yes, as far as this answer supposes',
  no: 'no: it works with an API token or account credentials',
  unknown: 'not known: the list of eligible apps is not public',
};

function spaceStep(decided: Decided): WhyStep {
  const { verdict, endpoint, places, foundBy } = decided;
  const question = 'Which space does the call touch?';
  if (verdict.reason === 'entries-filtered')
    return step(question, 'each entry of the list has its own, and those of covered spaces are taken out', {
      decides: true,
      rule: named(verdict.rule, decided.rules),
    });
  const known = knownSpaces(places);
  const decides = verdict.reason === 'space-unknown' && known.length === 0;
  if (known.length > 0) return step(question, `${list(known)}${foundBy === null ? '' : `, ${foundBy}`}`);
  if (places.length === 0) {
    const why = endpoint === null ? 'it may touch any space' : 'it makes no difference here';
    return step(question, why, { decides });
  }
  return step(question, `not known${foundBy === null ? '' : `: ${foundBy}`}`, { decides });
}

function coverStep(decided: Decided): WhyStep | null {
  const { verdict, rules } = decided;
  const asksLevels = covering(decided).some(({ where }) => 'classificationLevels' in where);
  const question = asksLevels
    ? 'Does a rule cover that space or its classification level?'
    : 'Does a rule cover that space?';
  const levels = asksLevels ? `; the classification level is ${levelWords(decided)}` : '';
  if (verdict.reason === 'space-not-covered') return step(question, `no${levels}`, { decides: true });
  const unknown = verdict.reason === 'space-unknown';
  const rule = rules.find(({ id }) => id === verdict.rule);
  const over = rule === undefined ? '' : `"${rule.name}" covers ${ruleWhere(rule)}`;
  const by = named(verdict.rule, rules);
  if (unknown) return step(question, `not known: ${over}${levels}`, { decides: true, rule: by });
  if (verdict.reason === 'exposure-unknown') return step(question, `it may: ${over}`, { rule: by });
  return step(question, `yes: ${over}${levels}`, { decides: verdict.reason === 'covered', rule: by });
}

function levelWords({ places }: Decided): string {
  const levels = places.flatMap((place) => place.levels);
  const words = levels.map((level) => (level === UNKNOWN ? 'not known' : (level ?? 'none')));
  return words.length === 0 ? 'not known' : list([...new Set(words)]);
}

function exposureKnownStep({ verdict }: Decided): WhyStep | null {
  return verdict.reason === 'exposure-unknown'
    ? step('Is it known what a rule does to this call?', 'no, and unknown is never allowed', {
        decides: true,
      })
    : null;
}

function eligibleStep({ verdict }: Decided): WhyStep | null {
  return verdict.reason === 'eligibility-unknown'
    ? step('Is it certain that the rule reaches the app?', 'no: the call is blocked if the app is eligible', {
        decides: true,
      })
    : null;
}

function verdictStep({ verdict, rules }: Decided): WhyStep {
  const because = `${verdict.verdict}, because ${reasonWords[verdict.reason]}`;
  return step('What is the verdict?', because, { rule: named(verdict.rule, rules) });
}

function effectStep(decided: Decided): WhyStep {
  return step('What happens to the call?', effectOf(decided));
}

function effectOf({ point, verdict }: Decided): string {
  const { effect, enforced } = verdict;
  if (point === 'forecast') return `${wouldWords[effect]}, if the rules were in force in Atlassian Guard`;
  if (enforced) return effectWords[effect];
  return effect === 'none'
    ? 'the call is sent'
    : `the call is sent, since the rule is in audit mode; enforced, ${wouldWords[effect]}`;
}

/** One sentence; nothing that is not enforced is said to have happened. */
function textOf(decided: Decided): string {
  const { point, verdict } = decided;
  const because = reasonWords[verdict.reason];
  const what = point === 'forecast' ? wouldWords[verdict.effect] : effectOf(decided);
  if (verdict.verdict !== 'unknown') return `${sentence(what)}: ${because}.`;
  return `It is not known whether a rule blocks this, because ${because}; ${point === 'forecast' ? 'at worst ' : ''}${what}.`;
}

function spaceOf({ places, foundBy }: Decided): WhyView['space'] {
  const known = knownSpaces(places);
  return known.length === 0 ? null : { key: list(known), foundBy: foundBy ?? '' };
}

/** One name of each space that is known. */
export function knownSpaces(places: readonly Place[]): string[] {
  const first = places.map(({ spaces }) => spaces.find((space) => space !== UNKNOWN));
  return [...new Set(first.filter((space) => typeof space === 'string'))];
}

function covering({ app, rules }: Decided): AppAccessRule[] {
  return rules.filter((rule) => coversApp(rule)(app.key));
}

function nameOfApp({ app, nameOf }: Decided): string {
  return app.key === UNIDENTIFIED ? 'a caller that nobody knows' : nameOf(app.key);
}

function named(id: string | null, rules: readonly AppAccessRule[]): WhyStep['rule'] {
  const rule = rules.find((one) => one.id === id);
  return rule === undefined ? null : { id: rule.id, name: rule.name };
}

/** What a line of the decision log says, in one sentence. */
export function sayDecision({
  reason,
  effect,
  enforced,
}: {
  readonly reason: Reason;
  readonly effect: Verdict['effect'];
  readonly enforced: boolean;
}): string {
  const what = enforced || effect === 'none' ? effectWords[effect] : wouldWords[effect];
  return `${sentence(effect === 'none' ? 'sent' : what)}: ${reasonWords[reason]}.`;
}
