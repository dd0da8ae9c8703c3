import type * as t from '@babel/types';
import {
  absent,
  addField,
  addReturn,
  closeFunction,
  define,
  makeClass,
  noteMethods,
  openFunction,
} from './builder';
import { expression, typeName } from './javascript-expressions';
import { bind } from './javascript-names';
import { statement } from './javascript-statements';
import type { JsBuilder, Node } from './javascript';
import type { Class, Expr, Fn } from './program';

/** Lowers a function of any form; `owner` is the class or object whose `this` it sees, if it is a method. */
export function functionExpr(b: JsBuilder, node: t.Function, owner: Class | null, name: string): Expr {
  return { kind: 'function', fn: lowerFunction(b, node, owner, name) };
}

function lowerFunction(b: JsBuilder, node: t.Function, owner: Class | null, name: string): Fn {
  const around = b.owner;
  if (owner) b.owner = owner;
  const fn = openFunction(b, name, owner, typeName(b, node.returnType));
  for (const [index, param] of node.params.entries()) parameter(b, fn, param, index);
  if (node.body.type === 'BlockStatement') for (const child of node.body.body) statement(b, child);
  else addReturn(fn, expression(b, node.body));
  closeFunction(b);
  b.owner = around;
  return fn;
}

function parameter(b: JsBuilder, fn: Fn, node: Node, index: number): void {
  let target = node;
  const value: Expr = { kind: 'param', fn, index };
  const isField = target.type === 'TSParameterProperty';
  if (target.type === 'TSParameterProperty') target = target.parameter;
  let fallback: Expr | null = null;
  if (target.type === 'AssignmentPattern') {
    fallback = expression(b, target.right);
    target = target.left;
  }
  const name = target.type === 'Identifier' ? target.name : '';
  const type = target.type === 'Identifier' ? typeName(b, target.typeAnnotation) : null;
  const optional = fallback === absent || (target.type === 'Identifier' && target.optional === true);
  fn.params.push({ name, fallback, type, rest: target.type === 'RestElement', optional });
  if (isField && b.owner) addField(b.owner, name, value);
  if (target.type === 'Identifier') define(b, b.scope, name, value, -1);
  else bind(b, target, value, b.scope, -1);
}

/** Lowers a class: fields, methods and what its constructor writes to `this`. */
export function lowerClass(b: JsBuilder, node: t.Class): Class {
  const base = node.superClass ? expression(b, node.superClass) : null;
  const made = makeClass(b, node.id?.name ?? '', base);
  const around = b.owner;
  b.owner = made;
  for (const member of node.body.body) {
    const key = classKey(member);
    if (member.type === 'ClassMethod' || member.type === 'ClassPrivateMethod') {
      const fn = lowerFunction(b, member, made, key);
      if (member.kind === 'get') for (const value of fn.returns) addField(made, key, value);
      else made.methods.set(key, fn);
    } else if (member.type === 'ClassProperty' || member.type === 'ClassPrivateProperty') {
      if (member.value) addField(made, key, expression(b, member.value));
      const type = typeName(b, member.typeAnnotation);
      if (type) addField(made, key, { kind: 'typed', type, hint: key });
    } else if (member.type === 'StaticBlock') statement(b, member);
  }
  b.owner = around;
  noteMethods(b, made);
  return made;
}

function classKey(member: t.Class['body']['body'][number]): string {
  if (!('key' in member)) return '';
  const { key } = member;
  if (key.type === 'PrivateName') return `#${key.id.name}`;
  if (key.type === 'Identifier') return key.name;
  return key.type === 'StringLiteral' ? key.value : '';
}
