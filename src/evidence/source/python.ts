import type { SyntaxNode } from '@lezer/common';
import {
  addReturn,
  closeBlock,
  enter,
  finishModule,
  nothing,
  openBlock,
  startModule,
  type Builder,
} from './builder';
import type { Lowered } from './javascript';
import { imports } from './python-imports';
import type { Expr, Fn, Scope } from './program';
import { classDefinition, functionDefinition } from './python-definitions';
import { testOf } from './python-conditions';
import { expression, list } from './python-expressions';
import { bind, declaredField } from './python-names';
import { children, parsePython } from './python-parse';
import { limits } from './limits';

export interface PyBuilder extends Builder {
  readonly lineAt: (offset: number) => number;
  /** Functions that make a context for `with`. */
  readonly managers: Set<Fn>;
  /** Functions of a class that are handed the values of its fields, by the name of these. */
  readonly validators: Map<Fn, string>;
  /** Names of a scope that belong to one around it. */
  readonly shared: Map<Scope, Set<string>>;
  depth: number;
  tooDeep: boolean;
}

/** Lowers a Python text. The parser takes any input; what it cannot make sense of is left out. */
export function lowerPython(path: string, text: string): Lowered {
  const { statements, whole } = parsePython(text);
  const b: PyBuilder = {
    ...startModule(path, text, 'python', false),
    lineAt: lineIndex(text),
    managers: new Set(),
    validators: new Map(),
    shared: new Map(),
    depth: 0,
    tooDeep: false,
  };
  for (const node of statements) statement(b, node);
  const module = finishModule(b);
  if (b.tooDeep)
    return { ok: true, module, odd: `nested deeper than ${String(limits.depth)} levels, read in part` };
  return { ok: true, module, odd: whole ? null : 'too many errors of syntax, read in part' };
}

function lineIndex(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}

/** Lowers one statement; whatever it does not know is walked for the calls inside. */
export function statement(b: PyBuilder, node: SyntaxNode): void {
  if (!enter(b)) return;
  lower(b, node);
  b.depth--;
}

/** Lowers the statements that a node holds. */
export function body(b: PyBuilder, node: SyntaxNode | null | undefined): void {
  if (node) for (const child of children(node)) statement(b, child);
}

type Lower = (b: PyBuilder, node: SyntaxNode) => void;

const blocks: Lower = (b, node) => {
  for (const child of children(node)) {
    if (child.name === 'Body') {
      openBlock(b, null, 0);
      body(b, child);
      closeBlock(b);
    } else statement(b, child);
  }
};

/** One entry a form; every other form is an expression. */
const forms: ReadonlyMap<string, Lower> = new Map<string, Lower>([
  ['AssignStatement', assignment],
  ['UpdateStatement', update],
  [
    'FunctionDefinition',
    (b, node) => {
      functionDefinition(b, node, null);
    },
  ],
  ['ClassDefinition', classDefinition],
  ['DecoratedStatement', body],
  ['ReturnStatement', return_],
  ['YieldStatement', yield_],
  ['ScopeStatement', shared],
  [
    'IfStatement',
    (b, node) => {
      branches(b, children(node), 0);
    },
  ],
  ['ForStatement', forEach],
  ['WithStatement', with_],
  [
    'ImportStatement',
    (b, node) => {
      imports(b, node);
    },
  ],
  ...['WhileStatement', 'TryStatement', 'MatchStatement', 'MatchClause', 'MatchBody'].map(
    (name) => [name, blocks] as const,
  ),
  ['Body', body],
  ['StatementGroup', body],
]);

function lower(b: PyBuilder, node: SyntaxNode): void {
  const form = forms.get(node.name);
  if (form) form(b, node);
  else expression(b, node);
}

function update(b: PyBuilder, node: SyntaxNode): void {
  const [target, operator, value] = children(node);
  if (!target || !value) return;
  const right = expression(b, value);
  const isSum = operator && b.module.text.slice(operator.from, operator.to) === '+=';
  bind(b, target, isSum ? { kind: 'concat', parts: [expression(b, target), right] } : nothing, node.to);
}

function return_(b: PyBuilder, node: SyntaxNode): void {
  const values = list(b, children(node).slice(1));
  const [only] = values;
  if (only && b.fn) addReturn(b.fn, values.length === 1 ? only : { kind: 'list', items: values });
}

/** `global` and `nonlocal`: names of a function that are declared around it. */
function shared(b: PyBuilder, node: SyntaxNode): void {
  const names = b.shared.get(b.scope) ?? new Set<string>();
  for (const name of node.getChildren('VariableName')) names.add(b.module.text.slice(name.from, name.to));
  b.shared.set(b.scope, names);
}

/** A generator gives a list; a manager of a context gives to `with` what it yields. */
function yield_(b: PyBuilder, node: SyntaxNode): void {
  const [first, ...rest] = list(
    b,
    children(node)
      .slice(1)
      .filter(({ name }) => name !== 'from'),
  );
  if (!first || !b.fn) return;
  const value: Expr = rest.length === 0 ? first : { kind: 'list', items: [first, ...rest] };
  const isWhole = b.managers.has(b.fn) || node.getChild('from') !== null;
  addReturn(b.fn, isWhole ? value : { kind: 'list', items: [value] });
}

/** `if`, `elif` and `else` from one position on: each later branch stands under the earlier ones' failure. */
function branches(b: PyBuilder, nodes: readonly SyntaxNode[], from: number): void {
  const [word, test, then] = nodes.slice(from, from + 3);
  if (!word) return;
  if (word.name === 'else') {
    body(b, test);
    return;
  }
  if (!test) return;
  expression(b, test);
  const condition = testOf(b, test);
  openBlock(b, condition, 0);
  body(b, then);
  closeBlock(b);
  if (nodes.length <= from + 3) return;
  openBlock(b, condition, 1);
  branches(b, nodes, from + 3);
  closeBlock(b);
}

function assignment(b: PyBuilder, node: SyntaxNode): void {
  if (!node.getChild('AssignOp')) {
    declaredField(b, node);
    return;
  }
  const groups: SyntaxNode[][] = [[]];
  for (const child of children(node)) {
    if (child.name === 'AssignOp') groups.push([]);
    else if (child.name !== 'TypeDef') groups.at(-1)?.push(child);
  }
  const values = list(b, groups.pop() ?? []);
  const value: Expr = values.length === 1 ? (values[0] ?? nothing) : { kind: 'list', items: values };
  for (const group of groups) {
    const targets = group.filter((child) => child.name !== ',');
    targets.forEach((target, index) => {
      const own = targets.length === 1 ? value : values.length === targets.length ? values[index] : undefined;
      bind(b, target, own ?? { kind: 'element', object: value, index: null }, node.to);
    });
  }
}

function forEach(b: PyBuilder, node: SyntaxNode): void {
  const parts = children(node);
  const over = parts.findIndex((part) => part.name === 'in');
  const source = parts[over + 1];
  if (!source) return;
  const item: Expr = { kind: 'element', object: expression(b, source), index: null };
  const targets = parts
    .slice(0, over)
    .filter((part) => /^(?:VariableName|TupleExpression|MemberExpression)$/.test(part.name));
  for (const target of targets)
    bind(b, target, targets.length === 1 ? item : { kind: 'element', object: item, index: null }, source.to);
  openBlock(b, null, 0);
  for (const part of parts.slice(over + 2)) if (part.name === 'Body') body(b, part);
  closeBlock(b);
}

function with_(b: PyBuilder, node: SyntaxNode): void {
  const parts = children(node);
  parts.forEach((part, index) => {
    if (part.name === 'Body') body(b, part);
    else if (parts[index + 1]?.name === 'as') {
      const target = parts[index + 2];
      if (target) bind(b, target, expression(b, part), target.to);
    } else if (parts[index - 1]?.name !== 'as') expression(b, part);
  });
}
