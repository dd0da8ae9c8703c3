/** One app in the report: what it loses, keeps, what is not known, what is broken anyway, and its calls. */
import { codes } from '../../codes';
import type { Finding, FindingCode } from '../../finding';
import { endpointsOf, say, sayBriefly } from '../../messages';
import { stateOf } from '../../overview';
import { placesOf } from '../../places';
import type { AuditedApp, AuditedDependency } from '../../result';
import { count, sentence } from '../../words';
import { html as safe } from '../escape';

type Column = 'loses' | 'keeps' | 'hidden' | 'other';

const columnOf: Readonly<Record<FindingCode, Column>> = {
  'lost-under-rule': 'loses',
  'kept-though-blocked': 'keeps',
  'not-eligible': 'keeps',
  'endpoint-unknown': 'hidden',
  'exposure-unknown': 'hidden',
  'exposure-disputed': 'hidden',
  'call-unresolved': 'hidden',
  'no-evidence': 'hidden',
  'api-token-call': 'keeps',
  'endpoint-removed': 'other',
  'endpoint-deprecated': 'other',
  'ui-kit-1': 'other',
  'scope-missing': 'other',
  'scope-unused': 'other',
  'scope-unknown': 'hidden',
  'ignore-expired': 'other',
  'approval-expired': 'other',
  'scopes-unapproved': 'other',
  'inventory-stale': 'hidden',
  'catalogue-changed': 'other',
  'own-block': 'other',
  'sources-disagree': 'other',
  'file-unreadable': 'other',
  'file-odd': 'other',
};

const titles: readonly (readonly [Column, title: string, none: string])[] = [
  ['loses', 'Loses', 'Nothing that is known.'],
  ['keeps', 'Keeps', 'Nothing that is known.'],
  ['hidden', 'Not known', 'No part of its own. What holds for every app is said above.'],
];

/** The heading of a finding: the class of data where it is about one, else what kind of finding it is. */
function heading({ code, dataClass }: Finding): string {
  const isGroup = code === 'lost-under-rule' || code === 'kept-though-blocked';
  return isGroup && dataClass ? sentence(dataClass) : codes[code].title;
}

/** A block of lines that opens, where there is more than one. */
function lines(title: (n: number) => string, texts: readonly string[]): string {
  if (texts.length < 2) return '';
  return `<details><summary>${title(texts.length)}</summary><pre>${texts.map(safe).join('\n')}</pre></details>`;
}

/** A finding as a list item; its endpoints and places stand in blocks of text, however many there are. */
function findingItem(finding: Finding, app: AuditedApp | null): string {
  const { id, level, file, line } = finding;
  const isElsewhere = file !== null && (line !== null || file !== app?.source);
  const place = isElsewhere ? `<code>${safe(line === null ? file : `${file}:${line}`)}</code> ` : '';
  const state = stateOf(finding);
  const several =
    lines((n) => count(n, 'endpoint'), endpointsOf(finding)) +
    lines(
      (n) => count(n, 'place'),
      placesOf(finding, app ?? undefined).map((one) => `${one.file}:${String(one.line ?? 1)} ${one.detail}`),
    );
  return (
    `<li id="f-${id}"><b>${heading(finding)}</b> <span class="tag ${level}">${level}</span>${state === '' ? '' : ` <span class="tag">${safe(state)}</span>`}` +
    `<p>${safe(app === null ? say(finding) : sayBriefly(finding))}</p>${several}<small>${place}<a href="#f-${id}">${id}</a></small></li>\n`
  );
}

/** Findings as a list; `app` is null where they belong to none. */
export function findingList(findings: readonly Finding[], app: AuditedApp | null): string {
  return `<ul class="findings">\n${findings.map((one) => findingItem(one, app)).join('')}</ul>`;
}

function callRow(call: AuditedDependency): string {
  const places = call.evidence
    .filter((one) => one.strength !== 'permitted')
    .map((one) => `<code>${safe(one.file)}:${String(one.line)}</code> ${safe(one.detail)}`);
  const state = call.removed ? 'removed' : call.deprecated ? 'deprecated' : '';
  return (
    `<tr><td><code>${safe(`${call.method ?? '?'} ${call.path}`)}</code></td><td>${call.exposure}</td>` +
    `<td>${call.strongest}</td><td>${state}</td><td>${places.join('<br>')}</td></tr>\n`
  );
}

function calls(app: AuditedApp): string {
  const used = app.dependencies.filter((one) => one.strongest !== 'permitted');
  const alone = app.dependencies.length - used.length;
  const rest =
    alone > 0
      ? `<p class="soft">${count(alone, 'endpoint')} that only its scopes allow: counted in the columns above, where each list can be opened.</p>`
      : '';
  if (used.length === 0) return rest;
  const head = '<tr><th>call</th><th>exposure</th><th>evidence</th><th>lifecycle</th><th>where</th></tr>';
  return `<h3>Calls found in code or traffic</h3><div class="scroll"><table><thead>${head}</thead><tbody>${used.map(callRow).join('')}</tbody></table></div>${rest}`;
}

function facts(app: AuditedApp): string {
  const rows: [string, string | null][] = [
    ['key', app.key],
    ['source', app.source],
    ['vendor', app.vendor],
    ['version', app.version],
    ['can a rule block it?', app.eligible === 'unknown' ? 'not known' : app.eligible],
    ['covered by', app.coveredBy.length > 0 ? app.coveredBy.join(', ') : null],
    ['files of code read', app.codeFiles === null ? null : String(app.codeFiles)],
    ['scopes', app.scopes === null ? 'not known' : app.scopes.length > 0 ? app.scopes.join(' ') : 'none'],
    ['scopes that would do for the calls found', app.leastScopes?.join(' ') ?? null],
  ];
  const shown = rows.flatMap(([name, value]) =>
    value === null ? [] : [`<dt>${name}</dt><dd>${safe(value)}</dd>`],
  );
  return `<dl>${shown.join('')}</dl>`;
}

/** The section of one app; `anchor` is its id in the page. */
export function appSection(
  app: AuditedApp,
  findings: readonly Finding[],
  anchor: string,
  open: boolean,
): string {
  const of = (column: Column) => findings.filter((one) => columnOf[one.code] === column);
  const columns = titles.map(([column, title, none]) => {
    const some = of(column);
    return `<section class="${column}"><h3>${title}</h3>${some.length > 0 ? findingList(some, app) : `<p class="soft">${none}</p>`}</section>`;
  });
  const other = of('other');
  const level = (name: string) => {
    const n = findings.filter((one) => one.level === name).length;
    return n > 0 ? `<span class="tag ${name}">${count(n, name)}</span>` : '';
  };
  return (
    `<details class="app"${open ? ' open' : ''}><summary><b>${safe(app.name)}</b><span class="tag">${app.kind}</span>` +
    `${level('error')}${level('warning')}${level('note')}<span class="soft small">${safe(app.source)}</span></summary>\n` +
    `<div id="${anchor}">${facts(app)}<div class="columns">${columns.join('')}</div>` +
    `${other.length > 0 ? `<h3>Look at this too</h3>${findingList(other, app)}` : ''}${calls(app)}</div></details>\n`
  );
}
