/** The report of a pack for people: one page that needs nothing else and can be printed. */
import { exposureCounts, levelCounts } from '../counts';
import { driftSentences } from '../drift/sentences';
import { html as safe } from '../formats/escape';
import { style } from '../formats/html/style';
import { count, day } from '../words';
import { allFindings, unknowns, type PackApp, type PackContent } from './content';
import { ageWords } from './tables';

const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

export function packReport(content: PackContent): string {
  const { scan, apps, tool, drift, since } = content;
  const changes = driftSentences(drift);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>Evidence of the scan of ${day(scan.startedAt)}</title><style>${style}</style></head><body>
<header><h1>Evidence of the scan of ${day(scan.startedAt)}</h1><p class="soft">${count(apps.length, 'app')}; catalogue ${safe(scan.catalogue)}; Portcullis ${safe(tool)}</p></header>
<p class="premise">${safe(premise(content))}</p>
${tiles(content)}
<h2>The run</h2>${facts(content)}
<h2>What changed</h2><p>${since === null ? 'This is the first scan, so there is nothing to compare it with.' : `Since the scan of ${day(since.at)} (<code>${safe(since.id)}</code>):`}</p>
${since !== null && changes.length === 0 ? '<p>Nothing changed.</p>' : list(changes)}
<h2>Checks</h2>${checks(content)}
<h2>Decisions of people</h2>${decisions(content)}
<h2>What it rests on</h2>${sources(content)}
<h2>Apps</h2>${appTable(apps)}
<h2>Errors and warnings</h2>${findings(content)}
<h2>Not known</h2>${notKnown(content)}
<h2>Rules</h2>${rules(content)}
</body></html>
`;
}

function premise({ rules, madeOn }: PackContent): string {
  const judged =
    rules === null
      ? 'No rules were recorded: findings suppose one that blocks every app from the whole site.'
      : `Judged by version ${rules.version} of the recorded rules; whether Atlassian Guard applies them, no app can tell.`;
  return `${judged} Decisions and checks are those of ${madeOn}.`;
}

function tiles(content: PackContent): string {
  const calls = exposureCounts(content.apps.flatMap((app) => app.calls ?? []));
  const levels = levelCounts(allFindings(content));
  const tile = (kind: string, n: number, words: string) =>
    `<div class="tile ${kind}"><b>${n.toLocaleString('en')}</b>${words}</div>`;
  return `<div class="tiles">${[
    tile('blocked', calls.blocked, 'dependencies that a rule blocks'),
    tile('open', calls.notBlocked, 'dependencies that no rule blocks'),
    tile('unknown', unknowns(content).length, 'things not known'),
    tile('error', levels.error, 'errors'),
    tile('warning', levels.warning, 'warnings'),
    tile('note', levels.note, 'notes'),
  ].join('')}</div>`;
}

function facts({ scan, rules }: PackContent): string {
  const rows: readonly (readonly [string, string])[] = [
    ['Run', scan.id],
    ['Started', scan.startedAt],
    ['Finished', scan.finishedAt ?? 'not known'],
    ['Started by', scan.by],
    ['Catalogue', scan.catalogue],
    [
      'Rules',
      rules === null ? 'none' : `version ${rules.version} of ${day(rules.recordedAt)}: ${rules.reason}`,
    ],
    ['Spaces listed', String(scan.spaces)],
  ];
  return `<dl>${rows.map(([name, value]) => `<dt>${name}</dt><dd>${safe(value)}</dd>`).join('')}</dl>`;
}

function list(texts: readonly string[]): string {
  return `<ul>${texts.map((text) => `<li>${safe(text)}</li>`).join('')}</ul>`;
}

type Cell = string | number;

function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const cell = (value: Cell) =>
    typeof value === 'number' ? `<td class="n">${String(value)}</td>` : `<td>${safe(value)}</td>`;
  return `<div class="scroll"><table><thead><tr>${head.map((one) => `<th>${one}</th>`).join('')}</tr></thead><tbody>
${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n')}</tbody></table></div>`;
}

function checks({ checks: { results } }: PackContent): string {
  if (results.length === 0) return '<p>No checks are recorded.</p>';
  return table(
    ['check', 'control', 'result', 'why'],
    results.map(({ title, control, result, texts }) => [title, control ?? '', result, texts.join(' ')]),
  );
}

function decisions({ approvals, attestations, undecided }: PackContent): string {
  const state = (one: { readonly expired: boolean; readonly holds?: boolean }) =>
    one.expired ? 'has run out' : one.holds === false ? 'no longer holds' : 'holds';
  const until = (expires: string | null) => expires ?? 'no end';
  const head = ['what', 'decision', 'owner', 'reason', 'decided', 'until', 'state'];
  const decided = approvals.map((one) => [
    one.text,
    one.decision,
    one.owner,
    one.reason,
    `${day(one.decidedAt)}, ${one.decidedBy}`,
    until(one.expires),
    state(one),
  ]);
  const attested = attestations.map((one) => [
    one.app ?? 'the whole site',
    'attested',
    one.owner,
    one.statement,
    `${day(one.attestedAt)}, ${one.attestedBy}`,
    until(one.expires),
    state(one),
  ]);
  const rows = [...decided, ...attested];
  return `${rows.length === 0 ? '<p>Nobody has decided or attested anything.</p>' : table(head, rows)}
<p>${safe(`${count(undecided.length, 'app')} on which nobody has decided${undecided.length > 0 ? `: ${undecided.map(({ name }) => name).join(', ')}` : ''}.`)}</p>`;
}

function sources({ sources: all, scan }: PackContent): string {
  return table(
    ['source', 'kind', 'imported', 'age at the scan', 'apps'],
    all.map((one) => [
      one.name,
      one.kind,
      one.importedAt,
      ageWords(one, scan.startedAt),
      one.total === null ? String(one.apps) : `${one.apps} of ${one.total}`,
    ]),
  );
}

function appTable(apps: readonly PackApp[]): string {
  return table(
    [
      'app',
      'key',
      'kind',
      'version',
      'eligible',
      'blocked',
      'not blocked',
      'unknown',
      'hidden parts',
      'errors',
      'warnings',
      'notes',
    ],
    apps.map((one) => {
      const calls = exposureCounts(one.calls ?? []);
      const levels = levelCounts(one.findings);
      return [
        one.name,
        one.app,
        one.kind,
        one.version ?? 'not known',
        one.eligible === 'unknown' ? 'not known' : one.eligible,
        ...(one.calls === null
          ? ['not known', 'not known', 'not known']
          : [calls.blocked, calls.notBlocked, calls.unknown]),
        one.unresolved.length,
        levels.error,
        levels.warning,
        levels.note,
      ];
    }),
  );
}

function findings(content: PackContent): string {
  const all = allFindings(content);
  const grave = all.filter(({ level }) => level !== 'note');
  const rows = grave
    .toSorted((a, b) => (a.level === b.level ? 0 : a.level === 'error' ? -1 : 1))
    .map(({ level, code, name, text }) => [level, code, name, text]);
  const left = all.length - grave.length;
  return `${rows.length === 0 ? '<p>None.</p>' : table(['level', 'code', 'app', 'text'], rows)}
<p>${count(left, 'note')} more in findings.csv.</p>`;
}

function notKnown(content: PackContent): string {
  const all = unknowns(content);
  const kinds = [...new Set(all.map(({ what }) => what))].map((what) => {
    const of = all.filter((one) => one.what === what);
    return [what, of.length, new Set(of.map(({ app }) => app)).size];
  });
  return `${all.length === 0 ? '<p>Nothing.</p>' : table(['what', 'things', 'apps'], kinds)}
<p>All of them, one by one, are in unknowns.csv.</p>`;
}

function rules({ rules: recorded }: PackContent): string {
  return recorded === null || recorded.text.trim() === ''
    ? '<p>No rules were recorded.</p>'
    : `<pre>${recorded.text.split('\n').map(safe).join('\n')}</pre>`;
}
