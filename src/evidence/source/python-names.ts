import type { SyntaxNode } from '@lezer/common';
import { addField, assign, define } from './builder';
import type { Expr } from './program';
import type { PyBuilder } from './python';
import { children } from './python-parse';
import { declaredType } from './python-types';

/** `client: Client` in a class: what its maker puts there is of that type. */
export function declaredField(b: PyBuilder, node: SyntaxNode): void {
  const [name] = children(node);
  const type = declaredType(b, node.getChild('TypeDef'));
  if (!name || !type || !b.owner || b.fn) return;
  const hint = b.module.text.slice(name.from, name.to);
  addField(b.owner, hint, { kind: 'typed', type, hint });
}

/** Gives a target its value from the offset `at` on. */
export function bind(b: PyBuilder, target: SyntaxNode, value: Expr, at: number): void {
  if (target.name === 'VariableName') {
    bindName(b, b.module.text.slice(target.from, target.to), value, at);
    return;
  }
  if (target.name === 'TupleExpression' || target.name === 'ArrayExpression') {
    for (const child of children(target)) bind(b, child, { kind: 'element', object: value, index: null }, at);
    return;
  }
  if (target.name !== 'MemberExpression') return;
  const [object, , property] = children(target);
  if (!object || !property) return;
  const key =
    property.name === 'PropertyName' ? b.module.text.slice(property.from, property.to) : keyOf(b, property);
  if (key === null || object.name !== 'VariableName') return;
  const name = b.module.text.slice(object.from, object.to);
  const isOwn = name === 'self' || name === 'cls' || (b.fn && b.validators.get(b.fn) === name);
  if (isOwn && b.owner) addField(b.owner, key, value);
  else assign(b, name, key, value, at);
}

function bindName(b: PyBuilder, name: string, value: Expr, at: number): void {
  if (b.shared.get(b.scope)?.has(name)) assign(b, name, null, value, at);
  else define(b, b.scope, name, value, at);
  if (b.owner && b.fn === null) addField(b.owner, name, value);
}

function keyOf(b: PyBuilder, node: SyntaxNode): string | null {
  return node.name === 'String' ? b.module.text.slice(node.from + 1, node.to - 1) : null;
}
