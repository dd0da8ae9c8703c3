import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Folders that this process holds: a second platform must not open the same store. */
const held = new Set<string>();

export interface DataFolder {
  readonly path: string;
  /** Lets another process have the folder. */
  release(): void;
}

/**
 * Takes a folder for this process alone, creating it where it is missing. The lock that a killed
 * process left behind is removed: the database library marks its lock by an empty folder, which outlives a kill.
 *
 * @throws {Error} with one line when the folder cannot be written or a living process holds it.
 */
export function takeDataFolder(path: string, databases: readonly string[]): DataFolder {
  const folder = resolve(path);
  const owner = join(folder, 'portcullis.pid');
  const inUse = (pid: number | null) =>
    new Error(`data folder \`${path}\` is in use by ${pid === null ? 'another process' : `process ${pid}`}`);
  const pid = livingOwner(owner);
  if (held.has(folder) || pid !== null) throw inUse(pid ?? process.pid);
  try {
    mkdirSync(folder, { recursive: true });
    rmSync(owner, { force: true });
    // Of two that start at once, one makes the file.
    writeFileSync(owner, String(process.pid), { flag: 'wx' });
    for (const name of databases) rmSync(join(folder, `${name}.lock`), { recursive: true, force: true });
  } catch (error) {
    if (codeOf(error) === 'EEXIST' && existsSync(owner)) throw inUse(livingOwner(owner));
    throw new Error(`data folder \`${path}\` cannot be written: ${reasonOf(error)}`, { cause: error });
  }
  held.add(folder);
  return {
    path: folder,
    release() {
      held.delete(folder);
      rmSync(owner, { force: true });
    },
  };
}

function livingOwner(file: string): number | null {
  let pid: number;
  try {
    pid = Number(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
  // Our own number in the file is that of an earlier life: containers hand out the same numbers again.
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return null;
  try {
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    return codeOf(error) === 'EPERM' ? pid : null;
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
}

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return typeof code === 'string' ? code : String(error);
}
