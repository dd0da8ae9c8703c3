import { evaluate, imported, isSpent, type Evaluator } from './evaluate';
import { absent, anyItem, anyMember } from './builder';
import type { Binding, Class, Entry, Expr, Fn } from './program';
import type { Context, Outside, Struct, Text, Value } from './values';
import { asInstance, concat, gather, hostOf, isLost, literal, unknown } from './values';

/** What a value holds under a name. */
export function memberOf(e: Evaluator, value: Value, key: string): readonly Value[] {
  if (value.kind === 'object') return entry(e, value, key);
  if (value.kind === 'namespace') return imported(e, value.module, '', key);
  if (value.kind === 'instance' || value.kind === 'class')
    return classMember(e, value.class, key, value.context, 0);
  if (value.kind === 'text' && /^(?:href|pathname|url|value)$/.test(key)) return [value];
  return [value.kind === 'outside' ? memberOfOutside(value, key) : unknown(key)];
}

/** What a class has from those above it, whatever its heirs make of it: `super.method`. */
export function inherited(e: Evaluator, value: Value, key: string): readonly Value[] {
  return memberInside(e, value, key, 1);
}

function entry(e: Evaluator, value: Struct, key: string): readonly Value[] {
  const found: Value[] = [];
  for (let index = value.entries.length - 1; index >= 0; index--) {
    const at = value.entries[index];
    if (!at) continue;
    if ('key' in at) {
      if (isUnder(e, at, key, value.context)) return [...found, ...evaluate(e, at.value, value.context)];
      continue;
    }
    const spread = evaluate(e, at.spread, value.context);
    const inside = gather(spread, (inner) => memberInside(e, inner, key, 0));
    found.push(...inside);
    const certain = inside.length > 0 && spread.every((inner) => inner.kind !== 'outside');
    if (certain) return found;
  }
  return found;
}

function isUnder(
  e: Evaluator,
  { key, computed }: Extract<Entry, { readonly key: string }>,
  wanted: string,
  context: Context,
): boolean {
  if (!computed) return key === wanted;
  return evaluate(e, computed, context).some((value) => literal(value) === wanted);
}

function classMember(
  e: Evaluator,
  owner: Class,
  key: string,
  context: Context,
  steps: number,
): readonly Value[] {
  const method = owner.methods.get(key);
  if (method && (method.returns.length > 0 || steps > 0)) return [closure(method, context)];
  const heirs = method || !owner.base ? overrides(e, owner, key, context) : [];
  if (heirs.length > 0) return heirs;
  if (method) return [closure(method, context)];
  const fields = owner.fields.get(key);
  if (fields) return fieldValues(e, fields, key, context);
  const delegates = owner.fields.get(anyMember);
  if (delegates && steps <= 8)
    return gather(fieldValues(e, delegates, key, context), (value) => memberInside(e, value, key, steps + 1));
  if (!owner.base || steps > 8) return [unknown(key)];
  return gather(evaluate(e, owner.base, context), (base) =>
    memberInside(e, base.kind === 'class' ? { ...base, context } : asInstance(base), key, steps + 1),
  );
}

/**
 * What a value holds that another is made from, so many steps above it. One that leads back to itself
 * holds nothing more; those that lead on to ever new ones cost steps until none is left.
 */
function memberInside(e: Evaluator, value: Value, key: string, steps: number): readonly Value[] {
  if (value.kind !== 'object' && value.kind !== 'class' && value.kind !== 'instance')
    return memberOf(e, value, key);
  if (isSpent(e)) return [unknown(key)];
  const of = value.kind === 'object' ? value.entries : value.class;
  const { context } = value;
  if (e.looking.some((one) => one.of === of && one.key === key && one.context === context)) return [];
  e.fuel--;
  e.depth++;
  e.looking.push({ of, key, context });
  const values =
    value.kind === 'object' ? entry(e, value, key) : classMember(e, value.class, key, context, steps);
  e.looking.pop();
  e.depth--;
  return values;
}

/** What a field can hold: what is known of it, or that it is known by this name alone. */
function fieldValues(e: Evaluator, fields: readonly Expr[], key: string, context: Context): readonly Value[] {
  const values = gather(fields, (field) => evaluate(e, field, context));
  const known = values.filter(
    (value) => value.kind !== 'outside' || value.module !== null || value.need !== null,
  );
  if (known.length > 0) return known;
  const [lost] = values;
  return [lost?.kind === 'outside' ? { ...lost, hint: key, root: key } : unknown(key)];
}

/** A method or a field that a class leaves to its heirs. */
function overrides(e: Evaluator, owner: Class, key: string, context: Context): readonly Value[] {
  if (owner.fields.get(key)?.some((own) => !isEmpty(own))) return [];
  return e.project.modules.flatMap((module) =>
    module.heirs.flatMap((heir) => {
      const method = heir.methods.get(key);
      const fields = heir.fields.get(key);
      if ((!method && !fields) || !heir.base) return [];
      const extendsIt = evaluate(e, heir.base, e.root).some(
        (base) => base.kind === 'class' && base.class === owner,
      );
      if (!extendsIt) return [];
      return method ? [closure(method, context)] : fieldValues(e, fields ?? [], key, context);
    }),
  );
}

function isEmpty(expr: Expr): boolean {
  return expr === absent || (expr.kind === 'text' && expr.value === '');
}

/** All items of a list or values of an object. */
export function itemsOf(e: Evaluator, value: Value): readonly Value[] {
  if (value.kind === 'list') return gather(value.items, (item) => evaluate(e, item, value.context));
  if (value.kind === 'object') {
    return gather(value.entries, (at) => ('key' in at ? evaluate(e, at.value, value.context) : []));
  }
  if (value.kind === 'outside') return [{ ...value, path: `${value.path}[]` }];
  return [unknown('')];
}

/** Objects and lists with what was written into them before this use of their name. */
export function overwritten(
  e: Evaluator,
  values: readonly Value[],
  binding: Binding,
  use: Expr & { kind: 'name' },
  context: Context,
): readonly Value[] {
  const entries: Entry[] = [];
  const items: Expr[] = [];
  for (const { key, assignment } of binding.written) {
    const { at, block, value } = assignment;
    if (block.fn === use.block.fn && at >= use.at) continue;
    if (key === anyItem) items.push(value);
    else entries.push({ key, value });
  }
  if (items.length > 0)
    values = values.map((value) =>
      value.kind === 'list' ? { ...value, items: [...value.items, ...items] } : value,
    );
  if (entries.length === 0) return values;
  return values.map((value): Value => {
    if (value.kind === 'text') return withPathname(e, value, entries, context);
    if (value.kind === 'object') return { ...value, entries: [...value.entries, ...entries] };
    return isLost(value) ? { kind: 'object', entries, context } : value;
  });
}

/** `url.pathname = path`: the address keeps its host alone. */
function withPathname(e: Evaluator, url: Text, entries: readonly Entry[], context: Context): Value {
  const written = entries.findLast((entry) => 'key' in entry && entry.key === 'pathname');
  if (!written || !('key' in written)) return url;
  const [whole] = concat([[hostOf(url)], evaluate(e, written.value, context)]);
  return whole ?? url;
}

function memberOfOutside(value: Outside, key: string): Outside {
  const { module, root, need, made, when } = value;
  if (key === 'default' && module !== null) return value;
  const path = value.path === '' ? key : `${value.path}.${key}`;
  // Written out, since this is asked most of all and copying an object costs the machine several times as much.
  return { kind: 'outside', module, path, hint: key, root: root === '' ? key : root, need, made, when };
}

function closure(fn: Fn, context: Context): Value {
  return { kind: 'closure', fn, context, when: [] };
}
