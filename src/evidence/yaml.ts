import { isMap, Lexer, LineCounter, parseAllDocuments, visit, type Document, type ParsedNode } from 'yaml';
import type { Notice } from './app';
import type { Parsed } from './json';
import { clip } from './lenient';
import { notice, noticeOfLines } from './notice';
import { limits, refused, tooLarge, type Refused } from './read';

const mostParts = 30_000;

/**
 * Parses YAML as deployed manifests are written: a key given twice counts with its last value, tabs count
 * as spaces, the first document of several is taken, each with a notice. One sentence with the line where
 * the text is no YAML; never throws, whatever the text.
 */
export function parseYaml(text: string, file: string): Parsed | Refused {
  const refusal = tooLarge(text, limits.artefact) ?? tooMuch(text);
  if (refusal) return refusal;
  try {
    return parse(text, file);
  } catch (error) {
    if (error instanceof RangeError) return refused('is nested too deeply for a manifest');
    if (error instanceof ReferenceError)
      return refused('has aliases that cannot be resolved or expand without end');
    return refused('is not valid YAML');
  }
}

function parse(text: string, file: string): Parsed | Refused {
  const lines = new LineCounter();
  const [document, ...others] = parseAllDocuments(text, {
    uniqueKeys: false,
    merge: true,
    prettyErrors: false,
    logLevel: 'silent',
    lineCounter: lines,
  }) as Document.Parsed[];
  if (!document) return refused('is empty');
  const [error] = document.errors;
  if (error?.code === 'TAB_AS_INDENT' && /^ *\t/mu.test(text)) return withoutTabs(text, file);
  if (error) return refused(`is not valid YAML at line ${lines.linePos(error.pos[0]).line}`);
  const notices = duplicateKeys(document, file, lines);
  if (others.length > 0) {
    notices.push(notice('several-documents', file, null, 'has several documents, the first one was read'));
  }
  return {
    ok: true,
    value: document.toJS({ maxAliasCount: 50 }),
    notices,
    lineOf: (path) => lineOf(document, lines, path),
  };
}

function withoutTabs(text: string, file: string): Parsed | Refused {
  const read = parse(
    text.replace(/^[ \t]+/gmu, (indent) => indent.replaceAll('\t', '  ')),
    file,
  );
  if (!read.ok) return read;
  const detail = 'is indented with tabs, which YAML does not allow';
  return { ...read, notices: [...read.notices, notice('tabs', file, null, detail)] };
}

/**
 * A parsed part takes far more memory and time than its text, so the parts are counted before anything is built.
 * Real manifests have about 1,000 at most; deep nesting is only possible on one line.
 */
function tooMuch(text: string): Refused | null {
  if (/(?:[[{]\s*){50}|(?:[-?:] +){50}/u.test(text)) return refused('is nested too deeply for a manifest');
  const parts = new Lexer().lex(text);
  for (let count = 0; parts.next().done !== true; count += 1) {
    if (count > mostParts) return refused('has more parts than any manifest');
  }
  return null;
}

function lineOf(document: Document.Parsed, lines: LineCounter, path: readonly (string | number)[]): number {
  const node = document.getIn(path, true) as ParsedNode | undefined;
  return node?.range ? lines.linePos(node.range[0]).line : 1;
}

/** One notice a key, whatever the number of times it is repeated. */
function duplicateKeys(document: Document.Parsed, file: string, lines: LineCounter): Notice[] {
  const found = new Map<string, number[]>();
  visit(document, {
    Map(_, node) {
      if (!isMap<ParsedNode>(node)) return;
      const seen = new Set<string>();
      for (const { key } of node.items) {
        const name = String(key);
        if (seen.has(name)) {
          found.set(name, [...(found.get(name) ?? []), lines.linePos(key.range[0]).line]);
        }
        seen.add(name);
      }
    },
  });
  return [...found].flatMap(([name, at]) =>
    noticeOfLines(
      'duplicate-key',
      file,
      at,
      `gives \`${clip(name)}\` more than once in one place, the last one counts`,
    ),
  );
}
