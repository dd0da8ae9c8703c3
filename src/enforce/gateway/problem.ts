/** Answers that the gateway gives itself. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Verdict } from '../../policy/verdict';

export interface Problem {
  readonly status: number;
  /** Last part of `type`; the list is in docs/gateway.md. */
  readonly name: string;
  readonly title: string;
  /** One or two sentences. */
  readonly detail: string;
  readonly verdict?: Verdict;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Answers with `application/problem+json` (RFC 9457); nothing may have been sent yet. A body that was not read
 * ends the connection, so that its rest is never taken for a request.
 */
export function refuse(request: IncomingMessage, response: ServerResponse, problem: Problem): void {
  if (!request.complete && hasBody(request)) response.shouldKeepAlive = false;
  const { status, name, title, detail, verdict, headers } = problem;
  const body = JSON.stringify({
    type: `urn:portcullis:${name}`,
    title,
    status,
    detail,
    verdict: verdict ?? null,
  });
  response.writeHead(status, {
    'content-type': 'application/problem+json',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'portcullis-verdict': verdict?.verdict ?? 'unknown',
    ...headers,
  });
  response.end(body);
}

/** Whether the head of a request announces a body. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** What is said of a call that is not sent. */
export function refusalOf(verdict: Verdict): Problem {
  const because =
    verdict.verdict === 'blocked'
      ? 'it reaches content of a space that the rule covers'
      : verdict.reason === 'space-unknown'
        ? 'the space of what it reaches could not be found, so it may be one that the rule covers'
        : 'it is not known what an app access rule does to it';
  return {
    status: 403,
    name: verdict.verdict,
    title: verdict.verdict === 'blocked' ? 'Blocked by an app access rule' : 'Not known to be allowed',
    detail: `The rule ${verdict.rule ?? ''} keeps this caller from the call, because ${because}. It was not sent to Confluence.`,
    verdict,
    headers: { 'portcullis-enforced': 'true' },
  };
}
