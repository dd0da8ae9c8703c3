import type { Answer } from '../platform/answer';
import type { Caller } from './caller';
import type { GuardRule } from './guard-rules';
import type { Site } from './site';
import type { View } from './view';

/** One call that has an endpoint and is allowed to reach its handler. */
export interface Call {
  readonly site: Site;
  readonly rules: readonly GuardRule[];
  readonly caller: Caller;
  readonly view: View;
  /** Canonical path, for the links of the answer. */
  readonly path: string;
  /** Values of the path template's parameters, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Parsed JSON, undefined where there was none. */
  readonly body: unknown;
}

export type Handler = (call: Call) => Answer;

/** Handlers by the endpoint they serve: `GET /wiki/api/v2/pages/{id}`. */
export type Routes = Readonly<Record<string, Handler>>;

/** Values of a template's parameters in a concrete path that is known to match it. */
export function paramsOf(template: string, path: string): Record<string, string> {
  const values = path.split('/');
  const params: Record<string, string> = {};
  template.split('/').forEach((segment, at) => {
    if (segment.startsWith('{')) params[segment.slice(1, -1)] = decodeURIComponent(values[at] ?? '');
  });
  return params;
}

/** A parameter that the template has. */
export function param(call: Call, name: string): string {
  return call.params[name] ?? '';
}
