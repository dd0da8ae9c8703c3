/** Markdown for wikis, issues and pull requests. */
import type { CheckResult } from '../checks/evaluate';
import { codes } from '../codes';
import { say } from '../messages';
import { findingsByApp, levelLine, premise, reachLine, stateOf } from '../overview';
import type { AuditedApp, AuditResult } from '../result';
import type { Finding } from '../finding';
import { markdown as safe } from './escape';

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return line(header) + line(header.map(() => '---')) + rows.map(line).join('');
}

function appRow(app: AuditedApp): string[] {
  const { blocked, notBlocked, unknown } = app.counts;
  return [
    safe(app.name),
    safe(app.key),
    app.kind,
    app.strongest ?? 'none',
    String(blocked),
    String(notBlocked),
    String(unknown),
    String(app.unresolved.length),
    safe(app.source),
  ];
}

function place({ file, line }: Finding): string {
  return file === null ? '' : safe(line === null ? file : `${file}:${String(line)}`);
}

function section(title: string, findings: readonly Finding[]): string {
  if (findings.length === 0) return '';
  const rows = findings.map((one) => [
    one.level + (stateOf(one) === '' ? '' : ` (${safe(stateOf(one))})`),
    codes[one.code].title,
    safe(say(one)),
    place(one),
    `\`${one.id}\``,
  ]);
  return `### ${title}\n\n${table(['level', 'finding', 'what', 'where', 'id'], rows)}\n`;
}

function checks(results: readonly CheckResult[]): string {
  if (results.length === 0) return '';
  const rows = results.map(({ result, title, id, control, texts }) => [
    result,
    safe(title),
    safe(id),
    safe(control ?? ''),
    texts.map(safe).join('<br>'),
  ]);
  return `## Checks\n\n${table(['result', 'check', 'id', 'control', 'why'], rows)}`;
}

export function markdown(result: AuditResult): string {
  const groups = findingsByApp(result);
  const header = [
    'app',
    'key',
    'kind',
    'evidence',
    'blocked',
    'not blocked',
    'unknown',
    'cannot be known',
    'source',
  ];
  return [
    `# App access audit\n\n${safe(premise(result))}\n\n`,
    `- ${reachLine(result)}\n- findings: ${levelLine(result)}\n`,
    `- catalogue ${result.catalogue.version}, ${String(result.catalogue.endpoints)} endpoints\n\n`,
    `## Apps\n\n${table(header, result.apps.map(appRow))}\n`,
    '## Findings\n\n',
    ...result.apps.map((app) => section(safe(app.name), groups.get(app) ?? [])),
    section('Files', groups.get(null) ?? []),
    checks(result.checks ?? []),
  ].join('');
}
