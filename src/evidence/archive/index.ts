import { refused, type Refused } from '../read';
import { isWanted } from '../tree';
import { isOfFolder, readFolder, type FolderApps } from '../tree/folder';
import { isCode } from '../tree/gathered';
import { unpack } from './unpack';

/** What an archive says. */
export type ReadArchive = FolderApps & { readonly ok: true };

/** True for the start of a zip archive, as bytes or as the text that they were decoded to. */
export function looksLikeZip(start: Uint8Array | string): boolean {
  return typeof start === 'string'
    ? /^PK(?:\u0003\u0004|\u0005\u0006)/u.test(start)
    : start[0] === 0x50 && start[1] === 0x4b && (start[2] === 3 || start[2] === 5);
}

/**
 * Reads a zip archive like a folder: of source code, where each manifest and descriptor is an app with its code, or of
 * imports of any kind. `name` is that of the file; paths are relative to the one folder that holds everything, where
 * there is one.
 *
 * @param known keys of further apps that recordings in it may be named after.
 */
export function readArchive(
  name: string,
  bytes: Uint8Array,
  known?: ReadonlySet<string>,
): ReadArchive | Refused {
  const paths: string[] = [];
  const listed = unpack(bytes, (path) => {
    paths.push(path);
    return false;
  });
  if (!listed.ok) return listed;
  const unpacked = unpack(bytes, paths.some(isCode) ? isWanted : isOfFolder);
  if (!unpacked.ok) return unpacked;
  const top = commonFolder(unpacked.files.map(({ path }) => path));
  const decoder = new TextDecoder();
  const files = unpacked.files.map(({ path, bytes: content }) => ({
    path: path.slice(top.length),
    size: content.length,
    text: (most = content.length) => decoder.decode(content.subarray(0, most)),
  }));
  const read = readFolder({ name: name.replace(/\.zip$/iu, ''), files }, known);
  const [broken] = read.unreadable;
  if (read.apps.length > 0 || read.site !== null) return { ok: true, ...read };
  if (broken) return refused(`holds no app that can be read: \`${broken.file}\` ${broken.message}`);
  return refused(
    'holds no Forge manifest, no Connect descriptor, no code that could call Confluence and no other file that can be imported',
  );
}

/** `repository-main/` where every path lies in it; archives made by code hosts have such a folder. */
function commonFolder([first, ...others]: readonly string[]): string {
  const top = first?.includes('/') ? first.slice(0, first.indexOf('/') + 1) : '';
  return others.every((path) => path.startsWith(top)) ? top : '';
}
