import { Unzip, UnzipInflate } from 'fflate';
import { refused, type Refused } from '../read';

/** What is taken out of one archive at most. */
export const archiveLimits = {
  /** Bytes of the archive. */
  packed: 64 * 1024 * 1024,
  entries: 20_000,
  /** Bytes of all files that are taken out. */
  total: 64 * 1024 * 1024,
  /** Bytes for each byte of the archive; code packs to a tenth, rarely to a fiftieth. */
  ratio: 100,
  /** Bytes of an archive that are looked at between two looks at the limits. */
  step: 16 * 1024,
} as const;

/** Below this an unusual ratio does no harm. */
const smallest = 1024 * 1024;

export interface Unpacked {
  readonly ok: true;
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[];
}

/**
 * Takes the wanted files out of a zip archive. Stops as soon as a limit is passed, whatever sizes the archive claims;
 * refuses names that lead outside of it, and an archive that is cut off or damaged.
 */
export function unpack(
  archive: Uint8Array,
  isWanted: (path: string) => boolean,
  limits: Readonly<Record<keyof typeof archiveLimits, number>> = archiveLimits,
): Unpacked | Refused {
  if (archive.length > limits.packed)
    return refused(
      `has ${megabytes(archive.length)} MB, more than the ${megabytes(limits.packed)} MB that are read`,
    );
  const files: { path: string; parts: Uint8Array[]; whole: boolean }[] = [];
  let entries = 0;
  let total = 0;

  const unzip = new Unzip((entry) => {
    entries += 1;
    if (entries > limits.entries) throw new Stop(`has more than ${limits.entries} entries`);
    const path = entry.name.replaceAll('\\', '/');
    if (leadsOutside(path))
      throw new Stop(`has an entry that leads outside of it: \`${path.slice(0, 200)}\``);
    if (path.endsWith('/') || !isWanted(path)) return;
    if (entry.compression !== 0 && entry.compression !== 8)
      throw new Stop(`packs \`${path}\` in a way that cannot be read here: zip it again in the usual way`);
    const file = { path, parts: [] as Uint8Array[], whole: false };
    files.push(file);
    entry.ondata = (error, data, final) => {
      if (error) throw error;
      total += data.length;
      if (total > limits.total) throw new Stop(`holds more than ${megabytes(limits.total)} MB of code`);
      if (total > smallest && total > limits.ratio * archive.length)
        throw new Stop(`unpacks to more than ${limits.ratio} times its size, which no source code does`);
      file.parts.push(data);
      file.whole ||= final;
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < archive.length; at += limits.step)
      unzip.push(archive.subarray(at, at + limits.step), at + limits.step >= archive.length);
  } catch (error) {
    return refused(error instanceof Stop ? error.message : 'is damaged or locked with a password');
  }
  if (entries !== statedEntries(archive) || files.some(({ whole }) => !whole))
    return refused('is not whole: its list of entries and its entries differ');
  return { ok: true, files: files.map(({ path, parts }) => ({ path, bytes: joined(parts) })) };
}

/** Ends the unpacking with the sentence that says why. */
class Stop extends Error {}

function leadsOutside(path: string): boolean {
  return (
    path.startsWith('/') || /^[a-z]:/iu.test(path) || path.split('/').includes('..') || path.includes('\0')
  );
}

/** Number of entries as the end of the archive states it (modulo 65,536), null where the end is missing. */
function statedEntries(archive: Uint8Array): number | null {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const first = Math.max(0, archive.length - 22 - 65_535);
  for (let at = archive.length - 22; at >= first; at -= 1)
    if (view.getUint32(at, true) === 0x06054b50) return view.getUint16(at + 10, true);
  return null;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1).replace(/\.0$/u, '');
}
