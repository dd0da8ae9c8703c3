import { evaluate, type Evaluator } from './evaluate';
import { joinedUrl, methodResult, unparsedUrl } from './evaluate-methods';
import { limits } from './limits';
import { constructorOf } from './evaluate-makers';
import { memberOf } from './evaluate-members';
import type { Call, Class, Fn } from './program';
import type { Context, Frame, Outside, Value } from './values';
import {
  asInstance,
  framed,
  gather,
  keywords,
  literal,
  plainText,
  saysPath,
  separated,
  unknown,
} from './values';

/** What a call gives back, through functions of the tree and outside it. */
export function callResult(e: Evaluator, call: Call, context: Context): readonly Value[] {
  if (call.callee.kind === 'member') {
    const special = methodResult(e, call, call.callee, context);
    if (special) return special;
  }
  return gather(evaluate(e, call.callee, context), (callee): readonly Value[] => {
    if (callee.kind === 'closure') return followed(e, callee.fn, call, callee.context, context);
    if (callee.kind === 'class') return [constructed(e, callee.class, call, callee.context, context)];
    if (callee.kind === 'outside') return outsideResult(e, callee, call, context);
    return [unknown('')];
  });
}

/** What a function of the tree gives back for one call. */
function followed(e: Evaluator, fn: Fn, call: Call, closure: Context, context: Context): readonly Value[] {
  for (let frame: Frame | null = closure.frame; frame; frame = frame.next)
    if (frame.fn === fn) return [unknown(fn.name)];
  if (fn.returns.length === 0 || e.inlined >= limits.inlined) return orDeclared(e, [], fn, closure);
  const inner = framed(closure, fn, call, context);
  e.inlined++;
  const values = gather(fn.returns, (value) => evaluate(e, value, inner));
  e.inlined--;
  return segments(e, fn, call, context, values) ?? orDeclared(e, values, fn, closure);
}

/**
 * What a function makes that takes any number of segments, where its own code says nothing of it: a path of them
 * (`urlOf('api/v2/pages', id)`); null for any other.
 */
function segments(
  e: Evaluator,
  { params }: Fn,
  { args }: Call,
  context: Context,
  values: readonly Value[],
): readonly Value[] | null {
  if (args.length === 0 || !params[0]?.rest || values.some(({ kind }) => kind === 'text')) return null;
  const pieces = args.map((arg) => evaluate(e, arg, context));
  if (!pieces[0]?.some((piece) => piece.kind === 'text' && saysPath(piece))) return null;
  return separated(pieces, plainText('/'));
}

/**
 * What a function gives back; where that is only known to come from elsewhere, what it is declared to give:
 * something that a class of the tree or of a package makes.
 */
function orDeclared(e: Evaluator, values: readonly Value[], fn: Fn, closure: Context): readonly Value[] {
  const types = fn.gives && values.every(isFromElsewhere) ? evaluate(e, fn.gives, closure) : [];
  const classes = types.filter(
    (type) =>
      type.kind === 'class' ||
      (type.kind === 'outside' && type.module && !values.some((value) => isOf(value, type.module))),
  );
  if (classes.length > 0) return classes.map(asInstance);
  return fn.returns.length > 0 ? values : [unknown(fn.name)];
}

function isFromElsewhere(value: Value): boolean {
  return value.kind === 'outside' && value.need === null;
}

function isOf(value: Value, module: string | null): boolean {
  return value.kind === 'outside' && value.module === module;
}

function constructed(e: Evaluator, made: Class, call: Call, closure: Context, context: Context): Value {
  const constructor = constructorOf(e, made);
  const inner = constructor ? framed(closure, constructor, call, context) : closure;
  return { kind: 'instance', class: made, context: inner };
}

function outsideResult(e: Evaluator, callee: Outside, call: Call, context: Context): readonly Value[] {
  const first = call.args[0];
  const special =
    joinedUrl(e, callee, call, context) ??
    unparsedUrl(e, callee, call, context) ??
    madeByField(e, callee, call, context) ??
    mapped(e, callee, call, context);
  if (special) return special;
  if (first) {
    const inner = evaluate(e, first, context);
    if (passesOn.test(callee.path) && (callee.module !== null || callee.hint === callee.path)) return inner;
    const functions = inner.filter(isFunction);
    if (functions.length > 0 && wraps.test(callee.hint)) return functions;
  }
  const need = callee.need ? { ...callee.need, called: callee.path === '' } : null;
  const hint = nameOfSetting(e, call, context) ?? callee.hint;
  const { module, root, when } = callee;
  const path = `${callee.path}()`;
  const result: Outside = { kind: 'outside', module, path, hint, root, need, made: { call, context }, when };
  return [result, ...defaultOfSetting(e, call, context)];
}

/** True for a function of the tree, and for a method of what a package makes: `retry(client.get)`. */
function isFunction(value: Value): boolean {
  return (
    value.kind === 'closure' ||
    (value.kind === 'outside' && value.module !== null && /\(\)\./.test(value.path))
  );
}

/** What `field(default_factory=Settings)` puts into a class; null for any other call. */
function madeByField(e: Evaluator, callee: Outside, call: Call, context: Context): readonly Value[] | null {
  if (!/^[fF]ield$/.test(callee.hint)) return null;
  const made = memberOf(e, keywords(call, context), 'default_factory');
  const classes = made.filter(({ kind }) => kind === 'class');
  return classes.length > 0 ? classes.map(asInstance) : null;
}

/** What Python's `map(f, list)` gives; null for any other call. */
function mapped(e: Evaluator, callee: Outside, call: Call, context: Context): readonly Value[] | null {
  const [fn, list] = call.args;
  if (callee.path !== 'map' || callee.module !== '' || !fn || !list) return null;
  return gather(evaluate(e, list, context), (value): readonly Value[] => {
    if (value.kind !== 'list') return [unknown('')];
    const items = value.items.map((item): Call => ({ ...call, callee: fn, args: [item] }));
    return [{ kind: 'list', items, context: value.context }];
  });
}

/** What a setting is where nobody sets it: `os.environ.get('BASE', '/rest/api')`. */
function defaultOfSetting(e: Evaluator, call: Call, context: Context): readonly Value[] {
  const second = call.args[1];
  if (!second || nameOfSetting(e, call, context) === null) return [];
  return evaluate(e, second, context).filter((value) => value.kind === 'text' && value.parts.length > 0);
}

/** Settings are read by name: the name says more than the function that reads it. */
function nameOfSetting(e: Evaluator, call: Call, context: Context): string | null {
  const first = call.args[0];
  if (first?.kind !== 'text' || call.args.length > 2) return null;
  const [value] = evaluate(e, first, context);
  const text = value ? literal(value) : null;
  return text !== null && /^[A-Za-z_][\w.-]*$/.test(text) ? text : null;
}

/** Functions outside the tree whose result says the same as their first argument. */
const passesOn =
  /^(?:.*\.)?(?:assumeTrustedRoute|route|routeFromAbsolute|String|encodeURI|decodeURI|str|freeze|promisify|pify|resolve|quote_from_bytes|Boolean|toRaw|unref|ref|Proxy)$/;

/** Functions outside the tree that give back the function they are given. */
const wraps =
  /^(?:use)?(?:callback|memo|memoize|debounce|throttle|promisify|bind|once|cache|retry|withRetry|limit|wrap)/i;
