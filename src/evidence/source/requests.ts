import type { Caller } from '../evidence';
import { clientCall, isClientMethod, type Clients } from './clients';
import { evaluate, type Evaluator } from './evaluate';
import { memberOf } from './evaluate-members';
import { limits } from './limits';
import { readPath, type Path } from './path';
import { lookUp, type Call } from './program';
import {
  asksForSomething,
  elsewhere,
  mayBeRecognised,
  notClientNames,
  notClients,
  recognisers,
  unknownRequest,
  verbOf,
  type Order,
  type Recogniser,
} from './recognisers';
import type { Context, Need, Outside, Struct, Text, Value } from './values';
import { asText, concat, literal, plainText, together, unknown } from './values';

/** One reading of a call: what it asks for when its branches are taken. */
export interface Request {
  readonly form: string;
  readonly caller: Caller | null;
  readonly reach: Recogniser['reach'];
  /** Null where it cannot be known. */
  readonly method: string | null;
  readonly path: Path | null;
  readonly text: Text | null;
  /** The parameter that must be known to say more, and what it is needed for. */
  readonly need: Need | null;
  readonly needFor: 'path' | 'method' | 'callee';
  /** Set for a call that leaves to where nothing can be seen. */
  readonly elsewhere: 'remote' | 'graphql' | 'unknown-client' | null;
}

interface Read {
  readonly method: Value | null;
  readonly url: Text | null;
}

/** False for a call that its own form shows to be no request, so that most calls cost nothing. */
export function couldAsk(call: Call): boolean {
  const { callee } = call;
  if (callee.kind === 'function') return false;
  if (callee.kind === 'member')
    return asksForSomething.test(callee.name) || isClientMethod(callee.name) || callee.name === 'open';
  if (callee.kind !== 'name') return true;
  const assigned = lookUp(callee.scope, callee.name)?.assigned;
  if (!assigned || assigned.length === 0) return asksForSomething.test(callee.name);
  return assigned.some(({ value }) => value.kind !== 'function' && value.kind !== 'class');
}

/** Every reading of a call in a context; empty when it is no request. */
export function requestsOf(e: Evaluator, call: Call, context: Context, clients: Clients): Request[] {
  const callees = evaluate(e, call.callee, context);
  const isOwn = callees.some(({ kind }) => kind === 'closure' || kind === 'class');
  const found: Request[] = [];
  for (const callee of callees) {
    if (callee.kind === 'outside' && !(isOwn && callee.module === null))
      found.push(...asked(e, callee, call, context, clients));
  }
  return found;
}

/** What a call asks for where its callee is this one. */
function asked(e: Evaluator, callee: Outside, call: Call, context: Context, clients: Clients): Request[] {
  const away = elsewhere.find(({ path }) => path.test(callee.path));
  if (away) return [{ ...none, form: callee.hint, elsewhere: away.reason, reach: 'confluence' }];
  const known = clientCall(callee, clients);
  if (known?.endpoints.length === 0) return [{ ...none, form: known.form, elsewhere: 'unknown-client' }];
  if (known) {
    const shared: Request = { ...none, form: known.form, caller: 'api token', reach: 'confluence' };
    return known.endpoints.map(([method, template]) => {
      const text = plainText(template);
      return { ...shared, method, path: pathOf(e, text), text };
    });
  }
  const recogniser = recogniserOf(callee) ?? (mayAsk(callee) ? unknownRequest : null);
  if (!recogniser) return callee.need && callee.path === '' ? throughParameter(e, callee, call, context) : [];
  const found = readings(e, recogniser, callee, call, context);
  if (recogniser !== unknownRequest || !call.module.bundle || /request|fetch|ajax/i.test(callee.hint))
    return found;
  return found.map((request) => ({ ...request, need: null }));
}

const none: Request = {
  form: '',
  caller: null,
  reach: 'web',
  method: null,
  path: null,
  text: null,
  need: null,
  needFor: 'path',
  elsewhere: null,
};

/** Literal texts are read once for a tree: many calls ask for the same. */
function pathOf({ paths }: Evaluator, text: Text): Path | null {
  const whole = literal(text);
  if (whole === null) return readPath(text);
  let path = paths.get(whole);
  if (path === undefined) paths.set(whole, (path = readPath(text)));
  return path;
}

function recogniserOf(callee: Outside): Recogniser | undefined {
  const { path, root } = callee;
  const from = callee.module ?? '?';
  const named = callee.module !== null || root === '' ? path : path === '' ? root : `${root}.${path}`;
  if (!mayBeRecognised.test(named)) return undefined;
  return recognisers.find((row) => row.from.test(from) && (row.path.test(path) || row.path.test(named)));
}

function mayAsk(callee: Outside): boolean {
  if (!asksForSomething.test(callee.hint)) return false;
  if (callee.module !== null && callee.module !== '' && notClients.test(callee.module)) return false;
  const object = callee.path.split('.').at(-2) ?? callee.root;
  return !notClientNames.test(object) || object === callee.hint;
}

/** A function that was handed in and is called with what is surely a path: its origin is needed. */
function throughParameter(e: Evaluator, callee: Outside, call: Call, context: Context): Request[] {
  const found = readings(e, unknownRequest, callee, call, context).find(
    (request) => request.path?.isConfluence,
  );
  return found ? [{ ...found, need: callee.need, needFor: 'callee' }] : [];
}

function readings(
  e: Evaluator,
  recogniser: Recogniser,
  callee: Outside,
  call: Call,
  context: Context,
): Request[] {
  const verb = verbOf(callee.hint);
  const fixed = verb === null || recogniser.order === 'method-url' ? null : plainText(verb);
  const base = baseOf(e, callee);
  const reads = readArguments(e, call, context, recogniser.order).slice(0, limits.readings);
  return reads.flatMap((read): Request[] => {
    const text = read.url ? based(base, read.url) : null;
    const method = fixed ?? read.method;
    if (!agree(text?.when ?? [], callee.when, method && 'when' in method ? method.when : [])) return [];
    const path = text ? pathOf(e, text) : null;
    const methodNeed = method?.kind === 'outside' ? method.need : null;
    const { form, caller, reach } = recogniser;
    const need = path?.need ?? methodNeed;
    const needFor = path?.need ? 'path' : 'method';
    return [{ form, caller, reach, method: methodName(method), path, text, need, needFor, elsewhere: null }];
  });
}

function based(base: readonly Value[], url: Text): Text {
  return base.length > 0 ? (withBase(base, url)[0] ?? url) : url;
}

/** True when path, function and method can all be had in one run. */
function agree(path: readonly string[], callee: readonly string[], method: readonly string[]): boolean {
  return together(path, callee) && together([...path, ...callee], method);
}

function methodName(method: Value | null): string | null {
  if (method === null) return 'GET';
  const word = literal(method);
  return word !== null && /^[A-Za-z]+$/.test(word) ? word.toUpperCase() : null;
}

/** The base address of a client that was made with one. */
function baseOf(e: Evaluator, callee: Outside): readonly Value[] {
  const made = callee.made;
  if (!made || !/\(\)/.test(callee.path)) return [];
  const configs = [
    ...made.call.args.flatMap((arg) => evaluate(e, arg, made.context)),
    keywords(made.call, made.context),
  ];
  return configs.flatMap((config) => member(e, config, bases));
}

function withBase(base: readonly Value[], url: Text): Text[] {
  const [start] = url.parts;
  if (typeof start === 'string' && /^https?:/.test(start)) return [url];
  return concat([base, [plainText('/')], [url]]);
}

const urls = ['url', 'uri', 'path', 'URL', 'href', 'endpoint', 'pathname', 'route'];
const methods = ['method', 'type', 'httpMethod', 'verb'];
const bases = ['baseURL', 'base_url', 'baseUrl', 'prefixUrl', 'prefix'];

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

function keywords(call: Call, context: Context): Struct {
  return { kind: 'object', entries: call.named, context };
}

function readArguments(e: Evaluator, call: Call, context: Context, order: Order): Read[] {
  const args = call.args.slice(0, 3).map((arg) => evaluate(e, arg, context));
  const named = keywords(call, context);
  const isMethodFirst = order === 'method-url' || (order === 'any' && (args[0] ?? []).some(looksLikeMethod));
  const urlAt = isMethodFirst ? 1 : 0;
  const given = isMethodFirst ? (args[0] ?? []) : [];
  const targets = args[urlAt] ?? [];
  const options = args.slice(urlAt + 1).flat();
  const target = targets.length > 0 ? targets : member(e, named, urls);
  const byKeyword = call.named.length > 0 ? member(e, named, methods) : [];
  return target.flatMap((value) =>
    urlsOf(e, value).flatMap(({ url, config }) => {
      let found = given.length > 0 ? given : byKeyword;
      if (found.length === 0) found = methodsIn(e, [...(config ? [config] : []), ...options]);
      if (found.length === 0 && hasBody(call)) found = [plainText('POST')];
      return (found.length > 0 ? found : [null]).map((method) => ({ url, method }));
    }),
  );
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
  return options.flatMap((option): readonly Value[] => {
    if (option.kind === 'object') {
      const found = memberOf(e, option, 'method');
      return found.length > 0 ? found : member(e, option, methods);
    }
    if (option.kind === 'outside' && option.module === null)
      return [option.need ? { ...option, need: { ...option.need, called: false } } : unknown(option.hint)];
    return [];
  });
}

/** What a value says as the address of a call: itself, or what it holds under a key. */
function urlsOf(e: Evaluator, value: Value): { url: Text | null; config: Value | null }[] {
  if (value.kind === 'text') return [{ url: value, config: null }];
  if (value.kind === 'object') {
    const base = member(e, value, bases);
    return member(e, value, urls).flatMap((url) => {
      const text = asText(url);
      return (base.length > 0 ? withBase(base, text) : [text]).map((whole) => ({
        url: whole,
        config: value,
      }));
    });
  }
  if (value.kind !== 'outside') return [];
  const made = value.made;
  const [first] = made?.call.args ?? [];
  if (
    made &&
    first &&
    value.path.endsWith('()') &&
    !/encodeURIComponent|quote|parseInt|Number/.test(value.path)
  ) {
    const inner = evaluate(e, first, made.context).filter(
      (item) => item.kind === 'text' && startsLikePath(item),
    );
    const options = made.call.args[1]
      ? evaluate(e, made.call.args[1], made.context).find((item) => item.kind === 'object')
      : undefined;
    if (inner.length > 0) return inner.map((item) => ({ url: asText(item), config: options ?? null }));
    if (value.need === null)
      return evaluate(e, first, made.context).map((item) => ({ url: asText(item), config: null }));
  }
  return [{ url: asText(value), config: null }];
}

function startsLikePath(text: Text): boolean {
  const [start] = text.parts;
  return typeof start !== 'string' || /^(?:https?:|\/|rest\/|wiki\/)/.test(start);
}
