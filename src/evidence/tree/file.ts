import { canHoldSource, limits as sourceLimits } from '../source';
import { limits } from '../read';

/** One file of a source tree on a disk or in an archive; nothing is read before it is asked for. */
export interface TreeFile {
  /** Relative to the tree, with `/` between folders. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /**
   * The text, or its start of about so many bytes; what is no UTF-8 becomes replacement characters.
   *
   * @throws where the file cannot be read.
   */
  readonly text: (most?: number) => string;
}

/** Files that are worth a look as a declaration: a manifest or a descriptor has any name, but one of these endings. */
const declaration = /\.(?:ya?ml|json)$/iu;

/** Files that mark the folder of a project, whatever they hold. */
const marker =
  /(?:^|\/)(?:package\.json|pyproject\.toml|requirements\.txt|setup\.py|pom\.xml|build\.gradle(?:\.kts)?|go\.mod|composer\.json|Gemfile|Cargo\.toml)$/u;

/** Packages, version control and caches: never an app's own files. */
const foreign = /(?:^|\/)(?:node_modules|\.git|\.hg|\.svn|\.venv|__pycache__|__MACOSX)(?:\/|$)/u;

export function isDeclaration(path: string): boolean {
  return declaration.test(path);
}

export function marksProject(path: string): boolean {
  return marker.test(path);
}

/** True for a folder into which nobody has to look. */
export function isForeign(path: string): boolean {
  return foreign.test(path);
}

/** True for a path that can matter to a tree: a declaration, code, or the mark of a project. */
export function isWanted(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return !isForeign(path) && (isDeclaration(name) || canHoldSource(name) || marksProject(name));
}

/** Folder of a path, empty for the tree itself. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** How much is read of one tree. */
export const treeLimits = {
  file: sourceLimits.fileSize,
  /** Of the code of one app, in bytes. */
  app: sourceLimits.treeSize,
  /** Of files outside every app that are looked at again with each app, in bytes. */
  shared: 2 * 1024 * 1024,
  declaration: limits.artefact,
} as const;
