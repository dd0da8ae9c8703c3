/** One app as an audit under the recorded rules shows it. */
import type { AppAccessRule } from '../policy/rule';
import { audit } from '../report/audit';
import { weigh, type Weight } from '../report/baseline';
import { levelCounts } from '../report/counts';
import { factsOf, type AppFacts } from '../report/facts';
import type { Finding, Level } from '../report/finding';
import { say } from '../report/messages';
import type { AuditedApp } from '../report/result';
import type { AppRow, FindingView } from '../report/rows';
import type { EstateApp } from './estate';

/** An app without the words of its findings. */
export interface AssessedApp {
  readonly row: AppRow;
  readonly facts: AppFacts;
  readonly found: readonly FoundCount[];
  /** A hash of all that this and its findings are made from. */
  readonly content: string;
}

/** So many findings of one code and level. */
export interface FoundCount {
  readonly code: Finding['code'];
  readonly level: Level;
  readonly count: number;
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

export interface AppAndFindings {
  readonly app: AssessedApp;
  readonly findings: readonly AssessedFinding[];
}

/** An app of the estate with the name of its content, from `namesOf`. */
export interface NamedApp {
  readonly entry: EstateApp;
  readonly content: string;
}

export function assessApp(named: NamedApp, rules: readonly AppAccessRule[]): AppAndFindings {
  const { apps, findings } = audit([named.entry.app], [], rules);
  const [app] = apps;
  if (app === undefined) throw new Error(`the audit left out \`${named.entry.app.key}\``);
  return assessed(named, app, findings);
}

/** The same of an app that was audited before, with the findings of that one app. */
export function assessed(
  { entry, content }: NamedApp,
  audited: AuditedApp,
  findings: readonly Finding[],
): AppAndFindings {
  return {
    app: {
      row: rowOf(entry, audited, findings),
      facts: factsOf(entry.app, audited),
      found: countsOf(findings),
      content,
    },
    findings: findings.map(assessedFinding),
  };
}

function countsOf(findings: readonly Finding[]): FoundCount[] {
  const counts = new Map<string, { code: Finding['code']; level: Level; count: number }>();
  for (const { code, level } of findings) {
    const one = counts.get(`${code} ${level}`);
    if (one) one.count += 1;
    else counts.set(`${code} ${level}`, { code, level, count: 1 });
  }
  return [...counts.values()];
}

/** A finding with its words. */
export function assessedFinding(finding: Finding): AssessedFinding {
  const { id, code, level, app } = finding;
  return { view: { id, code, level, app, text: say(finding), ignored: null }, weight: weigh(finding) };
}

function rowOf(
  { sources, app: record }: EstateApp,
  app: AuditedApp,
  findings: readonly Pick<Finding, 'level'>[],
): AppRow {
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
    findings: levelCounts(findings),
    coveredBy: app.coveredBy,
    oldestFact: facts.at(0) ?? '',
    newestFact: facts.at(-1) ?? '',
  };
}
