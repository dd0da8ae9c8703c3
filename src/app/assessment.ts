import { createHash } from 'node:crypto';
import type { AppRow } from '../api';
import type { Store, StoredRules, StoredSource } from '../host';
import type { AppAccessRule } from '../policy/rule';
import { audit } from '../report/audit';
import type { NameOf } from '../report/rule-words';
import { loadEstate, type Estate, type EstateApp } from '../scan/estate';
import { readRules } from '../scan/rules';
import { appNames } from './app-names';
import { Refusal } from './refusal';

/** The whole estate as its table shows it, under the recorded rules. */
export interface Assessment {
  /** Changes whenever anything below does. */
  readonly revision: string;
  readonly estate: Estate;
  readonly nameOf: NameOf;
  readonly recorded: StoredRules | null;
  readonly rules: readonly AppAccessRule[];
  readonly rows: readonly AppRow[];
}

/**
 * Gives the assessment of what the store holds now, and remembers the last one. What is remembered
 * is found by content: by the ids of the imports, which are random and new for each import, and by
 * the text of the rules. So it can only be given to the site whose content it is, also where one
 * process serves many. After a change only the apps that it touches are looked at again.
 */
export function createAssessor(store: Store): () => Promise<Assessment> {
  let last: Assessment | null = null;
  let rowsByContent: ReadonlyMap<string, AppRow> = new Map();
  return async () => {
    const [sources, recorded] = await Promise.all([store.sources(), store.latestRules()]);
    if (last?.revision !== revisionOf(sources, recorded)) {
      const estate = await loadEstate(store);
      const rules = rulesOf(recorded);
      rowsByContent = assess(estate, rules, rowsByContent);
      last = {
        revision: revisionOf(estate.sources, recorded),
        estate,
        nameOf: appNames(estate),
        recorded,
        rules,
        rows: [...rowsByContent.values()],
      };
    }
    return { ...last, recorded };
  };
}

function revisionOf(sources: readonly StoredSource[], recorded: StoredRules | null): string {
  return hash([sources.map(({ importId }) => importId).sort(), recorded?.text]);
}

function hash(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** The row of each app, by a hash of all that it is made from; rows that are known already are kept. */
function assess(
  { apps }: Estate,
  rules: readonly AppAccessRule[],
  known: ReadonlyMap<string, AppRow>,
): ReadonlyMap<string, AppRow> {
  const rows = new Map<string, AppRow>();
  // One app at a time: the verdicts of 500 apps at once would fill the memory of a function on Forge.
  for (const entry of apps) {
    const content = hash([entry, rules]);
    rows.set(content, known.get(content) ?? rowOf(entry, rules));
  }
  return rows;
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

function rowOf({ sources, app: record }: EstateApp, rules: readonly AppAccessRule[]): AppRow {
  const { apps, summary } = audit([record], [], rules);
  const [app] = apps;
  if (app === undefined) throw new Error(`the audit left out \`${record.key}\``);
  const facts = [
    ...sources.map(({ importedAt }) => importedAt),
    ...record.evidence.flatMap(({ seen }) => [seen?.first, seen?.last]),
  ].filter((time): time is string => typeof time === 'string');
  facts.sort();
  return {
    key: app.key,
    name: app.name,
    kind: app.kind,
    vendor: app.vendor,
    version: app.version,
    eligible: app.eligible,
    strongest: app.strongest,
    endpoints: app.counts,
    unresolved: app.unresolved.length,
    findings: summary.findings,
    coveredBy: app.coveredBy,
    oldestFact: facts.at(0) ?? '',
    newestFact: facts.at(-1) ?? '',
  };
}
