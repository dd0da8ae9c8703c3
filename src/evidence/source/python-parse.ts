import { NodeType, Tree, type SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import { limits } from './limits';

/** The statements of a Python text; `whole` is false when a stretch of it could not be made out. */
export interface PythonText {
  readonly statements: readonly SyntaxNode[];
  readonly whole: boolean;
}

/** Gives up at the first error of syntax, which costs nothing. */
const strict = parser.configure({ strict: true });

/**
 * Parses a Python text, of Python 2 as well. A text with an error of syntax is read statement by
 * statement, so that one broken statement does not reach into the next; finding a way through broken ones is costly, and
 * goes on until its steps are used up. After that a text of which most is broken is left.
 */
export function parsePython(text: string): PythonText {
  const sound = soundly(text, 0, text.length);
  if (sound) return { statements: children(sound.topNode), whole: true };
  const modern = modernised(text);
  const whole = modern === text ? null : soundly(modern, 0, modern.length);
  return whole ? { statements: children(whole.topNode), whole: true } : parsePieces(modern);
}

function parsePieces(text: string): PythonText {
  const trees: Tree[] = [];
  const starts = startsOf(text);
  let steps: number = limits.recovery;
  let broken = 0;
  for (const [index, from] of starts.entries()) {
    if (steps <= 0 && broken > from / 2) break;
    const to = starts[index + 1] ?? text.length;
    const found = soundly(text, from, to);
    if (!found) broken += to - from;
    trees.push(found ?? (steps > 0 ? recovered(from, to) : Tree.empty));
  }
  const all = new Tree(NodeType.none, trees, starts.slice(0, trees.length), text.length);
  return { statements: children(all.topNode).flatMap(children), whole: steps > 0 };

  function recovered(from: number, to: number): Tree {
    const parse = parser.startParse(text, [], [{ from, to }]);
    for (;;) {
      const tree = parse.advance();
      if (tree) return tree;
      if (--steps === 0) parse.stopAt(parse.parsedPos);
    }
  }
}

/** Forms of Python 2 that the grammar does not have, as others of the same length. */
function modernised(text: string): string {
  return text
    .replace(/^([ \t]*except\b[^:\n]*),([ \t]*\w+[ \t]*:)/gm, '$1|$2')
    .replace(/(?<=(?:^|[:;])[ \t]*)(print[ \t]*)>>/gm, '$1  ')
    .replace(/(?<=(?:^|[:;])[ \t]*)print(?=[ \t]+[^\s=(.,)])/gm, 'None,')
    .replaceAll('<>', '!=');
}

/** The tree of a stretch without an error, null where there is one. */
function soundly(text: string, from: number, to: number): Tree | null {
  try {
    const parse = strict.startParse(text, [], [{ from, to }]);
    let tree = parse.advance();
    while (!tree) tree = parse.advance();
    return tree;
  } catch {
    return null;
  }
}

/** The children of a node without comments. */
export function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (child.name !== 'Comment') found.push(child);
  return found;
}

/** A long text in quotes, or the start of a line that starts a statement of the module. */
const marks = /'''[^]*?'''|"""[^]*?"""|^(?![\s#)\]}]|(?:elif|else|except|finally)\b)/gm;

/** Where the statements of a module start; a decorator goes with what follows it. */
function startsOf(text: string): number[] {
  const starts: number[] = [];
  let last = '';
  for (const { 0: found, index } of text.matchAll(marks)) {
    if (found !== '') continue;
    if (last !== '@') starts.push(index);
    last = text.charAt(index);
  }
  return starts;
}
