/** One call explained: the endpoint it means, what a rule does to it, and which source says so. */
import { endpointById, endpointsAt, matchEndpoint } from '../policy/catalogue';
import { UNIDENTIFIED } from '../policy/cover';
import { decide, UNKNOWN } from '../policy/decide';
import type { Api, Endpoint, Exposure, Source } from '../policy/endpoint';
import { parseOperation } from '../policy/operation';
import type { AppAccessRule } from '../policy/rule';
import type { Effect, Reason, Verdict } from '../policy/verdict';
import { effectWords, reasonWords } from './reason-words';
import { visible } from './formats/escape';
import { dataWords, list, sentence } from './words';

export interface ExplainContext {
  /** Null where nobody says who calls: every rule in enforce mode covers such a caller. */
  readonly app: string | null;
  /** Null where it is not known. */
  readonly space: string | null;
  readonly classificationLevel: string | null;
  readonly rules: readonly AppAccessRule[];
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
 * Explains one call in the forecast of these rules, for an app that a rule can block. A space or a level
 * that is not given is not known.
 */
export function explain(method: string, url: string, context: ExplainContext): Explanation | NoRequest {
  const parsed = parseOperation(method, url);
  if (!parsed.ok && parsed.kind === 'no-request') return { method, url, error: parsed.reason };
  const endpoint = parsed.ok ? matchEndpoint(parsed.operation.method, parsed.operation.path) : null;
  const verdict = decide(
    {
      point: 'forecast',
      app: { key: context.app ?? UNIDENTIFIED, eligible: 'yes' },
      endpoint,
      space: context.space ?? UNKNOWN,
      classificationLevel: context.classificationLevel ?? UNKNOWN,
    },
    context.rules,
  );
  const decided = context.rules.length > 0 ? verdict : { verdict: null, effect: null };
  return {
    method: parsed.ok ? parsed.operation.method : method,
    url,
    doubt: parsed.ok ? null : parsed.reason,
    ...(endpoint ? known(endpoint) : unmatched(parsed.ok ? parsed.operation.path : null)),
    verdict: decided.verdict,
    reason: verdict.reason,
    effect: decided.effect,
    rule: verdict.rule,
  };
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

/** The same for a person: a few labelled lines. */
export function explainText(answer: Explanation, context: ExplainContext): string {
  const endpoint =
    answer.endpointMethod && answer.path ? endpointById(`${answer.endpointMethod} ${answer.path}`) : null;
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
    ['space', context.space],
    ['rule', answer.rule],
    ['verdict', answer.verdict],
    ['effect', answer.verdict === 'blocked' && answer.effect ? effectWords[answer.effect] : null],
    ['reason', `${sentence(reasonWords[answer.reason])}.`],
  ];
  return rows
    .flatMap(([label, value]) => (value === null ? [] : [`${label.padEnd(10)} ${visible(value)}\n`]))
    .join('');
}
