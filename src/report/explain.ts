/** One call explained: the endpoint it means, what a rule does to it, and which source says so. */
import { endpointById, endpointsAt } from '../policy/catalogue';
import { UNIDENTIFIED } from '../policy/cover';
import { decide, placeOf, UNKNOWN, type Where } from '../policy/decide';
import type { Api, Endpoint, Exposure, Source } from '../policy/endpoint';
import { parseOperation } from '../policy/operation';
import type { AppAccessRule } from '../policy/rule';
import { decideAt, strictest, type Place } from '../policy/strictest';
import { subjectOf } from '../policy/subject';
import type { Effect, Point, Reason, Verdict } from '../policy/verdict';
import { effectWords, reasonWords, wouldWords } from './reason-words';
import { visible } from '../evidence/visible';
import type { WhyView } from './view';
import { knownSpaces, whyOf, type Decided } from './why';
import { dataWords, list, sentence } from './words';

export interface ExplainContext {
  /** Null where nobody says who calls: every rule in enforce mode covers such a caller. */
  readonly app: string | null;
  /** Null where it is not known. */
  readonly space: string | null;
  readonly classificationLevel: string | null;
  readonly rules: readonly AppAccessRule[];
  /** Where the decision is made; the forecast where it is missing. */
  readonly point?: Point;
  /** Places that were looked up, in the place of the space; their levels count where none is given. */
  readonly found?: { readonly places: readonly Place[]; readonly by: string } | null;
}

/** A line of `explain --batch`; `verdict` is null without rules. */
export interface Explanation {
  readonly method: string;
  readonly url: string;
  readonly matched: boolean;
  readonly api: Api | null;
  readonly name: string | null;
  readonly endpointMethod: string | null;
  readonly path: string | null;
  readonly exposure: Exposure;
  /** Where the catalogue has the path but not this method: the methods it has. */
  readonly otherMethods: readonly string[];
  readonly verdict: Verdict['verdict'] | null;
  readonly reason: Reason;
  /** Why the URL names no operation, where that is so. */
  readonly doubt: string | null;
  readonly effect: Effect | null;
  readonly rule: string | null;
  readonly deprecated: boolean;
  readonly removed: boolean;
  readonly source: Source | null;
}

export interface NoRequest {
  readonly method: string;
  readonly url: string;
  readonly error: string;
}

/**
 * Explains one call under these rules, in the forecast unless another point is asked for, of an app that a rule can
 * block. A space or a level that is not given is not known.
 */
export function explain(method: string, url: string, context: ExplainContext): Explanation | NoRequest {
  const decision = decisionOf(method, url, context);
  if ('error' in decision) return decision;
  const { operation, doubt, endpoint, verdict } = decision;
  const decided = context.rules.length > 0 ? verdict : { verdict: null, effect: null };
  return {
    method: operation?.method ?? method,
    url,
    doubt,
    ...(endpoint ? known(endpoint) : unmatched(operation?.path ?? null)),
    verdict: decided.verdict,
    reason: verdict.reason,
    effect: decided.effect,
    rule: verdict.rule,
  };
}

/** The same as every step of the decision. */
export function explainSteps(method: string, url: string, context: ExplainContext): WhyView | NoRequest {
  const decision = decisionOf(method, url, context);
  if ('error' in decision) return decision;
  const { app, rules } = context;
  return whyOf({
    ...decision,
    app: { key: app ?? UNIDENTIFIED, eligible: 'yes' },
    nameOf: (key) => key,
    rules,
  });
}

type ExplainedDecision = Omit<Decided, 'app' | 'nameOf' | 'rules'>;

const anywhere: Where = { space: UNKNOWN, classificationLevel: UNKNOWN };

function decisionOf(method: string, url: string, context: ExplainContext): ExplainedDecision | NoRequest {
  const { app, rules, point = 'forecast' } = context;
  const parsed = parseOperation(method, url);
  if (!parsed.ok && parsed.kind === 'no-request') return { method, url, error: parsed.reason };
  const operation = parsed.ok ? parsed.operation : null;
  const endpoint = operation === null ? null : subjectOf(point, operation).endpoint;
  const access = { point, app: { key: app ?? UNIDENTIFIED, eligible: 'yes' as const }, endpoint };
  const places = placesIn(context);
  // What an enforcement point decides without a place it decides so here too.
  const where = placeOf(point, endpoint, anywhere);
  const isPlaced = where === anywhere;
  return {
    point,
    operation,
    doubt: parsed.ok ? null : parsed.reason,
    endpoint,
    places: isPlaced ? places : [],
    foundBy: foundBy(context),
    verdict: isPlaced
      ? strictest(places.map((place) => decideAt(access, place, rules)))
      : decide({ ...access, ...where }, rules),
  };
}

function placesIn({ found, space, classificationLevel }: ExplainContext): readonly Place[] {
  if (!found) return [{ spaces: [space ?? UNKNOWN], levels: [classificationLevel ?? UNKNOWN] }];
  if (classificationLevel === null) return found.places;
  return found.places.map(({ spaces }) => ({ spaces, levels: [classificationLevel] }));
}

function foundBy({ found, space }: ExplainContext): string {
  return found?.by ?? (space === null ? 'give it with --space, or let --site look it up' : 'as given');
}

type Facts = Omit<Explanation, 'method' | 'url' | 'doubt' | 'verdict' | 'reason' | 'effect' | 'rule'>;

function unmatched(path: string | null): Facts {
  return {
    matched: false,
    api: null,
    name: null,
    endpointMethod: null,
    path,
    exposure: 'unknown',
    otherMethods: path === null ? [] : endpointsAt(path).map(({ method }) => method),
    deprecated: false,
    removed: false,
    source: null,
  };
}

function known({ api, name, method, path, exposure, deprecated, removed, source }: Endpoint): Facts {
  const facts = { api, name, endpointMethod: method, path, exposure, deprecated, removed, source };
  return { matched: true, otherMethods: [], ...facts };
}

function sourceLine({ source, basis }: Endpoint): string {
  const line = source.line === null ? '' : `, line ${String(source.line)}`;
  return `${source.document}${line} (basis: ${basis})`;
}

function noEndpoint({ otherMethods }: Explanation): string {
  const others = otherMethods.length > 0 ? `, which has this path for ${list(otherMethods)}` : '';
  return `none in the catalogue${others}`;
}

/** The same for a person: a few labelled lines, then the steps of the decision. */
export function explainText(answer: Explanation, context: ExplainContext): string {
  const why = context.rules.length === 0 ? null : explainSteps(answer.method, answer.url, context);
  return labelled(answer, context) + (why === null || 'error' in why ? '' : `\n${stepsText(why)}`);
}

/** One step a line; the one that decided is marked, and sources stand behind. */
function stepsText({ steps }: WhyView): string {
  return steps
    .map(({ question, answer, decisive, citation }, at) => {
      const source =
        citation === null
          ? ''
          : ` (${citation.document}${citation.line === null ? '' : `, line ${citation.line}`})`;
      return `${String(at + 1).padStart(2)}. ${question}\n    ${visible(answer)}${source}${decisive ? '  <- decides' : ''}\n`;
    })
    .join('');
}

function labelled(answer: Explanation, context: ExplainContext): string {
  const endpoint =
    answer.endpointMethod && answer.path ? endpointById(`${answer.endpointMethod} ${answer.path}`) : null;
  const effects = (context.point ?? 'forecast') === 'forecast' ? wouldWords : effectWords;
  const rows: [string, string | null][] = [
    ['call', `${answer.method} ${answer.url}`],
    ['endpoint', endpoint ? `${endpoint.name}: ${endpoint.method} ${endpoint.path}` : noEndpoint(answer)],
    ['doubt', answer.doubt],
    ['exposure', answer.exposure],
    ['source', endpoint && sourceLine(endpoint)],
    ['data', endpoint && `${dataWords[endpoint.dataClass]} (${endpoint.action})`],
    ['needs', endpoint?.needs.right ?? null],
    ['lifecycle', answer.removed ? 'removed' : answer.deprecated ? 'deprecated' : null],
    ['app', context.app],
    ['space', context.found ? list(knownSpaces(context.found.places)) || null : context.space],
    ['rule', answer.rule],
    ['verdict', answer.verdict],
    ['effect', answer.verdict === 'blocked' && answer.effect ? effects[answer.effect] : null],
    ['reason', `${sentence(reasonWords[answer.reason])}.`],
  ];
  return rows
    .flatMap(([label, value]) => (value === null ? [] : [`${label.padEnd(10)} ${visible(value)}\n`]))
    .join('');
}
