import type { SourceView } from '../api';
import type { AppRecord, Notice } from '../evidence/app';
import { looksLikeZip, readArchive } from '../evidence/archive';
import { mergeRecords } from '../evidence/merge';
import { readAny } from '../evidence/read-any';
import { recordedKey } from '../evidence/recorded-key';
import { Refusal } from './refusal';
import { decodeText } from './text';

/** What an uploaded file says of apps. */
export interface ReadFile {
  readonly kind: SourceView['kind'];
  readonly apps: readonly AppRecord[];
  readonly total: number | null;
  readonly notices: readonly Notice[];
  readonly unreadable: readonly { readonly file: string; readonly message: string }[];
}

const recordings: ReadonlySet<string> = new Set(['har', 'access log']);

/**
 * Reads an uploaded file of any kind: text, or a zip of source code. A recording that is named after one of the known
 * apps is evidence of that app.
 *
 * @throws {Refusal} with one sentence where it cannot be used.
 */
export function readUpload(name: string, bytes: Uint8Array, known: ReadonlySet<string>): ReadFile {
  if (looksLikeZip(bytes)) {
    const archive = readArchive(name, bytes);
    if (!archive.ok) throw refusal(name, archive.message);
    return { ...archive, apps: mergeEqualKeys(archive.apps), kind: 'source archive', total: null, notices: [] };
  }
  const read = readAny(name, decodeText(bytes, name));
  if (!read.ok) throw refusal(name, read.message);
  const key = recordings.has(read.kind) ? recordedKey(name, known) : null;
  const apps = key === null ? read.apps : read.apps.map((app) => ({ ...app, key, name: key }));
  return { ...read, apps, unreadable: [] };
}

/** An archive may hold variants of one manifest; an import has one record an app. */
export function mergeEqualKeys(apps: readonly AppRecord[]): AppRecord[] {
  const byKey = new Map<string, [AppRecord, ...AppRecord[]]>();
  for (const app of apps) {
    const same = byKey.get(app.key);
    if (same) same.push(app);
    else byKey.set(app.key, [app]);
  }
  return [...byKey.values()].map(mergeRecords);
}

function refusal(name: string, message: string): Refusal {
  return new Refusal('bad-input', `\`${name}\` ${message}.`);
}
