import type { ForecastView, Payload, SpaceAppRow, SpaceView } from '../api';
import type { Host, StoredDecision } from '../host';
import { forecast } from '../report/forecast';
import { driftSentences } from '../report/drift/sentences';
import { classesInSpace, spaceReach } from '../report/space-reach';
import { driftBetween, type ScanDrift } from '../scan/drift';
import type { AppAccessRule } from '../policy/rule';
import type { Space } from './access';
import type { Assessment } from './assessment';
import { momentOf } from './drift';
import { forecastView } from './forecast';
import { Refusal } from './refusal';

/** So many of the newest decisions about a space are read to tell which apps were seen in it. */
const decisionsRead = 200;

/**
 * The panel of one space: which apps of the estate can reach it, which rules are recorded for it, what
 * any app keeps under one, and what changed since the scan before.
 *
 * @param space the one the platform named and whose administrator the caller is
 * @param asked the one the page means; another one is wrong or a lie
 */
export async function spaceView(
  host: Host,
  { apps, estate, rules, nameOf }: Assessment,
  { key, name }: Space,
  asked: string,
): Promise<SpaceView> {
  mustBe(key, asked);
  const here = rules.filter((rule) => coversSpace(rule, key)).map((rule) => rule.name);
  const modules = new Map(estate.apps.map(({ app }) => [app.key, app.modules.length]));
  const seen = lastSeen(await decisionsIn(host, key));
  const rows = apps.map(({ row, facts }): SpaceAppRow => ({
    ...row,
    reach: spaceReach(facts, modules.get(row.key) ?? 0),
    classes: classesInSpace(facts),
    coveredHere: row.coveredBy.filter((rule) => here.includes(rule)),
    seenHere: seen.get(row.key) ?? null,
  }));
  const space = { key, name };
  const { keeps, recorded } = forecast({ app: null, space, rules, nameOf, sources: [], now: host.now() });
  const reaching = new Set(rows.filter(({ reach }) => reach !== 'no way known').map((row) => row.key));
  return { space, rows, keeps, recorded, changed: await changedFor(host, reaching) };
}

/** "If you block App from this space", for its administrator. */
export function spaceForecast(
  host: Host,
  assessed: Assessment,
  { key }: Space,
  { app, space }: Payload<'space.forecast'>,
): Promise<ForecastView> {
  mustBe(key, space);
  return forecastView(host, assessed, { app, space: key });
}

function mustBe(key: string, asked: string): void {
  if (asked !== key)
    throw new Refusal('bad-input', `The settings of \`${key}\` are open, not those of \`${asked}\`.`);
}

/** A rule on classification levels may cover a part of any space; which, only the content says. */
function coversSpace({ where }: AppAccessRule, key: string): boolean {
  if ('site' in where) return true;
  return 'spaces' in where && where.spaces.some((space) => space.toLowerCase() === key.toLowerCase());
}

function decisionsIn({ store }: Host, space: string): Promise<readonly StoredDecision[]> {
  const any = { app: null, except: null, verdict: null, point: null, after: null, before: null, find: null };
  return store.decisions({ ...any, space }, 0, decisionsRead);
}

/** When each app last called into the space, by key (ISO 8601). */
function lastSeen(newestFirst: readonly StoredDecision[]): ReadonlyMap<string, string> {
  return new Map(newestFirst.toReversed().map(({ app, time }) => [app, time]));
}

/** What the newest scan found changed about apps that have a way into the space. */
async function changedFor({ store }: Host, apps: ReadonlySet<string>): Promise<SpaceView['changed']> {
  const scans = await store.finishedScans();
  const [since, until] = [scans.at(-2), scans.at(-1)];
  if (until === undefined) return null;
  if (since === undefined) return { since: null, until: momentOf(until), texts: [] };
  const drifted = narrow(await driftBetween(store, since, until), apps);
  return { since: momentOf(since), until: momentOf(until), texts: driftSentences(drifted) };
}

/** Of a drift what concerns these apps; an app that is gone may have been one of them. */
function narrow(drifted: ScanDrift, apps: ReadonlySet<string>): ScanDrift {
  const of = <T extends { readonly app: string }>(changes: readonly T[]): T[] =>
    changes.filter(({ app }) => apps.has(app));
  return {
    appsNew: of(drifted.appsNew),
    appsGone: drifted.appsGone,
    scopesGrown: of(drifted.scopesGrown),
    scopesShrunk: of(drifted.scopesShrunk),
    endpointsNew: of(drifted.endpointsNew),
    endpointsGone: of(drifted.endpointsGone),
    exposureChanged: drifted.exposureChanged
      .map((change) => ({ ...change, apps: of(change.apps) }))
      .filter((change) => change.apps.length > 0),
    findingsNew: [],
    findingsGone: [],
    notCompared: of(drifted.notCompared),
  };
}
