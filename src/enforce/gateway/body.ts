/** Bodies that must be read before they go on: those that name a place, and answers that are filtered. */
import { finished, type Readable } from 'node:stream';

/** Reads a stream to its end; null where it is longer than the limit, and then the rest is not read. */
export function readAll(stream: Readable, limit: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    stream.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
      else {
        resolve(null);
        stream.destroy();
      }
    });
    finished(stream, { writable: false }, (error) => {
      if (error != null) reject(error);
      else
        resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks, length));
    });
  });
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Parses JSON that every reader understands alike; undefined for anything else. Readers differ in which of two
 * equal keys counts, so a text with more keys than its value has is not understood.
 */
export function parseStrictly(bytes: Uint8Array): unknown {
  try {
    const text = utf8.decode(bytes);
    const value: unknown = JSON.parse(text);
    const written = text.replace(/"(?:[^"\\]|\\.)*"/g, '').split(':').length - 1;
    return countKeys(value) === written ? value : undefined;
  } catch {
    return undefined;
  }
}

function countKeys(root: unknown): number {
  const open = [root];
  let count = 0;
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    const inner: unknown[] = Object.values(value);
    if (!Array.isArray(value)) count += inner.length;
    for (const one of inner) open.push(one);
  }
  return count;
}
