import type { SyntaxNode } from '@lezer/common';
import { absent, addBound, addCall, addField, anyMember, define, nothing } from './builder';
import type { Entry, Expr, Fn } from './program';
import type { PyBuilder } from './python';
import { expression } from './python-expressions';
import { children } from './python-parse';
import { declaredType } from './python-types';

/** Lowers a call with its positional and keyword arguments. */
export function call(b: PyBuilder, node: SyntaxNode): Expr {
  const [target, argList] = children(node);
  if (!target || !argList) return nothing;
  const name = target.name === 'VariableName' ? b.module.text.slice(target.from, target.to) : null;
  if (name === 'super') return { kind: 'super', owner: b.owner };
  const callee = expression(b, target);
  const { args, named } = argumentsOf(b, argList.name === 'ArgList' ? children(argList) : []);
  const [object, index] = args;
  if (name === 'getattr' && object && index) {
    // All that the class does not have itself, the object has.
    if (b.fn?.name === '__getattr__' && b.owner) addField(b.owner, anyMember, object);
    return { kind: 'element', object, index };
  }
  const place = target.name === 'MemberExpression' ? (target.lastChild ?? target) : target;
  const at = { line: b.lineAt(place.from), from: node.from, to: node.to };
  if (object && isPartial(callee)) return addBound(b, object, args.slice(1), named, at);
  return addCall(b, callee, args, named, at);
}

/** `partial` of functools, by either way to take it in. */
function isPartial(callee: Expr): boolean {
  return (callee.kind === 'name' || callee.kind === 'member') && /^partial(?:method)?$/.test(callee.name);
}

function argumentsOf(b: PyBuilder, parts: readonly SyntaxNode[]): { args: Expr[]; named: Entry[] } {
  const args: Expr[] = [];
  const named: Entry[] = [];
  for (const group of byComma(parts)) {
    const [first, second, third] = group;
    if (!first) continue;
    if (first.name === '**' && second) named.push({ spread: expression(b, second) });
    else if (first.name === '*' && second)
      args.push({ kind: 'element', object: expression(b, second), index: null });
    else if (second?.name === 'AssignOp' && third) {
      named.push({ key: b.module.text.slice(first.from, first.to), value: expression(b, third) });
    } else args.push(expression(b, first));
  }
  return { args, named };
}

/** The nodes between brackets, one list for each argument or parameter. */
function byComma(parts: readonly SyntaxNode[]): SyntaxNode[][] {
  const groups: SyntaxNode[][] = [[]];
  for (const part of parts) {
    if (part.name === ',') groups.push([]);
    else if (!/^[()]$|^⚠$/.test(part.name)) groups.at(-1)?.push(part);
  }
  return groups;
}

/** Notes the parameters of a function; of a method the first one is the object itself. */
export function parameters(b: PyBuilder, fn: Fn, node: SyntaxNode | null, isMethod: boolean): void {
  const groups = byComma(node ? children(node) : []);
  for (const group of isMethod ? groups.slice(1) : groups) {
    const nameNode = group.find(({ name }) => name === 'VariableName');
    if (!nameNode) continue;
    const value = group[group.findIndex(({ name }) => name === 'AssignOp') + 1];
    const hasValue = group.some(({ name }) => name === 'AssignOp');
    const name = b.module.text.slice(nameNode.from, nameNode.to);
    const fallback = hasValue && value ? expression(b, value) : null;
    fn.params.push({
      name,
      fallback,
      optional: fallback === absent,
      type: declaredType(
        b,
        group.find((part) => part.name === 'TypeDef'),
      ),
      rest: group[0]?.name === '*' || group[0]?.name === '**',
    });
    define(b, b.scope, name, { kind: 'param', fn, index: fn.params.length - 1 }, -1);
  }
}
