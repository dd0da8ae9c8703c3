/** `portcullis rules` in every format. */
import { visible } from '../../evidence/visible';
import { markdown as safe } from '../formats/escape';
import { columns } from '../formats/table';
import type { NameOf } from '../rule-words';
import { sectionsOf, type RulesReport, type Section } from './sections';

export { errorText, type RulesReport } from './sections';

type Format = (report: RulesReport, nameOf: NameOf) => string;

const table: Format = (report, nameOf) => {
  const blocks = sectionsOf(report, nameOf).map(({ title, lines = [], steps = [], table: cells }) => [
    visible(title),
    ...lines.map((line) => `  ${visible(line)}`),
    ...steps.map((step, index) => `  ${index + 1}. ${visible(step)}`),
    ...(cells ? columns(cells.header, cells.rows).map((line) => `  ${visible(line)}`) : []),
  ]);
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
};

const markdown: Format = (report, nameOf) => {
  const blocks = sectionsOf(report, nameOf).map((section) => `## ${safe(section.title)}\n\n${body(section)}`);
  return `# ${safe(report.file)}\n\n${blocks.join('\n')}`;
};

function body({ lines = [], steps = [], table: cells }: Section): string {
  const row = (items: readonly (string | number)[]) =>
    `| ${items.map((item) => safe(String(item))).join(' | ')} |\n`;
  return [
    ...lines.map((line) => `- ${safe(line)}\n`),
    ...steps.map((step, index) => `${index + 1}. ${safe(step)}\n`),
    ...(cells
      ? [row(cells.header), row(cells.header.map(() => '---')).replaceAll('\\', ''), ...cells.rows.map(row)]
      : []),
  ].join('');
}

const json: Format = (report) => `${JSON.stringify(report)}\n`;

export const rulesFormats = { table, json, markdown } satisfies Record<string, Format>;
