import { createHash } from 'node:crypto';
import type { AppRow } from '../api';
import type { Store, StoredRules } from '../host';
import type { AppAccessRule } from '../policy/rule';
import { audit } from '../report/audit';
import type { AuditedApp } from '../report/result';
import { loadEstate, type Estate, type EstateApp } from '../scan/estate';
import { readRules } from '../scan/rules';
import { Refusal } from './refusal';

/** The whole estate as its table shows it, under the recorded rules. */
export interface Assessment {
  /** Changes whenever anything below does. */
  readonly revision: string;
  readonly estate: Estate;
  readonly recorded: StoredRules | null;
  readonly rules: readonly AppAccessRule[];
  readonly rows: readonly AppRow[];
}

/**
 * Gives the assessment of what the store holds now, and remembers the last one. What is remembered
 * is found by the ids of the imports, which are random and new for each import, and by the text of
 * the rules: it can only be given to the site whose content it is, also where one process serves many.
 */
export function createAssessor(store: Store): () => Promise<Assessment> {
  let last: Assessment | null = null;
  return async () => {
    const [sources, recorded] = await Promise.all([store.sources(), store.latestRules()]);
    const revision = createHash('sha256')
      .update(JSON.stringify([sources.map(({ importId }) => importId).sort(), recorded?.text]))
      .digest('hex');
    const found = last?.revision === revision ? last : assess(revision, await loadEstate(store), recorded);
    last = found;
    return { ...found, recorded };
  };
}

function assess(revision: string, estate: Estate, recorded: StoredRules | null): Assessment {
  const rules = rulesOf(recorded);
  // One app at a time: the verdicts of 500 apps at once would fill the memory of a function on Forge.
  const rows = estate.apps.flatMap((entry) => {
    const { apps, summary } = audit([entry.app], [], rules);
    return apps.map((app) => rowOf(app, entry, summary.findings));
  });
  return { revision, estate, recorded, rules, rows };
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

function rowOf(app: AuditedApp, { sources, app: record }: EstateApp, findings: AppRow['findings']): AppRow {
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
    findings,
    coveredBy: app.coveredBy,
    oldestFact: facts.at(0) ?? '',
    newestFact: facts.at(-1) ?? '',
  };
}
