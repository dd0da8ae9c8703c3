/**
 * From a concrete path to its endpoint: a radix tree over the path templates, laid out in flat
 * arrays so that a look-up allocates nothing. docs/decisions/0010-matcher.md says why it is ours.
 */

/** What the matcher needs of an endpoint: a method, a path template with `{parameters}`, and what to answer. */
export interface Template {
  readonly method: string;
  readonly path: string;
  /** Not negative; several templates may mean the same. */
  readonly meaning: number;
}

/** Takes a method and a canonical path; gives the meaning of the template that matches, or -1. */
export type Match = (method: string, path: string) => number;

const SLASH = 47;

/** Stands for a parameter in the sorted templates: smaller than any character of a path, so that it comes first. */
const PARAMETER_MARK = '\u0000';

/** A radix tree in arrays. A node is the index of its first field in `nodes`; 0 is the root and also means "none". */
export interface Tree {
  readonly methods: readonly string[];
  readonly nodes: readonly number[];
  /** Literal text of all nodes, ASCII as the templates are. */
  readonly text: string;
  /** For each node a run of slots, one for each code from its lowest to its highest first character. */
  readonly slots: readonly number[];
  /** For each node where a template ends, its meaning by method; -1 for none. */
  readonly ends: readonly number[];
}

const TEXT_FROM = 0;
const TEXT_TO = 1;
const SLOT = 2;
const LOWEST = 3;
const HIGHEST = 4;
const PARAMETER = 5;
const END = 6;

/**
 * Lays out the tree. Once sorted, templates that share a beginning are neighbours, so that the first and the
 * last of a run tell what all of them share.
 *
 * @throws Error where two templates of one method match the same paths, a segment is half a parameter, or a
 *   path is not ASCII.
 */
export function layTree(templates: readonly Template[]): Tree {
  const methods = [...new Set(templates.map(({ method }) => method))];
  const rows = new Map<string, number[]>();
  for (const { method, path, meaning } of templates) {
    if (/[^/]\{|\}[^/]/.test(path)) throw new Error(`a segment of \`${path}\` is only partly a parameter`);
    if (/[^!-~]/.test(path)) throw new Error(`\`${path}\` is not written in ASCII`);
    const key = path.replace(/\{[^/]*\}/g, PARAMETER_MARK);
    const ends = rows.get(key) ?? methods.map(() => -1);
    if (ends[methods.indexOf(method)] !== -1) throw new Error(`two endpoints match \`${method} ${path}\``);
    ends[methods.indexOf(method)] = meaning;
    rows.set(key, ends);
  }
  const keys = [...rows.keys()].sort();
  const nodes: number[] = [];
  const text: string[] = [];
  let length = 0;
  const slots: number[] = [];
  const ends: number[] = [];

  /** The node of the templates from `first` up to `last`, which share their first `depth` characters. */
  const lay = (first: number, last: number, depth: number): number => {
    const key = keys[first] ?? '';
    const at = sharedEnd(key, keys[last - 1] ?? '', depth);
    const here = key.length === at ? (rows.get(key) ?? []) : [];
    const node = nodes.length;
    nodes.push(length, length + at - depth, 0, 0, 0, 0, here.length === 0 ? -1 : ends.length);
    text.push(key.slice(depth, at));
    length += at - depth;
    for (const end of here) ends.push(end);
    const children: Run[] = [];
    for (const run of runsAt(keys, here.length === 0 ? first : first + 1, last, at)) {
      if (run.code === 0) nodes[node + PARAMETER] = lay(run.first, run.last, at + 1);
      else children.push(run);
    }
    const lowest = children[0]?.code ?? 1;
    const highest = children.at(-1)?.code ?? 0;
    const slot = slots.length;
    nodes[node + SLOT] = slot;
    nodes[node + LOWEST] = lowest;
    nodes[node + HIGHEST] = highest;
    for (let code = lowest; code <= highest; code += 1) slots.push(0);
    for (const run of children) slots[slot + run.code - lowest] = lay(run.first, run.last, at);
    return node;
  };
  lay(0, keys.length, 0);
  return { methods, nodes, text: text.join(''), slots, ends };
}

/** Where two templates part, or a parameter comes; they are the same up to `from`. */
function sharedEnd(one: string, other: string, from: number): number {
  if (one === other) {
    const mark = one.indexOf(PARAMETER_MARK, from);
    return mark === -1 ? one.length : mark;
  }
  let at = from;
  while (at < one.length && one[at] === other[at] && one[at] !== PARAMETER_MARK) at += 1;
  return at;
}

interface Run {
  readonly code: number;
  readonly first: number;
  readonly last: number;
}

/** The keys from `first` up to `last` in runs that have the same character at a place. */
function runsAt(keys: readonly string[], first: number, last: number, at: number): Run[] {
  const runs: Run[] = [];
  for (let from = first; from < last;) {
    const code = keys[from]?.charCodeAt(at) ?? 0;
    let to = from + 1;
    while (to < last && keys[to]?.charCodeAt(at) === code) to += 1;
    runs.push({ code, first: from, last: to });
    from = to;
  }
  return runs;
}

/** Reads a cell that is known to be there; the compiler of the engine drops the fallback. */
function cell(cells: Int32Array | Uint8Array, index: number): number {
  return cells[index] ?? 0;
}

/**
 * The function that a tree stands for. Where several templates match a path, literal segments win over
 * parameters, the leftmost first; a parameter matches any one non-empty segment. It searches depth first and
 * steps back to the last parameter it passed over. How often it can is fixed by the templates, so that time
 * grows with the length of the path alone.
 */
export function matcher(tree: Tree): Match {
  const { methods } = tree;
  const nodes = Int32Array.from(tree.nodes);
  const text = new TextEncoder().encode(tree.text);
  const slots = Int32Array.from(tree.slots);
  const ends = Int32Array.from(tree.ends);
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
function textEnd(path: string, at: number, text: Uint8Array, from: number, to: number): number {
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
