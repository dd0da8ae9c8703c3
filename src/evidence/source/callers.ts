import { evaluate, refuel, type Evaluator } from './evaluate';
import { limits } from './limits';
import { addTo, isInside, lookUp, type Call, type Entry, type Expr, type Fn, type Module } from './program';
import { isBare } from './path';
import { constructorOf, isConstructor } from './evaluate-makers';
import { open } from './project';
import { asText, gather } from './values';

/** The places from which a function is called; `sure` false when only the name of the method says so. */
export interface Callers {
  readonly calls: readonly Call[];
  readonly sure: boolean;
}

/** A call of what a function is given as a parameter. */
interface Handed {
  readonly call: Call;
  readonly fn: Fn;
  readonly index: number;
}

/** Who calls the functions of a tree, as far as it is lowered and somebody asked. */
export interface CallGraph {
  readonly e: Evaluator;
  readonly direct: Map<Fn, Call[]>;
  /** Calls of members that nobody asked for yet, by the member's name. */
  readonly members: Map<string, Call[]>;
  /** Calls of which only the name is known. */
  readonly lost: Map<string, Call[]>;
  /** Calls of functions that were handed in, of which nobody asked yet who hands them in. */
  handed: Handed[];
  /** Words for which texts were lowered. */
  readonly opened: Set<string>;
  /** The names by which modules export functions, as far as somebody asked. */
  readonly exported: Map<Module, ReadonlyMap<Fn, readonly string[]>>;
  /** What `mayBringPath` found. */
  readonly brings: Map<Fn, boolean>;
  /** How many modules are looked through. */
  indexed: number;
}

export function createCallGraph(e: Evaluator): CallGraph {
  return {
    e,
    direct: new Map(),
    members: new Map(),
    lost: new Map(),
    handed: [],
    opened: new Set(),
    exported: new Map(),
    brings: new Map(),
    indexed: 0,
  };
}

/** The calls of a function; lowers more of the tree where a caller may be found. */
export function callersOf(graph: CallGraph, fn: Fn): Callers {
  const isInner = fn.parent !== null;
  const makes = isConstructor(fn);
  if (!isInner) openFor(graph, makes ? (fn.owner?.name ?? '') : fn.name);
  if (!isInner && fn.module.exports.has('default')) openFor(graph, moduleName(fn.module.path));
  const { modules } = graph.e.project;
  for (let module = modules[graph.indexed]; module; module = modules[++graph.indexed]) index(graph, module);
  for (const name of namesOf(graph, fn)) noteMembers(graph, name);
  noteHanded(graph);
  const direct = graph.direct.get(fn) ?? [];
  if (direct.length > 0 || makes || (isInner && !fn.owner)) return { calls: direct, sure: true };
  return { calls: graph.lost.get(fn.name) ?? [], sure: false };
}

/** False when nothing that looks like a path is ever handed to a function, directly or through others. */
export function mayBringPath(graph: CallGraph, fn: Fn): boolean {
  const known = graph.brings.get(fn);
  if (known !== undefined) return known;
  const through = new Set([fn]);
  for (const one of through) {
    if (through.size <= limits.callers && !isHandedPath(graph, one, through)) continue;
    graph.brings.set(fn, true);
    return true;
  }
  for (const one of through) graph.brings.set(one, false);
  return false;
}

/** True when a caller of a function hands it a path, or it has one itself for want of it; adds the functions whose callers it may come from. */
function isHandedPath(graph: CallGraph, fn: Fn, through: Set<Fn>): boolean {
  if (fn.params.some(({ fallback }) => fallback !== null && holdsPath(graph, fallback, 0, through)))
    return true;
  return callersOf(graph, fn).calls.some((call) => {
    refuelFor(graph, call);
    return (
      call.args.some((arg) => holdsPath(graph, arg, 0, through)) ||
      call.named.some((entry) => holdsPath(graph, heldBy(entry), 0, through))
    );
  });
}

function heldBy(entry: Entry): Expr {
  return 'key' in entry ? entry.value : entry.spread;
}

function holdsPath(graph: CallGraph, arg: Expr, depth: number, through: Set<Fn>): boolean {
  return evaluate(graph.e, arg, graph.e.root).some((value) => {
    if (value.kind === 'closure') return value.fn.returns.length > 0;
    if (value.kind === 'object' || value.kind === 'list') {
      const held = value.kind === 'list' ? value.items : value.entries.map(heldBy);
      return depth < 2 && held.some((one) => holdsPath(graph, one, depth + 1, through));
    }
    return asText(value).parts.some((part) => {
      if (typeof part === 'string') return part.includes('/') || isBare(part);
      if (part.need === null) return false;
      if (part.need.isKey) return true;
      const known = graph.brings.get(part.need.fn);
      if (known === undefined) through.add(part.need.fn);
      return known === true;
    });
  });
}

function refuelFor({ e }: CallGraph, call: Call): void {
  refuel(e, call.module.bundle ? limits.bundled : limits.doubt);
}

function openFor({ e, opened }: CallGraph, word: string): void {
  if (word.length < 3 || opened.has(word)) return;
  opened.add(word);
  open(e.project, word);
}

const overItems =
  /^(?:map|forEach|flatMap|filter|some|every|find|each|mapLimit|mapSeries|eachLimit|eachSeries)$/;

function index(graph: CallGraph, module: Module): void {
  for (const call of module.calls) {
    const { callee } = call;
    if (callee.kind === 'member') {
      addTo(graph.members, callee.name, call);
      if (overItems.test(callee.name)) indexCallback(graph, call, callee.object);
    } else if (callee.kind === 'name') {
      noteName(graph, call, callee);
      if (overItems.test(callee.name)) indexCallback(graph, call, null);
    } else if (callee.kind !== 'function') note(graph, call);
  }
}

/** Most names are plainly a function's, or nothing's of the tree. */
function noteName(graph: CallGraph, call: Call, { name, scope }: Expr & { kind: 'name' }): void {
  const assigned = lookUp(scope, name)?.assigned;
  if (!assigned) return;
  const [only] = assigned;
  if (assigned.length === 1 && only?.value.kind === 'function') noteCaller(graph, only.value.fn, call);
  else if (assigned.length === 1 && only?.value.kind === 'param' && !call.module.bundle)
    graph.handed.push({ call, fn: only.value.fn, index: only.value.index });
  else note(graph, call);
}

/** A function that is handed in and called there with a path is called from there. */
function noteHanded(graph: CallGraph): void {
  const { handed } = graph;
  graph.handed = [];
  for (const { call, fn, index } of handed) {
    refuelFor(graph, call);
    const through = new Set<Fn>();
    const isPath = call.args.some((arg) => holdsPath(graph, arg, 0, through));
    if (!isPath && ![...through].some((around) => mayBringPath(graph, around))) continue;
    for (const caller of callersOf(graph, fn).calls.slice(0, limits.callers)) {
      const arg = caller.args[index];
      if (!arg) continue;
      refuelFor(graph, caller);
      for (const value of evaluate(graph.e, arg, graph.e.root))
        if (value.kind === 'closure') noteCaller(graph, value.fn, call);
    }
  }
}

function note(graph: CallGraph, call: Call): void {
  refuelFor(graph, call);
  for (const value of evaluate(graph.e, call.callee, graph.e.root)) {
    if (value.kind === 'closure') noteCaller(graph, value.fn, call);
    else if (value.kind === 'class' || (value.kind === 'instance' && call.callee.kind === 'super')) {
      const made = constructorOf(graph.e, value.class);
      if (made) noteCaller(graph, made, call);
    } else if (value.kind === 'outside' && value.module === null) addTo(graph.lost, value.hint, call);
  }
}

/** Notes a call of a function; one from its own inside brings nothing new. */
function noteCaller({ direct }: CallGraph, fn: Fn, call: Call): void {
  if (!isInside(call.fn, fn)) addTo(direct, fn, call);
}

/** Calls of members are looked at when somebody asks for a function of that name. */
function noteMembers(graph: CallGraph, name: string): void {
  const calls = graph.members.get(name) ?? [];
  graph.members.delete(name);
  for (const call of calls) note(graph, call);
}

/** `list.map(f)` calls `f` with each item, as `map(f, list)` and `pool.map(f, list)` do in Python. */
function indexCallback(graph: CallGraph, call: Call, on: Expr | null): void {
  const { e } = graph;
  const [fn, items] = call.args;
  const object = call.module.language === 'python' ? items : on;
  if (!fn || !object) return;
  for (const value of evaluate(e, fn, e.root)) {
    if (value.kind === 'closure')
      noteCaller(graph, value.fn, { ...call, args: [{ kind: 'element', object, index: null }] });
  }
}

/** The names by which a member call may mean a function: its own, its class's and those it is exported by. */
function namesOf(graph: CallGraph, fn: Fn): Set<string> {
  const names = new Set([fn.name]);
  if (fn.owner && isConstructor(fn)) names.add(fn.owner.name);
  if (!fn.parent) for (const name of exportsOf(graph, fn.module).get(fn) ?? []) names.add(name);
  return names;
}

/** The names by which a module exports its functions, worked out once. */
function exportsOf({ e, exported }: CallGraph, module: Module): ReadonlyMap<Fn, readonly string[]> {
  const known = exported.get(module);
  if (known) return known;
  const names = new Map<Fn, string[]>();
  exported.set(module, names);
  for (const [name, values] of module.exports) {
    for (const value of gather(values, (expr) => evaluate(e, expr, e.root)))
      if (value.kind === 'closure') addTo(names, value.fn, name);
  }
  return names;
}

/** The word by which other files import a module: its name, or its folder's for an index. */
function moduleName(path: string): string {
  const parts = path.replace(/\.\w+$/, '').split('/');
  const last = parts.at(-1) ?? '';
  return last === 'index' || last === '__init__' ? (parts.at(-2) ?? '') : last;
}
