/** The parts that teach the reader: what the words mean, and where each fact comes from. */
import type { Endpoint } from '../../../policy/endpoint';
import { endpointId } from '../../../policy/endpoint';
import { endpointById } from '../../../policy/catalogue';
import { codeOrder, codes } from '../../codes';
import { isDisputed, successors } from '../../findings/calls';
import type { AuditResult } from '../../result';
import { html as safe } from '../escape';

const terms = (title: string, rows: readonly (readonly [string, string])[]): string =>
  `<section><h3>${title}</h3><dl>${rows.map(([term, words]) => `<dt>${term}</dt><dd>${words}</dd>`).join('')}</dl></section>`;

const always = `<p>Of every app three things are not known: whether calls made as the user, as the app and from the
front end are treated alike; what GraphQL gives; and what Confluence hands to a module with its context. Blocking an
app does not recall what it copied before.</p>`;

/** How to read the report: exposure, strength of evidence, level, and each code with its count. */
export function legend({ summary }: AuditResult): string {
  const rows = codeOrder.map((code) => {
    const { title, meaning } = codes[code];
    return `<tr><td>${safe(title)}<br><code>${code}</code></td><td>${safe(meaning)}</td><td class="n">${String(summary.codes[code] ?? 0)}</td></tr>`;
  });
  return `<h2 id="reading">How to read this</h2>
<div class="legend">${terms('What a rule does to an endpoint', [
    [
      '<span class="dot blocked"></span>blocked',
      'A call on one object is refused; a list or a search comes back shorter, without a word.',
    ],
    [
      '<span class="dot open"></span>not blocked',
      'No app access rule stops it: a blocked app still reaches this.',
    ],
    ['<span class="dot unknown"></span>unknown', 'No source says. It is never counted as safe.'],
  ])}${terms('How sure we are', [
    ['observed', 'The app was seen calling it: it will lose this.'],
    ['referenced', 'Its code can call it: it can lose this.'],
    ['permitted', 'Its scopes allow it and no use was seen: it could lose this at most.'],
  ])}${terms('Levels', [
    ['error', 'Known use that breaks, or a file that could not be read.'],
    ['warning', 'Somebody should look before a rule is switched on.'],
    ['note', 'An upper bound, or a fact to know.'],
  ])}</div><p>A <b>dependency</b> is one app and one endpoint with all the evidence for it.</p>${always}
<details><summary>Every kind of finding, with its count</summary><div class="scroll"><table>
<thead><tr><th>finding</th><th>meaning</th><th class="n">count</th></tr></thead><tbody>${rows.join('\n')}</tbody></table></div></details>`;
}

function endpointRow(endpoint: Endpoint): string {
  const { source } = endpoint;
  const line = source.line === null ? '' : `, line ${String(source.line)}`;
  const notes = [
    ...(isDisputed(endpoint) ? [`disputed: the OpenAPI flag says ${endpoint.openapiExposure ?? ''}`] : []),
    ...(endpoint.removed ? ['removed'] : endpoint.deprecated ? ['deprecated'] : []),
    ...successors(endpoint).map((next) => `use ${next}`),
    ...(endpoint.needs.right ? [`needs ${endpoint.needs.right}`] : []),
  ];
  return (
    `<tr><td><code>${safe(endpointId(endpoint))}</code><br><span class="soft small">${safe(endpoint.name)}</span></td>` +
    `<td>${endpoint.exposure}</td><td>${endpoint.dataClass}</td><td>${endpoint.action}</td>` +
    `<td>${safe(notes.join('; '))}</td><td class="small">${safe(source.document)}${line}</td></tr>\n`
  );
}

/** Every endpoint of the catalogue that occurs in the report, once, with the line it rests on. */
export function endpointAppendix({ apps }: AuditResult): string {
  const ids = new Set(
    apps.flatMap((app) => app.dependencies.map((one) => `${one.method ?? '?'} ${one.path}`)),
  );
  const found = [...ids].sort().flatMap((id) => endpointById(id) ?? []);
  if (found.length === 0) return '';
  const head =
    '<tr><th>endpoint</th><th>exposure</th><th>data</th><th>action</th><th>notes</th><th>source</th></tr>';
  return `<h2 id="endpoints">Endpoints in this report (${String(found.length)})</h2>
<details><summary>Each endpoint once, with its exposure and the line that says so</summary><div class="scroll"><table>
<thead>${head}</thead><tbody>${found.map(endpointRow).join('')}</tbody></table></div></details>`;
}
