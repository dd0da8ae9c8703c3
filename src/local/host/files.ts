import { readFile, stat } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import type { Reply } from './reply';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

interface Kept {
  readonly changed: number;
  readonly body: Buffer;
}

/** Files as they were last read, so that a page that is opened again does not wait for the disk. */
const kept = new Map<string, Kept>();

async function contentOf(path: string): Promise<Buffer> {
  const { mtimeMs: changed } = await stat(path);
  const last = kept.get(path);
  if (last?.changed === changed) return last.body;
  const body = await readFile(path);
  kept.set(path, { changed, body });
  return body;
}

/**
 * A file of one folder and of nothing outside it.
 *
 * @returns null where there is none, or where its kind is not one a page loads.
 */
export async function fileReply(folder: string, name: string): Promise<Reply | null> {
  const path = resolve(folder, `./${name}`);
  const type = types[extname(path)];
  if (type === undefined || name.includes('\0') || !path.startsWith(resolve(folder) + sep)) return null;
  try {
    return { status: 200, type, body: await contentOf(path), headers: { 'cache-control': 'no-cache' } };
  } catch {
    return null;
  }
}
