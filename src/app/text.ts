import { Refusal } from './refusal';

/**
 * The text of an imported file. UTF-8 unless a byte order mark says UTF-16, which spreadsheets and
 * Windows shells like to write.
 *
 * @throws {Refusal} where the bytes are no such text.
 */
export function decodeText(bytes: Uint8Array, name: string): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal('bad-input', `\`${name}\` is not a text file in UTF-8.`);
  }
}
