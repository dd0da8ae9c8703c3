/** Text for a terminal: the apps, the findings of each, the totals last, where a reader's eye is. */
import type { CheckResult } from '../checks/evaluate';
import { checkLevel, checkName } from '../checks/words';
import { codes } from '../codes';
import type { Finding, Level } from '../finding';
import { say } from '../messages';
import { findingsByApp, levelLine, premise, reachLine, stateOf } from '../overview';
import type { AuditedApp, AuditResult } from '../result';
import { visible } from '../../evidence/visible';

export interface Terminal {
  /** Columns; null where the output is no terminal, and lines are as long as they are. */
  readonly width: number | null;
  readonly color: boolean;
}

const paints = { bold: 1, dim: 2, error: 31, warning: 33, note: 36 } as const;

function painter(color: boolean): (text: string, paint: keyof typeof paints) => string {
  return (text, paint) => (color ? `\u001b[${String(paints[paint])}m${text}\u001b[0m` : text);
}

/** Breaks at spaces; a word that is longer than the line stands alone on one. */
function wrap(text: string, indent: string, width: number | null): string {
  if (width === null) return `${indent}${text}`;
  const room = Math.max(20, width - indent.length);
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= room)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((one) => `${indent}${one}`).join('\n');
}

/** Columns as wide as their longest cell; the last one, where names of any script stand, is not padded. */
export function columns(
  header: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string[] {
  const widths = header.map((title, index) =>
    rows.reduce((widest, row) => Math.max(widest, String(row[index] ?? '').length), title.length),
  );
  const line = (cells: readonly (string | number)[]) =>
    cells
      .map((cell, index) => {
        if (index === cells.length - 1) return String(cell);
        const width = widths[index] ?? 0;
        return typeof cell === 'number' ? String(cell).padStart(width) : cell.padEnd(width);
      })
      .join('  ');
  return [line(header), ...rows.map(line)];
}

function appRow(app: AuditedApp, findings: readonly Finding[]): (string | number)[] {
  const level = (of: Level) => findings.filter((one) => one.level === of).length;
  const name = app.name === app.key ? app.key : `${app.name} (${app.key})`;
  return [
    app.kind,
    app.strongest ?? 'none',
    app.counts.blocked,
    app.counts.notBlocked,
    app.counts.unknown,
    app.unresolved.length,
    `${String(level('error'))}/${String(level('warning'))}/${String(level('note'))}`,
    visible(name),
  ];
}

export function table(
  result: AuditResult,
  { width, color }: Terminal = { width: null, color: false },
): string {
  const paint = painter(color);
  const groups = findingsByApp(result);
  const block = (title: string, findings: readonly Finding[]): string[] => {
    if (findings.length === 0) return [];
    const lines = findings.flatMap((one) => [
      `  ${paint(one.level, one.level)}  ${codes[one.code].title}  ${paint(one.id, 'dim')}${state(one)}`,
      wrap(visible(say(one)), '    ', width),
    ]);
    return ['', paint(visible(title), 'bold'), ...lines];
  };
  const checks = (all: readonly CheckResult[]): string[] => {
    if (all.length === 0) return [];
    const lines = all.flatMap((one) => [
      `  ${paint(one.result, checkLevel[one.result])}  ${visible(checkName(one))}`,
      ...one.texts.map((text) => wrap(visible(text), '    ', width)),
    ]);
    return ['', paint('Checks', 'bold'), ...lines];
  };
  const state = (one: Finding) => (stateOf(one) === '' ? '' : `  ${visible(stateOf(one))}`);
  const header = ['kind', 'evidence', 'blocked', 'not blocked', 'unknown', 'hidden', 'err/warn/note', 'app'];
  const [head = '', ...rows] = columns(
    header,
    result.apps.map((app) => appRow(app, groups.get(app) ?? [])),
  );
  return `${[
    paint(head, 'bold'),
    ...rows,
    ...result.apps.flatMap((app) => block(`${app.name}  ${app.source}`, groups.get(app) ?? [])),
    ...block('Files', groups.get(null) ?? []),
    ...checks(result.checks ?? []),
    '',
    wrap(premise(result), '', width),
    wrap(reachLine(result), '', width),
    `findings: ${levelLine(result)}; catalogue ${result.catalogue.version}`,
  ].join('\n')}\n`;
}
