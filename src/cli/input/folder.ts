/** A folder of source code or of imports: its files are read when the collectors ask for them. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { TreeFile } from '../../evidence/tree';
import { readFolder, type FolderApps } from '../../evidence/tree/folder';
import { systemReason, UsageError } from '../usage';
import { walk } from './walk';

/** Told of each file that is looked at, for a display of progress. */
export type OnFile = (file: string) => void;

/**
 * The apps of a folder. `prefix` stands before every path in the answer.
 *
 * @throws {UsageError} where the folder holds neither an app nor code.
 */
export async function collectFolder(folder: string, prefix: string, onFile: OnFile): Promise<FolderApps> {
  const files: TreeFile[] = [];
  const unreadable: { file: string; message: string }[] = [];
  for await (const { path, problem } of walk(folder)) {
    if (problem === null) files.push(await treeFile(folder, path));
    else unreadable.push({ file: prefix + path, message: problem });
  }
  const read = readFolder({ name: basename(resolve(folder)), files, prefix, onFile });
  const all = [...unreadable, ...read.unreadable];
  if (read.apps.length + all.length === 0)
    throw new UsageError(
      `\`${folder}\` holds no Forge manifest, no Connect descriptor, no code that could call Confluence and no other file that can be read`,
    );
  return { ...read, unreadable: all };
}

/** One file of source code as a tree of its own; `name` is what the answer calls it. */
export async function collectCode(path: string, name: string, onFile: OnFile): Promise<FolderApps> {
  const file = { ...(await treeFile(dirname(path), basename(path))), path: name };
  const read = readFolder({ name: basename(path), files: [file], prefix: '', onFile });
  return { ...read, apps: read.apps.map((app) => ({ ...app, source: name })) };
}

/** Errors of reading reach the collectors in plain words. */
async function treeFile(folder: string, path: string): Promise<TreeFile> {
  const file = join(folder, path);
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  return {
    path,
    size,
    text: (most) => {
      try {
        return most === undefined ? readFileSync(file, 'utf8') : readStart(file, most);
      } catch (error) {
        throw new Error(systemReason(error), { cause: error });
      }
    },
  };
}

/** About so many bytes from the start of a file, as text. */
export function readStart(path: string, most: number): string {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(most);
    return buffer.toString('utf8', 0, readSync(file, buffer, 0, most, 0));
  } finally {
    closeSync(file);
  }
}
