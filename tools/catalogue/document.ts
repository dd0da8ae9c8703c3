/** Reads the catalogue document, as saved to text, into the entries of its tables. */

export interface DocumentEntry {
  readonly name: string;
  /** Heading of the table, as written: `Content - body APIs (version 1)`. */
  readonly section: string;
  readonly api: 'v1' | 'v2';
  readonly exposure: 'blocked' | 'not-blocked';
  /** Whether the entry carries the tag DEPRECATED. */
  readonly deprecated: boolean;
  /** Line of the name, counted from 1. */
  readonly line: number;
  /** The cell "API docs link"; null where an entry has none. */
  readonly link: { readonly text: string; readonly line: number } | null;
}

interface Line {
  readonly text: string;
  readonly line: number;
}

const SECTION = /^.+\([Vv]ersion ([12])\)$/;
/** Link cells start with the method, in capitals or not; one starts with the word Template instead. */
const LINK = /^(?:GET|POST|PUT|DEL|Get|Template) [A-Z]/;
const TABLE_START = 'API docs link';
const END = /^Last modified on /;
const PARTS = new Map<string, DocumentEntry['exposure']>([
  ['Blocked when app access rule applies', 'blocked'],
  ['Not blocked when an app access rule applies', 'not-blocked'],
]);

/**
 * @param text the document as text, one cell of its tables a paragraph
 * @returns every entry in the order of the document
 * @throws Error when an entry has no description, or a table stands outside the two parts
 */
export function readDocument(text: string): DocumentEntry[] {
  const entries: DocumentEntry[] = [];
  let exposure: DocumentEntry['exposure'] | null = null;
  let section: { text: string; api: DocumentEntry['api'] } | null = null;
  let inTable = false;
  let row: Line[] = [];

  const closeRow = (link: Line | null): void => {
    const [name, ...rest] = row;
    row = [];
    if (!name) return;
    if (!exposure || !section) throw new Error(`line ${name.line}: a table outside the two parts`);
    const deprecated = rest[0]?.text === 'DEPRECATED';
    if (rest.length <= (deprecated ? 1 : 0))
      throw new Error(`line ${name.line}: an entry without a description`);
    entries.push({
      name: name.text,
      section: section.text,
      api: section.api,
      exposure,
      deprecated,
      line: name.line,
      link,
    });
  };

  for (const line of paragraphs(text)) {
    const part = PARTS.get(line.text);
    const version = SECTION.exec(line.text)?.[1];
    if (part || version || END.test(line.text)) {
      closeRow(null);
      inTable = false;
      if (part) exposure = part;
      section = version ? { text: line.text, api: version === '1' ? 'v1' : 'v2' } : null;
    } else if (!inTable) {
      inTable = line.text === TABLE_START;
    } else if (row.length > 1 && LINK.test(line.text)) {
      closeRow(line);
    } else {
      row.push(line);
    }
  }
  closeRow(null);
  return entries;
}

function paragraphs(text: string): Line[] {
  return text
    .split(/\r?\n/)
    .map((line, index) => ({ text: line.trim(), line: index + 1 }))
    .filter((line) => line.text !== '');
}
