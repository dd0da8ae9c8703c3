import type { Binding, Block, Call, Class, Entry, Expr, Fn } from './program';
import { lookUp } from './program';
import { limits } from './limits';
import { joinedUrl, methodResult } from './methods';
import type { Project } from './project';
import type { Context, Frame, Outside, Struct, Value } from './values';
import { concat, context as makeContext, literal, under, unknown } from './values';

/** Works out what values an expression can have; bounded by fuel, and never throws. */
export interface Evaluator {
  readonly evaluate: (expr: Expr, context: Context) => readonly Value[];
  readonly memberOf: (value: Value, name: string) => readonly Value[];
  /** All items of a list or values of an object. */
  readonly itemsOf: (value: Value) => readonly Value[];
  /** A context in which nothing but these callers is assumed. */
  readonly assuming: (assume: Context['assume']) => Context;
  /** Fills the tank for one call; what runs dry is unknown. */
  readonly refuel: (amount?: number) => void;
  /** True when the tank ran dry since it was last filled. */
  readonly dry: () => boolean;
}

export function createEvaluator(project: Project): Evaluator {
  const root = makeContext(new Map(), null);
  let fuel: number = limits.fuel;
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
    if (values.length > limits.alternatives) values = values.slice(0, limits.alternatives);
    depth--;
    context.busy.delete(expr);
    if (fuel > 0) context.memo.set(expr, values);
    return values;
  }

  function work(expr: Expr, context: Context): readonly Value[] {
    switch (expr.kind) {
      case 'text':
        return [
          {
            kind: 'text',
            parts: expr.value === '' ? [] : [expr.value],
            when: [],
            line: expr.line,
            module: expr.module,
          },
        ];
      case 'concat':
        return concat(expr.parts.map((part) => evaluate(part, context)));
      case 'name':
        return name(expr, context);
      case 'param':
        return param(expr.fn, expr.index, context);
      case 'this':
        return expr.owner ? [{ kind: 'instance', class: expr.owner, context }] : [unknown('this')];
      case 'super':
        return expr.owner?.base ? evaluate(expr.owner.base, context).map(asInstance) : [unknown('super')];
      case 'member':
        return evaluate(expr.object, context).flatMap((value) => memberOf(value, expr.name));
      case 'element':
        return element(expr.object, expr.index, context);
      case 'call':
        return callResult(expr, context);
      case 'object':
        return [{ kind: 'object', entries: expr.entries, context }];
      case 'list':
        return [{ kind: 'list', items: expr.items, context }];
      case 'function':
        return [{ kind: 'closure', fn: expr.fn, context, when: [] }];
      case 'class':
        return [{ kind: 'class', class: expr.class, context }];
      case 'choice':
        return expr.options.flatMap((option, index) =>
          under(evaluate(option, context), expr.test === null ? [] : [`${String(index)}|${expr.test}`]),
        );
      case 'default': {
        const values = evaluate(expr.value, context).filter((value) => literal(value) !== '');
        const sure = values.length > 0 && values.every((value) => value.kind !== 'outside');
        if (sure) return values;
        const fallback = evaluate(expr.fallback, context);
        return [
          ...values,
          ...(values.length > 0 ? fallback.filter((value) => literal(value) !== '') : fallback),
        ];
      }
      case 'import':
        return imported(expr.from.path, expr.from.language, expr.specifier, expr.member);
      case 'typed': {
        const classes = evaluate(expr.type, context).filter((value) => value.kind === 'class');
        return classes.length > 0 ? classes.map(asInstance) : [unknown(expr.hint)];
      }
      case 'opaque':
        return [unknown(expr.hint)];
    }
  }

  function asInstance(value: Value): Value {
    if (value.kind === 'class') return { kind: 'instance', class: value.class, context: value.context };
    return value.kind === 'outside' ? { ...value, path: `${value.path}()` } : value;
  }

  function name(expr: Expr & { kind: 'name' }, context: Context): readonly Value[] {
    const binding = lookUp(expr.scope, expr.name);
    if (!binding) return [{ ...unknown(expr.name), module: '', path: expr.name }];
    if (binding.assigned.length === 0) return binding.written.length > 0 ? [] : [unknown(expr.name)];
    const values = reaching(binding.assigned, expr.at, expr.block).flatMap(({ assignment, tags }) =>
      under(evaluate(assignment.value, context), tags).map((value) =>
        value.kind === 'outside' && value.hint === ''
          ? { ...value, hint: expr.name, root: expr.name }
          : value,
      ),
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

  function imported(
    from: string,
    language: 'javascript' | 'python',
    specifier: string,
    member: string | null,
  ): readonly Value[] {
    const found = project.resolve(from, language, specifier, member);
    if (!found) {
      const path = member === null || member === 'default' || member === '=' ? '' : member;
      return [{ ...unknown(member ?? specifier), module: specifier, path }];
    }
    if (found.values === null) return [{ kind: 'namespace', module: found.module }];
    return found.values.flatMap((value) => evaluate(value, root));
  }

  function memberOf(value: Value, key: string): readonly Value[] {
    switch (value.kind) {
      case 'object':
        return entry(value, key);
      case 'namespace':
        return imported(value.module.path, value.module.language, '', key);
      case 'instance':
      case 'class':
        return classMember(value.class, key, value.context);
      case 'outside': {
        if (key === 'default' && value.module !== null) return [value];
        const path = value.path === '' ? key : `${value.path}.${key}`;
        return [{ ...value, path, hint: key, root: value.root === '' ? key : value.root }];
      }
      case 'text':
        return key === 'href' || key === 'pathname' || key === 'value' ? [value] : [unknown(key)];
      default:
        return [unknown(key)];
    }
  }

  function entry(value: Struct, key: string): readonly Value[] {
    const found: Value[] = [];
    for (let index = value.entries.length - 1; index >= 0; index--) {
      const at = value.entries[index];
      if (!at) continue;
      if ('key' in at) {
        if (at.key === key) return [...found, ...evaluate(at.value, value.context)];
        continue;
      }
      const spread = evaluate(at.spread, value.context);
      const inside = spread.flatMap((inner) => memberOf(inner, key));
      found.push(...inside);
      const certain = inside.length > 0 && spread.every((inner) => inner.kind !== 'outside');
      if (certain) return found;
    }
    return found;
  }

  function classMember(owner: Class, key: string, context: Context, steps = 0): readonly Value[] {
    const method = owner.methods.get(key);
    if (method && (method.returns.length > 0 || steps > 0)) return [closure(method, context)];
    const heirs = method || !owner.base ? overrides(owner, key, context) : [];
    if (heirs.length > 0) return heirs;
    if (method) return [closure(method, context)];
    const fields = owner.fields.get(key);
    if (fields) {
      const values = fields.flatMap((field) => evaluate(field, context));
      const known = values.filter(
        (value) => value.kind !== 'outside' || value.module !== null || value.need !== null,
      );
      return known.length > 0
        ? known
        : values.length > 0
          ? values.map((value) => ({ ...value, hint: key, root: key }) as Outside)
          : [unknown(key)];
    }
    if (!owner.base || steps > 8) return [unknown(key)];
    return evaluate(owner.base, context).flatMap((base) =>
      base.kind === 'class'
        ? classMember(base.class, key, context, steps + 1)
        : memberOf(asInstance(base), key),
    );
  }

  function closure(fn: Fn, context: Context): Value {
    return { kind: 'closure', fn, context, when: [] };
  }

  /** A method that a class leaves to its heirs. */
  function overrides(owner: Class, key: string, context: Context): readonly Value[] {
    if (owner.fields.has(key)) return [];
    return project.modules.flatMap((module) =>
      module.heirs.flatMap((heir) => {
        const method = heir.methods.get(key);
        if (!method || !heir.base) return [];
        const extendsIt = evaluate(heir.base, root).some(
          (base) => base.kind === 'class' && base.class === owner,
        );
        return extendsIt ? [closure(method, context)] : [];
      }),
    );
  }

  function element(object: Expr, index: Expr | null, context: Context): readonly Value[] {
    const values = evaluate(object, context);
    const keys = index ? evaluate(index, context).map(literal) : [null];
    return values.flatMap((value) => {
      if (keys.length > 0 && keys.every((key) => key !== null)) {
        return keys.flatMap((key) => {
          if (value.kind !== 'list') return memberOf(value, key ?? '');
          const item = value.items[Number(key)];
          return item ? evaluate(item, value.context) : [unknown('')];
        });
      }
      return itemsOf(value);
    });
  }

  function itemsOf(value: Value): readonly Value[] {
    if (value.kind === 'list') return value.items.flatMap((item) => evaluate(item, value.context));
    if (value.kind === 'object') {
      return value.entries.flatMap((at) => ('key' in at ? evaluate(at.value, value.context) : []));
    }
    if (value.kind === 'outside') return [{ ...value, path: `${value.path}[]` }];
    return [unknown('')];
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

  const evaluator: Evaluator = {
    evaluate,
    memberOf,
    itemsOf,
    assuming,
    refuel: (amount = limits.fuel) => {
      fuel = amount;
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

/** The assignments that can reach a use, latest first, each with the branches that must be taken. */
function reaching(
  assigned: Binding['assigned'],
  at: number,
  block: Block,
): { assignment: Binding['assigned'][number]; tags: readonly string[] }[] {
  const all = (): { assignment: Binding['assigned'][number]; tags: readonly string[] }[] =>
    assigned.slice(0, limits.alternatives).map((assignment) => ({ assignment, tags: [] }));
  if (assigned.length === 1) return all();
  const found: { assignment: Binding['assigned'][number]; tags: readonly string[] }[] = [];
  const passed: string[] = [];
  for (let index = assigned.length - 1; index >= 0 && found.length < limits.alternatives; index--) {
    const assignment = assigned[index];
    if (!assignment || assignment.at >= at || assignment.block.fn !== block.fn) continue;
    const own = branchesBetween(assignment.block, block);
    found.push({ assignment, tags: [...passed, ...own] });
    if (contains(assignment.block, block)) return found;
    const [only] = own;
    if (own.length === 1 && only !== undefined)
      passed.push((only.startsWith('0') ? '1' : '0') + only.slice(1));
  }
  return found.length > 0 ? found : all();
}

/** Conditions under which a block runs that the other block does not stand under. */
function branchesBetween(block: Block, use: Block): string[] {
  const tags: string[] = [];
  for (let at: Block | null = block; at && !contains(at, use); at = at.parent) {
    if (at.test) tags.push(`${String(at.test.branch)}|${at.test.text}`);
  }
  return tags;
}

function contains(outer: Block, inner: Block): boolean {
  for (let at: Block | null = inner; at; at = at.parent) if (at === outer) return true;
  return false;
}
