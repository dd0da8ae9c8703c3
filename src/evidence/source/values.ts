import type { Call, Class, Entry, Expr, Fn, Module } from './program';
import { limits } from './limits';

/** What is assumed about parameters while a value is worked out. */
export interface Context {
  /** Functions looked at as called from one place, the last one first. */
  readonly assumed: Assumption | null;
  /** Calls that were followed forwards into a function. */
  readonly frame: Frame | null;
  /** The context of the same assumptions in which no call is followed; null when it is this one. */
  readonly base: Context | null;
  /** What is worked out; null while it is being worked out: a value that needs itself is left out. Many never need one. */
  memo: Map<Expr, readonly Value[] | null> | null;
}

interface Assumption {
  readonly fn: Fn;
  /** Null: nobody is known to call it. */
  readonly call: Call | null;
  readonly next: Assumption | null;
}

/** A context in which nothing is assumed of any caller. */
export function rootContext(): Context {
  return { assumed: null, frame: null, base: null, memo: null };
}

/** A context in which a function is looked at as called from one more place, or by nobody. */
export function assuming({ assumed }: Context, fn: Fn, call: Call | null): Context {
  return { assumed: { fn, call, next: assumed }, frame: null, base: null, memo: null };
}

/** The call that is assumed of a function: null where nobody calls it, undefined where nothing is assumed. */
export function assumedCall({ assumed }: Context, fn: Fn): Call | null | undefined {
  for (let at = assumed; at; at = at.next) if (at.fn === fn) return at.call;
  return undefined;
}

/** The calls that are assumed, the last one first. */
export function assumedCalls({ assumed }: Context): Call[] {
  const calls: Call[] = [];
  for (let at = assumed; at; at = at.next) if (at.call) calls.push(at.call);
  return calls;
}

/** The inside of a function as it is called from one place. */
export function framed(around: Context, fn: Fn, call: Call, from: Context): Context {
  const frame: Frame = { fn, call, context: from, next: around.frame };
  return { assumed: around.assumed, frame, base: around.base ?? around, memo: null };
}

export interface Frame {
  readonly fn: Fn;
  readonly call: Call;
  readonly context: Context;
  readonly next: Frame | null;
}

/**
 * The parameter without which a value cannot be told; `called` when its result is what is wanted, `isKey` when
 * it says which of several paths is taken.
 */
export interface Need {
  readonly fn: Fn;
  readonly called: boolean;
  readonly isKey: boolean;
}

/** An unknown piece of a text, with the last name in the source that leads to it. */
export interface Hole {
  readonly hint: string;
  /** The first name on the way to it. */
  readonly root: string;
  readonly need: Need | null;
}

export interface Text {
  readonly kind: 'text';
  readonly parts: readonly (string | Hole)[];
  /** Branches that must be taken for this text: `0|condition`. */
  readonly when: readonly string[];
  /** Where the last piece of literal text stands. */
  readonly line: number;
  readonly module: Module | null;
}

/** A value that comes from elsewhere: a package, a global, or nobody knows where. */
export interface Outside {
  readonly kind: 'outside';
  /** Package name, '' for a global, null where the origin is not known. */
  readonly module: string | null;
  /** Members and calls from there: `default.asApp().requestConfluence`. */
  readonly path: string;
  readonly hint: string;
  /** The name the value had where its origin was lost. */
  readonly root: string;
  readonly need: Need | null;
  /** The last call on the way, whose arguments may matter. */
  readonly made: { readonly call: Call; readonly context: Context } | null;
  readonly when: readonly string[];
}

export interface Struct {
  readonly kind: 'object';
  /** The last one wins. */
  readonly entries: readonly Entry[];
  readonly context: Context;
}

/** The keyword arguments of a call, as an object. */
export function keywords({ named }: Call, context: Context): Struct {
  return { kind: 'object', entries: named, context };
}

export type Value =
  | Text
  | Outside
  | Struct
  | { readonly kind: 'list'; readonly items: readonly Expr[]; readonly context: Context }
  | { readonly kind: 'closure'; readonly fn: Fn; readonly context: Context; readonly when: readonly string[] }
  | { readonly kind: 'class'; readonly class: Class; readonly context: Context }
  | { readonly kind: 'instance'; readonly class: Class; readonly context: Context }
  | { readonly kind: 'namespace'; readonly module: Module };

/** What a class makes; of anything else, what it gives when it is called. */
export function asInstance(value: Value): Value {
  if (value.kind === 'class') return { kind: 'instance', class: value.class, context: value.context };
  return value.kind === 'outside' ? { ...value, path: `${value.path}()` } : value;
}

/** A value nothing is known of but the name that leads to it. */
export function unknown(hint: string, need: Need | null = null): Outside {
  return { kind: 'outside', module: null, path: '', hint, root: hint, need, made: null, when: [] };
}

/** True for a value of which nothing is known, and nobody can be asked. */
export function isLost(value: Value): boolean {
  return value.kind === 'outside' && value.module === null && value.need === null;
}

export function plainText(value: string): Text {
  return { kind: 'text', parts: value === '' ? [] : [value], when: [], line: 0, module: null };
}

export const noHole: Hole = { hint: '', root: '', need: null };

/** A value as a piece of text: whatever is not text is a hole. */
export function asText(value: Value): Text {
  if (value.kind === 'text') return value;
  const hole = value.kind === 'outside' ? { hint: value.hint, root: value.root, need: value.need } : noHole;
  return {
    kind: 'text',
    parts: [hole],
    when: value.kind === 'outside' ? value.when : [],
    line: 0,
    module: null,
  };
}

/** True when no two of these branches contradict each other. */
export function together(left: readonly string[], right: readonly string[]): boolean {
  if (left.length === 0 || right.length === 0) return true;
  return left.every((tag) => {
    const opposite = (tag.startsWith('0') ? '1' : '0') + tag.slice(1);
    return !right.includes(opposite);
  });
}

/** A text that is being written. */
type Draft = { -readonly [Key in keyof Text]: Text[Key] } & { readonly parts: (string | Hole)[] };

/**
 * Writes a value behind a draft, whose place is that of the last piece that says a path; false where their
 * branches contradict each other.
 */
function append(draft: Draft, value: Value): boolean {
  const piece = isEmptySegment(draft, value) ? asText(unknown('')) : asText(value);
  if (!together(draft.when, piece.when)) return false;
  for (const part of piece.parts) if (part !== '') draft.parts.push(part);
  if (piece.when.length > 0)
    draft.when = [...draft.when, ...piece.when.filter((tag) => !draft.when.includes(tag))];
  if (piece.module && (!draft.module || saysPath(piece))) {
    draft.line = piece.line;
    draft.module = piece.module;
  }
  return true;
}

/** True for a text in which a slash is known. */
export function saysPath({ parts }: Text): boolean {
  return parts.some((part) => typeof part === 'string' && part.includes('/'));
}

/** Every way to write the pieces one after the other. */
export function concat(pieces: readonly (readonly Value[])[]): Text[] {
  let drafts: Draft[] = [{ kind: 'text', parts: [], when: [], line: 0, module: null }];
  for (const alternatives of pieces) {
    const [draft] = drafts;
    const [value = unknown('')] = alternatives;
    if (draft && drafts.length === 1 && alternatives.length < 2) {
      if (!append(draft, value)) return [];
    } else drafts = multiplied(drafts, alternatives.length > 0 ? alternatives : [value]);
  }
  return drafts;
}

/** The same with a separator between them. */
export function separated(pieces: readonly (readonly Value[])[], separator: Value): Text[] {
  return concat(pieces.flatMap((piece, index) => (index > 0 ? [[separator], piece] : [piece])));
}

/** Each of some drafts with each of some pieces behind it. */
function multiplied(drafts: readonly Draft[], choices: readonly Value[]): Draft[] {
  const next: Draft[] = [];
  for (const draft of drafts) {
    for (const value of choices) {
      if (next.length >= limits.alternatives) return next;
      const written = { ...draft, parts: [...draft.parts] };
      if (append(written, value)) next.push(written);
    }
  }
  return next;
}

/** An empty start value where a whole segment stands: the real one is set at run time. */
function isEmptySegment(before: Text, value: Value): boolean {
  const last = before.parts.at(-1);
  return value.kind === 'text' && value.parts.length === 0 && typeof last === 'string' && last.endsWith('/');
}

/** Adds a branch to the values it holds for. */
export function under(values: readonly Value[], tags: readonly string[]): readonly Value[] {
  if (tags.length === 0) return values;
  const possible: Value[] = [];
  for (const value of values) {
    if (value.kind !== 'text' && value.kind !== 'outside' && value.kind !== 'closure') possible.push(value);
    else if (together(value.when, tags)) possible.push({ ...value, when: [...value.when, ...tags] });
  }
  return possible;
}

/** What each of a list gives, one after the other; nearly every list of values has a single one. */
export function gather<T, R>(list: readonly T[], of: (item: T, index: number) => readonly R[]): readonly R[] {
  const [only] = list;
  if (only !== undefined && list.length === 1) return of(only, 0);
  const all: R[] = [];
  for (const [index, item] of list.entries()) for (const one of of(item, index)) all.push(one);
  return all;
}

/** What a text starts with, up to its first hole. */
export function startOf({ parts }: Text): string {
  let start = '';
  for (const part of parts) {
    if (typeof part !== 'string') break;
    start += part;
  }
  return start;
}

/** The text without holes, or null. */
export function literal(value: Value): string | null {
  if (value.kind !== 'text') return null;
  let whole = '';
  for (const part of value.parts) {
    if (typeof part !== 'string') return null;
    whole += part;
  }
  return whole;
}

/** The part of a base that stays when a path from the root follows. */
export function hostOf(value: Value): Value {
  if (value.kind !== 'text') return value;
  const [start] = value.parts;
  if (typeof start !== 'string') return { ...value, parts: value.parts.slice(0, 1) };
  return { ...value, parts: [/^https?:\/\/[^/]*/.exec(start)?.[0] ?? ''] };
}
