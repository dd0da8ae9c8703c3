/** One decision for one operation, whatever enforcement point asks: the places it touches, each put to `decide`. */
import { decide, placeOf, UNKNOWN, type RulesIndex, type Where } from '../policy/decide';
import type { Endpoint } from '../policy/endpoint';
import type { Operation } from '../policy/operation';
import { decideAt, strictest } from '../policy/strictest';
import type { Eligible, Point, Verdict } from '../policy/verdict';
import type { Decision } from './decision-log';
import { filterList, type Filtered } from './filter';
import type { Ask, Place } from './place';
import { nothing, refsOf, type Body, type Ref } from './refs';
import type { Finder } from './space';
import { whereOf } from './where';

/** Who asks, by which rules, and how places are found. */
export interface Asking {
  readonly point: Point;
  /** Key of the calling app. */
  readonly app: string;
  /** Counts in a forecast; not known where it is missing. */
  readonly eligible?: Eligible;
  readonly rules: RulesIndex;
  readonly finder: Finder;
  /** Look-ups with the rights of the caller. */
  readonly ask: Ask;
}

export interface Judgement {
  readonly operation: Operation;
  readonly endpoint: Endpoint | null;
  readonly verdict: Verdict;
  readonly places: readonly Place[];
}

/**
 * Judges one operation. An operation that touches several places gets the strictest of their verdicts.
 * Places are looked up, and the body is asked for, only where the answer depends on them.
 *
 * @param endpoint the one that decides, null where the catalogue has none.
 * @param body gives the parsed JSON body; undefined where there is none or where it cannot be read.
 * @param named what the operation touches, where that is known from elsewhere.
 */
export async function judge(
  operation: Operation,
  endpoint: Endpoint | null,
  body: () => Promise<Body>,
  asking: Asking,
  named?: readonly Ref[],
): Promise<Judgement> {
  const settled = settledVerdict(endpoint, asking);
  if (settled !== null) return { operation, endpoint, verdict: settled, places: [] };
  const refs = named ?? (await namedBy(operation, endpoint, body));
  const places = await asking.finder.find(refs, asking.ask, asksForLevels(endpoint, asking));
  return {
    operation,
    endpoint,
    verdict: strictest(places.map((place) => verdictFor(endpoint, place, asking))),
    places,
  };
}

/** Only an endpoint of the catalogue says where its operations name a place. */
async function namedBy(
  operation: Operation,
  endpoint: Endpoint | null,
  body: () => Promise<Body>,
): Promise<Ref[]> {
  if (endpoint === null) return [nothing];
  const isNamedInBody = whereOf(endpoint).body.length > 0;
  return refsOf(endpoint, operation, isNamedInBody ? await body() : undefined);
}

/**
 * Takes the covered entries out of a list, and those whose place is unknown; null where the answer holds no list.
 *
 * @param body the parsed answer; it is not changed.
 */
export async function takeOut(endpoint: Endpoint, body: unknown, asking: Asking): Promise<Filtered | null> {
  const withLevels = asksForLevels(endpoint, asking);
  return filterList(endpoint, body, withLevels, async (groups) => {
    const places = await asking.finder.find(groups.flat(), asking.ask, withLevels);
    // Most entries of a list share a few places, and the finder gives these as the same objects.
    const covered = new Map(places.map((place) => [place, false]));
    for (const place of covered.keys()) covered.set(place, acts(verdictFor(endpoint, place, asking)));
    let at = 0;
    return groups.map((refs) =>
      places.slice(at, (at += refs.length)).some((place) => covered.get(place) === true),
    );
  });
}

/** Whether an enforcement point does something about a verdict. */
export function acts({ enforced, effect }: Verdict): boolean {
  return enforced && effect !== 'none';
}

/** The line of the decision log. */
export function decisionOf(
  { operation, verdict, places }: Judgement,
  { point, app }: Pick<Asking, 'point' | 'app'>,
  filtered: number,
): Decision {
  const { endpoint, reason, effect, rule, enforced } = verdict;
  const spaces = places.flatMap((place) => place.spaces.map((space) => (space === UNKNOWN ? '?' : space)));
  return {
    time: new Date().toISOString(),
    point,
    app,
    method: operation.method,
    path: operation.path,
    endpoint,
    spaces: [...new Set(spaces)],
    verdict: verdict.verdict,
    reason,
    effect,
    rule,
    enforced,
    filtered,
  };
}

/** The verdict where it is the same in every place, null where it depends on the place. */
function settledVerdict(endpoint: Endpoint | null, asking: Asking): Verdict | null {
  const at = (where: Where) => verdictIn(endpoint, placeOf(asking.point, endpoint, where), asking);
  const unknown = at({ space: UNKNOWN, classificationLevel: UNKNOWN });
  const nowhere = at({ space: NOWHERE, classificationLevel: null });
  const isSame =
    nowhere.verdict === unknown.verdict &&
    nowhere.effect === unknown.effect &&
    nowhere.enforced === unknown.enforced;
  return isSame ? unknown : null;
}

/** No space has this key: keys hold no line breaks. */
const NOWHERE = '\n';

/** Whether some rule over the caller asks for classification levels. */
function asksForLevels(endpoint: Endpoint | null, asking: Asking): boolean {
  const verdict = verdictIn(endpoint, { space: NOWHERE, classificationLevel: UNKNOWN }, asking);
  const without = verdictIn(endpoint, { space: NOWHERE, classificationLevel: null }, asking);
  return verdict.reason !== without.reason || verdict.enforced !== without.enforced;
}

function verdictIn(
  endpoint: Endpoint | null,
  { space, classificationLevel }: Where,
  { point, app, eligible = 'unknown', rules }: Asking,
): Verdict {
  return decide({ point, app: { key: app, eligible }, endpoint, space, classificationLevel }, rules);
}

function verdictFor(
  endpoint: Endpoint | null,
  place: Place,
  { point, app, eligible = 'unknown', rules }: Asking,
): Verdict {
  return decideAt({ point, app: { key: app, eligible }, endpoint }, place, rules);
}
