import { createHash } from 'node:crypto';

/** SHA-256 in hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** SHA-256 over the JSON of a content, in hex: the name under which what is made from it can be kept. */
export function contentHash(content: unknown): string {
  return sha256(JSON.stringify(content));
}
