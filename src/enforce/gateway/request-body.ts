/** The body of a request: streamed through, or read first where it names a space. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseStrictly, readAll } from './body';
import type { Intake } from './intake';
import { hasBody } from './problem';

export interface RequestBody {
  /** Reads the body and parses it; undefined where it is no JSON that every reader takes alike. */
  readonly deciding: () => Promise<unknown>;
  /** Whether `deciding` found more than it reads. */
  readonly isTooLarge: () => boolean;
  /** What goes to the site: the very bytes that were decided about, or the stream; null for no body. */
  readonly sent: () => Buffer | IncomingMessage | null;
}

/** @param limit largest body in bytes that is read. */
export function bodyOf(
  request: IncomingMessage,
  response: ServerResponse,
  { length }: Intake,
  limit: number,
): RequestBody {
  let read: Buffer | null = null;
  let isTooLarge = length !== null && length > limit ? null : false;
  const begin = (): void => {
    if (request.headers.expect !== undefined) response.writeContinue();
  };
  return {
    async deciding() {
      if (!hasBody(request)) return undefined;
      if (isTooLarge === null) isTooLarge = true;
      else {
        begin();
        read = await readAll(request, limit);
        isTooLarge = read === null;
      }
      // A compressed body says nothing until it is unpacked, and who unpacks it may read it in another way.
      return read === null || request.headers['content-encoding'] !== undefined
        ? undefined
        : parseStrictly(read);
    },
    isTooLarge: () => isTooLarge === true,
    sent() {
      if (read !== null) return read;
      if (!hasBody(request)) return null;
      begin();
      return request;
    },
  };
}
