import type { Call, Expr } from './program';
import { evaluate, type Evaluator } from './evaluate';
import { itemsOf, memberOf } from './evaluate-members';
import type { Context, Outside, Text, Value } from './values';
import { concat, hostOf, literal, noHole, plainText, separated, startOf, unknown } from './values';

type Method = (on: Value, call: Call, context: Context, e: Evaluator) => readonly Value[] | null;

/** Methods of texts, lists and objects that a path is commonly built with, by name. */
const methods = new Map<string, Method>();

function forNames(names: string, method: Method): void {
  for (const name of names.split(' ')) methods.set(name, method);
}

const itself: Method = (on) =>
  on.kind === 'text' || (on.kind === 'outside' && on.module === null && (on.path !== '' || on.need))
    ? [on]
    : null;
forNames(
  'trim trimEnd trimStart strip rstrip lstrip toString toUpperCase upper replaceAll normalize rstrip',
  itself,
);
forNames('toLowerCase lower toJSON valueOf removesuffix removeprefix', itself);

forNames('replace', (on, call, context, e) => {
  if (on.kind !== 'text') return itself(on, call, context, e);
  const [from, to] = call.args.map((arg) => evaluate(e, arg, context).map(literal)[0] ?? null);
  if (from === null || from === undefined || from === '') return [on];
  const at = on.parts.findIndex((part) => typeof part === 'string' && part.includes(from));
  const part = on.parts[at];
  if (typeof part !== 'string') return [on];
  const cut = part.indexOf(from);
  const changed = [part.slice(0, cut), to ?? noHole, part.slice(cut + from.length)];
  return [{ ...on, parts: [...on.parts.slice(0, at), ...changed, ...on.parts.slice(at + 1)] }];
});

forNames('split', (on, call, context, e) => {
  const separator = call.args[0] ? evaluate(e, call.args[0], context).map(literal)[0] : null;
  return on.kind === 'text' && (separator === '?' || separator === '#')
    ? [{ kind: 'list', items: [callee(call)], context }]
    : null;
});

forNames('concat', (on, call, context, e) => {
  if (on.kind === 'text') return concat([[on], ...call.args.map((arg) => evaluate(e, arg, context))]);
  return on.kind === 'list' ? [on] : null;
});

forNames('join', (on, call, context, e) => {
  const args = call.args.map((arg) => evaluate(e, arg, context));
  if (on.kind === 'text') {
    const list = args[0]?.find((value) => value.kind === 'list');
    return list?.kind === 'list' ? joined(list.items, on, list.context, e) : null;
  }
  if (on.kind === 'list') return joined(on.items, args[0]?.[0] ?? plainText(','), on.context, e);
  if (
    on.kind === 'outside' &&
    on.module !== null &&
    /^(?:posix|path|os\.path|)$/.test(on.path || on.module)
  ) {
    return joined(call.args, plainText('/'), context, e);
  }
  return null;
});

forNames('%', (on, call, context, e) => {
  if (on.kind !== 'text') return null;
  const [first] = call.args;
  const list = first ? evaluate(e, first, context).find((value) => value.kind === 'list') : undefined;
  const items =
    list?.kind === 'list'
      ? list.items.map((item) => evaluate(e, item, list.context))
      : [first ? evaluate(e, first, context) : []];
  return filled(on, /%(?:\(\w+\))?[-+ #0-9.]*[a-zA-Z]/, (_, index) => items[index] ?? [unknown('')]);
});

forNames('format', (on, call, context, e) => {
  if (on.kind !== 'text') return null;
  const named = new Map(
    call.named.flatMap((entry) => ('key' in entry ? [[entry.key, entry.value] as const] : [])),
  );
  return filled(on, /\{[^{}]*\}/, (found, index) => {
    const name = found.slice(1, -1).split(/[!:.[]/)[0] ?? '';
    const arg: Expr | undefined = named.get(name) ?? call.args[name === '' ? index : Number(name)];
    return arg ? evaluate(e, arg, context) : [unknown(name)];
  });
});

forNames('filter sort reverse flat', (on) => (on.kind === 'list' ? [on] : null));

forNames('slice substring substr', (on, call, context, e) => {
  if (on.kind === 'list') return [on];
  if (on.kind !== 'text') return itself(on, call, context, e);
  const [from, ...to] = call.args.map((arg) => Number(evaluate(e, arg, context).map(literal)[0] ?? NaN));
  const [start, ...rest] = on.parts;
  if (from === 0) return [on];
  if (to.length > 0 || from === undefined || !(from > 0) || typeof start !== 'string') return null;
  return from <= start.length ? [{ ...on, parts: [start.slice(from), ...rest] }] : null;
});
forNames('find pop shift at', (on, _call, _context, e) => (on.kind === 'list' ? itemsOf(e, on) : null));

forNames('map flatMap', (on, call, context) => {
  const [fn] = call.args;
  if (on.kind !== 'list' || !fn) return null;
  const items: Expr[] = on.items.map((item) => ({ ...call, callee: fn, args: [item] }));
  return [{ kind: 'list', items, context }];
});

forNames('get', (on, call, context, e) => {
  const key = call.args[0] ? evaluate(e, call.args[0], context).map(literal)[0] : null;
  if (on.kind !== 'object' || typeof key !== 'string' || memberOf(e, on, 'get').length > 0) return null;
  const found = memberOf(e, on, key);
  if (found.length > 0) return found;
  return call.args[1] ? evaluate(e, call.args[1], context) : [unknown(key)];
});

forNames('assign', (on, call, context) => {
  if (on.kind !== 'outside' || on.path !== 'Object') return null;
  return [{ kind: 'object', entries: call.args.map((spread) => ({ spread })), context }];
});

forNames('values entries', (on, call, context, e) => {
  if (on.kind !== 'outside' || on.path !== 'Object') return on.kind === 'object' ? listOf(on, context) : null;
  return call.args[0] ? evaluate(e, call.args[0], context).flatMap((value) => listOf(value, context)) : null;
});

forNames('bind', (on) => (on.kind === 'closure' || on.kind === 'outside' ? [on] : null));
forNames('then catch finally', (on) => (on.kind === 'text' ? [on] : null));

/**
 * The result of a method call where the method is one of those, null where it is not. `call.callee`
 * is given as `callee` because its form is known to the caller.
 */
export function methodResult(
  e: Evaluator,
  call: Call,
  callee: Expr & { kind: 'member' },
  context: Context,
): readonly Value[] | null {
  const method = methods.get(callee.name);
  if (!method) return null;
  const results = evaluate(e, callee.object, context).map((on) => method(on, call, context, e));
  return results.some((result) => result !== null) ? results.flatMap((result) => result ?? []) : null;
}

function callee(call: Call): Expr {
  return call.callee.kind === 'member' ? call.callee.object : call.callee;
}

function listOf(value: Value, context: Context): readonly Value[] {
  if (value.kind !== 'object') return [value];
  return [
    { kind: 'list', items: value.entries.flatMap((entry) => ('key' in entry ? [entry.value] : [])), context },
  ];
}

function joined(items: readonly Expr[], separator: Value, context: Context, e: Evaluator): readonly Text[] {
  return separated(
    items.flatMap((item) => spread(item, context, e)),
    separator,
  );
}

/** The values of an item; of one that a list is spread into, those of each of its items. */
function spread(item: Expr, context: Context, e: Evaluator): (readonly Value[])[] {
  if (item.kind === 'element' && item.index === null) {
    const [list, ...others] = evaluate(e, item.object, context);
    if (list?.kind === 'list' && others.length === 0)
      return list.items.map((inner) => evaluate(e, inner, list.context));
  }
  return [evaluate(e, item, context)];
}

/** A format text with each placeholder replaced by its values. */
function filled(
  on: Text,
  placeholder: RegExp,
  values: (found: string, index: number) => readonly Value[],
): readonly Value[] {
  const pieces: (readonly Value[])[] = [];
  let index = 0;
  for (const part of on.parts) {
    if (typeof part !== 'string') {
      pieces.push([{ ...on, parts: [part] }]);
      continue;
    }
    let rest = part;
    for (let match = placeholder.exec(rest); match; match = placeholder.exec(rest)) {
      pieces.push([{ ...on, parts: [rest.slice(0, match.index)] }], values(match[0], index++));
      rest = rest.slice(match.index + match[0].length);
    }
    pieces.push([{ ...on, parts: [rest] }]);
  }
  return concat(pieces);
}

/** What `urlunparse(parts)` makes of the parts of a parsed address: the address; null for any other call. */
export function unparsedUrl(
  e: Evaluator,
  callee: Outside,
  call: Call,
  context: Context,
): readonly Value[] | null {
  if (!/^url(?:unparse|unsplit)$/.test(callee.hint)) return null;
  const given = call.args[0] ? evaluate(e, call.args[0], context) : [];
  const paths = given.flatMap((value) => {
    const path = value.kind === 'list' ? value.items[2] : undefined;
    return path && value.kind === 'list' ? evaluate(e, path, value.context) : [value];
  });
  return paths.flatMap((value) => {
    if (value.kind !== 'outside' || !/url(?:parse|split)\(\)/.test(value.path)) return [value];
    const [parsed] = value.made?.call.args ?? [];
    return parsed && value.made ? evaluate(e, parsed, value.made.context) : [value];
  });
}

/** What `new URL(path, base)` and `urljoin(base, path)` make of a path, null for any other call. */
export function joinedUrl(
  e: Evaluator,
  callee: Outside,
  call: Call,
  context: Context,
): readonly Value[] | null {
  const isUrl = callee.path === 'URL' || callee.path === 'window.URL';
  if (!isUrl && callee.hint !== 'urljoin') return null;
  const [path, base] = isUrl ? call.args : [call.args[1], call.args[0]];
  const paths = path ? evaluate(e, path, context) : [];
  if (!base) return paths;
  const bases = evaluate(e, base, context);
  return paths.flatMap((value) => {
    const start = value.kind === 'text' ? startOf(value) : '';
    if (/^https?:/.test(start)) return [value];
    if (start.startsWith('/')) return concat([bases.map(hostOf), [value]]);
    const slash = start.startsWith('?') ? '' : '/';
    return concat([bases, [plainText(slash)], [value]]);
  });
}
