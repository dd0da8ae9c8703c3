import { limits } from './limits';
import type { Call, Expr, Fn, Module } from './program';
import type { Evaluator } from './evaluate';
import type { Project } from './project';
import { asText } from './values';

/** A place from which a function is called; `sure` false when only the name of the method says so. */
export interface Caller {
  readonly call: Call;
  readonly sure: boolean;
}

/** Who calls the functions of a tree. */
export interface CallGraph {
  readonly callersOf: (fn: Fn) => readonly Caller[];
  /** False when nothing that looks like a path is ever handed to a function, directly or through others. */
  readonly mayBringPath: (fn: Fn) => boolean;
}

const overItems =
  /^(?:map|forEach|flatMap|filter|some|every|find|each|mapLimit|mapSeries|eachLimit|eachSeries)$/;

/** Builds the call graph of what is lowered so far, and lowers more where a caller may be found. */
export function createCallGraph(project: Project, e: Evaluator): CallGraph {
  const direct = new Map<Fn, Call[]>();
  const byName = new Map<string, Call[]>();
  const lost = new Map<string, Call[]>();
  const opened = new Set<string>();
  const root = e.assuming(new Map());
  let indexed = 0;

  function add<K>(map: Map<K, Call[]>, key: K, call: Call): void {
    const calls = map.get(key);
    if (calls) calls.push(call);
    else map.set(key, [call]);
  }

  function index(module: Module): void {
    for (const call of module.calls) {
      const { callee } = call;
      if (callee.kind === 'member') {
        add(byName, callee.name, call);
        if (overItems.test(callee.name)) indexCallback(call, callee.object);
      } else if (callee.kind !== 'function') note(call);
    }
  }

  function note(call: Call): void {
    e.refuel(call.module.bundle ? limits.bundled : limits.doubt);
    for (const value of e.evaluate(call.callee, root)) {
      if (value.kind === 'closure') add(direct, value.fn, call);
      else if (value.kind === 'class') {
        const made = value.class.methods.get('constructor') ?? value.class.methods.get('__init__');
        if (made) add(direct, made, call);
      } else if (value.kind === 'outside' && value.module === null) add(lost, value.hint, call);
    }
  }

  /** Calls of members are looked at when somebody asks for a function of that name. */
  function noteMembers(name: string): void {
    const calls = byName.get(name) ?? [];
    byName.delete(name);
    for (const call of calls) note(call);
  }

  /** `list.map(f)` calls `f` with each item. */
  function indexCallback(call: Call, object: Expr): void {
    const [fn] = call.args;
    if (!fn) return;
    for (const value of e.evaluate(fn, root)) {
      if (value.kind === 'closure')
        add(direct, value.fn, { ...call, args: [{ kind: 'element', object, index: null }] });
    }
  }

  /** The names by which a member call may mean a function: its own, its class's and those it is exported by. */
  function namesOf(fn: Fn): string[] {
    const names = [fn.name];
    if (fn.owner && (fn.name === 'constructor' || fn.name === '__init__')) names.push(fn.owner.name);
    if (fn.parent) return names;
    for (const [name, values] of fn.module.exports) {
      const isIt = (expr: Expr): boolean =>
        e.evaluate(expr, root).some((value) => value.kind === 'closure' && value.fn === fn);
      if (name !== fn.name && values.some(isIt)) names.push(name);
    }
    return names;
  }

  function update(): void {
    while (indexed < project.modules.length) {
      const module = project.modules[indexed++];
      if (module) index(module);
    }
  }

  function open(word: string): void {
    if (word.length < 3 || opened.has(word)) return;
    opened.add(word);
    project.open(word);
  }

  function callersOf(fn: Fn): readonly Caller[] {
    const isInner = fn.parent !== null;
    const isConstructor = fn.name === 'constructor' || fn.name === '__init__';
    if (!isInner) open(isConstructor ? (fn.owner?.name ?? '') : fn.name);
    if (!isInner && fn.module.exports.has('default')) open(moduleName(fn.module.path));
    update();
    for (const name of namesOf(fn)) noteMembers(name);
    const sure = (direct.get(fn) ?? []).filter((call) => !isInside(call.fn, fn));
    if (sure.length > 0 || isConstructor || (isInner && !fn.owner))
      return sure.map((call) => ({ call, sure: true }));
    return (lost.get(fn.name) ?? []).map((call) => ({ call, sure: false }));
  }

  const brings = new Map<Fn, boolean>();

  function mayBringPath(fn: Fn): boolean {
    const known = brings.get(fn);
    if (known !== undefined) return known;
    brings.set(fn, false);
    const result = callersOf(fn).some(({ call }) => {
      e.refuel(call.module.bundle ? limits.bundled : limits.doubt);
      return [...call.args, ...call.named.map((entry) => ('key' in entry ? entry.value : entry.spread))].some(
        (arg) => holdsPath(arg, 0),
      );
    });
    brings.set(fn, result);
    return result;
  }

  function holdsPath(arg: Expr, depth: number): boolean {
    return e.evaluate(arg, root).some((value) => {
      if (value.kind === 'closure') return value.fn.returns.length > 0;
      if (value.kind === 'object') {
        return (
          depth < 2 &&
          value.entries.some((entry) => holdsPath('key' in entry ? entry.value : entry.spread, depth + 1))
        );
      }
      const { parts } = asText(value);
      return parts.some((part) =>
        typeof part === 'string' ? part.includes('/') : part.need !== null && mayBringPath(part.need.fn),
      );
    });
  }

  return { callersOf, mayBringPath };
}

function isInside(inner: Fn | null, outer: Fn): boolean {
  for (let at = inner; at; at = at.parent) if (at === outer) return true;
  return false;
}

/** The word by which other files import a module: its name, or its folder's for an index. */
function moduleName(path: string): string {
  const parts = path.replace(/\.\w+$/, '').split('/');
  const last = parts.at(-1) ?? '';
  return last === 'index' || last === '__init__' ? (parts.at(-2) ?? '') : last;
}
