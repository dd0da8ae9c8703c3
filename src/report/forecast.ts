/**
 * The answer to "if you block App from space": loses, keeps, not known, and what is broken anyway.
 * A pure function of what is known; it supposes a rule that covers the app and never says that one is in force.
 */
import type { AppRecord } from '../evidence/app';
import { decide } from '../policy/decide';
import { endpoints } from '../policy/catalogue';
import type { Endpoint } from '../policy/endpoint';
import type { AppAccessRule } from '../policy/rule';
import type { Eligible } from '../policy/verdict';
import { isDeprecated, isDisputed, successors } from './findings/calls';
import { isUsed, strengths } from './findings/draft';
import type { Reach } from './forecast/calls';
import { disputedCalls, endpointOfLine, keptCalls, lostCalls } from './forecast/calls';
import { eventTexts } from './forecast/events';
import type { EvidenceSource } from './forecast/margin';
import { caveats, copies, eligibleTexts, evidenceTexts, recordedFor } from './forecast/margin';
import { moduleTexts } from './forecast/modules';
import { hiddenParts, neverKnown, outsideCatalogue, plainLine, unsaidExposure } from './forecast/unknown';
import type { JudgedApp } from './judge';
import type { NameOf } from './rule-words';
import { judge, judgedEndpoint, supposedRule } from './judge';
import type { ForecastLine, ForecastView } from './view';
import { day, list } from './words';

export interface Question {
  /** Null asks what any blocked app loses and keeps. */
  readonly app: AppRecord | null;
  /** Null means the whole site. */
  readonly space: { readonly key: string; readonly name: string | null } | null;
  /** The recorded rules: they are quoted, not applied. */
  readonly rules: readonly AppAccessRule[];
  /** Names of the apps that the rules speak of. */
  readonly nameOf: NameOf;
  /** Where the facts about the app come from. */
  readonly sources: readonly EvidenceSource[];
  /** ISO 8601, for the age of the sources. */
  readonly now: string;
}

/** Every endpoint that apps can call at all: the general answer, for an app of which nothing is known. */
function reachOfAny(space: string | null): Reach[] {
  const rule = supposedRule(space);
  return endpoints
    .filter(({ needs }) => needs.apps)
    .map((endpoint) => {
      const app = { key: 'any', eligible: 'yes' as Eligible };
      const access = { point: 'forecast' as const, app, endpoint, space, classificationLevel: null };
      return { endpoint, strength: null, lastSeen: null, effect: decide(access, [rule]).effect };
    });
}

function reachOf({ judged }: JudgedApp): Reach[] {
  return judged.flatMap(({ dependency, verdict }) => {
    const { strongest } = dependency;
    const endpoint = judgedEndpoint(dependency);
    if (!endpoint || (!endpoint.needs.apps && !isUsed(dependency))) return [];
    const { lastSeen } = strengths([dependency]);
    return [{ endpoint, strength: strongest, lastSeen, effect: verdict.effect }];
  });
}

function brokenAnyway({ judged }: JudgedApp): ForecastLine[] {
  return judged.flatMap(({ dependency }) => {
    const { endpoint, strongest } = dependency;
    if (!endpoint || !isUsed(dependency) || !(endpoint.removed || isDeprecated(endpoint))) return [];
    const { lastSeen } = strengths([dependency]);
    const verb =
      strongest === 'observed'
        ? `it calls this${lastSeen ? ` (seen until ${day(lastSeen)})` : ''}`
        : 'its code can call this';
    const state = endpoint.removed
      ? "gone from Atlassian's newest description, reported to answer 410"
      : 'deprecated';
    const next = successors(endpoint);
    const instead = next.length > 0 ? `To use instead: ${list(next)}.` : 'No successor is known.';
    return [line(endpoint, `${endpoint.name}: ${verb}, and it is ${state}. ${instead}`, strongest)];
  });
}

function line(endpoint: Endpoint, text: string, strength: ForecastLine['strength']): ForecastLine {
  const { dataClass, action } = endpoint;
  return { kind: 'call', text, strength, dataClass, action, endpoints: [endpointOfLine(endpoint)] };
}

function columns(
  reach: readonly Reach[],
  eligible: Eligible,
): { loses: ForecastLine[]; keeps: ForecastLine[] } {
  if (eligible === 'no') return { loses: [], keeps: keptCalls(reach) };
  const disputed = reach.filter(({ endpoint }) => isDisputed(endpoint));
  const sure = reach.filter(({ endpoint }) => !isDisputed(endpoint));
  const of = (exposure: Endpoint['exposure']) =>
    sure.filter(({ endpoint }) => endpoint.exposure === exposure);
  return {
    loses: [...lostCalls(of('blocked')), ...disputedCalls(disputed)],
    keeps: [...keptCalls(of('not-blocked')), ...disputedCalls(disputed)],
  };
}

function ofUnknown(reach: readonly Reach[]): ForecastLine[] {
  return unsaidExposure(reach.flatMap(({ endpoint }) => (endpoint.exposure === 'unknown' ? [endpoint] : [])));
}

function margin(
  question: Question,
  eligible: Eligible,
): Omit<ForecastView, 'loses' | 'keeps' | 'notKnown' | 'brokenAnyway'> {
  const { app, space, rules, nameOf, sources, now } = question;
  return {
    app: app && { key: app.key, name: app.name, kind: app.kind },
    space,
    eligible,
    eligibleText: eligibleTexts[eligible],
    copiesText: copies(app),
    evidenceTexts: evidenceTexts(app, sources, now),
    caveats: caveats(space !== null),
    recorded: recordedFor(rules, app?.key ?? null, space?.key ?? null, nameOf),
  };
}

/** What a rule that blocks the app from the space would mean: every line says how sure it is. */
export function forecast(question: Question): ForecastView {
  const { app, space } = question;
  const spaceKey = space?.key ?? null;
  if (!app) {
    const reach = reachOfAny(spaceKey);
    return {
      ...margin(question, 'unknown'),
      ...columns(reach, 'unknown'),
      notKnown: [...ofUnknown(reach), ...neverKnown],
      brokenAnyway: [],
    };
  }
  const judged = judge(app, [supposedRule(spaceKey)], spaceKey);
  const reach = reachOf(judged);
  const { loses, keeps } = columns(reach, judged.eligible);
  const place = space ? (space.name ?? space.key) : 'any space';
  const shown = [...app.modules, ...(app.background ?? [])];
  const reachable = judged.eligible !== 'no';
  const modules = reachable
    ? moduleTexts(shown, place, space === null)
    : { loses: [], keeps: [], notKnown: [] };
  const events = reachable ? eventTexts(app.events, place) : { loses: [], notKnown: [] };
  const strangers = judged.judged.flatMap(({ dependency }) =>
    judgedEndpoint(dependency) ? [] : [dependency],
  );
  return {
    ...margin(question, judged.eligible),
    loses: [
      ...modules.loses.map((text) => plainLine('module', text)),
      ...events.loses.map((text) => plainLine('event', text)),
      ...loses,
    ],
    keeps: [...keeps, ...modules.keeps.map((text) => plainLine('module', text))],
    notKnown: [
      ...hiddenParts(app),
      ...outsideCatalogue(strangers),
      ...ofUnknown(reach),
      ...modules.notKnown.map((text) => plainLine('module', text)),
      ...events.notKnown.map((text) => plainLine('event', text)),
      ...neverKnown,
    ],
    brokenAnyway: brokenAnyway(judged),
  };
}
