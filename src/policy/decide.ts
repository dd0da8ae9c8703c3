/** The decision point: what the rules say to one access. Pure and total; unknown is never allowed. */
import { compileRules, fold, smaller, type Cover, type RulesIndex } from './cover';
import { endpointId, type Endpoint } from './endpoint';
import type { AppAccessRule } from './rule';
import type { CoveredWhere, Eligible, Point, Verdict } from './verdict';

export { compileRules, UNIDENTIFIED, whereCovered, type RulesIndex } from './cover';

/** What could not be found out, as opposed to `null`, which is a fact: there is none. */
export const UNKNOWN: unique symbol = Symbol('unknown');

/** One question to the decision point. */
export interface Access {
  readonly point: Point;
  readonly app: { readonly key: string; readonly eligible: Eligible };
  /** Null where the catalogue has no such endpoint: its exposure is unknown. */
  readonly endpoint: Endpoint | null;
  /** Space key; null where the question is about no single space: the verdict then says `where`. */
  readonly space: string | null | typeof UNKNOWN;
  /** Id or name of the level of the object, as the rules write it; null where it carries none. */
  readonly classificationLevel: string | null | typeof UNKNOWN;
}

/**
 * Decides by the order of reasons in the contract, first match wins: app not covered, endpoint not blocked,
 * (forecast) caller outside Guard's reach, place not covered: allowed; exposure unknown, place unknown,
 * (forecast) eligibility unknown: unknown; else blocked. Several rules add up and the most restrictive wins.
 *
 * A forecast speaks of Guard, which knows no audit mode: every rule counts and nothing is enforced. At the
 * guard and the gateway verdict and reason come from all rules, `enforced` and `effect` from those in enforce
 * mode where they have one; there a list of which only parts are covered is allowed and `filtered`.
 *
 * @param rules compiled, or a list that is compiled at its first use and must not be changed afterwards.
 */
export function decide(access: Access, rules: RulesIndex | readonly AppAccessRule[]): Verdict {
  const index = isList(rules) ? indexOf(rules) : rules;
  const { app, endpoint, space } = access;
  const cover = index.named.get(app.key) ?? index.others;
  const where = space === null ? cover.all.where : null;
  if (cover.all.where === null) return answer(index.isEmpty ? noRules : appNotCovered, endpoint, false, null);
  if (endpoint?.exposure === 'not-blocked') return answer(notBlocked, endpoint, false, null);

  if (access.point === 'forecast') {
    if (app.eligible === 'no') return answer(outsideReach, endpoint, false, null);
    const found = judge(cover.all, access);
    const open = app.eligible === 'unknown' && found.verdict === 'blocked';
    return answer(open ? { ...found, ...eligibilityUnknown } : found, endpoint, false, where);
  }
  const found = judge(cover.all, access);
  const acted = judge(cover.enforced, access);
  if (acted.effect === 'none') return answer(found, endpoint, false, where);
  const leading = acted.verdict === found.verdict ? acted : { ...found, effect: acted.effect };
  return answer(leading, endpoint, true, where);
}

export type Where = Pick<Access, 'space' | 'classificationLevel'>;

/**
 * The place that a question is about. A forecast takes what is known. An enforcement point decides about a list
 * as a whole, and what no source explains may touch any place, whatever it names.
 */
export function placeOf(point: Point, endpoint: Endpoint | null, known: Where): Where {
  if (point === 'forecast') return known;
  if (endpoint?.exposure !== 'blocked') return { space: UNKNOWN, classificationLevel: UNKNOWN };
  return endpoint.shape === 'collection' ? { space: null, classificationLevel: null } : known;
}

/** The part of a verdict that rules decide. */
type Judgement = Pick<Verdict, 'verdict' | 'reason' | 'effect' | 'rule'>;

const noRules: Judgement = { verdict: 'allowed', reason: 'no-rules', effect: 'none', rule: null };
const appNotCovered: Judgement = { ...noRules, reason: 'app-not-covered' };
const notBlocked: Judgement = { ...noRules, reason: 'endpoint-not-blocked' };
const outsideReach: Judgement = { ...noRules, reason: 'outside-reach' };
const placeNotCovered: Judgement = { ...noRules, reason: 'space-not-covered' };
const eligibilityUnknown = { verdict: 'unknown', reason: 'eligibility-unknown' } as const;

/** What these rules say to a call whose endpoint is blocked or of unknown exposure. */
function judge(cover: Cover, access: Access): Judgement {
  const { endpoint, point } = access;
  const certain = ruleOver(cover, access);
  const rule = certain ?? ruleMaybeOver(cover, access);
  if (rule === null) return placeNotCovered;
  if (endpoint?.exposure !== 'blocked') {
    return { verdict: 'unknown', reason: 'exposure-unknown', effect: 'refused', rule };
  }
  const isPartial = endpoint.shape === 'collection' && cover.site === null;
  if (isPartial && point !== 'forecast') {
    return { verdict: 'allowed', reason: 'entries-filtered', effect: 'filtered', rule };
  }
  const effect = isPartial ? 'filtered' : 'refused';
  if (certain === null) return { verdict: 'unknown', reason: 'space-unknown', effect, rule };
  return { verdict: 'blocked', reason: 'covered', effect, rule };
}

/** The rule that certainly covers the place of an access, the smallest id of several; null for none. */
function ruleOver(cover: Cover, { endpoint, space, classificationLevel }: Access): string | null {
  if (cover.site !== null && endpoint?.shape === 'collection') return cover.site;
  let rule = cover.site;
  if (space === null) {
    if (cover.bySpace !== null) rule = smaller(rule, cover.bySpace);
    if (cover.byLevel !== null) rule = smaller(rule, cover.byLevel);
    return rule;
  }
  const bySpace = space === UNKNOWN ? undefined : cover.spaces.get(fold(space));
  if (bySpace !== undefined) rule = smaller(rule, bySpace);
  if (cover.byLevel === null || classificationLevel === null || classificationLevel === UNKNOWN) return rule;
  const byLevel = cover.levels.get(fold(classificationLevel));
  return byLevel === undefined ? rule : smaller(rule, byLevel);
}

/** A rule that may cover the place of an access, because the space or the level is not known; null for none. */
function ruleMaybeOver(cover: Cover, { space, classificationLevel }: Access): string | null {
  const bySpace = space === UNKNOWN ? cover.bySpace : null;
  const byLevel = classificationLevel === UNKNOWN ? cover.byLevel : null;
  return byLevel === null ? bySpace : smaller(bySpace, byLevel);
}

function answer(
  { verdict, reason, effect, rule }: Judgement,
  endpoint: Endpoint | null,
  enforced: boolean,
  where: CoveredWhere | null,
): Verdict {
  return {
    verdict,
    reason,
    effect,
    rule,
    enforced,
    where,
    endpoint: endpoint === null ? null : endpointId(endpoint),
    source: endpoint?.source ?? null,
  };
}

const compiled = new WeakMap<readonly AppAccessRule[], RulesIndex>();

function indexOf(rules: readonly AppAccessRule[]): RulesIndex {
  const known = compiled.get(rules);
  if (known !== undefined) return known;
  const index = compileRules(rules);
  compiled.set(rules, index);
  return index;
}

function isList(rules: RulesIndex | readonly AppAccessRule[]): rules is readonly AppAccessRule[] {
  return Array.isArray(rules);
}
