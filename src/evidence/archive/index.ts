import type { AppRecord } from '../app';
import { refused, type Refused } from '../read';
import { isWanted, readTree } from '../tree';
import { unpack } from './unpack';

/** The apps of a source archive, and its files that could not be read. */
export interface ReadSources {
  readonly ok: true;
  readonly apps: readonly AppRecord[];
  readonly unreadable: readonly { readonly file: string; readonly message: string }[];
}

/** True for the start of a zip archive, as bytes or as the text that they were decoded to. */
export function looksLikeZip(start: Uint8Array | string): boolean {
  return typeof start === 'string'
    ? /^PK(?:\u0003\u0004|\u0005\u0006)/u.test(start)
    : start[0] === 0x50 && start[1] === 0x4b && (start[2] === 3 || start[2] === 5);
}

/**
 * Reads a zip archive of source code like a folder: each manifest and descriptor in it is an app with its code.
 * `name` is that of the file; paths are relative to the one folder that holds everything, where there is one.
 */
export function readArchive(name: string, bytes: Uint8Array): ReadSources | Refused {
  const unpacked = unpack(bytes, isWanted);
  if (!unpacked.ok) return unpacked;
  const top = commonFolder(unpacked.files.map(({ path }) => path));
  const decoder = new TextDecoder();
  const files = unpacked.files.map(({ path, bytes: content }) => ({
    path: path.slice(top.length),
    size: content.length,
    text: (most = content.length) => decoder.decode(content.subarray(0, most)),
  }));
  const { apps, unreadable } = readTree({ name: name.replace(/\.zip$/iu, ''), files });
  const [broken] = unreadable;
  if (apps.length > 0) return { ok: true, apps, unreadable };
  if (broken) return refused(`holds no app that can be read: \`${broken.file}\` ${broken.message}`);
  return refused('holds no Forge manifest, no Connect descriptor and no code that could call Confluence');
}

/** `repository-main/` where every path lies in it; archives made by code hosts have such a folder. */
function commonFolder([first, ...others]: readonly string[]): string {
  const top = first?.includes('/') ? first.slice(0, first.indexOf('/') + 1) : '';
  return others.every((path) => path.startsWith(top)) ? top : '';
}
