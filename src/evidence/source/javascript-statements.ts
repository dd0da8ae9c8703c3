import type * as t from '@babel/types';
import {
  addExport,
  addField,
  assign,
  declare,
  define,
  functionScope,
  inBlock,
  inClass,
  inFunction,
  inScope,
  nothing,
} from './builder';
import { expression, source, text, typeName } from './javascript-expressions';
import type { JsBuilder, Node } from './javascript';
import type { Class, Expr, Fn, Scope } from './program';
import { limits } from './limits';

/** Lowers one statement; whatever it does not know is walked for the calls inside. */
export function statement(b: JsBuilder, node: Node | null | undefined): void {
  if (!node) return;
  if (b.depth >= limits.depth) {
    b.tooDeep = true;
    return;
  }
  b.depth++;
  lower(b, node);
  b.depth--;
}

function lower(b: JsBuilder, node: Node): void {
  switch (node.type) {
    case 'ExpressionStatement':
      expression(b, node.expression);
      return;
    case 'VariableDeclaration':
      variables(b, node);
      return;
    case 'FunctionDeclaration':
      define(
        b,
        b.scope,
        node.id?.name ?? 'default',
        functionExpr(b, node, null, node.id?.name ?? 'default'),
        -1,
      );
      return;
    case 'ClassDeclaration':
      define(b, b.scope, node.id?.name ?? 'default', { kind: 'class', class: lowerClass(b, node) }, -1);
      return;
    case 'ReturnStatement':
      if (node.argument) b.fn?.returns.push(expression(b, node.argument));
      return;
    case 'IfStatement': {
      expression(b, node.test);
      const test = source(b, node.test);
      inBlock(b, test, 0, () => {
        statement(b, node.consequent);
      });
      if (node.alternate) {
        const alternate = node.alternate;
        inBlock(b, test, 1, () => {
          statement(b, alternate);
        });
      }
      return;
    }
    case 'BlockStatement':
    case 'StaticBlock':
      inScope(b, () => {
        for (const child of node.body) statement(b, child);
      });
      return;
    case 'ForOfStatement':
    case 'ForInStatement':
      forEach(b, node);
      return;
    case 'ForStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
      loop(b, node);
      return;
    case 'TryStatement':
      inBlock(b, null, 0, () => {
        statement(b, node.block);
      });
      if (node.handler) {
        const body = node.handler.body;
        inBlock(b, null, 0, () => {
          statement(b, body);
        });
      }
      statement(b, node.finalizer);
      return;
    case 'SwitchStatement': {
      expression(b, node.discriminant);
      for (const branch of node.cases) {
        inBlock(b, null, 0, () => {
          for (const child of branch.consequent) statement(b, child);
        });
      }
      return;
    }
    case 'LabeledStatement':
      statement(b, node.body);
      return;
    case 'ThrowStatement':
      expression(b, node.argument);
      return;
    case 'ImportDeclaration':
      imports(b, node);
      return;
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
    case 'ExportAllDeclaration':
    case 'TSExportAssignment':
      exports_(b, node);
      return;
    case 'TSEnumDeclaration':
      define(b, b.scope, node.id.name, enumObject(b, node), -1);
      return;
    case 'TSModuleDeclaration':
      if (node.body.type === 'TSModuleBlock') for (const child of node.body.body) statement(b, child);
      return;
    default:
      return;
  }
}

function loop(b: JsBuilder, node: t.ForStatement | t.WhileStatement | t.DoWhileStatement): void {
  inScope(b, () => {
    if (node.type === 'ForStatement') {
      if (node.init?.type === 'VariableDeclaration') variables(b, node.init);
      else if (node.init) expression(b, node.init);
      if (node.update) expression(b, node.update);
    }
    if (node.test) expression(b, node.test);
    inBlock(b, null, 0, () => {
      statement(b, node.body);
    });
  });
}

function forEach(b: JsBuilder, node: t.ForOfStatement | t.ForInStatement): void {
  inScope(b, () => {
    const over = expression(b, node.right);
    const item: Expr =
      node.type === 'ForOfStatement' ? { kind: 'element', object: over, index: null } : nothing;
    const left = node.left.type === 'VariableDeclaration' ? node.left.declarations[0]?.id : node.left;
    if (left)
      bind(b, left, item, node.left.type === 'VariableDeclaration' ? b.scope : null, node.right.end ?? 0);
    inBlock(b, null, 0, () => {
      statement(b, node.body);
    });
  });
}

function variables(b: JsBuilder, node: t.VariableDeclaration): void {
  const scope = node.kind === 'var' ? functionScope(b.scope) : b.scope;
  for (const { id, init, end } of node.declarations) {
    if (init) bind(b, id, named(b, init, id), scope, end ?? 0);
    else if (id.type === 'Identifier') declare(scope, id.name);
  }
}

/** A function without a name of its own is known by the name it is bound to. */
function named(b: JsBuilder, node: Node, id: Node): Expr {
  const isFunction = node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression';
  return isFunction && id.type === 'Identifier' ? functionExpr(b, node, null, id.name) : expression(b, node);
}

/**
 * Gives the names of a pattern their values from the offset `at` on: as new names of a scope, or as
 * assignments to names known somewhere around (scope null).
 */
export function bind(b: JsBuilder, pattern: Node, value: Expr, scope: Scope | null, at: number): void {
  const inner = (part: Node, from: Expr): void => {
    bind(b, part, from, scope, at);
  };
  switch (pattern.type) {
    case 'Identifier':
      if (scope) define(b, scope, pattern.name, value, at);
      else assign(b, pattern.name, null, value, at);
      return;
    case 'MemberExpression':
      assignMember(b, pattern, value, at);
      return;
    case 'AssignmentPattern':
      inner(pattern.left, { kind: 'default', value, fallback: expression(b, pattern.right) });
      return;
    case 'ObjectPattern':
      for (const property of pattern.properties) {
        if (property.type === 'RestElement') inner(property.argument, value);
        else if (property.key.type === 'Identifier' && !property.computed) {
          inner(property.value, { kind: 'member', object: value, name: property.key.name });
        } else inner(property.value, { kind: 'element', object: value, index: expression(b, property.key) });
      }
      return;
    case 'ArrayPattern':
      pattern.elements.forEach((item, index) => {
        if (item) inner(item, { kind: 'element', object: value, index: text(b, String(index), item) });
      });
      return;
    case 'RestElement':
      inner(pattern.argument, value);
      return;
    case 'TSAsExpression':
    case 'TSNonNullExpression':
      inner(pattern.expression, value);
      return;
    default:
      return;
  }
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

function imports(b: JsBuilder, node: t.ImportDeclaration): void {
  if (node.importKind === 'type') return;
  for (const specifier of node.specifiers) {
    let member: string | null = null;
    if (specifier.type === 'ImportDefaultSpecifier') member = 'default';
    else if (specifier.type === 'ImportSpecifier') {
      member = specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value;
    }
    const value: Expr = { kind: 'import', specifier: node.source.value, member, from: b.module };
    define(b, b.scope, specifier.local.name, value, -1);
  }
}

type ExportNode =
  t.ExportNamedDeclaration | t.ExportDefaultDeclaration | t.ExportAllDeclaration | t.TSExportAssignment;

function exports_(b: JsBuilder, node: ExportNode): void {
  if (node.type === 'TSExportAssignment') {
    addExport(b.module, '=', expression(b, node.expression));
    return;
  }
  if (node.type === 'ExportAllDeclaration') {
    b.module.passedOn.push(node.source.value);
    return;
  }
  const nameExpr = (name: string): Expr => ({
    kind: 'name',
    name,
    scope: b.scope,
    at: Number.MAX_SAFE_INTEGER,
    block: b.block,
  });
  if (node.type === 'ExportDefaultDeclaration') {
    const { declaration } = node;
    if (declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration') {
      statement(b, declaration);
      addExport(b.module, 'default', nameExpr(declaration.id?.name ?? 'default'));
    } else addExport(b.module, 'default', expression(b, declaration));
    return;
  }
  if (node.declaration) {
    const before = new Set(b.scope.names.keys());
    statement(b, node.declaration);
    for (const name of b.scope.names.keys()) if (!before.has(name)) addExport(b.module, name, nameExpr(name));
  }
  for (const specifier of node.specifiers) {
    if (specifier.type === 'ExportDefaultSpecifier') continue;
    const exported =
      specifier.exported.type === 'Identifier' ? specifier.exported.name : specifier.exported.value;
    const local = specifier.type === 'ExportSpecifier' ? specifier.local.name : null;
    if (node.source)
      addExport(b.module, exported, {
        kind: 'import',
        specifier: node.source.value,
        member: local,
        from: b.module,
      });
    else if (local !== null) addExport(b.module, exported, nameExpr(local));
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

/** Lowers a function of any form; `owner` is the class or object whose `this` it sees, if it is a method. */
export function functionExpr(b: JsBuilder, node: t.Function, owner: Class | null, name: string): Expr {
  return { kind: 'function', fn: lowerFunction(b, node, owner, name) };
}

function lowerFunction(b: JsBuilder, node: t.Function, owner: Class | null, name: string): Fn {
  const outerOwner = b.owner;
  if (owner) b.owner = owner;
  const fn = inFunction(b, name, owner, (made) => {
    node.params.forEach((param, index) => {
      parameter(b, made, param, index);
    });
    if (node.body.type === 'BlockStatement') for (const child of node.body.body) statement(b, child);
    else made.returns.push(expression(b, node.body));
  });
  b.owner = outerOwner;
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
  fn.params.push({ name, fallback, type, rest: target.type === 'RestElement' });
  if (isField && b.owner) addField(b.owner, name, value);
  if (target.type === 'Identifier') define(b, b.scope, name, value, -1);
  else bind(b, target, value, b.scope, -1);
}

/** Lowers a class: fields, methods and what its constructor writes to `this`. */
export function lowerClass(b: JsBuilder, node: t.Class): Class {
  const base = node.superClass ? expression(b, node.superClass) : null;
  return inClass(b, node.id?.name ?? '', base, (made) => {
    for (const member of node.body.body) {
      const key = classKey(member);
      if (member.type === 'ClassMethod' || member.type === 'ClassPrivateMethod') {
        const fn = lowerFunction(b, member, made, key);
        if (member.kind === 'get') for (const value of fn.returns) addField(made, key, value);
        else made.methods.set(key, fn);
      } else if (member.type === 'ClassProperty' || member.type === 'ClassPrivateProperty') {
        if (member.value) addField(made, key, named(b, member.value, member.key));
        const type = typeName(b, member.typeAnnotation);
        if (type) addField(made, key, { kind: 'typed', type, hint: key });
      } else if (member.type === 'StaticBlock') statement(b, member);
    }
  });
}

function classKey(member: t.Class['body']['body'][number]): string {
  if (!('key' in member)) return '';
  const { key } = member;
  if (key.type === 'PrivateName') return `#${key.id.name}`;
  if (key.type === 'Identifier') return key.name;
  return key.type === 'StringLiteral' ? key.value : '';
}
