/** The files of a folder, without what no app keeps its own files in. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../usage';

/** Packages, version control and caches: never an app's own files. */
const ignored = new Set(['node_modules', '.git', '.hg', '.svn', '.venv', '__pycache__']);

/** Deep or wide enough for any repository, small enough to end. */
const limits = { depth: 60, files: 500_000 } as const;

/**
 * Paths relative to the folder, with `/`, in a fixed order. Symbolic links are not followed, so that no loop
 * can arise and nothing outside the folder is read.
 *
 * @throws {UsageError} when the folder has more files than can be looked at.
 */
export async function* walk(folder: string): AsyncGenerator<string> {
  let left: number = limits.files;
  async function* below(relative: string, depth: number): AsyncGenerator<string> {
    const entries = await readdir(join(folder, relative), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = relative === '' ? entry.name : `${relative}/${entry.name}`;
      if (entry.isFile()) {
        left -= 1;
        if (left < 0) throw new UsageError(`\`${folder}\` has more than ${limits.files} files`);
        yield path;
      } else if (entry.isDirectory() && depth < limits.depth && !ignored.has(entry.name)) {
        yield* below(path, depth + 1);
      }
    }
  }
  yield* below('', 0);
}
