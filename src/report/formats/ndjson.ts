/** One JSON object a line: a head, then each app, then each finding; `row` says which. */
import type { AuditResult } from '../result';

export function ndjson(result: AuditResult): string {
  const { apps, findings, ...head } = result;
  const rows = [
    { row: 'audit', ...head },
    ...apps.map((app) => ({ row: 'app', ...app })),
    ...findings.map((finding) => ({ row: 'finding', ...finding })),
  ];
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}
