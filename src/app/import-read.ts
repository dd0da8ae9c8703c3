import type { SourceView } from '../api';
import type { AppRecord, Notice } from '../evidence/app';
import { looksLikeZip, readArchive } from '../evidence/archive';
import { forgeKey } from '../evidence/key';
import { mergeEqualKeys } from '../evidence/merge';
import type { ReadSite } from '../evidence/read';
import { readAny } from '../evidence/read-any';
import { namesNoApp, recordedKey } from '../evidence/recorded-key';
import { usualFields } from '../evidence/traffic/field-file';
import { Refusal } from './refusal';
import { decodeText } from './text';

/** What an uploaded file says. */
export interface ReadFile {
  readonly kind: SourceView['kind'];
  readonly apps: readonly AppRecord[];
  readonly total: number | null;
  readonly notices: readonly Notice[];
  readonly unreadable: readonly { readonly file: string; readonly message: string }[];
  /** What it says of the site besides its apps; null for most files. */
  readonly site: ReadSite | null;
  /** Of a recording that names no app: whether somebody or its name said which one it is of. */
  readonly recording: { readonly assigned: boolean } | null;
}

/** Which app a recording is of. */
export interface Assignment {
  /** As the person who uploads it says; null where they do not. */
  readonly app: string | null;
  /** Keys of the estate, after which a file may be named. */
  readonly known: ReadonlySet<string>;
}

/**
 * Reads an uploaded file of any kind: text, a zip of source code, or a zip of such files.
 *
 * @param auditCall dotted paths of the fields of an audit log that hold a call; with none every text is searched.
 * @throws {Refusal} with one sentence where it cannot be used.
 */
export function readUpload(
  name: string,
  bytes: Uint8Array,
  { app, known }: Assignment,
  auditCall: readonly string[],
): ReadFile {
  if (looksLikeZip(bytes)) {
    const archive = readArchive(name, bytes, known);
    if (!archive.ok) throw refusal(name, archive.message);
    const kind = archive.isSource ? 'source archive' : 'import archive';
    return { ...archive, apps: mergeEqualKeys(archive.apps), kind, total: null, recording: null };
  }
  const auditLog = { ...usualFields.auditLog, call: auditCall };
  const read = readAny(name, decodeText(bytes, name), { ...usualFields, auditLog });
  if (!read.ok) throw refusal(name, read.message);
  const common = { ...read, unreadable: [], site: read.site ?? null };
  if (!namesNoApp(read.kind)) return { ...common, recording: null };
  const key = (app === null ? null : (forgeKey(app) ?? app)) ?? recordedKey(name, known);
  if (key === null) return { ...common, recording: { assigned: false } };
  return {
    ...common,
    apps: read.apps.map((record) => ({ ...record, key, name: key })),
    recording: { assigned: true },
  };
}

function refusal(name: string, message: string): Refusal {
  return new Refusal('bad-input', `\`${name}\` ${message}.`);
}
