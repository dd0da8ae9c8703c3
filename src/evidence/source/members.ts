import type { Class, Expr, Fn, Module } from './program';
import type { Project } from './project';
import type { Context, Outside, Struct, Value } from './values';
import { unknown } from './values';

/** What members need of the evaluation around them. */
interface Around {
  readonly evaluate: (expr: Expr, context: Context) => readonly Value[];
  readonly imported: (from: Module, specifier: string, member: string | null) => readonly Value[];
  readonly root: Context;
}

export interface Members {
  readonly memberOf: (value: Value, key: string) => readonly Value[];
  readonly itemsOf: (value: Value) => readonly Value[];
}

/** Looks into objects, instances, modules and lists. */
export function createMembers(project: Project, { evaluate, imported, root }: Around): Members {
  function memberOf(value: Value, key: string): readonly Value[] {
    if (value.kind === 'object') return entry(value, key);
    if (value.kind === 'namespace') return imported(value.module, '', key);
    if (value.kind === 'instance' || value.kind === 'class')
      return classMember(value.class, key, value.context);
    if (value.kind === 'text' && /^(?:href|pathname|value)$/.test(key)) return [value];
    return [value.kind === 'outside' ? memberOfOutside(value, key) : unknown(key)];
  }

  function entry(value: Struct, key: string): readonly Value[] {
    const found: Value[] = [];
    for (let index = value.entries.length - 1; index >= 0; index--) {
      const at = value.entries[index];
      if (!at) continue;
      if ('key' in at) {
        if (at.key === key) return [...found, ...evaluate(at.value, value.context)];
        continue;
      }
      const spread = evaluate(at.spread, value.context);
      const inside = spread.flatMap((inner) => memberOf(inner, key));
      found.push(...inside);
      const certain = inside.length > 0 && spread.every((inner) => inner.kind !== 'outside');
      if (certain) return found;
    }
    return found;
  }

  function classMember(owner: Class, key: string, context: Context, steps = 0): readonly Value[] {
    const method = owner.methods.get(key);
    if (method && (method.returns.length > 0 || steps > 0)) return [closure(method, context)];
    const heirs = method || !owner.base ? overrides(owner, key, context) : [];
    if (heirs.length > 0) return heirs;
    if (method) return [closure(method, context)];
    const fields = owner.fields.get(key);
    if (fields) return fieldValues(fields, key, context);
    if (!owner.base || steps > 8) return [unknown(key)];
    return evaluate(owner.base, context).flatMap((base) =>
      base.kind === 'class'
        ? classMember(base.class, key, context, steps + 1)
        : memberOf(asInstance(base), key),
    );
  }

  /** What a field can hold: what is known of it, or that it is known by this name alone. */
  function fieldValues(fields: readonly Expr[], key: string, context: Context): readonly Value[] {
    const values = fields.flatMap((field) => evaluate(field, context));
    const known = values.filter(
      (value) => value.kind !== 'outside' || value.module !== null || value.need !== null,
    );
    if (known.length > 0) return known;
    const [lost] = values;
    return [lost?.kind === 'outside' ? { ...lost, hint: key, root: key } : unknown(key)];
  }

  /** A method that a class leaves to its heirs. */
  function overrides(owner: Class, key: string, context: Context): readonly Value[] {
    if (owner.fields.has(key)) return [];
    return project.modules.flatMap((module) =>
      module.heirs.flatMap((heir) => {
        const method = heir.methods.get(key);
        if (!method || !heir.base) return [];
        const extendsIt = evaluate(heir.base, root).some(
          (base) => base.kind === 'class' && base.class === owner,
        );
        return extendsIt ? [closure(method, context)] : [];
      }),
    );
  }

  function itemsOf(value: Value): readonly Value[] {
    if (value.kind === 'list') return value.items.flatMap((item) => evaluate(item, value.context));
    if (value.kind === 'object') {
      return value.entries.flatMap((at) => ('key' in at ? evaluate(at.value, value.context) : []));
    }
    if (value.kind === 'outside') return [{ ...value, path: `${value.path}[]` }];
    return [unknown('')];
  }

  return { memberOf, itemsOf };
}

function memberOfOutside(value: Outside, key: string): Outside {
  if (key === 'default' && value.module !== null) return value;
  const path = value.path === '' ? key : `${value.path}.${key}`;
  return { ...value, path, hint: key, root: value.root === '' ? key : value.root };
}

function closure(fn: Fn, context: Context): Value {
  return { kind: 'closure', fn, context, when: [] };
}

/** What a class makes; of anything else, what it gives when it is called. */
export function asInstance(value: Value): Value {
  if (value.kind === 'class') return { kind: 'instance', class: value.class, context: value.context };
  return value.kind === 'outside' ? { ...value, path: `${value.path}()` } : value;
}
