import { parse, type ParserOptions, type ParserPlugin } from '@babel/parser';
import type * as t from '@babel/types';
import { withoutIdleModules } from './bundles';
import { addExport, finishModule, startModule, type Builder } from './builder';
import type { Module } from './program';
import { limits } from './limits';
import { statement } from './javascript-statements';

/** A Babel node, walked by its type; the parser's own types are used wherever a node is known. */
export type Node = t.Node;

/** The builder of a JavaScript text. */
export interface JsBuilder extends Builder {
  depth: number;
  tooDeep: boolean;
}

/** What became of one text: a module, or the line and the words of the error that stopped it. */
export type Lowered =
  | { readonly ok: true; readonly module: Module; readonly odd: string | null }
  | { readonly ok: false; readonly line: number | null; readonly detail: string };

/**
 * Lowers a JavaScript or TypeScript text. Recoverable errors of syntax are passed over; a text that
 * does not parse at all gives the line of the error. Never throws.
 */
export function lowerJavascript(path: string, text: string, bundle: boolean, isTyped = false): Lowered {
  let file: t.File;
  try {
    file = bundle ? parseBundle(path, text) : parseJavascript(path, text, isTyped);
  } catch (error) {
    return { ok: false, ...describeError(error) };
  }
  const b: JsBuilder = { ...startModule(path, text, 'javascript', bundle), depth: 0, tooDeep: false };
  for (const node of file.program.body) statement(b, node);
  const module = finishModule(b);
  exportEverything(module, file.program.sourceType);
  return {
    ok: true,
    module,
    odd: b.tooDeep ? `nested deeper than ${String(limits.depth)} levels, read in part` : null,
  };
}

/** A bundle without the modules that cannot call; the whole of it where that does not parse. */
function parseBundle(path: string, text: string): t.File {
  const rest = withoutIdleModules(text);
  try {
    return parseJavascript(path, rest);
  } catch (error) {
    if (rest === text) throw error;
    return parseJavascript(path, text);
  }
}

/**
 * The parser alone, with the settings of a path; throws where the text cannot be parsed. Its errors
 * carry no stack meanwhile: a broken text has hundreds that nobody looks at.
 */
export function parseJavascript(path: string, text: string, isTyped = false): t.File {
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return parse(text, optionsFor(path, text, isTyped));
  } finally {
    Error.stackTraceLimit = before;
  }
}

/** Scripts without modules share their names over files: what they declare counts as exported. */
function exportEverything(module: Module, sourceType: string): void {
  if (sourceType === 'module' || module.exports.size > 0) return;
  for (const name of module.scope.names.keys()) {
    addExport(module, name, {
      kind: 'name',
      name,
      scope: module.scope,
      at: Number.MAX_SAFE_INTEGER,
      block: { parent: null, fn: null, test: null },
    });
  }
}

function optionsFor(path: string, text: string, isTyped: boolean): ParserOptions {
  const plugins: ParserPlugin[] = ['decorators-legacy'];
  if (isTyped || /\.[cm]?tsx?$/.test(path)) plugins.push('typescript');
  else if (text.includes('@flow')) plugins.push('flow');
  if (!/\.[cm]?ts$/.test(path)) plugins.push('jsx');
  return {
    sourceType: 'unambiguous',
    errorRecovery: true,
    attachComment: false,
    allowReturnOutsideFunction: true,
    allowAwaitOutsideFunction: true,
    allowUndeclaredExports: true,
    allowSuperOutsideMethod: true,
    allowNewTargetOutsideFunction: true,
    plugins,
  };
}

function describeError(error: unknown): { line: number | null; detail: string } {
  if (error instanceof SyntaxError) {
    const line = (error as SyntaxError & { loc?: { line: number } }).loc?.line;
    return { line: line ?? null, detail: error.message };
  }
  return { line: null, detail: 'nested too deeply to be parsed' };
}
