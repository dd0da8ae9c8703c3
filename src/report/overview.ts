/** The lines that every format for people starts and ends with. */
import type { Finding } from './finding';
import type { AuditedApp, AuditResult } from './result';
import { count, list } from './words';

/** What the answer rests on: rules, or the supposition made in their place. */
export function premise({ rules }: AuditResult): string {
  if (rules.length === 0)
    return 'No rules were given. The findings suppose one that blocks every app from the whole site.';
  return `The findings hold under ${count(rules.length, 'recorded rule')}: ${list(rules.map((rule) => rule.name))}. Portcullis cannot tell whether Atlassian Guard applies them.`;
}

/** `3 apps, 120 endpoints in their reach: 80 blocked, 38 not blocked, 2 unknown`. */
export function reachLine({ summary }: AuditResult): string {
  const { blocked, notBlocked, unknown } = summary.dependencies;
  return (
    `${count(summary.apps, 'app')}, ${count(blocked + notBlocked + unknown, 'dependency', 'dependencies')}: ` +
    `${String(blocked)} blocked, ${String(notBlocked)} not blocked, ${String(unknown)} unknown; ` +
    `${count(summary.unresolved, 'part')} that cannot be known; ${count(summary.unreadable, 'unreadable file')}`
  );
}

/** `2 errors, 10 warnings, 40 notes`, and what was decided or known before. */
export function levelLine({ summary }: AuditResult): string {
  const { ignored, baseline } = summary;
  const { error, warning, note } = summary.findings;
  return [
    `${count(error, 'error')}, ${count(warning, 'warning')}, ${count(note, 'note')}`,
    ...(ignored > 0 ? [`${String(ignored)} of them ignored`] : []),
    ...(baseline
      ? [
          `against the baseline ${String(baseline.new)} new, ${String(baseline.known)} known, ${String(baseline.gone)} gone`,
        ]
      : []),
  ].join('; ');
}

/** What was decided or known before of one finding: `known`, `new`, `ignored until DATE: REASON`; empty for neither. */
export function stateOf({ known, ignored }: Finding): string {
  return [
    ...(known === undefined ? [] : [known ? 'known' : 'new']),
    ...(ignored
      ? [`ignored${ignored.until === null ? '' : ` until ${ignored.until}`}: ${ignored.reason}`]
      : []),
  ].join('; ');
}

/** The findings of each app, and under null those about files; every finding stands in one of these. */
export function findingsByApp({ apps, findings }: AuditResult): Map<AuditedApp | null, readonly Finding[]> {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  const groups = new Map<AuditedApp | null, readonly Finding[]>();
  for (const app of apps)
    groups.set(
      app,
      app.findings.flatMap((id) => byId.get(id) ?? []),
    );
  groups.set(
    null,
    findings.filter((finding) => finding.app === null),
  );
  return groups;
}
