import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on this machine alone. */
export interface Listening {
  /** Such as `http://localhost:8700`. */
  readonly url: string;
  close(): Promise<void>;
}

export type Respond = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Listens on the loopback address.
 *
 * @param port 0 for any free one.
 * @throws {Error} with one line when the port is taken or may not be used.
 */
export async function listen(port: number, respond: Respond): Promise<Listening> {
  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Error(reasonOf(error, port), { cause: error })),
    );
    server.listen(port, 'localhost', resolve);
  });
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function reasonOf(error: NodeJS.ErrnoException, port: number): string {
  if (error.code === 'EADDRINUSE') return `port ${port} is in use; set PORT to another one`;
  if (error.code === 'EACCES') return `port ${port} may not be used; set PORT to one above 1023`;
  return `cannot listen on port ${port}: ${error.message}`;
}

/**
 * Does a request come from a page of this server? A page elsewhere can make a browser post here, and a
 * name that was pointed at this machine can make it read: origin and host must both be ours.
 */
export function isOwnOrigin(request: IncomingMessage): boolean {
  const { host = '', origin } = request.headers;
  if (!isLoopback(host)) return false;
  if (origin !== undefined) return origin === `http://${host}`;
  return request.method === 'GET' || request.method === 'HEAD';
}

/** The host header without its port names this machine. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(host);
}
