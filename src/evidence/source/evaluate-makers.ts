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
 * The calls of a constructor that can have made the object whose methods are assumed to be called: one class
 * extends the base of many, and what another heir hands to that base is not its own.
 */
export function fittingMakers(
  e: Evaluator,
  context: Context,
  fn: Fn,
  calls: readonly Call[],
): readonly Call[] {
  const { owner } = fn;
  if (!owner || !isConstructor(fn) || calls.length < 2) return calls;
  const users = new Set<Class>();
  for (const call of assumedCalls(context)) {
    const user = call.fn?.owner;
    if (user && user !== owner && ancestry(e, user).has(owner)) users.add(user);
  }
  if (users.size === 0) return calls;
  return calls.filter((call) => {
    const { heir, isExact } = madeBy(e, call);
    if (!heir) return true;
    const above = ancestry(e, heir);
    return [...users].every((user) => above.has(user) || (!isExact && ancestry(e, user).has(heir)));
  });
}

/** The class of what a call makes: that one, or for a call from a constructor below also its heirs. */
function madeBy(e: Evaluator, { callee, fn }: Call): { heir: Class | null; isExact: boolean } {
  const isSuper = callee.kind === 'super' || (callee.kind === 'member' && callee.object.kind === 'super');
  if (isSuper) return { heir: fn?.owner ?? null, isExact: false };
  const made = evaluate(e, callee, e.root).find((value) => value.kind === 'class');
  return { heir: made?.kind === 'class' ? made.class : null, isExact: true };
}
