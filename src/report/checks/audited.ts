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
    findings: openByCode(findings.filter(({ ignored }) => ignored === undefined)),
    decided: null,
    attestations: [],
    sources: null,
    rules: rules.length,
  });
}

/**
 * How many findings of each code each app has; the key null is for those of no app.
 *
 * @param open findings, or counts of them, that nobody decided on
 */
export function openByCode(
  open: Iterable<Pick<Finding, 'code' | 'app'> & { readonly count?: number }>,
): Map<FindingCode, Map<string | null, number>> {
  const found = new Map<FindingCode, Map<string | null, number>>();
  for (const { code, app, count = 1 } of open) {
    const ofCode = found.get(code) ?? new Map<string | null, number>();
    found.set(code, ofCode.set(app, (ofCode.get(app) ?? 0) + count));
  }
  return found;
}
