import type { AppRecord } from '../app';
import { readAny } from '../read-any';
import { recognise } from '../recognise';
import { treeLimits, type TreeFile } from './file';

/**
 * The apps that a file of a tree declares, none where it is something else; one sentence where it looks like a
 * declaration and cannot be read. `name` is the path that records and findings go by.
 */
export function readDeclared(file: TreeFile, name: string): readonly AppRecord[] | string {
  const isLarge = file.size > treeLimits.declaration;
  let text: string;
  try {
    text = isLarge ? file.text(4096) : file.text();
  } catch (error) {
    return recognise(name, '') === null ? [] : String(error instanceof Error ? error.message : error);
  }
  const kind = recognise(name, text);
  if (kind !== 'forge manifest' && kind !== 'connect descriptor') return [];
  if (isLarge) return `is larger than the ${treeLimits.declaration / 1024} kB that are read of such a file`;
  const read = readAny(name, text);
  return read.ok ? read.apps : read.message;
}
