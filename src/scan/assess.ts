/**
 * The estate assessed under the recorded rules, app by app, and kept in the store by content: by the ids of the
 * imports, which are random and new for each import, by the text of the rules, the catalogue and the release.
 */
import type { Host, StoredRules, StoredSource } from '../host';
import { catalogueVersion } from '../policy/catalogue';
import type { AppAccessRule } from '../policy/rule';
import type { Finding } from '../report/finding';
import type { AuditResult } from '../report/result';
import { toolVersion } from '../report/version';
import { assessApp, assessed, type AppAndFindings, type AssessedApp, type NamedApp } from './assessed-app';
import { readApp, writeApp, writeFindings } from './assessed-text';
import { later } from './clock';
import { contentHash } from './content-hash';
import { loadEstate, type Estate, type EstateApp } from './estate';
import { readRules } from './rules';

export type Assessing = Pick<Host, 'store' | 'release' | 'now' | 'log'>;

/** Apps between two writes: a quarter of a second of work, which a call that ends too early loses at most. */
const BATCH = 25;
/** Seconds of a call, of the 25 that Forge gives it, after which no further batch is begun. */
const AHEAD = 15;

export interface AssessedEstate {
  readonly estate: Estate;
  readonly revision: string;
  /** In the order of the estate, but for those that are left. */
  readonly apps: readonly AssessedApp[];
  /** How many apps there was no time for. */
  readonly left: number;
}

/** The name under which an estate is kept: after any change of what it is made from it is another one. */
export function revisionOf(
  host: Pick<Host, 'release'>,
  sources: readonly StoredSource[],
  recorded: StoredRules | null,
): string {
  return hash([maker(host), sources.map(({ importId }) => importId).sort(), recorded?.text]);
}

/** Each app with the name under which its assessment by these rules is kept. */
export function namesOf(
  host: Pick<Host, 'release'>,
  apps: readonly EstateApp[],
  rules: readonly AppAccessRule[],
): NamedApp[] {
  const basis = hash([maker(host), rules]);
  return apps.map((entry) => ({ entry, content: hash([basis, entry]) }));
}

/**
 * Assesses the apps that nothing is kept of, and keeps them batch by batch: who comes next goes on from there.
 *
 * @param known apps that need not be read, by content
 * @param until ISO 8601: after this no further batch is begun
 */
export async function assessEstate(
  host: Assessing,
  recorded: StoredRules | null,
  rules: readonly AppAccessRule[],
  { known, until }: { readonly known: ReadonlyMap<string, AssessedApp>; readonly until: string },
): Promise<AssessedEstate> {
  const { store } = host;
  const estate = await loadEstate(store);
  const revision = revisionOf(host, estate.sources, recorded);
  const named = namesOf(host, estate.apps, rules);
  const done = new Map(known);
  const heads = await store.assessedHeads(contentsOf(named.filter(({ content }) => !done.has(content))));
  for (const [content, head] of heads) done.set(content, readApp(head, content));
  const missing = named.filter(({ content }) => !done.has(content));
  const keeper = createKeeper(host);
  for (let from = 0; from < missing.length && host.now() <= until; from += BATCH) {
    const made = missing.slice(from, from + BATCH).map((one) => assessApp(one, rules));
    await keeper.apps(made);
    for (const { app } of made) done.set(app.content, app);
  }
  const apps = named.flatMap(({ content }) => done.get(content) ?? []);
  const left = named.length - apps.length;
  if (left === 0) await keeper.estate(revision, contentsOf(named));
  return { estate, revision, apps, left };
}

/**
 * Leaves the estate assessed, so that nobody who looks at it next has to wait for that. What there is no time for
 * is left to them.
 *
 * @param since ISO 8601, when this call began
 */
export async function assessAhead(host: Assessing, since: string): Promise<void> {
  const { store, log } = host;
  try {
    const [sources, recorded] = await Promise.all([store.sources(), store.latestRules()]);
    const read = readRules(recorded?.text ?? '');
    if (!read.ok || (await store.assessedEstate(revisionOf(host, sources, recorded))) !== null) return;
    await assessEstate(host, recorded, read.rules, { known: new Map(), until: later(since, AHEAD) });
  } catch (error) {
    log(`the estate could not be assessed: ${String(error)}`);
  }
}

/**
 * Keeps the assessments of apps that a scan has audited by these rules.
 *
 * @param audited of these apps, in the same order
 */
export async function keepAudited(
  host: Assessing,
  apps: readonly EstateApp[],
  rules: readonly AppAccessRule[],
  audited: Pick<AuditResult, 'apps' | 'findings'>,
): Promise<void> {
  const made = namesOf(host, apps, rules).flatMap((named, index) => {
    const app = audited.apps[index];
    const own = ({ app: key }: Finding) => key === named.entry.app.key;
    return app === undefined ? [] : [assessed(named, app, audited.findings.filter(own))];
  });
  await createKeeper(host).apps(made);
}

/** A later call would do without what is kept, only slower; so one failure is noted, and nothing is tried again. */
function createKeeper({ store, log }: Assessing) {
  let fails = false;
  const attempt = async (keeping: () => Promise<void>): Promise<void> => {
    if (fails) return;
    try {
      await keeping();
    } catch (error) {
      fails = true;
      log(`the assessed estate could not be kept: ${String(error)}`);
    }
  };
  return {
    apps: (made: readonly AppAndFindings[]) =>
      attempt(() =>
        store.keepAssessed(
          made.map(({ app, findings }) => ({
            hash: app.content,
            head: writeApp(app),
            findings: writeFindings(findings),
          })),
        ),
      ),
    estate: (revision: string, contents: readonly string[]) =>
      attempt(() => store.keepAssessedEstate(revision, contents)),
  };
}

function contentsOf(named: readonly NamedApp[]): string[] {
  return named.map(({ content }) => content);
}

/** What makes an assessment of facts and rules. */
function maker({ release }: Pick<Host, 'release'>): string {
  return `${toolVersion} ${release()} ${catalogueVersion}`;
}

function hash(content: unknown): string {
  return contentHash(content).slice(0, 32);
}
