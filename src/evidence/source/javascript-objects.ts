import type * as t from '@babel/types';
import { keyed, makeClass } from './builder';
import { expression } from './javascript-expressions';
import { functionExpr } from './javascript-functions';
import type { JsBuilder, Node } from './javascript';
import type { Class, Entry, Expr } from './program';

/** An object is the owner of its functions: their `this` sees its other keys. Other values keep the `this` around. */
export function object(b: JsBuilder, node: t.ObjectExpression): Expr {
  if (!node.properties.some(isOwned))
    return { kind: 'object', entries: node.properties.map((property) => entryOf(b, property, null)) };
  const entries: Entry[] = [];
  const owner = makeClass(b, '', null);
  for (const property of node.properties) {
    const entry = entryOf(b, property, owner);
    entries.push(entry);
    if ('spread' in entry) continue;
    const { key, value } = entry;
    if (isOwned(property) && value.kind === 'function') owner.methods.set(key, value.fn);
    else owner.fields.set(key, [value]);
  }
  return { kind: 'object', entries };
}

type Property = t.ObjectExpression['properties'][number];

/** True for a function that sees the object as its `this`. */
function isOwned(property: Property): boolean {
  return (
    property.type === 'ObjectMethod' ||
    (property.type === 'ObjectProperty' && property.value.type === 'FunctionExpression')
  );
}

function entryOf(b: JsBuilder, property: Property, owner: Class | null): Entry {
  if (property.type === 'SpreadElement') return { spread: expression(b, property.argument) };
  if (property.computed && property.key.type !== 'StringLiteral') return computedEntry(b, property);
  const key = plainKey(property.key);
  if (property.type === 'ObjectMethod') return { key, value: functionExpr(b, property, owner, key) };
  const { value } = property;
  if (value.type === 'FunctionExpression') return { key, value: functionExpr(b, value, owner, key) };
  if (value.type === 'ArrowFunctionExpression') return { key, value: functionExpr(b, value, null, key) };
  return keyed(b, key, expression(b, value));
}

function plainKey(key: Node): string {
  if (key.type === 'Identifier') return key.name;
  return key.type === 'StringLiteral' || key.type === 'NumericLiteral' ? String(key.value) : '';
}

/** `[NAME]: value`. */
function computedEntry(b: JsBuilder, property: t.ObjectProperty | t.ObjectMethod): Entry {
  const computed = expression(b, property.key);
  const value =
    property.type === 'ObjectMethod' ? functionExpr(b, property, null, '') : expression(b, property.value);
  return { key: '', computed, value };
}
