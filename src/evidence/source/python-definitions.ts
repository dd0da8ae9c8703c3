import type { SyntaxNode } from '@lezer/common';
import {
  addExport,
  addField,
  closeFunction,
  closeScope,
  define,
  makeClass,
  noteMethods,
  openFunction,
  openScope,
} from './builder';
import type { Class } from './program';
import { body, statement, type PyBuilder } from './python';
import { parameters } from './python-calls';
import { expression } from './python-expressions';
import { children } from './python-parse';
import { declaredType } from './python-types';

/** Lowers a function; `owner` is the class whose method it is, if it is one. */
export function functionDefinition(b: PyBuilder, node: SyntaxNode, owner: Class | null): void {
  const nameNode = node.getChild('VariableName');
  const name = nameNode ? b.module.text.slice(nameNode.from, nameNode.to) : '';
  const decorators = b.module.text.slice(Math.max(0, node.from - 80), node.from);
  const isStatic = owner !== null && /@staticmethod/.test(decorators);
  const fn = openFunction(b, name, owner, declaredType(b, node.getChild('TypeDef')));
  if (/@(?:contextlib\.)?(?:async)?contextmanager\s*$/.test(decorators)) b.managers.add(fn);
  parameters(b, fn, node.getChild('ParamList'), owner !== null && !isStatic);
  const [values] = fn.params;
  if (owner && values && /@(?:pydantic\.)?(?:root|model)_validator\b/.test(decorators))
    b.validators.set(fn, values.name);
  body(b, node.getChild('Body'));
  closeFunction(b);
  const isProperty = owner !== null && /@(?:cached_)?property\s*$/.test(decorators);
  if (isProperty) for (const value of fn.returns) addField(owner, name, value);
  else if (owner) owner.methods.set(name, fn);
  else {
    define(b, b.scope, name, { kind: 'function', fn }, -1);
    if (b.fn === null) addExport(b.module, name, { kind: 'function', fn });
  }
}

/** Lowers a class: fields, methods and what its methods write to `self`. */
export function classDefinition(b: PyBuilder, node: SyntaxNode): void {
  const nameNode = node.getChild('VariableName');
  const name = nameNode ? b.module.text.slice(nameNode.from, nameNode.to) : '';
  const baseNode =
    node.getChild('ArgList')?.getChild('VariableName') ??
    node.getChild('ArgList')?.getChild('MemberExpression');
  const base = baseNode ? expression(b, baseNode) : null;
  const made = makeClass(b, name, base);
  const around = b.owner;
  b.owner = made;
  openScope(b);
  classBody(b, node.getChild('Body'), made);
  closeScope(b);
  b.owner = around;
  noteMethods(b, made);
  define(b, b.scope, name, { kind: 'class', class: made }, -1);
}

function classBody(b: PyBuilder, node: SyntaxNode | null, owner: Class): void {
  if (!node) return;
  for (const child of children(node)) {
    const inner = child.name === 'DecoratedStatement' ? child.getChild('FunctionDefinition') : child;
    if (inner?.name === 'FunctionDefinition') functionDefinition(b, inner, owner);
    else statement(b, child);
  }
}
