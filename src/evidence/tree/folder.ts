import type { Notice } from '../app';
import type { ReadSite } from '../read';
import { isDeclaration, isWanted } from './file';
import { asRecorded, holdsCode, isGathered, readImport } from './gathered';
import { readTree, type Tree, type TreeApps } from './index';

/** What a folder or an archive says. */
export interface FolderApps extends TreeApps {
  /** About files as a whole; none in a source tree. */
  readonly notices: readonly Notice[];
  readonly site: ReadSite | null;
  readonly isSource: boolean;
}

/** True for a path that matters to a folder of either kind. */
export const isOfFolder = (path: string): boolean => isWanted(path) || isGathered(path);

/**
 * Reads a folder: a source tree, or, where it holds no code, whatever imports somebody gathered in it, manifests and
 * descriptors among them. A recording that is named after an app belongs to that app.
 *
 * @param known keys of further apps that recordings may be named after.
 */
export function readFolder(tree: Tree, known: ReadonlySet<string> = new Set()): FolderApps {
  const { files, prefix = '', onFile = () => undefined } = tree;
  if (holdsCode(files)) {
    const wanted = files.filter(({ path }) => isWanted(path));
    return { ...readTree({ ...tree, files: wanted }), notices: [], site: null, isSource: true };
  }
  const declared = readTree({ ...tree, files: files.filter(({ path }) => isDeclaration(path)) });
  const unreadable = [...declared.unreadable];
  const read = files.flatMap((file) => {
    onFile(file.path);
    const outcome = readImport(file, prefix + file.path);
    if (typeof outcome === 'string') unreadable.push({ file: prefix + file.path, message: outcome });
    return outcome === null || typeof outcome === 'string' ? [] : [{ ...outcome, path: file.path }];
  });
  const keys = new Set([
    ...known,
    ...[...declared.apps, ...read.flatMap(({ apps }) => apps)].map(({ key }) => key),
  ]);
  const named = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
  return {
    apps: [...declared.apps, ...read.flatMap((one) => asRecorded(one, named(one.path), keys))],
    unreadable,
    notices: read.flatMap(({ notices }) => notices),
    site: read.find(({ site }) => site !== undefined)?.site ?? null,
    isSource: false,
  };
}
