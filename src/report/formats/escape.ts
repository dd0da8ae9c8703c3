/** Outside text made harmless for the place it is written to. */

/** Control characters and direction marks could rewrite a terminal or a line; each becomes one visible mark. */
export function visible(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]/g,
    '\ufffd',
  );
}

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
