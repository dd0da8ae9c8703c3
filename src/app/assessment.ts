import { createHash } from 'node:crypto';
import type { AppRow } from '../api';
import type { Store, StoredRules } from '../host';
import { parseRules, type AppAccessRule } from '../policy/rule';
import { audit } from '../report/audit';
import type { Level } from '../report/finding';
import type { AuditedApp, AuditResult } from '../report/result';
import { loadEstate, type Estate, type EstateApp } from '../scan/estate';
import { Refusal } from './refusal';

/** The whole estate, audited under the recorded rules. */
export interface Assessment {
  /** Changes whenever anything below does. */
  readonly revision: string;
  readonly estate: Estate;
  readonly recorded: StoredRules | null;
  readonly rules: readonly AppAccessRule[];
  readonly result: AuditResult;
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
    if (last?.revision !== revision) last = assess(revision, await loadEstate(store), recorded);
    return { ...last, recorded };
  };
}

function assess(revision: string, estate: Estate, recorded: StoredRules | null): Assessment {
  const rules = rulesOf(recorded);
  const result = audit(
    estate.apps.map(({ app }) => app),
    [],
    rules,
  );
  const levels = new Map<string, Record<Level, number>>();
  for (const { app, level } of result.findings) {
    if (app === null) continue;
    const counts = levels.get(app) ?? { error: 0, warning: 0, note: 0 };
    counts[level] += 1;
    levels.set(app, counts);
  }
  const byKey = new Map(estate.apps.map((entry) => [entry.app.key, entry]));
  const rows = result.apps.flatMap((app) => {
    const entry = byKey.get(app.key);
    return entry ? [rowOf(app, entry, levels.get(app.key) ?? { error: 0, warning: 0, note: 0 })] : [];
  });
  return { revision, estate, recorded, rules, result, rows };
}

/** The recorded rules, read again: what was valid when it was recorded must never be dropped silently. */
export function rulesOf(recorded: StoredRules | null): readonly AppAccessRule[] {
  if (recorded === null) return [];
  const parsed = parseRules(recorded.text);
  if (parsed.ok) return parsed.rules;
  throw new Refusal(
    'failed',
    `The recorded rules (version ${recorded.version}) cannot be read by this release. Record them again.`,
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
