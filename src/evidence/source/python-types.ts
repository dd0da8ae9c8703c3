import type { SyntaxNode } from '@lezer/common';
import type { Expr } from './program';
import type { PyBuilder } from './python';
import { children } from './python-parse';

/** What a declared type names, null where it names nothing: `X`, `"X"`, `package.X`, `X | None`, `Optional[X]`. */
export function declaredType(b: PyBuilder, definition: SyntaxNode | null | undefined): Expr | null {
  return definition ? named(b, definition.lastChild) : null;
}

function named(b: PyBuilder, node: SyntaxNode | null): Expr | null {
  if (!node) return null;
  const text = b.module.text.slice(node.from, node.to);
  if (node.name === 'VariableName') return nameOf(b, text);
  if (node.name === 'String') {
    const inside = /^["'](?:None *\| *)?(\w+)(?: *\| *None)?["']$/.exec(text)?.[1];
    return inside === undefined ? null : nameOf(b, inside);
  }
  if (node.name === 'BinaryExpression') {
    const one = children(node).find(({ name }) => name !== 'None' && name !== 'BitOp');
    return named(b, one ?? null);
  }
  if (node.name !== 'MemberExpression') return null;
  const [object, sign, inner] = children(node);
  if (!object || !inner) return null;
  const outer = b.module.text.slice(object.from, object.to);
  if (sign?.name === '[') return /^(?:\w+\.)?Optional$/.test(outer) ? named(b, inner) : null;
  const from = named(b, object);
  return from && { kind: 'member', object: from, name: b.module.text.slice(inner.from, inner.to) };
}

/** A type may be named before it is made. */
function nameOf(b: PyBuilder, name: string): Expr {
  return { kind: 'name', name, scope: b.scope, at: Number.MAX_SAFE_INTEGER, block: b.block };
}
