import type { AppRecord } from '../../evidence/app';
import { factsOf } from '../facts';
import type { Finding, FindingCode } from '../finding';
import type { AuditResult } from '../result';
import { evaluate, type CheckResult } from './evaluate';
import type { Check } from './file';

/**
 * What checks say of an audit alone, where nobody knows who approved an app or how old a source is: checks
 * that ask for that need a person.
 *
 * @param records the apps that were audited, in the order of the result
 */
export function checkAudit(
  checks: readonly Check[],
  records: readonly AppRecord[],
  { apps, findings, rules, auditedAt }: AuditResult,
): CheckResult[] {
  return evaluate(checks, {
    now: auditedAt ?? '',
    apps: records.flatMap((record, index) => {
      const audited = apps[index];
      return audited ? [factsOf(record, audited)] : [];
    }),
    findings: openByCode(findings.map(({ ignored = null, ...finding }) => ({ ...finding, ignored }))),
    decided: null,
    attestations: [],
    sources: null,
    rules: rules.length,
  });
}

/** How many findings of each code each app has that nobody decided on; the key null is for those of no app. */
export function openByCode(
  findings: Iterable<Pick<Finding, 'code' | 'app'> & { readonly ignored: object | null }>,
): Map<FindingCode, Map<string | null, number>> {
  const open = new Map<FindingCode, Map<string | null, number>>();
  for (const { code, app, ignored } of findings) {
    if (ignored !== null) continue;
    const ofCode = open.get(code) ?? new Map<string | null, number>();
    open.set(code, ofCode.set(app, (ofCode.get(app) ?? 0) + 1));
  }
  return open;
}
