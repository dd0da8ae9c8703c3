import type { Notice } from '../app';
import { canHoldSource, collectSource, type SourceFindings } from '../source';
import { isSettings } from '../source/files';
import { treeLimits, type TreeFile } from './file';

/** What the code of one app calls, and how many files that rests on. */
export interface Code extends SourceFindings {
  readonly files: number;
}

interface Reading {
  /** Folder of the app, empty for the tree itself. */
  readonly root: string;
  /** The app's own files. */
  readonly own: readonly TreeFile[];
  /** Files outside every app, from which an app may import. */
  readonly shared: readonly TreeFile[];
  /** Put before every path in the answer. */
  readonly prefix: string;
  /** Told of each file that cannot be read, in whole or in part. */
  readonly unreadable: (file: string, message: string) => void;
  readonly onFile: (path: string) => void;
}

/** Collects the calls in an app's own files; its shared files only serve to follow imports. */
export function readCode({ root, own, shared, prefix, unreadable, onFile }: Reading): Code {
  // Below a folder such as `examples` nothing would count as code, so an app there is looked at by itself.
  const alone = root !== '' && !canHoldSource(`${root}/index.js`);
  const base = alone ? `${root}/` : '';
  const mine = new Set(own.map(({ path }) => path));
  const others = alone || own === shared || tooMuch(shared) ? [] : shared;
  let bytes = 0;
  let files = 0;

  function* texts(): Generator<{ path: string; text: string }> {
    for (const file of [...own, ...others]) {
      const path = file.path.slice(base.length);
      if (!canHoldSource(path)) continue;
      onFile(file.path);
      const text = read(file);
      if (text === null) continue;
      if (mine.has(file.path) && !isSettings(path)) files += 1;
      yield { path, text };
    }
  }

  function read(file: TreeFile): string | null {
    const name = prefix + file.path;
    if (file.size > treeLimits.file) {
      unreadable(name, `is larger than the ${megabytes(treeLimits.file)} MB that are read of one file`);
      return null;
    }
    bytes += file.size;
    if (bytes > treeLimits.app) {
      unreadable(name, `was left out: more than ${megabytes(treeLimits.app)} MB of code`);
      return null;
    }
    try {
      return file.text();
    } catch (error) {
      unreadable(name, error instanceof Error ? error.message : String(error));
      return null;
    }
  }

  const found = collectSource(texts());
  const isMine = ({ file }: { readonly file: string }): boolean => mine.has(base + file);
  const placed = <T extends { readonly file: string }>(rows: readonly T[]): T[] =>
    rows.filter(isMine).map((row) => ({ ...row, file: prefix + base + row.file }));
  const notices = placed(found.notices);
  for (const notice of notices) if (stops(notice)) unreadable(notice.file, sentenceOf(notice));
  return {
    evidence: placed(found.evidence),
    unresolved: placed(found.unresolved),
    notices: notices.filter((notice) => !stops(notice)),
    files,
  };
}

function stops({ code }: Notice): boolean {
  return code === 'file-unreadable';
}

function sentenceOf({ line, detail }: Notice): string {
  if (line === null) return `cannot be read: ${detail}`;
  return `cannot be parsed at line ${line}: ${detail.replace(/\s*\(\d+:\d+\)$/u, '')}`;
}

function tooMuch(files: readonly TreeFile[]): boolean {
  return files.reduce((sum, { size }) => sum + size, 0) > treeLimits.shared;
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1_000_000);
}
