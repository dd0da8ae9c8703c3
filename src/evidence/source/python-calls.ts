import type { SyntaxNode } from '@lezer/common';
import { addCall, define, nothing } from './builder';
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
  if (name === 'getattr' && object && index) return { kind: 'element', object, index };
  const place = target.name === 'MemberExpression' ? (target.lastChild ?? target) : target;
  return addCall(b, callee, args, named, { line: b.lineAt(place.from), from: node.from, to: node.to });
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
    fn.params.push({
      name,
      fallback: hasValue && value ? expression(b, value) : null,
      type: declaredType(
        b,
        group.find((part) => part.name === 'TypeDef'),
      ),
      rest: group[0]?.name === '*' || group[0]?.name === '**',
    });
    define(b, b.scope, name, { kind: 'param', fn, index: fn.params.length - 1 }, -1);
  }
}
