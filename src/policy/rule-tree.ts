/** The text of a rules file as plain values that still know their lines. */
import { isMap, isNode, isScalar, Lexer, LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { RuleError } from './rule';

export interface Tree {
  readonly value: unknown;
  /** 1-based line of the value at a path; of its nearest parent where there is none. */
  readonly lineOf: (path: readonly PropertyKey[]) => number | null;
}

export type ReadTree =
  { readonly ok: true; readonly tree: Tree } | { readonly ok: false; readonly errors: readonly RuleError[] };

const LONGEST_TEXT = 200_000;
/** A rules file nests six levels; the parser's stack holds a few hundred. */
const DEEPEST = 20;
const MOST_ALIASES = 100;
/** A text that is not YAML at all makes an error of every character. */
const MOST_ERRORS = 20;

/** Reads YAML, of which JSON is a part. What would take the parser too long or too deep is refused before it starts. */
export function readTree(text: string): ReadTree {
  if (text.length > LONGEST_TEXT) {
    return refuse([
      { line: null, message: `expected at most ${LONGEST_TEXT} characters, found ${text.length}` },
    ]);
  }
  const excess = findExcess(text);
  if (excess !== null) return refuse([excess]);
  const lines = new LineCounter();
  // The parser's own search for repeated keys takes quadratic time.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  const errors = [
    ...document.errors.map(({ pos, message }) => ({
      line: lines.linePos(pos[0]).line,
      message: `not valid YAML: ${message.charAt(0).toLowerCase()}${message.slice(1)}`,
    })),
    ...repeatedKeys(document, lines),
  ];
  if (errors.length > 0) return refuse(errors);
  try {
    const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    return { ok: true, tree: { value, lineOf: (path) => lineOf(document, lines, path) } };
  } catch {
    return refuse([
      { line: null, message: `expected aliases that are defined, and at most ${MOST_ALIASES} uses of them` },
    ]);
  }
}

type Fault = Omit<RuleError, 'field'>;

function refuse(faults: readonly Fault[]): ReadTree {
  const { kept, left } = limitErrors(faults);
  return { ok: false, errors: [...kept.map((fault) => ({ ...fault, field: '' })), ...left] };
}

/** The first errors, and one that counts those left out. */
export function limitErrors<T>(all: readonly T[]): {
  readonly kept: readonly T[];
  readonly left: readonly RuleError[];
} {
  const more = all.length - MOST_ERRORS;
  const left = more > 0 ? [{ line: null, field: '', message: `${more} more errors are left out` }] : [];
  return { kept: all.slice(0, MOST_ERRORS), left };
}

/** The first place that nests too deep, or has a key of more than one word: both cost the parser dearly. */
function findExcess(text: string): Fault | null {
  let line = 1;
  let open = 0;
  let dashes = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === '?') return { line, message: 'found `?` before a key; expected a plain key' };
    if (token === '[' || token === '{') open += 1;
    if (token === ']' || token === '}') open -= 1;
    if (token === '-') dashes += 1;
    if (open + dashes > DEEPEST) return { line, message: `expected at most ${DEEPEST} levels of nesting` };
    const breaks = token.split('\n').length - 1;
    line += breaks;
    if (breaks > 0) dashes = 0;
  }
  return null;
}

function repeatedKeys(document: Document, lines: LineCounter): Fault[] {
  const faults: Fault[] = [];
  visit(document, {
    Map: (_, map) => {
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        const name = isScalar(key) ? key.value : key;
        if (seen.has(name))
          faults.push({ line: lineAt(key, lines), message: `\`${String(name)}\` is given twice` });
        seen.add(name);
      }
    },
  });
  return faults;
}

function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number | null {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const last = path[length - 1];
    const pair = isMap(parent)
      ? parent.items.find(({ key }) => isScalar(key) && key.value === last)
      : undefined;
    const line = lineAt(pair?.key ?? document.getIn(path.slice(0, length), true), lines);
    if (line !== null) return line;
  }
  return lineAt(document.contents, lines);
}

function lineAt(node: unknown, lines: LineCounter): number | null {
  return isNode(node) && node.range ? lines.linePos(node.range[0]).line : null;
}
