import { gzipSync } from 'node:zlib';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** What a request is answered with. */
export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

export const html = (body: string, headers: Reply['headers'] = {}): Reply => ({
  status: 200,
  type: 'text/html; charset=utf-8',
  body,
  headers: { 'cache-control': 'no-store', ...headers },
});

export const json = (status: number, value: unknown): Reply => ({
  status,
  type: 'application/json',
  body: JSON.stringify(value),
  headers: { 'cache-control': 'no-store' },
});

/** A refusal in one sentence. */
export const refusal = (status: number, message: string): Reply => json(status, { message });

/** Compressed bodies of files, which are kept and sent many times; other bodies are forgotten with their reply. */
const known = new WeakMap<Buffer, Buffer>();

function compressed(plain: Buffer): Buffer {
  const body = known.get(plain) ?? gzipSync(plain);
  known.set(plain, body);
  return body;
}

/** Sends a reply, compressed where that is asked for and worth it, as a content network would. */
export function send(request: IncomingMessage, response: ServerResponse, reply: Reply): void {
  const plain = typeof reply.body === 'string' ? Buffer.from(reply.body) : reply.body;
  const compress = plain.length > 1_000 && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  const body = compress ? compressed(plain) : plain;
  response.writeHead(reply.status, {
    'content-type': reply.type,
    'content-length': body.length,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    vary: 'accept-encoding',
    ...(compress && { 'content-encoding': 'gzip' }),
    ...reply.headers,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/**
 * The body of a request as text.
 *
 * @returns null when it is longer than `limit` bytes; the rest is not kept.
 */
export async function readText(request: IncomingMessage, limit: number): Promise<string | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes <= limit) parts.push(part);
  }
  return bytes > limit ? null : Buffer.concat(parts).toString();
}
