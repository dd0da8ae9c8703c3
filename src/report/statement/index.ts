/** A customer statement as a page: what an app calls, loses and keeps, with the same inside for programs. */
import { statementMark } from '../../evidence/statement';
import type { AuditedApp } from '../result';
import { html as safeHtml, markdown as safeMarkdown } from '../formats/escape';
import { style } from '../formats/html/style';
import { citation, statementContent, type Maker, type Row } from './content';

const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

function html(app: AuditedApp, maker: Maker): string {
  const { title, lead, columns, facts, caveats, machine } = statementContent(app, maker);
  const row = ({ title: name, calls }: Row) =>
    `<li><b>${safeHtml(name)}</b>${calls
      .map(
        (call) =>
          `<br><code>${safeHtml(call)}</code> <small class="soft">${safeHtml(citation(call))}</small>`,
      )
      .join('')}</li>`;
  const column = (of: (typeof columns)[number]) =>
    `<section><h2>${of.title}</h2><p class="soft">${of.meaning}</p>${
      of.rows.length > 0 ? `<ul>${of.rows.map(row).join('')}</ul>` : '<p>Nothing that was found.</p>'
    }</section>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>${safeHtml(title)}</title><style>${style}</style></head><body>
<header><h1>${safeHtml(title)}</h1><p>${safeHtml(lead)}</p></header>
<div class="columns">${columns.map(column).join('')}</div>
<dl>${facts.map(([name, value]) => `<dt>${name}</dt><dd>${safeHtml(value)}</dd>`).join('')}</dl>
<ul class="soft">${caveats.map((text) => `<li>${safeHtml(text)}</li>`).join('')}</ul>
<script type="application/json" id="${statementMark}">${machine}</script></body></html>
`;
}

function markdown(app: AuditedApp, maker: Maker): string {
  const { title, lead, columns, facts, caveats, machine } = statementContent(app, maker);
  const row = ({ title: name, calls }: Row) =>
    `- ${safeMarkdown(name)}\n${calls.map((call) => `  - ${safeMarkdown(call)} (${citation(call) || 'not in the catalogue'})\n`).join('')}`;
  const column = (of: (typeof columns)[number]) =>
    `## ${of.title}\n\n${of.meaning}\n\n${of.rows.length > 0 ? of.rows.map(row).join('') : 'Nothing that was found.\n'}\n`;
  return [
    `# ${safeMarkdown(title)}\n\n${safeMarkdown(lead)}\n\n`,
    ...columns.map(column),
    '## Facts\n\n',
    ...facts.map(([name, value]) => `- ${name}: ${safeMarkdown(value)}\n`),
    ...caveats.map((text) => `- ${text}\n`),
    `\n\`\`\`json ${statementMark}\n${machine}\n\`\`\`\n`,
  ].join('');
}

/** The formats of a statement by name. */
export const statementFormats = { html, markdown } as const;
