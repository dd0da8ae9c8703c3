/** Outside text made harmless for the place it is written to. */
import { visible } from '../../evidence/visible';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Safe as text and inside a quoted attribute. */
export function html(text: string): string {
  return visible(text).replace(/[&<>"'`]/g, (mark) => entities[mark] ?? mark);
}

/** Safe in a paragraph or a table cell of markdown: no markup of its own, one line, no link made of a bare address. */
export function markdown(text: string): string {
  return visible(text.replace(/[\t\r\n]+/g, ' '))
    .replace(/[&<>]/g, (mark) => entities[mark] ?? mark)
    .replace(/[\\`*_{}[\]|~#]/g, '\\$&')
    .replace(/(https?):\/\//gi, '$1:\u200b//');
}
