import { limits } from './limits';
import type { Binding, Block, Class, Entry, Expr, Fn, Module, Param, Scope } from './program';
import { addTo, lookUp } from './program';

/**
 * Where a lowering stands: the scope, block, function and class around the node at hand. Each
 * language walks its own syntax tree and says here what it met.
 */
export interface Builder {
  readonly module: Module;
  scope: Scope;
  block: Block;
  fn: Fn | null;
  owner: Class | null;
  /** Assignments to names that are declared elsewhere, joined to their binding at the end. */
  readonly pending: Pending[];
}

interface Pending {
  readonly scope: Scope;
  readonly name: string;
  /** The key that is written, null when the name itself is assigned. */
  readonly key: string | null;
  readonly assignment: { readonly value: Expr; readonly at: number; readonly block: Block };
}

/** Starts the lowering of one text. */
export function startModule(path: string, language: Module['language'], bundle: boolean): Builder {
  const scope: Scope = { parent: null, names: new Map(), fn: null };
  const module: Module = {
    path,
    language,
    scope,
    calls: [],
    heirs: [],
    methods: new Set(),
    exports: new Map(),
    passedOn: [],
    bundle,
  };
  const block: Block = { parent: null, fn: null, test: null };
  return { module, scope, block, fn: null, owner: null, pending: [] };
}

/** Makes a name known in a scope. */
export function declare(scope: Scope, name: string): Binding {
  let binding = scope.names.get(name);
  if (!binding) {
    binding = { assigned: [], written: [] };
    scope.names.set(name, binding);
  }
  return binding;
}

/** The scope that takes a name that is not bound to a block. */
export function functionScope(scope: Scope): Scope {
  let at = scope;
  while (at.parent && at.parent.fn === at.fn) at = at.parent;
  return at;
}

export function define(b: Builder, scope: Scope, name: string, value: Expr, at: number): void {
  declare(scope, name).assigned.push({ value, at, block: b.block });
}

/** `name = value` or, with a key, `name.key = value`, for a name declared anywhere around. */
export function assign(b: Builder, name: string, key: string | null, value: Expr, at: number): void {
  b.pending.push({ scope: b.scope, name, key, assignment: { value, at, block: b.block } });
}

export function addExport(module: Module, name: string, value: Expr): void {
  addTo(module.exports, name, value);
}

export function addField(owner: Class, name: string, value: Expr): void {
  addTo(owner.fields, name, value);
}

/** Runs `body` inside a branch; `test` is the source text of its condition, null for a loop or a try. */
export function inBlock(b: Builder, test: string | null, branch: 0 | 1, body: () => void): void {
  const outer = b.block;
  b.block = { parent: outer, fn: b.fn, test: test === null ? null : { text: test, branch } };
  body();
  b.block = outer;
}

/** Runs `body` in a scope of its own. */
export function inScope(b: Builder, body: () => void): void {
  const outer = b.scope;
  b.scope = { parent: outer, names: new Map(), fn: b.fn };
  body();
  b.scope = outer;
}

/** Runs `body` inside a new function, whose parameters and returns it fills in. */
export function inFunction(b: Builder, name: string, owner: Class | null, body: (fn: Fn) => void): Fn {
  const params: Param[] = [];
  const fn: Fn = { name, params, returns: [], parent: b.fn, owner, module: b.module };
  const outer = { scope: b.scope, block: b.block, fn: b.fn };
  b.fn = fn;
  b.scope = { parent: outer.scope, names: new Map(), fn };
  b.block = { parent: outer.block, fn, test: null };
  body(fn);
  b.scope = outer.scope;
  b.block = outer.block;
  b.fn = outer.fn;
  return fn;
}

/** Runs `body` inside a new class. */
export function inClass(b: Builder, name: string, base: Expr | null, body: (made: Class) => void): Class {
  const made: Class = { name, fields: new Map(), methods: new Map(), base, module: b.module };
  if (base) b.module.heirs.push(made);
  const outer = b.owner;
  b.owner = made;
  body(made);
  b.owner = outer;
  if (name !== '') for (const method of made.methods.keys()) b.module.methods.add(method);
  return made;
}

/** Notes a call and gives it as an expression. */
export function addCall(
  b: Builder,
  callee: Expr,
  args: readonly Expr[],
  named: readonly Entry[],
  line: number,
  text: string,
): Expr {
  const call = { kind: 'call', callee, args, named, line, fn: b.fn, module: b.module, text } as const;
  b.module.calls.push(call);
  return call;
}

/** Joins what was assigned to what was declared, in the order of the text. */
export function finishModule(b: Builder): Module {
  for (const { scope, name, key, assignment } of b.pending) {
    const binding = lookUp(scope, name) ?? declare(b.module.scope, name);
    if (key === null) binding.assigned.push(assignment);
    else binding.written.push({ key, assignment });
  }
  const sort = (scope: Scope): void => {
    for (const binding of scope.names.values()) binding.assigned.sort((left, right) => left.at - right.at);
  };
  const sorted = new Set<Scope>();
  for (const { scope } of b.pending) {
    for (let at: Scope | null = scope; at && !sorted.has(at); at = at.parent) {
      sorted.add(at);
      sort(at);
    }
  }
  return b.module;
}

export const nothing: Expr = { kind: 'opaque', hint: '' };

/** How deep a lowering stands in its syntax tree. */
interface Descent {
  depth: number;
  tooDeep: boolean;
}

/** Goes one level deeper, or notes that the limit is reached and gives false; the caller comes back up by itself. */
export function enter(b: Descent): boolean {
  if (b.depth >= limits.depth) {
    b.tooDeep = true;
    return false;
  }
  b.depth++;
  return true;
}
