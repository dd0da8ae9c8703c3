import { createHash } from 'node:crypto';
import type { AppRow, FindingView } from '../api';
import type { Store, StoredRules, StoredSource } from '../host';
import { endpoints } from '../policy/catalogue';
import { endpointId } from '../policy/endpoint';
import type { AppAccessRule } from '../policy/rule';
import { audit } from '../report/audit';
import { weigh, type Weight } from '../report/baseline';
import { factsOf, type AppFacts } from '../report/facts';
import type { Finding } from '../report/finding';
import { say } from '../report/messages';
import type { AuditedApp } from '../report/result';
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
  /** The same apps in the same order, with what was found and is known of each. */
  readonly apps: readonly AssessedApp[];
}

export interface AssessedApp {
  readonly row: AppRow;
  readonly facts: AppFacts;
  readonly findings: readonly AssessedFinding[];
}

/** A finding as the pages show it. */
export interface EstateFinding extends FindingView {
  readonly code: Finding['code'];
}

/** A finding before anybody decided on it, and what makes it as grave as it is. */
export interface AssessedFinding {
  readonly view: EstateFinding;
  readonly weight: Weight;
}

/**
 * Gives the assessment of what the store holds now, and remembers the last one. What is remembered
 * is found by content: by the ids of the imports, which are random and new for each import, and by
 * the text of the rules. So it can only be given to the site whose content it is, also where one
 * process serves many. After a change only the apps that it touches are looked at again.
 */
export function createAssessor(store: Store): () => Promise<Assessment> {
  let last: Assessment | null = null;
  let byContent: ReadonlyMap<string, AssessedApp> = new Map();
  return async () => {
    const [sources, recorded] = await Promise.all([store.sources(), store.latestRules()]);
    if (last?.revision !== revisionOf(sources, recorded)) {
      const estate = await loadEstate(store);
      const rules = rulesOf(recorded);
      byContent = assess(estate, rules, byContent);
      const apps = [...byContent.values()];
      last = {
        revision: revisionOf(estate.sources, recorded),
        estate,
        nameOf: appNames(estate),
        recorded,
        rules,
        rows: apps.map(({ row }) => row),
        apps,
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

/** Each app by a hash of all that it is made from; those that are known already are kept. */
function assess(
  { apps }: Estate,
  rules: readonly AppAccessRule[],
  known: ReadonlyMap<string, AssessedApp>,
): ReadonlyMap<string, AssessedApp> {
  const assessed = new Map<string, AssessedApp>();
  // One app at a time: the verdicts of 500 apps at once would fill the memory of a function on Forge.
  for (const entry of apps) {
    const content = hash([entry, rules]);
    assessed.set(content, known.get(content) ?? assessApp(entry, rules));
  }
  return assessed;
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

function assessApp(entry: EstateApp, rules: readonly AppAccessRule[]): AssessedApp {
  const { apps, summary, findings } = audit([entry.app], [], rules);
  const [app] = apps;
  if (app === undefined) throw new Error(`the audit left out \`${entry.app.key}\``);
  return {
    row: rowOf(entry, app, summary.findings),
    facts: factsOf(entry.app, app),
    findings: findings.map(assessedFinding),
  };
}

/** One text for each endpoint, so that 100,000 findings hold no copies of their names. */
const names: ReadonlyMap<string, string> = new Map(
  endpoints.map(endpointId).map((name) => [name, name] as const),
);

/** A finding with its words. */
export function assessedFinding(finding: Finding): AssessedFinding {
  const { id, code, level, app } = finding;
  const weight = weigh(finding);
  return {
    view: { id, code, level, app, text: say(finding), ignored: null },
    weight: { ...weight, parts: weight.parts.map((part) => names.get(part) ?? part) },
  };
}

function rowOf({ sources, app: record }: EstateApp, app: AuditedApp, findings: AppRow['findings']): AppRow {
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
