/**
 * The small language to which every source language is lowered before anything is understood:
 * expressions whose value may be a path, a method, a request function or an object that holds them.
 * Statements are gone; what they did is kept as assignments with a position, so that the value that
 * reaches a use can be found.
 */

/** A stretch of code that runs as a whole or not at all; `test` is the condition it stands under. */
export interface Block {
  readonly parent: Block | null;
  readonly fn: Fn | null;
  /** The condition, and whether it holds here (0) or not (1), for a branch of a choice. */
  readonly test: (Test & { readonly branch: 0 | 1 }) | null;
}

/** A condition by its source text, and what it says where that is a comparison with a text. */
export interface Test {
  readonly text: string;
  /** The code says the opposite: its first branch is taken where the text does not hold. */
  readonly isNegated: boolean;
  readonly condition: Condition | null;
}

/** The subject is one of these texts, whatever their case, or is given at all. */
export interface Condition {
  readonly subject: Expr;
  readonly is: readonly string[] | 'given';
}

export interface Assignment {
  readonly value: Expr;
  /** Offset in the file, -1 for what holds from the start (parameters, functions, imports). */
  readonly at: number;
  readonly block: Block;
}

export interface Binding {
  assigned: Assignment[];
  /** What is later written into the object it holds: `options.method = ...`. */
  readonly written: { readonly key: string; readonly assignment: Assignment }[];
}

export interface Scope {
  readonly parent: Scope | null;
  readonly names: Map<string, Binding>;
  /** Function scopes take `var` and Python's names; block scopes do not. */
  readonly fn: Fn | null;
}

export interface Param {
  readonly name: string;
  readonly fallback: Expr | null;
  /** The type it is declared with, as an expression that may name a class. */
  readonly type: Expr | null;
  readonly rest: boolean;
  /** The code says that a caller may leave it out, or hand in nothing. */
  readonly optional: boolean;
}

export interface Fn {
  /** Its own, or the first that it is bound to. */
  name: string;
  readonly params: Param[];
  returns: Expr[];
  /** The type that it is declared to give, as an expression that may name a class. */
  readonly gives: Expr | null;
  readonly parent: Fn | null;
  readonly owner: Class | null;
  readonly module: Module;
  /** The call that it is made for, where it is called as it stands: `(function (a) { ... })(b)`. */
  inPlace: Call | null;
}

/** A class, or an object literal whose functions say `this`. */
export interface Class {
  readonly name: string;
  readonly fields: Map<string, Expr[]>;
  readonly methods: Map<string, Fn>;
  readonly base: Expr | null;
  readonly module: Module;
}

/** One source text after lowering. */
export interface Module {
  readonly path: string;
  readonly text: string;
  readonly language: 'javascript' | 'python';
  readonly scope: Scope;
  /** Every call in the text, in order. */
  readonly calls: Call[];
  /** Names of the methods of its classes. */
  readonly methods: Set<string>;
  /** Keys of its objects under which functions of elsewhere stand that may send a request. */
  readonly aliases: Set<string>;
  /** Every class that extends another. */
  readonly heirs: Class[];
  /** `default`, `=` for `module.exports`, or the name. */
  readonly exports: Map<string, Expr[]>;
  /** Modules whose names are exported again. */
  readonly passedOn: string[];
  /** True when it takes in a client of Confluence whose methods are not known here. */
  readonly otherClient: boolean;
  /** True when the text is a bundle: what it calls counts only where no source shows the same. */
  readonly bundle: boolean;
}

/** What stands under a key, whose name is empty where only `computed` says it, or all that another object holds. */
export type Entry =
  { readonly key: string; readonly value: Expr; readonly computed?: Expr } | { readonly spread: Expr };

export interface Call {
  readonly kind: 'call';
  readonly callee: Expr;
  readonly args: readonly Expr[];
  /** Keyword arguments of Python. */
  readonly named: readonly Entry[];
  readonly line: number;
  /** Where it starts and ends in the text of its module. */
  readonly from: number;
  readonly to: number;
  readonly fn: Fn | null;
  readonly block: Block;
  readonly module: Module;
}

export type Expr =
  | { readonly kind: 'text'; readonly value: string; readonly line: number; readonly module: Module }
  | { readonly kind: 'concat'; readonly parts: readonly Expr[] }
  | {
      readonly kind: 'name';
      readonly name: string;
      readonly scope: Scope;
      readonly at: number;
      readonly block: Block;
    }
  | { readonly kind: 'param'; readonly fn: Fn; readonly index: number }
  | { readonly kind: 'this'; readonly owner: Class | null }
  | { readonly kind: 'super'; readonly owner: Class | null }
  | { readonly kind: 'member'; readonly object: Expr; readonly name: string }
  /** One of the items of a list or values of an object; `index` null means any. */
  | { readonly kind: 'element'; readonly object: Expr; readonly index: Expr | null }
  | { readonly kind: 'object'; readonly entries: readonly Entry[] }
  | { readonly kind: 'list'; readonly items: readonly Expr[] }
  | { readonly kind: 'function'; readonly fn: Fn }
  | { readonly kind: 'class'; readonly class: Class }
  | { readonly kind: 'choice'; readonly options: readonly Expr[]; readonly test: Test | null }
  /** `value`, or `fallback` where that is absent or cannot be known. */
  | { readonly kind: 'default'; readonly value: Expr; readonly fallback: Expr }
  /** A module, or one of its exports; `from` is the importing module. */
  | {
      readonly kind: 'import';
      readonly specifier: string;
      readonly member: string | null;
      readonly from: Module;
    }
  /** A value of a declared type: an instance when the type is a class of the tree. */
  | { readonly kind: 'typed'; readonly type: Expr; readonly hint: string }
  | { readonly kind: 'opaque'; readonly hint: string }
  | Call;

/** Finds the binding of a name from a scope outwards. */
export function lookUp(scope: Scope | null, name: string): Binding | null {
  for (let at = scope; at; at = at.parent) {
    const binding = at.names.get(name);
    if (binding) return binding;
  }
  return null;
}

/** Adds to the list that a map holds under a key. */
export function addTo<K, T>(map: Map<K, T[]>, key: K, item: T): void {
  const items = map.get(key);
  if (items) items.push(item);
  else map.set(key, [item]);
}

/** True for a block or function that is another one or stands in it. */
export function isInside<T extends { readonly parent: T | null }>(inner: T | null, outer: T): boolean {
  for (let at = inner; at; at = at.parent) if (at === outer) return true;
  return false;
}
