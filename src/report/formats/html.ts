/**
 * The report for people: one file that needs nothing else, teaches its reader, and can be printed. All
 * outside text is escaped, and the policy in its head allows no request and no script but its own.
 */
import type { Finding } from '../finding';
import { findingsByApp, premise } from '../overview';
import type { AuditedApp, AuditResult } from '../result';
import { count, day } from '../words';
import { html as safe } from './escape';
import { checkSection } from './html/checks';
import { appSection, findingList } from './html/app';
import { endpointAppendix, legend } from './html/legend';
import { script, scriptDigest } from './html/script';
import { style } from './html/style';

const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src '${scriptDigest}'; base-uri 'none'; form-action 'none'`;

function tile(kind: string, value: number, words: string): string {
  return `<div class="tile ${kind}"><b>${value.toLocaleString('en')}</b>${words}</div>`;
}

function tiles({ summary }: AuditResult): string {
  const { dependencies, findings, unresolved, unreadable } = summary;
  return `<div class="tiles">${[
    tile('', summary.apps, summary.apps === 1 ? 'app' : 'apps'),
    tile('blocked', dependencies.blocked, 'dependencies that a rule blocks'),
    tile('open', dependencies.notBlocked, 'dependencies that no rule blocks'),
    tile('unknown', dependencies.unknown + unresolved, 'dependencies and parts not known'),
    tile('error', findings.error, 'errors'),
    tile('warning', findings.warning, 'warnings'),
    tile('note', findings.note, 'notes'),
    ...(unreadable > 0 ? [tile('error', unreadable, 'files that cannot be read')] : []),
  ].join('')}</div>`;
}

function bar({ counts, unresolved }: AuditedApp): string {
  const parts = [
    ['blocked', counts.blocked],
    ['open', counts.notBlocked],
    ['unknown', counts.unknown + unresolved.length],
  ] as const;
  return `<span class="bar" aria-hidden="true">${parts.map(([kind, n]) => (n > 0 ? `<i class="${kind}" style="flex:${String(n)}"></i>` : '')).join('')}</span>`;
}

function appRow(app: AuditedApp, findings: readonly Finding[], anchor: string): string {
  const level = (of: string) => findings.filter((one) => one.level === of).length;
  const number = (n: number) => `<td class="n">${String(n)}</td>`;
  const { blocked, notBlocked, unknown } = app.counts;
  const key = app.key === app.name ? '' : `<br><code class="soft">${safe(app.key)}</code>`;
  return (
    `<tr><td class="key"><a href="#${anchor}">${safe(app.name)}</a>${key}</td><td>${app.kind}</td><td>${app.strongest ?? 'none'}</td>` +
    `${[blocked, notBlocked, unknown, app.unresolved.length].map(number).join('')}<td>${bar(app)}</td>` +
    `${[level('error'), level('warning'), level('note')].map(number).join('')}</tr>\n`
  );
}

const head = [
  ['app', ''],
  ['kind', ''],
  ['evidence', ''],
  ['blocked', 'n'],
  ['not blocked', 'n'],
  ['unknown', 'n'],
  ['hidden parts', 'n'],
  ['share', ''],
  ['errors', 'n'],
  ['warnings', 'n'],
  ['notes', 'n'],
]
  .map(([title = '', kind = '']) => `<th${kind ? ` class="${kind}"` : ''}>${title}</th>`)
  .join('');

/** Worst first: by errors, by warnings, then by what a blocked app still reaches. */
function ranked(result: AuditResult, of: (app: AuditedApp) => readonly Finding[]): AuditedApp[] {
  const rank = (app: AuditedApp) => {
    const level = (name: string) => of(app).filter((one) => one.level === name).length;
    return [level('error'), level('warning'), app.counts.notBlocked, app.unresolved.length];
  };
  const ranks = new Map(result.apps.map((app) => [app, rank(app)]));
  return result.apps.toSorted((a, b) => {
    const [one = [], other = []] = [ranks.get(a), ranks.get(b)];
    const index = one.findIndex((value, place) => value !== other[place]);
    return index < 0 ? 0 : (other[index] ?? 0) - (one[index] ?? 0);
  });
}

export function html(result: AuditResult): string {
  const groups = findingsByApp(result);
  const of = (app: AuditedApp | null) => groups.get(app) ?? [];
  const files = of(null);
  const apps = ranked(result, of);
  const open = result.apps.length <= 3;
  const when = result.auditedAt === null ? '' : `${day(result.auditedAt)}, `;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>App access audit</title><style>${style}</style></head><body>
<header><h1>App access audit</h1><p class="soft">${when}${count(result.apps.length, 'app')}; catalogue ${safe(result.catalogue.version)} with ${count(result.catalogue.endpoints, 'endpoint')}; Portcullis ${safe(result.tool.version)}</p></header>
<p class="premise">${safe(premise(result))}</p>
${tiles(result)}
${checkSection(result.checks ?? [])}${legend(result)}
<h2 id="estate">Apps</h2>
<div class="tools" hidden><input id="filter" type="search" placeholder="Filter by name, key, kind or evidence" aria-label="Filter the apps"><span id="shown" class="soft" role="status">${count(result.apps.length, 'app')}</span></div>
<div class="scroll"><table id="apps"><thead><tr>${head}</tr></thead><tbody>
${apps.map((app, index) => appRow(app, of(app), `app-${String(index + 1)}`)).join('')}</tbody></table></div>
${files.length > 0 ? `<h2 id="files">Files</h2>${findingList(files, null)}` : ''}
<h2 id="details">App by app</h2>
${apps.map((app, index) => appSection(app, of(app), `app-${String(index + 1)}`, open)).join('')}
${endpointAppendix(result)}
<script>${script}</script></body></html>
`;
}
