/**
 * The answer to "if you block App from space": loses, keeps, not known, and what is broken anyway.
 * A pure function of what is known; it supposes a rule that covers the app and never says that one is in force.
 */
import type { AppRecord } from '../evidence/app';
import { decide, whereCovered } from '../policy/decide';
import { endpoints } from '../policy/catalogue';
import type { Endpoint } from '../policy/endpoint';
import type { AppAccessRule } from '../policy/rule';
import type { CoveredWhere, Eligible } from '../policy/verdict';
import { few } from './analysis/few';
import { fateOf, isReachable, type Fate } from './fate';
import { isDeprecated, isDisputed, successors } from './findings/calls';
import { isUsed, strengths } from './findings/draft';
import type { Reach } from './forecast/calls';
import { disputedCalls, endpointOfLine, keptCalls, lostCalls } from './forecast/calls';
import { eventTexts, type EventTexts } from './forecast/events';
import type { EvidenceSource } from './forecast/margin';
import { caveats, copies, eligibleTexts, evidenceTexts, recordedFor } from './forecast/margin';
import { moduleTexts, type ModuleTexts } from './forecast/modules';
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
  /** Rules to try instead of one that blocks the app; `space` is null then, and the answer speaks of where they cover it. */
  readonly draft?: readonly AppAccessRule[];
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
      return { endpoint, strength: null, lastSeen: null, verdict: decide(access, [rule]) };
    });
}

function reachOf({ judged }: JudgedApp): Reach[] {
  return judged.flatMap(({ dependency, verdict }) => {
    const { strongest } = dependency;
    const endpoint = judgedEndpoint(dependency);
    if (!endpoint || !isReachable(dependency, endpoint)) return [];
    const { lastSeen } = strengths([dependency]);
    return [{ endpoint, strength: strongest, lastSeen, verdict }];
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

/** Whether rules decide over the call at all, so that a dispute about its endpoint matters. */
function isDecided({ verdict }: Reach): boolean {
  return fateOf(verdict) === 'lost' || verdict.reason === 'endpoint-not-blocked';
}

function columns(reach: readonly Reach[]): Pick<ForecastView, 'loses' | 'keeps' | 'notKnown'> {
  const disputed = reach.filter((one) => isDisputed(one.endpoint) && isDecided(one));
  const sure = reach.filter((one) => !disputed.includes(one));
  const of = (fate: Fate) => sure.filter(({ verdict }) => fateOf(verdict) === fate);
  return {
    loses: [...lostCalls(of('lost')), ...disputedCalls(disputed)],
    keeps: [...keptCalls(of('kept')), ...disputedCalls(disputed)],
    notKnown: unsaidExposure(of('not known').map(({ endpoint }) => endpoint)),
  };
}

function margin(
  question: Question,
  eligible: Eligible,
): Omit<ForecastView, 'loses' | 'keeps' | 'notKnown' | 'brokenAnyway'> {
  const { app, space, rules, draft, nameOf, sources, now } = question;
  const isOnSite = draft ? isSite(draft, app) : space === null;
  return {
    app: app && { key: app.key, name: app.name, kind: app.kind },
    space,
    eligible,
    eligibleText: eligibleTexts[eligible],
    copiesText: copies(app),
    evidenceTexts: evidenceTexts(app, sources, now),
    caveats: caveats(!isOnSite),
    recorded: recordedFor(
      rules,
      app?.key ?? null,
      draft ? 'anywhere' : { space: space?.key ?? null },
      nameOf,
    ),
  };
}

function isSite(draft: readonly AppAccessRule[], app: AppRecord | null): boolean {
  const where = app && whereCovered(draft, app.key);
  return where !== null && 'site' in where;
}

/** What a rule that blocks the app from the space would mean: every line says how sure it is. */
export function forecast(question: Question): ForecastView {
  const { app, space } = question;
  const spaceKey = space?.key ?? null;
  if (!app) {
    const { loses, keeps, notKnown } = columns(reachOfAny(spaceKey));
    return {
      ...margin(question, 'unknown'),
      loses,
      keeps,
      notKnown: [...notKnown, ...neverKnown],
      brokenAnyway: [],
    };
  }
  const judged = judge(app, question.draft ?? [supposedRule(spaceKey)], spaceKey);
  const { loses, keeps, notKnown } = columns(reachOf(judged));
  const { modules, events } = surroundings(question, app, judged.eligible);
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
      ...notKnown,
      ...modules.notKnown.map((text) => plainLine('module', text)),
      ...events.notKnown.map((text) => plainLine('event', text)),
      ...neverKnown,
    ],
    brokenAnyway: brokenAnyway(judged),
  };
}

/** What becomes of the parts of an app that are no calls; nothing where no rule reaches it. */
function surroundings(
  { space, draft }: Question,
  app: AppRecord,
  eligible: Eligible,
): { readonly modules: ModuleTexts; readonly events: EventTexts } {
  const where = draft ? whereCovered(draft, app.key) : supposedWhere(space);
  if (eligible === 'no' || where === null) {
    return { modules: { loses: [], keeps: [], notKnown: [] }, events: { loses: [], notKnown: [] } };
  }
  const place = placeWords(where);
  const shown = [...app.modules, ...(app.background ?? [])];
  return { modules: moduleTexts(shown, place, 'site' in where), events: eventTexts(app.events, place) };
}

function supposedWhere(space: Question['space']): CoveredWhere {
  return space ? { spaces: [space.name ?? space.key], classificationLevels: [] } : { site: true };
}

/** `any space`, `HR and LEGAL`, `content classified as Secret`: where the rules apply, after "in". */
function placeWords(where: CoveredWhere): string {
  if ('site' in where) return 'any space';
  const { spaces, classificationLevels } = where;
  return [
    ...(spaces.length > 0 ? [few(spaces)] : []),
    ...(classificationLevels.length > 0 ? [`content classified as ${few(classificationLevels)}`] : []),
  ].join(' and in ');
}
