/** Values of parameters, and what declared types say. */
import { evaluate, type Evaluator } from './evaluate';
import type { Call, Expr, Fn } from './program';
import type { Context, Frame, Value } from './values';
import { asInstance, assumedCall, unknown } from './values';

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
  for (let frame: Frame | null = context.frame; frame; frame = frame.next) {
    if (frame.fn === fn)
      return (
        argument(e, frame.call, fn, index, frame.context) ?? (fallback ? evaluate(e, fallback, context) : [])
      );
  }
  const call = fn.inPlace ?? assumedCall(context, fn);
  if (call)
    return (
      argument(e, call, fn, index, context.base ?? context) ??
      (fallback ? evaluate(e, fallback, context) : [])
    );
  if (type) {
    const typed = instancesOf(e, type, context);
    if (typed.length > 0) return typed;
  }
  if (call === null) return fallback ? evaluate(e, fallback, context) : [unknown(declared.name)];
  return [unknown(declared.name, { fn, called: false, isKey: false })];
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
  for (const entry of call.named) {
    if ('key' in entry && entry.key === declared?.name) return evaluate(e, entry.value, context);
  }
  const arg = call.args[index];
  if (arg) return evaluate(e, arg, context);
  const spread = call.named.find((entry) => 'spread' in entry);
  return spread ? [unknown(declared?.name ?? '')] : null;
}
