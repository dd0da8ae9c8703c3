/** A pack as one zip: the same files give the same bytes, and its head holds every one of them. */
import { strToU8, zipSync, type Zippable } from 'fflate';
import type { PackFile } from './files';

/** SHA-256 in hexadecimal; handed in, since nothing in here belongs to one platform. */
export type Sha256 = (bytes: Uint8Array) => string;

export const names = { manifest: 'manifest.json', sums: 'SHA256SUMS' } as const;

/** What seals a pack; its own SHA-256 is the head. */
export interface Manifest {
  readonly format: typeof format;
  readonly version: 1;
  readonly scan: { readonly id: string; readonly startedAt: string };
  /** The pack of an earlier scan that this one goes on from; null for the first. */
  readonly previous: Link | null;
  /** All but the manifest and the sums, sorted by name. */
  readonly files: readonly SealedFile[];
}

/** One pack in the chain. */
export interface Link {
  readonly scan: string;
  readonly head: string;
}

export interface SealedFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

export const format = 'portcullis evidence pack';

/** Before the sum of all bytes of the zip, in its comment. */
const mark = 'portcullis sha256:';
const markLength = mark.length + 64;

/** Packs the files; `head` is to be recorded elsewhere. */
export function sealPack(
  files: readonly PackFile[],
  { scan, previous }: Pick<Manifest, 'scan' | 'previous'>,
  sha256: Sha256,
): { readonly zip: Uint8Array; readonly head: string } {
  const contents = new Map(files.map(({ name, text }) => [name, strToU8(text)]));
  const sealed = [...contents]
    .map(([name, bytes]) => ({ name, bytes: bytes.length, sha256: sha256(bytes) }))
    .sort(byName);
  const content: Manifest = { format, version: 1, scan, previous, files: sealed };
  const manifest = strToU8(`${JSON.stringify(content, null, 1)}\n`);
  const head = sha256(manifest);
  contents.set(names.manifest, manifest);
  contents.set(names.sums, strToU8(sumsOf(content, head)));
  const all = Object.fromEntries([...contents].sort(([a], [b]) => (a < b ? -1 : 1)));
  return { zip: closed(all, sha256), head };
}

function byName(a: SealedFile, b: SealedFile): number {
  return a.name < b.name ? -1 : 1;
}

/** The lines that the tool sha256sum checks: every file but this one. */
export function sumsOf({ files }: Pick<Manifest, 'files'>, head: string): string {
  const all = [...files, { name: names.manifest, sha256: head }];
  const lines = all.map(({ name, sha256 }) => `${sha256}  ${name}\n`);
  return lines.sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)).join('');
}

/** Zips files that stand in order, and writes the sum of all its bytes into the comment at its end. */
function closed(files: Zippable, sha256: Sha256): Uint8Array {
  // Zip stores local time: this is its first moment, the same in every place.
  const zip = zipSync(files, { mtime: new Date(1980, 0, 1), level: 6 });
  const whole = new Uint8Array(zip.length + markLength);
  whole.set(zip);
  // The last two bytes of a zip say how long its comment is.
  new DataView(whole.buffer).setUint16(zip.length - 2, markLength, true);
  whole.set(strToU8(mark + sha256(whole.subarray(0, zip.length))), zip.length);
  return whole;
}

/** False where one byte of a pack differs from what was written, wherever it is. */
export function isAsWritten(pack: Uint8Array, sha256: Sha256): boolean {
  const end = pack.length - markLength;
  if (end < 0) return false;
  const comment = String.fromCharCode(...pack.subarray(end));
  return comment === mark + sha256(pack.subarray(0, end));
}
