/** Imports that somebody gathered in a folder or an archive: inventories, tables, recordings, statements. */
import type { AppRecord } from '../app';
import { limits, type ReadApps } from '../read';
import { readAny } from '../read-any';
import { recognise, type InputKind } from '../recognise';
import { namesNoApp, recordedKey } from '../recorded-key';
import { languageOf } from '../source/files';
import { holdsStatement } from '../statement';
import { isForeign, marksProject, type TreeFile } from './file';

const endings = /\.(?:json|ya?ml|csv|tsv|har|log|txt|ndjson|jsonl|html?|md)$/iu;
const declarations: ReadonlySet<InputKind> = new Set(['forge manifest', 'connect descriptor']);

/** True for a path that can be an import, in a folder or an archive that holds no code. */
export function isGathered(path: string): boolean {
  return !isForeign(path) && endings.test(path);
}

/** True for a path that makes its tree one of source code, whatever is in the file; a page may be a statement. */
export function isCode(path: string): boolean {
  if (isForeign(path)) return false;
  const language = languageOf(path);
  return marksProject(path) || (language !== null && language !== 'page');
}

/** True for a tree of source code: what looks like an import in there is a sample or a test. */
export function holdsCode(files: readonly TreeFile[]): boolean {
  return files.some(
    (file) => isCode(file.path) || (languageOf(file.path) === 'page' && !holdsStatement(startOf(file))),
  );
}

/** What one import says; a sentence where it cannot be read; null for other files, and for manifests and descriptors. */
export function readImport(file: TreeFile, name: string): (ReadApps & { kind: InputKind }) | string | null {
  if (!isGathered(file.path)) return null;
  const isLarge = file.size > limits.export;
  const text = isLarge ? startOf(file) : textOf(file);
  const kind = text === null ? null : recognise(name, text);
  if (text === null || kind === null || declarations.has(kind)) return null;
  if (isLarge) return `has more than the ${limits.export / 1024 / 1024} MB that are read of a file here`;
  const read = readAny(name, text);
  return read.ok ? read : read.message;
}

/** A recording that is named after one of these apps is evidence of that app. */
export function asRecorded(
  { kind, apps }: { readonly kind: InputKind; readonly apps: readonly AppRecord[] },
  fileName: string,
  keys: ReadonlySet<string>,
): readonly AppRecord[] {
  const key = namesNoApp(kind) ? recordedKey(fileName, keys) : null;
  return key === null ? apps : apps.map((app) => ({ ...app, key, name: key }));
}

const startOf = (file: TreeFile): string => textOf(file, 64 * 1024) ?? '';

/** Null where the file cannot be read. */
function textOf(file: TreeFile, most?: number): string | null {
  try {
    return file.text(most);
  } catch {
    return null;
  }
}
