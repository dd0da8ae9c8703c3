import { sideOf } from './builder';
import { callResult } from './evaluate-calls';
import { narrowed, standingOf, takenBranch } from './evaluate-conditions';
import { inherited, itemsOf, memberOf, overwritten } from './evaluate-members';
import { distinct } from './distinct';
import { instancesOf, param } from './evaluate-params';
import { limits } from './limits';
import type { Shape } from './path';
import type { Block, Expr, Module } from './program';
import { lookUp } from './program';
import type { Project } from './project';
import type { Recognised } from './requests';
import { reaching, type Reached } from './reaching';
import { resolve } from './resolve';
import type { Context, Outside, Value } from './values';
import {
  asInstance,
  concat,
  gather,
  literal,
  rootContext,
  saysPath,
  startOf,
  under,
  unknown,
} from './values';

/**
 * What values of a tree are worked out with. A record beside plain functions, so that the functions
 * outlive it: the machine then keeps what it learned about them from one tree to the next.
 */
export interface Evaluator {
  readonly project: Project;
  /** Nothing is assumed of any caller here. */
  readonly root: Context;
  /** What texts are as paths, by their shape: many calls ask for the same. */
  readonly shapes: Map<string, Shape>;
  /** What callees are, by the last of their names. */
  readonly recognised: Map<string, Recognised[]>;
  /** Steps that are left before what is asked for is unknown. */
  fuel: number;
  /** What the tank held when it was last filled, and what was used before. */
  filled: number;
  spent: number;
  depth: number;
  inlined: number;
  /** The members that are being looked for inside other values, innermost last. */
  readonly looking: { readonly of: object; readonly key: string; readonly context: Context }[];
}

export function createEvaluator(project: Project): Evaluator {
  return {
    project,
    root: rootContext(),
    shapes: new Map(),
    recognised: new Map(),
    fuel: limits.fuel,
    filled: limits.fuel,
    spent: 0,
    depth: 0,
    inlined: 0,
    looking: [],
  };
}

/** Fills the tank for one call, from its share of what is left for the tree; what runs dry is unknown. */
export function refuel(e: Evaluator, amount: number): void {
  e.spent += e.filled - e.fuel;
  const left = Math.max(limits.tree, e.project.parsed / limits.charactersAStep) - e.spent;
  const share = Math.min(left, Math.max(left / 2, limits.share));
  e.filled = e.fuel = Math.max(limits.least, Math.min(amount, share));
}

/** Forgets where a value was being worked out, after the machine gave up in the midst of it. */
export function startAnew(e: Evaluator): void {
  e.depth = 0;
  e.inlined = 0;
  e.looking.length = 0;
}

/** True when no further step may be taken: the tank is dry, or the steps stand too deep in each other. */
export function isSpent(e: Evaluator): boolean {
  return e.fuel <= 0 || e.depth > limits.steps;
}

/** Works out what values an expression can have; bounded by fuel, and never throws. */
export function evaluate(e: Evaluator, expr: Expr, context: Context): readonly Value[] {
  if (isPlain(expr)) return [itself(expr, context)];
  const memo = (context.memo ??= new Map<Expr, readonly Value[] | null>());
  const known = memo.get(expr);
  if (known !== undefined) return known ?? [];
  if (isSpent(e)) return [unknown('')];
  e.fuel--;
  memo.set(expr, null);
  e.depth++;
  let values = work(e, expr, context);
  if (values.length > 1) values = distinct(values, limits.alternatives);
  e.depth--;
  if (e.fuel > 0) memo.set(expr, values);
  else memo.delete(expr);
  return values;
}

/** Expressions that are their own value: nothing to work out or to remember. */
const plain = ['text', 'object', 'list', 'function', 'class', 'this', 'opaque'] as const;
type Plain = Extract<Expr, { kind: (typeof plain)[number] }>;
const plainKinds = new Set<Expr['kind']>(plain);

function isPlain(expr: Expr): expr is Plain {
  return plainKinds.has(expr.kind);
}

function itself(expr: Plain, context: Context): Value {
  switch (expr.kind) {
    case 'text': {
      const { value, line, module } = expr;
      return { kind: 'text', parts: value === '' ? [] : [value], when: [], line, module };
    }
    case 'object':
      return { kind: 'object', entries: expr.entries, context };
    case 'list':
      return { kind: 'list', items: expr.items, context };
    case 'function':
      return { kind: 'closure', fn: expr.fn, context, when: [] };
    case 'class':
      return { kind: 'class', class: expr.class, context };
    case 'this':
      return expr.owner ? { kind: 'instance', class: expr.owner, context } : unknown('this');
    case 'opaque':
      return unknown(expr.hint);
  }
}

function work(e: Evaluator, expr: Exclude<Expr, Plain>, context: Context): readonly Value[] {
  switch (expr.kind) {
    case 'name':
      return name(e, expr, context);
    case 'member':
      return gather(evaluate(e, expr.object, context), (value) =>
        expr.object.kind === 'super' ? inherited(e, value, expr.name) : memberOf(e, value, expr.name),
      );
    case 'call':
      return callResult(e, expr, context);
    case 'param':
      return param(e, expr.fn, expr.index, context);
    case 'import':
      return imported(e, expr.from, expr.specifier, expr.member);
    case 'concat':
      return concat(expr.parts.map((part) => evaluate(e, part, context)));
    case 'element':
      return element(e, expr.object, expr.index, context);
    case 'choice':
      return chosen(e, expr, context);
    case 'default':
      return orFallback(e, expr.value, expr.fallback, context);
    case 'super':
      return expr.owner?.base ? evaluate(e, expr.owner.base, context).map(asInstance) : [unknown('super')];
    case 'typed': {
      const made = instancesOf(e, expr.type, context);
      return made.length > 0 ? made : [unknown(expr.hint)];
    }
  }
}

/** Both options, or the one that the condition leaves. */
function chosen(
  e: Evaluator,
  { options, test }: Expr & { kind: 'choice' },
  context: Context,
): readonly Value[] {
  const taken = test?.condition ? takenBranch(e, test.condition, context) : null;
  return gather(options, (option, index) => {
    const side = test ? sideOf(test, index) : index;
    if (taken !== null && taken !== side) return [];
    return under(evaluate(e, option, context), test ? [`${String(side)}|${test.text}`] : []);
  });
}

function orFallback(e: Evaluator, value: Expr, fallback: Expr, context: Context): readonly Value[] {
  const values = evaluate(e, value, context).filter((one) => literal(one) !== '');
  if (values.length === 0) return evaluate(e, fallback, context);
  if (values.every((one) => one.kind !== 'outside')) return values;
  return [...values, ...evaluate(e, fallback, context).filter((one) => literal(one) !== '')];
}

function name(e: Evaluator, expr: Expr & { kind: 'name' }, context: Context): readonly Value[] {
  const binding = lookUp(expr.scope, expr.name);
  if (!binding) return [{ ...unknown(expr.name), module: '', path: expr.name }];
  if (binding.assigned.length === 0) return binding.written.length > 0 ? [] : [unknown(expr.name)];
  const [only] = binding.assigned;
  let values: readonly Value[];
  if (only && binding.assigned.length === 1) values = named(evaluate(e, only.value, context), expr.name);
  else {
    const reached = settled(e, reaching(binding.assigned, expr.at, expr.block), expr.block, context);
    e.fuel -= Math.max(0, reached.length - 1);
    if (reached.length === 0) return [unknown(expr.name)];
    values = gather(reached, ({ assignment, tags }) =>
      named(under(evaluate(e, assignment.value, context), tags), expr.name),
    );
  }
  if (binding.written.length > 0) return overwritten(e, values, binding, expr, context);
  return values.every(isUnknown) ? (narrowed(binding, expr.block) ?? values) : values;
}

/**
 * The assignments, latest first, without those that the conditions around them leave out. One that is surely
 * made hides those before it, where it is made by the same function.
 */
function settled(
  e: Evaluator,
  reached: readonly Reached[],
  use: Block,
  context: Context,
): readonly Reached[] {
  const left: Reached[] = [];
  for (const one of reached) {
    const standing = standingOf(e, one.assignment.block, use, context);
    if (standing !== 'passed') left.push(one);
    if (standing === 'taken' && one.assignment.block.fn === use.fn) break;
  }
  return left;
}

/** What an import stands for: the values of an export, a whole module, or something outside the tree. */
export function imported(
  e: Evaluator,
  from: Module,
  specifier: string,
  member: string | null,
): readonly Value[] {
  const found = resolve(e.project, from, specifier, member);
  if (!found) {
    const path = member === null || member === 'default' || member === '=' ? '' : member;
    return [{ ...unknown(member ?? specifier), module: specifier, path }];
  }
  if (found.values === null) return [{ kind: 'namespace', module: found.module }];
  return gather(found.values, (value) => evaluate(e, value, e.root));
}

function element(e: Evaluator, object: Expr, index: Expr | null, context: Context): readonly Value[] {
  const values = evaluate(e, object, context);
  const given = index ? evaluate(e, index, context) : [];
  const keys = given.map(literal);
  const isKnown = keys.length > 0 && keys.every((key) => key !== null);
  return gather(values, (value) => {
    if (!isKnown) return orUnknown(chosenBy(given, itemsOf(e, value)));
    return gather(keys, (key) => {
      if (value.kind !== 'list') return orUnknown(memberOf(e, value, memberName(value, key)));
      const item = value.items[Number(key)];
      return item ? evaluate(e, item, value.context) : [unknown('')];
    });
  });
}

/** The methods of clients have small letters, whatever case the method has that is asked for. */
function memberName({ kind }: Value, key: string): string {
  return kind === 'outside' && /^(?:GET|POST|PUT|DELETE|PATCH|HEAD)$/.test(key) ? key.toLowerCase() : key;
}

const saysMethod = /^(?:http_?)?(?:method|verb|type|action)$/i;

/** `client[method]`, `PATHS[name]`: which one is meant, the callers say who hand in its name. */
function chosenBy(keys: readonly Value[], items: readonly Value[]): readonly Value[] {
  const [key] = keys;
  if (key?.kind !== 'outside' || !key.need) return items;
  const { need, hint } = key;
  if (items.length > 1 && items.every(isPath)) return [unknown(hint, { ...need, isKey: true })];
  if (!saysMethod.test(hint)) return items;
  return items.map((item) => (item.kind === 'outside' && !item.need ? { ...item, need } : item));
}

/** A text that is a path, or a piece of one, below some address. */
function isPath(value: Value): boolean {
  return value.kind === 'text' && !/^https?:/.test(startOf(value)) && saysPath(value);
}

/** A list or an object that is found empty is filled while the program runs. */
function orUnknown(values: readonly Value[]): readonly Value[] {
  return values.length > 0 ? values : [unknown('')];
}

/** Values that have no name of their own go by the name they are bound to. */
function named(values: readonly Value[], name: string): readonly Value[] {
  if (!values.some(isNameless)) return values;
  return values.map((value) => (isNameless(value) ? { ...value, hint: name, root: name } : value));
}

function isUnknown(value: Value): boolean {
  return value.kind === 'outside' && value.module === null;
}

function isNameless(value: Value): value is Outside {
  return value.kind === 'outside' && value.hint === '';
}
