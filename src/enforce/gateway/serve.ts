/** A request that was taken in: judged, then refused, or sent and its answer handed on. */
import { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { subjectOf } from '../../policy/subject';
import type { DecisionLog } from '../decision-log';
import { acts, decisionOf, judge, type Asking, type Judgement } from '../judge';
import { mayMove } from '../moves';
import type { Finder } from '../space';
import { decisionHeaders, filtered, passOn } from './answer';
import type { Intake } from './intake';
import { linksOf } from './links';
import type { Metrics } from './metrics';
import type { Policy } from './policy';
import { refusalOf, refuse, type Problem } from './problem';
import { bodyOf, type RequestBody } from './request-body';
import { faultOf, problemOf, type FaultKind, type Site } from './site';
import type { Slots } from './slots';

export interface Limits {
  /** Largest body in bytes that is read because it names a space. */
  readonly decidingBody: number;
  /** Largest list in bytes that is filtered. */
  readonly list: number;
}

/** What a gateway is made of. */
export interface Parts {
  readonly site: Site;
  readonly finder: Finder;
  readonly policy: () => Policy;
  readonly slots: Slots;
  readonly limits: Limits;
  readonly metrics: Metrics;
  readonly decided: DecisionLog;
  /** Something to tell the operator; holds nothing of the caller's but its app. */
  readonly event: (name: string, about: object) => void;
  /** Origin by which the caller reached the gateway. */
  readonly originOf: (request: IncomingMessage) => string;
}

const tooLarge: Problem = {
  status: 413,
  name: 'body-too-large',
  title: 'The body is too large',
  detail:
    'The body names the space of this call, so it must be read first, and it is larger than the gateway reads.',
};

/** Serves one request of an app; every request that is judged leaves one line in the decision log. */
export async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  intake: Intake,
  app: string,
  policy: Policy,
  parts: Parts,
): Promise<void> {
  const asking: Asking = {
    point: 'gateway',
    app,
    rules: policy.rules,
    finder: parts.finder,
    ask: parts.site.askAs(intake.authorization, intake.cookie),
  };
  const { operation, endpoint } = subjectOf('gateway', intake.operation);
  const body = bodyOf(request, response, intake, parts.limits.decidingBody);
  const judged = await judge(operation, endpoint, body.deciding, asking);
  const judgement: Judgement = { ...judged, operation: intake.operation };
  const { verdict } = judgement;
  let taken = 0;
  if (body.isTooLarge()) refuse(request, response, tooLarge);
  else if (acts(verdict) && verdict.effect === 'refused') refuse(request, response, refusalOf(verdict));
  else taken = await forward(request, response, intake, body, judgement, asking, parts);
  const decision = decisionOf(judgement, asking, taken);
  const { effect, enforced } = decision;
  parts.metrics.add('portcullis_requests_total', {
    verdict: verdict.verdict,
    effect,
    enforced: String(enforced),
  });
  parts.metrics.add('portcullis_filtered_entries_total', {}, taken);
  parts.decided(decision);
}

/** Sends the call and hands the answer on; gives how many entries of a list were taken out. */
async function forward(
  request: IncomingMessage,
  response: ServerResponse,
  intake: Intake,
  body: RequestBody,
  { verdict, endpoint }: Judgement,
  asking: Asking,
  { site, finder, limits, metrics, event, originOf }: Parts,
): Promise<number> {
  // An emitter does for undici what an abort signal does, and costs a tenth of the whole call less.
  const caller = new EventEmitter();
  const isGone = (): boolean => response.destroyed && !response.writableFinished;
  response.once('close', () => {
    if (isGone()) caller.emit('abort');
  });
  const fail = (kind: FaultKind): number => {
    metrics.add('portcullis_site_faults_total', { kind });
    event('site-fault', { app: asking.app, kind });
    if (response.headersSent) response.destroy();
    else refuse(request, response, { ...problemOf(kind), headers: decisionHeaders(verdict) });
    return 0;
  };
  const filters = acts(verdict) ? endpoint : null;
  const links = linksOf(site.origin, site.prefix, originOf(request));
  const { method, path, query } = intake.operation;
  if (isGone()) return 0;
  try {
    const answer = await site.send({
      method,
      path: query === '' ? path : `${path}?${query}`,
      headers: sentHeaders(intake, filters !== null),
      body: body.sent(),
      signal: caller,
    });
    if (endpoint !== null && mayMove(endpoint)) finder.forget();
    if (filters === null || answer.statusCode < 200 || answer.statusCode > 299) {
      const end = await passOn(answer, response, links, verdict);
      if (end === 'cut-off') fail(end);
      return 0;
    }
    const list = await filtered(answer, filters, asking, links, verdict, limits.list);
    if (list === null) {
      answer.body.destroy();
      return fail('unusable');
    }
    list.send(response);
    return list.taken;
  } catch (error) {
    return isGone() ? 0 : fail(faultOf(error));
  }
}

/** Conditions and parts speak of the whole list, and only JSON can be filtered. */
const NOT_FOR_LISTS =
  /^(?:accept|range|if-range|if-match|if-none-match|if-modified-since|if-unmodified-since)$/i;

/** Headers of the caller, less what is the gateway's own business, in the order they came. */
function sentHeaders({ headers, length }: Intake, filters: boolean): string[] {
  const sent: string[] = ['accept-encoding', 'identity'];
  for (let at = 0; at < headers.length; at += 2) {
    const name = headers[at] ?? '';
    if (!filters || !NOT_FOR_LISTS.test(name)) sent.push(name, headers[at + 1] ?? '');
  }
  if (filters) sent.push('accept', 'application/json');
  if (length !== null && length > 0) sent.push('content-length', String(length));
  return sent;
}
