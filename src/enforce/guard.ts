/** The guard: a client of Confluence that asks the decision point before each call. */
import type { Endpoint } from '../policy/endpoint';
import { parseOperation } from '../policy/operation';
import { subjectOf } from '../policy/subject';
import { compileRules, type RulesIndex } from '../policy/decide';
import type { Confluence, ConfluenceAnswer, ConfluenceCall } from '../host';
import type { DecisionLog } from './decision-log';
import { acts, decisionOf, judge, takeOut, type Asking, type Judgement } from './judge';
import type { Ask } from './place';
import type { Finder } from './space';
import { whereOf } from './where';

/** A call as Confluence is to get it. */
export interface GuardedCall {
  readonly method: string;
  /** Path with its query, starting with `/wiki/`. */
  readonly url: string;
  /** Parsed JSON; missing where there is none. */
  readonly body?: unknown;
}

export interface GuardOptions {
  /** Key of the app whose calls these are: rules name it like any other. */
  readonly app: string;
  /** Asked for only where the answer depends on them; null where they cannot be read. */
  readonly rules: () => Promise<RulesIndex | null>;
  /** One finder for one site: it remembers where things lie. */
  readonly finder: Finder;
  /** Look-ups with the rights of the caller. */
  readonly ask: Ask;
  readonly log: DecisionLog;
}

/** A rule on everything stands for rules that nobody can read, and for any rules where none can matter. */
const everything = compileRules([
  {
    id: 'everything',
    name: 'Everything',
    mode: 'enforce',
    apps: { block: 'all', except: [] },
    where: { site: true },
    guard: null,
  },
]);

/**
 * Puts a call to the decision point, then sends it, or does not. A refused call is answered as Confluence
 * answers what may not be seen: 404 for one object, nothing in a list; a list loses its covered entries. An
 * endpoint that no rule blocks is decided without waiting for the rules (docs/decisions/0050).
 *
 * @param send sends exactly this call. It is run at most once, and never for a refused call.
 */
export async function guarded(
  call: GuardedCall,
  send: () => Promise<ConfluenceAnswer>,
  { log, rules, ...options }: GuardOptions,
): Promise<ConfluenceAnswer> {
  const parsed = parseOperation(call.method, call.url);
  if (!parsed.ok)
    throw new Error(`the guard cannot read \`${call.method}\` of this address: ${parsed.reason}`);
  const { operation, endpoint } = subjectOf('guard', parsed.operation);
  const known = endpoint?.exposure === 'not-blocked' ? everything : await rules();
  const asking: Asking = { point: 'guard', ...options, rules: known ?? everything };
  const judged = await judge(operation, endpoint, () => Promise.resolve(call.body), asking);
  const judgement: Judgement = { ...judged, operation: parsed.operation };
  if (known === null) return unread(judgement, asking, log);
  const { verdict } = judgement;
  if (acts(verdict) && verdict.effect === 'refused') {
    log(decisionOf(judgement, asking, 0));
    return hidden(operation.path, endpoint);
  }
  const answer = await send();
  if (endpoint === null || !acts(verdict) || answer.status < 200 || answer.status > 299) {
    log(decisionOf(judgement, asking, 0));
    return answer;
  }
  const filtered = await takeOut(endpoint, answer.body, asking);
  log(decisionOf(judgement, asking, filtered?.taken ?? 0));
  return filtered === null
    ? hidden(operation.path, endpoint)
    : { status: answer.status, body: filtered.body };
}

/** Refuses a call whose verdict depends on rules that cannot be read. */
function unread(judgement: Judgement, asking: Asking, log: DecisionLog): ConfluenceAnswer {
  const reason = { verdict: 'unknown', reason: 'rules-unreadable', rule: null } as const;
  log(decisionOf({ ...judgement, verdict: { ...judgement.verdict, ...reason } }, asking, 0));
  return hidden(judgement.operation.path, judgement.endpoint);
}

/** The port of the host with the guard before it. */
export function guardConfluence(
  confluence: Confluence,
  callOf: (call: ConfluenceCall) => GuardedCall,
  options: GuardOptions,
): Confluence {
  return {
    asUser: (call) => guarded(callOf(call), () => confluence.asUser(call), options),
    asApp: (call) => guarded(callOf(call), () => confluence.asApp(call), options),
  };
}

/** What Confluence answers for content that may not be seen: silence in a list, 404 for one object. */
function hidden(path: string, endpoint: Endpoint | null): ConfluenceAnswer {
  const list = endpoint === null ? null : whereOf(endpoint).list;
  if (list !== null) {
    const nothing = list.entry === 'type-by-id' ? {} : [];
    return { status: 200, body: list.at.reduceRight<unknown>((body, name) => ({ [name]: body }), nothing) };
  }
  const title = 'Not Found';
  return {
    status: 404,
    body: path.startsWith('/wiki/api/v2/')
      ? { errors: [{ status: 404, code: 'NOT_FOUND', title, detail: null }] }
      : { statusCode: 404, message: title },
  };
}
