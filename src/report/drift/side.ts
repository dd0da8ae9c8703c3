/** One end of a comparison, whatever it was made from: a result of `audit`, or a scan in the store. */
import type { Strength } from '../../evidence/evidence';
import type { Exposure } from '../../policy/endpoint';

/** One endpoint an app depends on, or a call that the catalogue does not have. */
export interface SideCall {
  /** Null where the method of a call cannot be known. */
  readonly method: string | null;
  readonly path: string;
  readonly exposure: Exposure;
  readonly strongest: Strength;
}

/** An app as a change names it. */
export interface AppChange {
  readonly app: string;
  readonly name: string;
}

export interface SideApp extends AppChange {
  /** Null where no source says which scopes it has. */
  readonly scopes: readonly string[] | null;
  /** Null where what an earlier release wrote cannot be read: nothing is then said of its calls and findings. */
  readonly calls: readonly SideCall[] | null;
}

export interface Side<F> {
  /** By a name that is unique on this side and the same on the other; most often the key of the app. */
  readonly apps: ReadonlyMap<string, SideApp>;
  readonly findings: readonly F[];
  /** What the catalogue lists, by `METHOD path`; null where that is not known. */
  readonly listed: ReadonlyMap<string, Exposure> | null;
}

/** `GET /wiki/api/v2/pages/{id}`, with `?` for a method that is not known. */
export function callName({ method, path }: Pick<SideCall, 'method' | 'path'>): string {
  return `${method ?? '?'} ${path}`;
}

/**
 * A name that stays when the catalogue comes to list a call: before, its parameters have no names
 * (`/things/{}`), afterwards they do (`/things/{id}`).
 */
export function blanked(name: string): string {
  return name.replace(/\{[^{}]*\}/gu, '{}');
}

/** Method and path of a `callName`. */
export function splitName(name: string): Pick<SideCall, 'method' | 'path'> {
  const at = name.indexOf(' ');
  const method = name.slice(0, at);
  return { method: method === '?' ? null : method, path: name.slice(at + 1) };
}
