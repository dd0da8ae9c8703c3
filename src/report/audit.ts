/** An estate with its rules as one result: what `audit --format json` prints and every format renders. */
import type { AppRecord, Notice } from '../evidence/app';
import type { Strength } from '../evidence/evidence';
import { catalogueVersion, endpoints } from '../policy/catalogue';
import { whereCovered } from '../policy/cover';
import type { AppAccessRule } from '../policy/rule';
import type { Finding, FindingCode } from './finding';
import { goneSince, markKnown } from './baseline';
import { exposureCounts, levelCounts } from './counts';
import { findings } from './findings';
import { isBlank, scopesThatWouldDo } from './findings/declared';
import { strengths } from './findings/draft';
import { expiredIgnores, markIgnored, type Ignores } from './ignores';
import type { Judged, JudgedApp } from './judge';
import { judge, supposedRule } from './judge';
import type { AuditedApp, AuditedDependency, AuditResult, AuditSummary, Unreadable } from './result';
import { toolVersion } from './version';

/** What an audit may be told besides its apps. */
export interface AuditContext {
  /** ISO 8601 time of the audit; without it the result is the same on every run. */
  readonly at?: string;
  /** About files as a whole: an export that is not complete. */
  readonly notices?: readonly Notice[];
  /** An earlier result to hold this one against. */
  readonly baseline?: Pick<AuditResult, 'findings'>;
  readonly ignores?: Ignores;
}

function auditedDependency({ dependency, verdict }: Judged): AuditedDependency {
  const { endpoint, method, path, exposure, strongest, evidence } = dependency;
  return {
    api: endpoint?.api ?? null,
    name: endpoint?.name ?? null,
    method,
    path,
    exposure,
    deprecated: endpoint?.deprecated ?? false,
    removed: endpoint?.removed ?? false,
    dataClass: endpoint?.dataClass ?? null,
    action: endpoint?.action ?? null,
    strongest,
    verdict,
    evidence: evidence.map(({ strength, caller, file, line, detail, seen, raw }) => ({
      strength,
      caller,
      file,
      line,
      detail,
      ...(seen ? { seen } : {}),
      ...(raw === undefined ? {} : { raw }),
    })),
  };
}

function auditedApp(
  subject: JudgedApp,
  rules: readonly AppAccessRule[],
  found: readonly Finding[],
): AuditedApp {
  const { app, eligible, judged } = subject;
  const dependencies = judged.map(auditedDependency);
  return {
    key: app.key,
    name: app.name,
    kind: app.kind,
    vendor: app.vendor,
    version: app.version,
    source: app.source,
    eligible,
    scopes: app.scopes,
    leastScopes: scopesThatWouldDo(subject),
    codeFiles: app.codeFiles ?? null,
    strongest:
      judged.length > 0 && !isBlank(app) ? strengths(judged.map((one) => one.dependency)).strongest : null,
    counts: exposureCounts(dependencies),
    coveredBy: rules.filter((rule) => whereCovered([rule], app.key) !== null).map((rule) => rule.name),
    modules: app.modules,
    dependencies,
    unresolved: app.unresolved,
    findings: found.map((finding) => finding.id),
  };
}

function summary(
  apps: readonly AuditedApp[],
  unreadable: number,
  found: readonly Finding[],
  { baseline }: AuditContext,
): AuditSummary {
  const all = apps.flatMap((app) => app.dependencies);
  const strength = (of: Strength) => all.filter((one) => one.strongest === of).length;
  const codes: Partial<Record<FindingCode, number>> = {};
  for (const { code } of found) codes[code] = (codes[code] ?? 0) + 1;
  return {
    apps: apps.length,
    unreadable,
    dependencies: exposureCounts(all),
    strengths: {
      observed: strength('observed'),
      referenced: strength('referenced'),
      permitted: strength('permitted'),
    },
    unresolved: apps.reduce((sum, app) => sum + app.unresolved.length, 0),
    findings: levelCounts(found),
    ignored: found.filter((one) => one.ignored).length,
    baseline: baseline
      ? {
          new: found.filter((one) => one.known === false).length,
          known: found.filter((one) => one.known === true).length,
          gone: goneSince(found, baseline),
        }
      : null,
    codes,
  };
}

/** One list for all apps, so that it is compiled once. */
const supposed = [supposedRule(null)];

/** Without rules the findings answer the question before one: what if a rule blocked every app? */
function forFindings(subject: JudgedApp, rules: readonly AppAccessRule[]): JudgedApp {
  if (rules.length > 0) return subject;
  return { ...judge(subject.app, supposed, null), supposed: true };
}

/**
 * Audits apps: one row an app in the order given, equal keys not merged, each dependency with its verdict
 * in the forecast of these rules. With no rules nothing is covered, so each verdict is `allowed`, and the
 * findings suppose a rule on the whole site and say so.
 */
export function audit(
  apps: readonly AppRecord[],
  unreadable: readonly Unreadable[],
  rules: readonly AppAccessRule[],
  context: AuditContext = {},
): AuditResult {
  const judged = apps.map((app) => judge(app, rules, null));
  const { ignores = null, baseline, notices = [] } = context;
  const day = (context.at ?? '').slice(0, 10);
  const found = findings(
    judged.map((one) => forFindings(one, rules)),
    unreadable,
    notices,
    expiredIgnores(ignores, day),
  );
  const audited = judged.map((one, index) => auditedApp(one, rules, found.ofApps[index] ?? []));
  const marked = markIgnored([...found.ofApps.flat(), ...found.ofFiles], ignores, day);
  const all = baseline ? markKnown(marked, baseline) : marked;
  return {
    schemaVersion: 1,
    tool: { name: 'portcullis', version: toolVersion },
    auditedAt: context.at ?? null,
    catalogue: { version: catalogueVersion, endpoints: endpoints.length },
    rules,
    apps: audited,
    unreadable,
    findings: all,
    summary: summary(audited, unreadable.length, all, context),
  };
}
