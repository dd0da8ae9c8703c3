import type * as t from '@babel/types';
import {
  addExport,
  addReturn,
  closeBlock,
  closeScope,
  declare,
  define,
  enter,
  functionScope,
  nothing,
  openBlock,
  openScope,
} from './builder';
import { expression } from './javascript-expressions';
import { casesOf, testOf } from './javascript-conditions';
import { functionExpr, lowerClass } from './javascript-functions';
import { defaultExport, imports, namedExport } from './javascript-modules';
import { bind } from './javascript-names';
import type { JsBuilder, Node } from './javascript';
import type { Expr, Test } from './program';

/** Lowers one statement; whatever it does not know is walked for the calls inside. */
export function statement(b: JsBuilder, node: Node | null | undefined): void {
  if (!node) return;
  if (!enter(b)) return;
  lower(b, node);
  b.depth--;
}

type Lower<T extends Node['type']> = (b: JsBuilder, node: Extract<Node, { type: T }>) => void;

const block = (b: JsBuilder, { body }: { readonly body: readonly Node[] }): void => {
  const isScope = body.some(declares);
  if (isScope) openScope(b);
  for (const child of body) statement(b, child);
  if (isScope) closeScope(b);
};

/** True for a statement that makes a name known to its block. */
function declares({ type }: Node): boolean {
  return type.endsWith('Declaration');
}

/** One entry a form; every other form holds nothing that matters. */
const forms: { readonly [T in Node['type']]?: Lower<T> } = {
  ExpressionStatement: (b, node) => void expression(b, node.expression),
  ThrowStatement: (b, node) => void expression(b, node.argument),
  VariableDeclaration: variables,
  FunctionDeclaration: (b, node) => {
    const name = node.id?.name ?? 'default';
    define(b, b.scope, name, functionExpr(b, node, null, name), -1);
  },
  ClassDeclaration: (b, node) => {
    define(b, b.scope, node.id?.name ?? 'default', { kind: 'class', class: lowerClass(b, node) }, -1);
  },
  ReturnStatement: (b, node) => {
    if (node.argument && b.fn) addReturn(b.fn, expression(b, node.argument));
  },
  IfStatement: (b, node) => {
    expression(b, node.test);
    const test = testOf(b, node.test);
    branch(b, test, 0, node.consequent);
    branch(b, test, 1, node.alternate);
  },
  BlockStatement: block,
  StaticBlock: block,
  ForOfStatement: forEach,
  ForInStatement: forEach,
  ForStatement: loop,
  WhileStatement: loop,
  DoWhileStatement: loop,
  TryStatement: (b, node) => {
    branch(b, null, 0, node.block);
    branch(b, null, 0, node.handler?.body);
    statement(b, node.finalizer);
  },
  SwitchStatement: (b, node) => {
    expression(b, node.discriminant);
    const tests = casesOf(b, node);
    for (const [index, { consequent }] of node.cases.entries()) {
      openBlock(b, tests[index] ?? null, 0);
      for (const child of consequent) statement(b, child);
      closeBlock(b);
    }
  },
  LabeledStatement: (b, node) => {
    statement(b, node.body);
  },
  ImportDeclaration: (b, node) => {
    imports(b, node);
  },
  ExportNamedDeclaration: (b, node) => {
    namedExport(b, node);
  },
  ExportDefaultDeclaration: (b, node) => {
    defaultExport(b, node);
  },
  ExportAllDeclaration: (b, node) => void b.module.passedOn.push(node.source.value),
  TSExportAssignment: (b, node) => {
    addExport(b.module, '=', expression(b, node.expression));
  },
  TSEnumDeclaration: (b, node) => {
    define(b, b.scope, node.id.name, enumObject(b, node), -1);
  },
  TSModuleDeclaration: (b, node) => {
    if (node.body.type === 'TSModuleBlock') for (const child of node.body.body) statement(b, child);
  },
};

function lower(b: JsBuilder, node: Node): void {
  const form = forms[node.type] as ((b: JsBuilder, node: Node) => void) | undefined;
  form?.(b, node);
}

function branch(b: JsBuilder, test: Test | null, taken: 0 | 1, body: Node | null | undefined): void {
  if (!body) return;
  openBlock(b, test, taken);
  statement(b, body);
  closeBlock(b);
}

function loop(b: JsBuilder, node: t.ForStatement | t.WhileStatement | t.DoWhileStatement): void {
  openScope(b);
  if (node.type === 'ForStatement') {
    if (node.init?.type === 'VariableDeclaration') variables(b, node.init);
    else if (node.init) expression(b, node.init);
    if (node.update) expression(b, node.update);
  }
  if (node.test) expression(b, node.test);
  branch(b, null, 0, node.body);
  closeScope(b);
}

function forEach(b: JsBuilder, node: t.ForOfStatement | t.ForInStatement): void {
  openScope(b);
  const over = expression(b, node.right);
  const item: Expr =
    node.type === 'ForOfStatement' ? { kind: 'element', object: over, index: null } : nothing;
  const left = node.left.type === 'VariableDeclaration' ? node.left.declarations[0]?.id : node.left;
  if (left)
    bind(b, left, item, node.left.type === 'VariableDeclaration' ? b.scope : null, node.right.end ?? 0);
  branch(b, null, 0, node.body);
  closeScope(b);
}

function variables(b: JsBuilder, node: t.VariableDeclaration): void {
  const scope = node.kind === 'var' ? functionScope(b.scope) : b.scope;
  for (const { id, init, end } of node.declarations) {
    if (init) bind(b, id, expression(b, init), scope, end ?? 0);
    else if (id.type === 'Identifier') declare(scope, id.name);
  }
}

function enumObject(b: JsBuilder, node: t.TSEnumDeclaration): Expr {
  const members = node.body?.members ?? node.members;
  return {
    kind: 'object',
    entries: members.map((member) => ({
      key: member.id.type === 'Identifier' ? member.id.name : member.id.value,
      value: member.initializer ? expression(b, member.initializer) : nothing,
    })),
  };
}
