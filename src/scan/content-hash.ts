import { createHash } from 'node:crypto';

/** SHA-256 over the JSON of a content, in hex: the name under which what is made from it can be kept. */
export function contentHash(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
