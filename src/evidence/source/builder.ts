import { mayBeRequest, usesOtherClient } from './clients';
import { limits } from './limits';
import type {
  Assignment,
  Binding,
  Block,
  Call,
  Class,
  Entry,
  Expr,
  Fn,
  Module,
  Scope,
  Test,
} from './program';
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
  /** Calls of what is handed on under a name, of which it is known at the end whether it can be a function. */
  readonly handedOn: Call[];
}

interface Pending {
  readonly scope: Scope;
  readonly name: string;
  /** The key that is written, null when the name itself is assigned. */
  readonly key: string | null;
  readonly assignment: { readonly value: Expr; readonly at: number; readonly block: Block };
}

/** Starts the lowering of one text. */
export function startModule(
  path: string,
  text: string,
  language: Module['language'],
  bundle: boolean,
): Builder {
  const scope: Scope = { parent: null, names: new Map(), fn: null };
  const module: Module = {
    path,
    text,
    language,
    scope,
    calls: [],
    heirs: [],
    methods: new Set(),
    aliases: new Set(),
    exports: new Map(),
    passedOn: [],
    otherClient: language === 'javascript' && usesOtherClient(text),
    bundle,
  };
  const block: Block = { parent: null, fn: null, test: null };
  return { module, scope, block, fn: null, owner: null, pending: [], handedOn: [] };
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
  nameFunction(value, name);
  addAssignment(declare(scope, name), { value, at, block: b.block });
}

/** A function without a name of its own is known by the first that it is bound to. */
function nameFunction(value: Expr, name: string): void {
  if (value.kind === 'function' && value.fn.name === '') value.fn.name = name;
}

/** Most names are assigned once: a list that is made with its only item takes a tenth of one that is added to. */
function addAssignment(binding: Binding, assignment: Assignment): void {
  if (binding.assigned.length === 0) binding.assigned = [assignment];
  else binding.assigned.push(assignment);
}

/** What a function gives back, likewise. */
export function addReturn(fn: Fn, value: Expr): void {
  if (fn.returns.length === 0) fn.returns = [value];
  else fn.returns.push(value);
}

/** `name = value` or, with a key, `name.key = value`, for a name declared anywhere around. */
export function assign(b: Builder, name: string, key: string | null, value: Expr, at: number): void {
  b.pending.push({ scope: b.scope, name, key, assignment: { value, at, block: b.block } });
}

export function addExport(module: Module, name: string, value: Expr): void {
  addTo(module.exports, name, value);
}

export function addField(owner: Class, name: string, value: Expr): void {
  nameFunction(value, name);
  addTo(owner.fields, name, value);
}

/** Steps into the first branch of a choice (0) or the other; `test` is its condition, null for a loop or a try. */
export function openBlock(b: Builder, test: Test | null, branch: 0 | 1): void {
  b.block = { parent: b.block, fn: b.fn, test: test && { ...test, branch: sideOf(test, branch) } };
}

/** Whether the text of a condition holds (0) or not (1) on its first or second branch. */
export function sideOf({ isNegated }: Test, branch: number): 0 | 1 {
  return (branch === 0) === isNegated ? 1 : 0;
}

export function closeBlock(b: Builder): void {
  b.block = b.block.parent ?? b.block;
}

/** Steps into a scope of its own. */
export function openScope(b: Builder): void {
  b.scope = { parent: b.scope, names: new Map(), fn: b.fn };
}

export function closeScope(b: Builder): void {
  b.scope = b.scope.parent ?? b.scope;
}

/** Steps into a new function, whose parameters and returns are then filled in. */
export function openFunction(b: Builder, name: string, owner: Class | null, gives: Expr | null): Fn {
  const { fn: parent, module } = b;
  const fn: Fn = { name, params: [], returns: [], gives, parent, owner, module, inPlace: null };
  b.fn = fn;
  openScope(b);
  openBlock(b, null, 0);
  return fn;
}

export function closeFunction(b: Builder): void {
  closeBlock(b);
  closeScope(b);
  b.fn = b.fn?.parent ?? null;
}

/** Makes a class; the caller sees to it that it is the owner of what stands inside. */
export function makeClass(b: Builder, name: string, base: Expr | null): Class {
  const made: Class = { name, fields: new Map(), methods: new Map(), base, module: b.module };
  if (base) b.module.heirs.push(made);
  return made;
}

/** Notes the methods of a class by name once they are known. */
export function noteMethods(b: Builder, { name, methods }: Class): void {
  if (name !== '') for (const method of methods.keys()) b.module.methods.add(method);
}

/** What stands under the key of an object. */
export function keyed({ module }: Builder, key: string, value: Expr): Entry {
  if (value.kind === 'member' && mayBeRequest(value.name)) module.aliases.add(key);
  return { key, value };
}

/** The key under which a list gets one item more. */
export const anyItem = '[]';

/** The field of a class that holds what answers for the members it does not have. */
export const anyMember = '*';

/** Notes a call and gives it as an expression; `from` and `to` are offsets in the text. */
export function addCall(
  b: Builder,
  callee: Expr,
  args: readonly Expr[],
  named: readonly Entry[],
  place: Pick<Call, 'line' | 'from' | 'to'>,
): Expr {
  const { fn, block, module } = b;
  const call: Call = { kind: 'call', callee, args, named, ...place, fn, block, module };
  b.module.calls.push(call);
  if (callee.kind === 'function') callee.fn.inPlace = call;
  noteHandedOn(b, call);
  noteAdded(b, call);
  return call;
}

/**
 * `f.bind(self, a)` and `partial(f, a)`: a function that calls `f` with what is given here, and then with what it
 * gets itself.
 */
export function addBound(
  b: Builder,
  bound: Expr,
  args: readonly Expr[],
  named: readonly Entry[],
  place: Pick<Call, 'line' | 'from' | 'to'>,
): Expr {
  const fn = openFunction(b, '', null, null);
  const own: Expr[] = [];
  for (let index = 0; index < mostBound; index++) {
    fn.params.push({ name: '', fallback: null, type: null, rest: false, optional: true });
    own.push({ kind: 'param', fn, index });
  }
  addReturn(fn, addCall(b, bound, [...args, ...own], named, place));
  closeFunction(b);
  return { kind: 'function', fn };
}

/** Arguments that a bound function passes on. */
const mostBound = 4;

/** `list.push(item)`: the list holds the item from there on. */
function noteAdded(b: Builder, { callee, args, to }: Call): void {
  if (callee.kind !== 'member' || callee.object.kind !== 'name' || !adders.has(callee.name)) return;
  for (const value of args) assign(b, callee.object.name, anyItem, value, to);
}

const adders = new Set(['push', 'unshift', 'append']);

/**
 * `run(client.ask, path)`: a function that is handed on with its arguments is called with them by somebody;
 * `useSWR(path, ask)` calls it with what stands before it.
 */
function noteHandedOn({ module, handedOn }: Builder, call: Call): void {
  if (call.args.length === 0) return;
  const isKeyed = call.callee.kind === 'name' && /^useSWR/.test(call.callee.name);
  for (const [at, arg] of call.args.entries()) {
    if ((arg.kind !== 'member' && arg.kind !== 'name') || !mayBeRequest(arg.name)) continue;
    const args = isKeyed ? call.args.slice(0, at) : call.args.slice(at + 1);
    const named = isKeyed ? [] : call.named;
    if (args.length === 0 && named.length === 0) continue;
    const calls = arg.kind === 'name' ? handedOn : module.calls;
    calls.push({ ...call, callee: arg, args, named });
  }
}

/** Joins what was assigned to what was declared, in the order of the text. */
export function finishModule(b: Builder): Module {
  for (const { scope, name, key, assignment } of b.pending) {
    const binding = lookUp(scope, name) ?? declare(b.module.scope, name);
    if (key === null) addAssignment(binding, assignment);
    else binding.written.push({ key, assignment });
  }
  for (const call of b.handedOn) if (mayBeFunction(call.callee)) b.module.calls.push(call);
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

/** True for a name that is declared as a function or taken from elsewhere, and for the one that every program has. */
function mayBeFunction(callee: Expr): boolean {
  if (callee.kind !== 'name') return false;
  const binding = lookUp(callee.scope, callee.name);
  if (!binding) return callee.name === 'fetch';
  return binding.assigned.some(({ value }) => value.kind === 'function' || value.kind === 'import');
}

export const nothing: Expr = { kind: 'opaque', hint: '' };

/** `null`, `undefined`, `None` and `false`, and what is surely none of these: `true`. Nothing more is known of them. */
export const absent: Expr = { kind: 'opaque', hint: '' };
export const present: Expr = { kind: 'opaque', hint: '' };

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
