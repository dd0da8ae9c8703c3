/** A record of somebody else's making, kept as an example of what a call was read from. */

/** Characters of one example. */
const longest = 2_000;
const deepest = 8;

/** Fields whose values open something, or name a person or a machine. */
const sensitive =
  /token|secret|passw|authori[sz]ation|cookie|credential|jwt|session|signature|api[-_ ]?key|\bip\b|^ip|address|e-?mail|user[-_ ]?name|location|useragent|user[-_ ]agent/iu;

/** Credentials, mail addresses and addresses of machines inside a text; a query may hold any of them. */
const inText: readonly (readonly [RegExp, string])[] = [
  [/\?[^\s"'<>]*/gu, '?…'],
  [/\b(?:Bearer|Basic|Digest)\s+[^\s"',]+/giu, '…'],
  [/\b(?:eyJ|AT[AC]TT)[\w.=-]+/gu, '…'],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu, '…'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}\b/gu, '…'],
  [/\/\/[^/@\s"']+@/gu, '//…@'],
];

/**
 * The record as JSON of at most 2,000 characters, less what opens something or names a person; a longer one loses its
 * end and says so with `…`.
 */
export function rawRecord(record: Readonly<Record<string, unknown>>): string {
  const text = JSON.stringify(stripped(record, 0));
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

function stripped(value: unknown, depth: number): unknown {
  if (typeof value === 'string')
    return inText.reduce((text, [what, mark]) => text.replace(what, mark), value.slice(0, longest));
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= deepest) return '…';
  if (Array.isArray(value)) return value.slice(0, 50).map((part) => stripped(part, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, 100)
      .map(([name, part]) => [
        name,
        sensitive.test(name) && typeof part !== 'object' ? '…' : stripped(part, depth + 1),
      ]),
  );
}
