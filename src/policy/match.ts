/**
 * From a concrete path to its endpoint: a radix tree over the path templates, laid out in flat
 * arrays so that a look-up allocates nothing. docs/decisions/0010-matcher.md says why it is ours.
 */

/** What the matcher needs of an endpoint: a method and a path template with `{parameters}`. */
export interface Template {
  readonly method: string;
  readonly path: string;
}

/** Takes a method and a canonical path; gives the index of the template that matches, or -1. */
export type Match = (method: string, path: string) => number;

/** A node while the tree is being built. Text is literal; a parameter hangs below text that ends in `/`. */
interface Branch {
  text: string;
  literals: Branch[];
  parameter: Branch | null;
  /** Index of the template that ends here, by method; -1 for none. */
  ends: number[] | null;
}

const SLASH = 47;

/**
 * Compiles templates into one function. Where several templates match a path, literal segments win
 * over parameters, the leftmost first; a parameter matches any one non-empty segment. Time grows with
 * the length of the path alone: how often the search can step back is fixed by the templates.
 *
 * @throws Error where two templates of one method match the same paths, or a segment is half a parameter.
 */
export function compile(templates: readonly Template[]): Match {
  const methods = [...new Set(templates.map((template) => template.method))];
  const root = branch('');
  templates.forEach(({ method, path }, index) => {
    const ends = (insert(root, path).ends ??= methods.map(() => -1));
    if (ends[methods.indexOf(method)] !== -1) throw new Error(`two endpoints match \`${method} ${path}\``);
    ends[methods.indexOf(method)] = index;
  });
  return search(methods, flatten(root));
}

function branch(text: string): Branch {
  return { text, literals: [], parameter: null, ends: null };
}

/** The branch where a path template ends; adds and splits branches on the way. */
function insert(root: Branch, path: string): Branch {
  if (/[^/]\{|\}[^/]/.test(path)) throw new Error(`a segment of \`${path}\` is only partly a parameter`);
  let at = root;
  path.split(/\{[^/]*\}/).forEach((literal, index) => {
    if (index > 0) at = at.parameter ??= branch('');
    if (literal !== '') at = insertLiteral(at, literal);
  });
  return at;
}

function insertLiteral(parent: Branch, literal: string): Branch {
  const next = parent.literals.find((child) => child.text[0] === literal[0]);
  if (next === undefined) {
    const leaf = branch(literal);
    parent.literals.push(leaf);
    return leaf;
  }
  let shared = 1;
  while (shared < next.text.length && next.text[shared] === literal[shared]) shared += 1;
  if (shared < next.text.length) split(next, shared);
  return shared === literal.length ? next : insertLiteral(next, literal.slice(shared));
}

function split(node: Branch, at: number): void {
  const tail = { ...node, text: node.text.slice(at) };
  Object.assign(node, { ...branch(node.text.slice(0, at)), literals: [tail] });
}

/** The tree in arrays. A node is the index of its first field in `nodes`; 0 is the root and also means "none". */
interface Flat {
  readonly nodes: Int32Array;
  /** Literal text of all nodes, as character codes. */
  readonly text: Uint16Array;
  /** For each node a run of slots, one for each code from its lowest to its highest first character. */
  readonly slots: Int32Array;
  /** For each node where a template ends, the index of that template by method; -1 for none. */
  readonly ends: Int32Array;
}

const TEXT_FROM = 0;
const TEXT_TO = 1;
const SLOT = 2;
const LOWEST = 3;
const HIGHEST = 4;
const PARAMETER = 5;
const END = 6;

function flatten(root: Branch): Flat {
  const nodes: number[] = [];
  const text: number[] = [];
  const slots: number[] = [];
  const ends: number[] = [];
  const lay = (node: Branch): number => {
    const at = nodes.length;
    const codes = node.literals.map((child) => child.text.charCodeAt(0));
    const lowest = Math.min(...codes);
    const count = codes.length === 0 ? 0 : Math.max(...codes) - lowest + 1;
    const slot = slots.length;
    for (let i = 0; i < count; i += 1) slots.push(0);
    const from = text.length;
    for (let i = 0; i < node.text.length; i += 1) text.push(node.text.charCodeAt(i));
    const end = node.ends === null ? -1 : ends.push(...node.ends) - node.ends.length;
    nodes.push(
      from,
      text.length,
      slot,
      count === 0 ? 1 : lowest,
      count === 0 ? 0 : lowest + count - 1,
      0,
      end,
    );
    node.literals.forEach((child, i) => (slots[slot + (codes[i] ?? 0) - lowest] = lay(child)));
    if (node.parameter !== null) nodes[at + PARAMETER] = lay(node.parameter);
    return at;
  };
  lay(root);
  return {
    nodes: Int32Array.from(nodes),
    text: Uint16Array.from(text),
    slots: Int32Array.from(slots),
    ends: Int32Array.from(ends),
  };
}

/** Reads a cell that is known to be there; the compiler of the engine drops the fallback. */
function cell(cells: Int32Array | Uint16Array, index: number): number {
  return cells[index] ?? 0;
}

/** Depth-first search over the flat tree: literals first, stepping back to the last parameter passed over. */
function search(methods: readonly string[], { nodes, text, slots, ends }: Flat): Match {
  const retryNode: number[] = [];
  const retryAt: number[] = [];

  const child = (node: number, code: number): number => {
    const lowest = cell(nodes, node + LOWEST);
    if (code < lowest || code > cell(nodes, node + HIGHEST)) return 0;
    return cell(slots, cell(nodes, node + SLOT) + code - lowest);
  };

  return (method, path) => {
    const column = methods.indexOf(method);
    if (column === -1) return -1;
    let retries = 0;
    let node = 0;
    let at = 0;
    for (;;) {
      let next = 0;
      at = textEnd(path, at, text, cell(nodes, node + TEXT_FROM), cell(nodes, node + TEXT_TO));
      if (at === path.length) {
        const end = cell(nodes, node + END);
        const found = end === -1 ? -1 : cell(ends, end + column);
        if (found !== -1) return found;
      } else if (at !== -1) {
        const code = path.charCodeAt(at);
        const parameter = code === SLASH ? 0 : cell(nodes, node + PARAMETER);
        next = child(node, code);
        if (next === 0 && parameter !== 0) {
          next = parameter;
          at = segmentEnd(path, at);
        } else if (parameter !== 0) {
          retryNode[retries] = parameter;
          retryAt[retries] = at;
          retries += 1;
        }
      }
      if (next === 0) {
        if (retries === 0) return -1;
        retries -= 1;
        next = retryNode[retries] ?? 0;
        at = segmentEnd(path, retryAt[retries] ?? 0);
      }
      node = next;
    }
  };
}

/** Where the path goes on after a node's text, -1 where it does not go along with it. */
function textEnd(path: string, at: number, text: Uint16Array, from: number, to: number): number {
  if (path.length - at < to - from) return -1;
  let end = at;
  for (let index = from; index < to; index += 1) {
    if (path.charCodeAt(end) !== cell(text, index)) return -1;
    end += 1;
  }
  return end;
}

function segmentEnd(path: string, from: number): number {
  let at = from;
  while (at < path.length && path.charCodeAt(at) !== SLASH) at += 1;
  return at;
}
