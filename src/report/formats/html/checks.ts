/** What the checks answer, each with its reasons. */
import type { CheckResult } from '../../checks/evaluate';
import { checkLevel } from '../../checks/words';
import { count } from '../../words';
import { html as safe } from '../escape';

/** Reasons that stand open beside a check; more than these are opened by hand. */
const OPEN = 5;

function reasons(texts: readonly string[]): string {
  const items = `<ul class="findings">${texts.map((text) => `<li>${safe(text)}</li>`).join('')}</ul>`;
  if (texts.length <= OPEN) return texts.length === 0 ? '' : items;
  return `<details><summary>${count(texts.length, 'reason')}</summary>${items}</details>`;
}

function row({ id, title, control, result, texts }: CheckResult): string {
  const name = title === id ? '' : `<br><code class="soft">${safe(id)}</code>`;
  return (
    `<tr><td><span class="tag ${checkLevel[result]}">${result}</span></td><td>${safe(title)}${name}</td>` +
    `<td>${safe(control ?? '')}</td><td>${reasons(texts)}</td></tr>\n`
  );
}

/** Nothing where there are no checks. */
export function checkSection(results: readonly CheckResult[]): string {
  if (results.length === 0) return '';
  const head = ['result', 'check', 'control', 'why'].map((title) => `<th>${title}</th>`).join('');
  return `<h2 id="checks">Checks</h2>
<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>
${results.map(row).join('')}</tbody></table></div>
`;
}
