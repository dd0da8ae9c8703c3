import type { AppRow } from '../api';
import type { StoredRules, StoredSource } from '../host';
import type { AppAccessRule } from '../policy/rule';
import type { NameOf } from '../report/rule-words';
import { count } from '../report/words';
import { assessApp, type AssessedApp, type AssessedFinding } from '../scan/assessed-app';
import { readApp, readFindings } from '../scan/assessed-text';
import { assessEstate, namesOf, revisionOf, type Assessing } from '../scan/assess';
import { later } from '../scan/clock';
import { loadEstate, type Estate } from '../scan/estate';
import { readRules } from '../scan/rules';
import { Refusal } from './refusal';

/** The estate as its table shows it, under the recorded rules. */
export interface Summary {
  /** Changes whenever anything below does. */
  readonly revision: string;
  readonly sources: readonly StoredSource[];
  readonly nameOf: NameOf;
  readonly recorded: StoredRules | null;
  readonly rules: readonly AppAccessRule[];
  readonly rows: readonly AppRow[];
  /** The same apps in the same order, with what was found and is known of each. */
  readonly apps: readonly AssessedApp[];
}

/** The same with all that the sources say. */
export interface Assessment extends Summary {
  readonly estate: Estate;
}

export interface Assessor {
  /** Enough for a first look; reads no record where the estate was assessed before. */
  readonly summary: () => Promise<Summary>;
  readonly assessment: () => Promise<Assessment>;
  /**
   * What was found in each of these apps of the summary, in their order.
   *
   * @param words in lower case; findings of an app that has them neither in its key nor in any finding may be left out
   */
  readonly findings: (
    apps: readonly AssessedApp[],
    words?: string,
  ) => Promise<readonly (readonly AssessedFinding[])[]>;
}

/** Seconds that a look may take to assess what nobody did before it; Forge gives a call 25. */
const LOOK = 20;

/**
 * Gives the assessment of what the store holds now. It is remembered here and found by its content, so it can only
 * be given to the site whose content it is, also where one process serves many.
 */
export function createAssessor(host: Assessing): Assessor {
  const { store } = host;
  let last: Summary | null = null;
  let records: { readonly revision: string; readonly estate: Estate } | null = null;
  /** What was found in an app, by its content: a text until somebody looks into it. */
  let found: ReadonlyMap<string, string | readonly AssessedFinding[]> = new Map();

  const remember = (
    revision: string,
    sources: readonly StoredSource[],
    recorded: StoredRules | null,
    apps: readonly AssessedApp[],
  ): Summary => {
    const names = new Map(apps.map(({ row }) => [row.key, row.name]));
    const nameOf: NameOf = (key) => names.get(key) ?? key;
    const rows = apps.map(({ row }) => row);
    const contents = new Set(apps.map(({ content }) => content));
    found = new Map([...found].filter(([content]) => contents.has(content)));
    last = { revision, sources, nameOf, recorded, rules: rulesOf(recorded), rows, apps };
    return last;
  };

  /** What an earlier call kept; null where it is not all there. */
  const kept = async (revision: string): Promise<AssessedApp[] | null> => {
    const contents = await store.assessedEstate(revision);
    if (contents === null) return null;
    const heads = await store.assessedHeads(contents);
    const apps = contents.flatMap((content) => {
      const head = heads.get(content);
      return head === undefined ? [] : [readApp(head, content)];
    });
    return apps.length === contents.length ? apps : null;
  };

  const assess = async (recorded: StoredRules | null): Promise<Assessment> => {
    const known = new Map(last?.apps.map((app) => [app.content, app]));
    const until = later(host.now(), LOOK);
    const { estate, revision, apps, left } = await assessEstate(host, recorded, rulesOf(recorded), {
      known,
      until,
    });
    if (left > 0) throw unfinished(left);
    records = { revision, estate };
    return { ...remember(revision, estate.sources, recorded, apps), estate };
  };

  /** What was found in apps of which the store keeps nothing. */
  const again = async (gone: ReadonlySet<string>): Promise<[string, readonly AssessedFinding[]][]> => {
    if (gone.size === 0) return [];
    const [{ apps }, recorded] = await Promise.all([loadEstate(store), store.latestRules()]);
    const rules = rulesOf(recorded);
    return namesOf(host, apps, rules).flatMap((named) =>
      gone.has(named.content) ? [[named.content, assessApp(named, rules).findings]] : [],
    );
  };

  const now = async () => {
    const [sources, recorded] = await Promise.all([store.sources(), store.latestRules()]);
    return { sources, recorded, revision: revisionOf(host, sources, recorded) };
  };

  return {
    async summary() {
      const { sources, recorded, revision } = await now();
      if (last?.revision === revision) return { ...last, recorded };
      const apps = await kept(revision);
      return apps === null ? assess(recorded) : remember(revision, sources, recorded, apps);
    },

    async assessment() {
      const { recorded, revision } = await now();
      const isKnown = last?.revision === revision && records?.revision === revision;
      return last && records && isKnown ? { ...last, recorded, estate: records.estate } : assess(recorded);
    },

    async findings(apps, words = '') {
      const missing = apps.map(({ content }) => content).filter((content) => !found.has(content));
      const read = new Map([...found, ...(await store.assessedFindings(missing))]);
      const gone = new Set(missing.filter((content) => !read.has(content)));
      for (const [content, findings] of await again(gone)) read.set(content, findings);
      const wanted = JSON.stringify(words).slice(1, -1);
      const all = apps.map(({ content, row }) => {
        const own = read.get(content);
        if (own === undefined) throw changed();
        if (typeof own !== 'string') return own;
        if (!`${row.key}\n${own}`.toLowerCase().includes(wanted)) return [];
        const findings = readFindings(own, row.key);
        read.set(content, findings);
        return findings;
      });
      found = read;
      return all;
    },
  };
}

function changed(): Refusal {
  return new Refusal('failed', 'The estate changed while it was looked at. Try again.');
}

function unfinished(left: number): Refusal {
  return new Refusal(
    'failed',
    `The estate is being looked at anew, and ${count(left, 'app')} of it ${left === 1 ? 'is' : 'are'} left. Try again.`,
  );
}

/** What was valid when it was recorded must never be dropped silently. */
function rulesOf(recorded: StoredRules | null): readonly AppAccessRule[] {
  const read = readRules(recorded?.text ?? '');
  if (read.ok) return read.rules;
  throw new Refusal(
    'failed',
    `The recorded rules (version ${recorded?.version ?? 0}) cannot be read by this release. Record them again.`,
  );
}
