import type * as t from '@babel/types';
import { addExport, addField, assign, define } from './builder';
import { expression, text } from './javascript-expressions';
import type { JsBuilder, Node } from './javascript';
import type { Expr, Scope } from './program';

/**
 * Gives the names of a pattern their values from the offset `at` on: as new names of a scope, or as
 * assignments to names known somewhere around (scope null).
 */
export function bind(b: JsBuilder, pattern: Node, value: Expr, scope: Scope | null, at: number): void {
  const inner: Inner = (part, from) => {
    bind(b, part, from, scope, at);
  };
  if (pattern.type === 'Identifier') {
    if (scope) define(b, scope, pattern.name, value, at);
    else assign(b, pattern.name, null, value, at);
  } else if (pattern.type === 'MemberExpression') assignMember(b, pattern, value, at);
  else if (pattern.type === 'AssignmentPattern') {
    inner(pattern.left, { kind: 'default', value, fallback: expression(b, pattern.right) });
  } else if (pattern.type === 'ObjectPattern') bindKeys(b, pattern, value, inner);
  else if (pattern.type === 'ArrayPattern') bindItems(b, pattern, value, inner);
  else if (pattern.type === 'RestElement') inner(pattern.argument, value);
  else if (pattern.type === 'TSAsExpression' || pattern.type === 'TSNonNullExpression') {
    inner(pattern.expression, value);
  }
}

/** The names that a pattern binds. */
export function boundNames(pattern: Node): string[] {
  if (pattern.type === 'Identifier') return [pattern.name];
  if (pattern.type === 'AssignmentPattern') return boundNames(pattern.left);
  if (pattern.type === 'RestElement') return boundNames(pattern.argument);
  if (pattern.type === 'ArrayPattern')
    return pattern.elements.flatMap((item) => (item ? boundNames(item) : []));
  if (pattern.type !== 'ObjectPattern') return [];
  return pattern.properties.flatMap((one) => boundNames(one.type === 'RestElement' ? one : one.value));
}

type Inner = (part: Node, value: Expr) => void;

function bindKeys(b: JsBuilder, pattern: t.ObjectPattern, value: Expr, inner: Inner): void {
  for (const property of pattern.properties) {
    if (property.type === 'RestElement') inner(property.argument, value);
    else if (property.key.type === 'Identifier' && !property.computed) {
      inner(property.value, { kind: 'member', object: value, name: property.key.name });
    } else inner(property.value, { kind: 'element', object: value, index: expression(b, property.key) });
  }
}

function bindItems(b: JsBuilder, pattern: t.ArrayPattern, value: Expr, inner: Inner): void {
  pattern.elements.forEach((item, index) => {
    if (item) inner(item, { kind: 'element', object: value, index: text(b, String(index), item) });
  });
}

function assignMember(b: JsBuilder, node: t.MemberExpression, value: Expr, at: number): void {
  const key = memberKey(node);
  const object = node.object;
  if (object.type !== 'Identifier') expression(b, object);
  if (key === null) return;
  if (object.type === 'ThisExpression' && b.owner) addField(b.owner, key, value);
  else if (object.type === 'Identifier' && object.name === 'module' && key === 'exports')
    addExport(b.module, '=', value);
  else if (object.type === 'Identifier' && object.name === 'exports') addExport(b.module, key, value);
  else if (object.type === 'Identifier') assign(b, object.name, key, value, at);
  else if (object.type === 'MemberExpression' && object.object.type === 'Identifier') {
    if (object.object.name === 'module') addExport(b.module, key, value);
  }
}

function memberKey(node: t.MemberExpression): string | null {
  const { property } = node;
  if (property.type === 'PrivateName') return `#${property.id.name}`;
  if (!node.computed) return property.type === 'Identifier' ? property.name : null;
  return property.type === 'StringLiteral' ? property.value : null;
}
