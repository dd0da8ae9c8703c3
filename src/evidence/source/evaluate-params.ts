/** Values of parameters, and what declared types say. */
import { evaluate, type Evaluator } from './evaluate';
import { isConstructor } from './evaluate-makers';
import type { Call, Expr, Fn } from './program';
import type { Context, Frame, Value } from './values';
import { asInstance, assumedCall, isLost, unknown } from './values';

/** True for the class of a library whose methods say what they call. */
function isClient(value: Value): boolean {
  return value.kind === 'outside' && /^(?:atlassian|confluence\.js)(?:[./]|$)/.test(value.module ?? '');
}

/** What a declared type says: instances of the classes of the tree, or of a client library, that it names. */
export function instancesOf(e: Evaluator, type: Expr, context: Context): readonly Value[] {
  const types = evaluate(e, type, context);
  return types.filter((value) => value.kind === 'class' || isClient(value)).map(asInstance);
}

/** What a parameter holds: what the call that was followed or is assumed gives, or an instance of its type. */
export function param(e: Evaluator, fn: Fn, index: number, context: Context): readonly Value[] {
  const declared = fn.params[index];
  if (!declared) return [unknown('')];
  const { fallback, type } = declared;
  const from = callOf(fn, context);
  if (from === undefined) {
    const made = type ? instancesOf(e, type, context).filter((value) => isMaker(e, value)) : [];
    return made.length > 0 ? made : [unknown(declared.name, { fn, called: false, isKey: false })];
  }
  const handed = from && argument(e, from.call, fn, index, from.context);
  const isOpen = handed ? handed.length > 0 && handed.every(isLost) : from === null;
  const typed = isOpen && type ? instancesOf(e, type, context) : [];
  if (typed.length > 0) return typed;
  if (handed) return handed;
  return fallback ? evaluate(e, fallback, context) : from ? [] : [unknown(declared.name)];
}

/** What stands above classes of values and of shapes, and above those that hold data unless they have methods. */
const ofValues = /^(?:str|int|Protocol|\w*Enum|\w*Flag)$/;
const ofData = /^(?:object|TypedDict|NamedTuple|BaseModel|BaseSettings|ABC)$/;

/** True for what does something by itself: what only holds data is what the caller puts into it. */
function isMaker(e: Evaluator, made: Value): boolean {
  if (made.kind !== 'instance') return true;
  const { base, methods } = made.class;
  const above = base?.kind === 'name' || base?.kind === 'member' ? base.name : '';
  if (ofValues.test(above)) return false;
  if ([...methods.values()].some((method) => !isConstructor(method))) return true;
  if (!base || ofData.test(above)) return false;
  return evaluate(e, base, e.root).some(
    (value) => value.kind === 'outside' || (value.kind === 'class' && value.class !== made.class),
  );
}

/** A call and where its arguments are worked out. */
interface From {
  readonly call: Call;
  readonly context: Context;
}

/** The call of a function that was followed or is assumed; null where nobody calls it, undefined where nothing is assumed. */
export function callOf(fn: Fn, context: Context): From | null | undefined {
  for (let frame: Frame | null = context.frame; frame; frame = frame.next)
    if (frame.fn === fn) return { call: frame.call, context: frame.context };
  const call = fn.inPlace ?? assumedCall(context, fn);
  return call && { call, context: context.base ?? context };
}

/** The values of an argument, null when the call does not give it. */
function argument(
  e: Evaluator,
  call: Call,
  fn: Fn,
  index: number,
  context: Context,
): readonly Value[] | null {
  const declared = fn.params[index];
  if (declared?.rest) return [{ kind: 'list', items: call.args.slice(index), context }];
  const arg = given(call, fn, index);
  if (arg) return evaluate(e, arg, context);
  return holdsMore(call) ? [unknown(declared?.name ?? '')] : null;
}

/** What a call gives for a parameter, by its name or its place. */
export function given({ named, args }: Call, { params }: Fn, index: number): Expr | undefined {
  for (const entry of named) if ('key' in entry && entry.key === params[index]?.name) return entry.value;
  return args[index];
}

/** True for a call with keyword arguments that stand elsewhere. */
export function holdsMore({ named }: Call): boolean {
  return named.some((entry) => 'spread' in entry);
}
