/** What the arguments of a call say: which address, under which base, by which method. */
import { evaluate, type Evaluator } from './evaluate';
import { itemsOf, memberOf } from './evaluate-members';
import type { Call, Entry, Expr } from './program';
import type { Order } from './recognisers';
import type { Context, Outside, Struct, Text, Value } from './values';
import { asText, concat, gather, keywords, literal, plainText, startOf, unknown } from './values';

const none: readonly Value[] = [];

/** What the arguments of a call say it asks for; null where they do not. */
interface Read {
  readonly method: Value | null;
  readonly url: Text | null;
}

/** The base address of a client that was made with one. */
export function baseOf(e: Evaluator, callee: Outside): readonly Value[] {
  const made = callee.made;
  if (!made || !/\(\)/.test(callee.path)) return [];
  const given = gather(made.call.args, (arg) => evaluate(e, arg, made.context));
  const configs = made.call.named.length > 0 ? [...given, keywords(made.call, made.context)] : given;
  return gather(configs, (config) => baseIn(e, config, bases));
}

function baseIn(e: Evaluator, config: Value, keys: readonly string[]): readonly Value[] {
  return config.kind === 'object' ? member(e, withoutUnknown(e, config), keys) : [];
}

/** An object without the spreads of which nothing is known: they need not hold any of its keys. */
function withoutUnknown(e: Evaluator, { kind, entries, context }: Struct): Struct {
  const isKnown = (entry: Entry): boolean =>
    'key' in entry || evaluate(e, entry.spread, context).every((value) => value.kind === 'object');
  return { kind, entries: entries.filter(isKnown), context };
}

/** An address under each base that its client may have. */
export function based(base: readonly Value[], url: Text | null): readonly (Text | null)[] {
  return base.length > 0 && url ? withBase(base, url) : [url];
}

function withBase(base: readonly Value[], url: Text): Text[] {
  if (/^https?:/.test(startOf(url))) return [url];
  return concat([base, [plainText('/')], [url]]);
}

const urls = ['url', 'uri', 'path', 'URL', 'href', 'endpoint', 'pathname', 'route'];
const methods = ['method', 'type', 'httpMethod', 'verb'];
const optionBases = ['baseURL', 'base_url', 'baseUrl', 'prefixUrl'];
const bases = [...optionBases, 'prefix'];

/** The first of several keys that an object has. */
function member(e: Evaluator, value: Value, keys: readonly string[]): readonly Value[] {
  if (value.kind !== 'object') return [];
  for (const key of keys) {
    const found = memberOf(e, value, key);
    if (
      found.length > 0 &&
      !found.every(
        (item) => item.kind === 'outside' && item.module === null && item.need === null && item.hint === '',
      )
    )
      return found;
  }
  return [];
}

function keyword(e: Evaluator, call: Call, context: Context, keys: readonly string[]): readonly Value[] {
  return call.named.length > 0 ? member(e, keywords(call, context), keys) : none;
}

/** The addresses and methods that the arguments of a call can say, in the order in which its function takes them. */
export function readArguments(e: Evaluator, call: Call, context: Context, order: Order): readonly Read[] {
  const args = call.args.slice(0, 3).map((arg) => evaluate(e, arg, context));
  const isMethodFirst = order === 'method-url' || (order === 'any' && (args[0] ?? []).some(looksLikeMethod));
  const isNamed = order === 'any' && !isMethodFirst && isWordAndOptions(e, args[0] ?? [], args[1] ?? []);
  const urlAt = isMethodFirst || isNamed ? 1 : 0;
  const given = isMethodFirst ? (args[0] ?? none) : none;
  const targets = args[urlAt] ?? [];
  const options = args.length > urlAt + 1 ? args.slice(urlAt + 1).flat() : none;
  const target = targets.length > 0 ? targets : keyword(e, call, context, urls);
  const byKeyword = keyword(e, call, context, methods);
  const base = gather(options, (option) => baseIn(e, option, optionBases));
  return gather(target, (value) =>
    gather(urlsOf(e, value), ({ url: written, config }) => {
      let found = given.length > 0 ? given : byKeyword;
      if (found.length === 0) found = methodsIn(e, config ? [config, ...options] : options);
      if (found.length === 0 && hasBody(call)) found = [plainText('POST')];
      return gather(based(base, written), (url): readonly Read[] =>
        found.length > 0 ? found.map((method) => ({ url, method })) : [{ url, method: null }],
      );
    }),
  );
}

/** `request('credentials', { url })`: a word, and an object with an address. */
function isWordAndOptions(e: Evaluator, first: readonly Value[], second: readonly Value[]): boolean {
  const isWord = first.length > 0 && first.every((value) => /^[\w-]+$/.test(literal(value) ?? ''));
  return isWord && second.some((value) => member(e, value, urls).length > 0);
}

/** Python's urllib sends a POST as soon as there is data. */
function hasBody(call: Call): boolean {
  const isUrllib =
    call.callee.kind === 'member'
      ? /^(?:urlopen|Request)$/.test(call.callee.name)
      : call.callee.kind === 'name' && /^(?:urlopen|Request)$/.test(call.callee.name);
  return (
    isUrllib &&
    call.module.language === 'python' &&
    (call.args.length > 1 || call.named.some((entry) => 'key' in entry && entry.key === 'data'))
  );
}

function looksLikeMethod(value: Value): boolean {
  if (value.kind === 'outside')
    return value.need !== null && /^(?:method|verb|type|httpMethod|http_method)$/i.test(value.hint);
  return /^(?:get|post|put|delete|patch|head)$/i.test(literal(value) ?? '');
}

function methodsIn(e: Evaluator, options: readonly Value[]): readonly Value[] {
  return gather(options, (option): readonly Value[] => {
    if (option.kind === 'object') {
      const found = memberOf(e, option, 'method');
      return found.length > 0 ? found : member(e, option, methods);
    }
    if (option.kind === 'outside' && option.module === null)
      return [option.need ? { ...option, need: { ...option.need, called: false } } : unknown(option.hint)];
    return [];
  });
}

/** An address, and the object that was around it. */
interface Target {
  readonly url: Text | null;
  readonly config: Value | null;
}

/** What a value says as the address of a call: itself, or what it holds under a key. */
function urlsOf(e: Evaluator, value: Value): readonly Target[] {
  if (value.kind === 'text') return [{ url: value, config: null }];
  if (value.kind === 'object') {
    const base = baseIn(e, value, bases);
    return gather(member(e, value, urls), (url) => {
      const text = asText(url);
      return (base.length > 0 ? withBase(base, text) : [text]).map((whole) => ({
        url: whole,
        config: value,
      }));
    });
  }
  if (value.kind === 'list')
    return gather(itemsOf(e, value), (item) => (item.kind === 'object' ? urlsOf(e, item) : []));
  if (value.kind !== 'outside') return [];
  const made = value.made;
  const [first] = made?.call.args ?? [];
  if (
    made &&
    first &&
    value.path.endsWith('()') &&
    !/encodeURIComponent|quote|parseInt|Number/.test(value.path)
  ) {
    const given = evaluate(e, first, made.context);
    const inner = given.filter((item) => item.kind === 'text' && startsLikePath(item));
    const config = settingsOf(e, made);
    if (inner.length > 0) return inner.map((item) => ({ url: asText(item), config }));
    const objects = gather(given, (item) => (item.kind === 'object' ? urlsOf(e, item) : []));
    if (objects.length > 0) return objects;
    if (value.need === null) return given.map((item) => ({ url: asText(item), config: null }));
  }
  return [{ url: asText(value), config: null }];
}

/** The settings a request object is made with: an object, or keywords. */
function settingsOf(e: Evaluator, { call, context }: NonNullable<Outside['made']>): Value | null {
  if (call.module.language === 'python') {
    const post: Expr = { kind: 'text', value: 'POST', line: call.line, module: call.module };
    const method: readonly Entry[] = hasBody(call) ? [{ key: 'method', value: post }] : [];
    return { kind: 'object', entries: [...method, ...call.named], context };
  }
  const given = call.args[1] ? evaluate(e, call.args[1], context) : [];
  return given.find((item) => item.kind === 'object') ?? null;
}

function startsLikePath(text: Text): boolean {
  const [start] = text.parts;
  return typeof start !== 'string' || /^(?:https?:|\/|rest\/|wiki\/)/.test(start);
}
