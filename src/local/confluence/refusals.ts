import type { Answer } from '../platform/answer';

/** Refusals in the shape of the version that was called: the two differ in Confluence. */
export function refuse(path: string, status: number, message: string): Answer {
  const body = path.startsWith('/wiki/api/v2/')
    ? { errors: [{ status, code: codes[status] ?? 'ERROR', title: message, detail: null }] }
    : {
        statusCode: status,
        data: { authorized: status !== 403, valid: true, errors: [], successful: false },
        message,
      };
  return { status, body };
}

const codes: Readonly<Record<number, string>> = {
  400: 'INVALID_REQUEST_PARAMETER',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  410: 'GONE',
  501: 'NOT_IMPLEMENTED',
};

/** Thrown by a handler; the request ends with this answer. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** The value, or the 404 that Confluence gives for what is missing and for what may not be seen. */
export function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Refused(404, `${what} was not found`);
  return value;
}
