import type { Call, Class, Entry, Expr, Fn, Module } from './program';
import { limits } from './limits';

/** What is assumed about parameters while a value is worked out. */
export interface Context {
  /** Functions looked at as called from one place; null: nobody is known to call them. */
  readonly assume: ReadonlyMap<Fn, Call | null>;
  /** Calls that were followed forwards into a function. */
  readonly frame: Frame | null;
  /** The context of the same assumptions in which no call is followed; null when it is this one. */
  readonly base: Context | null;
  /** What is worked out; null while it is being worked out: a value that needs itself is left out. */
  readonly memo: Map<Expr, readonly Value[] | null>;
}

/** A context with nothing worked out yet. */
export function context(assume: Context['assume']): Context {
  return { assume, frame: null, base: null, memo: new Map() };
}

/** The inside of a function as it is called from one place. */
export function framed(around: Context, fn: Fn, call: Call, from: Context): Context {
  const frame: Frame = { fn, call, context: from, next: around.frame };
  return { assume: around.assume, frame, base: around.base ?? around, memo: new Map() };
}

export interface Frame {
  readonly fn: Fn;
  readonly call: Call;
  readonly context: Context;
  readonly next: Frame | null;
}

/** The parameter without which a value cannot be told; `called` when its result is what is wanted. */
export interface Need {
  readonly fn: Fn;
  readonly called: boolean;
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
  return left.every((tag) => {
    const opposite = (tag.startsWith('0') ? '1' : '0') + tag.slice(1);
    return !right.includes(opposite);
  });
}

function joinText(left: Text, right: Text): Text {
  const when = [...left.when, ...right.when.filter((tag) => !left.when.includes(tag))];
  const place = right.module && (saysPath(right) || !left.module) ? right : left;
  return {
    kind: 'text',
    parts: [...left.parts, ...right.parts],
    when,
    line: place.line,
    module: place.module,
  };
}

function saysPath(text: Text): boolean {
  return text.parts.some((part) => typeof part === 'string' && part.includes('/'));
}

/** Every way to write the pieces one after the other. */
export function concat(pieces: readonly (readonly Value[])[]): Text[] {
  let texts: Text[] = [plainText('')];
  for (const alternatives of pieces) {
    const next: Text[] = [];
    const choices = alternatives.length > 0 ? alternatives : [unknown('')];
    for (const text of texts) {
      for (const value of choices) {
        const piece = isEmptySegment(text, value) ? asText(unknown('')) : asText(value);
        if (next.length < limits.alternatives && together(text.when, piece.when))
          next.push(joinText(text, piece));
      }
    }
    texts = next;
  }
  return texts;
}

/** An empty start value where a whole segment stands: the real one is set at run time. */
function isEmptySegment(before: Text, value: Value): boolean {
  const last = before.parts.at(-1);
  return value.kind === 'text' && value.parts.length === 0 && typeof last === 'string' && last.endsWith('/');
}

/** Adds a branch to the values it holds for. */
export function under(values: readonly Value[], tags: readonly string[]): readonly Value[] {
  if (tags.length === 0) return values;
  return values.flatMap((value): Value[] => {
    if (value.kind !== 'text' && value.kind !== 'outside' && value.kind !== 'closure') return [value];
    return together(value.when, tags) ? [{ ...value, when: [...value.when, ...tags] }] : [];
  });
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
  return value.parts.every((part) => typeof part === 'string') ? value.parts.join('') : null;
}

/** The values without those that say the same as one before them; few enough that each is compared with each. */
export function distinct(values: readonly Value[]): readonly Value[] {
  if (values.length < 2) return values;
  const kept: Value[] = [];
  for (const value of values) if (!kept.some((other) => isSame(value, other))) kept.push(value);
  return kept;
}

function isSame(value: Value, other: Value): boolean {
  if (value === other) return true;
  if (value.kind === 'text' && other.kind === 'text')
    return sameList(value.parts, other.parts, samePart) && sameList(value.when, other.when, Object.is);
  if (value.kind !== 'outside' || other.kind !== 'outside') return false;
  return (
    value.module === other.module &&
    value.path === other.path &&
    value.made === other.made &&
    samePart(value, other) &&
    sameList(value.when, other.when, Object.is)
  );
}

function samePart(part: string | Hole, other: string | Hole): boolean {
  if (typeof part === 'string' || typeof other === 'string') return part === other;
  return (
    part.hint === other.hint &&
    part.root === other.root &&
    part.need?.fn === other.need?.fn &&
    part.need?.called === other.need?.called
  );
}

function sameList<T>(list: readonly T[], other: readonly T[], same: (item: T, other: T) => boolean): boolean {
  return list.length === other.length && list.every((item, at) => same(item, other[at] as T));
}
