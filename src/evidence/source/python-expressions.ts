import type { SyntaxNode } from '@lezer/common';
import { absent, addReturn, closeFunction, enter, keyed, nothing, openFunction, present } from './builder';
import type { Entry, Expr, Fn } from './program';
import { call, parameters } from './python-calls';
import type { PyBuilder } from './python';
import { testOf } from './python-conditions';
import { bind } from './python-names';
import { children } from './python-parse';

/** Lowers one expression; a form it does not know becomes opaque, with the calls inside kept. */
export function expression(b: PyBuilder, node: SyntaxNode): Expr {
  if (!enter(b)) return nothing;
  const value = lower(b, node);
  b.depth--;
  return value;
}

export function slice(b: PyBuilder, node: SyntaxNode): string {
  return b.module.text.slice(node.from, node.to);
}

function text(b: PyBuilder, value: string, node: SyntaxNode): Expr {
  return { kind: 'text', value, line: b.lineAt(node.from), module: b.module };
}

type Lower = (b: PyBuilder, node: SyntaxNode) => Expr;

const inBrackets: Lower = (b, node) => {
  const inner = children(node).find((child) => !/^[()]$|^await$/.test(child.name));
  return inner ? expression(b, inner) : nothing;
};
const items: Lower = (b, node) => ({ kind: 'list', items: list(b, children(node)) });
const made: Lower = (b, node) => ({ kind: 'list', items: [comprehension(b, children(node))] });

/** One entry a form; every other form is opaque. */
const forms: ReadonlyMap<string, Lower> = new Map<string, Lower>([
  ['VariableName', variable],
  ['String', (b, node) => text(b, unquoted(slice(b, node)), node)],
  ['FormatString', formatString],
  [
    'ContinuedString',
    (b, node) => ({ kind: 'concat', parts: children(node).map((part) => expression(b, part)) }),
  ],
  ['Number', (b, node) => text(b, slice(b, node), node)],
  ['None', () => absent],
  ['Boolean', (b, node) => (slice(b, node) === 'True' ? present : absent)],
  ['MemberExpression', member],
  ['CallExpression', (b, node) => call(b, node)],
  ['BinaryExpression', binary],
  ['ParenthesizedExpression', inBrackets],
  ['AwaitExpression', inBrackets],
  ['TupleExpression', items],
  ['ArrayExpression', items],
  ['SetExpression', items],
  ['ArrayComprehensionExpression', made],
  ['ComprehensionExpression', made],
  ['SetComprehensionExpression', made],
  ['DictionaryExpression', (b, node) => ({ kind: 'object', entries: dictionary(b, children(node)) })],
  ['ConditionalExpression', conditional],
  ['LambdaExpression', (b, node) => ({ kind: 'function', fn: lambda(b, node) })],
  ['NamedExpression', walrus],
]);

function lower(b: PyBuilder, node: SyntaxNode): Expr {
  const form = forms.get(node.name);
  if (form) return form(b, node);
  for (const child of children(node)) expression(b, child);
  return nothing;
}

function variable(b: PyBuilder, node: SyntaxNode): Expr {
  const name = slice(b, node);
  if ((name === 'self' || name === 'cls') && b.owner) return { kind: 'this', owner: b.owner };
  return { kind: 'name', name, scope: b.scope, at: node.from, block: b.block };
}

function conditional(b: PyBuilder, node: SyntaxNode): Expr {
  const [yes, , test, , no] = children(node);
  if (!yes || !test || !no) return nothing;
  expression(b, test);
  return { kind: 'choice', options: [expression(b, yes), expression(b, no)], test: testOf(b, test) };
}

function walrus(b: PyBuilder, node: SyntaxNode): Expr {
  const [target, , value] = children(node);
  if (!target || !value) return nothing;
  const given = expression(b, value);
  bind(b, target, given, node.to);
  return given;
}

/** The expressions among nodes that are separated by commas; a starred one gives its items. */
export function list(b: PyBuilder, nodes: readonly SyntaxNode[]): Expr[] {
  const items: Expr[] = [];
  let isSpread = false;
  for (const node of nodes) {
    if (node.name === '*') isSpread = true;
    else if (!/^[,()[\]{}]$|^⚠$/.test(node.name)) {
      const value = expression(b, node);
      items.push(isSpread ? { kind: 'element', object: value, index: null } : value);
      isSpread = false;
    }
  }
  return items;
}

export function unquoted(literal: string): string {
  const found = /^([A-Za-z]*)('''|"""|'|")([\s\S]*?)\2?$/.exec(literal);
  if (!found) return literal;
  const inner = found[3] ?? '';
  if (/r/i.test(found[1] ?? '')) return inner;
  return inner.replace(/\\\n|\\(.)/g, (_, escaped: string | undefined) => escaped ?? '');
}

function formatString(b: PyBuilder, node: SyntaxNode): Expr {
  const parts: Expr[] = [];
  const open = /^[A-Za-z]*(?:'''|"""|'|")/.exec(slice(b, node))?.[0].length ?? 0;
  const close = /(?:'''|""")$/.test(slice(b, node)) && open > 3 ? 3 : 1;
  let at = node.from + open;
  const literal = (to: number): void => {
    if (to > at)
      parts.push({
        kind: 'text',
        value: b.module.text.slice(at, to).replace(/\{\{|\}\}/g, (pair) => pair.charAt(0)),
        line: b.lineAt(at),
        module: b.module,
      });
  };
  for (const child of children(node)) {
    if (child.name !== 'FormatReplacement') continue;
    literal(child.from);
    const inner = child.firstChild?.nextSibling;
    parts.push(inner && inner.name !== '}' ? expression(b, inner) : nothing);
    at = child.to;
  }
  literal(node.to - close);
  return { kind: 'concat', parts };
}

function member(b: PyBuilder, node: SyntaxNode): Expr {
  const [object, , property] = children(node);
  if (!object || !property) return nothing;
  const inner = expression(b, object);
  if (property.name === 'PropertyName') return { kind: 'member', object: inner, name: slice(b, property) };
  if (property.name === 'String')
    return { kind: 'member', object: inner, name: unquoted(slice(b, property)) };
  return { kind: 'element', object: inner, index: expression(b, property) };
}

/** Long sums lean to the left, so the left side is walked in a loop and not by recursion. */
function binary(b: PyBuilder, node: SyntaxNode): Expr {
  const [left, operator, right] = children(node);
  if (!left || !operator || !right) return nothing;
  const sign = slice(b, operator);
  if (sign === '+') {
    const parts: SyntaxNode[] = [right];
    let at: SyntaxNode = left;
    while (at.name === 'BinaryExpression') {
      const [inner, plus, last] = children(at);
      if (!inner || !plus || !last || slice(b, plus) !== '+') break;
      parts.push(last);
      at = inner;
    }
    parts.push(at);
    return { kind: 'concat', parts: parts.reverse().map((part) => expression(b, part)) };
  }
  const first = expression(b, left);
  const second = expression(b, right);
  if (sign === 'or') return { kind: 'default', value: first, fallback: second };
  if (sign === 'and') return second;
  if (sign !== '%') return nothing;
  const callee: Expr = { kind: 'member', object: first, name: '%' };
  return {
    kind: 'call',
    callee,
    args: [second],
    named: [],
    line: b.lineAt(node.from),
    from: node.from,
    to: node.to,
    fn: b.fn,
    block: b.block,
    module: b.module,
  };
}

function comprehension(b: PyBuilder, parts: readonly SyntaxNode[]): Expr {
  parts.forEach((part, index) => {
    if (part.name !== 'in') return;
    const source = parts[index + 1];
    const target = parts[index - 1];
    if (source && target)
      bind(b, target, { kind: 'element', object: expression(b, source), index: null }, -1);
  });
  const first = parts.find((part) => !/^[[({]$/.test(part.name));
  return first ? expression(b, first) : nothing;
}

function dictionary(b: PyBuilder, parts: readonly SyntaxNode[]): Entry[] {
  const entries: Entry[] = [];
  parts.forEach((part, index) => {
    const previous = parts[index - 1];
    const next = parts[index + 1];
    if (part.name === '**' && next) entries.push({ spread: expression(b, next) });
    else if (part.name === ':' && previous && next) {
      const value = expression(b, next);
      if (previous.name === 'String') entries.push(keyed(b, unquoted(slice(b, previous)), value));
      else entries.push({ key: '', computed: expression(b, previous), value });
    }
  });
  return entries;
}

function lambda(b: PyBuilder, node: SyntaxNode): Fn {
  const fn = openFunction(b, '', null, null);
  parameters(b, fn, node.getChild('ParamList'), false);
  const result = node.lastChild;
  if (result) addReturn(fn, expression(b, result));
  closeFunction(b);
  return fn;
}
