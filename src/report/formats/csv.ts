/** Comma-separated values (RFC 4180) that a spreadsheet opens as text, never as a formula. */
import { endpointsOf, say } from '../messages';
import { stateOf } from '../overview';
import { appsByFinding, placesOf } from '../places';
import type { AuditResult } from '../result';

export type Cell = string | number | boolean | null;

/** Excel, LibreOffice and Sheets compute a cell that starts with one of these, full-width forms included. */
const formula = /^[\s\u0000]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

function cell(value: Cell): string {
  if (value === null) return '';
  const text = String(value);
  const safe = typeof value === 'string' && formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A header and its rows, each line ended by CR LF. */
export function csvTable(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

const columns = [
  'id',
  'code',
  'level',
  'app',
  'name',
  'kind',
  'source',
  'data class',
  'action',
  'strongest',
  'endpoints',
  'method',
  'path',
  'file',
  'line',
  'text',
  'endpoint list',
  'places',
  'state',
];

/** One row a finding: the endpoints it stands for are counted, and listed in the last column. */
export function csv(result: AuditResult): string {
  const apps = appsByFinding(result);
  return csvTable(
    columns,
    result.findings.map((finding) => {
      const app = apps.get(finding.id);
      const { action, actions, strongest } = finding.data;
      const acts = Array.isArray(actions) ? (actions as readonly string[]).join(' ') : (action ?? null);
      const endpoints = endpointsOf(finding);
      return [
        finding.id,
        finding.code,
        finding.level,
        finding.app,
        app?.name ?? null,
        app?.kind ?? null,
        app?.source ?? null,
        finding.dataClass,
        acts as Cell,
        (strongest ?? null) as Cell,
        endpoints.length,
        finding.endpoint?.method ?? null,
        finding.endpoint?.path ?? null,
        finding.file,
        finding.line,
        say(finding),
        endpoints.join('; '),
        placesOf(finding, app)
          .map(({ file, line }) => (line === null ? file : `${file}:${String(line)}`))
          .join('; '),
        stateOf(finding),
      ];
    }),
  );
}
