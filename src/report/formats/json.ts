/** The whole result for other programs: one line, as the contract of `audit --format json` has it. */
import type { AuditResult } from '../result';

export function json(result: AuditResult): string {
  return `${JSON.stringify(result)}\n`;
}
