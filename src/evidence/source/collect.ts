import type { Evidence, Unresolved, UnresolvedReason } from '../evidence';
import { callersOf, mayBringPath, type CallGraph } from './callers';
import type { Clients } from './clients';
import { refuel, type Evaluator } from './evaluate';
import { limits } from './limits';
import type { Path } from './path';
import { fitting } from './evaluate-makers';
import type { Call } from './program';
import { unknownRequest } from './recognisers';
import { couldAsk, requestsOf, type Request } from './requests';
import { assumedCall } from './values';
import { waysOf, type Fork, type Way } from './ways';

/** What one call turned out to be. */
export interface Found {
  readonly evidence: readonly Evidence[];
  readonly unresolved: readonly Unresolved[];
  /** True when the call was not followed to its end. */
  readonly cut: boolean;
}

const nothingFound: Found = { evidence: [], unresolved: [], cut: false };

/** What is known of a call: nothing yet, that it sends a request, or that it sends one to Confluence. */
type Trust = 0 | 1 | 2;

/** Steps that a call is worth, by what is known of it. */
const worth = [limits.doubt, limits.sender, limits.fuel] as const;

/** Follows one call through its wrappers until path and method are known, or nobody knows them. */
export function collectCall(graph: CallGraph, clients: Clients, call: Call): Found {
  if (!couldAsk(call)) return nothingFound;
  const { e } = graph;
  refuel(e, call.module.bundle ? limits.bundled : limits.doubt);
  const own = requestsOf(e, call, e.root, clients);
  if (own.length === 0 && e.fuel > limits.way) return nothingFound;
  const ways: Way[] = [];
  const ahead: Fork[] = [];
  let expected = 1;
  let trust: Trust = 0;
  let cut = false;
  for (const way of waysOf(e.root, ahead)) {
    e.fuel -= limits.way;
    const asked = way.before ? requestsOf(e, call, way.context, clients) : own;
    const requests = pathsFirst(likely(asked));
    const news = requests.filter((request) => !isKnown(way.before, request));
    if (news.length > 0) ways.push(way);
    const isDry = trust === 2 && e.fuel <= 0;
    const now = trustIn(requests, call);
    if (now > trust) {
      trust = now;
      refuel(e, worth[now]);
    }
    for (const fork of follow(graph, way, news, trust > 0)) {
      const fits = upTo(fork, limits.callers - expected);
      if (fits !== fork) cut = true;
      ahead.push(fits);
      expected += fits.calls.length;
    }
    if (isDry || e.fuel <= 0) return found(call, ways, cut || matters(e, trust));
  }
  return found(call, ways, cut);
}

function trustIn(requests: readonly Request[], { module }: Call): Trust {
  if (requests.some(isToConfluence)) return 2;
  return !module.bundle && requests.some(isSent) ? 1 : 0;
}

/** A fork with no more than so many callers. */
function upTo(fork: Fork, most: number): Fork {
  return fork.calls.length <= most ? fork : { ...fork, calls: fork.calls.slice(0, Math.max(0, most)) };
}

/** True where somebody should know of a call that was left: it sends a request, or not even that was found out. */
function matters(e: Evaluator, trust: Trust): boolean {
  return trust > 0 || e.filled <= limits.least;
}

/** Keeps the requests of a way that nobody brings more to; gives for each of the others the callers that may. */
function follow(
  graph: CallGraph,
  way: Way,
  requests: readonly Request[],
  isSender: boolean,
): readonly Fork[] {
  const next: Fork[] = [];
  for (const request of requests) {
    if (next.some(({ need }) => need.fn === request.need?.fn)) continue;
    const left = graph.e.fuel;
    const fork = forkFrom(graph, way, request);
    // Looking for callers fills the tank anew, for each of them with little.
    if (isSender) refuel(graph.e, left);
    if (fork) next.push(fork);
    else way.ended.push(request);
  }
  return next;
}

/** True for what a function asks for whoever calls it: that is its own, not its caller's. */
function isKnown(before: Way | null, { form, method, path, text }: Request): boolean {
  for (let way = before; way; way = way.before) {
    const isSame = (own: Request): boolean =>
      own.form === form &&
      own.path?.path === path?.path &&
      own.method === method &&
      own.text?.line === text?.line &&
      own.text?.module === text?.module;
    if (path && way.ended.some(isSame)) return true;
  }
  return false;
}

function isToConfluence({ reach, path }: Request): boolean {
  return reach === 'confluence' || path?.isConfluence === true;
}

function isSent({ form }: Request): boolean {
  return form !== '' && form !== unknownRequest.form;
}

/** What all ways to a call have found. */
function found(call: Call, ways: readonly Way[], cut: boolean): Found {
  if (!cut && ways.every(({ ended }) => ended.length === 0)) return nothingFound;
  const evidence: Evidence[] = [];
  const unresolved = new Map<string, Unresolved>();
  for (const way of ways) {
    for (const request of way.ended) {
      const reason = reasonFor(request, way);
      if (reason === null) continue;
      const place = placeOf(call, way, request);
      if (reason === 'evidence' && request.path) {
        const { method, form, path } = request;
        const caller = request.caller ?? callerOf(call, request);
        const detail = way.from ? `${form}, through a function` : form;
        evidence.push({ strength: 'referenced', method, path: path.path, caller, ...place, detail });
      } else if (reason !== 'evidence') {
        unresolved.set(keyOf(place), { ...place, reason, text: textOf(way.from?.call ?? call) });
      }
    }
  }
  return { evidence, unresolved: unresolved.size > 0 ? stillOpen(call, evidence, unresolved) : [], cut };
}

const keyOf = ({ file, line }: { file: string; line: number }): string => `${file}\n${String(line)}`;

/** What stays open at places without evidence, or the call itself where no caller brings a path that is known. */
function stillOpen(
  call: Call,
  evidence: readonly Evidence[],
  unresolved: ReadonlyMap<string, Unresolved>,
): readonly Unresolved[] {
  const own = { file: call.module.path, line: call.line };
  const [lost] = unresolved.values();
  if (lost && evidence.length === 0 && unresolved.size > 1) return [{ ...lost, ...own, text: textOf(call) }];
  const known = new Set(evidence.map(keyOf));
  if (evidence.length > 0) known.add(keyOf(own));
  return [...unresolved].filter(([key]) => !known.has(key)).map(([, row]) => row);
}

/** The start of a call as it is written. */
function textOf({ module, from, to }: Call): string {
  return module.text.slice(from, Math.min(to, from + 200));
}

/** A caller that is followed for the path brings the method too, and its line is the one to name. */
function pathsFirst(requests: readonly Request[]): readonly Request[] {
  if (requests.length < 2) return requests;
  const isForPath = ({ need, needFor }: Request): boolean => need !== null && needFor === 'path';
  if (!requests.some(isForPath)) return requests;
  return [...requests.filter(isForPath), ...requests.filter((request) => !isForPath(request))];
}

/** Of readings that differ only in what stands before the resource, those that the catalogue has, if it has any. */
function likely(requests: readonly Request[]): readonly Request[] {
  if (requests.length < 2) return requests;
  const known = requests.filter(({ path }) => path?.isListed);
  if (known.length === 0 || known.length === requests.length) return requests;
  const tails = new Set(
    known.map(({ path }) => path?.path.replace(/^\/wiki\/(?:rest\/api|api\/v2)/, '') ?? ''),
  );
  const isOther = ({ path }: Request): boolean => {
    const root = /^\/wiki(?:\/(?:rest|api|v\d|\{\}))*(?=\/)/.exec(path?.path ?? '')?.[0];
    return path !== null && root !== undefined && tails.has(path.path.slice(root.length));
  };
  return requests.filter((request) => known.includes(request) || !isOther(request));
}

/** The callers that may bring what a request waits for, null where there are none to ask. */
function forkFrom(graph: CallGraph, way: Way, request: Request): Fork | null {
  const { need } = request;
  if (!need || assumedCall(way.context, need.fn) !== undefined || way.steps >= limits.wrappers) return null;
  const bringsPath = request.needFor === 'path' && request.path?.isSegment !== true;
  if (request.reach === 'web' && bringsPath && !need.isKey && !mayBringPath(graph, need.fn)) return null;
  const { calls: all, sure } = callersOf(graph, need.fn);
  const calls = fitting(graph.e, way.context, need.fn, all);
  if (calls.length === 0) return { way, need, bringsPath: false, calls: [null], sure: true };
  return { way, need, bringsPath, calls, sure };
}

/** The line of the call; behind a wrapper, of the call that brings the path, or of the path it makes. */
function placeOf(call: Call, way: Way, request: Request): { file: string; line: number } {
  const at = way.from?.call ?? call;
  const { text } = request;
  if (way.from?.byFunction && text?.module) return { file: text.module.path, line: text.line };
  return { file: at.module.path, line: at.line };
}

function reasonFor(request: Request, way: Way): UnresolvedReason | 'evidence' | null {
  if (request.elsewhere) return request.elsewhere;
  const { path } = request;
  if (isForOthers(request)) return null;
  if (request.reach === 'confluence') {
    if (path?.isGraphql) return 'graphql';
    if (!path || isOpen(path)) return way.sure ? openReason(request) : null;
    return way.sure || path.isConfluence ? 'evidence' : null;
  }
  if (!path) return null;
  if (path.isGraphql) return 'graphql';
  if (!path.isConfluence) return null;
  return path.isDynamic ? openReason(request) : 'evidence';
}

/** No resource is known, or one of no endpoint under an address that is not known. */
function isOpen({ isDynamic, base, isListed, isConfluence }: Path): boolean {
  return isDynamic || (base !== null && !isListed && !isConfluence);
}

/** One add-on for two products asks both in the same way. */
function isForOthers({ path, form }: Request): boolean {
  return path?.isOthers === true && form.startsWith('Connect');
}

const fromAsker = /^(?:req|request|payload|event|body|params|args|input|message|msg|context|ctx)$/i;

/** A path that the asker brings whole is any endpoint; one that data brings is only not known. */
function openReason(request: Request): UnresolvedReason {
  const holes = (request.text?.parts ?? []).filter((part) => typeof part !== 'string');
  const asked = holes.some(
    (part) => fromAsker.test(part.root) || (part.need !== null && /url|path|endpoint|route/i.test(part.hint)),
  );
  return asked ? 'any-endpoint' : 'dynamic-path';
}

function callerOf(call: Call, request: Request): Evidence['caller'] {
  const { path } = request;
  if (call.module.language !== 'javascript' || !path || path.base) return 'api token';
  if (path.isByName) return 'unknown';
  return path.isRelative ? 'front end' : 'api token';
}
