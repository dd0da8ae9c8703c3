/** What the settings of a tree say: names of packages and the versions that are used. */

/** A file that settles which package a name means or which version of it is used. */
export interface Setting {
  readonly path: string;
  readonly text: string;
}

/** Version range of a package as the settings give it, null where they do not name it. */
export function versionOf(settings: readonly Setting[], name: string): string | null {
  const quoted = name.replaceAll('.', '\\.');
  const inJson = new RegExp(`"${quoted}"\\s*:\\s*"([^"]*)"`);
  const inLines = new RegExp(`^["'\\s]*${quoted}\\b(.*)$`, 'm');
  for (const { path, text } of settings) {
    const found = (path.endsWith('.json') ? inJson : inLines).exec(text)?.[1];
    if (found !== undefined) return found;
  }
  return null;
}

/** Packages of a workspace, by name, with their folders. */
export function packageFolders(settings: readonly Setting[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const { path, text } of settings) {
    const name = /^\s*\{[^{}[\]]*"name"\s*:\s*"([^"]+)"/.exec(text)?.[1];
    if (path.endsWith('package.json') && name !== undefined) found.set(name, directory(path));
  }
  return found;
}

/** The folder of a path, empty at the root of the tree. */
export function directory(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
