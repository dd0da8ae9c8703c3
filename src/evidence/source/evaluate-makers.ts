/** Who makes the object whose methods are followed: constructors, inherited ones too, and their callers. */
import { evaluate, type Evaluator } from './evaluate';
import type { Call, Class, Fn } from './program';
import { assumedCalls, type Context } from './values';

/** Classes above classes that are looked at. */
const most = 8;

/** True for the function that runs when an object is made. */
export function isConstructor({ name, owner }: Fn): boolean {
  return owner !== null && (name === 'constructor' || name === '__init__');
}

/** The constructor of a class: its own or the next one above it, undefined where there is none in the tree. */
export function constructorOf(e: Evaluator, made: Class): Fn | undefined {
  for (const one of ancestry(e, made)) {
    const found = one.methods.get('constructor') ?? one.methods.get('__init__');
    if (found) return found;
  }
  return undefined;
}

/** A class and those above it, nearest first. */
function ancestry(e: Evaluator, made: Class): Set<Class> {
  const classes = new Set([made]);
  for (const { base } of classes) {
    if (!base || classes.size >= most) continue;
    for (const value of evaluate(e, base, e.root)) if (value.kind === 'class') classes.add(value.class);
  }
  return classes;
}

/**
 * The calls that fit the calls that are assumed already: one class extends the base of many, and what another heir
 * hands to that base, or asks of it, is not its own. Of a constructor those that can have made the object whose
 * methods are assumed to be called; of a method those by a class whose object can have been made as assumed.
 */
export function fitting(e: Evaluator, context: Context, fn: Fn, calls: readonly Call[]): readonly Call[] {
  const { owner } = fn;
  if (!owner || calls.length < 2) return calls;
  const assumed = assumedCalls(context);
  if (isConstructor(fn)) {
    const users = new Set(assumed.flatMap((call) => usersOf(e, call, owner)));
    return users.size === 0 ? calls : calls.filter((call) => isMadeFor(e, madeBy(e, call), [...users]));
  }
  const makers = assumed.map((call) => madeBy(e, call)).filter(({ heir }) => heir !== null);
  if (makers.length === 0) return calls;
  return calls.filter((call) => {
    const users = usersOf(e, call, owner);
    return makers.every((maker) => isMadeFor(e, maker, users));
  });
}

/** The heirs of a class whose objects a call can be made on. */
function usersOf(e: Evaluator, { callee, fn }: Call, owner: Class): Class[] {
  const on = callee.kind === 'member' && !isSuper(callee) ? evaluate(e, callee.object, e.root) : [];
  const classes = on.flatMap((value) => (value.kind === 'instance' ? [value.class] : []));
  if (fn?.owner) classes.push(fn.owner);
  return classes.filter((one) => one !== owner && ancestry(e, one).has(owner));
}

/** True when what was made can be one of each of these classes. */
function isMadeFor(e: Evaluator, { heir, isExact }: Made, users: readonly Class[]): boolean {
  if (!heir) return true;
  const above = ancestry(e, heir);
  return users.every((user) => above.has(user) || (!isExact && ancestry(e, user).has(heir)));
}

function isSuper(callee: Call['callee']): boolean {
  return callee.kind === 'super' || (callee.kind === 'member' && callee.object.kind === 'super');
}

/** The class of what is made, null where nothing is; where it is not exact, also its heirs. */
interface Made {
  readonly heir: Class | null;
  readonly isExact: boolean;
}

/** What a call makes: one of its class, or for a call from a constructor below also of its heirs. */
function madeBy(e: Evaluator, { callee, fn }: Call): Made {
  if (isSuper(callee)) return { heir: fn?.owner ?? null, isExact: false };
  const made = evaluate(e, callee, e.root).find((value) => value.kind === 'class');
  return { heir: made?.kind === 'class' ? made.class : null, isExact: true };
}
