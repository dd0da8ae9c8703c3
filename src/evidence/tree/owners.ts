/** Which app of a tree a file belongs to. */
import type { AppRecord } from '../app';
import { folderOf, marksProject, type TreeFile } from './file';

/** An app that a file of the tree declares. */
export interface Declared {
  readonly path: string;
  readonly app: AppRecord;
}

/** The folder of an app's code with the apps that it is the code of, and the files below it. */
export interface Owned {
  readonly root: string;
  readonly apps: readonly Declared[];
  readonly files: TreeFile[];
}

/** The usual names: beside them a manifest of another name is a variant that does not own the code. */
const usual = /(?:^|\/)(?:manifest\.ya?ml|atlassian-connect\.json)$/u;

/**
 * Deals the files out to the nearest app folder above them. `rest` are the files without one. A Forge manifest
 * stands in the folder of its code; a Connect descriptor may stand deeper, where the server finds it, so its
 * folder is that of the project around it, or the whole tree where it is the only app.
 */
export function owners(
  declared: readonly Declared[],
  files: readonly TreeFile[],
): { readonly owned: readonly Owned[]; readonly rest: readonly TreeFile[] } {
  const projects = new Set(
    files
      .map(({ path }) => path)
      .filter(marksProject)
      .map(folderOf),
  );
  const owned = new Map<string, { root: string; apps: Declared[]; files: TreeFile[] }>();
  for (const one of declared) {
    const root = rootOf(one, projects, declared.length === 1);
    const entry = owned.get(root);
    if (entry) entry.apps.push(one);
    else owned.set(root, { root, apps: [one], files: [] });
  }
  const rest: TreeFile[] = [];
  for (const file of files) {
    const folder = ancestors(folderOf(file.path)).find((at) => owned.has(at));
    (folder === undefined ? rest : (owned.get(folder)?.files ?? rest)).push(file);
  }
  const result = [...owned.values()].map(({ apps, ...entry }) => {
    const named = apps.filter(({ path }) => usual.test(path));
    return { ...entry, apps: named.length > 0 ? named : apps };
  });
  return { owned: result, rest };
}

function rootOf({ path, app }: Declared, projects: ReadonlySet<string>, alone: boolean): string {
  const folder = folderOf(path);
  if (app.kind !== 'connect') return folder;
  if (alone) return '';
  return ancestors(folder).find((at) => projects.has(at)) ?? folder;
}

/** The folder, then each folder above it, last the tree itself. */
function ancestors(folder: string): string[] {
  const all = [folder];
  for (let at = folder; at !== '';) all.push((at = folderOf(at)));
  return all;
}
