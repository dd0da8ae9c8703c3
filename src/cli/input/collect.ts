/** From the PATHs of a command line to apps: the one place where files meet the collectors. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { AppRecord, Notice } from '../../evidence/app';
import { looksLikeZip, readArchive } from '../../evidence/archive';
import { limits, type ReadApps, type Refused } from '../../evidence/read';
import { readAny } from '../../evidence/read-any';
import { recogniseRecording } from '../../evidence/recognise';
import type { RecordingFields } from '../../evidence/traffic/field-file';
import type { Unreadable } from '../../report/result';
import { systemReason, UsageError } from '../usage';
import { collectFolder, readStart, type OnFile } from './folder';
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
  readonly isRecording: boolean;
}

/**
 * Reads every PATH. A file must be something Portcullis can read; a folder is a source tree, where each manifest
 * and each descriptor is an app, and a file that is broken is named in `unreadable`. `file` in records and
 * findings is relative to the PATH; where there are several, they start with it.
 *
 * @throws {UsageError} for a PATH that is not there, is no readable kind of file, or holds no app.
 */
export async function collect(paths: readonly string[], options: CollectOptions): Promise<Collected> {
  const parts: Part[] = [];
  for (const path of paths) parts.push(await collectPath(path, paths.length > 1, options));
  const apps = (isRecording: boolean) =>
    parts.filter((part) => part.isRecording === isRecording).flatMap((part) => part.apps);
  return {
    apps:
      options.recorded === null
        ? parts.flatMap((part) => part.apps)
        : withRecordings(apps(false), apps(true), options.recorded),
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
    return { ...tree, isRecording: false };
  }
  if (!found.isFile()) throw new UsageError(`cannot use \`${path}\`: it is neither a file nor a folder`);
  options.onFile(path);
  return collectFile(path, several ? path : basename(path), found.size, options);
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
    if (kind !== null) return partOf(path, await readRecording(path, name, kind, fields), true);
    if (looksLikeZip(start)) {
      const archive = readArchive(name, await readFile(path));
      if (!archive.ok) throw refusal(path, archive);
      return { ...archive, isRecording: false };
    }
    if (size > limits.export) throw new UsageError(`it has more than ${limits.export / 1024 / 1024} MB`);
    return partOf(path, readAny(name, await readFile(path, 'utf8')), false);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`cannot read \`${path}\`: ${systemReason(error)}`);
  }
}

function partOf(path: string, read: ReadApps | Refused, isRecording: boolean): Part {
  if (!read.ok) throw refusal(path, read);
  return { apps: read.apps, notices: read.notices, unreadable: [], isRecording };
}

function refusal(path: string, { message }: Refused): UsageError {
  return new UsageError(`\`${path}\` ${message}`);
}
