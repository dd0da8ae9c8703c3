import type * as t from '@babel/types';
import { absent, addBound, addCall, enter, nothing, present } from './builder';
import { absenceOf } from './javascript-absence';
import { testOf } from './javascript-conditions';
import { functionExpr, lowerClass } from './javascript-functions';
import { bind } from './javascript-names';
import { object } from './javascript-objects';
import type { JsBuilder, Node } from './javascript';
import type { Entry, Expr } from './program';

/** Lowers one expression; a form it does not know becomes opaque, with the calls inside kept. */
export function expression(b: JsBuilder, node: Node | null | undefined): Expr {
  if (!node) return nothing;
  if (!enter(b)) return nothing;
  const value = lower(b, node);
  b.depth--;
  return value;
}

type Lower<T extends Node['type']> = (b: JsBuilder, node: Extract<Node, { type: T }>) => Expr;

const inner = (b: JsBuilder, node: { readonly expression: Node }): Expr => expression(b, node.expression);

/** One entry a form; every other form is opaque. */
const forms: { readonly [T in Node['type']]?: Lower<T> } = {
  StringLiteral: (b, node) => text(b, node.value, node),
  NumericLiteral: (b, node) => text(b, String(node.value), node),
  NullLiteral: () => absent,
  BooleanLiteral: (_, node) => (node.value ? present : absent),
  TemplateLiteral: template,
  TaggedTemplateExpression: (b, node) => {
    expression(b, node.tag);
    return template(b, node.quasi);
  },
  Identifier: (b, node) =>
    node.name === 'undefined'
      ? absent
      : { kind: 'name', name: node.name, scope: b.scope, at: node.start ?? 0, block: b.block },
  ThisExpression: (b) => ({ kind: 'this', owner: b.owner }),
  Super: (b) => ({ kind: 'super', owner: b.owner }),
  MemberExpression: member,
  OptionalMemberExpression: member,
  CallExpression: call,
  OptionalCallExpression: call,
  NewExpression: call,
  ImportExpression: (b, node) =>
    node.source.type === 'StringLiteral'
      ? { kind: 'import', specifier: node.source.value, member: null, from: b.module }
      : opaque(b, node),
  BinaryExpression: binary,
  LogicalExpression: (b, node) => {
    const left = expression(b, node.left);
    const right = expression(b, node.right);
    return node.operator === '&&' ? right : { kind: 'default', value: left, fallback: right };
  },
  ConditionalExpression: choice,
  AssignmentExpression: assignment,
  SequenceExpression: (b, node) => node.expressions.map((child) => expression(b, child)).at(-1) ?? nothing,
  AwaitExpression: (b, node) => expression(b, node.argument),
  TSAsExpression: inner,
  TSSatisfiesExpression: inner,
  TSNonNullExpression: inner,
  TSTypeAssertion: inner,
  TSInstantiationExpression: inner,
  TypeCastExpression: inner,
  ParenthesizedExpression: inner,
  ObjectExpression: object,
  ArrayExpression: (b, node) => ({ kind: 'list', items: list(b, node.elements) }),
  FunctionExpression: (b, node) => functionExpr(b, node, null, node.id?.name ?? ''),
  ArrowFunctionExpression: (b, node) => functionExpr(b, node, null, ''),
  ClassExpression: (b, node) => ({ kind: 'class', class: lowerClass(b, node) }),
};

function lower(b: JsBuilder, node: Node): Expr {
  const form = forms[node.type] as ((b: JsBuilder, node: Node) => Expr) | undefined;
  return form ? form(b, node) : opaque(b, node);
}

/** A piece of text as an expression, with the line it stands on. */
export function text(b: JsBuilder, value: string, node: Node): Expr {
  return { kind: 'text', value, line: lineOf(node), module: b.module };
}

function lineOf(node: Node): number {
  return node.loc?.start.line ?? 1;
}

/** The name of a declared type, if it is one name or a promise of one. */
export function typeName(b: JsBuilder, annotation: Node | null | undefined): Expr | null {
  if (annotation?.type !== 'TSTypeAnnotation') return null;
  const type = promised(annotation.typeAnnotation);
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return null;
  return {
    kind: 'name',
    name: type.typeName.name,
    scope: b.scope,
    at: Number.MAX_SAFE_INTEGER,
    block: b.block,
  };
}

function promised(type: t.TSType): t.TSType {
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return type;
  return (type.typeName.name === 'Promise' ? type.typeParameters?.params[0] : null) ?? type;
}

function choice(b: JsBuilder, node: t.ConditionalExpression): Expr {
  expression(b, node.test);
  const absence = absenceOf(node.test, node.consequent, node.alternate);
  if (absence) {
    const value = expression(b, absence.value);
    return absence.fallback ? { kind: 'default', value, fallback: expression(b, absence.fallback) } : value;
  }
  const options = [expression(b, node.consequent), expression(b, node.alternate)];
  return { kind: 'choice', options, test: testOf(b, node.test) };
}

function template(b: JsBuilder, node: t.TemplateLiteral): Expr {
  const parts: Expr[] = [];
  node.quasis.forEach((quasi, index) => {
    const value = quasi.value.cooked ?? quasi.value.raw;
    if (value !== '') parts.push(text(b, value, quasi));
    const inner = node.expressions[index];
    if (inner) parts.push(expression(b, inner));
  });
  return { kind: 'concat', parts };
}

/** Long sums lean to the left, so the left side is walked in a loop and not by recursion. */
function binary(b: JsBuilder, node: t.BinaryExpression): Expr {
  if (node.operator !== '+') return opaque(b, node);
  const parts: Node[] = [];
  let left: Node = node;
  while (left.type === 'BinaryExpression' && left.operator === '+') {
    parts.push(left.right);
    left = left.left;
  }
  parts.push(left);
  return { kind: 'concat', parts: parts.reverse().map((part) => expression(b, part)) };
}

function member(b: JsBuilder, node: t.MemberExpression | t.OptionalMemberExpression): Expr {
  const inner = expression(b, node.object);
  const { property } = node;
  if (property.type === 'PrivateName') return { kind: 'member', object: inner, name: `#${property.id.name}` };
  if (!node.computed && property.type === 'Identifier')
    return { kind: 'member', object: inner, name: property.name };
  if (property.type === 'StringLiteral') return { kind: 'member', object: inner, name: property.value };
  return { kind: 'element', object: inner, index: expression(b, property) };
}

function call(b: JsBuilder, node: t.CallExpression | t.OptionalCallExpression | t.NewExpression): Expr {
  const { callee } = node;
  const first = node.arguments[0];
  if (first?.type === 'StringLiteral' && isImport(callee)) {
    const form = callee.type === 'Import' ? null : '=';
    return { kind: 'import', specifier: first.value, member: form, from: b.module };
  }
  const target = expression(b, callee);
  const args = list(b, node.arguments);
  const named =
    callee.type === 'MemberExpression' || callee.type === 'OptionalMemberExpression'
      ? callee.property
      : callee;
  const place = { line: lineOf(named), from: node.start ?? 0, to: node.end ?? 0 };
  const [owner, ...given] = args;
  if (target.kind !== 'member' || !owner) return addCall(b, target, args, noKeywords, place);
  const { name, object: fn } = target;
  if (name === 'bind' && given.length > 0) return addBound(b, fn, given, noKeywords, place);
  // `f.call(this, a)` calls `f` with `a`.
  if (name === 'call' && isOwnerOf(owner, fn)) return addCall(b, fn, given, noKeywords, place);
  return addCall(b, target, args, noKeywords, place);
}

/** True for what a function surely gets as its `this`: the one around, or the name that it is taken from. */
function isOwnerOf(given: Expr, fn: Expr): boolean {
  if (given.kind === 'this') return true;
  const taken = fn.kind === 'call' ? fn.args[0] : fn;
  const isNamed = taken?.kind === 'member' && taken.object.kind === 'name' && given.kind === 'name';
  return isNamed && taken.object.name === given.name;
}

function isImport(callee: Node): boolean {
  return callee.type === 'Import' || (callee.type === 'Identifier' && callee.name === 'require');
}

const noKeywords: readonly Entry[] = [];

/** The items between brackets; a spread gives any of what it holds. */
function list(b: JsBuilder, nodes: readonly (Node | null)[]): Expr[] {
  return nodes.map((node) =>
    node?.type === 'SpreadElement'
      ? { kind: 'element', object: expression(b, node.argument), index: null }
      : expression(b, node),
  );
}

function assignment(b: JsBuilder, node: t.AssignmentExpression): Expr {
  const right = expression(b, node.right);
  let value = right;
  if (node.operator === '+=') value = { kind: 'concat', parts: [expression(b, node.left), right] };
  else if (node.operator !== '=')
    value = { kind: 'default', value: expression(b, node.left), fallback: right };
  bind(b, node.left, value, null, node.end ?? 0);
  return value;
}

/** What the common forms without a value of their own hold; of others everything is looked at. */
const parts: { readonly [T in Node['type']]?: readonly (keyof Extract<Node, { type: T }>)[] } = {
  BinaryExpression: ['left', 'right'],
  UnaryExpression: ['argument'],
  UpdateExpression: ['argument'],
  YieldExpression: ['argument'],
  NullLiteral: [],
  BooleanLiteral: [],
  RegExpLiteral: [],
  JSXElement: ['openingElement', 'children'],
  JSXFragment: ['children'],
  JSXOpeningElement: ['attributes'],
  JSXAttribute: ['value'],
  JSXSpreadAttribute: ['argument'],
  JSXExpressionContainer: ['expression'],
  JSXText: [],
  JSXEmptyExpression: [],
};

/** Walks what a node holds, for the calls inside. */
function opaque(b: JsBuilder, node: Node): Expr {
  const held = node as unknown as Readonly<Record<string, unknown>>;
  for (const key of parts[node.type] ?? Object.keys(held)) {
    const part = held[key];
    if (Array.isArray(part)) for (const item of part) inside(b, item);
    else inside(b, part);
  }
  return nothing;
}

function inside(b: JsBuilder, part: unknown): void {
  if (isNode(part) && part.type !== 'Identifier' && !part.type.startsWith('TS')) expression(b, part);
}

function isNode(value: unknown): value is Node {
  return (
    typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'
  );
}
