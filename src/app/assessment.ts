import type { AppRow } from '../api';
import type { Host, StoredRules, StoredSource } from '../host';
import { catalogueVersion } from '../policy/catalogue';
import type { AppAccessRule } from '../policy/rule';
import type { NameOf } from '../report/rule-words';
import { toolVersion } from '../report/version';
import { loadEstate, type Estate } from '../scan/estate';
import { readRules } from '../scan/rules';
import {
  assessApp,
  readApp,
  readFindings,
  writeApp,
  writeFindings,
  type AppAndFindings,
  type AssessedApp,
  type AssessedFinding,
} from './assessed-app';
import { contentHash } from './content-hash';
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
  /** What was found in each of these apps of the summary, in their order. */
  readonly findings: (apps: readonly AssessedApp[]) => Promise<readonly (readonly AssessedFinding[])[]>;
}

/**
 * Gives the assessment of what the store holds now. It is remembered here and kept in the store, for the processes
 * that come after, and found by content: by the ids of the imports, which are random and new for each import, by the
 * text of the rules, the catalogue and the release. So it can only be given to the site whose content it is, also
 * where one process serves many. After a change only the apps that it touches are looked at again.
 */
export function createAssessor(host: Pick<Host, 'store' | 'release' | 'log'>): Assessor {
  const { store, log } = host;
  let last: Summary | null = null;
  let records: { readonly revision: string; readonly estate: Estate } | null = null;
  let found: ReadonlyMap<string, readonly AssessedFinding[]> = new Map();

  const made = (): string => `${toolVersion} ${host.release()} ${catalogueVersion}`;
  const revisionOf = (sources: readonly StoredSource[], recorded: StoredRules | null): string =>
    hash([made(), sources.map(({ importId }) => importId).sort(), recorded?.text]);

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

  /** What an earlier process kept; null where it is not all there. */
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

  const withContents = ({ apps }: Estate, rules: readonly AppAccessRule[]) => {
    const basis = hash([made(), rules]);
    return apps.map((entry) => ({ entry, content: hash([basis, entry]) }));
  };

  /** Assesses the estate, but for the apps that were met before. */
  const assess = async (recorded: StoredRules | null): Promise<Assessment> => {
    const estate = await loadEstate(store);
    const rules = rulesOf(recorded);
    const entries = withContents(estate, rules);
    const known = new Map(last?.apps.map((app) => [app.content, app]));
    const unknown = entries.filter(({ content }) => !known.has(content)).map(({ content }) => content);
    const heads = await store.assessedHeads(unknown);
    const findings = new Map<string, readonly AssessedFinding[]>();
    const fresh: AppAndFindings[] = [];
    // One app at a time: the verdicts of 500 apps at once would fill the memory of a function on Forge.
    const apps = entries.map(({ entry, content }) => {
      const before = found.get(content);
      if (before !== undefined) findings.set(content, before);
      const head = heads.get(content);
      const app = known.get(content) ?? (head === undefined ? undefined : readApp(head, content));
      if (app !== undefined) return app;
      const one = assessApp(entry, rules, content);
      findings.set(content, one.findings);
      fresh.push(one);
      return one.app;
    });
    found = findings;
    const revision = revisionOf(estate.sources, recorded);
    records = { revision, estate };
    await keep(revision, apps, fresh);
    return { ...remember(revision, estate.sources, recorded, apps), estate };
  };

  /** A later process would do without it, only slower. */
  const keep = async (
    revision: string,
    apps: readonly AssessedApp[],
    fresh: readonly AppAndFindings[],
  ): Promise<void> => {
    try {
      await store.keepAssessed(
        revision,
        apps.map(({ content }) => content),
        fresh.map(({ app, findings }) => ({
          hash: app.content,
          head: writeApp(app),
          findings: writeFindings(findings),
        })),
      );
    } catch (error) {
      log(`the assessed estate could not be kept: ${String(error)}`);
    }
  };

  /** What was found in apps of which the store keeps nothing. */
  const again = async (gone: readonly AssessedApp[]): Promise<[string, readonly AssessedFinding[]][]> => {
    if (gone.length === 0) return [];
    const [estate, recorded] = await Promise.all([loadEstate(store), store.latestRules()]);
    const rules = rulesOf(recorded);
    const wanted = new Set(gone.map(({ content }) => content));
    return withContents(estate, rules).flatMap(({ entry, content }) =>
      wanted.has(content) ? [[content, assessApp(entry, rules, content).findings]] : [],
    );
  };

  const now = async () => {
    const [sources, recorded] = await Promise.all([store.sources(), store.latestRules()]);
    return { sources, recorded, revision: revisionOf(sources, recorded) };
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

    async findings(apps) {
      const missing = apps.filter(({ content }) => !found.has(content));
      const texts = await store.assessedFindings(missing.map(({ content }) => content));
      const read = new Map(found);
      for (const { content, row } of missing) {
        const text = texts.get(content);
        if (text !== undefined) read.set(content, readFindings(text, row.key));
      }
      const gone = apps.filter(({ content }) => !read.has(content));
      for (const [content, findings] of await again(gone)) read.set(content, findings);
      found = read;
      return apps.map(({ content }) => {
        const findings = read.get(content);
        if (findings === undefined) throw changed();
        return findings;
      });
    },
  };
}

function changed(): Refusal {
  return new Refusal('failed', 'The estate changed while it was looked at. Try again.');
}

function hash(content: unknown): string {
  return contentHash(content).slice(0, 32);
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
