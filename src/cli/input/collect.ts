/** From the PATHs of a command line to apps: the one place where files meet the collectors. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { AppRecord, Notice } from '../../evidence/app';
import { looksLikeZip, readArchive } from '../../evidence/archive';
import { limits, type ReadApps, type Refused } from '../../evidence/read';
import { readAny } from '../../evidence/read-any';
import { recogniseRecording } from '../../evidence/recognise';
import { namesNoApp } from '../../evidence/recorded-key';
import { languageOf } from '../../evidence/source/files';
import type { RecordingFields } from '../../evidence/traffic/field-file';
import type { Unreadable } from '../../report/result';
import { systemReason, UsageError } from '../usage';
import { collectCode, collectFolder, readStart, type OnFile } from './folder';
import { readRecording } from './recording';
import { withRecordings } from './recorded-app';

export interface Collected {
  readonly apps: readonly AppRecord[];
  readonly unreadable: readonly Unreadable[];
  readonly notices: readonly Notice[];
}

export interface CollectOptions {
  /** Where the lines and records of recordings hold what, if not in a usual place. */
  readonly fields: RecordingFields;
  /** Key of the app that the recordings among the PATHs are of, null where each stands for itself. */
  readonly recorded: string | null;
  readonly onFile: OnFile;
}

/** What one PATH gave. */
interface Part extends Collected {
  /** Whether it is a recording, and if so whether that names its apps itself. */
  readonly recording: 'of no app' | 'of apps' | null;
}

/**
 * Reads every PATH. A file must be something Portcullis can read, source code included; a folder is a source tree,
 * where each manifest and each descriptor is an app, and a file that is broken is named in `unreadable`. `file` in
 * records and findings is relative to the PATH; where there are several, they start with it.
 *
 * @throws {UsageError} for a PATH that is not there, is no readable kind of file, or holds no app.
 */
export async function collect(paths: readonly string[], options: CollectOptions): Promise<Collected> {
  const parts: Part[] = [];
  for (const path of paths) parts.push(await collectPath(path, paths.length > 1, options));
  const apps = (isWanted: (part: Part) => boolean) => parts.filter(isWanted).flatMap((part) => part.apps);
  const { recorded: key } = options;
  const stated =
    key === null
      ? apps(({ recording }) => recording !== 'of apps')
      : withRecordings(
          apps(({ recording }) => recording === null),
          apps(({ recording }) => recording === 'of no app').map((one) => ({ ...one, key, name: key })),
        );
  return {
    apps: apps(({ recording }) => recording === 'of apps').reduce(
      (joined, app) => withRecordings(joined, [app]),
      stated,
    ),
    unreadable: parts.flatMap((part) => part.unreadable),
    notices: parts.flatMap((part) => part.notices),
  };
}

async function collectPath(path: string, several: boolean, options: CollectOptions): Promise<Part> {
  const found = await stat(path).catch((error: unknown) => {
    throw new UsageError(`cannot use \`${path}\`: ${systemReason(error)}`);
  });
  if (found.isDirectory()) {
    const prefix = several ? `${path.replace(/\/+$/, '')}/` : '';
    const tree = await collectFolder(path, prefix, options.onFile);
    return { ...tree, recording: null };
  }
  if (!found.isFile()) throw new UsageError(`cannot use \`${path}\`: it is neither a file nor a folder`);
  const name = several ? path : basename(path);
  if (languageOf(path) !== null)
    return { ...(await collectCode(path, name, options.onFile)), recording: null };
  options.onFile(path);
  return collectFile(path, name, found.size, options);
}

async function collectFile(
  path: string,
  name: string,
  size: number,
  { fields }: CollectOptions,
): Promise<Part> {
  try {
    const start = readStart(path, 64 * 1024);
    const kind = recogniseRecording(start, fields);
    if (kind !== null) {
      const part = namesNoApp(kind) ? 'of no app' : 'of apps';
      return partOf(path, await readRecording(path, name, kind, fields), part);
    }
    if (looksLikeZip(start)) {
      const archive = readArchive(name, await readFile(path));
      if (!archive.ok) throw refusal(path, archive);
      return { ...archive, recording: null };
    }
    if (size > limits.export) throw new UsageError(`it has more than ${limits.export / 1024 / 1024} MB`);
    return partOf(path, readAny(name, await readFile(path, 'utf8')), null);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`cannot read \`${path}\`: ${systemReason(error)}`);
  }
}

function partOf(path: string, read: ReadApps | Refused, recording: Part['recording']): Part {
  if (!read.ok) throw refusal(path, read);
  return { apps: read.apps, notices: read.notices, unreadable: [], recording };
}

function refusal(path: string, { message }: Refused): UsageError {
  return new UsageError(`\`${path}\` ${message}`);
}
