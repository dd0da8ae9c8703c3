/** One app as an audit under the recorded rules shows it, and the text in which that is kept. */
import type { AppRow, FindingView } from '../api';
import { endpoints } from '../policy/catalogue';
import { endpointId } from '../policy/endpoint';
import type { AppAccessRule } from '../policy/rule';
import { audit } from '../report/audit';
import { weigh, type Weight } from '../report/baseline';
import { factsOf, type AppFacts } from '../report/facts';
import type { Finding, Level } from '../report/finding';
import { say } from '../report/messages';
import type { AuditedApp } from '../report/result';
import type { EstateApp } from '../scan/estate';

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

export function assessApp(
  entry: EstateApp,
  rules: readonly AppAccessRule[],
  content: string,
): AppAndFindings {
  const { apps, summary, findings } = audit([entry.app], [], rules);
  const [app] = apps;
  if (app === undefined) throw new Error(`the audit left out \`${entry.app.key}\``);
  return {
    app: {
      row: rowOf(entry, app, summary.findings),
      facts: factsOf(entry.app, app),
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

/** One text for each endpoint, so that 100,000 findings hold no copies of their names. */
const names = endpoints.map(endpointId);
const places: ReadonlyMap<string, number> = new Map(names.map((name, place) => [name, place]));
const shared = (name: string): string => names[places.get(name) ?? -1] ?? name;

/** A finding with its words. */
export function assessedFinding(finding: Finding): AssessedFinding {
  const { id, code, level, app } = finding;
  const weight = weigh(finding);
  return {
    view: { id, code, level, app, text: say(finding), ignored: null },
    weight: { ...weight, parts: weight.parts.map(shared) },
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

/** The app as a text that the same release reads again. */
export function writeApp({ row, facts, found }: AssessedApp): string {
  return JSON.stringify({ row, facts: { ...facts, reach: [...facts.reach] }, found });
}

type Written = Omit<AssessedApp, 'content' | 'facts'> & {
  readonly facts: Omit<AppFacts, 'reach'> & {
    readonly reach: (AppFacts['reach'] extends ReadonlyMap<infer K, infer V> ? [K, V] : never)[];
  };
};

/** @param text from `writeApp` of the same release. */
export function readApp(text: string, content: string): AssessedApp {
  const { facts, ...rest } = JSON.parse(text) as Written;
  return { ...rest, facts: { ...facts, reach: new Map(facts.reach) }, content };
}

type WrittenFinding = [
  id: string,
  code: Finding['code'],
  level: Level,
  text: string,
  strongest: string | null,
  parts: (number | string)[],
];

/** Findings of one app as a text; an endpoint stands in it as its place in the catalogue of the release. */
export function writeFindings(findings: readonly AssessedFinding[]): string {
  return JSON.stringify(
    findings.map(({ view: { id, code, level, text }, weight }): WrittenFinding => [
      id,
      code,
      level,
      text,
      weight.strongest,
      weight.parts.map((part) => places.get(part) ?? part),
    ]),
  );
}

/** @param text from `writeFindings` of the same release, for the app with this key. */
export function readFindings(text: string, app: string): AssessedFinding[] {
  return (JSON.parse(text) as WrittenFinding[]).map(([id, code, level, words, strongest, parts]) => ({
    view: { id, code, level, app, text: words, ignored: null },
    weight: {
      level,
      strongest,
      parts: parts.map((part) => (typeof part === 'number' ? (names[part] ?? '') : part)),
    },
  }));
}
