/** From the PATHs of a command line to apps: the one place where files meet the collectors. */
import { open, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { AppRecord, Notice } from '../../evidence/app';
import { limits } from '../../evidence/read';
import { readAny } from '../../evidence/read-any';
import { recognise } from '../../evidence/recognise';
import type { Unreadable } from '../../report/result';
import { systemReason, UsageError } from '../usage';
import { walk } from './walk';

export interface Collected {
  readonly apps: AppRecord[];
  readonly unreadable: Unreadable[];
  readonly notices: Notice[];
}

/** Told of each file that is looked at, for a display of progress. */
export type OnFile = (file: string) => void;

/** Files in a folder that can be an app, by their ending: everything else is not opened. */
const declared = /\.(?:ya?ml|json)$/i;

/**
 * Reads every PATH. A file must be something Portcullis can read; in a folder each manifest and each
 * descriptor is an app, and one that is broken is named in `unreadable`. `file` in records and findings is
 * relative to the PATH; where there are several, they start with it.
 *
 * @throws {UsageError} for a PATH that is not there, is no readable kind of file, or holds no app.
 */
export async function collect(paths: readonly string[], onFile: OnFile): Promise<Collected> {
  const collected: Collected = { apps: [], unreadable: [], notices: [] };
  for (const path of paths) {
    const found = await stat(path).catch((error: unknown) => {
      throw new UsageError(`cannot use \`${path}\`: ${systemReason(error)}`);
    });
    const prefix = paths.length > 1 ? `${path.replace(/\/+$/, '')}/` : '';
    if (found.isDirectory()) await collectFolder(path, prefix, collected, onFile);
    else if (found.isFile()) await collectFile(path, paths.length > 1 ? path : basename(path), collected);
    else throw new UsageError(`cannot use \`${path}\`: it is neither a file nor a folder`);
  }
  return collected;
}

async function collectFile(path: string, name: string, into: Collected): Promise<void> {
  const text = await readText(path).catch((error: unknown) => {
    throw new UsageError(`cannot read \`${path}\`: ${systemReason(error)}`);
  });
  const read = readAny(name, text);
  if (!read.ok) throw new UsageError(`\`${path}\` ${read.message}`);
  into.apps.push(...read.apps);
  into.notices.push(...read.notices);
}

async function collectFolder(folder: string, prefix: string, into: Collected, onFile: OnFile): Promise<void> {
  const before = into.apps.length + into.unreadable.length;
  for await (const relative of walk(folder)) {
    if (!declared.test(relative)) continue;
    onFile(relative);
    const file = `${prefix}${relative}`;
    const outcome = await readDeclared(join(folder, relative), file);
    if (typeof outcome === 'string') into.unreadable.push({ file, message: outcome });
    else into.apps.push(...outcome);
  }
  if (into.apps.length + into.unreadable.length === before)
    throw new UsageError(`\`${folder}\` holds no Forge manifest and no Connect descriptor`);
}

/** The apps a file of a folder declares, none where it is something else; a sentence where it is broken. */
async function readDeclared(path: string, file: string): Promise<readonly AppRecord[] | string> {
  let text: string;
  try {
    const { size } = await stat(path);
    const isLarge = size > limits.artefact;
    text = isLarge ? await readStart(path) : await readFile(path, 'utf8');
    const kind = recognise(file, text);
    if (kind !== 'forge manifest' && kind !== 'connect descriptor') return [];
    if (isLarge) return `is larger than the ${limits.artefact / 1024} kB that are read of such a file`;
  } catch (error) {
    return recognise(file, '') === null ? [] : systemReason(error);
  }
  const read = readAny(file, text);
  return read.ok ? read.apps : read.message;
}

/** Enough of a large file to tell what it is. */
async function readStart(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(4096) });
    return buffer.subarray(0, bytesRead).toString('utf8');
  } finally {
    await file.close();
  }
}

async function readText(path: string): Promise<string> {
  const { size } = await stat(path);
  if (size > limits.export) throw new UsageError(`it has more than ${limits.export / 1024 / 1024} MB`);
  return readFile(path, 'utf8');
}
