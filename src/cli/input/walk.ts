/** The files of a folder that can matter to an audit. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isForeign } from '../../evidence/tree';
import { isOfFolder } from '../../evidence/tree/folder';
import { systemReason, UsageError } from '../usage';

/** Deep or wide enough for any repository, small enough to end. */
const limits = { depth: 60, entries: 500_000 } as const;

/** A file, or a folder into which nobody could look, with the reason. */
export interface Walked {
  /** Relative to the folder, with `/`. */
  readonly path: string;
  readonly problem: string | null;
}

/**
 * Goes through a folder in a fixed order, past packages, version control and caches. Symbolic links are not
 * followed, so that no loop can arise and nothing outside the folder is read; neither are pipes and devices.
 *
 * @throws {UsageError} when the folder has more entries than can be looked at.
 */
export async function* walk(folder: string): AsyncGenerator<Walked> {
  let left: number = limits.entries;
  async function* below(relative: string, depth: number): AsyncGenerator<Walked> {
    const entries = await readdir(join(folder, relative), { withFileTypes: true }).catch(systemReason);
    if (typeof entries === 'string') {
      yield { path: relative, problem: entries };
      return;
    }
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      left -= 1;
      if (left < 0) throw new UsageError(`\`${folder}\` has more than ${limits.entries} files and folders`);
      const path = relative === '' ? entry.name : `${relative}/${entry.name}`;
      if (entry.isFile() && isOfFolder(path)) yield { path, problem: null };
      else if (entry.isDirectory() && !isForeign(path)) {
        if (depth < limits.depth) yield* below(path, depth + 1);
        else yield { path, problem: `lies deeper than ${limits.depth} folders` };
      }
    }
  }
  yield* below('', 0);
}
