import JSON5 from 'json5';
import type { Notice } from './app';
import { notice } from './notice';
import { limits, refused, tooLarge, type Refused } from './read';

/** A parsed file: its value, what was odd, and where in the text a part of it stands. */
export interface Parsed {
  readonly ok: true;
  readonly value: unknown;
  readonly notices: readonly Notice[];
  /** 1-based line of the value at this path of keys and indexes; 1 where it cannot be told. */
  readonly lineOf: (path: readonly (string | number)[]) => number;
}

/**
 * Parses JSON, and small files with comments, trailing commas or a byte order mark too (with a notice).
 * Gives one sentence with the line for text that is neither; never throws, whatever the text.
 */
export function parseJson(text: string, file: string, limit: number = limits.export): Parsed | Refused {
  const refusal = tooLarge(text, limit) ?? tooNested(text);
  if (refusal) return refusal;
  const lineOf = (path: readonly (string | number)[]): number => lineOfKey(text, path);
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  try {
    return { ok: true, value: JSON.parse(plain), notices: [], lineOf };
  } catch {
    return text.length > limits.artefact ? refused('is not valid JSON') : parseLoose(plain, file, lineOf);
  }
}

function parseLoose(text: string, file: string, lineOf: Parsed['lineOf']): Parsed | Refused {
  try {
    const detail = 'has comments, trailing commas or other marks that JSON does not have';
    const value: unknown = JSON5.parse(text);
    return { ok: true, value, notices: [notice('lenient-json', file, null, detail)], lineOf };
  } catch (error) {
    const at = (error as { lineNumber?: unknown }).lineNumber;
    return refused(typeof at === 'number' ? `is not valid JSON at line ${at}` : 'is not valid JSON');
  }
}

/** Counts braces outside strings before anything is built: memory is bounded by the limits, not by the file. */
function tooNested(text: string): Refused | null {
  let depth = 0;
  let containers = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') inString = !inString;
    else if (inString) at += character === '\\' ? 1 : 0;
    else if (character === '}' || character === ']') depth -= 1;
    else if (character === '{' || character === '[') {
      depth += 1;
      containers += 1;
      if (depth > limits.depth) return refused(`is nested more than ${limits.depth} levels deep`);
    }
  }
  return containers > limits.containers ? refused('has more parts than any export of installed apps') : null;
}

/**
 * Parses one JSON value, or several one after the other: a line each, or saved answers put into one file.
 * Gives the values in order, or one sentence with the line of the first that is broken.
 */
export function parseJsonSequence(text: string): { readonly ok: true; readonly values: unknown[] } | Refused {
  const refusal = tooLarge(text, limits.export) ?? tooNested(text);
  if (refusal) return refusal;
  const values: unknown[] = [];
  let line = 1;
  for (const part of splitValues(text.replace(/^\uFEFF/u, ''))) {
    try {
      if (part.trim() !== '') values.push(JSON.parse(part));
    } catch {
      return refused(`is not valid JSON in the value that starts at line ${line}`);
    }
    line += part.split('\n').length - 1;
  }
  return { ok: true, values };
}

/** Cuts after each brace that closes the outermost level. */
function splitValues(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') inString = !inString;
    else if (inString) at += character === '\\' ? 1 : 0;
    else if (character === '{' || character === '[') depth += 1;
    else if ((character === '}' || character === ']') && (depth -= 1) === 0) {
      parts.push(text.slice(start, at + 1));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}

/** JSON keeps no positions, so the first place where the last key or text of the path is written stands in. */
function lineOfKey(text: string, path: readonly (string | number)[]): number {
  const name = path.findLast((part) => typeof part === 'string');
  const at = name === undefined ? -1 : text.indexOf(JSON.stringify(name));
  return at < 0 ? 1 : text.slice(0, at).split('\n').length;
}
