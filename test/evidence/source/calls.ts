import { collectSource } from '../../../src/evidence/source';

/** Files by path, or the text of one file. */
export type Tree = string | Readonly<Record<string, string>>;

/** The calls found in a tree, as `line METHOD path caller`, with the file where there are several. */
export function calls(tree: Tree, path = 'src/index.ts'): string[] {
  const files = typeof tree === 'string' ? { [path]: tree } : tree;
  const isOne = Object.keys(files).length === 1;
  const found = collectSource(Object.entries(files).map(([file, text]) => ({ path: file, text })));
  return found.evidence.map((row) => {
    const place = isOne ? String(row.line) : `${row.file}:${String(row.line)}`;
    return `${place} ${String(row.method)} ${row.path} ${row.caller}`;
  });
}

/** The calls of a tree that stay open, as `line reason`. */
export function open(tree: Tree, path = 'src/index.ts'): string[] {
  const files = typeof tree === 'string' ? { [path]: tree } : tree;
  const found = collectSource(Object.entries(files).map(([file, text]) => ({ path: file, text })));
  return found.unresolved.map((row) => `${String(row.line)} ${row.reason}`);
}
