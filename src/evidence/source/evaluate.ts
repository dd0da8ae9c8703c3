import { asInstance, createMembers } from './members';
import type { Binding, Call, Class, Entry, Expr, Fn, Module } from './program';
import { lookUp } from './program';
import { limits } from './limits';
import { joinedUrl, methodResult } from './methods';
import type { Project } from './project';
import { reaching } from './reaching';
import type { Context, Frame, Outside, Value } from './values';
import { concat, context as makeContext, distinct, literal, under, unknown } from './values';

/** Works out what values an expression can have; bounded by fuel, and never throws. */
export interface Evaluator {
  readonly evaluate: (expr: Expr, context: Context) => readonly Value[];
  readonly memberOf: (value: Value, name: string) => readonly Value[];
  /** All items of a list or values of an object. */
  readonly itemsOf: (value: Value) => readonly Value[];
  /** A context in which nothing but these callers is assumed. */
  readonly assuming: (assume: Context['assume']) => Context;
  /** Fills the tank for one call, from what is left for the tree; what runs dry is unknown. */
  readonly refuel: (amount?: number) => void;
  /** Uses steps up for work beside the evaluation. */
  readonly spend: (steps: number) => void;
  /** True when the tank ran dry since it was last filled. */
  readonly dry: () => boolean;
}

export function createEvaluator(project: Project): Evaluator {
  const root = makeContext(new Map(), null);
  let fuel: number = limits.fuel;
  let filled = fuel;
  let spent = 0;
  let depth = 0;
  let inlined = 0;

  const bases = new WeakMap<Context['assume'], Context>([[root.assume, root]]);
  function assuming(assume: Context['assume']): Context {
    let base = bases.get(assume);
    if (!base) bases.set(assume, (base = makeContext(assume, null)));
    return base;
  }

  function evaluate(expr: Expr, context: Context): readonly Value[] {
    if (plain.has(expr.kind)) return work(expr, context);
    const known = context.memo.get(expr);
    if (known) return known;
    if (fuel <= 0 || depth > 60) return [unknown('')];
    if (context.busy.has(expr)) return [];
    fuel--;
    context.busy.add(expr);
    depth++;
    let values = work(expr, context);
    if (values.length > 1)
      values = distinct(values.slice(0, 4 * limits.alternatives)).slice(0, limits.alternatives);
    depth--;
    context.busy.delete(expr);
    if (fuel > 0) context.memo.set(expr, values);
    return values;
  }

  const kinds: {
    readonly [K in Expr['kind']]: (expr: Extract<Expr, { kind: K }>, context: Context) => readonly Value[];
  } = {
    text: ({ value, line, module }) => [
      { kind: 'text', parts: value === '' ? [] : [value], when: [], line, module },
    ],
    concat: ({ parts }, context) => concat(parts.map((part) => evaluate(part, context))),
    name,
    param: ({ fn, index }, context) => param(fn, index, context),
    this: ({ owner }, context) => [owner ? { kind: 'instance', class: owner, context } : unknown('this')],
    super: ({ owner }, context) =>
      owner?.base ? evaluate(owner.base, context).map(asInstance) : [unknown('super')],
    member: (expr, context) => evaluate(expr.object, context).flatMap((value) => memberOf(value, expr.name)),
    element: ({ object, index }, context) => element(object, index, context),
    call: callResult,
    object: ({ entries }, context) => [{ kind: 'object', entries, context }],
    list: ({ items }, context) => [{ kind: 'list', items, context }],
    function: ({ fn }, context) => [{ kind: 'closure', fn, context, when: [] }],
    class: (expr, context) => [{ kind: 'class', class: expr.class, context }],
    choice: ({ options, test }, context) =>
      options.flatMap((option, index) =>
        under(evaluate(option, context), test === null ? [] : [`${String(index)}|${test}`]),
      ),
    default: ({ value, fallback }, context) => {
      const values = evaluate(value, context).filter((one) => literal(one) !== '');
      if (values.length === 0) return evaluate(fallback, context);
      if (values.every((one) => one.kind !== 'outside')) return values;
      return [...values, ...evaluate(fallback, context).filter((one) => literal(one) !== '')];
    },
    import: ({ from, specifier, member }) => imported(from, specifier, member),
    typed: ({ type, hint }, context) => {
      const classes = evaluate(type, context).filter((value) => value.kind === 'class');
      return classes.length > 0 ? classes.map(asInstance) : [unknown(hint)];
    },
    opaque: ({ hint }) => [unknown(hint)],
  };

  function work(expr: Expr, context: Context): readonly Value[] {
    const kind = kinds[expr.kind] as (expr: Expr, context: Context) => readonly Value[];
    return kind(expr, context);
  }

  function name(expr: Expr & { kind: 'name' }, context: Context): readonly Value[] {
    const binding = lookUp(expr.scope, expr.name);
    if (!binding) return [{ ...unknown(expr.name), module: '', path: expr.name }];
    if (binding.assigned.length === 0) return binding.written.length > 0 ? [] : [unknown(expr.name)];
    const [only] = binding.assigned;
    const values =
      only && binding.assigned.length === 1
        ? named(evaluate(only.value, context), expr.name)
        : reaching(binding.assigned, expr.at, expr.block).flatMap(({ assignment, tags }) =>
            named(under(evaluate(assignment.value, context), tags), expr.name),
          );
    return binding.written.length === 0
      ? values
      : values.map((value) => overwritten(value, binding, expr, context));
  }

  /** An object with what was written into it before this use. */
  function overwritten(
    value: Value,
    binding: Binding,
    use: Expr & { kind: 'name' },
    context: Context,
  ): Value {
    const before = binding.written.filter(
      ({ assignment }) => assignment.block.fn !== use.block.fn || assignment.at < use.at,
    );
    if (before.length === 0) return value;
    const entries: Entry[] = before.map(({ key, assignment }) => ({ key, value: assignment.value }));
    if (value.kind === 'object') return { ...value, entries: [...value.entries, ...entries] };
    if (value.kind !== 'closure' && value.kind !== 'outside') return value;
    return value.kind === 'outside' && value.module === null && value.need === null
      ? { kind: 'object', entries, context }
      : value;
  }

  function param(fn: Fn, index: number, context: Context): readonly Value[] {
    const declared = fn.params[index];
    if (!declared) return [unknown('')];
    const fallback = (): readonly Value[] => (declared.fallback ? evaluate(declared.fallback, context) : []);
    for (let frame: Frame | null = context.frame; frame; frame = frame.next) {
      if (frame.fn === fn) return argument(frame.call, fn, index, frame.context) ?? fallback();
    }
    const call = context.assume.get(fn);
    if (call) return argument(call, fn, index, assuming(context.assume)) ?? fallback();
    if (declared.type) {
      const typed = evaluate(declared.type, context).filter((value) => value.kind === 'class');
      if (typed.length > 0) return typed.map(asInstance);
    }
    if (call === null) return declared.fallback ? fallback() : [unknown(declared.name)];
    return [unknown(declared.name, { fn, called: false })];
  }

  /** The values of an argument, null when the call does not give it. */
  function argument(call: Call, fn: Fn, index: number, context: Context): readonly Value[] | null {
    const declared = fn.params[index];
    if (declared?.rest) return [{ kind: 'list', items: call.args.slice(index), context }];
    for (const entry of call.named) {
      if ('key' in entry && entry.key === declared?.name) return evaluate(entry.value, context);
    }
    const arg = call.args[index];
    if (arg) return evaluate(arg, context);
    const spread = call.named.find((entry) => 'spread' in entry);
    return spread ? [unknown(declared?.name ?? '')] : null;
  }

  function imported(from: Module, specifier: string, member: string | null): readonly Value[] {
    const found = project.resolve(from.path, from.language, specifier, member);
    if (!found) {
      const path = member === null || member === 'default' || member === '=' ? '' : member;
      return [{ ...unknown(member ?? specifier), module: specifier, path }];
    }
    if (found.values === null) return [{ kind: 'namespace', module: found.module }];
    return found.values.flatMap((value) => evaluate(value, root));
  }

  function element(object: Expr, index: Expr | null, context: Context): readonly Value[] {
    const values = evaluate(object, context);
    const keys = index ? evaluate(index, context).map(literal) : [];
    const isKnown = keys.length > 0 && keys.every((key) => key !== null);
    return values.flatMap((value) => {
      if (!isKnown) return itemsOf(value);
      return keys.flatMap((key) => {
        if (value.kind !== 'list') return memberOf(value, key);
        const item = value.items[Number(key)];
        return item ? evaluate(item, value.context) : [unknown('')];
      });
    });
  }

  function callResult(call: Call, context: Context): readonly Value[] {
    if (call.callee.kind === 'member') {
      const special = methodResult(evaluator, call, call.callee, context);
      if (special) return special;
    }
    return evaluate(call.callee, context).flatMap((callee): readonly Value[] => {
      if (callee.kind === 'closure') return followed(callee.fn, call, callee.context, context);
      if (callee.kind === 'class') return [constructed(callee.class, call, callee.context, context)];
      if (callee.kind === 'outside') return outsideResult(callee, call, context);
      return [unknown('')];
    });
  }

  /** What a function of the tree gives back for one call. */
  function followed(fn: Fn, call: Call, closure: Context, context: Context): readonly Value[] {
    for (let frame: Frame | null = closure.frame; frame; frame = frame.next)
      if (frame.fn === fn) return [unknown(fn.name)];
    if (fn.returns.length === 0 || inlined >= limits.inlined) return [unknown(fn.name)];
    const inner = makeContext(closure.assume, { fn, call, context, next: closure.frame });
    inlined++;
    const values = fn.returns.flatMap((value) => evaluate(value, inner));
    inlined--;
    return values;
  }

  function constructed(made: Class, call: Call, closure: Context, context: Context): Value {
    const constructor = made.methods.get('constructor') ?? made.methods.get('__init__');
    if (!constructor) return { kind: 'instance', class: made, context: closure };
    const frame: Frame = { fn: constructor, call, context, next: closure.frame };
    return { kind: 'instance', class: made, context: makeContext(closure.assume, frame) };
  }

  function outsideResult(callee: Outside, call: Call, context: Context): readonly Value[] {
    const first = call.args[0];
    const url = joinedUrl(evaluator, callee, call, context);
    if (url) return url;
    if (first) {
      const inner = evaluate(first, context);
      if (passesOn.test(callee.path) && (callee.module !== null || callee.hint === callee.path)) return inner;
      const functions = inner.filter((value) => value.kind === 'closure');
      if (functions.length > 0 && wraps.test(callee.hint)) return functions;
    }
    const need = callee.need ? { ...callee.need, called: callee.path === '' } : null;
    const hint = nameOfSetting(call, context) ?? callee.hint;
    return [{ ...callee, path: `${callee.path}()`, hint, need, made: { call, context } }];
  }

  /** Settings are read by name: the name says more than the function that reads it. */
  function nameOfSetting(call: Call, context: Context): string | null {
    const first = call.args[0];
    if (first?.kind !== 'text' || call.args.length > 2) return null;
    const [value] = evaluate(first, context);
    const text = value ? literal(value) : null;
    return text !== null && /^[A-Za-z_][\w.-]*$/.test(text) ? text : null;
  }

  const { memberOf, itemsOf } = createMembers(project, { evaluate, imported, root });
  const evaluator: Evaluator = {
    evaluate,
    memberOf,
    itemsOf,
    assuming,
    refuel: (amount = limits.fuel) => {
      spent += filled - fuel;
      const left = limits.tree + project.size() / limits.charactersAStep - spent;
      filled = fuel = Math.max(limits.least, Math.min(amount, left));
    },
    spend: (steps) => {
      fuel -= steps;
    },
    dry: () => fuel <= 0,
  };
  return evaluator;
}

/** Expressions that are their own value: nothing to remember. */
const plain = new Set<Expr['kind']>(['text', 'function', 'class', 'object', 'list', 'opaque', 'this']);

/** Functions outside the tree whose result says the same as their first argument. */
const passesOn =
  /^(?:.*\.)?(?:assumeTrustedRoute|route|routeFromAbsolute|String|encodeURI|decodeURI|str|freeze|resolve|quote_from_bytes|Boolean|toRaw|unref|ref)$/;

/** Functions outside the tree that give back the function they are given. */
const wraps =
  /^(?:use)?(?:callback|memo|memoize|debounce|throttle|promisify|bind|once|cache|retry|withRetry|limit|wrap)/i;

/** Values that have no name of their own go by the name they are bound to. */
function named(values: readonly Value[], name: string): readonly Value[] {
  const isNameless = (value: Value): value is Outside => value.kind === 'outside' && value.hint === '';
  if (!values.some(isNameless)) return values;
  return values.map((value) => (isNameless(value) ? { ...value, hint: name, root: name } : value));
}
